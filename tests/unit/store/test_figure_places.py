"""Where the text follows figures, and what was turned down; old files take the step."""

import shutil
from pathlib import Path

import pytest

from desktop.domain.figure import FigureLink, Rejection
from desktop.domain.office import OfficeId
from desktop.domain.report import Report, ReportId, Step
from desktop.store import Store

OLD_FILES = Path(__file__).parents[2] / "data" / "old_files"
LINK = FigureLink("enf.case_total", 2, 3, 5, "7件", "件")
NO = Rejection("enf.case_total", "7 件", "办理 7 件。")


@pytest.fixture
def stored(store: Store, office: OfficeId, report: Report, draft: Step) -> ReportId:
    return store.add_report(office, report, draft)


def test_links_are_kept_in_the_order_of_the_text(store: Store, stored: ReportId) -> None:
    first = FigureLink("enf.fine_amount", 1, 9, 12, "3万元", "万元")
    store.save_figure_links(stored, [LINK, first])
    assert store.figure_links(stored) == (first, LINK)


def test_saved_links_take_the_place_of_those_before(store: Store, stored: ReportId) -> None:
    store.save_figure_links(stored, [LINK])
    store.save_figure_links(stored, [])
    assert store.figure_links(stored) == ()


def test_a_suggestion_turned_down_twice_is_kept_once(store: Store, stored: ReportId) -> None:
    store.save_rejections(stored, [NO])
    store.save_rejections(stored, [NO])
    assert store.rejections(stored) == {NO}


def test_a_suggestion_comes_back_into_favour(store: Store, stored: ReportId) -> None:
    store.save_rejections(stored, [NO])
    store.save_rejections(stored, [], [NO])
    assert store.rejections(stored) == frozenset()


def test_a_report_takes_its_links_and_rejections_along(store: Store, stored: ReportId) -> None:
    store.save_figure_links(stored, [LINK])
    store.save_rejections(stored, [NO])
    store.remove_report(stored)
    assert (store.figure_links(stored), store.rejections(stored)) == ((), frozenset())


def test_a_file_of_the_first_schema_takes_links(tmp_path: Path) -> None:
    old = Path(shutil.copy(OLD_FILES / "v1.db", tmp_path))
    with Store.open(old) as opened:
        opened.save_figure_links(ReportId(1), [LINK])
        opened.save_rejections(ReportId(1), [NO])
        assert opened.figure_links(ReportId(1)) == (LINK,)
        assert opened.rejections(ReportId(1)) == {NO}
