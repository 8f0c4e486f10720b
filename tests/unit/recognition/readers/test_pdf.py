"""PDF files become lines: places tell paragraphs, tables, columns and page furniture."""

import contextlib
import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.errors import UnreadableFileError
from desktop.recognition import recognise
from desktop.recognition.lines import Line
from desktop.recognition.readers import read_lines, scans
from desktop.recognition.readers.pdf import read_pdf
from tests.unit.recognition.readers.pdf_files import Text, assembled, page, pdf, stream

SIZE = 16
LEFT, INDENTED = 80, 112
FULL = "依法行政工作" * 4 + "法治建设"  # 28 characters, as wide as the type area

PICTURE = b"q 100 0 0 100 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q"
PAGE_WITH_FORM = (
    b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R"
    b"/Resources<</XObject<</X 5 0 R>>>>>>"
)
LOCKED = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (
    b"41" * 32,
    b"42" * 32,
)


def read(folder: Path, *pages: bytes) -> tuple[Line, ...]:
    path = folder / "报告.pdf"
    path.write_bytes(pdf(*pages))
    return read_pdf(path)


def column(*rows: tuple[float, str], top: float = 700) -> list[Text]:
    """Return lines below one another, each with the place where it begins."""
    return [(x, top - 29 * index, SIZE, text) for index, (x, text) in enumerate(rows)]


def numbered(number: int, *texts: Text) -> bytes:
    return page(*texts, (280, 60, 14, f"— {number} —"))


def refusal(path: Path) -> str:
    with pytest.raises(UnreadableFileError) as caught:
        read_lines(path)
    message = str(caught.value)
    assert path.name in message
    assert re.fullmatch(r"[^。\n]+。", message)
    return message


def ink(text: str) -> str:
    return "".join(text.split())


def body(lines: tuple[Line, ...]) -> list[str]:
    """Join lines to paragraphs, as they tell."""
    paragraphs: list[str] = []
    for line in lines:
        if line.continues and not line.aside:
            paragraphs[-1] += line.text
        elif not line.aside:
            paragraphs.append(line.text)
    return paragraphs


def test_a_full_line_goes_on_in_one_that_is_not_indented(tmp_path: Path) -> None:
    rows = [(INDENTED, FULL[2:]), (LEFT, FULL), (LEFT, "完成任务。"), (INDENTED, "又一段。")]
    assert (
        body(read(tmp_path, page(*column(*rows * 2))))
        == [
            f"{FULL[2:]}{FULL}完成任务。",
            "又一段。",
        ]
        * 2
    )


def test_a_paragraph_goes_on_over_the_end_of_a_page(tmp_path: Path) -> None:
    first = numbered(1, *column((INDENTED, FULL[2:]), (LEFT, FULL), (LEFT, FULL)))
    second = numbered(2, *column((LEFT, FULL), (LEFT, "完成任务。")))
    assert body(read(tmp_path, first, second)) == [FULL[2:] + FULL * 3 + "完成任务。"]


def test_headings_of_one_line_stand_alone(tmp_path: Path) -> None:
    rows = [
        (INDENTED, "一、主要举措"),
        (INDENTED, FULL[2:]),
        (LEFT, "完成。"),
        (INDENTED, "二、不足"),
    ]
    assert body(read(tmp_path, page(*column(*rows)))) == [
        "一、主要举措",
        f"{FULL[2:]}完成。",
        "二、不足",
    ]


def test_a_numbered_heading_of_the_top_ends_with_its_line(tmp_path: Path) -> None:
    heading = "一、" + FULL[2:]
    rows = [
        (LEFT, text) for text in (heading, FULL, FULL, "完成。", "（一）" + FULL[3:], FULL, "好。")
    ]
    assert body(read(tmp_path, page(*column(*rows)))) == [
        heading,
        FULL * 2 + "完成。",
        "（一）" + FULL[3:] + FULL + "好。",
    ]


def test_a_year_in_brackets_is_not_parted(tmp_path: Path) -> None:
    rows = [(LEFT, FULL), (LEFT, FULL[:24]), (LEFT, "（2021—2025年）" + FULL[:20]), (LEFT, FULL)]
    assert len(body(read(tmp_path, page(*column(*rows, *rows))))) == 1


def test_pages_that_are_pictures_are_told(tmp_path: Path) -> None:
    found = read(tmp_path, page((LEFT, 700, SIZE, "正文。")), PICTURE)
    assert [line.remark for line in found if line.remark] == [
        "第 2 页是图片，没有文字，没有导入，请对照原文件。"
    ]


