"""A layout in numbers, as the command line prints it."""

import json

from desktop.domain.report import Report
from desktop.official.compose import compose
from desktop.typesetting.layout import layout_json
from desktop.typesetting.typesetter import Typesetter


def test_a_layout_names_paper_pages_lines_and_rules(typesetter: Typesetter) -> None:
    report = Report(mark="青河市司法局文件", doc_number="青司〔2025〕3号", title="报告")
    found = layout_json(typesetter.typeset(compose(report)))
    assert json.loads(json.dumps(found)) == found
    assert found["page"] == {
        "width_mm": 210,
        "height_mm": 297,
        "text_left_mm": 28,
        "text_top_mm": 37,
        "text_width_mm": 156,
        "text_height_mm": 225,
    }


def test_a_line_is_told_in_millimetres(typesetter: Typesetter) -> None:
    (page,) = typesetter.typeset(compose(Report(addressee="市政府")))
    (line,) = layout_json((page,))["pages"][0]["lines"]
    assert (line["role"], line["text"], line["x_mm"]) == ("addressee", "市政府：", 28.0)
    assert line["width_mm"] == 22.31


def test_a_page_tells_its_label(typesetter: Typesetter) -> None:
    (page,) = layout_json(typesetter.typeset(()))["pages"]
    assert (page["number"], page["label"], page["lines"]) == (1, "— 1 —", [])
