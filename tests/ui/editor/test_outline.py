from dataclasses import replace

from PySide6.QtCore import QAbstractItemModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.numbering import SHORT
from desktop.domain.outline import Part, Section, shifted
from desktop.domain.parts import PartGuide
from desktop.domain.report import Attachment, Report
from desktop.ui import theme
from desktop.ui.editor.outline_model import NodeKind, OutlineModel
from desktop.ui.editor.outline_view import OutlineView
from desktop.ui.editor.session import ReportSession

PLAN = PartGuide(Part.PLAN, "下年安排", "下一年度主要安排", "下一年度的主要安排。")


def _texts(model: QAbstractItemModel, parent: QModelIndex | None = None) -> list[object]:
    above = parent or QModelIndex()
    rows = [model.index(row, 0, above) for row in range(model.rowCount(above))]
    return [[index.data(), *_texts(model, index)] for index in rows]


def test_the_outline_is_a_tree_with_numbers(session: ReportSession) -> None:
    assert _texts(OutlineModel(session)) == [
        ["导语"],
        [
            "一、主要举措和成效",
            ["（一）深入学习贯彻习近平法治思想"],
            ["（二）严格规范公正文明执法"],
        ],
        [
            "二、存在的不足和原因",
            ["（一）执法力量建设有待加强", ["1.普法宣传的方式比较单一，针对性不强。"]],
        ],
        ["三、主要负责人履行第一责任人职责情况"],
        ["四、下一年度主要安排", ["（一）推进执法规范化"], ["（二）加强法治宣传教育"]],
        ["附件 2024年度行政执法数据统计表"],
    ]


def test_the_model_keeps_qts_rules_through_changes(session: ReportSession) -> None:
    model = OutlineModel(session, [PLAN])
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    report = session.report
    session.apply(replace(report, sections=report.sections[:5]), text="删除")
    session.apply(replace(report, scheme=SHORT), text="编号")
    session.apply(replace(report, attachments=(Attachment("甲"), Attachment("乙"))), text="附件")
    session.load(Report())
    assert tester.model() is model


def test_a_numbered_paragraph_shows_how_it_begins_and_is_greyed() -> None:
    section = Section(1, run_in=True, paragraphs=("法" * 50,))
    model = OutlineModel(ReportSession(Report(sections=(section,))))
    index = model.index(0, 0)
    assert index.data() == "一、" + "法" * 20 + "…"
    assert index.data(Qt.ItemDataRole.ForegroundRole) is not None


def test_a_missing_part_is_listed_last_and_goes_when_it_is_there(session: ReportSession) -> None:
    model = OutlineModel(session, [PLAN])
    assert not model.index_of(NodeKind.MISSING, 0).isValid()
    sections = tuple(
        section for section in session.report.sections if section.part is not Part.PLAN
    )
    session.apply(replace(session.report, sections=sections), text="删除")
    assert model.index(model.rowCount() - 1, 0).data() == "＋ 缺：下一年度主要安排"


def test_typing_in_a_heading_changes_one_row_and_keeps_the_tree(
    session: ReportSession, qtbot: QtBot
) -> None:
    model = OutlineModel(session)
    sections = list(session.report.sections)
    sections[1] = replace(sections[1], heading="新标题")
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        session.apply(replace(session.report, sections=tuple(sections)), text="输入")
    assert model.index(1, 0).data() == "一、新标题"


def test_a_dragged_section_asks_to_go_where_it_was_dropped(
    session: ReportSession, qtbot: QtBot
) -> None:
    model = OutlineModel(session)
    data = model.mimeData([model.index_of(NodeKind.SECTION, 3)])
    target = model.index_of(NodeKind.SECTION, 4)
    with qtbot.waitSignal(model.move_requested) as asked:
        taken = model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, target)
    assert asked.args == [3, 5, 2]
    assert not taken


def test_nothing_can_be_dropped_before_the_lead(session: ReportSession, qtbot: QtBot) -> None:
    model = OutlineModel(session)
    data = model.mimeData([model.index_of(NodeKind.SECTION, 4)])
    with qtbot.waitSignal(model.move_requested) as asked:
        model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())
    assert asked.args == [4, 1, 1]


def test_a_read_only_report_takes_no_drops(session: ReportSession) -> None:
    model = OutlineModel(session)
    data = model.mimeData([model.index(1, 0)])
    session.read_only = True
    assert not model.canDropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())


def test_what_the_user_folded_stays_folded(session: ReportSession, qtbot: QtBot) -> None:
    model = OutlineModel(session)
    view = OutlineView(model)
    qtbot.addWidget(view)
    view.collapse(model.index_of(NodeKind.SECTION, 1))
    sections = shifted(session.report.sections, 10, -1)
    session.apply(replace(session.report, sections=sections), text="提升一级")
    assert not view.isExpanded(model.index_of(NodeKind.SECTION, 1))
    assert view.isExpanded(model.index_of(NodeKind.SECTION, 4))


def test_a_click_activates_the_row(session: ReportSession, qtbot: QtBot) -> None:
    model = OutlineModel(session)
    view = OutlineView(model)
    qtbot.addWidget(view)
    view.show()
    place = view.visualRect(model.index_of(NodeKind.SECTION, 4)).center()
    with qtbot.waitSignal(view.activated_node) as told:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args[0].index == 4


def test_keys_demote_and_remove_the_current_section(session: ReportSession, qtbot: QtBot) -> None:
    view = OutlineView(OutlineModel(session))
    qtbot.addWidget(view)
    view.follow(NodeKind.SECTION, 4)
    with qtbot.waitSignal(view.shift_requested) as shifted_by:
        QTest.keyClick(view, Qt.Key.Key_Tab)
    with qtbot.waitSignal(view.remove_requested) as removed:
        QTest.keyClick(view, Qt.Key.Key_Delete)
    assert (shifted_by.args, removed.args) == ([1], [4])


def test_rows_are_as_high_before_as_after_the_style_is_put_on(
    session: ReportSession, qapp: QApplication, qtbot: QtBot
) -> None:
    view = OutlineView(OutlineModel(session))
    qtbot.addWidget(view)
    before = view.sizeHintForRow(0)
    theme.apply(qapp, theme.LIGHT)
    view.show()
    session.load(replace(session.report, year=2023))
    assert view.sizeHintForRow(0) == before
    assert 28 <= before <= 30