def test_page_numbers_and_running_heads_are_set_aside(tmp_path: Path) -> None:
    pages = [
        page(
            *column((LEFT, FULL), (LEFT, FULL)),
            (80, 790, 9, f"年报 第{n}版"),
            (290, 60, 14, str(n)),
        )
        for n in (1, 2, 3)
    ]
    found = read(tmp_path, *pages)
    assert [line.text for line in found if line.aside] == [
        text for n in (1, 2, 3) for text in (f"年报\u3000第{n}版".replace("\u3000", " "), str(n))
    ]


def test_number_and_signer_stand_on_one_line(tmp_path: Path) -> None:
    head = ((95, 600, SIZE, "灵国动〔2025〕3号"), (400, 600, SIZE, "签发人：林一"))
    found = read(tmp_path, page(*head))
    assert [line.text.split() for line in found] == [["灵国动〔2025〕3号", "签发人：林一"]]


def test_the_word_beside_joint_issuers_is_read_behind_them(tmp_path: Path) -> None:
    mark = [(100, 640, 40, "甲市司法局"), (420, 610, 40, "文件"), (100, 580, 40, "甲市教育局")]
    found = read(tmp_path, page(*mark))
    assert [line.text for line in found] == ["甲市司法局", "甲市教育局文件"]


def test_spaces_between_letters_and_names_are_kept(tmp_path: Path) -> None:
    found = read(tmp_path, page((80, 700, SIZE, "the rule of law"), (80, 660, SIZE, "甲局 乙局")))
    assert [line.text for line in found] == ["the rule of law", "甲局 乙局"]


def test_radicals_are_written_as_characters(tmp_path: Path) -> None:
    found = read(tmp_path, page((80, 700, SIZE, "⼀切为了⼈民")))
    assert found[0].text == "一切为了人民"


def test_a_turned_page_is_read_upright(tmp_path: Path) -> None:
    turned = page((0, 0, SIZE, "第一行"), (0, -30, SIZE, "第二行"))
    content = b"q 0 1 -1 0 300 100 cm\n" + turned + b"\nQ"
    assert [line.text for line in read(tmp_path, content)] == ["第一行", "第二行"]


class TestTables:
    RULES = (
        *((80, y, 500, y) for y in (700, 670, 640, 610)),
        *((x, 610, x, 700) for x in (80, 220, 360, 500)),
    )
    TEXTS = (
        (90, 680, 12, "项目"), (230, 680, 12, "数量"), (370, 680, 12, "说明"),
        (90, 650, 12, "案件"), (230, 650, 12, "7"),
        (90, 620, 12, "罚款"), (370, 620, 12, "没有"),
    )  # fmt: skip

    def test_by_rules(self, tmp_path: Path) -> None:
        (line,) = read(tmp_path, page(*self.TEXTS, strokes=self.RULES))
        assert line.table
        assert line.text == "项目\t数量\t说明\n案件\t7\t\n罚款\t\t没有"

    def test_joined_cells_are_one(self, tmp_path: Path) -> None:
        rules = [rule for rule in self.RULES if rule[:2] != (220, 610)]
        rules += [(220, 670, 220, 700), (220, 610, 220, 640)]
        (line,) = read(tmp_path, page(*self.TEXTS, strokes=rules))
        assert line.text == "项目\t数量\t说明\n案件\u3000\u3000\u3000\u30007\t\n罚款\t\t没有"

    def test_by_alignment(self, tmp_path: Path) -> None:
        (line,) = read(tmp_path, page(*self.TEXTS))
        assert line.text == "项目\t数量\t说明\n案件\t7\t\n罚款\t\t没有"

    def test_lines_of_a_cell_are_joined(self, tmp_path: Path) -> None:
        texts = (*self.TEXTS, (230, 636, 12, "件次"))
        rules = [
            (a, 632 if b == 640 else b, c, 632 if d == 640 else d) for a, b, c, d in self.RULES
        ]
        (line,) = read(tmp_path, page(*texts, strokes=rules))
        assert "案件\t7件次\t" in line.text

    def test_a_table_goes_on_over_the_end_of_a_page(self, tmp_path: Path) -> None:
        once = page(*self.TEXTS, strokes=self.RULES)
        lines = read(tmp_path, once, once)
        assert [line.text for line in lines if line.aside] == ["项目 数量 说明"]
        assert [line.text.count("\n") for line in lines if line.table] == [4]

    def test_a_frame_is_none(self, tmp_path: Path) -> None:
        frame = [(80, 600, 500, 600), (80, 720, 500, 720), (80, 600, 80, 720), (500, 600, 500, 720)]
        found = read(tmp_path, page((90, 680, SIZE, "框内文字。"), strokes=frame))
        assert not found[0].table

    def test_of_a_red_header_or_an_imprint_are_none(self, tmp_path: Path) -> None:
        rules = [(80, 700, 500, 700), (80, 660, 500, 660), (80, 660, 80, 700), (300, 660, 300, 700)]
        texts = ((90, 675, 12, "灵国动〔2025〕3号"), (310, 675, 12, "签发人：林一"))
        found = read(tmp_path, page(*texts, strokes=[*rules, (500, 660, 500, 700)]))
        assert not found[0].table


