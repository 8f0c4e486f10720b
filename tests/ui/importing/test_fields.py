import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.report import Report
from desktop.ui.importing.fields import FIELDS, Field

BY_LABEL = {field.label: field for field in FIELDS}
WORDS = st.text("青山县国防动员办公室关于年度报告", min_size=1, max_size=12)


def of(label: str) -> Field:
    return BY_LABEL[label]


@given(text=WORDS, number=st.integers(0, len(FIELDS) - 1))
def test_what_is_written_into_a_text_is_read_again(text: str, number: int) -> None:
    field = FIELDS[number]
    if "日期" not in field.label:
        assert field.read(field.write(Report(), text)) == text


@given(date=st.dates(dt.date(1990, 1, 1), dt.date(2100, 1, 1)))
def test_date_is_written_in_words_and_read_again(date: dt.date) -> None:
    field = of("成文日期")
    report = Report(date=date)
    assert field.write(Report(), field.read(report)) == report


@pytest.mark.parametrize("text", ["2025-1-9", "2025.1.9", "2025/01/09", "二〇二五年一月九日"])
def test_date_is_taken_in_the_usual_short_forms(text: str) -> None:
    assert of("成文日期").write(Report(), text).date == dt.date(2025, 1, 9)


@pytest.mark.parametrize("text", ["去年底", "2025年13月1日", "2025-2-30"])
def test_text_that_is_no_date_is_refused_in_words(text: str) -> None:
    with pytest.raises(ValueError, match="不是日期"):
        of("成文日期").write(Report(), text)


def test_emptied_date_is_no_date() -> None:
    assert of("成文日期").write(Report(date=dt.date(2025, 1, 9)), " ").date is None


def test_joint_signatures_are_shown_in_one_line_and_kept_in_two() -> None:
    field = of("署名")
    report = field.write(Report(), "青山县司法局／青山县国动办")
    assert report.signature == "青山县司法局\n青山县国动办"
    assert field.read(report) == "青山县司法局／青山县国动办"


def test_signers_are_told_apart_by_any_usual_mark() -> None:
    assert of("签发人").write(Report(), "张三、李四，王五").signers == ("张三", "李四", "王五")
