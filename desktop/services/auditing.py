"""What the use cases tell the log of events: reports by office and year, files by name and digest.

A change in the store is logged in its transaction; a file right after it was written or read. A
store that is only read logs nothing.
"""

from pathlib import Path

from desktop.digests import sm3_of_file
from desktop.domain.audit import Event
from desktop.domain.office import Office
from desktop.domain.report import Report, ReportId
from desktop.store import Store


def named(report: Report) -> str:
    """Return how the log names a report."""
    return f"{report.office} {report.year} 年度"


def subject(store: Store, report: ReportId) -> str:
    """Return how the log names a stored report."""
    return named(store.report(report).report)


def named_office(office: Office, year: int) -> str:
    """Return how the log names a report that is known by its office."""
    return f"{office.name_in(year)} {year} 年度"


def file_detail(path: Path, note: str = "") -> str:
    """Return a file's name with its SM3 digest (GB/T 32905), and what else there is to say."""
    try:
        found = f"{path.name}，SM3 {sm3_of_file(path)}"
    except OSError:
        found = f"{path.name}（文件已不在原处，没有校验值）"
    return f"{found}；{note}" if note else found


def log_file(store: Store, event: Event, about: str, path: Path, note: str = "") -> None:
    """Log that a file was written or read, where the store can be written at all."""
    if not store.read_only:
        store.log(event, about, file_detail(path, note))
