"""The store against a plain model: whatever is done in whatever order, both say the same.

Closing without a farewell stands for a crash: what was acknowledged is there afterwards.
"""

import dataclasses
import datetime as dt
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    initialize,
    invariant,
    multiple,
    precondition,
    rule,
)
from typing_extensions import override

from desktop.domain.errors import ConflictError
from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.domain.outline import Part, Section
from desktop.domain.report import LOCKED, Report, ReportId, Status, Step
from desktop.domain.revision import TrashId, TrashKind
from desktop.store import Store
from desktop.store.engine import can_encrypt
from desktop.store.key import Key

DAY = dt.date(2025, 1, 3)
KEYS = [Key(bytes([n]) * 32, b"NBK1" + bytes([n]) * 12) for n in (1, 2)]
START = dt.datetime(2025, 1, 17, 8, tzinfo=dt.UTC)
WORDS = ("法治", "国防", "行政", "执法监督", "国")

sections = st.lists(
    st.builds(
        Section,
        depth=st.integers(1, 2),
        heading=st.sampled_from(("", *WORDS)),
        paragraphs=st.lists(st.sampled_from(WORDS), max_size=2).map(tuple),
        part=st.sampled_from([None, Part.PLAN]),
    ),
    max_size=4,
).map(tuple)
years = st.integers(2020, 2023)


@dataclasses.dataclass
class Kept:
    """What the model knows of a report."""

    office: OfficeId
    report: Report
    status: Status
    figures: dict[str, Figure]
    states: list[tuple[Report, dict[str, Figure]]]

    def remember(self) -> None:
        """Add the present state to those that must come back."""
        self.states.append((self.report, dict(self.figures)))


def by_key(figures: tuple[Figure, ...]) -> dict[str, Figure]:
    """Return figures by their indicators."""
    return {figure.indicator: figure for figure in figures}


