"""Use cases on operators: signing in, who may do what, and the log of what they did."""

import base64
import binascii
import hmac
import os
from dataclasses import replace

from desktop.domain.audit import Event
from desktop.domain.changes import Changes
from desktop.domain.errors import ConflictError, NotAllowedError, NotFoundError
from desktop.domain.operator import Act, Operator, OperatorId, Role
from desktop.services.listeners import Listeners
from desktop.store import Store

_SALT = 16
_COST, _BLOCK, _LANES = 2**15, 8, 1  # scrypt (RFC 7914): 32 MiB and a fifth of a second a guess
_LENGTH = 32


class OperatorService:
    """Knows who works with the store now, and asks nobody as long as there are no operators.

    Attributes:
        current: Who has signed in; None: nobody.
    """

    def __init__(self, store: Store, listeners: Listeners) -> None:
        self._store = store
        self._listeners = listeners
        self.current: Operator | None = None

    def all(self) -> tuple[Operator, ...]:
        """Return all operators, retired ones too."""
        return self._store.operators()

    @property
    def needed(self) -> bool:
        """Whether somebody has to sign in: there are operators."""
        return any(operator.active for operator in self._store.operators())

    def sign_in(self, operator: OperatorId, password: str = "") -> Operator:
        """Let an operator in; raises `NotAllowedError` with another password."""
        found = self._get(operator)
        if not found.active:
            raise NotAllowedError(
                f"操作员“{found.name}”已停用；请让管理人员重新启用，或换一位登录。"
            )
        if not _fits(password, self._store.operator_secret(operator)):
            raise NotAllowedError(f"“{found.name}”的口令不正确，没有登录；请重新输入。")
        self.current = found
        self._store.operator = found.name
        if not self._store.read_only:
            self._store.log(Event.SIGNED_IN, found.name, found.role.value)
        self._listeners.tell(Changes(operator=True), self)
        return found

    def sign_out(self) -> None:
        """Let nobody be signed in."""
        self.current = None
        self._store.operator = ""
        self._listeners.tell(Changes(operator=True), self)

    def may(self, act: Act) -> bool:
        """Tell whether whoever works now may do that."""
        return not self.objection(act)

    def objection(self, act: Act) -> str:
        """Tell why whoever works now may not do that, in a sentence; empty: they may."""
        if self.current is None:
            needed = self.needed
            return f"{act.value}需要先登录；请从“操作员”菜单登录后再试。" if needed else ""
        if self.current.may(act):
            return ""
        return (
            f"“{self.current.name}”的角色是{self.current.role.value}，不能{act.value}，"
            "没有改动任何内容；请由有权限的操作员登录后再试。"
        )

    def require(self, act: Act) -> None:
        """Raise `NotAllowedError` in words where whoever works now may not do that."""
        objection = self.objection(act)
        if objection:
            raise NotAllowedError(objection)

    def add(self, name: str, role: Role, password: str = "") -> OperatorId:
        """Add an operator; the first one must be a manager, or nobody could add another.

        Raises `ConflictError` where the name is taken or empty.
        """
        self.require(Act.OPERATORS)
        name = name.strip()
        if not name:
            raise ConflictError("操作员的名字是空的，没有保存；请填写名字。")
        if not self.needed and role is not Role.MANAGER:
            raise ConflictError("第一位操作员须是“管理”角色，没有保存；请先添加一位管理人员。")
        with self._store.transaction():
            key = self._store.add_operator(name, role, _secret(password))
            self._store.log(Event.OPERATORS, name, f"添加，角色{role.value}")
        return key

    def change(self, operator: Operator) -> None:
        """Store another name, role or whether an operator is active.

        Raises `ConflictError` where no manager would be left.
        """
        self.require(Act.OPERATORS)
        others = [each for each in self._store.operators() if each.id != operator.id]
        managers = [
            each for each in (*others, operator) if each.active and each.role is Role.MANAGER
        ]
        if not managers and any(each.active for each in (*others, operator)):
            raise ConflictError(
                "至少要留一位启用的管理人员，没有保存；请先把另一位操作员设为“管理”。"
            )
        with self._store.transaction():
            self._store.save_operator(operator)
            state = "启用" if operator.active else "停用"
            self._store.log(Event.OPERATORS, operator.name, f"角色{operator.role.value}，{state}")
        if self.current is not None and self.current.id == operator.id:
            self.current = replace(operator, protected=self.current.protected)
            self._store.operator = operator.name
            self._listeners.tell(Changes(operator=True), self)

    def set_password(self, operator: OperatorId, password: str) -> None:
        """Give an operator another password; everybody may change their own."""
        if self.current is None or self.current.id != operator:
            self.require(Act.OPERATORS)
        found = self._get(operator)
        with self._store.transaction():
            self._store.set_operator_secret(operator, _secret(password))
            self._store.log(Event.PASSWORD, found.name, "设置口令" if password else "取消口令")

    def _get(self, operator: OperatorId) -> Operator:
        found = next((each for each in self._store.operators() if each.id == operator), None)
        if found is None:
            raise NotFoundError("这位操作员已经不在名单中；请关闭窗口后重新选择。")
        return found


def _secret(password: str) -> str:
    """Return what a password can be checked by, and not be read from."""
    if not password:
        return ""
    salt = os.urandom(_SALT)
    return (
        f"{base64.b64encode(salt).decode()}${base64.b64encode(_derived(password, salt)).decode()}"
    )


def _fits(password: str, secret: str) -> bool:
    if not secret:
        return True
    salt, _, wanted = secret.partition("$")
    try:
        given = _derived(password, base64.b64decode(salt, validate=True))
        return hmac.compare_digest(given, base64.b64decode(wanted, validate=True))
    except binascii.Error:
        return False


def _derived(password: str, salt: bytes) -> bytes:
    from cryptography.hazmat.primitives.kdf.scrypt import Scrypt  # noqa: PLC0415 - not at the start

    derivation = Scrypt(salt=salt, length=_LENGTH, n=_COST, r=_BLOCK, p=_LANES)
    return derivation.derive(password.encode())
