"""The words of labels, buttons and tabs: whether their widgets have room for them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QMenuBar, QTabBar, QWidget

_ROUNDING = 1
"""Pixels by which a widget may be smaller than its words, as both are rounded."""


def cut_widgets(window: QWidget) -> list[str]:
    """Return which widgets in sight show their words in part only, each in words."""
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and not widget.visibleRegion().isEmpty():
            found += [f"{type(widget).__name__}: {told}" for told in _told(widget)]
    return found


def _told(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QMenuBar):
        yield from _menus(widget)
    elif isinstance(widget, QAbstractButton):
        wide, high = widget.sizeHint().width(), widget.fontMetrics().height()
        if widget.text() and (widget.width() + _ROUNDING < wide or widget.height() < high):
            yield f"{widget.text()!r} has {_size(widget)} and needs {wide} x {high}"
    elif isinstance(widget, QLineEdit):
        words = widget.text() or widget.placeholderText()
        needed = widget.fontMetrics().horizontalAdvance(words)
        if needed > widget.contentsRect().width() and words not in widget.toolTip():
            yield f"{words!r} has {widget.contentsRect().width()} pixels and needs {needed}"


def _label(label: QLabel) -> Iterator[str]:
    words = label.text()
    if not words or not label.pixmap().isNull():
        return
    room, margins = label.contentsRect(), label.contentsMargins()
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        if label.height() + _ROUNDING < needed:
            yield f"{words!r} is {label.height()} pixels high and needs {needed}"
        return
    across = label.sizeHint().width() - margins.left() - margins.right()
    if room.width() + _ROUNDING < across and _plain(label) not in label.toolTip():
        yield f"{words!r} has {room.width()} pixels and needs {across}"
    if room.height() + _ROUNDING < label.fontMetrics().tightBoundingRect(_plain(label)).height():
        yield f"{words!r} has a height of {room.height()} pixels only"


def _plain(label: QLabel) -> str:
    if label.textFormat() is Qt.TextFormat.PlainText:
        return label.text()
    document = QTextDocument()
    document.setHtml(label.text())
    return document.toPlainText()


def _tabs(tabs: QTabBar) -> Iterator[str]:
    for number in range(tabs.count()):
        room, needed = tabs.tabRect(number).width(), tabs.fontMetrics().horizontalAdvance(tabs.tabText(number))
        if tabs.isTabVisible(number) and (room < needed or not _inside(tabs, tabs.tabRect(number))):
            yield f"tab {tabs.tabText(number)!r} has {room} pixels and needs {needed}"


def _menus(bar: QMenuBar) -> Iterator[str]:
    for action in bar.actions():
        if action.isVisible() and not _inside(bar, bar.actionGeometry(action)):
            yield f"menu {action.text()!r} stands outside its bar"


def _inside(widget: QWidget, part: QRect) -> bool:
    return widget.rect().adjusted(-_ROUNDING, -_ROUNDING, _ROUNDING, _ROUNDING).contains(part)


def _size(widget: QWidget) -> str:
    return f"{widget.width()} x {widget.height()}"
