"""A file becomes a structured report, and no character is lost.

A reader turns a file (text, Word, WPS, PDF, ODT, OFD) into lines with hints; one recogniser finds
header, outline and closing in them. Text travels with its places in the source, so what found no
field is known and is handed over as leftover.
"""

from desktop.recognition.changes import Change, Kind, Normalised
from desktop.recognition.confidence import Confidence
from desktop.recognition.lines import Line
from desktop.recognition.parts import load_parts, part_of
from desktop.recognition.readers import SUFFIXES
from desktop.recognition.recogniser import Recognised, recognise, recognise_lines

__all__ = [
    "SUFFIXES",
    "Change",
    "Confidence",
    "Kind",
    "Line",
    "Normalised",
    "Recognised",
    "load_parts",
    "part_of",
    "recognise",
    "recognise_lines",
]
