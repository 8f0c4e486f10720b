"""An office's own indicators: added, renamed, retired, exchanged; old figures keep their names."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.figure import Figure
from desktop.domain.indicator import Indicator, Measure
from desktop.domain.office import Office
from desktop.domain.outline import Section
from desktop.domain.report import Report
from desktop.services.catalogues import IndicatorError
from desktop.services.workspace import Workspace

DRAFT = Indicator("", "警报器巡检", "次", Measure.COUNT, "自定指标", "警报器的巡检次数。")
CASES = "enf.case_total"


def saying(text: str, year: int = 2024) -> Report:
    return Report(year=year, sections=(Section(1, "主要工作", paragraphs=(text,)),))


def test_an_added_indicator_stands_behind_the_others_and_is_told(workspace: Workspace) -> None:
    told: list[Changes] = []
    workspace.listeners.subscribe(lambda changes, _origin: told.append(changes))
    key = workspace.catalogues.add(DRAFT)
    assert workspace.figures.catalogue.indicators[-1].key == key
    assert key.startswith("own.")
    assert told == [Changes(catalogue=True)]


def test_an_added_indicator_is_there_when_the_store_is_opened_again(tmp_path: Path) -> None:
    with Workspace.open(tmp_path / "again.db") as first:
        key = first.catalogues.add(DRAFT)
    with Workspace.open(tmp_path / "again.db") as again:
        assert again.figures.catalogue.get(key) is not None


def test_two_offices_give_the_same_indicator_the_same_key(tmp_path: Path) -> None:
    keys = set()
    for name in ("a.db", "b.db"):
        with Workspace.open(tmp_path / name) as opened:
            keys.add(opened.catalogues.add(DRAFT))
    assert len(keys) == 1


def test_figures_of_an_own_indicator_are_found_by_its_name(workspace: Workspace) -> None:
    key = workspace.catalogues.add(DRAFT)
    found = workspace.figures.suggest(saying("全年开展警报器巡检12次。"))
    assert [(figure.indicator, figure.value) for figure in found] == [(key, Decimal(12))]


def test_words_given_to_an_indicator_find_its_figures(workspace: Workspace) -> None:
    key = workspace.catalogues.add(DRAFT)
    known = workspace.catalogues.current.get(key)
    assert known is not None
    workspace.catalogues.change(replace(known, cues=("维护(警报",)))
    found = workspace.figures.suggest(saying("全年维护(警报8次。"))
    assert [figure.indicator for figure in found] == [key]


def test_none_of_an_own_indicator_is_zero(workspace: Workspace) -> None:
    key = workspace.catalogues.add(DRAFT)
    found = workspace.figures.suggest(saying("全年未发生警报器巡检。"))
    assert [(figure.indicator, figure.value) for figure in found] == [(key, Decimal(0))]


def test_a_renamed_indicator_keeps_its_name_of_the_time(workspace: Workspace) -> None:
    workspace.catalogues.rename(CASES, "执法办案总数", 2025)
    found = workspace.catalogues.current.get(CASES)
    assert found is not None
    assert [found.label_in(year) for year in (2024, 2025)] == ["行政执法案件总数", "执法办案总数"]


def test_a_renamed_own_indicator_is_still_found_by_its_earlier_name(workspace: Workspace) -> None:
    key = workspace.catalogues.add(DRAFT)
    workspace.catalogues.rename(key, "报警设备维护", 2025)
    for year, text in ((2024, "警报器巡检3次。"), (2025, "报警设备维护3次。")):
        assert [f.indicator for f in workspace.figures.suggest(saying(text, year))] == [key]


def test_a_retired_indicator_is_not_asked_for_afterwards(workspace: Workspace) -> None:
    workspace.catalogues.retire(CASES, 2024)
    catalogue = workspace.catalogues.current
    assert catalogue.of_year(2024).get(CASES) is not None
    assert catalogue.of_year(2025).get(CASES) is None
    assert catalogue.of_year(2025, {CASES}).get(CASES) is not None
    assert not workspace.figures.suggest(saying("办理行政执法案件7件。", 2025))[0].indicator


def test_a_retired_indicator_comes_back(workspace: Workspace) -> None:
    workspace.catalogues.retire(CASES, 2024)
    workspace.catalogues.restore(CASES)
    assert workspace.catalogues.current == workspace.catalogues.built_in


def test_an_indicator_with_figures_is_not_removed(workspace: Workspace) -> None:
    key = workspace.catalogues.add(DRAFT)
    office = workspace.offices.add(Office("东岭区国防动员办公室"))
    report = workspace.reports.add(office, saying(""), today=dt.date(2025, 1, 6))
    workspace.figures.save(report, [Figure(key, None)])
    with pytest.raises(ConflictError, match="不再填报时请停用"):
        workspace.catalogues.remove(key)


def test_an_own_indicator_without_figures_is_removed(workspace: Workspace) -> None:
    workspace.catalogues.remove(workspace.catalogues.add(DRAFT))
    assert workspace.catalogues.current == workspace.catalogues.built_in


def test_what_came_with_the_program_is_not_removed(workspace: Workspace) -> None:
    with pytest.raises(ConflictError, match="软件自带"):
        workspace.catalogues.remove(CASES)


def test_a_name_that_is_taken_is_refused(workspace: Workspace) -> None:
    workspace.catalogues.add(DRAFT)
    with pytest.raises(ConflictError, match="已经有名称为“警报器巡检”的指标"):
        workspace.catalogues.add(DRAFT)


def test_what_contradicts_itself_is_refused_and_nothing_is_kept(workspace: Workspace) -> None:
    wrong = Indicator("", "巡检率", "次", Measure.RATE, "自定指标", "比率。")
    with pytest.raises(IndicatorError, match="单位与类型不一致"):
        workspace.catalogues.add(wrong)
    assert workspace.catalogues.current == workspace.catalogues.built_in


def test_an_indicator_that_has_gone_is_said_so(workspace: Workspace) -> None:
    with pytest.raises(NotFoundError, match="已经不在目录中"):
        workspace.catalogues.restore("own.gone")


def test_a_catalogue_goes_from_office_to_office(workspace: Workspace, tmp_path: Path) -> None:
    workspace.catalogues.add(DRAFT)
    workspace.catalogues.retire(CASES, 2024)
    assert workspace.catalogues.export(tmp_path / "指标.json") == 2
    with Workspace.open(tmp_path / "other.db") as other:
        found = other.catalogues.read(tmp_path / "指标.json")
        other.catalogues.take_in(found)
        assert (len(found.added), len(found.changed), found.same) == (1, 1, 0)
        assert other.catalogues.current == workspace.catalogues.current


def test_there_is_nothing_to_export_where_nothing_was_changed(
    workspace: Workspace, tmp_path: Path
) -> None:
    with pytest.raises(ConflictError, match="没有内容可以导出"):
        workspace.catalogues.export(tmp_path / "指标.json")
