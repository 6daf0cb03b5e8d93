"""Work off the GUI thread."""

from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from cubatimeline.domain.errors import ReaderError
from cubatimeline.widgets.shared.background import Background


class Kept:
    """Something that belongs to one thread, as a database connection does."""

    def __init__(self) -> None:
        self.thread = threading.get_ident()
        self.closed_in = 0

    def close(self) -> None:
        self.closed_in = threading.get_ident()


def test_jobs_run_in_order_in_one_other_thread_and_answer_on_this_one(qtbot: QtBot) -> None:
    background = Background(Kept, Kept.close, "test")
    answers: list[tuple[int, int, int]] = []
    for number in range(3):
        background.ask(
            lambda kept, number=number: (number, threading.get_ident()),
            lambda answer: answers.append((*answer, threading.get_ident())),
        )
    qtbot.waitUntil(lambda: len(answers) == 3)
    background.close()
    assert [answer[0] for answer in answers] == [0, 1, 2]
    assert len({answer[1] for answer in answers}) == 1
    assert {answer[2] for answer in answers} == {threading.get_ident()}
    assert answers[0][1] != threading.get_ident()


def test_what_is_kept_is_given_up_in_its_own_thread(qtbot: QtBot) -> None:
    background = Background(Kept, Kept.close, "test")
    found: list[Kept] = []
    background.ask(lambda kept: kept, found.append)
    qtbot.waitUntil(lambda: bool(found))
    background.close()
    assert found[0].closed_in == found[0].thread


def test_an_error_of_the_surroundings_is_told_and_the_next_job_runs(qtbot: QtBot) -> None:
    background = Background(Kept, Kept.close, "test")
    errors: list[ReaderError] = []
    answers: list[str] = []
    background.failed.connect(errors.append)

    def fail(kept: Kept) -> str:
        raise ReaderError("The disk is away.", "Bring it back.")

    background.ask(fail, answers.append)
    background.ask(lambda kept: "done", answers.append)
    qtbot.waitUntil(lambda: answers == ["done"])
    background.close()
    assert [str(error) for error in errors] == ["The disk is away. Bring it back."]


def test_a_bug_is_raised_on_the_gui_thread(qtbot: QtBot) -> None:
    background = Background(Kept, Kept.close, "test")
    with qtbot.captureExceptions() as caught:
        background.ask(lambda kept: 1 // 0, lambda answer: None)
        qtbot.waitUntil(lambda: bool(caught))
    background.close()
    assert caught[0][0] is ZeroDivisionError


def test_no_answer_comes_after_closing(qtbot: QtBot) -> None:
    background = Background(Kept, Kept.close, "test")
    answers: list[int] = []
    background.ask(lambda kept: 1, answers.append)
    background.close()
    background.ask(lambda kept: 2, answers.append)
    qtbot.waitUntil(lambda: True)
    assert answers == []
