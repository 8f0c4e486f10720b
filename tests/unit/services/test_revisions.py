"""What a revision changed: how much, which words, and which sections can come back."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.difference import Fate
from desktop.domain.errors import NotFoundError
from desktop.domain.figure import Figure
from desktop.domain.indicator import Catalogue, Indicator, Measure
from desktop.domain.office import OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Attachment, Report, ReportId, Status
from desktop.domain.revision import RevisionId
from desktop.services.revisions import Size, differences, sizes
from desktop.services.workspace import Workspace
from desktop.store.kept_texts import KeptText

TODAY = dt.date(2025, 1, 17)
NO_INDICATORS = Catalogue(())
TEXT = Report(
    year=2024,
    office="东岭区国防动员办公室",
    title="年度报告",
    sections=(
        Section(1, "依法行政", paragraphs=("全年办理案件 7 件。",)),
        Section(1, "存在问题", paragraphs=("培训不够。",)),
    ),
)


def with_text(report: Report, index: int, text: str) -> Report:
    sections = list(report.sections)
    sections[index] = replace(sections[index], paragraphs=(text,))
    return replace(report, sections=tuple(sections))


@pytest.fixture
def key(workspace: Workspace, office: OfficeId) -> ReportId:
    return workspace.reports.add(office, TEXT, today=TODAY)


@pytest.fixture
def edited(workspace: Workspace, key: ReportId) -> Report:
    """Store the text with a longer second section, as a revision of its own."""
    after = with_text(TEXT, 1, "培训还不够多。")
    workspace.reports.save(key, TEXT, after)
    return after


def revisions(workspace: Workspace, key: ReportId) -> list[RevisionId]:
    return [revision.id for revision in workspace.history.timeline(key)]


def test_size_of_a_revision_is_what_came_and_what_went(
    workspace: Workspace, key: ReportId, edited: Report
) -> None:
    newest, first = revisions(workspace, key)
    found = workspace.revisions.measuring(key)()
    assert found[newest] == Size(2, 0, 0, edited.characters)
    assert found[first] == Size(TEXT.characters, 0, 0, TEXT.characters, first=True)


@pytest.mark.usefixtures("edited")
def test_figures_that_changed_are_counted(workspace: Workspace, key: ReportId) -> None:
    workspace.history.name(revisions(workspace, key)[0], "送审稿")
    workspace.figures.save(key, [Figure("enf.case_total", Decimal(7))])
    found = workspace.revisions.measuring(key)()
    assert found[revisions(workspace, key)[0]].figures == 1


def test_report_that_is_gone_has_no_sizes(workspace: Workspace, key: ReportId) -> None:
    workspace.reports.remove(key)
    assert workspace.revisions.measuring(key)() == {}


def test_words_that_changed_are_told_one_by_one(
    workspace: Workspace, key: ReportId, edited: Report
) -> None:
    newest, first = revisions(workspace, key)
    found = workspace.revisions.comparing(newest, first)()
    (row,) = found.rows
    assert (found.before, found.after) == (TEXT, edited)
    assert [piece.text for piece in row.pieces if piece.fate is Fate.ADDED] == ["还", "多"]
    assert found.restorable == ()


def test_older_revision_is_always_the_one_before(
    workspace: Workspace, key: ReportId, edited: Report
) -> None:
    newest, first = revisions(workspace, key)
    found = workspace.revisions.comparing(first, newest)()
    assert (found.before, found.after) == (TEXT, edited)


@pytest.mark.usefixtures("edited")
def test_sections_that_differ_from_now_can_come_back(workspace: Workspace, key: ReportId) -> None:
    first = revisions(workspace, key)[-1]
    assert workspace.revisions.comparing(first, None)().restorable == (1,)


@pytest.mark.usefixtures("edited")
def test_revision_of_a_removed_report_is_refused_in_words(
    workspace: Workspace, key: ReportId
) -> None:
    newest, first = revisions(workspace, key)[:2]
    work = workspace.revisions.comparing(newest, first)
    workspace.reports.remove(key)
    with pytest.raises(NotFoundError):
        work()


def test_elements_attachments_and_levels_are_compared_too() -> None:
    after = replace(
        TEXT,
        signers=("张三", "李四"),
        date=dt.date(2025, 1, 9),
        sections=(TEXT.sections[0], replace(TEXT.sections[1], depth=2)),
        attachments=(Attachment("统计表", ("7 件",)),),
    )
    found = differences((TEXT, ()), (after, ()), NO_INDICATORS)
    assert [(each.label, each.before, each.after) for each in found.fields] == [
        ("签发人", "", "张三、李四"),
        ("成文日期", "", "2025-01-09"),
    ]
    assert [row.after.text for row in found.attachments if row.after] == ["统计表", "7 件"]
    assert [row.after.text for row in found.rows if row.after] == ["存在问题"]


def test_figure_that_moved_in_the_text_is_no_change() -> None:
    indicator = Indicator("a", "案件", "件", Measure.COUNT, "执法")
    before, after = Figure("a", Decimal(7), start=3), Figure("a", Decimal(7), start=9)
    catalogue = Catalogue((indicator,))
    assert not differences((TEXT, (before,)), (TEXT, (after,)), catalogue)
    none = replace(after, value=None)
    (change,) = differences((TEXT, ()), (TEXT, (none,)), catalogue).figures
    assert (change.indicator, change.before, change.after) == (indicator, None, none)


def test_status_alone_changes_no_words(workspace: Workspace, key: ReportId) -> None:
    workspace.reports.set_status(key, Status.REVIEW, on=TODAY)
    newest, first = revisions(workspace, key)
    assert not workspace.revisions.comparing(newest, first)()


@pytest.mark.usefixtures("edited")
def test_two_revisions_are_written_as_one_file_with_tracked_changes(
    workspace: Workspace, key: ReportId, tmp_path: Path
) -> None:
    newest, first = revisions(workspace, key)
    found = workspace.revisions.comparing(newest, first)()
    path = tmp_path / "花脸稿.docx"
    moment = dt.datetime(2025, 1, 17, tzinfo=dt.UTC)
    workspace.revisions.write_redline(key, found, path, moment=moment)
    body = ZipFile(path).read("word/document.xml").decode()
    assert body.count("<w:ins ") == 2
    assert "花脸稿" in list(workspace.audit.entries())[-1].detail


@given(st.lists(st.text("甲乙丙丁 "), max_size=5), st.lists(st.text("甲乙丙丁 "), max_size=5))
def test_what_came_less_what_went_is_the_growth(new: list[str], old: list[str]) -> None:
    kept = [
        KeptText(RevisionId(2), ("题", *new), {}),
        KeptText(RevisionId(1), ("题", *old), {}),
    ]
    found = sizes(kept)[RevisionId(2)]
    growth = len("".join(new).replace(" ", "")) - len("".join(old).replace(" ", ""))
    assert found.added >= 0
    assert found.removed >= 0
    assert found.added - found.removed == growth
