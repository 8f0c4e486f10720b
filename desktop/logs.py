"""The program's log: what happened and where in the code, never what a report says.

A report may be a draft that nobody else is to read, and a log is what people send by e-mail when
they ask for help. An exception often quotes the text it stumbled on, so whatever is not ASCII is
masked: our own messages are English and lose nothing, a report's sentences are Chinese.
"""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

from typing_extensions import override

FILE_NAME = "nianbao.log"

_LOGGER = "desktop"
_BYTES = 1_000_000
_OLD_FILES = 3
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


class MaskingFormatter(logging.Formatter):
    """A formatter that leaves no Chinese text in a line or in a traceback."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        return _NOT_ASCII.sub("?", super().format(record))


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
        log_dir.mkdir(parents=True, exist_ok=True)
        return RotatingFileHandler(
            log_dir / FILE_NAME, maxBytes=_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        return None


def _close_ours(logger: logging.Logger) -> None:
    """Take away and close the handlers that `configure` gave `logger`."""
    for handler in [each for each in logger.handlers if each.get_name() == FILE_NAME]:
        logger.removeHandler(handler)
        handler.close()
