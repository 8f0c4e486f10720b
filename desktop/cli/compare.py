"""The command that holds one report against another."""

import argparse
import datetime as dt
from collections.abc import Iterator, Mapping

from desktop.cli.answers import write_answer
from desktop.cli.catalogues import catalogue_at_hand
from desktop.cli.copying import among
from desktop.cli.stores import opened
from desktop.cli.targets import as_file, stored
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue
from desktop.domain.report import Report
from desktop.recognition import recognise
from desktop.services.comparison import compared, comparison_to_json
from desktop.services.figures import suggest
from desktop.services.interchange import Json
from desktop.services.redline import write_redline

_DONE = 0
_MARKS = {"kept": "{}", "added": "【增：{}】", "removed": "【删：{}】"}


def compare(options: argparse.Namespace) -> int:
    """Print what the later of two reports copied, changed and kept of the earlier one."""
    if options.among:
        return among(options)
    catalogue = catalogue_at_hand(options)
    one, other = (_side(options, target, catalogue) for target in options.targets)
    found = compared(one, other, catalogue)
    if options.to is not None:
        write_redline(
            found.before,
            found.after,
            options.to,
            moment=dt.datetime.now().astimezone(),
            force=options.force,
        )
    write_answer(options, comparison_to_json(found), _told)
    return _DONE


def _side(
    options: argparse.Namespace, target: str, catalogue: Catalogue
) -> tuple[Report, Mapping[str, Figure]]:
    """Return a report with its figures: the stored ones, else those its text suggests."""
    path = as_file(target)
    if path:
        report = recognise(path).report
        kept: Mapping[str, Figure] = {}
    else:
        with opened(options) as workspace:
            record = stored(workspace, target)
            report, kept = record.report, workspace.figures.of_report(record.id)
    read = {each.indicator: each for each in reversed(suggest(report, catalogue))}
    return report, {**read, **kept}


def _told(found: Json) -> str:
    return "\n".join(_lines(found))


def _lines(found: Json) -> Iterator[str]:
    before, after = found["before"], found["after"]
    yield f"{after['office']}{after['year']}年度 对照 {before['office']}{before['year']}年度"
    yield (
        f"雷同 {found['passages']} 段 {found['characters']} 字（占 {found['share']:.1%}），"
        f"最长 {found['longest']} 字；整句未改 {len(found['untouched'])} 句。"
    )
    yield from (f"  同 {item['characters']} 字：{item['text']}" for item in found["copied"])
    yield from (f"  年份未改：{item['text'].strip()}" for item in found["years"])
    yield from (f"  写着上年的时间，请核对：{item['text'].strip()}" for item in found["dated"])
    for row in found["rows"]:
        if any(fate != "kept" for fate, _ in row["changes"]):
            yield "  改：" + "".join(_MARKS[fate].format(text) for fate, text in row["changes"])
    for change in found["figures"]:
        same = "（与上年相同）" if change["equal"] else ""
        values = (change["before"], change["after"])
        was, now = ("—" if value is None else value for value in values)
        yield f"  数据 {change['label']}：{was} → {now}{change['unit']}{same}"
    for promise in found["promises"]:
        yield f"  安排：{promise['heading']}" + ("" if promise["answers"] else "（未见回应）")
        yield from (f"    → {answer['text'].strip()}" for answer in promise["answers"])
