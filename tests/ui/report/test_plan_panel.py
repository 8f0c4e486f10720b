import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Part, Section
from desktop.domain.report import Report
from desktop.ui.report.plan_panel import PlanPanel

LAST = Report(
    year=2023,
    sections=(
        Section(1, "举措和成效", paragraphs=("做了。",), part=Part.ACHIEVEMENTS),
        Section(1, "2024年工作安排", part=Part.PLAN),
        Section(2, "加强培训。", run_in=True, paragraphs=("办班5期。",)),
        Section(1, "其他", paragraphs=("无。",), part=Part.OTHER),
    ),
)


@pytest.fixture
def panel(qtbot: QtBot) -> PlanPanel:
    made = PlanPanel()
    qtbot.addWidget(made)
    return made


def test_plan_of_last_year_is_shown_with_its_numbers_and_nothing_else(panel: PlanPanel) -> None:
    panel.show_report(LAST, 2024)
    assert panel.text == "二、2024年工作安排\n（一）加强培训。办班5期。"
    assert "2023 年度报告对 2024 年工作的安排" in panel.head


def test_report_without_a_plan_says_so(panel: PlanPanel) -> None:
    panel.show_report(Report(year=2023, sections=LAST.sections[:1]), 2024)
    assert "没有标明“工作安排”" in panel.head
    assert panel.text == ""


def test_year_without_a_report_before_says_what_to_do(panel: PlanPanel) -> None:
    panel.show_report(None, 2024)
    assert "台账中没有 2023 年度的报告" in panel.head


def test_angle_brackets_in_a_text_are_shown_as_they_are(panel: PlanPanel) -> None:
    odd = Section(1, "安排<b>", paragraphs=("3<5",), part=Part.PLAN)
    panel.show_report(Report(year=2023, sections=(odd,)), 2024)
    assert panel.text == "一、安排<b>\n3<5"
