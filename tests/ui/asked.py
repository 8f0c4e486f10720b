"""A recorder that stands in for message boxes and file dialogs."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtWidgets import QWidget


@dataclass
class Asked:
    """Records what the user was told and asked, and answers for them."""

    told: list[str] = field(default_factory=list)
    warned: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)
    yes: bool = True
    choice: int = 0
    paths: list[Path] = field(default_factory=list)
    gates: list[str] = field(default_factory=list)
    note: str | None = "已经核对"

    def tell(self, _parent: QWidget | None, text: str) -> None:
        self.told.append(text)

    def warn(self, _parent: QWidget | None, text: str) -> None:
        self.warned.append(text)

    def ask(
        self,
        _parent: QWidget | None,
        question: str,
        _yes_text: str = "",
        _no_text: str = "",
        *,
        danger: bool = False,
    ) -> bool:
        self.questions.append(f"！{question}" if danger else question)
        return self.yes

    def choose(self, _parent: QWidget | None, question: str, _options: Sequence[str]) -> int:
        self.questions.append(question)
        return self.choice

    def gate(
        self,
        _parent: QWidget | None,
        heading: str,
        _left: Sequence[object],
        purpose: str,
        *,
        noted: bool = True,
    ) -> str | None:
        self.gates.append(f"{purpose}：{heading}" if noted else f"{purpose}（只读）：{heading}")
        return self.note

    def path(self, *_words: object) -> Path | None:
        return self.paths[0] if self.paths else None

    def all_paths(self, *_words: object) -> list[Path]:
        return self.paths
