"""The program's log: what happened and where in the code, never what a report says.

A report may be a draft that nobody else is to read, and a log is what people send by e-mail when
they ask for help. An exception often quotes the text it stumbled on, so whatever is not ASCII is
masked: our own messages are English and lose nothing, a report's sentences are Chinese.
"""

import logging
import re
from contextlib import suppress
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path

from typing_extensions import override

from desktop import private

FILE_NAME = "nianbao.log"

_LOGGER = "desktop"
_BYTES = 1_000_000
_OLD = (".1", ".2", ".3")  # what older logs end in, the newest first
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class MaskingFormatter(logging.Formatter):
    """A formatter that leaves no Chinese text in a line or in a traceback."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        return _NOT_ASCII.sub("?", super().format(record))


class TurningFile(logging.FileHandler):
    """A log that begins anew once it is long; that of the standard library would load `socket`.

    Attributes:
        most: The length, in bytes, beyond which the file is set aside.
    """

    most = _BYTES

    @override
    def emit(self, record: logging.LogRecord) -> None:
        try:
            if self.stream is not None and self.stream.tell() > self.most:
                self.stream.close()
                self._turn_over()
            super().emit(record)
        except OSError:  # the disk has gone: no reason to stop the clerk
            self.handleError(record)

    @override
    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        if path.exists():
            private.close(path)
        else:
            private.file(path)
        return super()._open()

    def _turn_over(self) -> None:
        with suppress(OSError):  # Windows renames no file that another window has open
            for newer, older in reversed(tuple(pairwise(("", *_OLD)))):
                source = Path(self.baseFilename + newer)
                if source.exists():
                    source.replace(self.baseFilename + older)
        self.stream = self._open()


def configure(log_dir: Path) -> logging.Handler:
    """Send what the program logs to a file in `log_dir`, and return the handler that does.

    A handler of an earlier call is closed. A folder that cannot be written must not keep the
    clerk from working: then nothing is logged.
    """
    logger = logging.getLogger(_LOGGER)
    _close_ours(logger)
    handler = _file_handler(log_dir) or logging.NullHandler()
    handler.set_name(FILE_NAME)
    handler.setFormatter(MaskingFormatter(_LINE))
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    return handler


def _file_handler(log_dir: Path) -> logging.Handler | None:
    """Open the log in `log_dir`, or return `None` when it cannot be written."""
    try:
        return TurningFile(private.folder(log_dir) / FILE_NAME, encoding="utf-8")
    except OSError:
        return None


def _close_ours(logger: logging.Logger) -> None:
    """Take away and close the handlers that `configure` gave `logger`."""
    for handler in [each for each in logger.handlers if each.get_name() == FILE_NAME]:
        logger.removeHandler(handler)
        handler.close()
