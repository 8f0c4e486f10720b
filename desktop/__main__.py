"""The program's entry: `nianbao`, or `python -m desktop`."""

import io
import sys

from desktop.cli import run


def main() -> int:
    """Run the command line, or open the window when no command is given; return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Whatever the locale says; a file name that is not UTF-8 must not end the program.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
