"""History: every state comes back, edits are joined by pauses, final reports are locked."""

import dataclasses
import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Section, replaced
from desktop.domain.report import LOCKED, Report, ReportId, Status, Step
from desktop.domain.revision import LONGEST, PAUSE, Revision, RevisionId, RevisionKind
from desktop.store import Store

NOW = dt.datetime(2025, 1, 17, 8, 30, tzinfo=dt.UTC)
DAY = dt.date(2025, 1, 8)
FINAL = Step(Status.FINAL, DAY, "王芳")
MINUTE = dt.timedelta(minutes=1)


class Clock:
    """A clock that tests set."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> dt.datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[Store]:
    with Store.open(path, create=True, clock=clock) as opened:
        opened.operator = "李明"
        yield opened


@pytest.fixture
def key(store: Store, office: OfficeId, report: Report, draft: Step) -> ReportId:
    return store.add_report(office, report, draft)


@pytest.fixture
def write(store: Store, key: ReportId, clock: Clock) -> Callable[..., Report]:
    """Save a new title, some time after the last save."""

    def act(title: str, *, after: dt.timedelta = dt.timedelta(0)) -> Report:
        clock.now += after
        before = store.report(key).report
        changed = dataclasses.replace(before, title=title)
        store.save_report(key, before, changed)
        return changed

    return act


def kinds(store: Store, key: ReportId) -> list[RevisionKind]:
    return [revision.kind for revision in reversed(store.timeline(key))]


CREATED, EDITED = RevisionKind.CREATED, RevisionKind.EDITED


def test_a_history_begins_with_the_report(store: Store, key: ReportId, report: Report) -> None:
    (first,) = store.timeline(key)
    assert first == Revision(first.id, key, CREATED, Status.DRAFT, NOW, NOW, "李明")
    assert store.report_at(first.id) == report


def test_an_edit_is_kept_with_its_time_and_operator(
    store: Store, key: ReportId, write: Callable[..., Report], report: Report
) -> None:
    store.operator = "王芳"
    write("新题", after=MINUTE)
    newest, first = store.timeline(key)
    assert (newest.kind, newest.at, newest.operator) == (EDITED, NOW + MINUTE, "王芳")
    assert store.report_at(first.id) == report
    assert store.report_at(newest.id).title == "新题"


def test_edits_without_a_pause_are_one_revision(
    store: Store, key: ReportId, write: Callable[..., Report], report: Report
) -> None:
    for number in range(5):
        write(f"第{number}题", after=PAUSE)
    newest, first = store.timeline(key)
    assert (newest.began, newest.at) == (NOW + PAUSE, NOW + 5 * PAUSE)
    assert [store.report_at(each.id).title for each in (first, newest)] == [report.title, "第4题"]


@pytest.mark.parametrize(
    "between",
    [
        lambda _store, _key, clock: setattr(clock, "now", clock.now + PAUSE + MINUTE),
        lambda _store, _key, clock: setattr(clock, "now", clock.now - MINUTE),
        lambda store, _key, _clock: setattr(store, "operator", "王芳"),
        lambda store, key, _clock: store.add_step(key, Step(Status.REVIEW, DAY)),
        lambda store, key, _clock: store.name_revision(store.timeline(key)[0].id, "送审稿"),
        lambda store, key, _clock: store.restore(store.timeline(key)[0].id),
    ],
    ids=["a pause", "clock set back", "another operator", "a status", "a name", "a restore"],
)
def test_an_edit_begins_a_revision_of_its_own_after(
    store: Store,
    key: ReportId,
    clock: Clock,
    write: Callable[..., Report],
    between: Callable[[Store, ReportId, Clock], None],
) -> None:
    write("一")
    between(store, key, clock)
    write("二")
    edits = [each for each in store.timeline(key) if each.kind is EDITED]
    assert [store.report_at(each.id).title for each in edits] == ["二", "一"]


def test_even_without_a_pause_a_revision_ends(
    store: Store, key: ReportId, write: Callable[..., Report]
) -> None:
    for number in range(LONGEST // PAUSE + 2):
        write(str(number), after=PAUSE)
    assert kinds(store, key) == [CREATED, EDITED, EDITED]


def test_revisions_keep_their_order_when_the_clock_is_set_back(
    store: Store, key: ReportId, write: Callable[..., Report], report: Report
) -> None:
    write("一")
    write("二", after=dt.timedelta(days=-400))
    assert [store.report_at(each.id).title for each in store.timeline(key)] == [
        *("二", "一"),
        report.title,
    ]


def test_figures_belong_to_the_revision(store: Store, key: ReportId, figure: Figure) -> None:
    store.save_figures(key, [figure, Figure("rev.total", Decimal(1))])
    store.add_step(key, Step(Status.REVIEW, DAY))
    store.save_figures(key, [Figure("rev.total", Decimal(2))], removed=[figure.indicator])
    newest, _, first_figures, created = store.timeline(key)
    assert store.figures_at(created.id) == ()
    assert store.figures_at(first_figures.id) == (figure, Figure("rev.total", Decimal(1)))
    assert store.figures_at(newest.id) == (Figure("rev.total", Decimal(2)),)


def test_a_restored_revision_is_a_revision_of_its_own(
    store: Store, key: ReportId, write: Callable[..., Report], report: Report, figure: Figure
) -> None:
    store.save_figures(key, [figure])
    write("坏了", after=2 * PAUSE)
    store.save_figures(key, [], removed=[figure.indicator])
    good = store.timeline(key)[1]
    store.restore(good.id)
    assert (store.report(key).report, store.figures(key)) == (report, (figure,))
    assert kinds(store, key) == [CREATED, EDITED, EDITED, RevisionKind.RESTORED]
    assert store.report_at(store.timeline(key)[1].id).title == "坏了"


def test_one_section_is_restored_and_the_rest_stays(
    store: Store, key: ReportId, write: Callable[..., Report], report: Report, figure: Figure
) -> None:
    write("新题")
    store.save_figures(key, [figure])
    before = store.report(key).report
    cut = dataclasses.replace(before, sections=(before.sections[0], before.sections[1]))
    store.save_report(key, before, cut)
    store.restore(store.timeline(key)[-1].id, section=2)
    now = store.report(key).report
    assert now == dataclasses.replace(cut, sections=report.sections[:3])
    assert store.figures(key) == (figure,)


def test_figures_are_restored_alone(
    store: Store, key: ReportId, write: Callable[..., Report], figure: Figure
) -> None:
    store.save_figures(key, [figure])
    write("新题", after=2 * PAUSE)
    store.save_figures(key, [], removed=[figure.indicator])
    store.restore(store.timeline(key)[1].id, figures_only=True)
    assert (store.report(key).report.title, store.figures(key)) == ("新题", (figure,))


def test_a_restore_leaves_the_year(store: Store, key: ReportId, report: Report) -> None:
    store.save_report(key, report, dataclasses.replace(report, year=2020))
    store.restore(store.timeline(key)[-1].id)
    assert store.report(key).report == dataclasses.replace(report, year=2020)


def test_a_section_that_is_not_there_cannot_be_restored(store: Store, key: ReportId) -> None:
    with pytest.raises(NotFoundError, match="没有所选的那一节"):
        store.restore(store.timeline(key)[0].id, section=40)


def test_a_revision_that_is_gone_is_told_in_words(store: Store) -> None:
    with pytest.raises(NotFoundError, match="没有这个历史版本"):
        store.report_at(RevisionId(4711))


@pytest.mark.parametrize("status", LOCKED)
def test_the_text_of_a_final_report_cannot_be_saved_or_restored(
    store: Store, key: ReportId, report: Report, status: Status
) -> None:
    store.add_step(key, Step(status, DAY))
    with pytest.raises(ConflictError, match="请先写明理由把它退回起草"):
        store.save_report(key, report, dataclasses.replace(report, title="改"))
    with pytest.raises(ConflictError, match="改动没有保存"):
        store.restore(store.timeline(key)[-1].id)
    assert store.report(key).report == report


def test_a_final_report_is_unlocked_with_a_reason_that_is_kept(store: Store, key: ReportId) -> None:
    store.add_step(key, FINAL)
    store.add_step(key, Step(Status.SUBMITTED, DAY))
    with pytest.raises(ConflictError, match="请写明退回修改的理由"):
        store.add_step(key, Step(Status.DRAFT, DAY), " ")
    store.add_step(key, Step(Status.DRAFT, DAY, "王芳"), "数据有误 ")
    newest = store.timeline(key)[0]
    assert (newest.kind, newest.reason) == (RevisionKind.UNLOCKED, "数据有误")
    assert (newest.status, newest.operator) == (Status.DRAFT, "王芳")


def test_a_change_of_nothing_leaves_no_revision(
    store: Store, key: ReportId, report: Report
) -> None:
    store.save_report(key, report, report)
    store.save_figures(key, [], removed=["rev.total"])
    assert kinds(store, key) == [CREATED]


def test_a_section_put_in_front_costs_no_copy_of_the_others(
    store: Store, key: ReportId, report: Report
) -> None:
    long = tuple(Section(1, f"第{n}项", paragraphs=(f"{n}" * 900,)) for n in range(40))
    whole = dataclasses.replace(report, sections=long)
    store.save_report(key, report, whole)
    store.add_step(key, Step(Status.REVIEW, DAY))
    store.save_report(key, whole, dataclasses.replace(whole, sections=(Section(1, "新"), *long)))
    row = store._connection.row("SELECT length(undo) AS size FROM revisions ORDER BY id DESC")
    assert row is not None
    assert row["size"] < 60
    assert store.report_at(store.timeline(key)[1].id) == whole


sections = st.lists(
    st.builds(Section, depth=st.integers(1, 3), heading=st.sampled_from("甲乙丙丁")), max_size=5
).map(tuple)


@given(states=st.lists(st.tuples(sections, st.sampled_from(["题", "目"])), max_size=8))
def test_every_revision_gives_back_what_was_saved(
    tmp_path_factory: pytest.TempPathFactory, states: list[tuple[tuple[Section, ...], str]]
) -> None:
    with Store.open(tmp_path_factory.mktemp("history") / "store.db", create=True) as store:
        report = Report(year=2024)
        office = store.add_office(Office("某办公室"))
        key = store.add_report(office, report, Step(Status.DRAFT, DAY))
        kept = [report]
        for number, (outline, title) in enumerate(states):
            store.operator = str(number)
            after = dataclasses.replace(report, sections=outline, title=title)
            store.save_report(key, report, after)
            kept += [after] if after != report else []
            report = after
        assert [store.report_at(each.id) for each in reversed(store.timeline(key))] == kept


def test_a_save_that_fails_leaves_the_history_as_it_was(
    store: Store, key: ReportId, report: Report, write: Callable[..., Report]
) -> None:
    def fail() -> None:
        with store.transaction():
            write("坏")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    (first,) = store.timeline(key)
    assert store.report_at(first.id) == report


def test_an_earlier_section_takes_the_place_it_had_under_another_heading(
    store: Store, key: ReportId, report: Report
) -> None:
    renamed = dataclasses.replace(report.sections[1], heading="改了名")
    after = dataclasses.replace(report, sections=replaced(report.sections, 1, renamed))
    store.save_report(key, report, after)
    store.restore(store.timeline(key)[-1].id, section=1)
    assert store.report(key).report == report
