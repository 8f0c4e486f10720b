"""The 合规单: a perfect layout passes, and each fault fails its own row."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop import paths
from desktop.official.blocks import Role
from desktop.official.compliance import failures, sheet
from desktop.official.layout import Imprint, Layout, PageNumber, Part, RedLine
from desktop.official.standard import BLACK, RED, Strength
from desktop.official.verdicts import Row

_FANG, _HEI, _KAI, _SONG = "仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体"


def _part(role: Role, text: str, begin: float = 0.0, **more: object) -> Part:
    kept = {"family": _FANG, "size": 16.0, "colour": BLACK, "begin": begin, "left": 0.0} | more
    return Part(role, text, **kept)  # type: ignore[arg-type]


_PARTS = (
    _part(Role.MARK, "甲办公室文件", family=_SONG, size=48.0, colour=RED, centred=True),
    _part(Role.DOC_NUMBER, "甲办〔2025〕3号\t签发人：李文", 1.0, right=1.0, above=2.0),
    _part(Role.TITLE, "甲办公室报告", family=_SONG, size=22.0, centred=True, above=2.2),
    _part(Role.ADDRESSEE, "市委：", above=1.0),
    _part(Role.HEADING_1, "一、成效", 2.0, family=_HEI),
    _part(Role.HEADING_2, "（一）学习。", 2.0, family=_KAI),
    _part(Role.BODY, "组织学习12次。", 2.0),
    _part(Role.ATTACHMENT_NOTE, "附件：1.统计表", 2.0, above=1.0),
    _part(Role.ATTACHMENT_NOTE, "2.目录", 5.0, above=0.0),
    _part(Role.SIGNATURE, "江北市国防动员办公室", right=2.0, above=1.0),
    _part(Role.DATE, "2025年1月9日", right=4.0),
    _part(Role.NOTE, "（此件公开）", 2.0),
    _part(Role.ATTACHMENT_LABEL, "附件1", family=_HEI, new_page=True),
    _part(Role.ATTACHMENT_TITLE, "统计表", family=_SONG, size=22.0, centred=True, above=1.0),
    _part(Role.CC, "抄送：市司法局。", 1.0, size=14.0),
    _part(Role.PRINTER, "甲办公室\t2025年1月9日印发", 1.0, size=14.0, right=1.0),
)
_PERFECT = Layout(
    width=210,
    height=297,
    top=37,
    bottom=35,
    left=28,
    right=26,
    pitch=28.95,
    lines=22,
    characters=28,
    parts=_PARTS,
    mark_top=35,
    red_line=RedLine(4, 156),
    page_number=PageNumber(7, "right", "left", 1, dashed=True, family="宋体", size=14),
    imprint=Imprint(0, (0.35, 0.25, 0.35)),
    text_first=True,
    signature_alone=False,
)


def _with(role: Role, **change: object) -> Layout:
    parts = tuple(
        replace(part, **change) if part.role is role else part  # type: ignore[arg-type]
        for part in _PARTS
    )
    return replace(_PERFECT, parts=parts)


def _wrong(layout: Layout) -> list[str]:
    return [row.key for row in sheet(layout) if row.ok is False]


def test_a_layout_to_the_letter_has_no_fault_and_no_advice() -> None:
    rows = sheet(_PERFECT)
    assert [row for row in rows if not row.ok] == []
    assert {row.advice for row in rows} == {""}


def test_rows_stand_by_clause_and_name_how_binding_they_are() -> None:
    rows = sheet(_PERFECT)
    clauses = [tuple(map(int, row.clause.split("."))) for row in rows]
    assert clauses == sorted(clauses)
    assert {row.strength for row in rows} == {
        Strength.REQUIRED,
        Strength.USUAL,
        Strength.RECOMMENDED,
    }


@pytest.mark.parametrize(
    ("key", "layout"),
    [
        ("paper", replace(_PERFECT, width=215.9, right=31.9)),
        ("top", replace(_PERFECT, top=25.4, bottom=46.6)),
        ("left", replace(_PERFECT, left=31.8, right=22.2)),
        ("text_width", replace(_PERFECT, right=31.8)),
        ("text_height", replace(_PERFECT, bottom=25.4)),
        ("lines", replace(_PERFECT, lines=21)),
        ("characters", replace(_PERFECT, characters=27)),
        ("mark_top", replace(_PERFECT, mark_top=30.0)),
        ("red_line", replace(_PERFECT, red_line=None)),
        ("red_line_gap", replace(_PERFECT, red_line=RedLine(6, 156))),
        ("red_line_width", replace(_PERFECT, red_line=RedLine(4, 140))),
        ("text_first", replace(_PERFECT, text_first=False)),
        ("signature_alone", replace(_PERFECT, signature_alone=True)),
        ("page_number", replace(_PERFECT, page_number=None)),
        ("imprint_foot", replace(_PERFECT, imprint=Imprint(-20.0, (0.35, 0.25, 0.35)))),
        ("imprint_outer", replace(_PERFECT, imprint=Imprint(0, (0.6, 0.25, 0.6)))),
        ("imprint_inner", replace(_PERFECT, imprint=Imprint(0, (0.35, 0.35, 0.35)))),
        ("mark_colour", _with(Role.MARK, colour=BLACK)),
        ("centred", _with(Role.TITLE, centred=False)),
        ("doc_number_gap", _with(Role.DOC_NUMBER, above=1.0)),
        ("doc_number", _with(Role.DOC_NUMBER, text="甲办[2025]03号 签发人：李文")),
        ("doc_number_indent", _with(Role.DOC_NUMBER, begin=0.0)),
        ("signer_indent", _with(Role.DOC_NUMBER, right=0.0)),
        ("doc_number_centred", _with(Role.DOC_NUMBER, text="甲办〔2025〕3号", centred=False)),
        ("title_gap", _with(Role.TITLE, above=0.5)),
        ("size", _with(Role.TITLE, size=18.0)),
        ("family", _with(Role.HEADING_2, family="宋体")),
        ("addressee_gap", _with(Role.ADDRESSEE, above=0.0)),
        ("addressee_edge", _with(Role.ADDRESSEE, begin=2.0)),
        ("addressee_end", _with(Role.ADDRESSEE, text="市委:")),
        ("paragraph_indent", _with(Role.BODY, begin=0.0)),
        ("colour", _with(Role.BODY, colour="0000FF")),
        ("attachment_note_gap", _with(Role.ATTACHMENT_NOTE, above=0.0)),
        ("attachment_note_indent", _with(Role.ATTACHMENT_NOTE, begin=0.0)),
        ("attachment_note_end", _with(Role.ATTACHMENT_NOTE, text="附件：统计表。", begin=2.0)),
        ("signature_gap", _with(Role.SIGNATURE, above=0.0)),
        ("signature_right", _with(Role.SIGNATURE, right=0.0)),
        ("date_right", _with(Role.DATE, right=0.0)),
        ("date_form", _with(Role.DATE, text="2025年01月9日", right=3.5)),
        ("note", _with(Role.NOTE, begin=0.0)),
        ("attachment_page", _with(Role.ATTACHMENT_LABEL, new_page=False)),
        ("attachment_edge", _with(Role.ATTACHMENT_LABEL, begin=2.0)),
        ("attachment_title", _with(Role.ATTACHMENT_TITLE, above=0.0)),
        ("imprint_indent", _with(Role.CC, begin=0.0)),
        ("cc_end", _with(Role.CC, text="抄送：市司法局")),
    ],
)
def test_each_fault_fails_its_own_row_and_says_what_to_change(key: str, layout: Layout) -> None:
    assert _wrong(layout) == [key]
    assert all(row.advice.endswith("。") for row in sheet(layout) if row.ok is False)


@pytest.mark.parametrize(
    ("key", "change"),
    [
        ("page_number_gap", {"gap": 25.0}),
        ("page_number_dash", {"dashed": False}),
        ("page_number_side", {"odd": "center", "even": "center"}),
        ("page_number_indent", {"indent": 0.0}),
        ("family", {"family": "Times New Roman"}),
        ("size", {"size": 18.0}),
    ],
)
def test_page_numbers_are_judged_one_by_one(key: str, change: dict[str, object]) -> None:
    number = PageNumber(7, "right", "left", 1, dashed=True, family="宋体", size=14)
    changed = replace(number, **change)  # type: ignore[arg-type]
    assert _wrong(replace(_PERFECT, page_number=changed)) == [key]


def test_margins_less_half_the_leading_are_as_good() -> None:
    other = replace(_PERFECT, top=34.6, bottom=32.6, pitch=29.6)
    assert _wrong(other) == []


@pytest.mark.parametrize(
    ("name", "date", "rights"),
    [
        ("江北市国防动员办公室", "2025年1月9日", (2, 4)),
        ("江北市法治办", "2025年11月22日", (5, 2)),
        ("江北市法治办", "2025年1月9日", (2, 0)),
        ("江北市法治办", "2025年1月9日", (4, 2)),
        ("江北市法治办", "2025年11月22日", (4.5, 4)),
    ],
)
def test_signature_and_date_may_stand_as_either_formula_says(
    name: str, date: str, rights: tuple[float, float]
) -> None:
    signed = (
        _part(Role.SIGNATURE, name, right=rights[0], above=1.0),
        _part(Role.DATE, date, right=rights[1]),
    )
    assert _wrong(replace(_PERFECT, parts=signed, imprint=None, red_line=None)) == []


def test_what_cannot_be_told_is_neither_right_nor_wrong() -> None:
    row = next(row for row in sheet(replace(_PERFECT, mark_top=None)) if row.key == "mark_top")
    assert row.ok is None
    assert not row.fails
    assert "尺量" in row.found


def test_only_what_the_standard_orders_fails() -> None:
    assert failures(sheet(replace(_PERFECT, lines=21, characters=27))) == ()
    assert [row.key for row in failures(sheet(replace(_PERFECT, mark_top=30.0)))] == ["mark_top"]


def test_of_many_wrong_paragraphs_the_first_are_quoted() -> None:
    body = tuple(_part(Role.BODY, f"第{index}段。") for index in range(5))
    row = next(row for row in sheet(replace(_PERFECT, parts=body)) if row.key == "paragraph_indent")
    assert row.advice.startswith("“第0段。”、“第1段。”等5段：")


@given(st.sampled_from(list(_PARTS)), st.floats(-30, 30), st.floats(0, 60))
def test_whatever_is_found_is_told_in_full(part: Part, edge: float, size: float) -> None:
    moved = replace(part, begin=edge, right=edge, above=edge, size=size, family="Arial")
    rows: tuple[Row, ...] = sheet(replace(_PERFECT, parts=(moved,)))
    assert all(row.wanted and row.found and row.item for row in rows)


def test_no_advice_is_left_unused() -> None:
    file = paths.resources() / "compliance.json"
    advice = json.loads(file.read_text(encoding="utf-8"))["advice"]
    broken = replace(
        _PERFECT, mark_top=0, red_line=None, page_number=None, text_first=False, lines=1
    )
    known = {row.key for layout in (_PERFECT, broken) for row in sheet(layout)}
    known |= {row.key for row in sheet(_with(Role.DOC_NUMBER, text="甲办〔2025〕3号"))}
    assert set(advice) == known
