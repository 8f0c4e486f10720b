"""What an office may choose where the standard leaves a choice."""

from dataclasses import dataclass

from desktop.official.standard import SCHOOL_A, School


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is set.

    Attributes:
        plain: Without the red header and the imprint (the version for publication).
        seal: Leave signature and date where a seal goes over them (7.3.5.1).
        bold_levels: Levels of headings set in bold, which the standard does not ask for.
        centred_page_numbers: Instead of right on odd pages and left on even ones (7.5).
        school: The reading of the margins.
    """

    plain: bool = False
    seal: bool = False
    bold_levels: frozenset[int] = frozenset()
    centred_page_numbers: bool = False
    school: School = SCHOOL_A
