"""How sure recognition is of each field: three honest steps, no invented percentages."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from desktop.domain.report import Report
from desktop.recognition.office import Naming, year_of
from desktop.recognition.traced import Claim
from desktop.recognition.words import Words

_BY_FORM = frozenset({"doc_number", "secrecy", "urgency"})
_PLAIN = (
    "mark", "copy_number", "secrecy", "urgency", "doc_number", "signers", "title", "addressee",
    "signature", "date", "note", "cc", "printer", "printed_on",
)  # fmt: skip
_MARK_END = "文件"


class Confidence(StrEnum):
    """How sure a field is."""

    EXPLICIT = "explicit"  # the source says what it is: by a label, or a form nothing else has
    INFERRED = "inferred"  # its place or its wording fits, and nothing speaks against it
    GUESSED = "guessed"  # the best there was; to be looked at


def confidences(
    report: Report, claims: Sequence[Claim], naming: Naming, words: Words
) -> Mapping[str, Confidence]:
    """Tell how sure each field is that was found; a field without a value is not told of.

    Args:
        report: What was recognised, with office and year.
        claims: The pieces of the source, with the labels that stood before them.
        naming: How the office was found.
        words: The word lists.
    """
    labelled = {claim.field for claim in claims if claim.label}
    found = {
        field: _of_field(field, report, labelled, words)
        for field in _PLAIN
        if getattr(report, field)
    }
    if naming.name:
        found["office"] = Confidence.EXPLICIT if naming.sure else Confidence.GUESSED
    if report.year:
        found["year"] = _of_year(report)
    if report.sections:
        found["sections"] = _of_outline(report)
    return found


def _of_field(field: str, report: Report, labelled: set[str], words: Words) -> Confidence:
    if field in _BY_FORM or field in labelled:
        return Confidence.EXPLICIT
    if field == "title":
        return _of_title(report.title, words)
    if field == "mark":
        return _sure(report.mark.endswith(_MARK_END))
    if field == "signature":
        return _of_signature(report, words)
    if field == "date":
        return _sure(bool(report.signature))
    return Confidence.INFERRED


def _sure(explicit: bool) -> Confidence:  # noqa: FBT001 - what it is called says it
    return Confidence.EXPLICIT if explicit else Confidence.INFERRED


def _of_title(title: str, words: Words) -> Confidence:
    ends = title.endswith(words.title_ends)
    subject = any(subject in title for subject in words.title_subjects)
    if ends and subject:
        return Confidence.EXPLICIT
    return Confidence.INFERRED if ends or subject else Confidence.GUESSED


def _of_signature(report: Report, words: Words) -> Confidence:
    """Judge a signature: sure where the header or the title names the same office."""
    names = report.signature.split("\n")
    above = f"{report.mark}{report.title}{report.printer}"
    if all(name in above for name in names):
        return Confidence.EXPLICIT
    organs = all(words.is_organ("".join(name.split())) for name in names)
    return Confidence.INFERRED if organs else Confidence.GUESSED


def _of_year(report: Report) -> Confidence:
    if year_of(report.title, (), None, "") == report.year:
        return Confidence.EXPLICIT
    headings = [section.heading for section in report.sections if section.depth == 1]
    told = year_of("", headings, None, "") == report.year
    return Confidence.INFERRED if told else Confidence.GUESSED


def _of_outline(report: Report) -> Confidence:
    """Judge an outline: numbers in sequence, headings or numbers out of sequence, none at all."""
    tops = [section for section in report.sections if section.depth == 1]
    if not tops:
        return Confidence.GUESSED
    shown = zip(report.sections, report.markers, strict=True)
    numbered = all(marker for section, marker in shown if section.depth)
    kept = any(section.marker is not None for section in report.sections)
    return _sure(numbered and not kept)
