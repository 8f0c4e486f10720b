"""The checks joined: figures, text, tables and last year in one answer."""

import datetime as dt
from decimal import Decimal

from desktop.domain.figure import Figure
from desktop.domain.office import OfficeId
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Report
from desktop.services.figure_checks import stored_verdicts, verdicts
from desktop.services.workspace import Workspace
from desktop.statistics.catalogue import load_catalogue
from desktop.statistics.verdicts import Severity

CASES, INSPECTION = "enf.case_total", "enf.inspection"
REPORT = Report(
    year=2024,
    title="2023年度报告",
    sections=(
        Section(
            1,
            "成效",
            part=Part.ACHIEVEMENTS,
            paragraphs=(
                "全年开展执法检查86次，办理行政执法案件7件。",
                Table((("项目", "数量"), ("执法检查", "68次"))),
            ),
        ),
    ),
)


def rules(figures: dict[str, Figure], last: dict[str, Figure]) -> dict[str, str]:
    found = verdicts(REPORT, figures, last, load_catalogue())
    return {verdict.rule: verdict.message for verdict in found}


def test_text_table_and_entered_figures_are_held_against_each_other() -> None:
    found = rules({INSPECTION: Figure(INSPECTION, Decimal(80))}, {})
    assert found["source.agreement"] == "执法检查各处不一致：正文86次、表格68次、填报80次。"


def test_last_year_is_held_against_what_the_text_says() -> None:
    found = rules({}, {CASES: Figure(CASES, Decimal(2))})
    assert "（7 − 2）÷ 2 = 250%，增长超过一半" in found["year.jump"]


def test_the_years_a_report_names_are_checked() -> None:
    assert "标题写的是2023年" in rules({}, {})["report.year"]


def test_the_gravest_come_first_and_nothing_twice() -> None:
    found = verdicts(REPORT, {}, {CASES: Figure(CASES, Decimal(2))}, load_catalogue())
    order = [list(Severity)[::-1].index(verdict.severity) for verdict in found]
    assert order == sorted(order)
    assert len(set(found)) == len(found)


def test_a_workspace_answers_too(workspace: Workspace, office: OfficeId, today: dt.date) -> None:
    key = workspace.reports.add(office, REPORT, today=today)
    found = workspace.figures.verdicts(REPORT, workspace.figures.of_report(key), {})
    assert found == verdicts(REPORT, {}, {}, workspace.figures.catalogue)


def test_stored_years_are_checked_against_the_year_before() -> None:
    years = {2023: {CASES: Figure(CASES, Decimal(2))}, 2024: {CASES: Figure(CASES, Decimal(9))}}
    found = stored_verdicts(years, load_catalogue())
    assert [verdict.rule for verdict in found[2024]] == ["year.jump"]
    assert found[2023] == ()
