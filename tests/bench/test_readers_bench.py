"""Reading files of other programs: a report of about a dozen pages in a PDF file."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.recognition import recognise
from desktop.recognition.readers.pdf import read_pdf
from desktop.services.typeset import pdf_content
from tests.end2end.varied import Varied

TWELVE_PAGES = 4  # the seed of a report of twelve pages


@pytest.fixture
def pdf(qapp: QApplication, tmp_path: Path) -> Path:
    qapp.processEvents()
    writer = Varied(TWELVE_PAGES)
    path = tmp_path / "报告.pdf"
    path.write_bytes(pdf_content(writer.report(), writer.options()))
    read_pdf(path)  # loads the library
    return path


def test_reading_a_pdf_of_twelve_pages(pdf: Path, benchmark: BenchmarkFixture) -> None:
    assert benchmark(read_pdf, pdf)


def test_recognising_a_pdf_of_twelve_pages(pdf: Path, benchmark: BenchmarkFixture) -> None:
    assert benchmark(recognise, pdf).report.sections
