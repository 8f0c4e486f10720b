"""Who may do what: every role against every use case that not everybody may do.

The use cases run on a real store; what the table refuses must raise and leave the store alone.
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from desktop.domain.errors import NotAllowedError, ReportError
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import Office, OfficeId, OfficeRecord
from desktop.domain.operator import MAY, Act, Role, act_of
from desktop.domain.promise import Judgement
from desktop.domain.report import Report, ReportId, Status
from desktop.services.workspace import Workspace

_DAY = dt.date(2026, 1, 17)
_NOW = dt.datetime(2026, 1, 17, 9, tzinfo=dt.UTC)
_OFFICE = OfficeId(1)
_DRAFT, _REVIEWED, _FINAL = ReportId(1), ReportId(2), ReportId(3)
_NAMES = {Role.DRAFTER: "李清", Role.REVIEWER: "周岚", Role.MANAGER: "陈立川"}
_REPORT = Report(office="云岭县国防动员办公室", year=2030, title="报告")
_DRILLS = Indicator("", "演练次数", "次", Measure.COUNT, "其他", "全年组织演练的次数")
UseCase = Callable[[Workspace, Path], object]


def _edited(workspace: Workspace, _folder: Path) -> None:
    before = workspace.reports.get(_DRAFT).report
    workspace.reports.save(_DRAFT, before, Report(year=before.year, title="另一个标题"))


def _named(workspace: Workspace, _folder: Path) -> None:
    workspace.history.name(workspace.history.timeline(_DRAFT)[0].id, "初稿")


def _stored(workspace: Workspace, _folder: Path) -> None:
    workspace.importing.store(_REPORT, _OFFICE, 2030, today=_DAY)


def _restored(workspace: Workspace, _folder: Path) -> None:
    workspace.history.restore(workspace.history.timeline(_DRAFT)[0].id)


def _merged(workspace: Workspace, folder: Path) -> None:
    path = folder / "package.nbz"
    workspace.packing.pack([_DRAFT], path, now=_NOW)
    workspace.merging.merge(workspace.merging.preview(path), {}, now=_NOW)


def _to(report: ReportId, status: Status) -> UseCase:
    return lambda workspace, _folder: workspace.reports.set_status(
        report, status, on=_DAY, reason="更正"
    )


CASES: Mapping[str, tuple[Act, UseCase]] = {
    "save a text": (Act.EDIT, _edited),
    "begin a report": (Act.EDIT, lambda w, _: w.reports.new_blank(_OFFICE, 2031, today=_DAY)),
    "save a figure": (Act.EDIT, lambda w, _: w.figures.save(_DRAFT, ())),
    "name a version": (
        Act.EDIT,
        lambda w, _: w.history.name(w.history.timeline(_DRAFT)[0].id, "初稿"),
    ),
    "keep a format": (Act.EDIT, lambda w, _: w.formatting.save(w.formatting.options())),
    "switch a rule off": (Act.EDIT, lambda w, _: w.proofing.switch_off(["x"])),
    "judge an item of the plan": (
        Act.EDIT,
        lambda w, _: w.fulfilment.save(_DRAFT, Judgement("完成清单")),
    ),
    "export beside the work": (
        Act.EXPORT,
        lambda w, f: w.packing.steps_beside([_DRAFT], f / "a.nbz", now=_NOW).close(),
    ),
    "store a file": (
        Act.IMPORT,
        lambda w, _: w.importing.store(_REPORT, _OFFICE, 2030, today=_DAY),
    ),
    "take in forms": (Act.IMPORT, lambda w, _: w.collection.store((), today=_DAY)),
    "export": (Act.EXPORT, lambda w, f: w.exporting.export_report(_DRAFT, "txt", f / "a.txt")),
    "export many": (Act.EXPORT, lambda w, f: list(w.exporting.export_many([_DRAFT], "txt", f))),
    "pack": (Act.EXPORT, lambda w, f: w.packing.pack([_DRAFT], f / "a.nbz", now=_NOW)),
    "send to review": (Act.REVIEW, _to(_DRAFT, Status.REVIEW)),
    "take back from review": (Act.REVIEW, _to(_REVIEWED, Status.DRAFT)),
    "finalise": (Act.FINALISE, _to(_REVIEWED, Status.FINAL)),
    "hand in": (Act.HAND_IN, _to(_FINAL, Status.SUBMITTED)),
    "publish": (Act.HAND_IN, _to(_FINAL, Status.PUBLISHED)),
    "unlock": (Act.UNLOCK, _to(_FINAL, Status.DRAFT)),
    "remove": (Act.REMOVE, lambda w, _: w.reports.remove(_DRAFT)),
    "empty the bin": (Act.REMOVE, lambda w, _: w.history.empty_trash()),
    "bring back a revision": (Act.RESTORE, _restored),
    "merge": (Act.MERGE, _merged),
    "add an office": (Act.OFFICES, lambda w, _: w.offices.add(Office("清河市国防动员办公室"))),
    "rename an office": (
        Act.OFFICES,
        lambda w, _: w.offices.save(OfficeRecord(_OFFICE, Office("清河市国防动员办公室"))),
    ),
    "remove an office": (Act.OFFICES, lambda w, _: w.offices.remove(OfficeId(2))),
    "import an unknown office": (
        Act.OFFICES,
        lambda w, _: w.importing.store_under(_REPORT, "柳溪县国防动员办公室", 2030, today=_DAY),
    ),
    "add an indicator": (
        Act.OFFICES,
        lambda w, _: w.catalogues.add(_DRILLS),
    ),
    "load the samples": (Act.OFFICES, lambda w, _: w.load_samples()),
    "choose a second place": (Act.STORE, lambda w, f: w.backups.choose_second_place(f)),
    "bring back a backup": (
        Act.STORE,
        lambda w, _: w.backups.restore(w.backups.maker(_NOW)().backup.path, _NOW),
    ),
    "add an operator": (Act.OPERATORS, lambda w, _: w.operators.add("高远", Role.DRAFTER)),
}


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give a store with reports of all kinds and an operator of each role, none signed in."""
    with Workspace.open(tmp_path / "store" / "nianbao.db") as opened:
        opened.offices.add(Office("云岭县国防动员办公室"))
        opened.offices.add(Office("白水县国防动员办公室"))
        for year, status in ((2023, Status.DRAFT), (2024, Status.REVIEW), (2025, Status.FINAL)):
            key = opened.reports.new_blank(_OFFICE, year, today=_DAY)
            if status is not Status.DRAFT:
                opened.reports.set_status(key, status, on=_DAY)
        manager = opened.operators.add(_NAMES[Role.MANAGER], Role.MANAGER)
        opened.operators.sign_in(manager)
        for role in (Role.DRAFTER, Role.REVIEWER):
            opened.operators.add(_NAMES[role], role)
        opened.operators.sign_out()
        yield opened


