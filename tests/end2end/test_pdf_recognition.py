"""What the program writes comes back from other programs' files: PDF, old Word, OpenDocument.

LibreOffice makes the files in one go a format. What a page does not show cannot come back: whether
the first sentence of a numbered paragraph is a heading, where it is set in the face of the text;
and a mark that LibreOffice 7.4 does not draw when it hangs over the end of a full line.
"""

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.numbering import SCHEMES, UNNUMBERED, Scheme
from desktop.domain.outline import Section, Table, block_text
from desktop.domain.report import Report
from desktop.exports import docx_bytes
from desktop.official.compose import DEFAULT
from desktop.official.options import Options
from desktop.recognition import recognise
from desktop.recognition.lines import source_of
from desktop.recognition.readers import read_lines
from desktop.recognition.readers.radicals import folded
from desktop.recognition.recogniser import trace
from desktop.services.interchange import report_from_json
from desktop.services.typeset import pdf_content
from tests.end2end.varied import Varied

GENERATED = range(30)
IN_EACH_SCHEME = 8
NUMBERED = {name: scheme for name, scheme in SCHEMES.items() if scheme != UNNUMBERED}
ALIKE = 3  # from this level on a run-in heading is set in the face of the text (GB/T 9704 7.3.3)
MOST_UNDRAWN = 3  # marks of one report that LibreOffice leaves out

pytestmark = pytest.mark.slow

Reports = dict[str, tuple[Report, Options]]


@pytest.fixture(scope="module")
def samples() -> Reports:
    """Give the sample reports."""
    files = sorted((paths.resources() / "samples").glob("*.json"))
    return {
        f"{file.stem}-{index}": (report_from_json(item["report"]), DEFAULT)
        for file in files
        for index, item in enumerate(json.loads(file.read_text(encoding="utf-8"))["reports"])
    }


@pytest.fixture(scope="module")
def generated() -> Reports:
    """Give reports of every shape."""
    writers = {f"varied-{seed}": Varied(seed) for seed in GENERATED}
    return {name: (each.report(), each.options()) for name, each in writers.items()}


@pytest.fixture(scope="module")
def real(seeds: Path) -> Reports:
    """Give the real reports."""
    return {file.stem: (recognise(file).report, DEFAULT) for file in sorted(seeds.glob("*.txt"))}


Convert = Callable[[str, Reports], Path]


@pytest.fixture
def convert(tmp_path: Path, run_environment: dict[str, str]) -> Convert:
    """Give a function that lets LibreOffice turn our Word files into another format."""
    if shutil.which("soffice") is None:
        pytest.skip("this needs soffice")

    def run(suffix: str, reports: Reports) -> Path:
        for name, (report, look) in reports.items():
            (tmp_path / f"{name}.docx").write_bytes(docx_bytes(report, look))
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        files = sorted(tmp_path.glob("*.docx"))
        options = ["--headless", "--convert-to", suffix, "--outdir", str(tmp_path)]
        subprocess.run(
            ["soffice", profile, *options, *files],
            env=run_environment,
            capture_output=True,
            timeout=600,
            check=True,
        )
        return tmp_path

    return run


def plain(report: Report) -> Report:
    """Return a report without what no file shows: title breaks, parts that headings do not say."""
    sections = (
        replace(
            section, part=None, paragraphs=() if section.paragraphs == ("",) else section.paragraphs
        )
        for section in report.sections
    )
    return replace(report, title=report.title.replace("\n", ""), sections=tuple(sections))


def differing(found: Report, expected: Report) -> list[str]:
    return [
        each.name
        for each in fields(Report)
        if each.name != "scheme"
        and getattr(plain(found), each.name) != getattr(plain(expected), each.name)
    ]


def unmatched(folder: Path, suffix: str, reports: Reports) -> dict[str, list[str]]:
    found = {
        name: differing(recognise(folder / f"{name}.{suffix}").report, report)
        for name, (report, _options) in reports.items()
    }
    return {name: fields for name, fields in found.items() if fields}


def on_paper(report: Report) -> Report:
    """Return a report as its pages tell it: below the second level headings look like text."""
    return replace(report, sections=tuple(map(_on_paper, report.sections)))


def _on_paper(section: Section) -> Section:
    first, rest = section.paragraphs[:1], section.paragraphs[1:]
    if section.depth < ALIKE or not section.run_in or (first and not isinstance(first[0], str)):
        return section
    text = section.heading + "".join(map(block_text, first))
    return replace(section, heading="", paragraphs=(text, *rest))


