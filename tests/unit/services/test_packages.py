"""Packages between two offices: made, looked at, merged, receipted."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.errors import UnreadableFileError
from desktop.domain.exchange import Outcome, Standing
from desktop.domain.figure import Figure
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report, ReportId, Status
from desktop.exports.package.receipt import Receipt, read_receipt, write_receipt
from desktop.services.merging import Preview
from desktop.services.packing import Wrapping
from desktop.services.workspace import Workspace

_NOW = dt.datetime(2025, 1, 8, 9, 30, tzinfo=dt.UTC)
_DAY = _NOW.date()
_NAME = "云岭县国防动员办公室"


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Workspace]:
    """Give the store of the office that hands in."""
    with Workspace.open(tmp_path / "county.db") as workspace:
        yield workspace


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Workspace]:
    """Give the store of the office above."""
    with Workspace.open(tmp_path / "city.db") as workspace:
        workspace.offices.add(Office("清河市国防动员办公室"))
        yield workspace


@pytest.fixture
def report(county: Workspace) -> ReportId:
    """Give a report with a figure at the county."""
    office = county.offices.add(Office(_NAME, "县国动办"))
    value = Report(
        office=_NAME,
        year=2024,
        title="报告",
        sections=(Section(0, paragraphs=("全年办理案件3件。",)),),
    )
    key = county.reports.add(office, value, today=_DAY)
    county.figures.save(key, [Figure("enf.case_total", Decimal(3))])
    return key


def _packed(county: Workspace, report: ReportId, path: Path) -> Path:
    wrapping = Wrapping(documents=False)
    county.packing.pack([report], path, now=_NOW, wrapping=wrapping, force=True)
    return path


def _standing(city: Workspace, path: Path) -> Standing:
    return city.merging.preview(path).incoming[0].standing


def _merged(city: Workspace, path: Path) -> Receipt:
    preview = city.merging.preview(path)
    return city.merging.merge(preview, _all(preview), now=_NOW)


def _all(preview: Preview) -> dict[str, bool]:
    return {each.item.entry: True for each in preview.incoming}


def _rewrite(workspace: Workspace, report: ReportId, text: str) -> None:
    before = workspace.reports.get(report).report
    after = replace(before, sections=(Section(0, paragraphs=(text,)),))
    workspace.reports.save(report, before, after)


def _at(city: Workspace) -> ReportId:
    office = city.offices.find(_NAME)
    assert office is not None
    found = city.reports.find(office.id, 2024)
    assert found is not None
    return found.id


def test_a_new_report_comes_with_office_figures_and_text(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    record = city.reports.get(_at(city))
    assert record.report == county.reports.get(report).report
    assert record.status is Status.SUBMITTED
    assert city.figures.of_report(record.id) == county.figures.of_report(report)


def test_what_is_merged_once_is_the_same_the_next_time(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    path = _packed(county, report, tmp_path / "a.nbz")
    _merged(city, path)
    assert _standing(city, path) is Standing.SAME


def test_what_was_changed_by_the_sender_only_is_newer(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    _rewrite(county, report, "全年办理案件4件。")
    assert _standing(city, _packed(county, report, tmp_path / "b.nbz")) is Standing.NEWER


def test_what_was_changed_by_the_receiver_only_is_older(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    path = _packed(county, report, tmp_path / "a.nbz")
    _merged(city, path)
    city.reports.unlock(_at(city), "核对数字", on=_DAY)
    _rewrite(city, _at(city), "全年办理案件5件。")
    assert _standing(city, path) is Standing.OLDER


def test_what_both_have_changed_is_a_conflict(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    city.reports.unlock(_at(city), "核对数字", on=_DAY)
    _rewrite(city, _at(city), "全年办理案件5件。")
    _rewrite(county, report, "全年办理案件4件。")
    assert _standing(city, _packed(county, report, tmp_path / "b.nbz")) is Standing.CONFLICT


def test_merging_over_a_report_keeps_what_was_there(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    _rewrite(county, report, "全年办理案件4件。")
    _merged(city, _packed(county, report, tmp_path / "b.nbz"))
    key = _at(city)
    texts = {
        city.history.report_at(each.id).sections[0].text for each in city.history.timeline(key)
    }
    assert city.reports.get(key).report.sections[0].text == "全年办理案件4件。"
    assert "全年办理案件3件。" in texts


def test_a_figure_that_the_sender_took_back_is_taken_back(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    county.figures.save(report, [Figure("enf.fine_amount", Decimal(20000))], ["enf.case_total"])
    _merged(city, _packed(county, report, tmp_path / "b.nbz"))
    assert list(city.figures.of_report(_at(city))) == ["enf.fine_amount"]


def test_looking_changes_nothing(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    city.merging.preview(_packed(county, report, tmp_path / "a.nbz"))
    assert city.offices.count() == 1


def test_what_is_refused_is_not_stored_and_stands_in_the_receipt(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    preview = city.merging.preview(_packed(county, report, tmp_path / "a.nbz"))
    entry = preview.incoming[0].item.entry
    receipt = city.merging.merge(preview, {}, now=_NOW, reasons={entry: "缺第四部分"})
    assert city.offices.find(_NAME) is None
    assert [(each.outcome, each.reason) for each in receipt.reports] == [
        (Outcome.REFUSED, "缺第四部分")
    ]


def test_a_receipt_moves_a_final_report_on(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    county.reports.set_status(report, Status.FINAL, on=_DAY)
    receipt = _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    write_receipt(tmp_path / "a.nbr", receipt)
    (found,) = county.merging.acknowledge(tmp_path / "a.nbr")
    assert (found.moved, found.changed) == (True, False)
    assert county.reports.get(report).status is Status.SUBMITTED


def test_a_receipt_for_what_has_changed_since_says_so(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    receipt = _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    write_receipt(tmp_path / "a.nbr", receipt)
    _rewrite(county, report, "全年办理案件4件。")
    (found,) = county.merging.acknowledge(tmp_path / "a.nbr")
    assert (found.moved, found.changed) == (False, True)


def test_a_receipt_for_another_office_is_refused(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    receipt = _merged(city, _packed(county, report, tmp_path / "a.nbz"))
    write_receipt(tmp_path / "a.nbr", replace(receipt, package="f" * 32))
    with pytest.raises(UnreadableFileError, match="不是本机制作"):
        county.merging.acknowledge(tmp_path / "a.nbr")


def test_a_receipt_that_was_changed_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.nbr"
    write_receipt(path, Receipt("c0ffee", "清河市国防动员办公室", "", _NOW.isoformat(), ()))
    path.write_text(path.read_text("utf-8").replace("清河市", "云岭市"), "utf-8")
    with pytest.raises(UnreadableFileError, match="已被改动"):
        read_receipt(path)


def test_revisions_go_along_where_they_are_chosen(county: Workspace, report: ReportId) -> None:
    _rewrite(county, report, "全年办理案件4件。")
    record = county.reports.get(report)
    assert county.packing.packed(record).earlier == ()
    earlier = county.packing.packed(record, revisions=True).earlier
    assert "全年办理案件3件。" in {each.sections[0].text for each in earlier}


@pytest.mark.slow
def test_documents_for_reading_go_along(
    county: Workspace, city: Workspace, report: ReportId, tmp_path: Path
) -> None:
    county.packing.pack([report], tmp_path / "a.nbz", now=_NOW)
    manifest = city.merging.preview(tmp_path / "a.nbz").manifest
    names = {entry.name for entry in manifest.entries}
    assert f"documents/{_NAME}2024年度报告.docx" in names
    assert "documents/统计表.xlsx" in names
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith(".")) == []
