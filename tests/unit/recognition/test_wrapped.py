"""However wide its lines were broken, a text has the same outline."""

import itertools

import pytest

from desktop.domain.chinese import width
from desktop.recognition import Recognised, recognise_lines
from desktop.recognition.lines import Line

REPORT = """松原湾区国防动员办公室2024年度法治政府建设情况报告
区委、区政府：
2024年，松原湾区国防动员办公室坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻习近平法治思想，紧紧围绕全区中心工作，扎实推进国防动员领域法治政府建设，取得了较好成效。现将有关情况报告如下：
一、2024年度推进法治政府建设的主要举措和成效
（一）强化理论武装，筑牢法治思想根基。把学习贯彻习近平法治思想摆在首位，纳入党组理论学习中心组年度学习计划，全年集中学习六次，开展专题研讨三次。坚持以考促学、以学促用，组织全体干部参加法律知识考试，合格率达到百分之百。
（二）规范执法行为
1.健全执法制度。修订行政执法公示、执法全过程记录和重大执法决定法制审核三项制度，细化裁量基准，统一执法文书格式，执法程序更加规范，执法质量稳步提高。
2.加强执法监督。组织案卷评查，抽取案卷20份，发现问题12个，已经全部整改到位。
法律顾问全程参与重大执法决定的合法性审查，先后出具审查意见9份，有效防范了法律风险。
二、推进法治政府建设存在的不足和原因
对照新形势新任务新要求，工作中还存在一些不足：一是执法力量仍显薄弱，主要原因是编制偏紧，专业人才引进困难；二是普法形式不够新颖，主要原因是对新媒体的运用研究不深。
三、主要负责人履行推进法治建设第一责任人职责，加强法治政府建设的有关情况
主要负责人带头学法，定期听取法治工作汇报，亲自研究解决难点问题，带头在年终述职时进行专题述法，自觉接受干部群众的评议和监督。
四、2025年度推进法治政府建设的主要安排
（一）坚持学用结合，不断提升全办干部运用法治思维和法治方式解决问题的能力，把学法成果转化为推动国防动员事业高质量发展的实际成效和生动实践。
（二）坚持问题导向，持续加强执法队伍建设，补齐短板弱项，完善监督机制，确保严格规范公正文明执法。
松原湾区国防动员办公室
2025年1月10日"""

CLOSERS = "，。、；：？！”’）》"


def broken(text: str, measure: float, indent: float) -> list[str]:
    """Break a paragraph at a width; a line never begins with a closing mark."""
    lines, line, room = [], "", measure - indent
    for character in text:
        if width(line + character) > room:
            keep = 1 if character in CLOSERS else 0
            lines.append(line[: len(line) - keep])
            line, room = line[len(line) - keep :], measure
        line += character
    return [*lines, line]


def page(measure: float, *, indents: bool, gaps: bool, numbers: bool) -> list[Line]:
    """Print the report as a page of text."""
    lines: list[str] = []
    for count, paragraph in enumerate(REPORT.split("\n")):
        first = 0.0 if count < 2 else 2.0
        rows = broken(paragraph, measure, first)
        if indents and first:
            rows[0] = "\u3000\u3000" + rows[0]
        lines += rows
    if numbers:
        pages = [lines[start : start + 22] for start in range(0, len(lines), 22)]
        lines = [line for n, part in enumerate(pages, 1) for line in (*part, f"- {n} -")]
    if gaps:
        lines = [line for row in lines for line in (row, "")]
    return [Line(line) for line in lines]


WANTED = recognise_lines([Line(line) for line in REPORT.split("\n")])


def outline(found: Recognised) -> list[tuple[int, str, bool]]:
    return [(section.depth, section.heading, section.run_in) for section in found.report.sections]


SHAPES = list(itertools.product((26, 28, 30, 34, 40), (True, False), (True, False), (True, False)))


@pytest.mark.parametrize(("measure", "indents", "gaps", "numbers"), SHAPES)
def test_broken_lines_come_together_again(
    measure: float, *, indents: bool, gaps: bool, numbers: bool
) -> None:
    found = recognise_lines(page(measure, indents=indents, gaps=gaps, numbers=numbers))
    assert outline(found) == outline(WANTED)
    assert found.report.title == WANTED.report.title
    assert found.report.date == WANTED.report.date


@pytest.mark.parametrize("measure", [26, 28, 30, 34, 40])
def test_indented_paragraphs_come_together_whole(measure: float) -> None:
    found = recognise_lines(page(measure, indents=True, gaps=False, numbers=True))
    assert found.report.sections == WANTED.report.sections


def test_the_unbroken_report_is_read_as_written() -> None:
    assert [depth for depth, _heading, _run_in in outline(WANTED)] == [
        0, 1, 2, 2, 3, 3, 1, 1, 1, 2, 2,
    ]  # fmt: skip
    assert len(WANTED.report.sections[5].paragraphs) == 2
