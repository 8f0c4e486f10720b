"""Freeze packages of the present format version, once, when the version is new.

What stands in `packages` must open for ever: it is never made again.
"""

import datetime as dt
from decimal import Decimal
from pathlib import Path

from desktop.domain.figure import Figure, FigureLink
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import FormerName, Level, Office
from desktop.domain.outline import Part, Section, Table
from desktop.domain.report import Attachment, Report, Status, Step
from desktop.exports.package.archive import write_package
from desktop.exports.package.codec import Packed, encode
from desktop.exports.package.manifest import CATALOGUE, VERSION, Item, Manifest
from desktop.statistics.catalogue_file import written

PACKAGES = Path(__file__).with_name("packages")
PASSWORD = "报送包第一版"  # noqa: S105 - of a test
_AT = "2026-01-18T02:05:00+00:00"
_OWN = Indicator(
    "own.0123456789ab", "疏散演练", "次", Measure.COUNT, "自定指标", "组织人员疏散演练的次数。"
)
_TABLE = Table((("项目", "数量"), ("演练", "12")))


def packed() -> Packed:
    """Return the report that is in the frozen packages."""
    earlier = Report(office="云岭县国防动员办公室", year=2025, title="初稿")
    report = Report(
        office="云岭县国防动员办公室",
        year=2025,
        mark="云岭县国防动员办公室文件",
        secrecy="",
        doc_number="云县动办〔2026〕3号",
        signers=("陈立川",),
        title="云岭县国防动员办公室\n2025年度法治政府建设情况报告",
        addressee="县委、县政府",
        sections=(
            Section(0, paragraphs=("2025年，我办坚持依法履职。",)),
            Section(1, "主要举措和成效", part=Part.ACHIEVEMENTS, paragraphs=("演练12次。",)),
            Section(2, "严格执法", run_in=True, paragraphs=("办理案件3件。", _TABLE)),
        ),
        attachments=(Attachment("演练统计", ("共12次。", _TABLE)),),
        signature="云岭县国防动员办公室",
        date=dt.date(2026, 1, 8),
        printed_on=dt.date(2026, 1, 9),
    )
    office = Office(
        "云岭县国防动员办公室",
        "县国动办",
        Level.COUNTY,
        region="云岭县",
        former_names=(FormerName("云岭县人民防空办公室", "县人防办", 2022),),
    )
    figures = (
        Figure("enf.case_total", Decimal(3), raw="3件", text="办理案件3件。", section=2, end=1),
        Figure(_OWN.key, Decimal(12)),
    )
    links = (FigureLink(_OWN.key, 1, 10, 12, "12"),)
    steps = (Step(Status.DRAFT, dt.date(2026, 1, 5)), Step(Status.FINAL, dt.date(2026, 1, 8)))
    return Packed(office, "清河市国防动员办公室", report, figures, steps, (earlier,), links)


def manifest() -> Manifest:
    """Return the list of contents of the frozen packages."""
    held = packed()
    item = Item(
        "reports/0001.json", held.office.full_name, 2025, held.title, "定稿", held.content, _AT,
        ("documents/报告.docx",),
    )  # fmt: skip
    return Manifest("0" * 32, held.office.full_name, "陈立川", _AT, "请查收", (item,), ())


def freeze() -> None:
    """Write an open and a sealed package of this version; those there are stay as they are."""
    contents = {
        "reports/0001.json": encode(packed()),
        "documents/报告.docx": b"PK a document for reading",
        CATALOGUE: written([_OWN]).encode(),
    }
    write_package(PACKAGES / f"v{VERSION}.nbz", manifest(), contents)
    write_package(PACKAGES / f"v{VERSION}-sealed.nbz", manifest(), contents, password=PASSWORD)


if __name__ == "__main__":
    freeze()
