"""Search: exact from one sign up, in step with the text, in its order, within its bounds."""

import dataclasses
import datetime as dt
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.figure import Figure
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report, ReportId, Status, Step
from desktop.domain.searching import folded, words_of
from desktop.store import Store
from desktop.store.indexing import Passage, Place, key_of, passage_at
from desktop.store.search import RANKED

DRAFT = Step(Status.DRAFT, dt.date(2025, 1, 3))
signs = st.sampled_from("国防动员法治行政 1２aＡ,，\n（(")
texts = st.text(signs, max_size=12)


def found(store: Store, query: str, **bounds: object) -> Sequence[Passage]:
    return store.search(words_of(query), **bounds).passages  # type: ignore[arg-type]


@pytest.fixture
def stored(store: Store, office: OfficeId, report: Report, draft: Step) -> ReportId:
    return store.add_report(office, report, draft)


@pytest.mark.parametrize(
    ("query", "place", "index"),
    [
        ("全年", Place.SECTION, 1),
        ("如实", None, 0),
        ("现", Place.SECTION, 0),
        ("下:", Place.SECTION, 0),
        ("制度3件", Place.SECTION, 2),
        ("审核", Place.SECTION, 3),
        ("件审核", None, 0),
        ("统计表", Place.ATTACHMENT, 0),
        ("略", Place.ATTACHMENT, 0),
        ("东国动〔2025〕3号", Place.HEADER, 0),
        ("李四", Place.HEADER, 0),
        ("办公室关于", Place.HEADER, 0),
        ("此件公开", Place.CLOSING, 0),
    ],
)
def test_each_part_of_a_report_is_found_and_nothing_else(
    store: Store, stored: ReportId, query: str, place: Place | None, index: int
) -> None:
    assert found(store, query) == ((Passage(stored, place, index),) if place else ())


@pytest.mark.parametrize("query", ["", "  ", "“”", "\x00"])
def test_nothing_is_found_for_nothing(store: Store, stored: ReportId, query: str) -> None:
    assert stored
    assert store.search(words_of(query)).total == 0


@pytest.mark.parametrize(
    "query", ['"', "*", "制度 OR 全年", "NEAR(制度 全年)", "grams:制度", "制度\x00", "-全年", "^全"]
)
def test_signs_of_the_query_language_are_only_signs(
    store: Store, stored: ReportId, query: str
) -> None:
    assert stored
    assert len(found(store, query)) <= 1


@given(text=texts, word=texts)
def test_a_word_is_found_exactly_where_it_stands(shared: Store, text: str, word: str) -> None:
    key = _only_section(shared, text)
    words = words_of(word)
    lines = folded(text).replace(" ", "").split("\n")
    stands = bool(words) and all(any(each in line for line in lines) for each in words)
    assert (Passage(key, Place.SECTION, 0) in shared.search(words).passages) is stands


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Store:
    opened = Store.open(tmp_path_factory.mktemp("search") / "store.db", create=True)
    office = opened.add_office(Office("某办公室"))
    opened.add_report(office, Report(year=2024, sections=(Section(1),)), DRAFT)
    return opened


@pytest.fixture(autouse=True, scope="module")
def _closed(shared: Store) -> object:
    yield
    shared.close()


def _only_section(store: Store, text: str) -> ReportId:
    (entry,) = store.all_entries()
    before = store.report(entry.id).report
    after = dataclasses.replace(before, sections=(Section(1, paragraphs=(text,)),))
    store.save_report(entry.id, before, after)
    return entry.id


def test_all_words_must_stand_in_one_passage(store: Store, stored: ReportId) -> None:
    assert found(store, "制度 机制") == (Passage(stored, Place.SECTION, 2),)
    assert found(store, "制度 全年") == ()


def test_the_latest_year_comes_first_and_a_report_from_its_head(
    store: Store, office: OfficeId, stored: ReportId, report: Report, draft: Step
) -> None:
    newer = store.add_report(office, dataclasses.replace(report, year=2025), draft)
    hits = found(store, "东岭", newest_first=True)
    places = (Place.HEADER, Place.CLOSING)
    assert hits == tuple(Passage(key, place) for key in (newer, stored) for place in places)


def test_what_is_said_oftener_in_fewer_words_comes_first(
    store: Store, office: OfficeId, draft: Step
) -> None:
    sections = (
        Section(1, paragraphs=("执法工作按计划进行，其他各项也都完成。" * 3,)),
        Section(1, paragraphs=("执法检查，执法监督。",)),
        *(Section(1, paragraphs=("别的事情。",)) for _ in range(9)),
    )
    store.add_report(office, Report(year=2024, sections=sections), draft)
    assert [hit.index for hit in found(store, "执法")] == [1, 0]


def test_search_keeps_within_offices_years_and_parts(
    store: Store, office: OfficeId, stored: ReportId, report: Report, draft: Step
) -> None:
    other = store.add_office(Office("西川县国防动员办公室"))
    there = store.add_report(other, dataclasses.replace(report, year=2022), draft)
    assert {hit.report for hit in found(store, "机制")} == {stored, there}
    assert {hit.report for hit in found(store, "机制", offices=[other])} == {there}
    assert {hit.report for hit in found(store, "机制", years=(2023, 2024))} == {stored}
    assert {hit.report for hit in found(store, "机制", years=(2022, 2022))} == {there}
    assert found(store, "机制", offices=[]) == ()
    assert len(found(store, "机制", part=Part.ACHIEVEMENTS, offices=[office, other])) == 2
    assert found(store, "机制", part=Part.PLAN) == ()


