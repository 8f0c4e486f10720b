"""What is said and asked about a file being imported, in words."""

from enum import Enum, auto

from PySide6.QtWidgets import QWidget

from desktop.domain.report import ReportRecord
from desktop.ui.dialogs import messages
from desktop.ui.importing.draft import Draft, Stage


class Answer(Enum):
    """What becomes of a file whose report is in the ledger already."""

    REPLACE = auto()
    OTHER_YEAR = auto()
    SKIP = auto()
    BACK = auto()


def about_existing(parent: QWidget, draft: Draft) -> Answer:
    """Ask what to do when the ledger has a report of that office and year."""
    chosen = messages.choose(
        parent,
        f"{draft.report.office or '该单位'}{draft.year}年度的报告已在台账中。要怎么办？",
        ("替换原有报告", "换一个年度", "跳过这个文件", "返回核对"),
    )
    return tuple(Answer)[chosen]


def about_leftover(parent: QWidget, draft: Draft) -> Draft | None:
    """Ask what becomes of texts without a place; None: the clerk wants to place them first."""
    if not draft.leftover:
        return draft
    chosen = messages.choose(
        parent,
        f"还有 {len(draft.leftover)} 段文字没有找到位置，不能就这样丢掉。",
        ("放在正文末尾再存入", "返回逐段安放"),
    )
    return draft.with_all_leftover() if chosen == 0 else None


def may_read_again(parent: QWidget, draft: Draft) -> bool:
    """Ask where a new reading does not go together with what was moved about by hand."""
    question = (
        f"“{draft.path.name}”的文字已经拆分或移动过，换一种规范后这些修改接不上，"
        "要放弃它们重新读取吗（可以撤销）？"
    )
    return messages.ask(parent, question, "重新读取", "保留修改")


def may_give_up(parent: QWidget, draft: Draft) -> bool:
    """Ask before the corrections to a file of a folder are given up."""
    question = f"“{draft.path.name}”的修改还没有存入。返回列表后，这些修改不保留。"
    return messages.ask(parent, question, "返回列表", "继续核对", danger=True)


def may_leave(parent: QWidget, waiting: int) -> bool:
    """Ask before files that were read are given up."""
    question = f"还有 {waiting} 个文件已读入而没有存入。离开后，这些文件的核对结果不保留。"
    return not waiting or messages.ask(parent, question, "离开", "继续核对", danger=True)


def notice(draft: Draft, existing: ReportRecord | None) -> str:
    """Say what the clerk should know before storing; empty where there is nothing."""
    if existing is not None:
        return (
            f"台账中已有这个单位 {draft.year} 年度的报告（{existing.status.value}）。"
            "存入时可以替换它；也可以改年度，或跳过这个文件。"
        )
    if draft.year and draft.report.year and draft.year != draft.report.year:
        return f"文件里写的是 {draft.report.year} 年度，将按 {draft.year} 年度存入。"
    if draft.office is None and draft.report.office:
        return f"台账中还没有“{draft.report.office}”，存入时将一并新建这个单位。"
    return ""


def outcome(draft: Draft) -> str:
    """Say what has become of a file that is not waiting to be looked over."""
    if draft.stage is Stage.FAILED:
        return draft.problem
    return {
        Stage.WAITING: "等待读取。",
        Stage.READING: "正在读取，请稍候。",
        Stage.READY: "待核对。",
        Stage.STORED: "已存入台账。",
        Stage.SKIPPED: "已跳过，没有存入；原文件没有改动。",
    }[draft.stage]
