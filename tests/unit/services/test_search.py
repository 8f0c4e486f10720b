"""Finding words: where they stand, what stands around them."""

import datetime as dt

import pytest

from desktop.domain.office import OfficeId
from desktop.domain.outline import Section
from desktop.domain.report import Attachment, Report, ReportId, Status
from desktop.services.search import Query, SearchService, snippet_of
from desktop.services.workspace import Workspace

TODAY = dt.date(2025, 1, 17)


@pytest.fixture
def searching(workspace: Workspace, office: OfficeId) -> SearchService:
    report = Report(
        year=2024,
        office="东岭区国防动员办公室",
        title="东岭区国防动员办公室\n年度报告",
        signature="东岭区国防动员办公室",
        note="此件公开",
        sections=(
            Section(0, paragraphs=("现报告如下：",)),
            Section(1, "依法行政"),
            Section(2, run_in=True, paragraphs=("组织行政执法培训 3 次。",)),
        ),
        attachments=(Attachment("执法统计表", ("执法检查 12 次",)),),
    )
    workspace.reports.add(office, report, today=TODAY)
    return workspace.searching


def test_a_hit_tells_where_it_stands(searching: SearchService, office: OfficeId) -> None:
    (hit,) = searching.find("执法培训").hits
    assert (hit.report, hit.office_id, hit.year) == (ReportId(1), office, 2024)
    assert (hit.office, hit.title) == ("东岭区国防动员办公室", "东岭区国防动员办公室年度报告")
    assert (hit.section, hit.field, hit.attachment) == (2, "", None)
    assert hit.heading == "依法行政"  # it has none of its own
    assert hit.snippet == "组织行政⟦执法培训⟧ 3 次。"
    assert [hit.text[start:end] for start, end in hit.spans] == ["执法培训"]


def test_header_closing_and_attachments_have_places_of_their_own(
    searching: SearchService,
) -> None:
    places = {
        (hit.section, hit.field, hit.attachment, hit.heading)
        for query in ("年度报告", "此件", "统计表")
        for hit in searching.find(query).hits
    }
    assert places == {
        (-1, "title", None, "标题"),
        (-2, "note", None, "附注"),
        (-2, "attachments", 0, "执法统计表"),
    }


def test_hits_are_counted_beyond_those_that_are_shown(searching: SearchService) -> None:
    hits = searching.find("执法", limit=1)
    assert (len(hits.hits), hits.total, hits.many) == (1, 2, False)


def test_nothing_is_found_for_nothing(searching: SearchService) -> None:
    assert searching.find("  ").hits == ()


@pytest.mark.parametrize(
    ("text", "spans", "snippet"),
    [
        ("法治", [(0, 2)], "⟦法治⟧"),
        ("", [], ""),
        ("甲" * 50 + "法治" + "乙" * 100, [(50, 52)], f"…{'甲' * 24}⟦法治⟧{'乙' * 46}…"),
        ("法治\n政府\t办", [(3, 5)], "法治 ⟦政府⟧ 办"),
        ("法治" + "甲" * 100 + "法治", [(0, 2), (102, 104)], f"⟦法治⟧{'甲' * 70}…"),
        ("法" * 200, [(0, 200)], f"⟦{'法' * 200}⟧"),
    ],
)
def test_a_snippet_is_the_piece_around_the_first_hit(
    text: str, spans: list[tuple[int, int]], snippet: str
) -> None:
    assert snippet_of(text, spans) == snippet


def test_search_beside_the_store_finds_the_same(searching: SearchService) -> None:
    found = searching.asking(Query("执法"))()
    assert found == searching.find("执法")
    assert {hit.status for hit in found.hits} == {Status.DRAFT}


def test_hits_go_on_where_the_page_before_ended(searching: SearchService) -> None:
    whole = searching.answer(Query("执法", newest_first=True))
    second = searching.answer(Query("执法", newest_first=True, offset=1, limit=1))
    assert second.hits == whole.hits[1:2]
    assert second.total == whole.total
