from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.official.blocks import CLOSING, HEADER, Block, Role
from desktop.official.compose import compose
from desktop.official.options import Options


def _roles(blocks: tuple[Block, ...]) -> list[Role]:
    return list(dict.fromkeys(block.role for block in blocks))


def test_a_full_report_has_every_element_in_the_order_of_the_standard(full_report: Report) -> None:
    assert _roles(compose(full_report)) == [
        Role.COPY_NUMBER,
        Role.SECRECY,
        Role.URGENCY,
        Role.MARK,
        Role.DOC_NUMBER,
        Role.RED_LINE,
        Role.TITLE,
        Role.ADDRESSEE,
        Role.BODY,
        Role.HEADING_1,
        Role.HEADING_2,
        Role.HEADING_3,
        Role.TABLE,
        Role.ATTACHMENT_NOTE,
        Role.SIGNATURE,
        Role.DATE,
        Role.NOTE,
        Role.ATTACHMENT_LABEL,
        Role.ATTACHMENT_TITLE,
        Role.CC,
        Role.PRINTER,
    ]


def test_a_plain_document_has_neither_header_nor_imprint(full_report: Report) -> None:
    roles = _roles(compose(full_report, Options(plain=True)))
    assert roles[0] is Role.TITLE
    assert not {Role.RED_LINE, Role.DOC_NUMBER, Role.CC, Role.PRINTER} & set(roles)


def test_without_a_mark_no_red_line_is_drawn_and_no_element_is_lost(full_report: Report) -> None:
    roles = _roles(compose(replace(full_report, mark="")))
    assert Role.RED_LINE not in roles
    assert {Role.DOC_NUMBER, Role.COPY_NUMBER, Role.CC} <= set(roles)


def test_an_empty_report_has_no_blocks() -> None:
    assert compose(Report()) == ()


def test_a_document_begins_at_the_head_of_its_page(full_report: Report) -> None:
    for report in (
        replace(full_report, mark=""),
        Report(title="报告"),
        Report(addressee="市委"),
        Report(signature="甲局"),
    ):
        assert compose(report)[0].before == 0


def test_the_end_of_the_text_stays_with_the_signature(full_report: Report) -> None:
    blocks = compose(replace(full_report, attachments=()))
    at = next(i for i, block in enumerate(blocks) if block.role is Role.SIGNATURE)
    assert blocks[at - 1].keep_next
    assert blocks[at].keep_next


def test_a_long_list_of_attachments_is_not_held_on_one_page(full_report: Report) -> None:
    many = replace(full_report, attachments=full_report.attachments * 6)
    notes = [block for block in compose(many) if block.role is Role.ATTACHMENT_NOTE]
    assert [block.keep_next for block in notes] == [False] * 9 + [True] * 3


@given(st.lists(st.text(alphabet="法治建设。，12 ", min_size=1), max_size=4), st.integers(0, 5))
def test_every_place_points_at_the_text_it_stands_for(texts: list[str], depth: int) -> None:
    section = Section(depth, "工作。", run_in=depth > 0, paragraphs=tuple(texts))
    report = Report(sections=(section,))
    for block in compose(report):
        assert block.place is not None
        own = "".join(run.text for run in block.runs if not run.derived)
        text = report.sections[block.place.section].text
        assert text[block.place.start :].startswith(own)


def test_places_outside_the_text_name_their_field(full_report: Report) -> None:
    blocks = compose(full_report)
    outside = [block.place for block in blocks if block.place and block.place.section < 0]
    assert {place.section for place in outside} == {HEADER, CLOSING}
    assert all(place.field for place in outside)
