"""Playing a tour: the steps of its scenes in order, and where in them the presenter is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from cubatimeline.domain.tours import Quiz, Scene, Tour


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a press of a key brings.

    Attributes:
        scene: its number from 0.
        revealed: how many of the scene's hidden events are shown.
        uncovered: how many of what its quiz covers are uncovered.
        reading: whether the passage is shown that the scene rests on.
    """

    scene: int
    revealed: int = 0
    uncovered: int = 0
    reading: bool = False


def steps_of(scene: Scene, number: int, told: Sequence[str], *, quoted: bool = True) -> tuple[Step, ...]:
    """Return the steps of a scene: bare, each hidden event, each covered one, then the passage.

    Args:
        told: ids of the events that the scene tells, in order of time.
        quoted: whether there is a passage that it rests on.
    """
    steps = [Step(number)]
    steps += [Step(number, shown) for shown in range(1, len(scene.hidden) + 1)]
    covered = len(covered_of(scene, told))
    if scene.quiz is Quiz.LATER:
        covered = max(covered - 1, 0)
    steps += [Step(number, len(scene.hidden), shown) for shown in range(1, covered + 1)]
    if quoted:
        steps.append(replace(steps[-1], reading=True))
    return tuple(steps)


def covered_of(scene: Scene, told: Sequence[str]) -> tuple[str, ...]:
    """Return the events that the quiz of a scene concerns, in order of time; none where it has no quiz."""
    if scene.quiz is Quiz.NONE:
        return ()
    return tuple(id_ for id_ in told if not scene.covered or id_ in scene.covered)


@dataclass(frozen=True, slots=True)
class Playing:
    """A tour being played; each movement returns where it leads to, which at an end is the same place.

    Attributes:
        steps: all steps of all scenes in order; `at` is the present one.
    """

    steps: tuple[Step, ...]
    at: int = 0

    @classmethod
    def of(cls, tour: Tour, told: Sequence[Sequence[str]], quoted: Sequence[bool], scene: int = 0) -> Playing:
        """Return the tour at the beginning of a scene; `told` and `quoted` say of each what `steps_of` asks for."""
        steps = tuple(
            step
            for number, each in enumerate(tour.scenes)
            for step in steps_of(each, number, told[number], quoted=quoted[number])
        )
        return cls(steps).to_scene(scene)

    @property
    def step(self) -> Step:
        """The present step."""
        return self.steps[self.at]

    @property
    def is_first(self) -> bool:
        """Whether nothing comes before."""
        return self.at == 0

    @property
    def is_last(self) -> bool:
        """Whether nothing follows."""
        return self.at == len(self.steps) - 1

    def moved(self, by: int) -> Playing:
        """Go on (1) or back (-1) by steps."""
        return replace(self, at=min(max(self.at + by, 0), len(self.steps) - 1))

    def to_scene(self, number: int) -> Playing:
        """Go to the first step of a scene by number from 0; the first or the last scene where there is no such one."""
        wanted = min(max(number, 0), self.steps[-1].scene)
        return replace(self, at=next(at for at, step in enumerate(self.steps) if step.scene == wanted))

    def to_end(self) -> Playing:
        """Go to the beginning of the last scene."""
        return self.to_scene(self.steps[-1].scene)
