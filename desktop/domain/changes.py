"""What a write has changed; views decide for themselves whether to look again."""

from dataclasses import dataclass

from desktop.domain.office import OfficeId
from desktop.domain.report import ReportId


@dataclass(frozen=True, slots=True)
class Changes:
    """What one use case changed in the store.

    Attributes:
        offices: The offices added, changed or removed.
        reports: The reports added, changed (text, header or status) or removed.
        figures: The reports whose figures changed.
        catalogue: Whether indicators were added, renamed, retired or the like.
        operator: Whether somebody else works with the store now, who may do other things.
    """

    offices: frozenset[OfficeId] = frozenset()
    reports: frozenset[ReportId] = frozenset()
    figures: frozenset[ReportId] = frozenset()
    catalogue: bool = False
    operator: bool = False

    def __bool__(self) -> bool:
        """Tell whether anything changed."""
        return bool(self.offices or self.reports or self.figures or self.catalogue or self.operator)

    def __or__(self, other: "Changes") -> "Changes":
        """Return both changes together."""
        return Changes(
            self.offices | other.offices,
            self.reports | other.reports,
            self.figures | other.figures,
            self.catalogue or other.catalogue,
            self.operator or other.operator,
        )