def test_very_many_hits_are_not_weighed_but_counted_to_a_bound(
    store: Store, office: OfficeId, draft: Step
) -> None:
    sections = tuple(Section(1, paragraphs=("执法",)) for _ in range(RANKED + 5))
    store.add_report(office, Report(year=2024, sections=sections), draft)
    hits = store.search(("执法",), limit=3)
    assert (hits.total, [hit.index for hit in hits.passages]) == (RANKED + 1, [0, 1, 2])


def test_a_save_brings_the_index_along(store: Store, stored: ReportId, report: Report) -> None:
    sections = (report.sections[0], Section(1, "另一个标题"), *report.sections[2:])
    store.save_report(stored, report, dataclasses.replace(report, sections=sections, title="新题"))
    assert found(store, "全年") == found(store, "关于") == ()
    assert found(store, "另一个标题") == (Passage(stored, Place.SECTION, 1),)
    assert found(store, "新题") == (Passage(stored, Place.HEADER),)
    assert store.verify().ok


def test_a_part_that_changes_takes_along_what_stands_below_it(
    store: Store, stored: ReportId, report: Report
) -> None:
    changed = dataclasses.replace(report.sections[1], part=Part.PLAN)
    sections = (report.sections[0], changed, *report.sections[2:])
    store.save_report(stored, report, dataclasses.replace(report, sections=sections))
    assert found(store, "制度", part=Part.ACHIEVEMENTS) == ()
    assert len(found(store, "制度", part=Part.PLAN)) == 1


def test_a_removed_report_is_found_again_when_it_is_back(store: Store, stored: ReportId) -> None:
    store.remove_report(stored)
    assert found(store, "制度") == ()
    assert store.verify().ok
    store.undelete(store.trash()[0].id)
    assert found(store, "制度") == (Passage(stored, Place.SECTION, 2),)
    assert store.verify().ok


def test_a_save_that_fails_leaves_the_index_as_it_was(
    store: Store, stored: ReportId, report: Report
) -> None:
    def fail() -> None:
        with store.transaction():
            store.save_report(stored, report, Report(year=2024, title="别的"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert found(store, "别的") == ()
    assert len(found(store, "制度")) == 1


def test_a_figure_does_not_touch_the_index(store: Store, stored: ReportId, figure: Figure) -> None:
    asked: list[str] = []
    store._connection._raw.set_trace_callback(asked.append)
    store.save_figures(stored, [figure])
    store._connection._raw.set_trace_callback(None)
    assert asked
    assert not [statement for statement in asked if "INTO search" in statement]


def test_an_index_that_departs_from_the_text_is_found_by_the_check(
    store: Store, stored: ReportId
) -> None:
    assert stored
    store._connection.run("UPDATE sections SET content = '[\"改了\"]' WHERE position = 1")
    store._connection.run("DELETE FROM attachments WHERE position = 1")
    health = store.verify()
    assert not health.ok
    assert "is not as it is indexed" in health.integrity
    assert "is indexed and gone" in health.integrity


def test_a_rebuilt_index_is_right_again_and_tells_how_far_it_is(
    store: Store, stored: ReportId
) -> None:
    store._connection.run("UPDATE sections SET content = '[\"改了\"]' WHERE position = 1")
    told: list[tuple[int, int]] = []
    store.rebuild_search(lambda done, every: told.append((done, every)))
    assert told == [(1, 1)]
    assert found(store, "改了") == (Passage(stored, Place.SECTION, 1),)
    assert store.verify().ok


@pytest.mark.usefixtures("stored")
def test_a_reader_searches_too(path: Path) -> None:
    with Store.open(path, read_only=True) as reader:
        assert len(found(reader, "制度")) == 1
        assert reader.verify().ok


@given(
    year=st.integers(0, 4095),
    passage=st.builds(
        Passage,
        report=st.integers(1, 2**31 - 1).map(ReportId),
        place=st.sampled_from([Place.SECTION, Place.ATTACHMENT]),
        index=st.integers(0, 500_000),
    ),
)
def test_a_key_tells_its_passage(year: int, passage: Passage) -> None:
    key = key_of(year, passage)
    assert passage_at(key) == passage
    assert 0 < key < 1 << 63


def test_a_table_is_searched_cell_by_cell(store: Store, office: OfficeId, draft: Step) -> None:
    table = Table((("项目", "件数"), ("行政复议", "3")))
    sections = (Section(1, paragraphs=(table,)),)
    attached = (Attachment("附表", (table,)),)
    store.add_report(office, Report(year=2024, sections=sections, attachments=attached), draft)
    assert {hit.place for hit in found(store, "行政复议")} == {Place.SECTION, Place.ATTACHMENT}
    assert found(store, "复议3") == ()
