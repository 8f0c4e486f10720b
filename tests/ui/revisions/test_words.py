"""How revisions are spoken of."""

import datetime as dt
from dataclasses import replace

import pytest

from desktop.domain.report import ReportId, Status
from desktop.domain.revision import Revision, RevisionId, RevisionKind
from desktop.services.revisions import Size
from desktop.ui.revisions import words

TODAY = dt.date(2026, 1, 17)
NOON = dt.datetime(2026, 1, 16, 12, 5).astimezone()
REVISION = Revision(
    RevisionId(1), ReportId(1), RevisionKind.EDITED, Status.DRAFT, NOON, NOON, "王科员"
)


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (TODAY, "今天　1月17日"),
        (dt.date(2026, 1, 16), "昨天　1月16日"),
        (dt.date(2026, 1, 12), "1月12日　星期一"),
        (dt.date(2025, 12, 3), "2025年12月3日"),
    ],
)
def test_day_is_named_as_one_says_it(day: dt.date, said: str) -> None:
    assert words.day_words(day, TODAY) == said


@pytest.mark.parametrize(
    ("minutes", "said"), [(0, "12:05"), (-20, "11:45–12:05"), (-24 * 60, "至 12:05")]
)
def test_time_is_a_span_where_it_took_one(minutes: int, said: str) -> None:
    began = NOON + dt.timedelta(minutes=minutes)
    assert words.time_words(replace(REVISION, began=began)) == said


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (None, ""),
        (Size(0, 0, 0, 9), ""),
        (Size(1200, 3, 0, 9), "+1,200 −3 字"),
        (Size(0, 3, 2, 9), "−3 字　数据 2 项"),
        (Size(9, 0, 4, 9, first=True), "9 字"),
    ],
)
def test_size_is_what_came_and_what_went(size: Size | None, said: str) -> None:
    assert words.size_words(size) == said


def test_reason_of_an_unlocking_is_told() -> None:
    unlocked = replace(REVISION, kind=RevisionKind.UNLOCKED, reason="补充案例")
    assert words.kind_words(unlocked) == "退回起草"
    assert words.by_words(unlocked) == "王科员　理由：补充案例"
    status = replace(REVISION, kind=RevisionKind.STATUS, status=Status.REVIEW)
    assert words.kind_words(status) == "状态：审核"


def test_named_version_is_called_by_its_name() -> None:
    named = replace(REVISION, name="送审稿")
    assert words.called(named, TODAY) == "“送审稿”（1月16日 12:05）"
    assert words.by_words(named) == "王科员　修改"
    assert words.called(REVISION, dt.date(2027, 1, 1)) == "2026年1月16日 12:05 的稿子"


def test_all_of_a_revision_is_told_in_lines() -> None:
    named = replace(REVISION, name="送审稿", operator="")
    told = words.told(named, Size(2, 0, 0, 9), TODAY)
    assert told.split("\n") == ["送审稿", "昨天　1月16日　12:05", "修改　+2 字", "修改"]


def test_every_kind_has_a_look() -> None:
    assert set(words.LOOKS) == set(RevisionKind)
