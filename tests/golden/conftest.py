"""Golden files: what was looked at once and found good, compared with what is made today.

A wanted change is taken over with `NIANBAO_REMAKE_GOLDEN=1 pytest tests/golden`; the test then
fails once to say so, and the difference is read in the commit.
"""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

_FOLDER = Path(__file__).resolve().parent
_REMAKE = "NIANBAO_REMAKE_GOLDEN"


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Give what compares a text with the golden file of a name."""

    def compare(name: str, made: str) -> None:
        file = _FOLDER / name
        if os.environ.get(_REMAKE):
            file.write_text(made, encoding="utf-8", newline="\n")
            pytest.fail(f"{name} was made again: read the difference and commit it")
        assert made == file.read_text(encoding="utf-8")

    return compare
