"""Packages between two offices, whatever is in them and in whatever order they come."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.audit import Event
from desktop.domain.errors import ConflictError, UnreadableFileError
from desktop.domain.exchange import Outcome, Standing
from desktop.domain.figure import Figure, FigureLink
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import LOCKED, Report, ReportId
from desktop.exports.package.archive import write_package
from desktop.exports.package.codec import Packed, encode
from desktop.exports.package.manifest import CATALOGUE, Item, Manifest
from desktop.services.merging import Decision
from desktop.services.packing import Wrapping
from desktop.services.workspace import Workspace
from tests.values import figures, reports

_NOW = dt.datetime(2025, 1, 8, 9, 30, tzinfo=dt.UTC)
_NAME = "云岭县国防动员办公室"
_BARE = Wrapping(documents=False)
_sound = figures.filter(
    lambda each: each.value is None or (each.value >= 0 and abs(each.value.adjusted()) < 50)
)
_unique = st.lists(_sound, max_size=3, unique_by=lambda figure: figure.indicator)


@contextmanager
def _two_stores() -> Iterator[tuple[Workspace, Workspace, Path]]:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with (
            Workspace.open(folder / "county.db") as county,
            Workspace.open(folder / "city.db") as city,
        ):
            yield county, city, folder


def _hand_over(sender: Workspace, receiver: Workspace, folder: Path, *, take: bool = True) -> None:
    path = folder / "a.nbz"
    keys = [entry.id for entry in sender.reports.all_entries()]
    sender.packing.pack(keys, path, now=_NOW, wrapping=_BARE, force=True)
    preview = receiver.merging.preview(path)
    receiver.merging.merge(preview, {each.item.entry: take for each in preview.incoming}, now=_NOW)


def _only(workspace: Workspace) -> ReportId:
    return workspace.reports.all_entries()[0].id


def _add(workspace: Workspace, text: str = "全年办理案件3件。") -> ReportId:
    office = workspace.offices.add(Office(_NAME, "县国动办"))
    report = Report(office=_NAME, year=2024, sections=(Section(0, paragraphs=(text,)),))
    return workspace.reports.add(office, report, today=_NOW.date())


def _write(workspace: Workspace, text: str) -> None:
    key = _only(workspace)
    if workspace.reports.get(key).status in LOCKED:
        workspace.reports.unlock(key, "修改", on=_NOW.date())
    before = workspace.reports.get(key).report
    workspace.reports.save(key, before, replace(before, sections=(Section(0, paragraphs=(text,)),)))


def _texts(workspace: Workspace) -> set[str]:
    """Return every text the report ever had in a store."""
    history = workspace.history
    return {
        history.report_at(each.id).sections[0].text
        for each in history.timeline(_only(workspace))
        if history.report_at(each.id).sections
    }


@settings(max_examples=20)
@given(report=reports, found=_unique)
def test_packed_and_merged_a_report_is_equal(report: Report, found: list[Figure]) -> None:
    with _two_stores() as (county, city, folder):
        office = county.offices.add(Office(_NAME))
        key = county.reports.add(office, report, today=_NOW.date())
        county.figures.save(key, found)
        _hand_over(county, city, folder)
        assert city.reports.get(_only(city)).report == county.reports.get(key).report
        assert city.figures.of_report(_only(city)) == county.figures.of_report(key)


@settings(max_examples=10)
@given(report=reports, found=_unique)
def test_merging_twice_changes_nothing(report: Report, found: list[Figure]) -> None:
    with _two_stores() as (county, city, folder):
        office = county.offices.add(Office(_NAME))
        county.figures.save(county.reports.add(office, report, today=_NOW.date()), found)
        _hand_over(county, city, folder)
        before = city.reports.get(_only(city)), city.history.timeline(_only(city))
        _hand_over(county, city, folder)
        assert (city.reports.get(_only(city)), city.history.timeline(_only(city))) == before


_moves = st.sampled_from(["county writes", "city writes", "hands in", "sends back"])


@settings(max_examples=25)
@given(moves=st.lists(_moves, max_size=9))
def test_no_text_is_lost_by_merging_however_two_stores_exchange(moves: list[str]) -> None:
    with _two_stores() as (county, city, folder):
        _add(county, "起初")
        _hand_over(county, city, folder)
        overwritten: dict[Path, set[str]] = {county.path: set(), city.path: set()}
        for number, move in enumerate(moves):
            match move:
                case "county writes":
                    _write(county, f"县{number}")
                case "city writes":
                    _write(city, f"市{number}")
                case "hands in":
                    overwritten[city.path].add(_text(city))
                    _hand_over(county, city, folder)
                case _:
                    overwritten[county.path].add(_text(county))
                    _hand_over(city, county, folder)
        assert overwritten[county.path] <= _texts(county)
        assert overwritten[city.path] <= _texts(city)


def _text(workspace: Workspace) -> str:
    return workspace.reports.get(_only(workspace)).report.sections[0].text


@pytest.fixture
def county(tmp_path: Path) -> Iterator[Workspace]:
    """Give the store of the office that hands in."""
    with Workspace.open(tmp_path / "county.db") as workspace:
        yield workspace


@pytest.fixture
def city(tmp_path: Path) -> Iterator[Workspace]:
    """Give the store of the office above."""
    with Workspace.open(tmp_path / "city.db") as workspace:
        yield workspace


def _own(workspace: Workspace, label: str = "疏散演练", unit: str = "次") -> str:
    draft = Indicator("", label, unit, Measure.COUNT, "自定指标", "组织演练的次数。")
    return workspace.catalogues.add(draft)


def test_what_was_overwritten_in_a_conflict_is_in_the_history(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    _add(county)
    _hand_over(county, city, tmp_path)
    _write(city, "市里改的")
    _write(county, "县里改的")
    _hand_over(county, city, tmp_path)
    assert {"市里改的", "县里改的", "全年办理案件3件。"} <= _texts(city)


def test_an_own_indicator_travels_with_its_figure(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _own(county)
    county.figures.save(_add(county), [Figure(key, None)])
    _hand_over(county, city, tmp_path)
    found = city.catalogues.current.get(key)
    assert found is not None
    assert (found.label, list(city.figures.of_report(_only(city)))) == ("疏散演练", [key])


def test_an_own_indicator_that_no_figure_uses_stays_at_home(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _own(county)
    _add(county)
    _hand_over(county, city, tmp_path)
    assert city.catalogues.current.get(key) is None


def test_a_refused_report_brings_no_indicator(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _own(county)
    county.figures.save(_add(county), [Figure(key, None)])
    _hand_over(county, city, tmp_path, take=False)
    assert city.catalogues.current.get(key) is None


def test_an_indicator_whose_name_is_taken_is_said_before_anything_is_merged(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    county.figures.save(_add(county), [Figure(_own(county), None)])
    _own(city, unit="场")
    with pytest.raises(ConflictError, match="疏散演练"):
        _hand_over(county, city, tmp_path)
    assert city.reports.all_entries() == ()


def test_links_between_text_and_figures_travel(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _add(county)
    link = FigureLink("enf.case_total", 0, 6, 7, "3")
    county._store.save_figure_links(key, [link])
    _hand_over(county, city, tmp_path)
    assert city._store.figure_links(_only(city)) == (link,)


def test_earlier_texts_that_were_sent_along_are_in_the_history(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _add(county, "第一稿")
    county.history.name(county.history.timeline(key)[0].id, "第一稿")
    _write(county, "第二稿")
    path, wrapping = tmp_path / "a.nbz", replace(_BARE, revisions=True)
    county.packing.pack([key], path, now=_NOW, wrapping=wrapping)
    preview = city.merging.preview(path)
    city.merging.merge(preview, {preview.incoming[0].item.entry: True}, now=_NOW)
    assert {"第一稿", "第二稿"} <= _texts(city)
    assert city.reports.get(_only(city)).report.sections[0].text == "第二稿"


def test_an_old_package_sent_again_is_older(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _add(county)
    old = tmp_path / "old.nbz"
    county.packing.pack([key], old, now=_NOW, wrapping=_BARE)
    preview = city.merging.preview(old)
    city.merging.merge(preview, {preview.incoming[0].item.entry: True}, now=_NOW)
    _write(county, "第二稿")
    _hand_over(county, city, tmp_path)
    assert city.merging.preview(old).incoming[0].standing is Standing.OLDER


def test_what_is_the_same_is_no_refusal_unless_a_reason_says_so(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    key = _add(county)
    _hand_over(county, city, tmp_path)
    path = tmp_path / "b.nbz"
    county.packing.pack([key], path, now=_NOW, wrapping=_BARE)
    preview = city.merging.preview(path)
    receipt = city.merging.merge(preview, {}, now=_NOW)
    refusal = city.merging.merge(
        preview, {}, now=_NOW, reasons={preview.incoming[0].item.entry: "不是这一年的"}
    )
    outcomes = [each.reports[0].outcome for each in (receipt, refusal)]
    assert outcomes == [Outcome.MERGED, Outcome.REFUSED]


def _made(path: Path, packed: Packed, **changes: object) -> Path:
    item = Item(
        "reports/0001.json", packed.office.full_name, 2024, packed.title, "起草", packed.content,
        _NOW.isoformat(),
    )  # fmt: skip
    items = (replace(item, **changes),)  # type: ignore[arg-type]
    manifest = Manifest("c0ffee", _NAME, "", _NOW.isoformat(), "", items, ())
    write_package(path, manifest, {"reports/0001.json": encode(packed)})
    return path


_PACKED = Packed(Office(_NAME), "", Report(office=_NAME, year=2024, title="报告"), ())


@pytest.mark.parametrize(
    "changes", [{"office": "清河市"}, {"year": 2023}, {"title": "另一个"}], ids=str
)
def test_a_list_of_contents_that_says_another_thing_is_refused(
    city: Workspace, tmp_path: Path, changes: dict[str, object]
) -> None:
    with pytest.raises(UnreadableFileError, match="不完整"):
        city.merging.preview(_made(tmp_path / "a.nbz", _PACKED, **changes))


def test_two_reports_of_one_office_and_year_are_refused(city: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.nbz"
    item = Item("reports/0001.json", _NAME, 2024, "报告", "起草", _PACKED.content, _NOW.isoformat())
    items = (item, replace(item, entry="reports/0002.json"))
    manifest = Manifest("c0ffee", _NAME, "", _NOW.isoformat(), "", items, ())
    write_package(path, manifest, {each.entry: encode(_PACKED) for each in items})
    with pytest.raises(UnreadableFileError, match="不完整"):
        city.merging.preview(path)


@pytest.mark.parametrize(
    "catalogue",
    [b"{}", b"[", json.dumps({"format": "nianbao-catalogue", "version": 1}).encode()],
    ids=["empty", "broken", "no list"],
)
def test_a_bad_catalogue_refuses_the_package_whole(
    city: Workspace, tmp_path: Path, catalogue: bytes
) -> None:
    path = tmp_path / "a.nbz"
    item = Item("reports/0001.json", _NAME, 2024, "报告", "起草", _PACKED.content, _NOW.isoformat())
    manifest = Manifest("c0ffee", _NAME, "", _NOW.isoformat(), "", (item,), ())
    write_package(path, manifest, {item.entry: encode(_PACKED), CATALOGUE: catalogue})
    with pytest.raises(UnreadableFileError, match="指标目录"):
        city.merging.preview(path)


def test_a_merge_that_is_stopped_leaves_whole_reports_and_a_receipt_of_them(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    county.load_samples()
    path = tmp_path / "a.nbz"
    keys = [entry.id for entry in county.reports.all_entries()]
    county.packing.pack(keys, path, now=_NOW, wrapping=_BARE)
    preview = city.merging.preview(path)
    decision = Decision(frozenset(each.item.entry for each in preview.incoming), {})
    steps = city.merging.merge_steps(preview, decision, now=_NOW)
    done = [next(steps), next(steps)]
    steps.close()
    assert len(city.reports.all_entries()) == len(done)
    assert len(city.merging.receipt(preview, decision, done, now=_NOW).reports) == len(done)


def test_packing_beside_the_work_is_remembered_afterwards(
    county: Workspace, tmp_path: Path
) -> None:
    key, path = _add(county), tmp_path / "a.nbz"
    steps = county.packing.steps_beside([key], path, now=_NOW, wrapping=_BARE)
    seen = []
    while True:
        try:
            seen.append(next(steps))
        except StopIteration as end:
            county.packing.remember(end.value, path)
            break
    assert [each.text for each in seen] == [f"{_NAME} 2024 年度", "写入文件"]
    assert [each.outcome for each in county.packing.history_of(_NAME, 2024)] == [Outcome.SENT]


def test_packing_that_is_stopped_leaves_nothing(county: Workspace, tmp_path: Path) -> None:
    steps = county.packing.steps_beside([_add(county)], tmp_path / "a.nbz", now=_NOW)
    next(steps)
    steps.close()
    left = {path.name for path in tmp_path.iterdir()}
    assert {name for name in left if not name.startswith("county.db")} == {"nianbao-home"} & left


def test_what_is_not_final_and_has_errors_is_told(county: Workspace) -> None:
    key = _add(county, "")
    steps = county.packing.concerns_beside([key])
    while True:
        try:
            next(steps)
        except StopIteration as end:
            found = end.value
            break
    assert [each.report for each in county.packing.not_final([key])] == [key]
    assert "尚未定稿" in found[0].told


def test_packing_merging_and_receipts_are_logged(
    county: Workspace, city: Workspace, tmp_path: Path
) -> None:
    _add(county)
    _hand_over(county, city, tmp_path)
    preview = city.merging.preview(tmp_path / "a.nbz")
    receipt = city.merging.merge(preview, {}, now=_NOW)
    city.merging.write_receipt(tmp_path / "a.nbr", receipt)
    county.merging.acknowledge(tmp_path / "a.nbr")
    ours = [entry.event for entry in county.audit.entries()]
    theirs = [entry.event for entry in city.audit.entries()]
    assert ours[-2:] == [Event.PACKED, Event.RECEIPTED]
    assert theirs == [Event.MERGED, Event.MERGED, Event.EXPORTED]
    assert "SM3" in next(city.audit.entries()).detail
