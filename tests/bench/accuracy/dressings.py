"""Reports as Word files whose headings have no numbers: they are styled, or bold."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentObject

from tests.bench.accuracy.annotated import Form, Opened
from tests.bench.accuracy.habits import BARE, numbered

_HEADING = "。"
_Dress = Callable[[DocumentObject, str, int], None]


def _styled(document: DocumentObject, text: str, depth: int) -> None:
    document.add_heading(text, level=depth)


def _bold(document: DocumentObject, text: str, _depth: int) -> None:
    document.add_paragraph().add_run(text).bold = True


DRESSINGS: dict[str, _Dress] = {"styled": _styled, "bold": _bold}


def dressed(form: Form, dressing: str, path: Path) -> Form:
    """Write a report to a Word file without numbers, and return what is true of it."""
    bare = numbered(form, BARE) if dressing == "bold" else form
    pairs = zip(bare.sections, bare.depths, strict=True)
    sections = tuple(_own_line(section, depth) for section, depth in pairs if section.heading)
    document = Document()
    for line in form.text.split("\n"):
        if _is_body(form, line):
            break
        document.add_paragraph(line)
    for text in form.lead:
        document.add_paragraph(text)
    for section in sections:
        DRESSINGS[dressing](document, section.heading, section.rank)
        for text in filter(None, section.paragraphs):
            document.add_paragraph(text)
    for line in _closing(form):
        document.add_paragraph(line)
    document.save(str(path))
    return replace(form, sections=sections, habit=f"docx {dressing}")


def _own_line(section: Opened, depth: int) -> Opened:
    heading = section.heading.removesuffix(_HEADING)
    return replace(section, rank=depth, marker="", heading=heading, run_in=False)


def _is_body(form: Form, line: str) -> bool:
    text = line.strip()
    first = form.lead[0] if form.lead else form.sections[0].marker + form.sections[0].heading
    return bool(text) and (text.startswith(first[:20]) or first.startswith(text))


def _closing(form: Form) -> list[str]:
    """Return the lines behind the last text of the body."""
    last = form.sections[-1]
    end = (last.paragraphs or (last.heading,))[-1][-12:]
    lines = form.text.split("\n")
    index = max(n for n, line in enumerate(lines) if line.strip().endswith(end))
    return lines[index + 1 :]
