"""The typesetter's pages against LibreOffice's pages of the exported Word file.

Both sides use one font, since the official ones are rarely there where tests run; the typesetter is
asked for LibreOffice's habits and its gap between Chinese characters and digits. Why lines may
still differ is written down in `agreement.REASONS`, and nothing else may.
"""

import html
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.domain.report import Report
from desktop.exports import docx_bytes
from desktop.official.compose import DEFAULT, compose
from desktop.official.options import Options
from desktop.official.standard import FAMILIES, Face
from desktop.recognition import recognise
from desktop.services.interchange import report_from_json
from desktop.typesetting.breaking import LIBREOFFICE
from desktop.typesetting.fonts import FontBook
from desktop.typesetting.placed import Page
from desktop.typesetting.typesetter import Typesetter
from tests.end2end.agreement import Tally
from tests.end2end.varied import Varied

FONT = "Noto Serif CJK SC"
GAP = 0.2
SAME_LINE = 3.0  # points between the baselines of two words
BASELINE = 0.745  # of the height poppler gives a word in this font
WORD = re.compile(r'<word xMin="(.*?)" yMin="(.*?)" xMax=".*?" yMax="(.*?)">(.*?)</word>')
LABEL = re.compile(r"—\d+—")

Compare = Callable[[Mapping[str, tuple[Report, Options]]], Tally]
Word = tuple[float, float, str]


@pytest.fixture
def compare(qapp: QApplication, tmp_path: Path, run_environment: dict[str, str]) -> Compare:
    """Give a comparison of both settings of many reports."""
    book = FontBook(chosen=dict.fromkeys(Face, FONT))
    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if missing or book.family(Face.BODY) != FONT:
        pytest.skip(f"this needs soffice, pdftotext and the font {FONT}")

    def run(reports: Mapping[str, tuple[Report, Options]]) -> Tally:
        qapp.processEvents()
        tally = Tally()
        for name, (report, options) in reports.items():
            in_one_font(docx_bytes(report, options), tmp_path / f"{name}.docx")
        as_pdf(tmp_path, reports, run_environment)
        for name, (report, options) in reports.items():
            typesetter = Typesetter(book, options, gap=GAP, habits=LIBREOFFICE)
            ours = [page_lines(page) for page in typesetter.typeset(compose(report, options))]
            tally.add(name, printed_lines(tmp_path / f"{name}.pdf"), ours)
        return tally

    return run


def in_one_font(content: bytes, target: Path) -> None:
    """Write a Word file that names a font which is here in place of the official ones."""
    official = re.compile("|".join(f'"{family.name}"' for family in FAMILIES.values()))
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(".xml"):
                data = official.sub(f'"{FONT}"', data.decode()).encode()
            made.writestr(name, data)


def as_pdf(folder: Path, names: Iterable[str], environment: dict[str, str]) -> None:
    """Let LibreOffice print all files in one go: starting it takes longer than a report."""
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            folder,
            *(folder / f"{name}.docx" for name in names),
        ],
        env=environment,
        capture_output=True,
        timeout=600,
        check=True,
    )


def printed_lines(file: Path) -> list[list[str]]:
    found = subprocess.run(
        ["pdftotext", "-bbox", file, "-"], capture_output=True, encoding="utf-8", check=True
    )
    return [
        as_lines(
            (top + BASELINE * (foot - top), left, html.unescape(text))
            for x, y_min, y_max, text in WORD.findall(page)
            for left, top, foot in [(float(x), float(y_min), float(y_max))]
        )
        for page in found.stdout.split("<page ")[1:]
    ]


def page_lines(page: Page) -> list[str]:
    return as_lines((line.baseline, line.x, line.text) for line in page.lines)


def as_lines(words: Iterable[Word]) -> list[str]:
    """Join what stands on one baseline, from left to right; cells of a table too."""
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for baseline, x, text in sorted(words):
        if not rows or baseline - rows[-1][0] > SAME_LINE:
            rows.append((baseline, []))
        rows[-1][1].append((x, "".join(text.split())))
    lines = ("".join(text for _, text in sorted(row)) for _, row in rows)
    return [line for line in lines if not LABEL.fullmatch(line)]


def assert_agreement(tally: Tally, say: Callable[[str], None]) -> None:
    say(str(tally))
    assert tally.unexplained == []
    assert tally.too_many() == []
    assert tally.share >= 0.99


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Give a way to print a figure beside the test's name."""
    reporter = request.config.pluginmanager.get_plugin("terminalreporter")

    def write(text: str) -> None:
        if reporter is not None:
            reporter.write_line(f"\n{request.node.name}: {text}")

    return write


def generated(seeds: Sequence[int]) -> dict[str, tuple[Report, Options]]:
    writers = {f"varied-{seed}": Varied(seed) for seed in seeds}
    return {name: (each.report(), each.options()) for name, each in writers.items()}


def test_generated_reports_have_the_same_lines(
    compare: Compare, say: Callable[[str], None]
) -> None:
    assert_agreement(compare(generated(range(24))), say)


@pytest.mark.slow
def test_two_hundred_reports_have_the_same_lines(
    compare: Compare, say: Callable[[str], None]
) -> None:
    assert_agreement(compare(generated(range(200))), say)


def test_samples_have_the_same_lines(compare: Compare, say: Callable[[str], None]) -> None:
    files = sorted((paths.resources() / "samples").glob("*.json"))
    reports = {
        f"{file.stem}-{index}": (report_from_json(item["report"]), DEFAULT)
        for file in files
        for index, item in enumerate(json.loads(file.read_text(encoding="utf-8"))["reports"])
    }
    assert_agreement(compare(reports), say)


def test_real_reports_have_the_same_lines(
    compare: Compare, seeds: Path, say: Callable[[str], None]
) -> None:
    files = sorted(seeds.glob("*.txt"))
    assert_agreement(compare({file.stem: (recognise(file).report, DEFAULT) for file in files}), say)
