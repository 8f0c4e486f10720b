"""The Word file as LibreOffice sets it: order, edges, and what stands on which page."""

import datetime as dt
import re
import shutil
import subprocess
from dataclasses import dataclass

import pytest

from desktop import exports
from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official import standard
from desktop.official.standard import POINTS_PER_MM

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="LibreOffice and poppler are not installed",
    ),
]

_WORD = re.compile(
    r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">([^<]*)</word>'
)
_TABLE = Table((("项目", "数量"), *((f"第{index}项案件", f"{index}件") for index in range(40))))
_FILL = "坚持依法行政推进国防动员法治政府建设各项工作" * 12 + "。"


@dataclass(frozen=True)
class _Word:
    page: int
    left: float  # mm from the paper's edge, as all of these
    top: float
    right: float
    bottom: float
    text: str


@pytest.fixture(scope="module")
def words(tmp_path_factory: pytest.TempPathFactory) -> list[_Word]:
    """Give every word of a long report as it stands on LibreOffice's pages."""
    folder = tmp_path_factory.mktemp("rendering")
    exports.write_docx(_report(), folder / "报告.docx")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run(
        [*convert, str(folder / "报告.docx")], check=True, capture_output=True, timeout=180
    )
    done = subprocess.run(
        ["pdftotext", "-bbox", str(folder / "报告.pdf"), "-"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return [
        _word(page, match)
        for page, content in enumerate(done.stdout.split("<page ")[1:], start=1)
        for match in _WORD.finditer(content)
    ]


def _word(page: int, match: re.Match[str]) -> _Word:
    left, top, right, bottom = (float(match[group]) / POINTS_PER_MM for group in range(1, 5))
    return _Word(page, left, top, right, bottom, match[5])


def _report() -> Report:
    return Report(
        office="江北市国防动员办公室",
        mark="江北市国防动员办公室文件",
        copy_number="000001",
        doc_number="江国动〔甲〕三号",
        signers=("李文",),
        title="江北市国防动员办公室关于甲年度法治政府建设情况的报告",
        addressee="市委",
        sections=(
            Section(1, "主要成效", paragraphs=(_FILL, _TABLE)),
            Section(2, "强化学习。", run_in=True, paragraphs=(_FILL, _FILL)),
        ),
        attachments=(Attachment("执法统计表", ("附件正文。",)),),
        signature="江北市国防动员办公室",
        date=dt.date(2025, 1, 9),
        note="此件主动公开",
        cc="市司法局",
        printer="江北市国防动员办公室秘书科",
        printed_on=dt.date(2025, 1, 10),
    )


def _find(words: list[_Word], text: str) -> _Word:
    return next(word for word in words if text in word.text)


def test_every_element_is_there_in_its_order(words: list[_Word]) -> None:
    whole = "".join(word.text for word in words if word.text != "—")
    wanted = (
        "000001",
        "江北市国防动员办公室文件",
        "江国动〔甲〕三号",
        "签发人：李文",
        "情况的报告",
        "市委：",
        "一、主要成效",
        "第39项案件",
        "（一）强化学习。",
        "附件：执法统计表",
        "（此件主动公开）",
        "附件正文。",
        "抄送：市司法局。",
        "秘书科",
    )
    places = [whole.find(text) for text in wanted]
    assert -1 not in places
    assert places == sorted(places)


def test_a_full_line_has_28_characters(words: list[_Word]) -> None:
    lines = [word.text for word in words if "依法行政" in word.text or "推进国防" in word.text]
    assert max(map(len, lines)) == 28


def test_the_mark_stands_72_mm_below_the_paper_s_edge(words: list[_Word]) -> None:
    mark = _find(words, "办公室文件")
    assert mark.top <= 72 <= mark.bottom
    assert (mark.left + mark.right) / 2 == pytest.approx(28 + 78, abs=1)


def test_page_numbers_stand_at_the_outer_edge_below_the_text(words: list[_Word]) -> None:
    foot = standard.TOP_EDGE.mm + standard.TEXT_HEIGHT.mm
    dashes = [word for word in words if word.text == "—" and word.top > foot]
    for page in {dash.page for dash in dashes}:
        edges = [dash for dash in dashes if dash.page == page]
        if page % 2:
            assert max(dash.right for dash in edges) == pytest.approx(184 - 4.9, abs=1)
        else:
            assert min(dash.left for dash in edges) == pytest.approx(28 + 4.9, abs=1)


def test_the_imprint_stands_at_the_foot_of_the_last_page(words: list[_Word]) -> None:
    copies, printed = _find(words, "抄送"), _find(words, "秘书科")
    assert copies.page == printed.page == words[-1].page
    assert 255 < printed.bottom < 263


def test_an_attachment_begins_a_page_of_its_own(words: list[_Word]) -> None:
    label = next(word for word in words if word.text == "附件")
    title = _find(words[words.index(label) :], "执法统计表")
    assert label.page == _find(words, "主动公开").page + 1
    assert label.top < 45
    assert title.top > label.bottom + 8


def test_a_table_s_head_is_repeated_on_its_next_page(words: list[_Word]) -> None:
    assert len({word.page for word in words if word.text == "项目"}) == 2
