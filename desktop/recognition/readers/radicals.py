"""Radicals that stand for characters.

One glyph of a font often serves a character and its radical, and a PDF then names the radical: ⼀
for 一, ⺠ for 民. The Kangxi radicals (U+2F00 to 2FDF) have compatibility mappings; for the
supplement (U+2E80 to 2EFF) Unicode tells the equal characters in EquivalentUnifiedIdeograph.txt,
which is `resources/radicals.json`.
"""

import json
import unicodedata
from functools import cache

from desktop import paths

FILE_NAME = "radicals.json"

_FIRST, _LAST = "\u2e80", "\u2fdf"


def folded(character: str) -> str:
    """Return the character that a radical stands for, any other as it is."""
    if not _FIRST <= character <= _LAST:
        return character
    return _supplement().get(character) or unicodedata.normalize("NFKC", character)


@cache
def _supplement() -> dict[str, str]:
    text = (paths.resources() / FILE_NAME).read_text(encoding="utf-8")
    found: dict[str, str] = json.loads(text)
    return found
