"""The command line: the same use cases without a window and without a display."""

import gc
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import ReportError

DONE = 0
UNUSABLE = 3


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status.

    0 done; 1 done, with something the user must see; 2 bad arguments; 3 an input or a store
    that cannot be used. An error is one Chinese sentence on standard error.
    """
    try:
        return _run_command(arguments) if arguments else _open_window(None)
    except ReportError as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    except BrokenPipeError:
        # The reader of our output has gone (… | head): nothing is left to say.
        sys.stderr.close()
        return DONE


def _run_command(arguments: Sequence[str]) -> int:
    from desktop.cli.arguments import parse  # noqa: PLC0415  # a plain start waits for no parser

    options = parse(arguments)
    if options.command is None:
        return _open_window(options.store)
    from desktop.cli.commands import COMMANDS  # noqa: PLC0415  # not needed by the window

    return COMMANDS[options.command](options)


def _open_window(store: Path | None) -> int:
    gc.disable()  # a start keeps all it makes; the app switches the collector on again
    from desktop.app import main  # noqa: PLC0415  # Qt is loaded for the window only

    return main(store)
