"""How much of a report was recognised, against the truth written beside it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from desktop.domain.outline import block_text
from desktop.recognition.recogniser import Trace
from tests.bench.accuracy.annotated import FIELDS, Form, ink

_SAME_MARKS = str.maketrans(
    ",;:?!()[]<>．。“”‘’０１２３４５６７８９", '，；：？！（）〔〕〈〉..""""0123456789'
)


@dataclass
class Score:
    """Counts over one report or many.

    Attributes:
        misses: What was wrong, a line each: name, field, truth, found.
    """

    reports: int = 0
    fields: int = 0
    fields_right: int = 0
    true: int = 0
    found: int = 0
    both: int = 0
    texts: int = 0
    texts_right: int = 0
    parts: int = 0
    parts_right: int = 0
    conserved: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Count in another."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    @property
    def accuracy(self) -> float:
        """The share of fields that are right, of those that either side has."""
        return self.fields_right / max(self.fields, 1)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall over sections."""
        return 2 * self.both / max(self.true + self.found, 1)

    @property
    def paragraphs(self) -> float:
        """The share of paragraphs that came out whole and in their section."""
        return self.texts_right / max(self.texts, 1)

    @property
    def told_parts(self) -> float:
        """The share of sections of depth 1 whose part is right."""
        return self.parts_right / max(self.parts, 1)


def score(form: Form, found: Trace) -> Score:
    """Measure one report."""
    result = Score(reports=1)
    _score_fields(form, found, result)
    _score_outline(form, found, result)
    _score_texts(form, found, result)
    _score_conserved(form, found, result)
    return result


def canonical(text: str) -> str:
    """Write a text without spaces and bars, with full-width marks: repairs are judged elsewhere."""
    return ink(text).replace("|", "").translate(_SAME_MARKS)


def _score_fields(form: Form, found: Trace, result: Score) -> None:
    report = found.recognised.report
    for name in FIELDS:
        value = getattr(report, name)
        if name == "signers":
            shown = "\n".join(value)
        elif name in {"date", "printed_on"}:
            shown = value.isoformat() if value else ""
        else:
            shown = str(value or "")
        truth = form.fields[name]
        if not shown and not truth:
            continue
        right = "\n".join(map(canonical, shown.split("\n"))) == "\n".join(
            map(canonical, truth.split("\n"))
        )
        result.fields += 1
        result.fields_right += right
        if not right:
            result.misses.append(f"{_label(form)}: {name} should be {truth!r}, is {shown!r}")


def _score_outline(form: Form, found: Trace, result: Score) -> None:
    recognised = found.recognised
    true = [
        (depth, canonical(section.marker), canonical(section.heading), section.run_in)
        for depth, section in zip(form.depths, form.sections, strict=True)
    ]
    seen = [
        (section.depth, canonical(marker), canonical(section.heading), section.run_in)
        for section, marker in zip(recognised.report.sections, recognised.markers, strict=True)
        if section.depth
    ]
    both = Counter(true) & Counter(seen)
    result.true, result.found, result.both = len(true), len(seen), both.total()
    for kind, rest in (("no", Counter(true) - both), ("not", Counter(seen) - both)):
        result.misses += [f"{_label(form)}: {kind} section {each}" for each in rest]
    parts = [section.part for section in form.sections if section.part]
    told = [str(section.part) for section in recognised.report.sections if section.depth == 1]
    result.parts, result.parts_right = len(parts), (Counter(parts) & Counter(told)).total()
    if result.parts != result.parts_right:
        result.misses.append(f"{_label(form)}: parts should be {parts}, are {told}")


def _score_texts(form: Form, found: Trace, result: Score) -> None:
    true = Counter(_texts(form))
    seen = Counter(
        canonical(row)
        for section in found.recognised.report.sections
        for block in section.paragraphs
        for row in block_text(block).split("\n")
    )
    seen.pop("", None)
    both = true & seen
    result.texts, result.texts_right = max(true.total(), seen.total()), both.total()
    result.misses += [f"{_label(form)}: no text {text[:60]}" for text in true - both]
    result.misses += [f"{_label(form)}: not text {text[:60]}" for text in seen - both]


def _texts(form: Form) -> Iterable[str]:
    for text in form.lead:
        yield canonical(text)
    for section in form.sections:
        yield from (canonical(text) for text in section.paragraphs if text)


def _score_conserved(form: Form, found: Trace, result: Score) -> None:
    """Check that each character found one place, and furniture none in the report."""
    places = [place for claim in found.claims for place in claim.text.places if place >= 0]
    taken = set(places)
    rest = (c for place, c in enumerate(found.source) if place not in taken)
    kept = ink("".join(found.recognised.leftover)) == ink("".join(rest))
    result.conserved = int(kept and len(places) == len(taken))
    if not result.conserved:
        result.misses.append(f"{_label(form)}: characters lost")
    left = canonical("".join(found.recognised.leftover))
    missing = Counter(canonical(form.furniture)) - Counter(left)
    if missing:
        result.misses.append(f"{_label(form)}: furniture kept {''.join(missing)}")


def _label(form: Form) -> str:
    return f"{form.name} [{form.habit}; {form.letterhead}; {form.closing}; {form.damage}]"
