"""How lines end: as a sentence does, or as a heading does."""

import re

from desktop.recognition.words import load_words

_SENTENCE_ENDS = "。！？：；:;!?…"
_STOPPED = re.compile(r"[\u3400-\u9fff）》％%]\.$")  # a full stop misread
_CLOSERS = '”’）)》〉」】"'


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends as a paragraph may end."""
    bare = text.rstrip(_CLOSERS + " ")
    return bare.endswith(tuple(_SENTENCE_ENDS)) or _STOPPED.search(bare) is not None


def ends_as_heading(text: str) -> bool:
    """Tell whether a text ends with a word that headings end with, and maybe one mark."""
    return load_words().heading_end.fullmatch(text) is not None