class TestRefusals:
    def test_a_scan(self, tmp_path: Path) -> None:
        path = tmp_path / "扫描.pdf"
        path.write_bytes(pdf(PICTURE))
        assert "是扫描件，没有文字层" in refusal(path)

    def test_a_file_without_anything(self, tmp_path: Path) -> None:
        path = tmp_path / "空.pdf"
        path.write_bytes(pdf(b""))
        assert "没有文字" in refusal(path)

    def test_a_locked_file(self, tmp_path: Path) -> None:
        path = tmp_path / "密.pdf"
        path.write_bytes(assembled([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages>>"], LOCKED))
        assert "打开密码" in refusal(path)

    def test_a_damaged_file(self, tmp_path: Path) -> None:
        path = tmp_path / "坏.pdf"
        path.write_bytes(b"%PDF-1.5\n1 0 obj\n<<")
        assert "已损坏" in refusal(path)

    def test_another_file(self, tmp_path: Path) -> None:
        path = tmp_path / "假.pdf"
        path.write_text("正文", encoding="utf-8")
        assert "不是 PDF 文件" in refusal(path)

    def test_too_many_pages(self, tmp_path: Path) -> None:
        path = tmp_path / "厚.pdf"
        path.write_bytes(pdf(*[b""] * (scans.MOST_PAGES + 1)))
        assert "页" in refusal(path)

    def test_too_many_characters(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("desktop.recognition.readers.pdf.MOST_CHARACTERS", 10)
        path = tmp_path / "长.pdf"
        path.write_bytes(pdf(page((80, 700, SIZE, FULL))))
        assert "过大" in refusal(path)

    def test_a_huge_file_is_refused_unread(self, tmp_path: Path) -> None:
        path = tmp_path / "大.pdf"
        with path.open("wb") as file:
            file.truncate(200 * 1024 * 1024)
        assert "超过 100 MB" in refusal(path)

    def test_drawings_that_contain_one_another(self, tmp_path: Path) -> None:
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
        forms = [
            stream(b"/X Do " * 10, form + b"/Resources<</XObject<</X %d 0 R>>>>" % (number + 1))
            for number in range(5, 30)
        ]
        objects = [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            PAGE_WITH_FORM,
            stream(b"/X Do"),
            *forms,
        ]
        path = tmp_path / "套.pdf"
        path.write_bytes(assembled(objects))
        assert "展开后过大" in refusal(path)


REPORT = pdf(
    numbered(
        1,
        (150, 700, 22, "甲市司法局关于2024年度"),
        (150, 660, 22, "法治政府建设情况的报告"),
        *column((LEFT, "市政府："), (INDENTED, FULL[2:]), (LEFT, FULL), (LEFT, "如下。"), top=600),
        *column((INDENTED, "一、举措"), (INDENTED, "（一）学习。共12次。"), top=400),
    ),
    page(*TestTables.TEXTS, (300, 200, SIZE, "甲市司法局"), strokes=TestTables.RULES),
)


def test_a_report_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(REPORT)
    found = recognise(path).report
    assert (found.title, found.addressee) == (
        "甲市司法局关于2024年度法治政府建设情况的报告",
        "市政府",
    )
    assert [section.heading for section in found.sections] == ["", "举措", "学习。"]


def test_every_character_of_the_file_is_in_a_line(tmp_path: Path) -> None:
    path = tmp_path / "报告.pdf"
    path.write_bytes(REPORT)
    shown = b"".join(re.findall(rb"<([0-9a-f]+)> Tj", REPORT))
    found = "".join(line.text for line in read_pdf(path))
    assert Counter(ink(found)) == Counter(ink(bytes.fromhex(shown.decode()).decode("utf-16-be")))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=150)
@given(data=st.data())
def test_damage_is_refused_in_words_or_read(data: st.DataObject, tmp_path: Path) -> None:
    content = bytearray(REPORT)
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), min_size=1, max_size=30)):
        content[place] = data.draw(st.integers(0, 255))
    path = tmp_path / "坏.pdf"
    path.write_bytes(content[: data.draw(st.integers(len(content) // 2, len(content)))])
    with contextlib.suppress(UnreadableFileError):
        assert read_lines(path)