def text_of(report: Report) -> str:
    blocks = (block for each in report.sections for block in (each.heading, *each.paragraphs))
    annexes = (attachment.text for attachment in report.attachments)
    return "".join("".join((*map(block_text, blocks), *annexes)).split())


def edits(found: str, expected: str) -> int:
    steps = SequenceMatcher(None, found, expected, autojunk=False).get_opcodes()
    return sum(max(b - a, d - c) for kind, a, b, c, d in steps if kind != "equal")


@pytest.mark.parametrize("suffix", ["doc", "odt"])
@pytest.mark.parametrize("kind", ["samples", "generated", "real"])
def test_reports_come_back_from_word_processors(
    suffix: str, kind: str, convert: Convert, request: pytest.FixtureRequest
) -> None:
    reports: Reports = request.getfixturevalue(kind)
    assert unmatched(convert(suffix, reports), suffix, reports) == {}


@pytest.mark.parametrize("kind", ["samples", "real"])
def test_reports_come_back_from_libreoffice_pdf(
    kind: str, convert: Convert, request: pytest.FixtureRequest
) -> None:
    reports: Reports = request.getfixturevalue(kind)
    assert unmatched(convert("pdf", reports), "pdf", reports) == {}


def test_generated_reports_come_back_from_libreoffice_pdf(
    convert: Convert, generated: Reports
) -> None:
    folder = convert("pdf", generated)
    for name, (report, _options) in generated.items():
        found = recognise(folder / f"{name}.pdf").report
        assert set(differing(found, report)) <= {"sections", "attachments"}
        assert shape(found) == shape(report)
        assert edits(text_of(found), text_of(report)) <= MOST_UNDRAWN


def shape(report: Report) -> list[tuple[int, str, str]]:
    """Show an outline as its pages tell it."""
    sections = on_paper(report).sections
    return [
        (section.depth, marker, section.heading)
        for section, marker in zip(sections, report.markers, strict=True)
    ]


@pytest.mark.parametrize("kind", ["samples", "generated", "real"])
def test_reports_come_back_from_our_own_pdf(
    kind: str, qapp: QApplication, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    qapp.processEvents()
    for name, (report, options) in request.getfixturevalue(kind).items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_content(report, options))
        found = recognise(path).report
        assert differing(on_paper(found), on_paper(report)) == []


@pytest.mark.parametrize("scheme", NUMBERED.values(), ids=range(len(NUMBERED)))
def test_every_scheme_comes_back_from_our_own_pdf(
    scheme: Scheme, qapp: QApplication, tmp_path: Path, generated: Reports
) -> None:
    qapp.processEvents()
    for name in list(generated)[:IN_EACH_SCHEME]:
        report, options = generated[name]
        report = replace(report, scheme=scheme)
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_content(report, options))
        assert (name, differing(on_paper(recognise(path).report), on_paper(report))) == (name, [])


def test_nothing_of_a_pdf_is_lost(convert: Convert, samples: Reports) -> None:
    folder = convert("pdf", samples)
    for name in samples:
        lines = read_lines(folder / f"{name}.pdf")
        assert Counter(ink(source_of(lines))) == Counter(
            ink("".join(shown(folder / f"{name}.pdf")))
        )
        found = trace(lines, verbatim=True)
        claimed = {place for claim in found.claims for place in claim.text.places}
        rest = (c for place, c in enumerate(found.source) if place not in claimed)
        assert ink("".join(found.recognised.leftover)) == ink("".join(rest))


def test_only_page_numbers_and_repeated_heads_are_left_of_our_pdf(
    qapp: QApplication, tmp_path: Path, samples: Reports
) -> None:
    qapp.processEvents()
    for name, (report, options) in samples.items():
        path = tmp_path / f"{name}.pdf"
        path.write_bytes(pdf_content(report, options))
        left = [rest for rest in recognise(path).leftover if rest not in heads_of(report)]
        assert all(re.fullmatch(r"—\s*\d+\s*—", rest) for rest in left)


def heads_of(report: Report) -> set[str]:
    """Return the heads of tables, which are printed again on each page."""
    texts = [each.paragraphs for each in report.sections]
    texts += [each.paragraphs for each in report.attachments]
    blocks = (block for paragraphs in texts for block in paragraphs)
    return {" ".join(block.rows[0]) for block in blocks if isinstance(block, Table)}


def shown(path: Path) -> Iterator[str]:
    """Yield the text of each page as PDFium has it by itself."""
    document: Any = pypdfium2.PdfDocument(path)
    for index in range(len(document)):
        text = document[index].get_textpage().get_text_range()
        yield "".join(folded(character) for character in text)
    document.close()


def ink(text: str) -> str:
    return "".join(text.split())
