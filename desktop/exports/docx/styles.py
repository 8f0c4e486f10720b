"""The paragraph style of each role: its id, its name, and what it settles for its blocks."""

from dataclasses import dataclass
from typing import Final

from desktop.official import standard
from desktop.official.blocks import HEADINGS, NO_INDENT, Block, Indent, Role
from desktop.official.body import PARAGRAPH

CHARACTER_SUFFIX: Final = "Char"
RUN_IN: Final = "GwRunIn"
TABLE: Final = "GwTable"
TABLE_HEAD: Final = "GwTableHead"
TABLE_TEXT: Final = "GwTableText"
PAGE_ODD: Final = "GwPageOdd"
PAGE_EVEN: Final = "GwPageEven"
PAGE_CENTRE: Final = "GwPageCentre"
ANCHOR: Final = "GwAnchor"


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph style of the template.

    Attributes:
        identifier: What `w:pStyle` names.
        name: What Word shows; Word translates `heading 1` itself.
        indent: The indent of a block that is set like most of its role.
        before: Its empty lines above.
    """

    identifier: str
    name: str
    indent: Indent = NO_INDENT
    before: float = 0.0
    keep_next: bool = False
    new_page: bool = False


_DOC_NUMBER_GAP: Final = standard.DOC_NUMBER_GAP.value
_RIGHT: Final = Indent(right=standard.SIGNATURE_INDENT.value)

STYLES: Final = {
    Role.COPY_NUMBER: Style("GwCopyNumber", "份号"),
    Role.SECRECY: Style("GwSecrecy", "密级和保密期限"),
    Role.URGENCY: Style("GwUrgency", "紧急程度"),
    Role.MARK: Style("GwMark", "发文机关标志"),
    Role.DOC_NUMBER: Style("GwDocNumber", "发文字号", before=_DOC_NUMBER_GAP),
    Role.SIGNERS: Style("GwSigners", "签发人"),
    Role.RED_LINE: Style("GwRedLine", "红色分隔线"),
    Role.TITLE: Style("GwTitle", "公文标题", before=standard.TITLE_GAP.value, keep_next=True),
    Role.ADDRESSEE: Style("GwAddressee", "主送机关", before=standard.ADDRESSEE_GAP.value),
    Role.BODY: Style("GwBody", "公文正文", PARAGRAPH),
    Role.HEADING_1: Style("Heading1", "heading 1", PARAGRAPH, keep_next=True),
    Role.HEADING_2: Style("Heading2", "heading 2", PARAGRAPH, keep_next=True),
    Role.HEADING_3: Style("Heading3", "heading 3", PARAGRAPH, keep_next=True),
    Role.HEADING_4: Style("Heading4", "heading 4", PARAGRAPH, keep_next=True),
    Role.HEADING_5: Style("Heading5", "heading 5", PARAGRAPH, keep_next=True),
    Role.ATTACHMENT_NOTE: Style("GwAttachmentNote", "附件说明"),
    Role.SIGNATURE: Style("GwSignature", "发文机关署名", _RIGHT, standard.SIGNATURE_GAP.value),
    Role.DATE: Style("GwDate", "成文日期", _RIGHT),
    Role.NOTE: Style("GwNote", "附注", PARAGRAPH),
    Role.ATTACHMENT_LABEL: Style("GwAttachmentLabel", "附件标识", keep_next=True, new_page=True),
    Role.ATTACHMENT_TITLE: Style(
        "GwAttachmentTitle", "附件标题", before=standard.ATTACHMENT_TITLE_GAP.value, keep_next=True
    ),
    Role.CC: Style("GwCc", "抄送机关"),
    Role.PRINTER: Style("GwPrinter", "印发机关和印发日期"),
}

RUN_IN_STYLES: Final = {
    role: Style(f"{RUN_IN}{level}", f"段首标题 {level}", PARAGRAPH)
    for level, role in enumerate(HEADINGS, start=1)
}


def style_of(block: Block) -> Style:
    """Return the paragraph style of a block that is not a table."""
    return RUN_IN_STYLES[block.role] if block.run_in else STYLES[block.role]


def character_style(role: Role) -> str:
    """Return the id of the character style that sets a run-in heading."""
    return STYLES[role].identifier + CHARACTER_SUFFIX
