"""花脸稿 as files."""

import datetime as dt
import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from lxml import etree

from desktop.domain.difference import Fate
from desktop.domain.errors import ConflictError
from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.exports.docx.elements import W
from desktop.recognition import recognise
from desktop.services.redline import redline_pages, write_redline

_MOMENT = dt.datetime(2025, 1, 8, 9, 30, tzinfo=dt.UTC)
_OLD = Report(
    office="云岭县国防动员办公室",
    year=2024,
    title="云岭县国防动员办公室2024年度法治政府建设情况报告",
    sections=(
        Section(0, paragraphs=("全年办理案件3件。", "这一段后来删去了。", Table((("项", "数"),)))),
    ),
    signature="云岭县国防动员办公室",
    date=dt.date(2025, 1, 8),
)
_NEW = replace(
    _OLD, sections=(Section(0, paragraphs=("全年办理案件13件。", Table((("项目", "数"),)))),)
)


def _body(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.parse(io.BytesIO(archive.read("word/document.xml"))).getroot()


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Return a 花脸稿 as a Word file."""
    return write_redline(_OLD, _NEW, tmp_path / "花脸稿.docx", moment=_MOMENT, author="陈立川")


def test_the_changes_are_tracked_ones_with_author_and_time(written: Path) -> None:
    changes = list(_body(written).iter(W + "ins", W + "del"))
    assert {change.get(W + "author") for change in changes} == {"陈立川"}
    assert {change.get(W + "date") for change in changes} == {"2025-01-08T09:30:00Z"}
    numbers = [change.get(W + "id") for change in changes]
    assert len(set(numbers)) == len(numbers)


def test_a_removed_paragraph_is_removed_with_its_end(written: Path) -> None:
    paragraph = next(
        each
        for each in _body(written).iter(W + "p")
        if "后来删去" in "".join(text.text or "" for text in each.iter(W + "delText"))
    )
    assert paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None
    assert list(paragraph.iter(W + "t")) == []


def test_rows_of_a_changed_table_are_removed_and_added(written: Path) -> None:
    rows = list(_body(written).iter(W + "trPr"))
    marks = [{child.tag.removeprefix(W) for child in row} & {"ins", "del"} for row in rows]
    assert marks == [{"del"}, {"ins"}]


def test_accepting_all_changes_gives_the_new_text(written: Path) -> None:
    report = recognise(written).report
    assert report.sections == _NEW.sections


def test_python_docx_opens_it(written: Path) -> None:
    assert Document(str(written)).core_properties.title == _NEW.title


def test_a_file_that_is_there_is_not_replaced(written: Path) -> None:
    with pytest.raises(ConflictError):
        write_redline(_OLD, _NEW, written, moment=_MOMENT)


@pytest.mark.usefixtures("qapp")
def test_the_pages_show_what_was_added_and_removed() -> None:
    pieces = [
        piece
        for page in redline_pages(_OLD, _NEW)
        for line in page.lines
        for piece in line.row.pieces
    ]
    removed = "".join(piece.text for piece in pieces if piece.ink.fate is Fate.REMOVED)
    added = "".join(piece.text for piece in pieces if piece.ink.fate is Fate.ADDED)
    assert ("这一段后来删去了。" in removed, "13" in added) == (True, True)


@pytest.mark.usefixtures("qapp")
def test_it_can_be_a_pdf(tmp_path: Path) -> None:
    path = write_redline(_OLD, _NEW, tmp_path / "花脸稿.pdf", moment=_MOMENT)
    assert path.read_bytes().startswith(b"%PDF")
