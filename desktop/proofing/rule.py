"""What a rule on running text gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Hit:
    """A place in one text that a rule speaks of.

    Attributes:
        start: The first character of the place.
        end: The character behind it.
        suggestion: What to put there; None where no mechanical repair is safe.
        message: A sentence of its own; "" where the rule's own message says it.
    """

    start: int
    end: int
    suggestion: str | None = None
    message: str = ""


TextRule = Callable[[str], Iterable[Hit]]
