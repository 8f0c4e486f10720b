"""Habits of old files and of scans: how they date, sign, number and lay out."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.domain.outline import Part, Table
from desktop.recognition import Recognised, recognise
from desktop.recognition.dates import date_of, is_month_only, plain_dates

Read = Callable[[str], Recognised]
TOP = "甲市国防动员办公室2024年度法治政府建设情况报告\n一、主要举措和成效\n开展学习3次。\n"


@pytest.fixture
def read(tmp_path: Path) -> Read:
    def written(text: str) -> Recognised:
        path = tmp_path / "报告.txt"
        path.write_text(text, encoding="utf-8")
        return recognise(path)

    return written


@pytest.mark.parametrize(
    "written",
    [
        "2024年1月8日", "２０２４年１月８日", "2024年元月8日", "二〇二四年元月八日",
        "二○二四年一月八日",
        "二O二四年一月八日", "二o二四年元月八日", "2O24年1月8日", "2024年l月8日", "2024-01-08",
        "2024.1.8", "２０２４．１．８", "2024 年 01 月 08 日",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_written(written: str) -> None:
    assert date_of(written) == dt.date(2024, 1, 8)


@pytest.mark.parametrize("written", ["2024年13月8日", "2024-02-30", "元月八日", "二月", ""])
def test_what_is_no_date_is_none(written: str) -> None:
    assert date_of(written) is None


def test_repairs_of_dates_keep_the_length() -> None:
    text = "共２件，二O二四年元月八日；2O24年l0月O8日，DOOR年"
    assert len(plain_dates(text)) == len(text)
    assert plain_dates("DOOR年ＯＫ") == "DOOR年ＯＫ"


def test_a_month_without_its_day_is_told_from_a_date() -> None:
    assert is_month_only("二〇二四年元月")
    assert not is_month_only("2024年1月8日")


@pytest.mark.parametrize(
    "seal", ["（章）", "（盖章）", "(公章)", " （ 盖 章 ）", "（印章）", "【盖章】"]
)
def test_what_asks_for_a_seal_is_no_part_of_the_signature(read: Read, seal: str) -> None:
    found = read(f"{TOP}甲市国防动员办公室{seal}\n2025年元月8日\n")
    assert found.report.signature == "甲市国防动员办公室"
    assert "".join(found.leftover).replace(" ", "") == seal.replace(" ", "")


def test_a_seal_may_stand_on_a_line_of_its_own(read: Read) -> None:
    report = read(f"{TOP}甲市国防动员办公室\n（盖章）\n2025年1月8日\n").report
    assert (report.signature, report.date) == ("甲市国防动员办公室", dt.date(2025, 1, 8))


def test_two_issuers_with_their_seals_on_one_line_are_two(read: Read) -> None:
    report = read(f"{TOP}甲市国防动员办公室（章）甲市司法局（章）\n2025年1月8日\n").report
    assert report.signature == "甲市国防动员办公室\n甲市司法局"


def test_a_form_says_who_signs(read: Read) -> None:
    report = read(f"{TOP}报送单位（盖章）：甲市国防动员办公室\n2025年1月8日\n").report
    assert report.signature == "甲市国防动员办公室"


def test_a_date_without_its_day_is_left_over_and_noted(read: Read) -> None:
    found = read(f"{TOP}甲市国防动员办公室\n二〇二五年元月\n")
    assert (found.report.signature, found.report.date) == ("甲市国防动员办公室", None)
    assert found.leftover == ("二〇二五年元月",)
    assert any("没有写明日" in note for note in found.notes)


def test_a_top_number_without_its_mark_behind_second_headings(read: Read) -> None:
    found = read(
        f"{TOP}（一）强化学习\n学习良好。\n二、履行第一责任人职责情况\n（一）认真履职\n主任带头。\n"
        "三 不足\n力量薄弱。\n四、2025年工作打算\n加强学习。\n"
    )
    tops = [section for section in found.report.sections if section.depth == 1]
    assert [section.heading for section in tops][2] == "不足"
    assert tops[2].part is Part.PROBLEMS


LONG_TITLES = [
    (
        "甲市国防动员办公室（甲市人民防空办公室）关于深入\n"
        "学习贯彻习近平法治思想推进落实《法治政府建设实施纲要（2021—2025\n"
        "年）》暨2024年度法治政府建设工作情况的报告"
    ),
    (
        "甲市国防动员办公室关于贯彻落实党的二十届三中全会精神\n"
        "全面推进国防动员领域依法行政、严格规范公正文明执法\n"
        "2024年度法治政府建设工作情况的报告"
    ),
]


@pytest.mark.parametrize("title", LONG_TITLES)
def test_a_long_title_keeps_its_three_lines(read: Read, title: str) -> None:
    report = read(f"{title}\n\n市委、市政府：\n一、成效\n开展学习3次。\n").report
    assert report.title == title.replace("\n", "")


def test_a_title_said_twice_is_taken_once(read: Read) -> None:
    title = "甲市司法局关于2024年度法治政府建设情况的报告"
    assert read(f"{title}\n{title}\n一、成效\n开展学习3次。\n").report.title == title


@pytest.mark.parametrize(
    "text",
    [
        "第一，加强学习。全年学习4次。", "其一，加强学习；其二，规范执法。", "首先，加强学习。",
        "一是加强学习。二是规范执法。", "（1）加强学习；（2）规范执法。", "①加强学习；②规范执法。",
        "1.加强学习；2.规范执法。", "一要加强学习，二要规范执法。",
    ],
)  # fmt: skip
def test_enumerations_stay_in_the_text(read: Read, text: str) -> None:
    assert read(TOP + text).report.sections[-1].paragraphs == ("开展学习3次。", text)


@pytest.mark.parametrize(
    ("first", "second"), [("（1）", "（2）"), ("①", "②"), ("1)", "2)"), ("1）", "2）"), ("⑴", "⑵")]
)
def test_deep_numbers_right_below_the_top_make_sections(
    read: Read, first: str, second: str
) -> None:
    found = read(f"{TOP}{first}加强学习。学习4次。\n{second}规范执法。办案2件。\n")
    assert [(section.depth, section.heading) for section in found.report.sections[-2:]] == [
        (2, "加强学习。"), (2, "规范执法。"),
    ]  # fmt: skip


def test_columns_of_spaces_are_a_table(read: Read) -> None:
    table = "季度      受理    办结\n一季度    210     208\n二季度    231     231\n"
    section = read(f"{TOP}各季度情况为：\n{table}全部按时办结。\n").report.sections[-1]
    assert section.paragraphs[2] == Table(
        (("季度", "受理", "办结"), ("一季度", "210", "208"), ("二季度", "231", "231"))
    )
    assert section.paragraphs[3] == "全部按时办结。"


def test_cells_left_empty_at_the_end_of_a_row_are_cells(read: Read) -> None:
    section = read(f"{TOP}序号\t项目\t备注\n1\t处罚\t\n2\t检查\t无\n").report.sections[-1]
    assert section.paragraphs[1] == Table(
        (("序号", "项目", "备注"), ("1", "处罚", ""), ("2", "检查", "无"))
    )


def test_heads_of_tables_that_are_alike_are_no_running_heads(read: Read) -> None:
    table = "序号\t项目\t数量\n1\t处罚\t2\n"
    found = read(TOP + "".join(f"第{n}季度如下。\n{table}" for n in "一二三四"))
    assert found.leftover == ()
    tables = [block for block in found.report.sections[-1].paragraphs if isinstance(block, Table)]
    assert [each.rows[0] for each in tables] == [("序号", "项目", "数量")] * 4


def test_words_with_wide_gaps_are_no_table(read: Read) -> None:
    lines = "加强学习    规范执法\n加强宣传    规范审批\n加强指导    规范管理\n"
    assert all(isinstance(block, str) for block in read(TOP + lines).report.sections[-1].paragraphs)


def test_a_heading_of_a_part_may_end_with_its_stop(read: Read) -> None:
    found = read(f"{TOP}二、2025年度法治政府建设的主要安排。\n加强学习。\n")
    assert found.report.sections[-1].heading == "2025年度法治政府建设的主要安排。"


def test_a_scan_spreads_names_and_widens_digits(read: Read) -> None:
    report = read(
        "甲 市 国 防 动 员 办 公 室 文 件\n甲国动 〔２０２５〕 ７号    签发人 ： 高 建 国\n" + TOP
    ).report
    assert report.doc_number.replace("７", "7") == "甲国动〔2025〕7号"
    assert report.signers == ("高建国",)


def test_behind_the_date_of_printing_may_stand_how_many(read: Read) -> None:
    found = read(
        f"{TOP}甲市司法局\n2025年1月8日\n抄送:市司法局,市民政局.\n"
        "甲市司法局办公室  2025年1月8日印发  共印8份\n"
    )
    assert (found.report.cc, found.report.printer) == ("市司法局，市民政局", "甲市司法局办公室")
    assert found.leftover == ("共印8份",)


WEB = """某某市人民政府门户网站
您当前所在位置：首页 > 政务公开 > 年度报告
索 引 号：1132/2025-32
文　　号：无
关 键 词：法治政府
时　　效：有效
发布时间：2025-01-26 09:12:45 来源：市司法局 浏览次数：328 次
字体：[ 大 中 小 ]
A+ A A-
【我要打印】 【关闭】
扫一扫在手机打开当前页
分享到： 微信 微博
上一篇：公告
下一篇：没有了
登录 | 注册
建议使用1024×768分辨率浏览
邮编：100000
浏览次数 12"""


@pytest.mark.parametrize("line", WEB.split("\n"))
def test_what_a_web_page_adds_is_left_over(read: Read, line: str) -> None:
    found = read(f"{line}\n{TOP}二、工作安排\n加强学习。\n{line}\n")
    assert "".join("".join(found.leftover).split()) == "".join(line.split()) * 2


def test_a_running_head_worded_as_a_title_is_none(read: Read) -> None:
    head = "甲市国动办2024年法治政府建设报告\n"
    body = "一、成效\n开展学习3次。\n" + head + "二、不足\n力量薄弱。\n" + head
    found = read(f"{head}甲市国防动员办公室\n关于2024年度法治政府建设工作的报告\n{body}")
    assert found.report.title == "甲市国防动员办公室关于2024年度法治政府建设工作的报告"
    assert found.leftover == (head.strip(),) * 3


def test_urgency_and_names_may_be_spread(read: Read) -> None:
    report = read(f"特　急\n甲国动〔2025〕7号  签发人：夏侯　兰、李　明\n{TOP}").report
    assert report.urgency.replace("\u3000", "") == "特急"
    assert report.signers == ("夏侯兰", "李明")


def test_the_title_tells_the_region_that_the_signature_leaves_out(read: Read) -> None:
    found = read(
        "和平区新华街道2024年法治政府建设工作情况报告\n一、成效\n开展学习3次。\n"
        "新华街道办事处\n2024年12月12日\n"
    )
    assert found.report.office == "和平区新华街道办事处"


def test_the_body_may_begin_behind_the_addressee(read: Read) -> None:
    found = read(TOP.replace("\n", "\n市委、市政府：现将有关情况报告如下：\n", 1))
    assert found.report.addressee == "市委、市政府"
    assert found.report.sections[0].paragraphs == ("现将有关情况报告如下：",)
    assert found.leftover == ()


def test_a_line_of_ornaments_is_no_part_of_the_title(read: Read) -> None:
    found = read(f"甲市司法局文件\n甲司〔2025〕7号\n★\n{TOP}")
    assert found.report.title == TOP.partition("\n")[0]
    assert found.leftover == ("★",)


def test_a_scan_s_dash_before_a_mark_is_the_number_one(read: Read) -> None:
    found = read("—、举措\n（—）抓学习。学习3次。\n（二）抓执法。检查4次。\n二、问题\n人少。\n")
    assert found.report.markers == ("一、", "（一）", "（二）", "二、")
    assert found.markers[:2] == ("—、", "（—）")


def test_a_dash_that_begins_a_list_is_no_number(read: Read) -> None:
    found = read("一、主要举措\n— 学习，三次。\n——检查，四次。\n")
    assert found.report.markers == ("一、",)
