"""Reports in the many ways offices lay them out; the offices are invented."""

import datetime as dt
from pathlib import Path

import pytest

from desktop.domain import numbering
from desktop.domain.outline import Part, Table
from desktop.domain.report import Attachment
from desktop.recognition import Recognised, recognise


@pytest.fixture
def read(tmp_path: Path) -> "Reader":
    return Reader(tmp_path / "report.txt")


class Reader:
    """Writes a text to a file and recognises it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __call__(self, text: str, *, verbatim: bool = False) -> Recognised:
        self._path.write_text(text, encoding="utf-8")
        return recognise(self._path, verbatim=verbatim)


def shape(found: Recognised) -> list[tuple[int, str, str]]:
    """List depth, number and heading of each section."""
    return [
        (section.depth, marker, section.heading)
        for section, marker in zip(found.report.sections, found.markers, strict=True)
    ]


BODY = """一、主要举措和成效
认真履职。
二、存在的不足和原因
人员不足。
"""


def test_title_over_three_lines_and_addressee_over_two(read: Reader) -> None:
    report = read(
        "青石市国防动员办公室\n关于2023年度法治政府建设\n情况的报告\n\n"
        "中共青石市委，青石市人民政府，\n省国防动员办公室：\n\n" + BODY
    ).report
    assert report.title == "青石市国防动员办公室关于2023年度法治政府建设情况的报告"
    assert report.addressee == "中共青石市委，青石市人民政府，省国防动员办公室"
    assert (report.office, report.year) == ("青石市国防动员办公室", 2023)


def test_parts_above_chinese_numbers(read: Reader) -> None:
    found = read(
        "白河县人民防空办公室2022年法治政府建设年度报告\n第一部分 主要举措和成效\n一、学习贯彻\n"
        "深入学习。\n二、依法履职\n（一）审批。办理审批。\n第二部分　存在的问题\n问题是人少。\n"
        "第三部分\n2023年工作安排\n一、抓学习\n抓好学习。\n"
    )
    assert shape(found) == [
        (1, "第一部分", "主要举措和成效"),
        (2, "一、", "学习贯彻"),
        (2, "二、", "依法履职"),
        (3, "（一）", "审批。"),
        (1, "第二部分", "存在的问题"),
        (1, "第三部分", "2023年工作安排"),
        (2, "一、", "抓学习"),
    ]
    assert found.report.scheme == numbering.PARTS


def test_decimal_numbers_and_quantities_that_look_alike(read: Reader) -> None:
    found = read(
        "东岭区国防动员办公室2024年度法治政府建设工作总结\n1.主要举措和成效\n1.1 学习贯彻\n"
        "1.1.1 党组学习。学习六次。\n1.2 依法行政\n2.5万平方米人防工程完成验收。\n2.主要问题\n"
        "2.1 能力不足。\n需要培训。\n3.2025年打算\n3.1 抓学习\n"
    )
    assert shape(found) == [
        (1, "1.", "主要举措和成效"),
        (2, "1.1", "学习贯彻"),
        (3, "1.1.1", "党组学习。"),
        (2, "1.2", "依法行政"),
        (1, "2.", "主要问题"),
        (2, "2.1", "能力不足。"),
        (1, "3.", "2025年打算"),
        (2, "3.1", "抓学习"),
    ]
    assert found.report.sections[3].paragraphs == ("2.5万平方米人防工程完成验收。",)
    assert found.report.sections[5].paragraphs == ("需要培训。",)


def test_text_without_any_structure_is_one_lead(read: Reader) -> None:
    found = read("今年，我办坚持依法行政。\n全年办理案件3件。\n下一步，继续努力。\n")
    assert [section.depth for section in found.report.sections] == [0]
    assert found.report.title == found.report.office == ""
    assert any("没有识别出层次标题" in note for note in found.notes)


def test_web_page_around_a_report_is_left_over(read: Reader) -> None:
    title = "云台市国防动员办公室2024年度法治政府建设情况报告"
    found = read(
        f"首页 > 政务公开 > 法治政府建设\n{title}\n发布时间：2025-01-20 来源：市国动办\n"
        f"{title}\n{BODY}云台市国防动员办公室\n2025年1月15日\n"
        "扫一扫在手机打开当前页\n【打印】 【关闭】\n"
    )
    assert found.report.title == title
    assert found.report.date == dt.date(2025, 1, 15)
    assert len(found.leftover) == 5


HEADED = """000001
机密★1年
特急

南浦市国防动员办公室
南浦市司法局文件

