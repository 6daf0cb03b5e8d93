"""A theme as palette and style sheet for Qt's own widgets: no widget writes a colour of its own."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from cubatimeline.drawing.fonts import SANS
from cubatimeline.drawing.theme import TYPE_SCALE, Theme
from cubatimeline.widgets.shared.icons import icon_folder

_ROLES = (
    (QPalette.ColorRole.Window, "panel"),
    (QPalette.ColorRole.WindowText, "text"),
    (QPalette.ColorRole.Base, "reading"),
    (QPalette.ColorRole.AlternateBase, "panel"),
    (QPalette.ColorRole.Text, "text"),
    (QPalette.ColorRole.PlaceholderText, "text_soft"),
    (QPalette.ColorRole.Button, "panel"),
    (QPalette.ColorRole.ButtonText, "text"),
    (QPalette.ColorRole.ToolTipBase, "panel"),
    (QPalette.ColorRole.ToolTipText, "text"),
    (QPalette.ColorRole.Highlight, "selection"),
    (QPalette.ColorRole.HighlightedText, "text"),
    (QPalette.ColorRole.Link, "accent"),
    (QPalette.ColorRole.Mid, "hairline"),
)


def palette_of(theme: Theme) -> QPalette:
    """Return the palette of a theme."""
    palette = QPalette()
    for role, name in _ROLES:
        palette.setColor(role, theme.colour(name))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text, theme.colour("text_faint"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText, theme.colour("text_faint"))
    palette.setColor(QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, theme.colour("text_faint"))
    return palette


def sheet_of(theme: Theme) -> str:
    """Return the style sheet of a theme: hairlines instead of boxes, one accent."""
    px = theme.px

    def colour(role: str) -> str:
        return theme.colour(role).name()

    # a tick of one weight on every theme; Qt takes pictures in style sheets from files only
    check = (icon_folder().with_name("themes") / ("check-dark.svg" if theme.dark else "check-light.svg")).as_posix()
    return f"""
    QToolTip {{ background: {colour("panel")}; color: {colour("text")}; border: 1px solid {colour("hairline")};
        padding: {px(4)}px {px(6)}px; }}
    QMainWindow, QDialog {{ background: {colour("panel")}; }}
    QSplitter::handle {{ background: {colour("hairline")}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QSplitter::handle:hover {{ background: {colour("accent")}; }}
    QMenuBar, QMenu {{ font-family: "{SANS}"; font-size: {px(TYPE_SCALE["small"])}px; }}
    QMenuBar {{ background: {colour("panel")}; color: {colour("text")}; padding: {px(2)}px {px(4)}px; }}
    QMenuBar::item {{ padding: {px(4)}px {px(8)}px; background: transparent; border-radius: 3px; }}
    QMenuBar::item:selected, QMenu::item:selected {{ background: {colour("selection")}; color: {colour("text")}; }}
    QMenu {{ background: {colour("panel")}; color: {colour("text")}; border: 1px solid {colour("hairline")};
        padding: {px(4)}px; }}
    QMenu::item {{ padding: {px(4)}px {px(24)}px {px(4)}px {px(20)}px; border-radius: 3px; }}
    QMenu::item:disabled {{ color: {colour("text_faint")}; }}
    QMenu::separator {{ height: 1px; background: {colour("hairline_soft")}; margin: {px(4)}px {px(8)}px; }}
    QStatusBar {{ background: {colour("panel")}; color: {colour("text_soft")};
        border-top: 1px solid {colour("hairline")}; }}
    QStatusBar::item {{ border: none; }}
    QLineEdit {{ background: {colour("canvas")}; color: {colour("text")}; border: 1px solid {colour("hairline")};
        border-radius: 4px; padding: {px(4)}px {px(8)}px; selection-background-color: {colour("selection")};
        selection-color: {colour("text")}; }}
    QLineEdit:focus {{ border: 1px solid {colour("focus")}; }}
    QLineEdit > QToolButton {{ border: none; background: transparent; padding: 0; margin: 0; }}
    QComboBox {{ background: {colour("canvas")}; color: {colour("text")}; border: 1px solid {colour("hairline")};
        border-radius: 4px; padding: {px(3)}px {px(8)}px; }}
    QComboBox:focus {{ border: 1px solid {colour("focus")}; }}
    QComboBox::drop-down {{ border: none; width: {px(20)}px; }}
    QComboBox::down-arrow {{ image: none; width: 0; height: 0; margin-right: {px(8)}px;
        border-left: {px(4)}px solid {colour("canvas")}; border-right: {px(4)}px solid {colour("canvas")};
        border-top: {px(5)}px solid {colour("text_soft")}; }}
    QComboBox QAbstractItemView {{ background: {colour("panel")}; color: {colour("text")};
        border: 1px solid {colour("hairline")}; selection-background-color: {colour("selection")};
        selection-color: {colour("text")}; }}
    QSpinBox, QDoubleSpinBox {{ background: {colour("canvas")}; color: {colour("text")};
        border: 1px solid {colour("hairline")}; border-radius: 4px; padding: {px(4)}px 0; }}
    QSpinBox QLineEdit, QDoubleSpinBox QLineEdit {{ border: none; background: transparent; padding: 0 {px(6)}px; }}
    QSpinBox:focus, QDoubleSpinBox:focus {{ border: 1px solid {colour("focus")}; }}
    QSpinBox::up-button, QSpinBox::down-button, QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{
        border: none; background: transparent; width: {px(20)}px; }}
    QSpinBox::up-arrow, QSpinBox::down-arrow, QDoubleSpinBox::up-arrow, QDoubleSpinBox::down-arrow {{ image: none;
        width: 0; height: 0; border-left: {px(4)}px solid {colour("canvas")};
        border-right: {px(4)}px solid {colour("canvas")}; }}
    QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {{ border-bottom: {px(5)}px solid {colour("text_soft")}; }}
    QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {{ border-top: {px(5)}px solid {colour("text_soft")}; }}
    QCheckBox {{ color: {colour("text")}; spacing: {px(8)}px; }}
    QCheckBox::indicator {{ width: {px(13)}px; height: {px(13)}px; border: 1px solid {colour("text_soft")};
        border-radius: 3px; background: {colour("canvas")}; }}
    QCheckBox::indicator:checked {{ background: {colour("accent")}; border: 1px solid {colour("accent")};
        image: url({check}); }}
    QCheckBox::indicator:focus {{ border: 1px solid {colour("focus")}; }}
    QCheckBox::indicator:disabled {{ border: 1px solid {colour("hairline")}; }}
    QPlainTextEdit {{ background: {colour("canvas")}; color: {colour("text")}; border: 1px solid {colour("hairline")};
        border-radius: 4px; padding: {px(4)}px; selection-background-color: {colour("selection")};
        selection-color: {colour("text")}; }}
    QPlainTextEdit:focus {{ border: 1px solid {colour("focus")}; }}
    QSlider::groove:horizontal {{ height: {px(4)}px; background: {colour("hairline")}; border-radius: {px(2)}px; }}
    QSlider::sub-page:horizontal {{ background: {colour("text_faint")}; border-radius: {px(2)}px; }}
    QSlider::handle:horizontal {{ background: {colour("accent")}; width: {px(12)}px; height: {px(12)}px;
        margin: -{px(4)}px 0; border-radius: {px(6)}px; }}
    QToolButton, QPushButton {{ background: transparent; color: {colour("text")}; border: 1px solid transparent;
        border-radius: 4px; padding: {px(4)}px {px(8)}px; }}
    QPushButton {{ border: 1px solid {colour("hairline")}; padding: {px(4)}px {px(12)}px; }}
    QToolButton:hover, QPushButton:hover {{ background: {colour("selection")}; }}
    QToolButton:checked {{ background: {colour("selection")}; color: {colour("text")}; }}
    QToolButton:focus, QPushButton:focus {{ border: 1px solid {colour("focus")}; }}
    QToolButton:disabled, QPushButton:disabled {{ color: {colour("text_faint")}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QListView, QTreeView, QTextBrowser {{ background: {colour("reading")}; color: {colour("text")}; outline: none;
        border: 1px solid transparent; }}
    QListView:focus, QTreeView:focus, QTextBrowser:focus {{ border: 1px solid {colour("focus")}; }}
    QScrollArea {{ background: {colour("reading")}; border: none; }}
    QScrollBar:vertical {{ background: transparent; width: {px(10)}px; margin: 0; }}
    QScrollBar:horizontal {{ background: transparent; height: {px(10)}px; margin: 0; }}
    QScrollBar::handle {{ background: {colour("hairline")}; border-radius: {px(3)}px; margin: {px(2)}px;
        min-height: {px(28)}px; min-width: {px(28)}px; }}
    QScrollBar::handle:hover {{ background: {colour("text_faint")}; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
    QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
    QProgressBar {{ background: {colour("hairline_soft")}; border: none; border-radius: {px(2)}px;
        max-height: {px(6)}px; color: {colour("text")}; }}
    QProgressBar::chunk {{ background: {colour("accent")}; border-radius: {px(2)}px; }}
    QTabBar::tab {{ background: transparent; color: {colour("text_soft")}; padding: {px(6)}px {px(8)}px;
        border: none; border-bottom: 2px solid transparent; }}
    QTabBar::tab:selected {{ color: {colour("text")}; border-bottom: 2px solid {colour("accent")}; }}
    QTabBar::tab:hover {{ color: {colour("text")}; }}
    QTabBar::tab:focus {{ color: {colour("accent")}; }}
    """


def wear(application: QApplication, theme: Theme) -> None:
    """Dress all of Qt's own widgets in a theme."""
    application.setStyle("Fusion")
    application.setFont(theme.font("small"))
    application.setPalette(palette_of(theme))
    application.setStyleSheet(sheet_of(theme))
