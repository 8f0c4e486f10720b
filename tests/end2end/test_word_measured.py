"""The exported Word file to the millimetre, on reports of 1 to 12 pages in both margin schools."""

import datetime as dt
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest

from desktop import exports, paths
from desktop.domain.outline import Section, Table
from desktop.domain.report import Attachment, Report
from desktop.official.compose import compose
from desktop.official.options import Options
from desktop.official.standard import SCHOOLS
from desktop.services.interchange import report_from_json
from tests.end2end.measures import MEASURES, Figure
from tests.end2end.measuring import missing, rendered
from tests.end2end.printed import Printed, printed

pytestmark = [pytest.mark.slow, pytest.mark.skipif(bool(missing()), reason=missing())]

_PAGES = 12
_TEXT = "坚持依法行政推进国防动员法治政府建设各项工作落地见效"
_OFFICE = "江北市国防动员办公室"
_JOINT = f"{_OFFICE}\n江北市司法局\n江北市人力资源和社会保障局文件"
_TABLE = Table((("项目", "数量"), *((f"第{index}项案件", f"{index}件") for index in range(1, 9))))
_SHAPES = (
    Options(),
    Options(seal=True),
    Options(centred_page_numbers=True, bold_levels=frozenset({2})),
    Options(western_digits=True),
    Options(imprint_even=True),
)


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """Give samples and written reports as LibreOffice prints them, by their names."""
    cases = {**dict(_samples()), **dict(_written())}
    contents = {name: exports.docx_bytes(*case) for name, case in cases.items()}
    pages = rendered(contents, tmp_path_factory.mktemp("measured"))
    return {
        name: printed(options, compose(report, options), pages[name])
        for name, (report, options) in cases.items()
    }


def _samples() -> Iterator[tuple[str, tuple[Report, Options]]]:
    for file in sorted((paths.resources() / "samples").glob("*.json")):
        reports = json.loads(file.read_text(encoding="utf-8"))["reports"]
        for nth, data in enumerate(reports):
            report = report_from_json(data["report"])
            yield f"{file.stem}-{nth}", (report, Options(school=SCHOOLS[nth % 2]))


def _written() -> Iterator[tuple[str, tuple[Report, Options]]]:
    """Write a report for each number of pages, with more elements the longer it is."""
    for pages in range(1, _PAGES + 1):
        options = replace(_SHAPES[pages % len(_SHAPES)], school=SCHOOLS[pages // 2 % 2])
        yield f"written-{pages:02}", (_report(pages), options)


def _report(pages: int) -> Report:
    sections = [Section(0, paragraphs=(_TEXT * 2 + "。",))]
    for part in range(pages - 1):
        sections += [
            Section(1, f"第{part}方面", paragraphs=(_TEXT * (part % 5 + 2) + "。",)),
            Section(2, "强化学习。", run_in=True, paragraphs=(_TEXT * 8 + "。", _TEXT * 6 + "。")),
        ]
    long = pages > _PAGES // 2
    return Report(
        office=_OFFICE,
        mark=_JOINT if pages % 5 == 0 else f"{_OFFICE}文件" if pages > 1 else "",
        copy_number="000001" if pages % 3 == 0 else "",
        secrecy="机密★1年" if pages % 3 == 0 else "",
        doc_number="江国动〔2025〕3号" if pages > 1 else "",
        signers=("李文", "欧阳明", "王五", "赵六")[: pages % 5] if pages > 1 else (),
        title=f"{_OFFICE}关于2024年度法治政府建设情况的报告",
        addressee="市委、市政府",
        sections=tuple(sections),
        attachments=(Attachment("执法统计表", (_TABLE,)), Attachment("目录")) if long else (),
        signature=_OFFICE if pages % 4 else "江北市法治办",
        date=dt.date(2025, 1, 9) if pages % 2 else dt.date(2025, 11, 22),
        note="此件主动公开" if long else "",
        cc="市人大常委会办公室，市政协办公室，市司法局，各县（区）国防动员办公室" if long else "",
        printer=_OFFICE if pages > 2 else "",
        printed_on=dt.date(2025, 1, 10) if pages > 2 else None,
    )


@pytest.mark.parametrize("measure", MEASURES)
def test_every_figure_is_as_the_standard_wants_it(
    measure: str, documents: dict[str, Printed]
) -> None:
    found = [
        (name, figure)
        for name, document in documents.items()
        for figure in MEASURES[measure](document)
    ]
    assert found
    assert [f"{name}: {figure}" for name, figure in found if not figure.ok] == []


def test_the_reports_have_one_to_twelve_pages(documents: dict[str, Printed]) -> None:
    counts = Counter(len(document.sheets) for document in documents.values())
    assert set(range(1, _PAGES + 1)) <= set(counts)


def test_a_measure_tells_what_is_off() -> None:
    figure = Figure("mark's upper edge", 1, 36.0, 35.0, 0.5)
    assert not figure.ok
    assert str(figure) == "p1 mark's upper edge: 36.00, not 35.00 (+1.00)"