南国动〔2025〕 6 号　　　　签发人：王　明　李小红
　　　　　　　　　　　　　　　　　　赵一
南浦市国防动员办公室 南浦市司法局
关于2024年度法治政府建设情况的报告

市委、市政府:

一、工作情况
（一）学习
学习情况良好。

附件：统计表

南浦市国防动员办公室　　南浦市司法局
2025年02月01日

（此件公开发布）

附件

统计表
项目\t单位\t数量
案件\t件\t7

抄送：市人大常委会办公室，市政协办公室，
      市委依法治市办。
南浦市国防动员办公室　　　　2025年2月2日印发
共印20份
"""


def test_full_header_of_joint_issuers(read: Reader) -> None:
    report = read(HEADED).report
    assert (report.copy_number, report.secrecy, report.urgency) == ("000001", "机密★1年", "特急")
    assert report.mark == "南浦市国防动员办公室\n南浦市司法局文件"
    assert report.doc_number == "南国动〔2025〕6号"
    assert report.signers == ("王明", "李小红", "赵一")
    assert report.addressee == "市委、市政府"


def test_closing_with_joint_signature_and_imprint(read: Reader) -> None:
    found = read(HEADED)
    report = found.report
    assert report.signature == "南浦市国防动员办公室\n南浦市司法局"
    assert (report.date, report.note) == (dt.date(2025, 2, 1), "此件公开发布")
    assert report.cc == "市人大常委会办公室，市政协办公室，市委依法治市办"
    assert (report.printer, report.printed_on) == ("南浦市国防动员办公室", dt.date(2025, 2, 2))
    assert found.leftover == ("共印20份",)


def test_attachment_with_a_table_of_tabs(read: Reader) -> None:
    rows = (("项目", "单位", "数量"), ("案件", "件", "7"))
    assert read(HEADED).report.attachments == (Attachment("统计表", (Table(rows),)),)


def test_listed_attachments_without_pages(read: Reader) -> None:
    found = read(
        f"青石市国防动员办公室2023年度法治政府建设情况报告\n{BODY}附件：1.行政执法统计表\n"
        "　　　2.规范性文件目录\n青石市国防动员办公室\n2024年1月8日\n（联系人：张一，电话：0100）\n"
    )
    titles = [attachment.title for attachment in found.report.attachments]
    assert titles == ["行政执法统计表", "规范性文件目录"]
    assert found.report.note == "联系人：张一，电话：0100"
    assert found.leftover == ()


def test_second_attachment_has_a_page_and_the_first_has_none(read: Reader) -> None:
    report = read(
        f"青石市国防动员办公室2023年度法治政府建设情况报告\n{BODY}附件：1.甲表 2.乙表\n"
        "青石市国防动员办公室\n2024年1月8日\n附件2\n乙表\n一、说明\n说明文字。\n"
    ).report
    assert report.attachments == (
        Attachment("甲表"),
        Attachment("乙表", ("一、说明", "说明文字。")),
    )


def test_paragraphs_broken_by_page_numbers_are_joined(read: Reader) -> None:
    found = read(
        "西岭市国防动员办公室2023年度法治政府建设情况报告\n一、主要成效\n"
        "我办深入学习贯彻党的二十大精神，坚持依法行政，不断提高国防\n— 1 —\n动员领域法治水平。\n"
        "（一）深入学习。我办组织了多次学习活动，参加人员达到三百余\n— 2 —\n人次，效果明显。\n"
    )
    assert found.report.sections[0].paragraphs[0] == (
        "我办深入学习贯彻党的二十大精神，坚持依法行政，不断提高国防动员领域法治水平。"
    )
    assert found.leftover == ("— 1 —", "— 2 —")


def test_headings_without_numbers(read: Reader) -> None:
    found = read(
        "临川区国防动员办公室2024年度法治政府建设报告\n主要举措和成效\n我办认真学习。\n"
        "存在的不足和原因\n人员不足。\n主要负责人履行第一责任人职责情况\n主任亲自抓。\n"
        "2025年工作打算\n继续抓。\n"
    )
    assert [section.part for section in found.report.sections] == [
        Part.ACHIEVEMENTS,
        Part.PROBLEMS,
        Part.LEADERSHIP,
        Part.PLAN,
    ]
    assert found.report.scheme == numbering.UNNUMBERED


WRAPPED = """        北原市国防动员办公室2024年度法治政府建设情况报告

