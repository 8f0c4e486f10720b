"""What is looked for in texts and how it is compared: without regard to width, case and spaces.

Folding keeps every character at its place, so that a place in the folded text is one in the text.
"""

import re
from collections.abc import Iterator, Sequence

from desktop.domain.report import Report

HEADER_FIELDS = (
    *("title", "doc_number", "addressee", "signers"),
    *("mark", "secrecy", "urgency", "copy_number"),
)
CLOSING_FIELDS = ("signature", "note", "cc", "printer")

_FULL_WIDTH = 0xFEE0  # between an ASCII character and its full-width form
_ASCII = range(0x21, 0x7F)
_SPACES = (*"\u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff", *map(chr, range(0x2000, 0x200C)))
_PHRASES = re.compile(r"“([^”]*)”|\"([^\"]*)\"|「([^」]*)」|(\S+)")


def _folding() -> Iterator[tuple[int, str]]:
    for code in _ASCII:
        plain = chr(code)
        # Letters and digits become narrow and small, all other signs wide: 5% is ５％ is 5％.
        target = plain.lower() if plain.isalnum() else chr(code + _FULL_WIDTH)
        yield code, target
        yield code + _FULL_WIDTH, target
    for code in (*range(0x20), *range(0x7F, 0xA0), *map(ord, _SPACES)):
        yield code, "\n" if chr(code) in "\n\t" else " "


_FOLDED = dict(_folding())


def folded(text: str) -> str:
    """Return a text of the same length in which equal means alike.

    Latin letters and digits are narrow and small, other ASCII signs wide, the tabs between the
    cells of a table line feeds, spaces and control characters one kind of space.
    """
    return text.translate(_FOLDED)


def words_of(query: str) -> tuple[str, ...]:
    """Return what a query looks for, folded: its words, and its phrases in quotation marks.

    Spaces inside a phrase do not count; a word that is nothing but spaces is left out.
    """
    found = (next(filter(None, groups), "") for groups in _PHRASES.findall(query.strip()))
    solid = ("".join(folded(word).replace("\n", " ").split(" ")) for word in found)
    return tuple(dict.fromkeys(word for word in solid if word))


def spans_of(text: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where folded `words` stand in `text`, as start and end, in order, none overlapping.

    Spaces in the text are passed over; a line feed is not.
    """
    kept = [(place, sign) for place, sign in enumerate(folded(text)) if sign != " "]
    solid = "".join(sign for _, sign in kept)
    found = sorted(
        (kept[start][0], kept[start + len(word) - 1][0] + 1)
        for word in words
        for start in _starts(solid, word)
    )
    return tuple(_joined(found))


def _starts(text: str, word: str) -> Iterator[int]:
    start = text.find(word)
    while start >= 0:
        yield start
        start = text.find(word, start + 1)


def _joined(spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    begin, end = 0, 0
    for start, stop in spans:
        if start > end or not end:
            if end:
                yield begin, end
            begin, end = start, stop
        end = max(end, stop)
    if end:
        yield begin, end


def field_text(report: Report, field: str) -> str:
    """Return a field of the header or the closing as it is searched.

    A title is one line, wherever the clerk wants it broken.
    """
    value = getattr(report, field)
    if field == "title":
        return str(value).replace("\n", "")
    return value if isinstance(value, str) else "、".join(value)
