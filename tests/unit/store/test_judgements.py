"""What the clerk says of last year's plan, in the store."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.office import Office
from desktop.domain.promise import Fulfilment, Judgement
from desktop.domain.report import Report, ReportId, Status, Step
from desktop.store import Store

_SAID = Judgement("打造警报试鸣宣传品牌。", Fulfilment.PARTLY, "开展讲解12场。", ("参训120人次。",))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "nianbao.db", create=True) as opened:
        yield opened


@pytest.fixture
def report(store: Store) -> ReportId:
    office = store.add_office(Office("云岭县国防动员办公室"))
    return store.add_report(office, Report(year=2024), Step(Status.DRAFT, dt.date(2025, 1, 2)))


def test_what_was_said_is_read_as_it_was_said(store: Store, report: ReportId) -> None:
    store.save_judgement(report, _SAID)
    assert store.judgements(report) == (_SAID,)


def test_said_anew_it_takes_the_place_of_what_was_said(store: Store, report: ReportId) -> None:
    store.save_judgement(report, _SAID)
    other = Judgement(_SAID.item, Fulfilment.OBSOLETE)
    store.save_judgement(report, other)
    assert store.judgements(report) == (other,)


def test_nothing_said_leaves_no_row(store: Store, report: ReportId) -> None:
    store.save_judgement(report, _SAID)
    store.save_judgement(report, Judgement(_SAID.item))
    assert store.judgements(report) == ()
