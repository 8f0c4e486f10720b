"""The elements above the title: 份号, 密级, 紧急程度, 发文机关标志, 发文字号 and 签发人."""

import re
from collections.abc import Sequence

from desktop.recognition.dates import plain_digits
from desktop.recognition.dispatch import dispatch_of
from desktop.recognition.doc_number import DOC_NUMBER, PLAIN_NUMBER
from desktop.recognition.lines import Item
from desktop.recognition.traced import NOTHING, Claim, Traced
from desktop.recognition.words import Words

_WIDEST_MARK = 60
_MOST_NAME = 4
_SPACED_NAME = 3
_COPY_NUMBER = re.compile(r"(?:(?:份\s*[号数]|编\s*号|[Nn][Oo]|№)\s*[:：.]?\s*)?(\d{6})(?!\d)")
_PERIOD = r"(?:\s*[★☆*]\s*(?:\d+\s*)?[^\s★☆*]{0,6})?"
_SIGNER_LABEL = re.compile(r"签\s*发\s*(?:人\s*)?[:：]\s*")
_NAMES = re.compile(r"[\u3400-\u9fff·]{1,6}(?:[\s、]+[\u3400-\u9fff·]{1,6})*")
_POST = re.compile(r"\s*[（(][\u3400-\u9fff]{1,8}[）)]")
_GAP = re.compile(r"\s{2,}|\t")
_MARK_END = re.compile(r"文\s*件$")

Elements = dict[int, tuple[Claim, ...]]


def elements_of(top: Sequence[Item], words: Words) -> Elements:
    """Find the lines that hold header elements and nothing else."""
    found: Elements = {}
    for index, item in enumerate(top):
        signed = index - 1 in found and found[index - 1][-1].field == "signers"
        claims = dispatch_of(item.text, words) or line_elements(item.text, words, signed=signed)
        if claims:
            found[index] = claims
    return _with_marks(top, found, words)


def line_elements(text: Traced, words: Words, *, signed: bool = False) -> tuple[Claim, ...]:
    """Read a line element by element; a line that holds anything else holds none.

    Below a line of signers the names of further ones may stand alone, or behind the number.
    """
    claims: list[Claim] = []
    rest = text
    while rest:
        found, length = _next_element(rest, words)
        if not length and signed:
            found, length = _more_signers(rest, words), len(rest)
        if not found or not length:
            return ()
        claims.extend(found)
        rest = rest[length:].stripped()
    return tuple(claims)


def _next_element(text: Traced, words: Words) -> tuple[list[Claim], int]:
    written = plain_digits(text.text)
    for field, pattern in _patterns(words):
        match = pattern.match(written)
        if match:
            first, last = match.span(1)
            around = (text[:first], text[last : match.end()])
            before, behind = ([Claim(field, each, label=True)] if each else [] for each in around)
            return [*before, Claim(field, text[first:last]), *behind], match.end()
    match = _SIGNER_LABEL.match(written)
    if match:
        end = _number_behind(written, match.end())
        names = _names(text[match.end() : end].stripped(), words)
        if names is not None:
            return [Claim("signers", text[: match.end()], label=True), *names], end
    return [], 0


def _number_behind(text: str, start: int) -> int:
    """Return where a document's number begins behind the names of signers, else the end."""
    ends = (gap.end() for gap in _GAP.finditer(text, start))
    return next((end for end in ends if DOC_NUMBER.match(text, end)), len(text))


def _patterns(words: Words) -> tuple[tuple[str, re.Pattern[str]], ...]:
    ends = r"(?=\s|$)"
    return (
        ("copy_number", _COPY_NUMBER),
        ("secrecy", re.compile(rf"((?:{words.secrecy}){_PERIOD}){ends}")),
        ("urgency", re.compile(rf"({words.urgency}){ends}")),
        ("doc_number", DOC_NUMBER),
        ("doc_number", PLAIN_NUMBER),
    )


def _names(text: Traced, words: Words) -> list[Claim] | None:
    """Read signers' names; 李　雯 is one name. None: these are no names."""
    if not text:
        return []
    text = _without_posts(text)
    if not _NAMES.fullmatch(text.text):
        return None
    claims: list[Claim] = []
    pieces = list(_name_pieces(text))
    while pieces:
        piece = pieces.pop(0)
        surname = piece.text in words.compound_surnames
        for _more in range(_single(pieces) if len(piece) == 1 else int(surname and bool(pieces))):
            piece += pieces.pop(0)
        claims.append(Claim("signers", piece))
    return claims


def _without_posts(text: Traced) -> Traced:
    """Leave out what a signer is, in brackets behind the name: 李明（局长）."""
    pieces, start = [], 0
    for match in _POST.finditer(text.text):
        pieces.append(text[start : match.start()])
        start = match.end()
    return sum(pieces, NOTHING) + text[start:] if pieces else text


def _single(pieces: Sequence[Traced]) -> int:
    """Count the characters standing alone that make one name with another before them."""
    alone = next((n for n, piece in enumerate(pieces) if len(piece) > 1), len(pieces))
    return alone if alone < _SPACED_NAME else 1


def _name_pieces(text: Traced) -> tuple[Traced, ...]:
    marks = Traced(text.text.replace("、", " "), text.places)
    return marks.words()


def _more_signers(text: Traced, words: Words) -> list[Claim]:
    """Read names without the label; of four characters are those with a compound surname."""
    short = all(
        len(word) < _MOST_NAME
        or "·" in word
        or (len(word) == _MOST_NAME and word.startswith(words.compound_surnames))
        for word in text.text.split()
    )
    names = _names(text, words) if short else None
    return names or []


def _with_marks(top: Sequence[Item], found: Elements, words: Words) -> Elements:
    """Add the red header: a line that ends with 文件, or an organ above the other elements."""
    marks: set[int] = set()
    for index, item in enumerate(top):
        plain = index not in found and not any(mark in item.compact for mark in "，：《")
        if not plain or item.width > _WIDEST_MARK:
            continue
        below = found.get(index + 1, ())
        above_number = any(claim.field in {"doc_number", "signers"} for claim in below)
        if _MARK_END.search(item.text.text) or (above_number and words.is_organ(item.compact)):
            marks.add(index)
            marks |= _joint_above(top, index, found, words)
    added = {index: (Claim("mark", top[index].text),) for index in marks}
    return dict(sorted((found | added).items()))


def _joint_above(top: Sequence[Item], index: int, found: Elements, words: Words) -> set[int]:
    """Find joint issuers above the last line of a red header."""
    joint = set()
    above = index - 1
    while above >= 0 and above not in found and words.is_organ(top[above].compact):
        joint.add(above)
        above -= 1
    return joint
