from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.official.options import Options
from desktop.official.standard import SCHOOLS, School
from desktop.services.compliance import sheet_for_report
from desktop.services.live_sheet import LiveSheet

REPORT = Report(
    title="东岭区国防动员办公室2024年度法治政府建设情况报告",
    addressee="区委",
    sections=(Section(0, paragraphs=("2024年，各项工作取得新进展。",)),),
)
LIVE = LiveSheet()


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    assert qapp is not None


def test_sheet_comes_in_steps_with_room_for_keys_between() -> None:
    steps = list(LiveSheet().steps(REPORT, Options()))
    assert steps[:2] == [None, None]
    assert steps[2] == sheet_for_report(REPORT)


def test_report_without_text_has_an_empty_sheet() -> None:
    assert LiveSheet().sheet(Report(), Options()) == ()


@given(
    st.lists(st.text("法治建设，。2024年", max_size=60), max_size=5),
    st.sampled_from(SCHOOLS),
    st.booleans(),
)
def test_report_that_was_changed_is_judged_like_one_that_is_new(
    paragraphs: list[str],
    school: School,
    centred: bool,  # noqa: FBT001 - drawn by hypothesis
) -> None:
    report = replace(REPORT, sections=(Section(0, paragraphs=tuple(paragraphs)),))
    options = replace(Options(centred_page_numbers=centred), school=school)
    assert LIVE.sheet(report, options) == sheet_for_report(report, options)
