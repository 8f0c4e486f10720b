"""A report of our own writing, and the editor on it."""

import datetime as dt

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.outline import Part, Section, Table
from desktop.domain.parts import PartGuide
from desktop.domain.report import Attachment, Report
from desktop.ui.editor.body import BodyEditor
from desktop.ui.editor.session import ReportSession

LEAD = (
    "2024年，区国防动员办公室坚持以习近平法治思想为指导，认真落实区委、区政府关于法治政府建设的"
    "各项部署，围绕国防动员中心任务推进依法行政，法治建设各项工作取得新进展。现将有关情况报告如下。"
)
STUDY = (
    "一是抓好关键少数。办党组理论学习中心组专题学习法治内容4次，主要负责人带头讲法治课2次。"
    "二是抓好全员培训。组织行政执法人员参加专业法律知识考试12人次，合格率100%。"
)
ENFORCE = (
    "全年开展人防工程执法检查86次，办理行政执法案件7件，其中行政处罚案件2件，罚款4.1万元，"
    "未发生行政复议和行政诉讼案件。"
)
WEAK = "执法人员总量偏少，既懂业务又懂法律的复合型人才不足，跨部门联合执法的衔接机制还不够顺畅。"
LEADER = (
    "办党组书记、主任切实履行推进法治建设第一责任人职责，全年主持召开党组会议研究法治工作5次，"
    "对重大行政决策、规范性文件逐件审核把关。"
)
PLAN = "以执法规范化建设为抓手，制定年度执法检查计划，全面推行“扫码检查”，减少对企业的重复检查。"


def a_report() -> Report:
    """Return a report with every kind of section, a table and an attachment."""
    return Report(
        office="青山区国防动员办公室",
        year=2024,
        title="青山区国防动员办公室2024年度法治政府建设情况报告",
        addressee="区委、区政府",
        sections=(
            Section(0, paragraphs=(LEAD,)),
            Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS),
            Section(2, "深入学习贯彻习近平法治思想。", run_in=True, paragraphs=(STUDY,)),
            Section(2, "严格规范公正文明执法。", run_in=True, paragraphs=(ENFORCE, _figures())),
            Section(1, "存在的不足和原因", part=Part.PROBLEMS),
            Section(2, "执法力量建设有待加强。", run_in=True, paragraphs=(WEAK,)),
            Section(3, run_in=True, paragraphs=("普法宣传的方式比较单一，针对性不强。",)),
            Section(
                1, "主要负责人履行第一责任人职责情况", paragraphs=(LEADER,), part=Part.LEADERSHIP
            ),
            Section(1, "下一年度主要安排", part=Part.PLAN),
            Section(2, "推进执法规范化", paragraphs=(PLAN, "同时抓好行政执法监督。")),
            Section(2, "加强法治宣传教育"),
        ),
        attachments=(Attachment("2024年度行政执法数据统计表", ("统计截至2024年12月31日。",)),),
        signature="青山区国防动员办公室",
        date=dt.date(2025, 1, 9),
    )


def _figures() -> Table:
    return Table((("项目", "数量", "单位"), ("执法检查", "86", "次"), ("行政处罚", "2", "件")))


GUIDES = (
    PartGuide(
        Part.ACHIEVEMENTS,
        "举措成效",
        "主要举措和成效",
        "上一年度推进法治政府建设的主要举措和成效。",
    ),
    PartGuide(Part.PROBLEMS, "不足原因", "存在的不足和原因", "存在的不足。\n产生不足的原因。"),
    PartGuide(
        Part.LEADERSHIP,
        "第一责任人",
        "主要负责人履行第一责任人职责情况",
        "党政主要负责人履行推进法治建设第一责任人职责的情况。",
    ),
    PartGuide(Part.PLAN, "下年安排", "下一年度主要安排", "下一年度推进法治政府建设的主要安排。"),
)
LABELS = {guide.part: guide.label for guide in GUIDES}


@pytest.fixture
def report() -> Report:
    return a_report()


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    return qapp


@pytest.fixture
def session(report: Report) -> ReportSession:
    return ReportSession(report)


@pytest.fixture
def body(session: ReportSession, qtbot: QtBot) -> BodyEditor:
    editor = BodyEditor(session, LABELS)
    qtbot.addWidget(editor)
    editor.resize(1000, 800)
    editor.show()
    return editor
