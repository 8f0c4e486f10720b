"""The command line: the same use cases without a window and without a display.

A command loads what it needs when it is called: a list waits for no recogniser, and none for Qt.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path

from desktop.domain.errors import ReportError

DONE = 0
UNUSABLE = 3

# What is opened in the window when its file is double-clicked (`domain.exchange.SENT`).
_SENT = (".nbz", ".nbr")

# Each command with the module that is loaded for it, and the function there.
_COMMANDS = {
    "list": ("desktop.cli.ledger", "list_reports"),
    "verify": ("desktop.cli.ledger", "verify"),
    "import": ("desktop.cli.importing", "import_files"),
    "search": ("desktop.cli.search", "search"),
    "show": ("desktop.cli.commands", "show"),
    "layout": ("desktop.cli.commands", "layout"),
    "figures": ("desktop.cli.figures", "figures"),
    "check": ("desktop.cli.check", "check"),
    "compare": ("desktop.cli.compare", "compare"),
    "compliance": ("desktop.cli.compliance", "compliance"),
    "export": ("desktop.cli.export", "export"),
    "collect": ("desktop.cli.collect", "collect"),
    "pack": ("desktop.cli.packages", "pack"),
    "unpack": ("desktop.cli.packages", "unpack"),
    "receipt": ("desktop.cli.packages", "receipt"),
    "backup": ("desktop.cli.backups", "backup"),
    "restore": ("desktop.cli.backups", "restore"),
    "password": ("desktop.cli.password", "change_password"),
    "demo": ("desktop.cli.demo", "demo"),
}


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
    if len(arguments) == 1 and arguments[0].lower().endswith(_SENT):
        return _open_window(None, sent=Path(arguments[0]))
    from desktop.cli.arguments import parse

    options = parse(arguments)
    if options.command is None:
        from desktop.cli.stores import first_line

        return _open_window(options.store, first_line(options.password_file))
    return _command(options.command)(options)


def _command(name: str) -> Callable[[argparse.Namespace], int]:
    module, function = _COMMANDS[name]
    command: Callable[[argparse.Namespace], int] = getattr(import_module(module), function)
    return command


def _open_window(store: Path | None, password: str = "", sent: Path | None = None) -> int:
    gc.disable()  # a start keeps all it makes; the app switches the collector on again
    from desktop.app import main

    return main(store, password, sent)
