"""The PDF as poppler reads it: every character, in order, at its place, in embedded fonts."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.report import Report
from desktop.official.options import Options
from desktop.official.standard import POINTS_PER_MM
from desktop.recognition import recognise
from desktop.services.typeset import pages, pdf_content
from tests.end2end.varied import Varied

pytestmark = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="poppler is not installed"
)
NEAR = 0.2  # mm
LAST = re.compile(r'<word xMin="([\d.]+)"[^>]*>([^<]*)</word>')


@pytest.fixture(autouse=True)
def _fonts(qapp: QApplication) -> None:
    assert qapp is not None


def squeezed(text: str) -> str:
    return "".join(text.split())


def poppler(tool: str, *arguments: object) -> str:
    command = [tool, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, check=True)
    assert not done.stderr
    return done.stdout.decode()


def expected(report: Report, options: Options) -> str:
    return squeezed(
        "".join(
            "".join(line.text for line in page.lines) + page.label
            for page in pages(report, options)
        )
    )


def written(report: Report, folder: Path, options: Options) -> Path:
    file = folder / "报告.pdf"
    file.write_bytes(pdf_content(report, options))
    return file


@pytest.mark.parametrize("seed", range(24))
def test_text_is_read_back_character_by_character(seed: int, tmp_path: Path) -> None:
    varied = Varied(seed)
    report, options = varied.report(), varied.options()
    file = written(report, tmp_path, options)
    assert squeezed(poppler("pdftotext", "-raw", file, "-")) == expected(report, options)


def test_real_reports_are_read_back_character_by_character(seeds: Path, tmp_path: Path) -> None:
    for source in sorted(seeds.glob("*.txt")):
        report = recognise(source).report
        file = written(report, tmp_path, Options())
        assert squeezed(poppler("pdftotext", "-raw", file, "-")) == expected(report, Options())


def test_it_is_a4_with_its_title_and_without_a_tools_name(tmp_path: Path) -> None:
    report = Varied(1).report()
    told = poppler("pdfinfo", written(report, tmp_path, Options()))
    assert "(A4)" in told
    assert f"Title:           {squeezed(report.title)}" in told
    assert re.search(r"^Creator: *$", told, re.MULTILINE)


def test_all_fonts_are_embedded_subsets_with_their_characters(tmp_path: Path) -> None:
    told = poppler("pdffonts", written(Varied(1).report(), tmp_path, Options()))
    rows = told.splitlines()[2:]
    assert rows
    assert all(re.search(r"Identity-H +yes yes yes", row) for row in rows)


def test_lines_are_where_the_typesetter_has_put_them(tmp_path: Path) -> None:
    report, options = Varied(3).report(), Options()
    file = written(report, tmp_path, options)
    words = LAST.findall(poppler("pdftotext", "-bbox", file, "-"))
    found = {(word, round(float(x) / POINTS_PER_MM, 1)) for x, word in words}
    lines = [line for page in pages(report, options) for line in page.lines if line.role == "body"]
    whole = [line for line in lines if " " not in line.text and "\t" not in line.text]
    assert whole
    for line in whole:
        near = [x for word, x in found if line.text.startswith(word) or word == line.text]
        assert any(abs(x - line.x / POINTS_PER_MM) <= NEAR for x in near), line.text


def test_no_page_is_a_picture(tmp_path: Path) -> None:
    told = poppler("pdfimages", "-list", written(Varied(2).report(), tmp_path, Options()))
    assert len(told.splitlines()) == 2
