"""Numbered sentences that only look like headings of their own.

（三）做好……，谋划……。 is a sentence as its siblings are, whatever stands below the last of them:
特此报告。 belongs to the whole report, and a paragraph that closes a list to the whole list.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from desktop.recognition.drafted import Drafted
from desktop.recognition.traced import NOTHING
from desktop.recognition.words import load_words

_LEAST_SIBLINGS = 2


def is_last_word(text: str) -> bool:
    """Tell whether a paragraph only closes a report, as 特此报告 does."""
    return load_words().last_word.fullmatch("".join(text.split())) is not None


def with_sentences(sections: Sequence[Drafted]) -> tuple[Drafted, ...]:
    """Read the last of several numbered sentences as the ones before it."""
    result = list(sections)
    for family in _families(sections):
        *others, last = family
        sentences = all(_is_sentence(sections[index]) for index in others)
        if len(others) >= _LEAST_SIBLINGS and sentences and _may_be_sentence(sections[last]):
            whole = sections[last]
            paragraphs = (whole.heading, *whole.paragraphs)
            result[last] = replace(whole, heading=NOTHING, run_in=True, paragraphs=paragraphs)
    return tuple(result)


def _families(sections: Sequence[Drafted]) -> Iterable[list[int]]:
    """Yield the indices of siblings: sections of one depth below one parent."""
    open_: dict[int, list[int]] = {}
    for index, section in enumerate(sections):
        for depth in [each for each in open_ if each > section.depth]:
            yield open_.pop(depth)
        if section.depth:
            open_.setdefault(section.depth, []).append(index)
    yield from open_.values()


def _is_sentence(section: Drafted) -> bool:
    return section.run_in and not section.heading and len(section.paragraphs) == 1


def _may_be_sentence(section: Drafted) -> bool:
    return not (section.run_in or section.styled) and section.heading.text.endswith("。")
