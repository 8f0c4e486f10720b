"""Who copied from whom."""

import random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Indel

from desktop.comparison.likeness import Crowd, alike_sentences

_LONG = "坚持把法治建设摆在突出位置，压实责任，细化清单，逐项督促落实到位，确保目标如期完成。"

_MORE = "完善制度，规范流程，强化监督，推动各项决策部署在基层一线落地见效，主动接受群众评议。" * 2
_COPIED = (
    _LONG + "党组会专题研究法治建设6次，解决难点问题12个，班子成员带头学法用法，示范引领作用明显。"
)


def test_a_sentence_with_a_changed_word_is_found() -> None:
    found = list(alike_sentences([_LONG], ["别的话说得很长很长。", _LONG.replace("逐项", "逐条")]))
    assert [(each.first, each.second) for each in found] == [(0, 1)]


@given(st.lists(st.text("甲乙丙丁戊己", min_size=12, max_size=24), max_size=12))
def test_no_pair_that_comparing_each_with_each_would_find_is_missed(texts: list[str]) -> None:
    found = {(each.first, each.second) for each in alike_sentences(texts, texts)}
    wanted = {
        (one, other)
        for one, text in enumerate(texts)
        for other, its in enumerate(texts)
        if Indel.normalized_similarity(text, its) >= 0.85
    }
    assert found == wanted


def test_reports_that_share_passages_are_told_and_others_are_not() -> None:
    chance = random.Random(7)  # noqa: S311 - texts, no secrets
    strangers = ["".join(chance.choices("依法行政执法监督案件办理", k=400)) for _ in range(3)]
    texts = [strangers[0] + _COPIED, strangers[1], _COPIED + strangers[2]]
    assert _alike(texts) == [(0, 2)]


def test_the_pair_that_shares_most_comes_first() -> None:
    more = (
        _LONG + "完善制度，规范流程，强化监督，推动各项决策部署在基层一线落地见效，接受群众评议。"
    )
    assert _alike([_LONG, more, more]) == [(1, 2), (0, 1), (0, 2)]


def _alike(texts: list[str]) -> list[tuple[int, int]]:
    crowd = Crowd()
    for text in texts:
        crowd.add(text)
    return crowd.alike()
