"""The workspace: samples, settings, read-only."""

from pathlib import Path

import pytest

from desktop.domain.errors import ConflictError, NotFoundError, StoreReadOnlyError
from desktop.domain.office import Office, OfficeRecord
from desktop.services.workspace import Workspace


def test_samples_fill_an_empty_store_with_three_offices_and_nine_reports(
    workspace: Workspace,
) -> None:
    assert workspace.is_empty()
    changes = workspace.load_samples()
    assert (len(changes.offices), len(changes.reports)) == (3, 9)
    assert workspace.offices.count() == 3
    assert workspace.verify().reports == 9


def test_samples_are_loaded_once(workspace: Workspace) -> None:
    workspace.load_samples()
    assert not workspace.load_samples()


def test_samples_stand_under_their_superiors(workspace: Workspace) -> None:
    workspace.load_samples()
    (top,) = workspace.offices.subordinates(None)
    (middle,) = workspace.offices.subordinates(top.id)
    assert workspace.offices.count_subordinates([top.id, middle.id]) == {top.id: 1, middle.id: 1}


def test_a_second_workspace_on_the_same_file_only_reads(
    workspace: Workspace,
) -> None:
    with Workspace.open(workspace.path) as second:
        assert second.read_only
        assert second.read_only_reason
        with pytest.raises(StoreReadOnlyError):
            second.offices.add(Office("甲办公室"))


def test_a_missing_store_is_not_made_unasked(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match=r"没有\.db"):
        Workspace.open(tmp_path / "没有.db", create=False)


def test_a_setting_is_kept(workspace: Workspace) -> None:
    workspace.set_setting("operator", "张明")
    assert workspace.setting("operator") == "张明"
    assert workspace.setting("none") is None


def test_an_office_is_renamed_found_and_removed(workspace: Workspace) -> None:
    key = workspace.offices.add(Office("东岭区民防办公室"))
    workspace.offices.save(OfficeRecord(key, Office("东岭区国防动员办公室", "东岭区国动办")))
    found = workspace.offices.find("东岭区国动办")
    assert found is not None
    assert found.id == key
    assert [record.id for record in workspace.offices.search("东岭")] == [key]
    workspace.offices.remove(key)
    assert workspace.is_empty()


def test_an_office_needs_a_name(workspace: Workspace) -> None:
    with pytest.raises(ConflictError, match="单位全称"):
        workspace.offices.add(Office(" "))
