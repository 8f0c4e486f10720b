import pytest

from desktop.domain.outline import Section, Table
from desktop.ui.section_text import section_html


@pytest.mark.parametrize(
    ("section", "pieces"),
    [
        (Section(1, "成效", paragraphs=("甲。",)), ["<b>一、成效</b></p>", ">甲。</p>"]),
        (
            Section(1, "成效。", run_in=True, paragraphs=("甲。", "乙。")),
            ["<b>一、成效。</b>甲。</p>", ">乙。</p>"],
        ),
        (
            Section(1, "表", paragraphs=(Table((("甲", "<乙>"),)),)),
            ["<td>甲</td><td>&lt;乙&gt;</td>"],
        ),
    ],
    ids=["heading", "run-in", "table"],
)
def test_section_is_written_as_it_stands_in_the_report(section: Section, pieces: list[str]) -> None:
    text = section_html(section, "一、")
    assert all(piece in text for piece in pieces)
