"""The search for copies among the offices below a superior, on the command line."""

import argparse
from collections.abc import Iterator

from desktop.cli.answers import write_answer
from desktop.cli.stores import opened
from desktop.domain.errors import NotFoundError
from desktop.services.copying import CopyAnswer, CopyQuestion, Pair, cells, said, write_pairs
from desktop.services.interchange import Json
from desktop.services.workspace import Workspace
from desktop.statistics.rollup import Scope

_DONE = 0


def among(options: argparse.Namespace) -> int:
    """Tell who shares how much with whom below `options.among`, OFFICE:YEAR or :YEAR for all."""
    with opened(options) as workspace:
        question = _question(workspace, options.among, options.share / 100)
        asking = workspace.copying.asking(question)
        answer = _answer(asking)
    if options.to is not None:
        write_pairs(answer, options.to, force=options.force)
    shape = {
        "year": question.year,
        "offices": answer.offices,
        "reports": answer.reports,
        "pairs": [_pair(pair) for pair in answer.pairs],
        "left_out": answer.left_out,
    }
    write_answer(options, shape, lambda _shape: "\n".join(_lines(answer)))
    return _DONE


def _question(workspace: Workspace, target: str, share: float) -> CopyQuestion:
    name, _, year = target.replace("：", ":").rpartition(":")
    office = workspace.offices.find(name.strip()) if name.strip() else None
    if not year.strip().isdecimal() or (name.strip() and office is None):
        raise NotFoundError(
            f"没有找到“{target}”：请写成“上级单位:年度”，全部单位写成“:年度”；用 list 可查看单位。"
        )
    return CopyQuestion(Scope(office.id if office else None), int(year), share)


def _answer(asking: Iterator[object]) -> CopyAnswer:
    while True:
        try:
            next(asking)
        except StopIteration as end:
            answer: CopyAnswer = end.value
            return answer


def _lines(answer: CopyAnswer) -> Iterator[str]:
    yield said(answer)
    for pair in answer.pairs:
        later, dated, earlier, its, share, characters, longest, _ = cells(pair)
        yield (
            f"  {later}（{dated}）雷同于 {earlier}（{its}）："
            f"{share}，{characters} 字，最长 {longest} 字"
        )


def _pair(pair: Pair) -> Json:
    return {
        "later": {"report": int(pair.later.report), "office": pair.later.name},
        "earlier": {"report": int(pair.earlier.report), "office": pair.earlier.name},
        "ordered": pair.ordered,
        "share": round(pair.share, 4),
        "characters": pair.characters,
        "longest": pair.longest,
    }
