"""Everything that can be done to a report in the editor, as a table."""

from dataclasses import dataclass
from functools import partial

from desktop.ui.editor import levels, structure
from desktop.ui.editor.insertions import (
    Rule,
    add_attachment,
    column_added,
    column_removed,
    insert_table,
    remove_attachment,
    remove_table,
    row_added,
    row_removed,
    table_rule,
)


@dataclass(frozen=True, slots=True)
class ActionRow:
    """One action: its id, its text, its keys, what the status bar says, and what it does.

    Attributes:
        rule: The edit it makes; None: `EditorActions` has a method for it.
    """

    id: str
    text: str
    keys: str
    tip: str
    rule: Rule | None = None


def _heading(depth: int) -> Rule:
    return partial(levels.as_heading, depth=depth)


ROWS: tuple[ActionRow, ...] = (
    ActionRow("undo", "撤销", "Ctrl+Z", "撤销上一步"),
    ActionRow("redo", "重做", "Ctrl+Y", "重做撤销的一步"),
    ActionRow("cut", "剪切", "Ctrl+X", "剪切选中的内容"),
    ActionRow("copy", "复制", "Ctrl+C", "复制选中的内容，连同序号"),
    ActionRow("paste", "粘贴", "Ctrl+V", "粘贴文字和表格，不带格式"),
    ActionRow("find", "查找", "Ctrl+F", "在本报告中查找"),
    ActionRow(
        "promote",
        "提升一级",
        "Alt+Shift+Left",
        "把本标题及其下内容提升一级",
        partial(levels.shift, by=-1),
    ),
    ActionRow(
        "demote",
        "降低一级",
        "Alt+Shift+Right",
        "把本标题及其下内容降低一级",
        partial(levels.shift, by=1),
    ),
    ActionRow(
        "move_up",
        "上移",
        "Alt+Shift+Up",
        "把本标题及其下内容移到上一个同级标题之前",
        partial(structure.move, up=True),
    ),
    ActionRow(
        "move_down",
        "下移",
        "Alt+Shift+Down",
        "把本标题及其下内容移到下一个同级标题之后",
        partial(structure.move, up=False),
    ),
    ActionRow("split", "拆分为新标题", "Ctrl+Return", "从光标处起另立一个同级标题", levels.split),
    ActionRow("merge", "并入上一段", "Ctrl+Shift+M", "取消本标题，内容并入上一标题", levels.merge),
    ActionRow("heading_1", "一级标题", "Ctrl+1", "把本段设为一级标题", _heading(1)),
    ActionRow("heading_2", "二级标题", "Ctrl+2", "把本段设为二级标题", _heading(2)),
    ActionRow("heading_3", "三级标题", "Ctrl+3", "把本段设为三级标题", _heading(3)),
    ActionRow("heading_4", "四级标题", "Ctrl+4", "把本段设为四级标题", _heading(4)),
    ActionRow("plain", "正文", "Ctrl+0", "把标题改为普通段落", levels.as_plain),
    ActionRow(
        "run_in",
        "标题连排",
        "Ctrl+Shift+R",
        "标题与正文连排或独占一行",
        structure.toggle_run_in,
    ),
    ActionRow(
        "numbered", "编号段落", "Ctrl+Shift+U", "改为有序号、无标题的段落", levels.as_numbered
    ),
    ActionRow(
        "auto_number",
        "恢复自动编号",
        "Ctrl+Shift+A",
        "照原文保留的序号改为自动编号",
        structure.number_automatically,
    ),
    ActionRow("add_part", "添加必备部分", "Ctrl+Shift+P", "添加缺少的第一个必备部分"),
    ActionRow("table_insert", "插入表格", "Ctrl+Shift+T", "在光标处插入表格", insert_table),
    ActionRow(
        "row_above",
        "在上方插入行",
        "Alt+Up",
        "在本行上方插入一行",
        table_rule(partial(row_added, by=0), "插入行"),
    ),
    ActionRow(
        "row_below",
        "在下方插入行",
        "Alt+Down",
        "在本行下方插入一行",
        table_rule(partial(row_added, by=1), "插入行"),
    ),
    ActionRow(
        "row_remove",
        "删除行",
        "Alt+Del",
        "删除光标所在的行",
        table_rule(row_removed, "删除行"),
    ),
    ActionRow(
        "column_left",
        "在左侧插入列",
        "Alt+Left",
        "在本列左侧插入一列",
        table_rule(partial(column_added, by=0), "插入列"),
    ),
    ActionRow(
        "column_right",
        "在右侧插入列",
        "Alt+Right",
        "在本列右侧插入一列",
        table_rule(partial(column_added, by=1), "插入列"),
    ),
    ActionRow(
        "column_remove",
        "删除列",
        "Alt+Shift+Del",
        "删除光标所在的列",
        table_rule(column_removed, "删除列"),
    ),
    ActionRow(
        "table_remove",
        "删除表格",
        "Ctrl+Shift+Del",
        "删除光标所在的表格",
        remove_table,
    ),
    ActionRow(
        "attachment_add",
        "添加附件",
        "Ctrl+Shift+K",
        "在最后添加一个附件",
        add_attachment,
    ),
    ActionRow(
        "attachment_remove",
        "删除附件",
        "Ctrl+Shift+D",
        "删除光标所在的附件",
        remove_attachment,
    ),
    ActionRow("next_pane", "下一窗格", "F6", "在大纲、正文和右侧面板之间移动"),
    ActionRow("zoom_in", "放大文字", "Ctrl+=", "放大编辑区的文字，不影响打印"),
    ActionRow("zoom_out", "缩小文字", "Ctrl+-", "缩小编辑区的文字，不影响打印"),
    ActionRow("zoom_reset", "原来大小", "Ctrl+Shift+0", "恢复编辑区文字的大小"),
)
MENU: tuple[str | None, ...] = (
    *("undo", "redo", None, "cut", "copy", "paste", None),
    *("promote", "demote", "move_up", "move_down", "split", "merge", "run_in", "plain", None),
    *("table_insert", "row_above", "row_below", "row_remove", "column_left", "column_right"),
    *("column_remove", "table_remove"),
)
"""The ids of the text's context menu; None is a separator. Disabled actions are left out."""
