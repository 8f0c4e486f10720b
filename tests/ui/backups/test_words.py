"""How backups are spoken of."""

import datetime as dt

import pytest

from desktop.domain.backup import Contents
from desktop.ui.backups import words

_NOW = dt.datetime(2026, 1, 17, 9)  # noqa: DTZ001 - a name's local time


@pytest.mark.parametrize(
    ("number", "said"),
    [(12, "12 字节"), (824 * 1024, "824 KB"), (1_300_000, "1.2 MB"), (5 << 30, "5.0 GB")],
)
def test_sizes_are_said_as_people_read_them(number: int, said: str) -> None:
    assert words.size(number) == said


@pytest.mark.parametrize(
    ("hours", "said"),
    [(0, "今天 09:00"), (20, "昨天 13:00"), (24 * 10, "1月7日"), (24 * 30, "2025年12月18日")],
)
def test_moments_are_said_from_today(hours: int, said: str) -> None:
    assert words.since(_NOW - dt.timedelta(hours=hours), _NOW) == said


def test_contents_name_offices_reports_and_years() -> None:
    assert words.held(Contents(2, 3, (2019, 2024), None)) == "2 个单位、3 份报告（2019—2024 年度）"
    assert words.held(Contents(1, 1, (2024, 2024), None)) == "1 个单位、1 份报告（2024 年度）"


def test_the_last_change_is_told_where_there_is_one() -> None:
    assert words.changed(Contents(1, 0, None, None)) == ""
    assert words.changed(Contents(1, 1, None, dt.datetime.now(dt.UTC))).startswith("最后修改于")


def test_retention_is_one_sentence_with_the_figures_of_the_rule() -> None:
    assert "7 天、8 周和 24 个月" in words.RETENTION
    assert words.RETENTION.count("。") == 1
