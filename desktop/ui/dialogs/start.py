"""What a new report can be made from."""

from enum import Enum, auto


class Start(Enum):
    """The three ways to begin a report."""

    PREVIOUS = auto()
    BLANK = auto()
    FILE = auto()
