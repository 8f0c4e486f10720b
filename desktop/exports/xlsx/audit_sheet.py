"""操作日志: the log of events as a sheet."""

from collections.abc import Sequence
from typing import Final

from desktop.domain.chinese import width
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.listing import Column, Listing, Rows
from desktop.exports.xlsx.rows import Row
from desktop.exports.xlsx.styles import Styles

AUDIT: Final = "操作日志"
_WIDTHS: Final = (8.0, 21.0, 12.0, 14.0, 34.0, 62.0, 36.0)
_NOTE: Final = "每条的校验值由本条内容和上一条的校验值算出（GB/T 32905），不能单独改动。"
_LINE, _ROW, _TALLEST = 15.0, 20.0, 400.0


def audit_listing(heads: Sequence[str], lines: Sequence[Sequence[str]], told: str) -> Listing:
    """Return the list of events; `told` says whether the log's chain holds."""
    return Listing(
        name=AUDIT,
        title="操作日志",
        columns=tuple(Column(head, wide) for head, wide in zip(heads, _WIDTHS, strict=True)),
        rows=lambda looks: _rows(lines, looks),
        notes=lambda: (
            told,
            "每条的校验值由本条内容和上一条的校验值算出（GB/T 32905），不能单独改动。",
        ),
        kept=2,
        table="操作日志表",
        nothing="所选范围没有记录。",
    )


def _rows(lines: Sequence[Sequence[str]], looks: Styles) -> Rows:
    centred, text = styles.CENTRED, styles.TEXT
    dressed = looks.styles(centred, centred, centred, centred, text, text, text)
    for number, *texts in lines:
        yield Row((int(number), *texts), dressed, _height(texts))


def _height(texts: Sequence[str]) -> float:
    lines = max(
        -(-2 * width(text) // (wide - 4)) for text, wide in zip(texts, _WIDTHS[1:], strict=True)
    )
    return min(max(_ROW, _LINE * lines + 5), _TALLEST)
