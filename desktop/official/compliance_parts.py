"""The rows of the 合规单 on each element: its font and size, its edges, the lines above it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from desktop.official import standard
from desktop.official.asking import Asked, characters, cut, lines, measured, near
from desktop.official.blocks import Role
from desktop.official.compliance_lines import line_rows, sealed
from desktop.official.layout import Layout, Part
from desktop.official.looks import LOOKS
from desktop.official.standard import BLACK, RED, Face, Strength
from desktop.official.verdicts import Row, in_face

_EDGE: Final = 0.3
_GAP: Final = 0.5
_SIZE: Final = 0.5
_REQUIRED: Final = Strength.REQUIRED

_NAMES: Final = {
    Role.COPY_NUMBER: "份号",
    Role.SECRECY: "密级和保密期限",
    Role.URGENCY: "紧急程度",
    Role.MARK: "发文机关标志",
    Role.DOC_NUMBER: "发文字号",
    Role.TITLE: "标题",
    Role.ADDRESSEE: "主送机关",
    Role.BODY: "正文",
    Role.HEADING_1: "一级标题",
    Role.HEADING_2: "二级标题",
    Role.HEADING_3: "三级标题",
    Role.HEADING_4: "四级标题",
    Role.ATTACHMENT_NOTE: "附件说明",
    Role.SIGNATURE: "发文机关署名",
    Role.DATE: "成文日期",
    Role.NOTE: "附注",
    Role.ATTACHMENT_LABEL: "“附件”标识",
    Role.ATTACHMENT_TITLE: "附件标题",
    Role.CC: "抄送机关",
    Role.PRINTER: "印发机关和印发日期",
}
# Where the standard names font and size of an element; elsewhere 5.2.2 (3号仿宋) holds.
_CLAUSES: Final = {
    Role.COPY_NUMBER: "7.2.1",
    Role.SECRECY: "7.2.2",
    Role.URGENCY: "7.2.3",
    Role.MARK: "7.2.4",
    Role.TITLE: "7.3.1",
    Role.HEADING_1: "7.3.3",
    Role.HEADING_2: "7.3.3",
    Role.HEADING_3: "7.3.3",
    Role.HEADING_4: "7.3.3",
    Role.ATTACHMENT_LABEL: "7.3.7",
    Role.ATTACHMENT_TITLE: "7.3.7",
    Role.CC: "7.4.2",
    Role.PRINTER: "7.4.3",
}
_SIZES: Final = {16.0: "3号", 22.0: "2号", 14.0: "4号"}


@dataclass(frozen=True, slots=True)
class _Begin:
    """Where the first line of a role's paragraphs begins, in characters.

    Attributes:
        opening: How those that are asked begin: names of attachments stand below the first.
    """

    roles: tuple[Role, ...]
    key: str
    clause: str
    item: str
    wanted: float
    opening: str = ""


_INDENTED: Final = (
    Role.BODY,
    Role.HEADING_1,
    Role.HEADING_2,
    Role.HEADING_3,
    Role.HEADING_4,
)
_CORNER: Final = (Role.COPY_NUMBER, Role.SECRECY, Role.URGENCY)
_BEGINS: Final = (
    _Begin((Role.ADDRESSEE,), "addressee_edge", "7.3.2", "主送机关左空", 0),
    _Begin(_INDENTED, "paragraph_indent", "7.3.3", "段首空", 2),
    _Begin((Role.ATTACHMENT_NOTE,), "attachment_note_indent", "7.3.4", "附件说明左空", 2, "附"),
    _Begin((Role.NOTE,), "note", "7.3.6", "附注左空", 2),
    _Begin((Role.ATTACHMENT_LABEL,), "attachment_edge", "7.3.7", "“附件”标识左空", 0),
    _Begin((Role.CC, Role.PRINTER), "imprint_indent", "7.4.2", "版记左空", 1),
)
_GAPS: Final = (
    (Role.DOC_NUMBER, "doc_number_gap", standard.DOC_NUMBER_GAP),
    (Role.TITLE, "title_gap", standard.TITLE_GAP),
    (Role.ADDRESSEE, "addressee_gap", standard.ADDRESSEE_GAP),
    (Role.ATTACHMENT_NOTE, "attachment_note_gap", standard.ATTACHMENT_NOTE_GAP),
    (Role.SIGNATURE, "signature_gap", standard.SIGNATURE_GAP),
    (Role.ATTACHMENT_TITLE, "attachment_title", standard.ATTACHMENT_TITLE_GAP),
)
_FORMS: Final = (
    (
        Role.DOC_NUMBER,
        "doc_number",
        "7.2.5",
        "发文字号形式",
        "六角括号，不加“第”，不补0",
        re.compile(r"[^〔〕\[\]（）()]+〔\d{4}〕[1-9]\d*号.*", re.DOTALL),
    ),
    (
        Role.ADDRESSEE,
        "addressee_end",
        "7.3.2",
        "主送机关末尾",
        "全角冒号",
        re.compile(r".*：", re.DOTALL),
    ),
    (
        Role.ATTACHMENT_NOTE,
        "attachment_note_end",
        "7.3.4",
        "附件名称末尾",
        "不加标点",
        re.compile(r".*[^。；;，,、.]", re.DOTALL),
    ),
    (
        Role.DATE,
        "date_form",
        "7.3.5.4",
        "成文日期形式",
        "阿拉伯数字，不补0",
        re.compile(r"\d{4}年([1-9]|1[0-2])月([1-9]|[12]\d|3[01])日"),
    ),
    (Role.CC, "cc_end", "7.4.2", "抄送机关末尾", "句号", re.compile(r".*。", re.DOTALL)),
)


def part_rows(layout: Layout) -> Iterator[Row]:
    """Judge every element that is there."""
    for role, name in _NAMES.items():
        yield from _type(role, name, layout.of(role))
    yield from _colours(layout)
    yield from _edges(layout)
    yield from _lines_above(layout)
    yield from line_rows(layout)
    for role, key, clause, item, wanted, form in _FORMS:
        asked = Asked(key, clause, _REQUIRED, item, wanted)
        yield from asked.of(layout.of(role), _text, partial(_fits, form), cut)


def _fits(form: re.Pattern[str], text: str) -> bool:
    return form.fullmatch(text) is not None


def _text(part: Part) -> str | None:
    return part.text or None


def _type(role: Role, name: str, parts: Sequence[Part]) -> Iterator[Row]:
    """Judge font and size; the standard leaves the size of the mark open."""
    look = LOOKS[role]
    clause = _CLAUSES.get(role, "5.2.2")
    strength = Strength.RECOMMENDED if role is Role.MARK else Strength.USUAL
    family = Asked("family", clause, strength, f"{name}字体", look.face.value)
    yield from family.of(parts, lambda part: part.family or None, partial(_is_face, look.face), str)
    if role is not Role.MARK:
        wanted = f"{_SIZES[look.size]}（{look.size:g}磅）"
        size = Asked("size", clause, Strength.USUAL, f"{name}字号", wanted)
        yield from size.of(
            parts,
            lambda part: part.size,
            near(look.size, _SIZE),
            lambda found: f"{found:g}磅",
        )


def _is_face(face: Face, family: str) -> bool:
    return in_face(family, face)


def _colours(layout: Layout) -> Iterator[Row]:
    """Text is black, where the standard says nothing else (5.2.4); the mark is red (7.2.4)."""
    mark = Asked("mark_colour", "7.2.4", Strength.RECOMMENDED, "发文机关标志颜色", "红色")
    yield from mark.of(layout.of(Role.MARK), _colour, lambda found: found == RED, _told_colour)
    others = [part for part in layout.parts if part.role is not Role.MARK]
    text = Asked("colour", "5.2.4", _REQUIRED, "文字颜色", "黑色")
    yield from text.of(others, _colour, lambda found: found == BLACK, _told_colour)


def _colour(part: Part) -> str | None:
    return part.colour or None


def _told_colour(colour: str) -> str:
    return {BLACK: "黑色", RED: "红色"}.get(colour, f"#{colour}")


def _edges(layout: Layout) -> Iterator[Row]:
    for begin in _BEGINS:
        asked = Asked(
            begin.key, begin.clause, _REQUIRED, begin.item, f"{begin.wanted:g}字", f"±{_EDGE:g}字"
        )
        parts = [part for part in layout.of(*begin.roles) if part.text.startswith(begin.opening)]
        yield from asked.of(
            parts,
            lambda part: part.begin,
            near(begin.wanted, _EDGE),
            characters,
        )
    for role, clause in (
        (Role.MARK, "7.2.4"),
        (Role.TITLE, "7.3.1"),
        (Role.ATTACHMENT_TITLE, "7.3.7"),
    ):
        asked = Asked("centred", clause, _REQUIRED, f"{_NAMES[role]}位置", "居中")
        yield from asked.of(layout.of(role), lambda part: part.centred, bool, _told_centred)


def _told_centred(centred: bool) -> str:  # noqa: FBT001 - a value, not a switch
    return "居中" if centred else "不居中"


def _lines_above(layout: Layout) -> Iterator[Row]:
    marked = bool(layout.of(Role.MARK))
    for role, key, measure in _GAPS:
        # Of signers on several lines the first stands below the gap, the number on the last line.
        first = (Role.SIGNERS, role) if role is Role.DOC_NUMBER else (role,)
        parts = [part for part in layout.of(*first) if part.above is not None]
        alone = role in {Role.DOC_NUMBER, Role.TITLE} and not marked
        if alone or (role is Role.SIGNATURE and sealed(layout)):
            continue
        if role is not Role.ATTACHMENT_TITLE:
            parts = parts[:1]
        asked = measured(key, measure, _GAP)
        yield from asked.of(parts, lambda part: part.above, near(measure.value, _GAP), lines)
    pages = Asked("attachment_page", "7.3.7", _REQUIRED, "附件", "另面编排")
    yield from pages.of(
        layout.of(Role.ATTACHMENT_LABEL),
        lambda part: part.new_page,
        bool,
        lambda found: "另面" if found else "未另面",
    )
