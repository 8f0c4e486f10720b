"""The command that takes filled forms (填报表) in: files, or whole folders of them."""

import argparse
import datetime as dt
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from desktop.cli.answers import write_answer
from desktop.cli.progress import Bar
from desktop.cli.stores import opened
from desktop.domain.errors import UnreadableFileError
from desktop.services.collection import Returned, forms_in
from desktop.services.figures import plain
from desktop.services.interchange import Json
from desktop.services.workspace import Workspace

_DONE, _SOMETHING_TO_SEE, _UNUSABLE = 0, 1, 3


def collect(options: argparse.Namespace) -> int:
    """Store the figures of the forms that are in order, and name what is wrong with the others."""
    paths = forms_in(options.files)
    if not paths:
        raise UnreadableFileError("没有找到填报表（.xlsx），没有收回；请检查文件夹是否选对。")
    with opened(options) as workspace:
        returned = _read(workspace, paths)
        taken: Collection[Path] = ()
        if not options.dry_run:
            today = dt.datetime.now().astimezone().date()
            taken = workspace.collection.store(returned, today=today)
    write_answer(options, [_shape(each, taken) for each in returned], _told)
    wrong = [each for each in returned if each.problems]
    if not wrong:
        return _DONE
    return _UNUSABLE if len(wrong) == len(returned) else _SOMETHING_TO_SEE


def _read(workspace: Workspace, paths: Sequence[Path]) -> tuple[Returned, ...]:
    found = []
    with Bar(len(paths)) as bar:
        for each in workspace.collection.read_all(paths):
            bar.show(each.path.name)
            found.append(each)
    return tuple(found)


def _shape(returned: Returned, taken: Collection[Path]) -> Json:
    values = {each.indicator: each.value for each in returned.figures}
    return {
        "file": str(returned.path),
        "ok": not returned.problems,
        "stored": returned.path in taken,
        "office": returned.office.office.name_in(returned.year) if returned.office else "",
        "year": returned.year or None,
        "figures": {key: None if value is None else plain(value) for key, value in values.items()},
        "problems": list(returned.problems),
        "notes": list(returned.notes),
    }


def _told(shape: Sequence[Json]) -> str:
    return "\n".join(_lines(shape))


def _lines(shape: Sequence[Json]) -> Iterator[str]:
    for each in shape:
        name = Path(each["file"]).name
        done = "已收回" if each["stored"] else "可以收回" if each["ok"] else "没有收回"
        whose = f"\t{each['office']}{each['year']}年度 {len(each['figures'])} 项"
        yield f"{done}\t{name}" + (whose if each["office"] else "")
        yield from (f"\t{sentence}" for sentence in (*each["problems"], *each["notes"]))
