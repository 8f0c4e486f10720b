"""Word lists: how a long list is looked for, and what the lists must hold."""

import pytest

from desktop.proofing.wording_tables import Wordlist, table, words


def found(entries: dict[str, str | None], text: str) -> list[tuple[str, str | None]]:
    return [(text[hit.start : hit.end], hit.suggestion) for hit in Wordlist(entries).hits(text)]


def test_a_wording_is_found_wherever_it_stands() -> None:
    assert found({"布署": "部署"}, "布署工作，再布署") == [("布署", "部署"), ("布署", "部署")]


def test_the_longest_of_several_wordings_is_taken() -> None:
    assert found({"纪录": "记录", "过程纪录": "过程记录"}, "过程纪录") == [("过程纪录", "过程记录")]


def test_what_stands_around_decides() -> None:
    entries: dict[str, str | None] = {"(?<!主|民)法制(?=轨道|政府)": "法治"}
    assert found(entries, "法制轨道") == [("法制", "法治")]
    assert found(entries, "民法制政府") == []
    assert found(entries, "法制审核") == []


def test_alternatives_behind_may_differ_in_length() -> None:
    assert found({"(?<=群众|广受)好平": "好评"}, "深受群众好平") == [("好平", "好评")]


def test_the_end_of_one_word_and_the_beginning_of_the_next_are_no_wording() -> None:
    assert found({"要意": "要义"}, "具有重要意义") == []
    assert found({"要意": "要义"}, "核心要意") == [("要意", "要义")]


def test_a_wording_may_have_no_repair() -> None:
    assert found({"宣传面": None}, "加强宣传面") == [("宣传面", None)]


@pytest.mark.parametrize("rule", sorted(table("wordings")))
def test_no_list_repairs_a_wording_into_one_of_its_own(rule: str) -> None:
    entries = table("wordings")[rule]
    listed = Wordlist(entries)
    repaired = [right for right in entries.values() if right and list(listed.hits(right))]
    assert repaired == []


def test_the_lists_are_as_broad_as_they_should_be() -> None:
    assert len(table("wordings")["wording.typo"]) > 1000
    assert len(table("wordings")["wording.confused"]) > 100
    assert len(table("phrases")["phrases"]) > 300
    assert sum(len(table("laws")[kind]) for kind in ("laws", "regulations", "rules")) > 500


def test_usual_words_have_two_characters() -> None:
    assert {len(word) for word in words()} == {2}
