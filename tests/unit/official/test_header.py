from dataclasses import replace

import pytest

from desktop.domain.report import Report
from desktop.official import standard
from desktop.official.blocks import Block, Role
from desktop.official.header import addressee, header, mark_fit
from desktop.official.looks import Align, alignment


def _of(report: Report, role: Role) -> list[Block]:
    return [block for block in header(report) if block.role is role]


def test_the_mark_stands_35_mm_below_the_head(full_report: Report) -> None:
    assert _of(full_report, Role.MARK)[0].drop == 35


@pytest.mark.parametrize("characters", [8, 12, 15, 20, 26])
def test_a_mark_fits_its_line(characters: int) -> None:
    size, stretch = mark_fit(characters)
    assert characters * size * stretch <= standard.TEXT_WIDTH.points


def test_marks_of_many_issuers_leave_room_for_text() -> None:
    size, _ = mark_fit(10, lines=6)
    assert 6 * size * standard.MARK_LEADING.value <= standard.MARK_HEIGHT.points


@pytest.mark.parametrize("end", ["乙局文件", "乙局\n文件"])
def test_joint_issuers_stand_one_a_line_with_the_suffix_beside_them(end: str) -> None:
    block = _of(Report(mark=f"甲办公室\n{end}"), Role.MARK)[0]
    assert block.runs[0].text == "甲办公室\n乙局"
    assert block.beside[0].text == "文件"


def test_only_the_names_of_joint_issuers_are_spread(full_report: Report) -> None:
    joint = replace(full_report, mark="甲办公室\n乙局文件")
    assert [header(report)[3].spread for report in (full_report, joint)] == [False, True]


def test_a_number_without_signers_is_centred(full_report: Report) -> None:
    block = _of(replace(full_report, signers=()), Role.DOC_NUMBER)[0]
    assert (block.text, alignment(block), block.before) == ("江国动〔2025〕3号", Align.CENTRE, 2)


def test_with_a_signer_the_number_stands_one_character_in(full_report: Report) -> None:
    block = _of(full_report, Role.DOC_NUMBER)[0]
    assert (block.text, block.indent.left) == ("江国动〔2025〕3号\t签发人：李文", 1)
    assert alignment(block) is Align.LEFT


def test_signers_stand_two_a_line_below_one_another(full_report: Report) -> None:
    report = replace(full_report, signers=("张三", "欧阳明", "王五"))
    above, last = _of(report, Role.SIGNERS)[0], _of(report, Role.DOC_NUMBER)[0]
    assert above.text == "\t签发人：张三\t欧阳明"
    assert last.text == "江国动〔2025〕3号\t王五"
    assert last.stops[0].at == pytest.approx(above.stops[0].at + 4)


def test_only_the_first_line_of_signers_keeps_away_from_the_mark(full_report: Report) -> None:
    report = replace(full_report, signers=("张三", "李四", "王五"))
    blocks = _of(report, Role.SIGNERS) + _of(report, Role.DOC_NUMBER)
    assert [block.before for block in blocks] == [2, 0]


def test_signers_without_a_number_are_shown() -> None:
    blocks = header(Report(signers=("张三",)))
    assert [block.text for block in blocks] == ["\t签发人：张三"]


def test_the_addressee_gets_one_colon() -> None:
    for name in ("市委", "市委：", "市委:"):
        blocks = addressee(Report(addressee=name), after_title=True)
        assert blocks[0].text == "市委："
