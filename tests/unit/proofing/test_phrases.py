"""Set phrases: corruptions are told, variants on purpose are let be."""

import pytest

from desktop.proofing.phrases import phrase
from desktop.proofing.wording_tables import table

PHRASES = table("phrases")["phrases"]


@pytest.mark.parametrize("right", PHRASES)
def test_a_true_phrase_is_let_be(right: str) -> None:
    assert list(phrase(f"坚持{right}，抓好落实。")) == []


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("坚持以人民为中新", "坚持以人民为中心"),
        ("习近平新时代中国特色社会注义思想", "习近平新时代中国特色社会主义思想"),
        ("执法全过程记制度", "执法全过程记录制度"),
        ("严格规范公证文明执法", "严格规范公正文明执法"),
        ("履行推进法治建设第一责任职责", "履行推进法治建设第一责任人职责"),
        ("重大执法决定法治审核", "重大执法决定法制审核"),
    ],
)
def test_a_corruption_is_repaired_within_its_span(wrong: str, right: str) -> None:
    hit = next(iter(phrase(wrong)))
    assert wrong[: hit.start] + (hit.suggestion or "") + wrong[hit.end :] == right


@pytest.mark.parametrize(
    "text",
    ["谁管理谁普法", "全面依法治市", "行政处罚裁量基准", "中国特色社会主义的法治道路"],
)
def test_a_variant_is_let_be(text: str) -> None:
    assert list(phrase(text)) == []
