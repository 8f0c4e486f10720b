"""What a clerk says of an item of last year's plan: how far it was kept, and by which sentence."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Fulfilment(StrEnum):
    """How far an item of last year's plan was carried out; the value is what the clerk reads."""

    DONE = "已兑现"
    PARTLY = "部分兑现"
    NOT_BEGUN = "未开展"
    OBSOLETE = "不再适用"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A clerk's word on one item.

    Attributes:
        item: The item's words as they are compared; the item is known by them.
        fulfilment: None: not said yet.
        answer: The sentence that was confirmed, as it is compared; empty: none.
        rejected: Sentences that do not answer it, as they are compared.
    """

    item: str
    fulfilment: Fulfilment | None = None
    answer: str = ""
    rejected: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was said."""
        return self == Judgement(self.item)

    def confirmed(self, answer: str) -> "Judgement":
        """Take a sentence for the answer; an item nothing was said of is thereby carried out."""
        rejected = tuple(each for each in self.rejected if each != answer)
        fulfilment = self.fulfilment or Fulfilment.DONE
        return replace(self, fulfilment=fulfilment, answer=answer, rejected=rejected)

    def without(self, answer: str) -> "Judgement":
        """Say that a sentence is no answer; what only rested on it is open again."""
        if answer in self.rejected:
            return self
        rejected = (*self.rejected, answer)
        if self.answer != answer:
            return replace(self, rejected=rejected)
        return Judgement(self.item, rejected=rejected)