def _sign_in(workspace: Workspace, role: Role) -> None:
    found = next(each for each in workspace.operators.all() if each.role is role)
    workspace.operators.sign_in(found.id)


def _everything(workspace: Workspace) -> list[object]:
    entries = workspace.reports.all_entries()
    return [
        entries,
        [workspace.reports.get(entry.id) for entry in entries],
        workspace.offices.search(""),
        workspace.history.trash(),
        workspace.operators.all(),
    ]


@pytest.mark.parametrize("role", Role, ids=lambda role: role.name.lower())
@pytest.mark.parametrize("case", CASES)
def test_a_role_may_do_what_the_table_says_and_nothing_else(
    workspace: Workspace, tmp_path: Path, role: Role, case: str
) -> None:
    act, use_case = CASES[case]
    _sign_in(workspace, role)
    before = _everything(workspace)
    if act in MAY[role]:
        use_case(workspace, tmp_path)
        return
    with pytest.raises(NotAllowedError, match=act.value):
        use_case(workspace, tmp_path)
    assert _everything(workspace) == before


@pytest.mark.parametrize("case", CASES)
def test_nobody_does_any_of_it_without_signing_in(
    workspace: Workspace, tmp_path: Path, case: str
) -> None:
    with pytest.raises(NotAllowedError, match="先登录"):
        CASES[case][1](workspace, tmp_path)


def test_every_act_is_asked_for_by_a_use_case() -> None:
    assert {act for act, _ in CASES.values()} == set(Act)


def test_the_one_table() -> None:
    may_not = {role: {act.name for act in Act if act not in MAY[role]} for role in Role}
    high = {"OFFICES", "STORE", "OPERATORS", "REMOVE"}
    assert may_not == {
        Role.DRAFTER: high | {"FINALISE", "HAND_IN", "UNLOCK", "MERGE"},
        Role.REVIEWER: high,
        Role.MANAGER: set(),
    }


def test_back_to_a_draft_is_unlocking_only_from_what_is_final() -> None:
    assert act_of(Status.PUBLISHED, Status.REVIEW) is Act.UNLOCK
    assert act_of(Status.REVIEW, Status.DRAFT) is Act.REVIEW


def test_steps_and_revisions_bear_the_name_of_who_works(workspace: Workspace) -> None:
    _sign_in(workspace, Role.DRAFTER)
    key = workspace.reports.new_blank(_OFFICE, 2026, today=_DAY)
    workspace.reports.set_status(key, Status.REVIEW, on=_DAY)
    assert {step.operator for step in workspace.reports.get(key).steps} == {"李清"}
    assert workspace.history.timeline(key)[0].operator == "李清"


def test_who_was_refused_is_told_in_a_sentence(workspace: Workspace) -> None:
    _sign_in(workspace, Role.DRAFTER)
    with pytest.raises(ReportError, match=r"“李清”的角色是起草，不能删除和找回，没有改动任何内容"):
        workspace.reports.remove(_DRAFT)
