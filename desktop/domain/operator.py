"""Operators: who works with the store, and who may do what."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, NewType

from desktop.domain.report import LOCKED, Status

OperatorId = NewType("OperatorId", int)


class Role(StrEnum):
    """What an operator is there for."""

    DRAFTER = "起草"
    REVIEWER = "审核"
    MANAGER = "管理"


class Act(StrEnum):
    """What not everyone may do."""

    EDIT = "编辑报告"
    IMPORT = "导入"
    EXPORT = "导出"
    REVIEW = "送审核"
    FINALISE = "定稿"
    HAND_IN = "报送和公开"
    UNLOCK = "退回起草"
    REMOVE = "删除和找回"
    RESTORE = "恢复旧稿"
    MERGE = "接收报送包"
    OFFICES = "管理单位和指标"
    STORE = "恢复备份和设置密码"
    OPERATORS = "管理操作员"


_DRAFTING = frozenset({Act.EDIT, Act.IMPORT, Act.EXPORT, Act.REVIEW, Act.RESTORE})
_REVIEWING = _DRAFTING | {Act.FINALISE, Act.HAND_IN, Act.UNLOCK, Act.MERGE}

MAY: Final[Mapping[Role, frozenset[Act]]] = {
    Role.DRAFTER: _DRAFTING,
    Role.REVIEWER: _REVIEWING,
    Role.MANAGER: frozenset(Act),
}
"""The one table of who may do what. Without any operator everybody may do everything."""


_REACHING: Final[Mapping[Status, Act]] = {
    Status.DRAFT: Act.REVIEW,
    Status.REVIEW: Act.REVIEW,
    Status.FINAL: Act.FINALISE,
    Status.SUBMITTED: Act.HAND_IN,
    Status.PUBLISHED: Act.HAND_IN,
}


def act_of(before: Status, after: Status) -> Act:
    """Return what is done by moving a report from one status to another."""
    if before in LOCKED and after not in LOCKED:
        return Act.UNLOCK
    return _REACHING[after]


@dataclass(frozen=True, slots=True)
class Operator:
    """Somebody who works with the store.

    Attributes:
        protected: Signing in takes a password.
        active: Signs in still; a retired one stays for the history.
    """

    id: OperatorId
    name: str
    role: Role
    protected: bool = False
    active: bool = True

    def may(self, act: Act) -> bool:
        """Tell whether the operator may do that."""
        return act in MAY[self.role]
