"""The command that holds one report against another."""

import datetime as dt
import json
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.services.workspace import Workspace

_TEXT = """云岭县国防动员办公室{year}年度法治政府建设情况报告
县委、县政府：
{year}年，我办坚持依法履职，圆满完成全年各项目标任务。
一、主要举措和成效
（一）规范行政执法。全年办理行政执法案件{cases}件，未发生行政复议案件。
二、{next}年度工作安排
（一）建立线索移送台账。与街道会签线索移送办法，按季度通报。
云岭县国防动员办公室
{next}年1月8日
"""


@pytest.fixture
def years(tmp_path: Path) -> list[str]:
    """Return the paths of two years' reports, the later one first."""
    found = []
    for year, cases in ((2024, 5), (2023, 3)):
        path = tmp_path / f"{year}.txt"
        path.write_text(_TEXT.format(year=year, next=year + 1, cases=cases), "utf-8")
        found.append(str(path))
    return found


def test_two_files_are_compared_without_a_store(
    years: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", *years, "--json"]) == 0
    shape = json.loads(capsys.readouterr().out)
    assert (shape["before"]["year"], shape["after"]["year"]) == (2023, 2024)
    changed = {each["indicator"]: (each["before"], each["after"]) for each in shape["figures"]}
    assert changed["enf.case_total"] == ("3", "5")


def test_the_answer_in_words_tells_what_was_copied(
    years: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    run(["compare", *years])
    told = capsys.readouterr().out
    assert "雷同" in told
    assert "建立线索移送台账（未见回应）" in told


def test_a_file_that_is_not_there_is_said_in_one_sentence(
    years: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["compare", years[0], "没有这份.docx"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_indicators_of_the_store_at_hand_are_compared(
    years: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "自定.db"
    with Workspace.open(store) as workspace:
        workspace.catalogues.add(
            Indicator("", "疏散演练", "次", Measure.COUNT, "人防演练", "次数。")
        )
    for path, times in zip(years, (8, 6), strict=True):
        text = Path(path).read_text("utf-8")
        Path(path).write_text(text.replace("全年办理", f"开展疏散演练{times}次，全年办理"), "utf-8")

    run(["--store", str(store), "compare", *years, "--json"])

    figures = json.loads(capsys.readouterr().out)["figures"]
    assert ("疏散演练", "6", "8") in [(e["label"], e["before"], e["after"]) for e in figures]


@pytest.fixture
def year_of_counties(tmp_path: Path) -> str:
    """Return a store in which two counties have the same report."""
    path = tmp_path / "nianbao.db"
    text = "党组会专题研究法治建设6次，解决难点问题12个；办理执法案件7件，追缴费用三百万元。" * 2
    same = Section(0, paragraphs=(text, "班子成员带头学法用法，邀请律师授课，组织旁听庭审两次。"))
    with Workspace.open(path) as workspace:
        city = workspace.offices.add(Office("云岭市办"))
        for day, name in ((8, "甲县办"), (20, "乙县办")):
            office = workspace.offices.add(Office(name, superior=city))
            report = Report(name, 2024, sections=(same,), date=dt.date(2025, 1, day))
            workspace.reports.add(office, report, today=dt.date(2025, 1, day))
    return str(path)


def test_copies_among_the_offices_of_a_superior_are_told(
    year_of_counties: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", year_of_counties, "compare", "--among", "云岭市办:2024"]) == 0
    assert "乙县办（2025-01-20）雷同于 甲县办（2025-01-08）：100.0%" in capsys.readouterr().out


def test_copies_among_all_offices_are_written_to_a_file(
    year_of_counties: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "雷同.csv"
    run(["--store", year_of_counties, "compare", "--among", ":2024", "--to", str(to), "--json"])
    assert json.loads(capsys.readouterr().out)["pairs"][0]["share"] == 1.0
    assert "乙县办" in to.read_text("utf-8-sig")


def test_an_unknown_superior_is_said_in_one_sentence(
    year_of_counties: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["--store", year_of_counties, "compare", "--among", "没有:2024"]) == 3
    assert len(capsys.readouterr().err.splitlines()) == 1


def test_one_report_alone_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        run(["compare", "只有一份.txt"])
    assert "请给出两份报告" in capsys.readouterr().err
