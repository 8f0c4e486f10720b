"""Who copied from whom among the offices of a year."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest

from desktop.domain.errors import ConflictError
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report, Status, Step
from desktop.services.copying import (
    CopyAnswer,
    CopyingService,
    CopyProgress,
    CopyQuestion,
    said,
    write_pairs,
)
from desktop.statistics.rollup import Scope
from desktop.store import Store

_COPIED = (
    "党组会专题研究法治建设6次，解决难点问题12个，班子成员带头学法用法，示范引领作用明显增强。"
)
_OWN = {
    "甲县": "一月开展执法检查，处理投诉三十件，群众反映良好，全年没有发生安全事故，工作平稳有序。",
    "乙县": "本办新增执法骨干两名，改造地下车库五处，协调相关部门清理占道物品，疏通了应急通道。",
    "丙县": "夏季组织学校师生参观展馆，发放防空手册八百本，邀请专家授课，听众踊跃提问，反响热烈。",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "nianbao.db", create=True) as opened:
        yield opened


@pytest.fixture
def city(store: Store) -> OfficeId:
    """Store three counties, of which the first copied from the last, and a stranger."""
    city = store.add_office(Office("市办"))
    for day, (name, own) in zip((20, 8, 5), _OWN.items(), strict=True):
        copied = "" if name == "乙县" else _COPIED
        _add(store, name, own + copied, dt.date(2025, 1, day), city)
    _add(store, "外县", _OWN["甲县"] + _COPIED, dt.date(2025, 1, 1), None)
    return city


def _add(store: Store, name: str, text: str, day: dt.date, above: OfficeId | None) -> None:
    office = store.add_office(Office(name, superior=above))
    section = Section(0, paragraphs=(text,))
    report = Report(office=name, year=2024, title=f"{name}报告", sections=(section,), date=day)
    store.add_report(office, report, Step(Status.DRAFT, day))


def _asked(store: Store, superior: OfficeId | None, share: float = 0.1) -> CopyAnswer:
    asking = CopyingService(store).asking(CopyQuestion(Scope(superior), 2024, share))
    while True:
        try:
            next(asking)
        except StopIteration as end:
            answer: CopyAnswer = end.value
            return answer


def test_the_later_of_two_that_are_alike_copied_from_the_earlier(
    store: Store, city: OfficeId
) -> None:
    answer = _asked(store, city)
    assert [(pair.later.name, pair.earlier.name) for pair in answer.pairs] == [("甲县", "丙县")]
    assert answer.pairs[0].longest == _COPIED
    assert answer.pairs[0].ordered


def test_only_offices_below_the_superior_are_asked_about(store: Store, city: OfficeId) -> None:
    assert (_asked(store, city).reports, _asked(store, None).reports) == (3, 4)
    assert len(_asked(store, None).pairs) == 3


def test_pairs_that_share_less_than_was_asked_are_left_out(store: Store, city: OfficeId) -> None:
    assert _asked(store, city, share=0.9).pairs == ()


def test_it_tells_how_far_it_is_and_can_be_cancelled(store: Store, city: OfficeId) -> None:
    asking = CopyingService(store).asking(CopyQuestion(Scope(city), 2024))
    assert next(asking) == CopyProgress(0, 3, reading=True)
    asking.close()


def test_the_pairs_are_written_as_a_workbook_with_shares_as_numbers(
    store: Store, city: OfficeId, tmp_path: Path
) -> None:
    answer = _asked(store, city)
    write_pairs(answer, tmp_path / "雷同.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "雷同.xlsx").worksheets[0]
    row = [cell.value for cell in sheet[4]]
    assert row[:4] == ["甲县", "2025-01-20", "丙县", "2025-01-05"]
    assert row[4] == round(answer.pairs[0].share, 4)
    assert sheet["A2"].value == said(answer)


def test_the_pairs_are_written_as_text_and_nothing_is_replaced_unasked(
    store: Store, city: OfficeId, tmp_path: Path
) -> None:
    answer, path = _asked(store, city), tmp_path / "雷同.csv"
    write_pairs(answer, path)
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("甲县,2025-01-20,丙县,2025-01-05,")
    with pytest.raises(ConflictError):
        write_pairs(answer, path)
