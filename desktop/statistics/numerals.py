"""Numbers as reports write them: 1,286, 1.2万, 三百二十万, 两, 百分之八十."""

import re
import unicodedata
from decimal import Context, Decimal

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_ZEROS = {scale: len(str(value)) - 1 for scale, value in (_SMALL | _LARGE).items()}
_ARABIC = re.compile(r"(\d+(?:\.\d+)?)([十百千万亿]*)")
_COMPOUND = re.compile(r"(\d+(?:\.\d+)?[千万亿]+)零?(\d+(?:\.\d+)?[百千万]+)")
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
_EXACT = Context(prec=100)
_SEPARATORS = str.maketrans("", "", ",，、'")


def read_number(text: str) -> Decimal | None:
    """Read a number in Arabic (also full-width) or Chinese numerals, exactly; None: no number.

    Separators of thousands and spaces are passed over; 万 and 亿 may follow Arabic digits, also
    one after the other (1亿零200万). The numerals of cheques (壹拾万) are read like the plain ones.
    """
    cleaned = unicodedata.normalize("NFKC", "".join(text.split())).translate(_SEPARATORS)
    match = _ARABIC.fullmatch(cleaned)
    if match is not None:
        return _scaled(match.group(1), match.group(2))
    parts = _COMPOUND.fullmatch(cleaned)
    if parts is not None:
        return _joined(parts.group(1), parts.group(2))
    return _chinese(cleaned.translate(_FORMAL))


def _joined(large: str, small: str) -> Decimal | None:
    """Add a number in 万 to one in 亿; None where the second is as large as a unit of the first."""
    numbers = [_ARABIC.fullmatch(part) for part in (large, small)]
    units = [_scaled("1", match.group(2)) for match in numbers if match]
    values = [_scaled(match.group(1), match.group(2)) for match in numbers if match]
    return _EXACT.add(*values) if values[1] < units[0] else None


def _scaled(digits: str, scales: str) -> Decimal:
    """Multiply without rounding, however many digits there are; arithmetic keeps 28 only."""
    zeros = sum(_ZEROS[scale] for scale in scales)
    value = Decimal(f"{digits}E{zeros}") if zeros else Decimal(digits)
    whole = int(value)
    return Decimal(whole) if zeros and value == whole else value


def _chinese(text: str) -> Decimal | None:
    if not text:
        return None
    if len(text) > 1 and all(character in _DIGITS for character in text):
        return Decimal("".join(str(_DIGITS[character]) for character in text))
    total = section = 0
    pending: int | None = None
    for character in text:
        if character in _DIGITS:
            pending = _DIGITS[character]
        elif character in _SMALL:
            section += (1 if pending is None else pending) * _SMALL[character]
            pending = None
        elif character in _LARGE:
            total = _grown(total, section + (pending or 0), _LARGE[character])
            section, pending = 0, None
        else:
            return None
    return Decimal(total + section + (pending or 0))


def _grown(total: int, section: int, scale: int) -> int:
    """Close a section by 万 or 亿; 亿 takes with it what stands before it (三万亿)."""
    if total and total < scale:
        return (total + section) * scale
    return total + (section or 1) * scale
