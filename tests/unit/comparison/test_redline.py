"""Two documents as one that shows the changes."""

from dataclasses import replace

from desktop.comparison.redline import redlined
from desktop.domain.difference import Fate
from desktop.domain.outline import Section, Table
from desktop.domain.report import Report
from desktop.official.blocks import Block, Role
from desktop.official.compose import compose


def _text(blocks: tuple[Block, ...], without: Fate) -> list[str]:
    """Return the texts of the blocks as they were, or as they are."""
    kept = [block for block in blocks if block.fate is not without]
    texts = (
        block.text
        if block.table
        else "".join(run.text for run in block.runs if run.fate is not without)
        for block in kept
    )
    return [text for text in texts if text]


def test_both_texts_can_be_read_from_the_marked_one(last: Report, this: Report) -> None:
    before, after = compose(last), compose(this)
    found = redlined(before, after)
    assert _text(found, Fate.REMOVED) == [block.text for block in after if block.text]
    assert _text(found, Fate.ADDED) == [block.text for block in before if block.text]


def test_a_document_beside_itself_has_no_changes(last: Report) -> None:
    blocks = compose(last)
    assert redlined(blocks, blocks) == blocks


def test_a_changed_table_stands_twice(last: Report) -> None:
    def with_table(cell: str) -> tuple[Block, ...]:
        table = Table((("事项", "件数"), ("执法", cell)))
        return compose(replace(last, sections=(Section(0, paragraphs=(table,)),)))

    found = redlined(with_table("3"), with_table("13"))
    fates = [block.fate for block in found if block.role is Role.TABLE]
    assert fates == [Fate.REMOVED, Fate.ADDED]


def test_the_imprint_stays_at_the_end(last: Report) -> None:
    before = compose(replace(last, cc="县委", sections=last.sections[:1]))
    found = redlined(before, compose(replace(last, cc="县委、县政府")))
    assert found[-1].role is Role.CC


def test_removed_text_has_no_place_in_the_report(last: Report, this: Report) -> None:
    removed = [
        block for block in redlined(compose(last), compose(this)) if block.fate is Fate.REMOVED
    ]
    assert removed
    assert all(block.place is None for block in removed)
