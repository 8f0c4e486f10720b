"""Operators in the store; of a password only what it can be checked by is kept."""

import sqlite3

from desktop.domain.errors import ConflictError, NotFoundError
from desktop.domain.operator import Operator, OperatorId, Role
from desktop.store.connection import Tables

_SELECT = "SELECT id, name, role, secret, active FROM operators"


class OperatorTables(Tables):
    """The part of a store that keeps operators."""

    def operators(self) -> tuple[Operator, ...]:
        """Return all operators, retired ones too, by name."""
        rows = self._connection.rows(f"{_SELECT} ORDER BY name")
        return tuple(map(_operator, rows))

    def add_operator(self, name: str, role: Role, secret: str) -> OperatorId:
        """Add an operator; raises `ConflictError` where the name is taken."""
        self._check_free(name, 0)
        with self._connection.transaction():
            row = {"name": name, "role": role.value, "secret": secret, "active": 1}
            return OperatorId(self._connection.insert("operators", row))

    def save_operator(self, operator: Operator) -> None:
        """Store name, role and whether an operator is active; the password stays."""
        self._check_free(operator.name, operator.id)
        with self._connection.transaction():
            self._connection.run(
                "UPDATE operators SET name = ?, role = ?, active = ? WHERE id = ?",
                operator.name,
                operator.role.value,
                int(operator.active),
                operator.id,
            )

    def operator_secret(self, operator: OperatorId) -> str:
        """Return what an operator's password is checked by; empty without one."""
        row = self._connection.row(f"{_SELECT} WHERE id = ?", operator)
        if row is None:
            raise NotFoundError("这位操作员已经不在名单中；请关闭窗口后重新选择。")
        return str(row["secret"])

    def set_operator_secret(self, operator: OperatorId, secret: str) -> None:
        """Keep what an operator's new password is checked by; empty takes it away."""
        with self._connection.transaction():
            self._connection.run("UPDATE operators SET secret = ? WHERE id = ?", secret, operator)

    def _check_free(self, name: str, own: int) -> None:
        row = self._connection.row("SELECT id FROM operators WHERE name = ?", name)
        if row is not None and row["id"] != own:
            raise ConflictError(f"已经有名为“{name}”的操作员，没有保存；请换一个名字。")


def _operator(row: sqlite3.Row) -> Operator:
    return Operator(
        OperatorId(row["id"]),
        row["name"],
        Role(row["role"]),
        protected=bool(row["secret"]),
        active=bool(row["active"]),
    )
