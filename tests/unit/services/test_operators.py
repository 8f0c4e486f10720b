"""Operators: signing in, and who may do what."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.audit import Event
from desktop.domain.errors import ConflictError, NotAllowedError
from desktop.domain.operator import MAY, Act, OperatorId, Role
from desktop.services.workspace import Workspace


@pytest.fixture
def workspace(tmp_path: Path) -> Iterator[Workspace]:
    """Give an empty store."""
    with Workspace.open(tmp_path / "store.db") as opened:
        yield opened


@pytest.fixture
def manager(workspace: Workspace) -> OperatorId:
    """Give a manager with a password, who has not signed in."""
    return workspace.operators.add("陈立川", Role.MANAGER, "安全第一")


def test_without_operators_everybody_may_do_everything(workspace: Workspace) -> None:
    assert all(workspace.operators.may(act) for act in Act)


def test_with_operators_nobody_may_do_anything_before_signing_in(
    workspace: Workspace, manager: OperatorId
) -> None:
    assert not any(workspace.operators.may(act) for act in Act)
    with pytest.raises(NotAllowedError, match="先登录"):
        workspace.operators.require(Act.EDIT)
    assert manager


def test_the_right_password_lets_in_and_is_logged(
    workspace: Workspace, manager: OperatorId
) -> None:
    workspace.operators.sign_in(manager, "安全第一")
    last = list(workspace.audit.entries())[-1]
    assert (last.event, last.operator) == (Event.SIGNED_IN, "陈立川")


@pytest.mark.parametrize("password", ["", "安全", "安全第一 "])
def test_another_password_does_not(
    workspace: Workspace, manager: OperatorId, password: str
) -> None:
    with pytest.raises(NotAllowedError, match="口令不正确"):
        workspace.operators.sign_in(manager, password)
    assert workspace.operators.current is None


def test_the_password_is_nowhere_in_the_file(workspace: Workspace, manager: OperatorId) -> None:
    workspace.close()
    data = b"".join(path.read_bytes() for path in workspace.path.parent.iterdir())
    assert "安全第一".encode() not in data
    assert manager


def test_the_first_operator_is_a_manager(workspace: Workspace) -> None:
    with pytest.raises(ConflictError, match="第一位操作员"):
        workspace.operators.add("李清", Role.DRAFTER)


def test_the_last_manager_cannot_be_retired(workspace: Workspace, manager: OperatorId) -> None:
    found = workspace.operators.sign_in(manager, "安全第一")
    workspace.operators.add("李清", Role.DRAFTER)
    with pytest.raises(ConflictError, match="至少要留一位"):
        workspace.operators.change(replace(found, active=False))


def test_a_drafter_may_not_finalise_and_is_told_so(
    workspace: Workspace, manager: OperatorId
) -> None:
    workspace.operators.sign_in(manager, "安全第一")
    drafter = workspace.operators.add("李清", Role.DRAFTER)
    workspace.operators.sign_in(drafter)
    with pytest.raises(NotAllowedError, match=r"李清.*角色是起草.*定稿"):
        workspace.operators.require(Act.FINALISE)


def test_a_retired_operator_cannot_sign_in(workspace: Workspace, manager: OperatorId) -> None:
    workspace.operators.sign_in(manager, "安全第一")
    drafter = workspace.operators.add("李清", Role.DRAFTER)
    found = next(each for each in workspace.operators.all() if each.id == drafter)
    workspace.operators.change(replace(found, active=False))
    with pytest.raises(NotAllowedError, match="已停用"):
        workspace.operators.sign_in(drafter)


def test_everybody_may_change_their_own_password(workspace: Workspace, manager: OperatorId) -> None:
    workspace.operators.sign_in(manager, "安全第一")
    drafter = workspace.operators.add("李清", Role.DRAFTER)
    workspace.operators.sign_in(drafter)
    workspace.operators.set_password(drafter, "新口令")
    with pytest.raises(NotAllowedError):
        workspace.operators.set_password(manager, "")


def test_each_role_may_do_all_that_the_one_below_it_may() -> None:
    assert MAY[Role.DRAFTER] < MAY[Role.REVIEWER] < MAY[Role.MANAGER]
