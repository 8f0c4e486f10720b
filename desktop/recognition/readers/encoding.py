"""Encodings: which one a Chinese text file is in."""

import codecs
import unicodedata

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_BINARY_BEGINNINGS = (
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0",
    b"%PDF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"{\\rtf",
    b"GIF8",
)
_FREQUENT = frozenset("的一是在和有不了国政府法治年作工人上中进行为建设度大，。")
_FREQUENT_OLD = frozenset("的一是在和有不了國政府法治年作工人上中進行為建設度大，。")
_ALLOWED_CONTROLS = frozenset("\t\n\r\f\v\x1a\x1c\x1d\x1e\x85")
_MOST_STRANGE = 0.02
_UNREADABLE = "\ufffd"
_MOST_UNREADABLE = 0.005
_SHORTEST_MENDED = 20
_SAMPLE = 20_000


def decoded(data: bytes) -> str | None:
    """Decode a text file; None: it is no text.

    A byte order mark decides. Without one: UTF-16 shows by its zero bytes, UTF-8 by being valid;
    of GB18030 and Big5, which both accept much of the other, the one with more everyday
    characters is taken.
    """
    if data.startswith(_BINARY_BEGINNINGS):
        return None
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _accepted(_decode(data[len(mark) :], encoding))
    wide = _utf16_without_mark(data)
    if wide is not None:
        return wide
    text = _utf8(data)
    return _accepted(text) if text is not None else _national(data)


def _decode(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf8(data: bytes) -> str | None:
    """Decode UTF-8; a file cut off in a character, or with a bad byte or two, is still UTF-8."""
    text = _decode(data, "utf-8")
    if text is None:
        mended = data.decode("utf-8", errors="replace")
        bad = mended.count(_UNREADABLE)
        if len(mended) >= _SHORTEST_MENDED and bad <= max(1, _MOST_UNREADABLE * len(mended)):
            return mended
    return text


def _accepted(text: str | None) -> str | None:
    """Refuse what decodes and yet is no text: control and unassigned characters."""
    if text is None:
        return None
    sample = text[:_SAMPLE]
    strange = sum(1 for character in sample if _is_strange(character))
    if "\0" in sample or strange > _MOST_STRANGE * max(len(sample), 1):
        return None
    return text.removeprefix("\ufeff")


def _is_strange(character: str) -> bool:
    return character not in _ALLOWED_CONTROLS and unicodedata.category(character) in {
        "Cc",
        "Cn",
        "Co",
        "Cs",
    }


def _utf16_without_mark(data: bytes) -> str | None:
    """Decode UTF-16 without a mark: line feeds, digits and punctuation have a zero byte."""
    if len(data) % 2 or b"\0" not in data[:_SAMPLE]:
        return None
    texts = (_accepted(_decode(data, encoding)) for encoding in ("utf-16-le", "utf-16-be"))
    found = [text for text in texts if text]
    return max(found, key=lambda text: _everyday(text, _FREQUENT), default=None)


def _national(data: bytes) -> str | None:
    simple, old = _accepted(_decode(data, "gb18030")), _accepted(_decode(data, "big5"))
    if simple is None or old is None:
        return simple or old
    return simple if _everyday(simple, _FREQUENT) >= _everyday(old, _FREQUENT_OLD) else old


def _everyday(text: str, characters: frozenset[str]) -> float:
    sample = text[:_SAMPLE]
    return sum(character in characters for character in sample) / max(len(sample), 1)
