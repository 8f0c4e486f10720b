"""A package of one report."""

from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.figure import Figure
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.exports.package.archive import write_package
from desktop.exports.package.codec import Packed, encode
from desktop.exports.package.manifest import Item, Manifest

PASSWORD = "正确的密码"  # noqa: S105 - of a test

PACKED = Packed(
    office=Office("云岭县国防动员办公室", "县国动办"),
    superior="清河市国防动员办公室",
    report=Report(year=2024, title="报告", sections=(Section(0, paragraphs=("办理3件。",)),)),
    figures=(Figure("enf.case_total", Decimal(3)),),
)
CONTENTS = {"reports/0001.json": encode(PACKED), "documents/报告.docx": b"PK word"}
MANIFEST = Manifest(
    package="c0ffee",
    sender="云岭县国防动员办公室",
    operator="陈立川",
    made="2025-01-08T09:30:00+00:00",
    note="请查收",
    items=(
        Item(
            "reports/0001.json",
            "云岭县国防动员办公室",
            2024,
            "报告",
            "定稿",
            PACKED.content,
            "2025-01-08T09:30:00+00:00",
            ("documents/报告.docx",),
        ),
    ),
    entries=(),
)


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """Return the path of a package without a password."""
    path = tmp_path / "报送.nbz"
    write_package(path, MANIFEST, CONTENTS)
    return path


@pytest.fixture
def sealed(tmp_path: Path) -> Path:
    """Return the path of a package with the password 正确的密码."""
    path = tmp_path / "加密.nbz"
    write_package(path, MANIFEST, CONTENTS, password=PASSWORD)
    return path
