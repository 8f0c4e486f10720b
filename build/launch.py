"""Where the bundle starts: PyInstaller wants a script, not a package."""

import sys

from desktop.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
