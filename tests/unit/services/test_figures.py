"""Suggested figures beside stored ones."""

import datetime as dt
from decimal import Decimal

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.office import OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.services.figures import figure_to_json, plain
from desktop.services.workspace import Workspace

TEXT = "全年办理行政执法案件7件，罚款2.6万元，召开会议3次。"
REPORT = Report(
    office="东岭区国防动员办公室", year=2024, sections=(Section(0, paragraphs=(TEXT,)),)
)


def test_a_report_suggests_its_figures(workspace: Workspace) -> None:
    found = workspace.figures.suggest(REPORT)

    assert [(one.indicator, one.raw) for one in found] == [
        ("enf.case_total", "7件"),
        ("enf.fine_amount", "2.6万元"),
        ("", "3次"),
    ]


def test_a_stored_figure_takes_the_place_of_its_suggestion(
    workspace: Workspace, office: OfficeId, today: dt.date
) -> None:
    key = workspace.reports.add(office, REPORT, today=today)
    case, *_ = workspace.figures.suggest(REPORT)
    workspace.figures.save(key, [case])

    found = workspace.figures.with_suggestions(key, REPORT)

    assert [one.indicator for one in found] == ["enf.case_total", "enf.fine_amount", ""]


def test_a_figure_is_shown_as_the_command_line_promises(workspace: Workspace) -> None:
    _, fine, other = workspace.figures.suggest(REPORT)
    catalogue = workspace.figures.catalogue

    assert figure_to_json(fine, catalogue) == {
        "indicator": "enf.fine_amount",
        "label": "罚款金额",
        "value": "26000",
        "unit": "元",
        "approx": False,
        "raw": "2.6万元",
        "text": TEXT,
        "section": 0,
        "start": TEXT.index("2.6"),
        "end": TEXT.index("，召开"),
        "status": "suggested",
    }
    shown = figure_to_json(other, catalogue)
    assert (shown["indicator"], shown["label"], shown["unit"]) == ("", "未归类", "次")


def test_an_inapplicable_figure_has_no_value(workspace: Workspace) -> None:
    figure = Figure("enf.case_total", None, FigureStatus.ENTERED)

    assert figure_to_json(figure, workspace.figures.catalogue)["value"] is None


def test_values_are_written_plainly() -> None:
    assert [plain(Decimal(text)) for text in ("5E+3", "35.0", "36.70", "0")] == [
        "5000",
        "35",
        "36.7",
        "0",
    ]
