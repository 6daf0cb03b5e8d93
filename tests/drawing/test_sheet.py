"""Small pictures in one large one: each comes out as it was painted, however many pass through."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from cubatimeline.drawing.sheet import Pieces, Sheet, SheetFull

COLOURS = [QColor(red, green, 128) for red in (0, 80, 160, 240) for green in (0, 80, 160, 240)]


@pytest.fixture
def image(qapp) -> QImage:
    made = QImage(200, 100, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    return made


def block(sheet: Sheet, key: object, colour: QColor, width: float = 10.0, height: float = 10.0) -> int:
    number = sheet.number(key)
    if number < 0:
        number = sheet.add(key, width, height, lambda p: p.fillRect(QRectF(0, 0, width, height), colour))
    return number


def drawn(image: QImage, sheet: Sheet, *tables: np.ndarray) -> None:
    painter = QPainter(image)
    sheet.draw(painter, list(tables))
    painter.end()


def one(number: int, times: int = 1) -> np.ndarray:
    return np.full(times, number, np.int64)


def test_pieces_come_out_where_they_are_put(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()
    red, blue = block(sheet, "red", QColor("red")), block(sheet, "blue", QColor("blue"), 4, 6)
    numbers = np.array([red, blue, red])
    drawn(image, sheet, sheet.pieces(numbers, np.array([5.0, 50.0, 90.0]), np.array([5.0, 50.0, 20.0])))
    for x, y in ((5, 5), (14, 14), (90, 20), (99, 29)):
        assert image.pixelColor(x, y) == QColor("red")
    for x, y in ((50, 50), (53, 55)):
        assert image.pixelColor(x, y) == QColor("blue")
    for x, y in ((4, 5), (15, 14), (54, 50), (50, 56), (5, 15)):
        assert image.pixelColor(x, y) == QColor("white")


def test_a_part_of_a_piece(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()

    def paint(painter: QPainter) -> None:
        painter.fillRect(QRectF(0, 0, 10, 10), QColor("red"))
        painter.fillRect(QRectF(10, 0, 10, 10), QColor("blue"))

    number = sheet.add("both", 20, 10, paint)
    drawn(image, sheet, sheet.parts(one(number), np.array([30.0]), np.array([0.0]), 8.0, 4.0))
    assert [image.pixelColor(x, 5).name() for x in (29, 30, 31, 32, 33, 34)] == [
        "#ffffff", "#ff0000", "#ff0000", "#0000ff", "#0000ff", "#ffffff",
    ]  # fmt: skip


def test_a_pixel_drawn_out(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()
    number = sheet.add("bar", 10, 20, lambda p: p.fillRect(QRectF(0, 10, 10, 4), QColor("red")), "rows")
    table = sheet.stretched(one(number), np.array([20.0]), np.array([30.0]), 5.0, np.array([150.0]))
    drawn(image, sheet, table)
    for x in (20, 100, 169):
        assert image.pixelColor(x, 40) == QColor("red")
        assert image.pixelColor(x, 43) == QColor("red")
        assert image.pixelColor(x, 39) == image.pixelColor(x, 44) == QColor("white")
    assert image.pixelColor(19, 41) == image.pixelColor(170, 41) == QColor("white")


def test_a_screen_of_twice_the_density(image: QImage) -> None:
    image.setDevicePixelRatio(2.0)
    sheet = Sheet(100, 50, 20, 2.0)
    sheet.begin()
    number = block(sheet, "red", QColor("red"))
    drawn(image, sheet, sheet.pieces(one(number), np.array([20.5]), np.array([10.0])))
    assert image.pixelColor(41, 20) == image.pixelColor(60, 39) == QColor("red")
    assert image.pixelColor(40, 20) == image.pixelColor(61, 20) == image.pixelColor(41, 40) == QColor("white")


def test_pieces_outlive_frames_and_make_room_for_others(image: QImage) -> None:
    """Many times more pieces pass through than there is room for; the one that is always in use stays."""
    sheet = Sheet(200, 100, 20, 1.0)
    kept = None
    for frame in range(300):
        sheet.begin()
        always = block(sheet, "always", QColor("black"), 30, 20)
        kept = always if kept is None else kept
        assert always == kept
        numbers = [block(sheet, (frame, n), COLOURS[(frame + n) % 16], 90, 20) for n in range(16)]
        x, y = np.array([10.0 * n for n in range(16)]), np.full(16, 40.0)
        image.fill(QColor("white"))
        drawn(image, sheet, sheet.parts(np.array(numbers), x, y, 0.0, 10.0), sheet.pieces(one(always), x[:1], x[:1]))
        assert [image.pixelColor(10 * n + 5, 50) for n in range(16)] == [COLOURS[(frame + n) % 16] for n in range(16)]
        assert image.pixelColor(5, 5) == QColor("black")


def test_pieces_by_number_and_mark(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()
    assert not sheet.still_there(one(0), one(1)).any()
    number = block(sheet, "old", QColor("red"))
    mark = sheet.marks_of(one(number))
    assert sheet.still_there(one(number), mark).all()
    assert not sheet.still_there(one(number), mark + 1).any()
    for frame in range(300):
        sheet.begin()
        block(sheet, frame, QColor("blue"), 400, 20)
    assert not sheet.still_there(one(number), mark).any()
    assert sheet.number("old") == -1
    drawn(image, sheet)


def test_a_frame_that_needs_more_than_there_is_is_told(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()
    with pytest.raises(SheetFull):
        [block(sheet, number, QColor("red"), 200, 20) for number in range(1000)]
    drawn(image, sheet)
    sheet.begin()
    assert block(sheet, "again", QColor("red")) >= 0
    drawn(image, sheet)


def test_an_empty_frame(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()
    drawn(image, sheet)
    drawn(image, sheet, np.empty((6, 0)))
    assert image.pixelColor(5, 5) == QColor("white")


@pytest.mark.parametrize("ratio", [1.0, 2.0])
def test_lines_are_written_together_and_without_their_empty_rows(image: QImage, ratio: float) -> None:
    image.setDevicePixelRatio(ratio)
    sheet = Sheet(200 / ratio, 100 / ratio, 20, ratio, 10)
    sheet.begin()

    def paint(painter: QPainter, index: int, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y + 4, 5 + index, 3), COLOURS[index])

    numbers = sheet.add_lines([(5.0 + index, 4.0, 7.0) for index in range(8)], paint)
    assert len(set(numbers.tolist())) == 8
    x = np.arange(8) * 12.0
    drawn(image, sheet, sheet.pieces(numbers, x, np.full(8, 20.0)))
    for index in range(8):
        left, right = round(x[index] * ratio), round((x[index] + 5 + index) * ratio)
        top, bottom = round(24 * ratio), round(27 * ratio)
        assert image.pixelColor(left, top) == image.pixelColor(right - 1, bottom - 1) == COLOURS[index]
        assert image.pixelColor(left, top - 1) == image.pixelColor(left, bottom) == QColor("white")
        assert image.pixelColor(right, top) == QColor("white")


def test_lines_that_find_no_room_leave_the_sheet_as_it_can_be_used(image: QImage) -> None:
    sheet = Sheet(200, 100, 20, 1.0)
    sheet.begin()

    def paint(painter: QPainter, index: int, x: float, y: float) -> None:
        painter.fillRect(QRectF(x, y, 200, 20), COLOURS[index % 16])

    with pytest.raises(SheetFull):
        sheet.add_lines([(200.0, 0.0, 20.0)] * 1000, paint)
    drawn(image, sheet)
    sheet.begin()
    numbers = sheet.add_lines([(200.0, 0.0, 20.0)] * 2, paint)
    drawn(image, sheet, sheet.pieces(numbers, np.zeros(2), np.array([0.0, 40.0])))
    assert image.pixelColor(5, 5) == COLOURS[0]
    assert image.pixelColor(5, 45) == COLOURS[1]


def test_things_are_written_once_while_they_are_there(image: QImage) -> None:
    sheet, pieces, written = Sheet(200, 100, 20, 1.0), Pieces(), []

    def write(places: np.ndarray) -> list[int]:
        written.append(places.tolist())
        return [block(sheet, (place, len(written)), COLOURS[place % 16]) for place in places.tolist()]

    for wanted, new in (([3, 1, 3], [1, 3]), ([1, 3], None), ([700, 1], [700])):
        sheet.begin()
        count = len(written)
        numbers = pieces.numbers(sheet, np.array(wanted), write)
        assert len(set(numbers.tolist())) == len(set(wanted))
        assert written[count:] == ([] if new is None else [new])
        drawn(image, sheet)
    other = Sheet(200, 100, 20, 1.0)
    other.begin()
    sheet = other
    pieces.numbers(other, np.array([1]), write)
    assert written[-1] == [1]
    drawn(image, other)
