"""A real store in a real file, with one office, and a report to put into it."""

import datetime as dt
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.figure import Figure, FigureStatus
from desktop.domain.numbering import SHORT
from desktop.domain.office import Office, OfficeId
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report, Status, Step
from desktop.store import Store

NOW = dt.datetime(2025, 1, 17, 8, 30, tzinfo=dt.UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "年报 100%.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, create=True, clock=lambda: NOW) as opened:
        yield opened


@pytest.fixture
def office(store: Store) -> OfficeId:
    return store.add_office(Office("东岭区国防动员办公室", "东岭国动办"))


@pytest.fixture
def draft() -> Step:
    return Step(Status.DRAFT, dt.date(2025, 1, 3), "李明")


@pytest.fixture
def report() -> Report:
    """Give a report that has something in every field."""
    return Report(
        office="东岭区国防动员办公室",
        year=2024,
        mark="东岭区国防动员办公室\n东岭区司法局文件",
        copy_number="000012",
        secrecy="秘密★1年",
        urgency="加急",
        doc_number="东国动〔2025〕3号",
        signers=("张三", "李四"),
        title="东岭区国防动员办公室\n关于2024年法治政府建设情况的报告",
        addressee="区委、区政府",
        scheme=SHORT,
        sections=(
            Section(0, paragraphs=("现将有关情况报告如下：",)),
            Section(1, "主要举措和成效", paragraphs=("全年……", "再者。"), part=Part.ACHIEVEMENTS),
            Section(2, "健全机制。", run_in=True, paragraphs=("印发制度 3 件。",), marker="3."),
            Section(2, run_in=True, paragraphs=("", Table((("项目", "件"), ("审核",))))),
        ),
        attachments=(
            Attachment("统计表", (Table((("甲", "1"),)), "注：略。")),
            Attachment("清单"),
        ),
        signature="东岭区国防动员办公室\n东岭区司法局",
        date=dt.date(2025, 1, 9),
        note="此件公开发布",
        cc="市国防动员办公室",
        printer="东岭区国防动员办公室",
        printed_on=dt.date(2025, 1, 10),
    )


@pytest.fixture
def figure() -> Figure:
    return Figure(
        "enf.case_total",
        Decimal("7.50"),
        FigureStatus.CONFIRMED,
        approx=True,
        raw="7.5 件",
        text="办理 7.5 件。",
        section=2,
        start=3,
        end=8,
    )


@pytest.fixture
def content() -> Callable[[Store], str]:
    """Tell all that a store holds, for comparing before and after."""

    def told(store: Store) -> str:
        rows = store._connection.rows
        names = [row["name"] for row in rows("SELECT name FROM sqlite_master ORDER BY name")]
        tables = [name for name in names if name not in {"search", "search_signs"}]
        return "\n".join(
            f'INSERT INTO "{table}" {tuple(row)!r}'
            for table in tables
            if rows("SELECT 1 FROM sqlite_master WHERE name = ? AND type = 'table'", table)
            for row in rows(f'SELECT * FROM "{table}"')  # noqa: S608 - a table of ours
        )

    return told


@pytest.fixture
def plan() -> Callable[[Store, Callable[[Store], object]], str]:
    """Tell how SQLite goes about what is done to the store."""

    def told(store: Store, act: Callable[[Store], object]) -> str:
        asked: list[str] = []
        store._connection._raw.set_trace_callback(asked.append)
        act(store)
        store._connection._raw.set_trace_callback(None)
        rows = [row for sql in asked for row in store._connection.rows(f"EXPLAIN QUERY PLAN {sql}")]
        return "\n".join(row["detail"] for row in rows)

    return told
