"""How sure each field of a draft is, in a word and a sign, and what is to be looked at."""

from enum import Enum

from desktop.recognition import Confidence
from desktop.services.source_map import SECTIONS
from desktop.ui.importing.draft import Draft
from desktop.ui.importing.fields import FIELDS

NEEDED = ("office", "year", "title")
"""What no report can be stored or found without."""


class Sureness(Enum):
    """A step of sureness: its word, its sign, its colour, and what a pointer at it is told."""

    EXPLICIT = ("明确", "circle-check", "submitted", "原文写明，或写法独有，可以放心。")
    INFERRED = ("推断", "circle-help", "muted", "按位置或措辞推断，没有发现矛盾。")
    GUESSED = ("待确认", "triangle-alert", "review", "只是最可能的一种，请对照原文确认。")
    MISSING = ("未读到", "circle-alert", "overdue", "原文中没有找到，请填写。")
    CLERK = ("已核对", "check", "final", "已由人工填写或确认。")

    def __init__(self, word: str, icon: str, token: str, hint: str) -> None:
        self.word = word
        self.icon = icon
        self.token = token
        self.hint = hint


_STEPS = {
    Confidence.EXPLICIT: Sureness.EXPLICIT,
    Confidence.INFERRED: Sureness.INFERRED,
    Confidence.GUESSED: Sureness.GUESSED,
}
_DOUBTFUL = (Sureness.MISSING, Sureness.GUESSED)


def sureness(draft: Draft, name: str) -> Sureness | None:
    """Tell how sure a field is; None: it is empty, and may be."""
    if name in draft.confirmed:
        return Sureness.CLERK
    if name == "year":
        value: object = draft.year
    elif name == "office":
        value = draft.office or draft.report.office
    else:
        value = getattr(draft.report, name)
    if not value:
        return Sureness.MISSING if name in NEEDED else None
    if _changed(draft, name, value) or draft.reading is None:
        return Sureness.CLERK
    found = draft.reading.recognised.confidence.get(name)
    return _STEPS[found] if found else Sureness.INFERRED


def doubts(draft: Draft) -> tuple[str, ...]:
    """Return the fields to be looked at: what is missing first, then what was guessed."""
    names = ("office", "year", *(field.name for field in FIELDS), SECTIONS)
    steps = {name: sureness(draft, name) for name in names}
    return tuple(name for doubt in _DOUBTFUL for name in names if steps[name] is doubt)


def _changed(draft: Draft, name: str, value: object) -> bool:
    """Tell whether the clerk has put a value in the place of what was read."""
    if draft.reading is None or name == "office":
        return False
    return bool(value != getattr(draft.reading.recognised.report, name))
