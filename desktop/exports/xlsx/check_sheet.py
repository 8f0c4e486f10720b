"""校核结果: what the checks found, each with its arithmetic and its place."""

from collections.abc import Callable
from typing import Final

from desktop.domain.chinese import width
from desktop.exports.xlsx import styles
from desktop.exports.xlsx.content import CheckLine, CheckLines
from desktop.exports.xlsx.listing import Column, Listing, Rows
from desktop.exports.xlsx.rows import Row
from desktop.exports.xlsx.styles import Look, Styles

CHECKS: Final = "校核结果"
_MESSAGE, _PLACE, _SUBJECT, _OFFICE = 62.0, 46.0, 28.0, 24.0
_LINE, _ROW, _TALLEST = 15.0, 20.0, 400.0
_LOOKS: Final = {"错误": styles.LATE}


def check_listing(year: int, lines: CheckLines, told: Callable[[], str]) -> Listing:
    """Return the list of findings on `year`; `told` sums up what was checked, when it is done."""
    return Listing(
        name=CHECKS,
        title=f"{year}年度统计数据校核结果",
        columns=(
            Column("序号", 8.0),
            Column("单位", _OFFICE),
            Column("程度", 8.0),
            Column("指标", _SUBJECT),
            Column("校核意见", _MESSAGE),
            Column("所在位置", _PLACE),
        ),
        rows=lambda looks: _rows(lines, looks),
        notes=lambda: (
            told(),
            "“错误”应当更正；“提醒”请核实；“提示”供参考，多为口径不同或者四舍五入所致。",
        ),
        kept=2,
        table="校核结果表",
        nothing="校核未发现问题。",
    )


def _rows(lines: CheckLines, looks: Styles) -> Rows:
    number = 0
    for line in lines:
        if line is None:
            yield None
            continue
        number += 1
        severity: Look = _LOOKS.get(line.severity, styles.CENTRED)
        kinds = (styles.CENTRED, styles.TEXT, severity, styles.TEXT, styles.TEXT, styles.TEXT)
        texts = (line.office, line.severity, line.subject, line.message, line.place)
        yield Row((number, *texts), looks.styles(*kinds), _height(line))


def _height(line: CheckLine) -> float:
    texts = (
        (line.office, _OFFICE),
        (line.subject, _SUBJECT),
        (line.message, _MESSAGE),
        (line.place, _PLACE),
    )
    lines = max(
        sum(max(1, -(-2 * width(part) // (wide - 4))) for part in text.split("\n"))
        for text, wide in texts
    )
    return min(max(_ROW, _LINE * lines + 5), _TALLEST)