　　2024年，北原市国防动员办公室在市委、市政府的坚强领导下，深入学习贯
彻习近平法治思想，扎实推进国防动员领域法治政府建设，取得了一定的成效。现
将有关情况报告如下：
　　一、主要举措和成效
　　（一）强化理论武装，提升法治素养。坚持把学习习近平法治思想作为首要政
治任务，纳入党组理论学习中心组学习计划，全年开展集中学习六次，组织干部职
工参加法治培训四次。
　　坚持领导干部带头学法用法，制定年度学法计划，健全学法制度，不断增强领
导干部运用法治思维和法治方式解决问题的能力。
　　二、存在的不足和原因
　　（一）普法方式较为单一。新媒体运用不够充分，群众参与度不高，主要原因
是专业力量不足。

　　　　　　　　　　　　　　　　　　北原市国防动员办公室
　　　　　　　　　　　　　　　　　　　2025年1月10日
"""


def test_wrapped_lines_with_indented_paragraphs(read: Reader) -> None:
    found = read(WRAPPED)
    assert [len(section.paragraphs) for section in found.report.sections] == [1, 0, 2, 0, 1]
    assert found.report.sections[0].paragraphs[0] == (
        "2024年，北原市国防动员办公室在市委、市政府的坚强领导下，深入学习贯彻习近平法治思想，"
        "扎实推进国防动员领域法治政府建设，取得了一定的成效。现将有关情况报告如下："
    )


def test_wrapped_lines_whose_indents_are_lost(read: Reader) -> None:
    bare = "\n\n".join(line.strip() for line in WRAPPED.split("\n") if line.strip())
    found = read(bare)
    assert shape(found) == shape(read(WRAPPED))


def test_wrapped_line_that_begins_like_a_number(read: Reader) -> None:
    found = read(
        "秀水县国防动员办公室2024年度法治政府建设情况报告\n\n"
        "一、2024年度推进法治政府建设的主要举措和工作成效\n\n"
        "（一）加强党的领导，压实法治建设责任。成立法治政府建设\n\n"
        "领导小组，党组书记任组长，班子成员任副组长，全年召开会议3\n\n"
        "次，研究解决重点难点问题五个，推动落实责任清单要求。\n\n"
        "（二）推进依法决策，提升行政决策公信力。进一步严格落实\n\n"
        "一、二级响应机制和重大行政决策程序规定，聘请法律顾问1名，\n\n"
        "审查合同6份。\n\n二、存在的不足\n\n一是力量不足。\n"
    )
    assert list(found.markers) == ["一、", "（一）", "（二）", "二、"]


def test_date_and_office_below_the_title(read: Reader) -> None:
    report = read(
        "2024年法治政府建设工作报告\n海东市发展和改革局\n（2025年1月6日）\n市委、市政府：\n"
        f"2024年，海东市发展和改革局认真履职。\n{BODY}"
    ).report
    assert (report.signature, report.date) == ("海东市发展和改革局", dt.date(2025, 1, 6))
    assert report.addressee == "市委、市政府"
    assert report.office == "海东市发展和改革局"


def test_all_standard_levels_with_halfwidth_marks(read: Reader) -> None:
    found = read(
        "海东市司法局2024年法治政府建设工作报告\n一、主要工作\n(一) 履职尽责\n1．审批提速\n"
        "(1)简化流程。减少材料。\n①线上办理；\n②线下办理。\n2、执法规范\n严格执法。\n二、问题\n无。\n"
    )
    assert [section.depth for section in found.report.sections] == [1, 2, 3, 4, 5, 5, 3, 1]
    assert found.report.scheme == numbering.STANDARD
    assert found.report.markers[1:5] == ("（一）", "1.", "（1）", "①")
    assert found.markers[1:4] == ("(一)", "1．", "(1)")


def test_numbers_out_of_order_are_kept_and_noted(read: Reader) -> None:
    found = read(
        "柳林县国防动员办公室2023年度法治政府建设情况的报告\n一、主要举措\n（一）学习到位。认真学习。\n"
        "（三）执法到位。认真执法。\n三、存在的问题\n问题不少。\n三、2024年安排\n抓好落实。\n"
    )
    assert [section.marker for section in found.report.sections] == [
        None, None, "（三）", "三、", "三、",
    ]  # fmt: skip
    assert found.report.markers == found.markers
    assert any("有 3 处序号" in note for note in found.notes)


def test_levels_that_skip_one_in_some_parts(read: Reader) -> None:
    found = read(
        "银湾区国防动员办公室2024年度法治政府建设情况报告\n一、主要举措\n（一）抓学习\n"
        "1.党组学。学得好。\n2.干部学。学得好。\n二、问题\n1.人少。编制少。\n"
    )
    assert [section.depth for section in found.report.sections] == [1, 2, 3, 3, 1, 2]
    assert found.report.markers == found.markers


def test_numbered_paragraphs_have_no_headings(read: Reader) -> None:
    found = read(
        "绿洲市国防动员办公室2024年法治政府建设情况报告\n一、主要举措\n"
        "（一）坚持以习近平新时代中国特色社会主义思想为指导，全面贯彻党的二十大精神，深入学习贯彻"
        "习近平法治思想，扎实开展各项工作。成效明显。\n（二）共办理案件7件。罚款3万元。\n"
        "二、2025年打算\n（一）抓学习；\n（二）抓执法。\n"
    )
    assert all(
        section.heading == "" and section.run_in
        for section in found.report.sections
        if section.depth == 2
    )


def test_top_headings_may_be_run_in(read: Reader) -> None:
    found = read(
        "金沙市国防动员办公室关于2024年法治政府建设情况的报告\n市委依法治市办：\n"
        "现将情况报告如下：\n一、强化政治引领，深学笃行。党组会学习。\n二、存在问题。力量不足。\n"
        "专此报告。\n金沙市国防动员办公室\n2025 年 1 月 8 日\n"
    )
    assert shape(found)[1:] == [
        (1, "一、", "强化政治引领，深学笃行。"),
        (1, "二、", "存在问题。"),
    ]
    assert found.report.sections[-1].paragraphs == ("力量不足。", "专此报告。")


def test_title_without_the_word_report(read: Reader) -> None:
    report = read(f"桃源市国防动员办公室\n2024年度法治政府建设情况\n{BODY}").report
    assert report.title == "桃源市国防动员办公室2024年度法治政府建设情况"


def test_table_of_bars_in_the_body(read: Reader) -> None:
    report = read(
        "桃源市司法局2024年度法治政府建设情况报告\n一、工作情况\n数据见下表。\n"
        "| 项目 | 数量 |\n|------|------|\n| 案件 | 7 |\n二、问题\n无。\n"
    ).report
    table = Table((("项目", "数量"), ("案件", "7")))
    assert report.sections[0].paragraphs == ("数据见下表。", table)


def test_bare_province_is_completed_from_the_text(read: Reader) -> None:
    found = read(
        "省国动办2024年度法治政府建设情况报告\n一、主要举措\n印发《云南省国防动员条例》。\n二、不足\n有。\n"
    )
    assert found.report.office == "云南省国防动员办公室"
    assert any("请确认" in note for note in found.notes)


def test_signer_below_the_number_and_date_in_numerals(read: Reader) -> None:
    report = read(
        "灵山区国防动员办公室文件\n灵国动[2025]3号\n　　　　签发人：欧阳明\n灵山区国防动员办公室\n"
        f"二〇二四年度法治政府建设情况报告\n区委、区政府:\n{BODY}灵山区国防动员办公室\n"
        "二〇二五年一月六日\n"
    ).report
    assert (report.signers, report.doc_number) == (("欧阳明",), "灵国动〔2025〕3号")
    assert (report.year, report.date) == (2024, dt.date(2025, 1, 6))


def test_signature_without_a_date(read: Reader) -> None:
    found = read(f"灵山区司法局2024年法治政府建设报告\n{BODY}灵山区司法局\n（此件主动公开）\n")
    assert (found.report.signature, found.report.date) == ("灵山区司法局", None)
    assert found.report.note == "此件主动公开"


def test_verbatim_keeps_spaces_marks_and_numbers(read: Reader) -> None:
    text = "灵山区司法局2024年法治政府建设报告\n一、举措\n1、 学习 5 次,很好\n二、问题\n无\n"
    found = read(text, verbatim=True)
    assert found.report.sections[1].heading == "学习 5 次,很好"
    assert found.report.sections[1].marker == "1、"


def test_spaces_and_marks_are_repaired_and_numbers_and_addresses_kept(read: Reader) -> None:
    found = read(
        "灵山区司法局2024年法治政府建设报告\n一、举措\n"
        '坚 持"谁执法谁普法",比例 36.7 %,费用1,200.5万元(含税),时间10:30,'
        "见 https://www.a.cn/b,c?d=1 。\n"
        "二、问题\n无。\n"
    )
    assert found.report.sections[0].paragraphs[0] == (
        "坚持“谁执法谁普法”，比例36.7%，费用1,200.5万元（含税），时间10:30，"
        "见https://www.a.cn/b,c?d=1。"
    )
