"""What is different between two revisions, as rich text to be read.

What came is underlined and what went is struck through; colour only helps.
"""

import html
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from desktop.domain.difference import TITLE, Fate, Piece, Row, Unit
from desktop.domain.figure import Figure
from desktop.domain.indicator import Indicator
from desktop.domain.report import Report
from desktop.services.revisions import Differences, ValueChange
from desktop.ui.figures.cells import shown
from desktop.ui.theme import Theme

_LONG: Final = 64  # characters that stayed, beyond which their middle is left out
_EDGE: Final = 24
_GAP: Final = "……"


def differences_html(found: Differences, look: Theme) -> str:
    """Return all of it, in the order of the report."""
    pieces = [*_fields(found, look), *_sections(found, look)]
    pieces += _attachments(found, look)
    pieces += _values(found.figures, look)
    return "".join(pieces)


def _fields(found: Differences, look: Theme) -> Iterator[str]:
    if found.fields:
        yield _head("公文要素", look)
    for field in found.fields:
        yield _paragraph(f"{_safe(field.label)}：{_turned(field.before, field.after, look)}")


def _sections(found: Differences, look: Theme) -> Iterator[str]:
    for head, rows in groupby(found.rows, key=lambda row: _heading(row, found)):
        yield _head(head, look)
        for row in rows:
            yield _row(row, look)


def _attachments(found: Differences, look: Theme) -> Iterator[str]:
    for head, rows in groupby(found.attachments, key=lambda row: _attachment(row, found)):
        yield _head(head, look)
        for row in rows:
            yield _row(row, look)


def _values(changes: Sequence[ValueChange], look: Theme) -> Iterator[str]:
    if changes:
        yield _head("数据", look)
    for change in changes:
        before, after = (_value(each, change.indicator) for each in (change.before, change.after))
        yield _paragraph(f"{_safe(change.indicator.label)}：{_turned(before, after, look)}")


def _row(row: Row, look: Theme) -> str:
    label = _label(row)
    said = f'<span style="color:{look.muted}">［{label}］</span>' if label else ""
    return _paragraph(said + "".join(_piece(*each, look) for each in _shortened(row.pieces)))


def _label(row: Row) -> str:
    """Say what became of a paragraph as a whole."""
    if row.before is None:
        return "新增"
    if row.after is None:
        return "删去"
    words = ["移到此处"] if row.moved else []
    if row.before.depth != row.after.depth:
        words.append(f"{_level(row.before)}改为{_level(row.after)}")
    return "，".join(words)


def _level(unit: Unit) -> str:
    return f"{'一二三四五六七八九'[unit.depth - 1]}级标题" if unit.depth else "正文"


def _shortened(pieces: Sequence[Piece]) -> Iterator[tuple[Fate, str]]:
    """Leave out the middle of what stayed: the words around a change are enough to know it."""
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.fate is Fate.KEPT and len(text) > _LONG:
            head = text[:_EDGE] if place else ""
            tail = text[-_EDGE:] if place < last else ""
            text = f"{head}{_GAP}{tail}" if last else f"{text[:_LONG]}{_GAP}"
        yield piece.fate, text


def _piece(fate: Fate, text: str, look: Theme) -> str:
    if fate is Fate.ADDED:
        return _added(text, look)
    return _removed(text, look) if fate is Fate.REMOVED else _safe(text)


def _turned(before: str, after: str, look: Theme) -> str:
    removed = _removed(before, look) if before else ""
    return f"{removed} {_added(after, look)}" if after else removed


def _added(text: str, look: Theme) -> str:
    style = f"color:{look.submitted}; text-decoration:underline; font-weight:600"
    return f'<span style="{style}">{_safe(text)}</span>'


def _removed(text: str, look: Theme) -> str:
    style = f"color:{look.overdue}; text-decoration:line-through"
    return f'<span style="{style}">{_safe(text)}</span>'


def _heading(row: Row, found: Differences) -> str:
    """Return the heading that a paragraph stands under."""
    unit, report = (row.after, found.after) if row.after else (row.before, found.before)
    if unit is None or unit.place.section == TITLE:
        return "标题"
    return _numbered(report, unit.place.section)


def _numbered(report: Report, section: int) -> str:
    markers = report.markers
    for index in range(section, -1, -1):
        if report.sections[index].heading:
            return markers[index] + report.sections[index].heading
    return "引言"


def _attachment(row: Row, found: Differences) -> str:
    unit, report = (row.after, found.after) if row.after else (row.before, found.before)
    index = 0 if unit is None else max(unit.place.section, 0)
    return f"附件：{report.attachments[index].title}"


def _value(figure: Figure | None, indicator: Indicator) -> str:
    if figure is None:
        return "未填"
    text = shown(figure, indicator)
    return text if figure.value is None else f"{text} {indicator.unit}"


def _head(text: str, look: Theme) -> str:
    style = f"color:{look.muted}; margin-top:8px; margin-bottom:2px; font-weight:600"
    return f'<p style="{style}">{_safe(text)}</p>'


def _paragraph(content: str) -> str:
    return f'<p style="line-height:150%; margin-top:0; margin-bottom:6px">{content}</p>'


def _safe(text: str) -> str:
    return html.escape(" ".join(text.split("\n")))
