"""Keeps the screen saver away while a class looks at the display, where the desktop lets itself be asked."""

from __future__ import annotations

from PySide6.QtCore import QObject

_SERVICE, _PATH = "org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"
_CONNECTION = "presenting"
_PATIENCE_MS = 40


class Awake(QObject):
    """Holds the screen saver off between `begin` and `end`, by the Idle Inhibition Service of freedesktop.org.

    Qt has no call for it of its own; on systems without D-Bus, or whose desktop has no such service, nothing is done.

    Attributes:
        held: whether the desktop has agreed.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.held = False

    def begin(self) -> None:
        """Ask the desktop to keep the display on."""
        try:
            from PySide6.QtDBus import QDBusConnection, QDBusMessage
        except ImportError:
            return  # no such part of Qt on this system
        bus = QDBusConnection.connectToBus(QDBusConnection.BusType.SessionBus, _CONNECTION)
        if not bus.isConnected():
            self.end()
            return
        message = QDBusMessage.createMethodCall(_SERVICE, _PATH, _SERVICE, "Inhibit")
        message.setArguments(["cubatimeline", self.tr("A class is looking at the timeline")])
        reply = bus.call(message, timeout=_PATIENCE_MS)
        self.held = reply.type() is QDBusMessage.MessageType.ReplyMessage

    def end(self) -> None:
        """Let the desktop do as it likes again: the service forgets a wish when the connection it came by is closed."""
        self.held = False
        try:
            from PySide6.QtDBus import QDBusConnection
        except ImportError:
            return
        QDBusConnection.disconnectFromBus(_CONNECTION)
