"""Which reports a 报送包 may be made of: those chosen, those of a year, all below an office."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.office import OfficeId
from desktop.domain.report import LedgerEntry, ReportId
from desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Scope:
    """Some reports under the words that offer them."""

    words: str
    reports: tuple[ReportId, ...]


def scopes(
    workspace: Workspace, chosen: Sequence[ReportId], office: OfficeId | None = None
) -> tuple[Scope, ...]:
    """Return what is offered, narrowest first; what is empty or twice the same is left out.

    Args:
        workspace: Whose reports.
        chosen: Those that are chosen in the window.
        office: The office that is chosen there, None: none is.
    """
    entries = workspace.reports.all_entries()
    offered = [Scope(_words_of(workspace, chosen), tuple(chosen))]
    years = {entry.year for entry in entries if entry.id in set(chosen)}
    year = years.pop() if len(years) == 1 else max((each.year for each in entries), default=0)
    if office is not None:
        name = workspace.offices.get(office).office.name_in(year)
        below = _below(workspace, office)
        mine = [entry for entry in entries if entry.office_id in below]
        offered.append(_scope(f"{name}及下级单位 {year} 年度的", mine, year))
        offered.append(_scope(f"{name}及下级单位各年度的", mine))
    offered.append(_scope(f"全部单位 {year} 年度的", entries, year))
    offered.append(_scope("台账中全部的", entries))
    found: dict[frozenset[ReportId], Scope] = {}
    for each in offered:
        if each.reports:
            found.setdefault(frozenset(each.reports), each)
    return tuple(found.values())


def _scope(words: str, entries: Sequence[LedgerEntry], year: int = 0) -> Scope:
    reports = tuple(entry.id for entry in entries if not year or entry.year == year)
    return Scope(f"{words} {len(reports)} 份报告", reports)


def _words_of(workspace: Workspace, chosen: Sequence[ReportId]) -> str:
    if len(chosen) != 1:
        return f"所选的 {len(chosen)} 份报告"
    report = workspace.reports.get(chosen[0]).report
    return f"所选的 1 份：{report.office} {report.year} 年度"


def _below(workspace: Workspace, office: OfficeId) -> set[OfficeId]:
    found, waiting = {office}, [office]
    while waiting:
        for record in workspace.offices.subordinates(waiting.pop()):
            if record.id not in found:
                found.add(record.id)
                waiting.append(record.id)
    return found
