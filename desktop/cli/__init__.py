"""The command line: the same use cases without a window and without a display.

A command loads what it needs when it is called: a list waits for no recogniser, and none for Qt.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
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
    except OSError as error:
        # A folder that cannot be made or a device that cannot be written: not ours to repair.
        place = f"“{error.filename}”" if error.filename else "文件"
        sys.stderr.write(f"{place}无法读写（{error.strerror}）；请检查路径和权限后再试。\n")
        return UNUSABLE


def _run_command(arguments: Sequence[str]) -> int:
    from desktop.cli.arguments import parse

    options = parse(arguments)
    if options.command is None:
        return _open_window(options.store)
    return _command(options.command)(options)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    match name:
        case "list":
            from desktop.cli.ledger import list_reports as command
        case "verify":
            from desktop.cli.ledger import verify as command
        case "import":
            from desktop.cli.commands import import_files as command
        case "show":
            from desktop.cli.commands import show as command
        case "layout":
            from desktop.cli.commands import layout as command
        case "figures":
            from desktop.cli.figures import figures as command
        case "compliance":
            from desktop.cli.compliance import compliance as command
        case "export":
            from desktop.cli.export import export as command
        case "demo":
            from desktop.cli.demo import demo as command
        case _:
            raise KeyError(name)
    return command


def _open_window(store: Path | None) -> int:
    gc.disable()  # a start keeps all it makes; the app switches the collector on again
    from desktop.app import main

    return main(store)
