"""What a search costs: each kind of query over 48,000 passages, and building their index.

A store of a thousandth part of China's would do with far less. The whole scale, 32,000 reports,
was measured by hand; `desktop/adr/016-search.md` has the figures.
"""

from collections.abc import Iterator

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Part
from desktop.services.search import SearchService
from desktop.store import Store
from tests.bench.searched import COMMON, REPORTS, SECTIONS, YEARS, fill

LIMIT = 0.050  # s, at most


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    path = tmp_path_factory.mktemp("search") / "many.db"
    with Store.open(path, create=True) as store:
        for number in range(REPORTS // YEARS):
            store.add_office(Office(f"第{number}办公室"))
    fill(path)
    with Store.open(path) as store:
        yield store


@pytest.fixture(scope="module")
def indexed(many: Store) -> Store:
    many.rebuild_search(lambda _done, _all: None)
    return many


def test_building_the_index(many: Store, benchmark: BenchmarkFixture) -> None:
    benchmark.pedantic(many.rebuild_search, args=(lambda _done, _all: None,), rounds=1)
    assert benchmark.stats is not None
    passages = REPORTS * (SECTIONS + 2)
    benchmark.extra_info["passages a second"] = round(passages / benchmark.stats.stats.median)


@pytest.mark.parametrize(
    ("query", "bounds"),
    [
        ("法", {}),
        ("法 治", {}),
        (COMMON, {}),
        (COMMON, {"newest_first": True}),
        (f"{COMMON} 年度报告", {}),
        (f"{COMMON} 法", {}),
        ("年度报告", {}),
        (COMMON, {"offices": [OfficeId(77)]}),
        (COMMON, {"years": (2018, 2018)}),
        (COMMON, {"part": Part.PLAN}),
        ("没有的词", {}),
    ],
    ids=str,
)
def test_a_search_is_answered_before_one_waits(
    indexed: Store, benchmark: BenchmarkFixture, query: str, bounds: dict[str, object]
) -> None:
    service = SearchService(indexed)
    benchmark.pedantic(service.find, args=(query,), kwargs=bounds, rounds=15, warmup_rounds=2)
    assert benchmark.stats is not None
    assert benchmark.stats.stats.median <= LIMIT
