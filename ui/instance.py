"""One window per data folder: a second start shows the first and hands its files over."""

from __future__ import annotations

import hashlib
import json
import logging
import time
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from ui.window import MainWindow

_log = logging.getLogger("ccapp.ui")
_PATIENCE = 2.0  # seconds; the first window listens a moment after it has taken the folder
_AGAIN = 0.1
_MOST = 1024 * 1024  # bytes of one message
_HEARD = b"heard\n"


def _name(folder: Path) -> str:
    return "ccapp-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]


def hand_over(folder: Path, files: Sequence[str]) -> bool:
    """Ask the running window to come to the front with these files; False where none answers."""
    until = time.monotonic() + _PATIENCE
    socket = QLocalSocket()
    while True:
        socket.connectToServer(_name(folder))
        if socket.waitForConnected(int(_PATIENCE * 1000)):
            break
        if time.monotonic() > until:
            return False
        time.sleep(_AGAIN)  # no window yet, and no event loop that it could hold up
    socket.write(json.dumps([str(Path(path).resolve()) for path in files]).encode("utf-8") + b"\n")
    heard = socket.waitForReadyRead(int(_PATIENCE * 1000)) and bytes(socket.readAll().data()) == _HEARD
    socket.disconnectFromServer()
    return heard


class Listener(QObject):
    """Answers later starts for as long as it lives."""

    def __init__(self, folder: Path, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._welcome)
        name = _name(folder)
        QLocalServer.removeServer(
            name
        )  # left by a process that was killed; the folder lock says we are alone
        if not self._server.listen(name):
            _log.warning("later starts cannot reach this window: %s", self._server.errorString())

    def close(self) -> None:
        """Stop answering."""
        self._server.close()

    def _welcome(self) -> None:
        while self._server.hasPendingConnections():
            socket = self._server.nextPendingConnection()
            socket.setReadBufferSize(_MOST)
            socket.readyRead.connect(self._hear)
            socket.disconnected.connect(socket.deleteLater)
            self._hear_from(socket)

    def _hear(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._hear_from(socket)

    def _hear_from(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            return
        try:
            files = json.loads(bytes(socket.readLine().data()))
        except ValueError:  # not a start of this program
            socket.abort()
            return
        socket.write(_HEARD)
        socket.flush()
        self._window.come_forward()
        for path in files if isinstance(files, list) else []:
            self._window.open_file(str(path))
