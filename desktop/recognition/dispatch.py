"""The line that names a document's number with its office or its date: 文号, 机关 and 日期."""

import re
from collections.abc import Iterable

from desktop.recognition.dates import date_of, plain_dates
from desktop.recognition.doc_number import is_number
from desktop.recognition.traced import Claim, Traced
from desktop.recognition.words import Words

_APART = re.compile(r"\s+")
_DATE_AT_END = re.compile(r"(.*?)\s*([12]\d{3}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日)")
_LONGEST = 120  # characters of such a line; every gap of it is tried
_ISSUED = frozenset({"signature", "date"})


def dispatch_of(text: Traced, words: Words) -> tuple[Claim, ...]:
    """Read 青国动〔2025〕5号　某办公室　2025年1月8日, in any order; () for any other line."""
    if len(text) > _LONGEST:
        return ()
    claims, rest = _trailing(text, words)
    leading, rest = _leading(rest, words)
    if not (claims or leading) or not is_number(rest.text):
        return ()
    return (*leading, Claim("doc_number", rest), *claims)


def parted(claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
    """Set office and date apart: they count only where the end of the report has none."""
    every = list(claims)
    issued = [claim for claim in every if claim.field in _ISSUED]
    return [claim for claim in every if claim.field not in _ISSUED], issued


def _trailing(text: Traced, words: Words) -> tuple[tuple[Claim, ...], Traced]:
    """Take office and date off the end of a line."""
    claims: list[Claim] = []
    dated = _DATE_AT_END.fullmatch(plain_dates(text.text))
    if dated and dated.group(1):
        claims.append(Claim("date", text[dated.start(2) :]))
        text = text[: dated.end(1)]
    starts = [gap.end() for gap in _APART.finditer(text.text)]
    for start in reversed(starts):
        if (found := _issuer(text[start:], words)) is not None:
            return (found, *claims), text[:start].stripped()
    return tuple(claims), text


def _leading(text: Traced, words: Words) -> tuple[tuple[Claim, ...], Traced]:
    """Take office or date off the beginning of a line."""
    for gap in _APART.finditer(text.text):
        before, behind = text[: gap.start()], text[gap.end() :]
        if is_number(behind.text):
            found = _issuer(before, words)
            return ((found,), behind) if found else ((), text)
    return (), text


def _issuer(text: Traced, words: Words) -> Claim | None:
    if words.is_organ(text.without_spaces().text):
        return Claim("signature", text)
    return Claim("date", text) if date_of(text.text) is not None else None
