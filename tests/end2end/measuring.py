"""A Word file as LibreOffice sets it, read back from the PDF by poppler, in millimetres.

`pdftotext` tells the words and `pdftocairo` every glyph with its baseline, its ink and its colour,
and every rule. All places count from the paper's upper left corner.
"""

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from desktop.official.standard import FAMILIES, POINTS_PER_MM

FONT = "Noto Serif CJK SC"
TOOLS = ("soffice", "pdftotext", "pdftocairo", "fc-list")

_SAME_LINE = 1.5
_WORD = re.compile(
    r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">([^<]*)</word>'
)
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_NUMBERS = re.compile(r"-?[\d.]+")
_COLOUR = re.compile(r"(?:fill|stroke):rgb\(([\d.]+)%,([\d.]+)%,([\d.]+)%\)")
_WEIGHT = re.compile(r"stroke-width:([\d.]+)")
_SVG = "{http://www.w3.org/2000/svg}"
_HREF = "{http://www.w3.org/1999/xlink}href"
_ENTITIES = {"&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'"}


@dataclass(frozen=True, slots=True)
class Glyph:
    """A drawn character.

    Attributes:
        x: Its origin on the baseline.
        left: Of its ink, as the other edges.
    """

    x: float
    baseline: float
    left: float
    top: float
    right: float
    bottom: float
    red: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule."""

    left: float
    right: float
    y: float
    weight: float
    red: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A line of text, without its spaces; `left` and `right` are the characters', not the ink's."""

    page: int
    text: str
    left: float
    right: float
    baseline: float
    glyphs: tuple[Glyph, ...]

    @property
    def top(self) -> float:
        """The upper edge of the ink."""
        return min(glyph.top for glyph in self.glyphs)

    @property
    def red(self) -> bool:
        """Whether it is set in red."""
        return self.glyphs[0].red


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page."""

    number: int
    width: float
    height: float
    rows: tuple[Row, ...]
    strokes: tuple[Stroke, ...]


def missing() -> str:
    """Tell what is not here that measuring needs; "" where all is."""
    tools = [tool for tool in TOOLS if not shutil.which(tool)]
    if tools or FONT not in _told("fc-list", ":lang=zh-cn", "family"):
        return f"this needs {', '.join(TOOLS)} and the font {FONT}"
    return ""


def in_one_font(content: bytes) -> bytes:
    """Name a font that is here in place of the official ones, which seldom are."""
    official = re.compile("|".join(f'"{family.name}"' for family in FAMILIES.values()))
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(stream, "w") as made:
        for name in source.namelist():
            data = source.read(name)
            if name.endswith(".xml"):
                data = official.sub(f'"{FONT}"', data.decode()).encode()
            made.writestr(name, data)
    return stream.getvalue()


def rendered(contents: Mapping[str, bytes], folder: Path) -> dict[str, tuple[Sheet, ...]]:
    """Set Word files in one font and one run of LibreOffice; return the pages by their names."""
    files = [folder / f"{name}.docx" for name in contents]
    for file in files:
        file.write_bytes(in_one_font(contents[file.stem]))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            *("--convert-to", "pdf", "--outdir", str(folder)),
            *map(str, files),
        ],
        check=True,
        capture_output=True,
        timeout=60 + 10 * len(files),
    )
    return {file.stem: sheets(folder / f"{file.stem}.pdf") for file in files}


def sheets(pdf: Path) -> tuple[Sheet, ...]:
    """Return the pages of a PDF file."""
    told = _told("pdftotext", "-bbox", str(pdf), "-")
    return tuple(
        _sheet(pdf, number, float(page[1]), float(page[2]), page[3])
        for number, page in enumerate(_PAGE.finditer(told), start=1)
    )


def _sheet(pdf: Path, number: int, width: float, height: float, words: str) -> Sheet:
    drawn = _told("pdftocairo", "-svg", "-f", str(number), "-l", str(number), str(pdf), "-")
    root = etree.fromstring(drawn.encode())
    glyphs = tuple(_glyphs(root, _outlines(root)))
    return Sheet(
        number,
        width / POINTS_PER_MM,
        height / POINTS_PER_MM,
        tuple(_rows(number, words, glyphs)),
        tuple(sorted(_strokes(root), key=lambda stroke: stroke.y)),
    )


def _told(*command: str) -> str:
    done = subprocess.run(command, check=True, capture_output=True, timeout=120)
    return done.stdout.decode()


def _rows(page: int, words: str, glyphs: Sequence[Glyph]) -> Iterator[Row]:
    """Put the words of a line together: poppler parts them at borders of scripts."""
    lines: dict[float, list[Glyph]] = {}
    for glyph in glyphs:
        near = (known for known in lines if abs(known - glyph.baseline) < _SAME_LINE)
        lines.setdefault(next(near, glyph.baseline), []).append(glyph)
    found: dict[float, list[tuple[float, float, str]]] = {}
    for match in _WORD.finditer(words):
        left, top, right, bottom = (float(match[group]) / POINTS_PER_MM for group in range(1, 5))
        inside = [line for line in lines if top < line < bottom]
        line = min(inside, key=lambda line: abs(line - (top + 3 * bottom) / 4))
        found.setdefault(line, []).append((left, right, _plain(match[5])))
    for baseline in sorted(found):
        pieces = sorted(found[baseline])
        text = "".join("".join(piece[2].split()) for piece in pieces)
        left, right = pieces[0][0], max(piece[1] for piece in pieces)
        own = tuple(sorted(lines[baseline], key=lambda glyph: glyph.x))
        yield Row(page, text, left, right, baseline, own)


def _plain(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


_Box = tuple[float, float, float, float]


def _outlines(root: etree._Element) -> dict[str, _Box]:
    """Return the ink of each glyph about its origin; one without ink has no outline."""
    found = {}
    for symbol in root.iter(f"{_SVG}symbol"):
        numbers = [
            float(number)
            for path in symbol.iter(f"{_SVG}path")
            for number in _NUMBERS.findall(path.get("d", ""))
        ]
        if numbers:
            across, down = numbers[::2], numbers[1::2]
            found[f"#{symbol.get('id')}"] = (min(across), min(down), max(across), max(down))
    return found


def _glyphs(root: etree._Element, outlines: Mapping[str, _Box]) -> Iterator[Glyph]:
    for use in root.iter(f"{_SVG}use"):
        box = outlines.get(use.get(_HREF, ""))
        parent = use.getparent()
        if box is None or parent is None:
            continue
        x, y = float(use.get("x", "0")), float(use.get("y", "0"))
        edges = (x, y, x + box[0], y + box[1], x + box[2], y + box[3])
        origin, line, left, top, right, bottom = (edge / POINTS_PER_MM for edge in edges)
        red = _is_red(parent.get("style", ""))
        yield Glyph(origin, line, left, top, right, bottom, red)


def _strokes(root: etree._Element) -> Iterator[Stroke]:
    for path in root.iter(f"{_SVG}path"):
        style = path.get("style", "")
        scale = _NUMBERS.findall(path.get("transform", "matrix(1,0,0,1,0,0)"))
        weight = _WEIGHT.search(style)
        if "stroke:rgb" not in style or weight is None:
            continue
        a, _, _, d, e, f = map(float, scale)
        numbers = list(map(float, _NUMBERS.findall(path.get("d", ""))))
        across = [number * a + e for number in numbers[::2]]
        down = [number * d + f for number in numbers[1::2]]
        if max(down) - min(down) < 1:
            edges = (min(across), max(across), down[0], float(weight[1]) * a)
            left, right, y, thick = (edge / POINTS_PER_MM for edge in edges)
            yield Stroke(left, right, y, thick, _is_red(style))


def _is_red(style: str) -> bool:
    match = _COLOUR.search(style)
    return match is not None and (float(match[1]), float(match[2])) == (100.0, 0.0)
