import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId
from desktop.services.exporting import Exported
from desktop.services.workspace import Workspace
from desktop.ui.dialogs.progress import ExportProgress
from desktop.ui.figures.workbook_dialog import WorkbookDialog
from desktop.ui.ledger.exporting import LedgerExports, _summary
from tests.ui.asked import Asked


@pytest.fixture
def exports(
    dressed: QApplication, workspace: Workspace, today: Callable[[], dt.date], qtbot: QtBot
) -> LedgerExports:
    assert dressed is not None
    window = QWidget()
    qtbot.addWidget(window)
    return LedgerExports(workspace, today, window)


@pytest.fixture
def reports(
    workspace: Workspace, counties: tuple[OfficeId, ...], today: Callable[[], dt.date]
) -> tuple[ReportId, ...]:
    return tuple(workspace.reports.new_blank(each, 2025, today=today()) for each in counties)


@pytest.mark.parametrize("kind", ["docx", "txt"])
def test_report_is_written_where_the_user_wants_it(
    exports: LedgerExports, reports: tuple[ReportId, ...], kind: str, asked: Asked, tmp_path: Path
) -> None:
    written: list[Path] = []
    exports.written.connect(written.append)
    asked.paths = [tmp_path / f"report.{kind}"]
    exports.export_reports(reports[:1], kind)
    assert written == asked.paths
    assert written[0].is_file()


def test_nothing_is_written_without_a_place(
    exports: LedgerExports, reports: tuple[ReportId, ...], qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(exports.written):
        exports.export_reports(reports[:1], "docx")
        exports.export_reports(reports, "docx")


def test_several_reports_are_written_into_a_folder(
    exports: LedgerExports, reports: tuple[ReportId, ...], asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "out"]
    exports.export_reports(reports, "docx")
    assert len(list((tmp_path / "out").glob("*.docx"))) == 2
    assert asked.warned == []


def test_files_that_are_there_are_kept_when_the_user_says_so(
    exports: LedgerExports, reports: tuple[ReportId, ...], asked: Asked, tmp_path: Path
) -> None:
    asked.paths = [tmp_path / "out"]
    exports.export_reports(reports, "txt")
    asked.yes = False
    exports.export_reports(reports, "txt")
    assert "2 份未能写出" in asked.warned[0]


@pytest.mark.usefixtures("reports")
def test_workbook_of_all_offices_is_written(
    exports: LedgerExports,
    counties: tuple[OfficeId, ...],
    asked: Asked,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(WorkbookDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    asked.paths = [tmp_path / "figures.xlsx"]
    exports.export_figures(counties, 2025)
    assert asked.paths[0].is_file()


def test_cancelled_export_stops_between_two_files(dressed: QApplication, qtbot: QtBot) -> None:
    assert dressed is not None
    dialog = ExportProgress(5)
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog._stepper.stepped):
        dialog.start(Exported(ReportId(number), Path("a.docx")) for number in range(5))
    dialog.reject()
    assert 0 < len(dialog.steps) < 5


def test_summary_names_what_could_not_be_written() -> None:
    steps = [Exported(ReportId(1), Path("a.docx"))]
    steps += [Exported(ReportId(number), None, f"文件{number}被占用。") for number in range(2, 9)]
    words = _summary(steps, 8)
    assert words.startswith("8 份中已写好 1 份，7 份未能写出：\n文件2被占用。")
    assert words.endswith("另有 2 份")


def test_summary_says_how_many_were_written_before_cancelling() -> None:
    assert _summary([Exported(ReportId(1), Path("a.docx"))], 3).startswith("导出已取消：3 份中")
