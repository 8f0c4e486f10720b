"""The command line: the same use cases without a window and without a display."""

import sys
from collections.abc import Sequence

from desktop.cli.arguments import parse
from desktop.domain.errors import ReportError

DONE = 0
UNUSABLE = 3


def run(arguments: Sequence[str]) -> int:
    """Run one command and return its exit status.

    0 done; 1 done, with something the user must see; 2 bad arguments; 3 an input or a store
    that cannot be used. An error is one Chinese sentence on standard error.
    """
    options = parse(arguments)
    try:
        if options.command is None:
            from desktop.app import main  # noqa: PLC0415  # Qt is loaded for the window only

            return main(options.store)
        from desktop.cli.commands import COMMANDS  # noqa: PLC0415  # not needed by the window

        return COMMANDS[options.command](options)
    except ReportError as error:
        sys.stderr.write(f"{error}\n")
        return UNUSABLE
    except BrokenPipeError:
        # The reader of our output has gone (… | head): nothing is left to say.
        sys.stderr.close()
        return DONE
