"""Takes files apart on an existing Dask cluster, with the same functions as the processes of one machine.

Every machine of the cluster sees the files under the same paths, and has this program in the same version. The one that
imports walks the folders, keeps the order and writes; the cluster reads and finds. A file whose worker dies is given to
another one; as results are stored in order and once, each document is there exactly once whatever the cluster does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from cubatimeline.domain.errors import ReaderError
from cubatimeline.services.importing.extracting import Context, Extractor, Fault, Outcome
from cubatimeline.services.importing.files import Source
from cubatimeline.services.importing.run import Results

if TYPE_CHECKING:
    from distributed import Client, Future

_FILES_IN_TASK = 8
"""Files taken apart by one task: enough that handing it over costs little beside it."""
_TASKS_FOR_THREAD = 4
"""Tasks under way for each thread of the cluster; as many results wait here at most."""
_ANSWER_S = 10
"""How long the scheduler may take to answer at first, in seconds."""
_TRIES = 3
_LOOK_S = 0.2
"""How often the wish to stop is looked for."""
_DIED = Fault("The machines that read it ended unexpectedly.", "Save it anew in another format, or leave it out.")


class ClusterError(ReaderError):
    """The cluster cannot be reached, or what it needs is not installed."""


def on_cluster(address: str) -> Results:
    """Return what takes files apart on the cluster whose scheduler is at `address` ("tcp://host:8786").

    Raises:
        ClusterError: Dask is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client
    except ModuleNotFoundError as error:
        raise ClusterError("Dask is not installed.", "Install it with: pip install 'cubatimeline[cluster]'.") from error
    try:
        client = Client(address, timeout=_ANSWER_S, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"No cluster answers at {address}.", "Check the address, and that it runs.") from error

    def results(
        sources: Iterable[Source], context: Context, cancelled: Callable[[], bool]
    ) -> Iterator[tuple[Source, Outcome]]:
        with client:
            yield from _Spread(client, context).results(sources, cancelled)

    return results


class _Spread:
    """Files under way on a cluster."""

    def __init__(self, client: Client, context: Context) -> None:
        self._client = client
        self._context = context
        self._mark = context.mark
        self._there: Future = self._hand_out()
        self._under_way: deque[tuple[list[Source], Future]] = deque()

    def _hand_out(self) -> Future:
        return self._client.scatter(self._context, broadcast=True, hash=False)

    def results(self, sources: Iterable[Source], cancelled: Callable[[], bool]) -> Iterator[tuple[Source, Outcome]]:
        """Yield each file with what it gave, in order; ends early when `cancelled` says so."""
        coming = iter(sources)
        try:
            while not cancelled():
                while len(self._under_way) < self._room() and (chosen := list(islice(coming, _FILES_IN_TASK))):
                    self._under_way.append((chosen, self._begin(chosen)))
                if not self._under_way:
                    return
                chosen, task = self._under_way[0]
                outcomes = self._answer(chosen, task)
                if outcomes is None:
                    continue
                self._under_way.popleft()
                for pair in zip(chosen, outcomes, strict=True):
                    if cancelled():
                        return
                    yield pair
        finally:
            self._client.cancel([task for _, task in self._under_way], force=True)

    def _room(self) -> int:
        threads = int(sum(self._client.nthreads().values()))
        return max(1, _TASKS_FOR_THREAD * threads)

    def _begin(self, chosen: list[Source]) -> Future:
        # Not pure: the same file may have been changed since an earlier import.
        return self._client.submit(take_apart, chosen, self._there, self._mark, pure=False)

    def _answer(self, chosen: list[Source], task: Future) -> list[Outcome] | None:
        """Return what a task gave, None where it is not done yet.

        The scheduler itself gives the files of a dead worker to another one, and has lost results computed anew. Files
        over which workers die again and again come back here, and are tried one by one: only the one at fault fails.
        """
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        try:
            found: list[Outcome] = task.result(timeout=_LOOK_S)
        except TimeoutError:
            return None
        except (KilledWorker, FutureCancelledError):
            return [self._alone(source) for source in chosen]
        return found

    def _alone(self, source: Source) -> Outcome:
        from distributed import KilledWorker
        from distributed.client import FutureCancelledError

        for _ in range(_TRIES):
            try:
                found: list[Outcome] = self._begin([source]).result()
            except KilledWorker:
                return _DIED
            except FutureCancelledError:
                # What was handed out has gone with its last holder.
                self._there = self._hand_out()
            else:
                return found[0]
        return _DIED


_extractors: dict[str, Extractor] = {}
"""The last extractor made in this process, by the mark of its context."""


def take_apart(sources: list[Source], context: Context, mark: str) -> list[Outcome]:
    """Return what each file gave; runs on the cluster. `mark` tells one context from another."""
    extractor = _extractors.get(mark)
    if extractor is None:
        extractor = Extractor(context)
        _extractors.clear()
        _extractors[mark] = extractor
    return [
        Fault(source.fault.message, source.fault.mend) if source.fault else extractor.file(source) for source in sources
    ]
