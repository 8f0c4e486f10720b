"""The gate before a report goes out: what of its findings stands in the way."""

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.domain.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Gate:
    """What stands between a report and 定稿 or export.

    Attributes:
        errors: Findings of severity error.
        warnings: Findings of severity warning; hints never gate.
    """

    errors: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def open(self) -> bool:
        """Whether nothing need be said: there are neither errors nor warnings."""
        return not (self.errors or self.warnings)

    @property
    def needs_note(self) -> bool:
        """Whether a note must say why the report goes out all the same."""
        return bool(self.errors)

    @property
    def told(self) -> str:
        """What there is, in one sentence."""
        if self.open:
            return "校对没有发现错误。"
        return (
            f"校对还有 {len(self.errors)} 处错误、{len(self.warnings)} 处提醒没有处理；"
            "可以返回修改，也可以写明理由后继续。"
        )


def gate(findings: Iterable[Finding]) -> Gate:
    """Tell what of `findings` stands before 定稿 and export."""
    known = tuple(findings)
    return Gate(
        tuple(one for one in known if one.severity is Severity.ERROR),
        tuple(one for one in known if one.severity is Severity.WARNING),
    )
