"""The rows of the 合规单 on lines with two ends: number and signers, signature and date."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from desktop.domain.chinese import width
from desktop.official import standard
from desktop.official.asking import Asked, characters, measured, near
from desktop.official.blocks import Role
from desktop.official.layout import Layout, Part
from desktop.official.standard import Strength
from desktop.official.verdicts import Row

_EDGE: Final = 0.3
_SEAL_GAP: Final = 1.5
_SIGNER: Final = "签发人"
_CLAUSE: Final = "7.3.5.2"


def line_rows(layout: Layout) -> Iterator[Row]:
    """Judge number, signers, signature, date and the day of printing."""
    yield from _number_line(layout)
    yield from _closing(layout)
    yield from _printed(layout)


def sealed(layout: Layout) -> bool:
    """Tell whether signature and date stand as they do under a seal (7.3.5.1).

    Of a signature four characters longer than the date both formulas say the same: then the room
    above it tells.
    """
    names, dates = layout.of(Role.SIGNATURE), layout.of(Role.DATE)
    if not names or not dates or dates[0].right is None or names[0].right is None:
        return False
    room = width(dates[0].text)
    right = max(standard.SEALED_DATE_INDENT.value, *((width(n.text) - room) / 2 for n in names))
    over = right + (room - width(names[0].text)) / 2
    stand = abs(dates[0].right - right) <= _EDGE and abs(names[0].right - over) <= _EDGE
    both = abs(over - standard.SIGNATURE_INDENT.value) <= _EDGE
    return stand and not (both and (names[0].above or 0.0) < _SEAL_GAP)


def _number_line(layout: Layout) -> Iterator[Row]:
    """The number: in the middle, or one character in where a signer ends the line (7.2.5)."""
    parts = layout.of(Role.DOC_NUMBER)
    if not layout.of(Role.SIGNERS) and not any(_SIGNER in part.text for part in parts):
        asked = Asked("doc_number_centred", "7.2.5", Strength.REQUIRED, "发文字号位置", "居中")
        yield from asked.of(parts, _is_centred, bool, lambda found: "居中" if found else "不居中")
        return
    left, right = standard.DOC_NUMBER_INDENT, standard.SIGNER_INDENT
    asked = measured("doc_number_indent", left, _EDGE)
    yield from asked.of(parts, _begin, near(left.value, _EDGE), characters)
    ending = [part for part in parts if part.right is not None]
    asked = measured("signer_indent", right, _EDGE)
    yield from asked.of(ending, _right, near(right.value, _EDGE), characters)


def _printed(layout: Layout) -> Iterator[Row]:
    """Judge the room right of the day of printing (7.4.3)."""
    wanted = standard.IMPRINT_INDENT.value
    ending = [part for part in layout.of(Role.PRINTER) if part.right is not None]
    asked = replace(_room("imprint_indent", "印发日期右空", wanted), clause="7.4.3")
    yield from asked.of(ending, _right, near(wanted, _EDGE), characters)


def _is_centred(part: Part) -> bool | None:
    return part.centred


def _begin(part: Part) -> float | None:
    return part.begin


def _right(part: Part) -> float | None:
    return part.right


def _closing(layout: Layout) -> Iterator[Row]:
    """Judge the room right of signature and date by the formulas of 7.3.5.2."""
    names, dates = layout.of(Role.SIGNATURE), layout.of(Role.DATE)
    if not names or not dates or sealed(layout):
        return
    shorter = _is_longer(names, dates[0])
    for name in names:
        wanted = _signature_room(name, dates[0], shorter=shorter)
        asked = _room("signature_right", "发文机关署名右空", wanted)
        yield from asked.of((name,), _right, near(wanted, _EDGE), characters)
    longest, room = max(width(name.text) for name in names), width(dates[0].text)
    wanted = standard.SIGNATURE_INDENT.value if shorter else longest - room
    asked = _room("date_right", "成文日期右空", wanted)
    yield from asked.of(dates[:1], _right, near(wanted, _EDGE), characters)


def _is_longer(names: tuple[Part, ...], date: Part) -> bool:
    """Tell whether the date is to be set as one longer than the signature.

    Offices set one that is as long, or hardly shorter, like that too: else it would touch the
    edge. Which of the two they meant shows by the date.
    """
    edge = standard.SIGNATURE_INDENT.value
    more = max(width(name.text) for name in names) - width(date.text)
    meant = date.right is not None and abs(date.right - edge) <= _EDGE
    return more < 0 or (more < edge and meant)


def _signature_room(name: Part, date: Part, *, shorter: bool) -> float:
    edge = standard.SIGNATURE_INDENT.value
    if not shorter:
        return edge
    return edge + standard.DATE_SHIFT.value + width(date.text) - width(name.text)


def _room(key: str, item: str, wanted: float) -> Asked:
    return Asked(key, _CLAUSE, Strength.REQUIRED, item, characters(wanted), f"±{_EDGE:g}字")
