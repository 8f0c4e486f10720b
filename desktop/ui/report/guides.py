"""What the required parts are called and must contain, as of the year being edited."""

from collections.abc import Sequence
from typing import overload

from typing_extensions import override

from desktop.recognition.parts import PartGuide as PartInfo
from desktop.ui.editor.guides import PartGuide
from desktop.ui.editor.session import ReportSession


class ReportGuides(Sequence[PartGuide]):
    """The guides of a session's report; usual headings name its year and the next."""

    def __init__(self, parts: Sequence[PartInfo], session: ReportSession) -> None:
        self._parts = parts
        self._session = session

    @overload
    def __getitem__(self, place: int) -> PartGuide: ...

    @overload
    def __getitem__(self, place: slice) -> Sequence[PartGuide]: ...

    @override
    def __getitem__(self, place: int | slice) -> PartGuide | Sequence[PartGuide]:
        """Return one guide, or several."""
        if isinstance(place, slice):
            return tuple(self._guide(part) for part in self._parts[place])
        return self._guide(self._parts[place])

    @override
    def __len__(self) -> int:
        """Count the parts."""
        return len(self._parts)

    def _guide(self, part: PartInfo) -> PartGuide:
        heading = part.heading_for(self._session.report.year)
        return PartGuide(part.part, part.label, heading, part.guide)
