import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.official.options import Options
from desktop.services.exporting import formats
from desktop.services.typeset import PDF, layout, pages, pdf_content
from desktop.typesetting.application import ensure_application

REPORT = Report(
    office="东岭区国防动员办公室",
    mark="东岭区国防动员办公室文件",
    title="东岭区国防动员办公室关于\n2024年度法治政府建设情况的报告",
    sections=(Section(0, paragraphs=("现将情况报告如下。",)),),
)
WRITTEN = dt.datetime(2025, 1, 9, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    assert qapp is not None


def test_an_application_that_is_there_is_kept(qapp: QApplication) -> None:
    ensure_application()
    assert QApplication.instance() is qapp


def test_a_pdf_bears_the_title_on_one_line_and_the_office() -> None:
    content = pdf_content(REPORT, written=WRITTEN)
    assert "东岭区国防动员办公室关于2024年度法治政府建设情况的报告".encode() in content
    assert f"<rdf:li>{REPORT.office}</rdf:li>".encode() in content


def test_the_same_report_makes_the_same_pdf() -> None:
    assert pdf_content(REPORT, written=WRITTEN) == pdf_content(REPORT, written=WRITTEN)


def test_a_layout_has_a_line_for_each_line_of_the_pages() -> None:
    shape = layout(REPORT)
    assert isinstance(shape["pages"], list)
    told = [line["text"] for page in shape["pages"] for line in page["lines"]]
    assert told == [line.text for page in pages(REPORT) for line in page.lines]


def test_a_plain_document_has_no_mark() -> None:
    texts = [line.text for page in pages(REPORT, Options(plain=True)) for line in page.lines]
    assert REPORT.mark not in texts


def test_pdf_is_offered_behind_word() -> None:
    assert list(formats())[:2] == ["docx", "pdf"]
    assert (PDF.label, PDF.suffix) == ("PDF 文档", ".pdf")
