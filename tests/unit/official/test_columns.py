import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.outline import Table
from desktop.official.columns import column_shares, long_columns

tables = st.lists(
    st.lists(st.text(alphabet="法治12", max_size=40), min_size=1, max_size=5).map(tuple),
    min_size=1,
    max_size=5,
).map(lambda rows: Table(tuple(rows)))


@given(tables)
def test_the_columns_share_the_whole_width(table: Table) -> None:
    shares = column_shares(table)
    assert len(shares) == table.columns
    assert sum(shares) == pytest.approx(1)


def test_a_column_of_running_text_is_told_from_one_of_figures() -> None:
    table = Table((("项目", "说明"), ("7", "本年度共办理行政处罚案件，均已结案并公示")))
    assert long_columns(table) == {1}


def test_a_long_head_alone_does_not_make_a_column_of_text() -> None:
    assert long_columns(Table((("本年度共办理行政处罚案件数量合计",), ("7",)))) == frozenset()


def test_a_short_column_keeps_its_width_where_others_have_too_much() -> None:
    table = Table((("年度", *(f"第{index}类案件数量（件）" for index in range(5))), ("2022年",)))
    shares = column_shares(table)
    assert shares[0] * 36.8 > 4.5
    assert max(shares[1:]) == pytest.approx(min(shares[1:]))
