"""Reports written out by hand, with the truth about each line before it.

A line of a file in `forms/` is a tag, a bar and the line as the report has it:

    @key=value   the truth about a field, where it is not what the line shows
    =|           header or closing; {field:text} marks what belongs to a field
    o|           text that no field need hold and that may stand anywhere (共印20份)
    x|           furniture that must be left over
    1a|, 2|, 3.| a section by the rank of its number; {number} leads; a dot: run in, ‖ ends the
                 heading; at rank 1 a letter: a, p, l, n, o name the part
    p|, +|       a paragraph; the rest of one, or of a heading, that something broke
    a|           text of an attachment's page

On any line ⟦…⟧ is furniture within it (the # of a headline, a remark of a reviewer).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "forms"
PARTS = {"a": "achievements", "p": "problems", "l": "leadership", "n": "plan", "o": "other"}
FIELDS = (
    "office", "year", "mark", "copy_number", "secrecy", "urgency", "doc_number", "signers",
    "title", "addressee", "signature", "date", "note", "cc", "printer", "printed_on",
)  # fmt: skip

_BY_LINE = {"mark", "signature", "signers"}
_FIELD = re.compile(r"\{(\w+):([^{}]*)\}")
_SECTION = re.compile(r"\s*\{([^{}]*)\}(.*)|(.*)")
_RUN_IN = "‖"
_ASIDE = re.compile(r"⟦([^⟦⟧]*)⟧")


@dataclass(frozen=True)
class Opened:
    """A section as it was written."""

    rank: int
    marker: str
    heading: str
    run_in: bool
    part: str
    paragraphs: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """A report and the truth about it.

    Attributes:
        text: As it lies in the file.
        fields: The truth, as text; several signers, marks and signatures by line feeds.
        lead: The paragraphs above the first section.
        furniture: What must be left over, without spaces.
        loose: What may stand anywhere, without spaces.
    """

    name: str
    text: str
    fields: dict[str, str]
    sections: tuple[Opened, ...]
    lead: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    furniture: str = ""
    loose: str = ""
    habit: str = "as written"
    damage: str = "none"
    letterhead: str = "as written"
    closing: str = "as written"

    @property
    def depths(self) -> tuple[int, ...]:
        """The depth of each section: how many numbers of lower rank stand above it."""
        path: list[int] = []
        depths = []
        for section in self.sections:
            while path and path[-1] >= section.rank:
                path.pop()
            path.append(section.rank)
            depths.append(len(path))
        return tuple(depths)


@dataclass
class _Draft:
    text: list[str] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    sections: list[Opened] = field(default_factory=list)
    lead: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    furniture: str = ""
    loose: str = ""


@cache
def forms() -> tuple[Form, ...]:
    """Return all reports written by hand."""
    return tuple(read(path) for path in sorted(FOLDER.glob("*.txt")))


def read(path: Path) -> Form:
    """Read one."""
    draft = _Draft()
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("@"):
            key, _equals, value = line[1:].partition("=")
            draft.said[key] = value
        else:
            _read_line(draft, *line.split("|", 1))
    fields = dict.fromkeys(FIELDS, "") | draft.fields | draft.said
    return Form(
        name=path.stem,
        text="\n".join(draft.text),
        fields=fields,
        sections=tuple(draft.sections),
        lead=tuple(draft.lead),
        attachments=tuple(draft.attachments),
        furniture=draft.furniture,
        loose=draft.loose,
    )


def ink(text: str) -> str:
    """Drop every space."""
    return "".join(text.split())


def _read_line(draft: _Draft, tag: str, line: str) -> None:
    seen = _ASIDE.sub(r"\1", line)
    draft.furniture += "".join(map(ink, _ASIDE.findall(line)))
    line = _ASIDE.sub("", line)
    if tag == "=":
        for name, value in _FIELD.findall(line):
            _add_field(draft, name, ink(value))
        seen = _FIELD.sub(r"\2", seen)
    elif tag == "x":
        draft.furniture += ink(line)
    elif tag in {"o", "a"}:
        draft.loose += ink(line) if tag == "o" else ""
    elif tag in {"p", "+"}:
        _add_text(draft, line.strip(), goes_on=tag == "+")
    elif tag:
        _open(draft, tag, line)
        seen = re.sub(r"\{([^{}]*)\}", r"\1", seen, count=1).replace(_RUN_IN, "")
    draft.text.append(seen)


def _add_field(draft: _Draft, name: str, value: str) -> None:
    if name == "attachment":
        draft.attachments.append(value)
        return
    before = draft.fields.get(name)
    joint = "\n" if name in _BY_LINE else ""
    draft.fields[name] = value if before is None else before + joint + value


def _open(draft: _Draft, tag: str, line: str) -> None:
    match = _SECTION.fullmatch(line)
    marker, rest = (
        (match.group(1) or "", match.group(2) or match.group(3) or "") if match else ("", line)
    )
    heading, ended, text = rest.strip().partition(_RUN_IN)
    opened = Opened(
        rank=int(tag[0]),
        marker=ink(marker),
        heading=heading,
        run_in="." in tag,
        part=PARTS.get(tag[1:2], ""),
        paragraphs=(text,) if ended else (),
    )
    draft.sections.append(opened)


def _add_text(draft: _Draft, text: str, *, goes_on: bool) -> None:
    if not draft.sections:
        draft.lead[-1:] = [draft.lead[-1] + text] if goes_on else [*draft.lead[-1:], text]
        return
    last = draft.sections[-1]
    if goes_on and not last.paragraphs:
        draft.sections[-1] = replace(last, heading=last.heading + text)
        return
    if goes_on:
        blocks: Iterable[str] = (*last.paragraphs[:-1], last.paragraphs[-1] + text)
    else:
        blocks = (*last.paragraphs, text)
    draft.sections[-1] = replace(last, paragraphs=tuple(blocks))
