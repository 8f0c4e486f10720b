"""Where findings are in the editor: going to them, and the next one from where the cursor is."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Slot

from desktop.domain.finding import Finding
from desktop.proofing.passages import attachment_index
from desktop.services.proofing_words import reading_place
from desktop.ui.editor.page import ReportEditor
from desktop.ui.editor.projection import Place
from desktop.ui.proofing import marking
from desktop.ui.proofing.session import ReportProofing

_ATTACHMENTS: Final = "attachments"
_FIGURES: Final = "figures"


class Places(QObject):
    """Goes to findings where their words stand by now."""

    def __init__(self, editor: ReportEditor, session: ReportProofing) -> None:
        super().__init__(editor)
        self._editor = editor
        self._session = session

    @Slot(object)
    def go_to(self, finding: Finding) -> None:
        """Select a finding in the text, or go to its field; one in a report's figures has none."""
        if finding.section >= 0:
            section, start, end = self._span(finding)
            if section < len(self._editor.session.report.sections):
                self._editor.go_to(section, start, end)
        elif finding.field.startswith(_ATTACHMENTS):
            self._go_to_attachment(attachment_index(finding.field))
        elif finding.field and finding.field != _FIGURES:
            self._editor.go_to(finding.section, 0, field=finding.field)

    def reveal(self, finding: Finding) -> None:
        """Bring a finding into sight; the keyboard stays where it is."""
        if finding.section >= 0:
            self._editor.reveal(*self._span(finding))

    def place_of(self, finding: Finding) -> Place | None:
        """Return where undoing a repair leads; None for what stands in the form."""
        section, start, _end = self._span(finding)
        projection = self._editor.body.projection
        if 0 <= section < len(projection.report.sections):
            return projection.place_of_offset(section, start)
        return None

    def step(self, findings: Sequence[Finding], current: Finding | None, by: int) -> Finding | None:
        """Return the finding behind the cursor, or before it; at the end begin again.

        Args:
            findings: In any order.
            current: The one that is chosen: counted from where the cursor is still on it.
            by: 1 or -1.
        """
        ordered = sorted(findings, key=reading_place)
        if not ordered:
            return None
        if current in ordered and self._is_at(current):
            return ordered[(ordered.index(current) + by) % len(ordered)]
        here = self._here()
        places = [self._order(one) for one in ordered]
        if by > 0:
            at = next((index for index, place in enumerate(places) if place >= here), 0)
        else:
            before = [index for index, place in enumerate(places) if place < here]
            at = before[-1] if before else len(ordered) - 1
        return ordered[at]

    def _here(self) -> tuple[int, int, int]:
        section, offset = self._editor.body.offset_at(self._editor.body.place())
        return (0, section, offset) if section is not None else (-1, 0, 0)

    def _is_at(self, finding: Finding) -> bool:
        """Tell whether the cursor is on a finding; one in a field has it until the text has."""
        body = self._editor.body
        if finding.field.startswith(_ATTACHMENTS):
            unit = body.place().unit
            return body.projection.attachment_of(unit) == attachment_index(finding.field)
        if finding.section < 0:
            return not body.hasFocus()
        section, start, end = self._span(finding)
        group, at, offset = self._here()
        return group == 0 and at == section and start <= offset <= end

    def _order(self, finding: Finding) -> tuple[int, int, int]:
        group, _section, _start = reading_place(finding)
        section, start, _end = self._span(finding)
        return group, section, start

    def _span(self, finding: Finding) -> tuple[int, int, int]:
        """Return where the words of a finding stand by now."""
        mark = self._editor.marks.find(marking.LAYER, marking.key_of(finding))
        if mark is None:
            return finding.section, finding.start, finding.end
        return mark.section, mark.start, mark.end

    def _go_to_attachment(self, index: int) -> None:
        body = self._editor.body
        body.go_to_unit(body.projection.first_attachment + index)
        body.setFocus()


def nearest(before: Finding, findings: Sequence[Finding]) -> Finding | None:
    """Return the finding that `before` has become in a later check: the same words nearby."""
    same = [one for one in findings if (one.rule, one.text) == (before.rule, before.text)]
    same = [
        one for one in same if (one.field, one.section < 0) == (before.field, before.section < 0)
    ]
    place = before.section, before.start
    return min(
        same,
        key=lambda one: (abs(one.section - place[0]), abs(one.start - place[1])),
        default=None,
    )
