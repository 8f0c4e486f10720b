"""What characters a file may hold."""

import re
from typing import Final

_UNFIT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x85\u2028\u2029\ud800-\udfff\ufffe\uffff]")
_BREAKS: Final = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile(r"[\x00-\x08\x0e-\x1f\ufffe\uffff]")
_LONE: Final = re.compile(r"[\ud800-\udfff]")
_REPLACEMENT: Final = "\ufffd"


def fit_for_xml(text: str) -> str:
    """Return the text as XML 1.0 (2.2) and UTF-8 can hold it.

    Control characters mean nothing and are left out, every kind of line end is a line feed, and
    half of a surrogate pair is shown as the character that stands for a lost one.
    """
    if _UNFIT.search(text) is None:
        return text
    return _LONE.sub(_REPLACEMENT, _CONTROLS.sub("", _BREAKS.sub("\n", text)))
