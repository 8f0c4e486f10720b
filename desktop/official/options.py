"""What an office may choose where the standard leaves a choice."""

from dataclasses import dataclass

from desktop.official.standard import SCHOOL_A, School


@dataclass(frozen=True, slots=True)
class Options:
    """How a report is set.

    Attributes:
        plain: Without the red header and the imprint (the version for publication).
        seal: Leave signature and date where a seal goes over them (7.3.5.1).
        date_within: Without a seal, keep the date two characters from the edge also where it is
            as long as the signature or one character shorter; to the letter of 7.3.5.2 it would
            touch the edge.
        bold_levels: Levels of headings set in bold, which the standard does not ask for.
        western_digits: Digits and letters of the text in a Western font (`standard.WESTERN`);
            those of the Chinese font are half a character wide.
        centred_page_numbers: Instead of right on odd pages and left on even ones (7.5).
        imprint_even: The imprint of a document that ends on an odd page goes on the back of it,
            without a page number, as does a blank page between (7.4.1, 7.5).
        school: The reading of the margins.
    """

    plain: bool = False
    seal: bool = False
    date_within: bool = False
    bold_levels: frozenset[int] = frozenset()
    western_digits: bool = False
    centred_page_numbers: bool = False
    imprint_even: bool = False
    school: School = SCHOOL_A