class Model(RuleBasedStateMachine):
    """Does the same to a store and to a few dictionaries."""

    offices = Bundle("offices")
    keys = Bundle("keys")

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.now = START
        self.names: dict[OfficeId, str] = {}
        self.live: dict[ReportId, Kept] = {}
        self.binned: dict[ReportId, Kept] = {}
        self.store = self._open()

    def _open(self) -> Store:
        return Store.open(self.folder / "store.db", create=True, clock=lambda: self.now)

    @override
    def teardown(self) -> None:
        assert self.store.verify().ok
        self.store.close()
        shutil.rmtree(self.folder)

    def _apart(self) -> None:
        """Let enough time pass for the next edit to be a revision of its own."""
        self.now += dt.timedelta(hours=2)

    @initialize(target=offices)
    def first_office(self) -> OfficeId:
        return self._added_office("第零办公室")

    @rule(target=offices)
    def add_office(self) -> OfficeId:
        return self._added_office(f"第{len(self.names)}办公室")

    def _added_office(self, name: str) -> OfficeId:
        key = self.store.add_office(Office(name))
        assert key not in self.names
        self.names[key] = name
        return key

    @rule(office=offices)
    def rename_office(self, office: OfficeId) -> None:
        self.names[office] += "新"
        self.store.save_office(OfficeRecord(office, Office(self.names[office])))

    @rule(target=keys, office=offices, year=years, body=sections)
    def add_report(self, office: OfficeId, year: int, body: tuple[Section, ...]) -> object:
        self._apart()
        report = Report(year=year, sections=body)
        step = Step(Status.DRAFT, DAY)
        if self._taken(office, year):
            with pytest.raises(ConflictError):
                self.store.add_report(office, report, step)
            return multiple()
        key = self.store.add_report(office, report, step)
        assert key not in self.live | self.binned
        self.live[key] = Kept(office, report, Status.DRAFT, {}, [])
        self.live[key].remember()
        return key

    def _taken(self, office: OfficeId, year: int) -> bool:
        return any(
            kept.office == office and kept.report.year == year for kept in self.live.values()
        )

    @rule(key=keys, body=sections, title=st.sampled_from(WORDS), year=st.none() | years)
    def edit(self, key: ReportId, body: tuple[Section, ...], title: str, year: int | None) -> None:
        kept = self.live.get(key)
        if kept is None:
            return
        self._apart()
        before = kept.report
        after = dataclasses.replace(before, sections=body, title=title, year=year or before.year)
        moves = after.year != before.year and self._taken(kept.office, after.year)
        if after != before and (kept.status in LOCKED or moves):
            with pytest.raises(ConflictError):
                self.store.save_report(key, before, after)
            return
        self.store.save_report(key, before, after)
        if after != before:
            kept.report = after
            kept.remember()

    @rule(key=keys, name=st.sampled_from(["甲", "乙"]), value=st.integers(0, 3))
    def set_figure(self, key: ReportId, name: str, value: int) -> None:
        kept = self.live.get(key)
        figure = Figure(name, None, raw=str(value))
        if kept is None or kept.figures.get(name) == figure:
            return
        self._apart()
        self.store.save_figures(key, [figure])
        kept.figures[name] = figure
        kept.remember()

    @rule(key=keys, status=st.sampled_from(Status))
    def set_status(self, key: ReportId, status: Status) -> None:
        kept = self.live.get(key)
        if kept is not None:
            self._apart()
            self.store.add_step(key, Step(status, DAY), "更正")
            kept.status = status
            kept.remember()

    @rule(key=keys, back=st.integers(0, 5))
    def restore(self, key: ReportId, back: int) -> None:
        kept = self.live.get(key)
        if kept is None:
            return
        self._apart()
        revision = self.store.timeline(key)[min(back, len(kept.states) - 1)]
        if kept.status in LOCKED:
            with pytest.raises(ConflictError):
                self.store.restore(revision.id)
            return
        report, figures = kept.states[-1 - min(back, len(kept.states) - 1)]
        self.store.restore(revision.id)
        kept.report = dataclasses.replace(report, year=kept.report.year)
        kept.figures = dict(figures)
        kept.remember()

    @rule(key=keys)
    def remove(self, key: ReportId) -> None:
        kept = self.live.pop(key, None)
        if kept is not None:
            self.store.remove_report(key)
            kept.remember()
            self.binned[key] = kept

    @rule(key=keys)
    def undelete(self, key: ReportId) -> None:
        kept = self.binned.get(key)
        if kept is None:
            return
        if self._taken(kept.office, kept.report.year):
            with pytest.raises(ConflictError):
                self.store.undelete(self._entry(key))
            return
        self.store.undelete(self._entry(key))
        kept.remember()
        self.live[key] = self.binned.pop(key)

    def _entry(self, key: ReportId) -> TrashId:
        return next(
            each.id
            for each in self.store.trash()
            if (each.kind, each.key) == (TrashKind.REPORT, key)
        )

    @precondition(lambda self: self.binned)
    @rule()
    def empty_trash(self) -> None:
        self.store.empty_trash()
        self.binned.clear()

    @rule(office=consumes(offices))
    def remove_office(self, office: OfficeId) -> None:
        if any(kept.office == office for kept in self.live.values()):
            with pytest.raises(ConflictError):
                self.store.remove_office(office)
            return
        self.store.remove_office(office)
        self.store.undelete(self.store.trash()[0].id)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = self._open()

    @rule()
    def crash(self) -> None:
        """Go on with the files as they lie there, as after a kill."""
        fresh = Path(tempfile.mkdtemp())
        for file in self.folder.iterdir():
            if not file.name.endswith(("-shm", ".lock")):
                shutil.copy(file, fresh)
        self.store.close()
        shutil.rmtree(self.folder)
        self.folder = fresh
        self.store = self._open()

    @invariant()
    def both_hold_the_same(self) -> None:
        entries = {entry.id: entry.status for entry in self.store.all_entries()}
        assert entries == {key: kept.status for key, kept in self.live.items()}
        for key, kept in self.live.items():
            assert self.store.report(key).report == kept.report
            assert by_key(self.store.figures(key)) == kept.figures

    @invariant()
    def the_bin_holds_what_was_removed(self) -> None:
        assert {each.key for each in self.store.trash()} == set(self.binned)

    @invariant()
    def every_state_comes_back(self) -> None:
        for key, kept in self.live.items():
            told = [
                (self.store.report_at(each.id), by_key(self.store.figures_at(each.id)))
                for each in self.store.timeline(key)
            ]
            assert told[::-1] == kept.states

    @invariant()
    def search_finds_what_is_written(self) -> None:
        for word in WORDS:
            found = {hit.report for hit in self.store.search((word,), limit=999).passages}
            assert found == {
                key
                for key, kept in self.live.items()
                if word in "\n".join((kept.report.title, *(s.text for s in kept.report.sections)))
            }


class EncryptedModel(Model):
    """The same for an encrypted store, whose key is changed on the way."""

    key = KEYS[0]

    @override
    def _open(self) -> Store:
        return Store.open(
            self.folder / "store.db", create=True, clock=lambda: self.now, key=self.key
        )

    @rule(key=st.sampled_from(KEYS))
    def change_key(self, key: Key) -> None:
        self.store.change_key(key)
        self.key = key


TestModel = Model.TestCase
TestModel.settings = settings(
    max_examples=30,
    stateful_step_count=25,
    derandomize=True,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)


TestEncryptedModel = EncryptedModel.TestCase
# Fewer examples: what is new is the encryption alone.
TestEncryptedModel.settings = settings(TestModel.settings, max_examples=8)
pytest.mark.skipif(not can_encrypt(), reason="sqlcipher3 is not installed")(TestEncryptedModel)
