import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm

from desktop.domain.errors import StoreReadOnlyError
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId
from desktop.official.options import Options
from desktop.official.standard import SCHOOL_B
from desktop.services.exporting import write_report
from desktop.services.formatting import settled
from desktop.services.workspace import Workspace

CENTRED = Options(centred_page_numbers=True)
LINE = "坚持严格规范公正文明执法。"


@pytest.fixture
def stored(workspace: Workspace, office: OfficeId, today: dt.date) -> ReportId:
    return workspace.reports.new_blank(office, 2024, today=today)


def test_profile_begins_as_the_standard(workspace: Workspace, office: OfficeId) -> None:
    assert workspace.formatting.options(office) == Options()


def test_profile_of_all_holds_for_every_office(workspace: Workspace, office: OfficeId) -> None:
    workspace.formatting.save(CENTRED)
    assert workspace.formatting.options(office) == CENTRED
    assert not workspace.formatting.has_own(office)


def test_own_profile_goes_before_that_of_all(workspace: Workspace, office: OfficeId) -> None:
    other = workspace.offices.add(Office("西岭区国防动员办公室"))
    workspace.formatting.save(CENTRED)
    workspace.formatting.save(Options(), office)
    assert workspace.formatting.options(office) == Options()
    assert workspace.formatting.options(other) == CENTRED


def test_office_that_gives_its_own_up_goes_by_that_of_all(
    workspace: Workspace, office: OfficeId
) -> None:
    workspace.formatting.save(CENTRED)
    workspace.formatting.save(Options(seal=True), office)
    workspace.formatting.give_up_own(office)
    assert workspace.formatting.options(office) == CENTRED


def test_profile_is_there_when_the_store_is_opened_again(
    workspace: Workspace, office: OfficeId
) -> None:
    workspace.formatting.save(Options(school=SCHOOL_B, bold_levels=frozenset({2, 3})), office)
    with Workspace.open(workspace.path, read_only=True) as again:
        found = again.formatting.options(office)
    assert (found.school, found.bold_levels) == (SCHOOL_B, frozenset({2, 3}))


def test_store_that_is_read_only_refuses_in_words(workspace: Workspace) -> None:
    with (
        Workspace.open(workspace.path, read_only=True) as other,
        pytest.raises(StoreReadOnlyError, match=r"。$"),
    ):
        other.formatting.save(CENTRED)


def test_word_file_is_set_by_the_profile_of_its_office(
    workspace: Workspace, office: OfficeId, stored: ReportId, tmp_path: Path
) -> None:
    workspace.formatting.save(Options(school=SCHOOL_B), office)
    file = workspace.exporting.export_report(stored, "docx", tmp_path / "报告.docx")
    top = Document(str(file)).sections[0].top_margin
    assert top is not None
    assert abs(top - Mm(34.6)) < Mm(0.1)


def test_plain_file_is_plain_whatever_the_profile_says(tmp_path: Path) -> None:
    report = Report(mark="东岭区国防动员办公室文件", sections=(Section(0, paragraphs=(LINE,)),))
    options = replace(CENTRED, plain=False)
    file = write_report(report, "txt", tmp_path / "报告.txt", plain=True, options=options)
    assert "文件" not in file.read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("paragraphs", "moves"), [(1, True), (30, False)])
def test_imprint_moves_only_where_the_report_ends_on_an_odd_page(
    paragraphs: int, *, moves: bool
) -> None:
    text = (LINE,) * paragraphs
    report = Report(sections=(Section(0, paragraphs=text),), printer="区国动办综合科")
    assert settled(report, Options(imprint_even=True)).imprint_even is moves
