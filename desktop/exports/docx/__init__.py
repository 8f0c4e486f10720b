"""Reports as Word files, from our own template with real styles.

Each role of a block has its own paragraph style, so that a clerk changes a style and not two
hundred paragraphs, and so that a reader (ours too) can tell what a paragraph is.

====================  ==================  =====================================================
Style id              Name in Word        Role
====================  ==================  =====================================================
GwCopyNumber          份号                 copy_number
GwSecrecy             密级和保密期限          secrecy
GwUrgency             紧急程度              urgency
GwMark                发文机关标志           mark; of joint issuers in a table without rules, the
                                          names in its first cell and 文件 in its second
GwDocNumber           发文字号              doc_number; behind a tab 签发人： and its names
GwSigners             签发人               signers, lines above the last one; names apart by tabs
GwRedLine             红色分隔线            red_line, an empty paragraph
GwTitle               公文标题              title, its lines apart by line breaks
GwAddressee           主送机关              addressee with its ：
GwBody                公文正文              body
Heading1 … Heading5   heading 1 … 5       heading on its own line, with its number
GwRunIn1 … GwRunIn5   段首标题 1 … 5        paragraph that begins with a heading or a number only
Heading1Char … 5Char  标题 1 字符 … 5 字符    (characters) number and text of a run-in heading; a
                                          GwRunIn paragraph without it is numbered text
GwTable               公文表格              (table) table; GwTableHead and GwTableText in cells
GwAttachmentNote      附件说明              attachment_note
GwSignature           发文机关署名           signature, one paragraph an office
GwDate                成文日期              date
GwNote                附注                 note in its brackets
GwAttachmentLabel     附件标识              attachment_label, begins a page
GwAttachmentTitle     附件标题              attachment_title
GwCc                  抄送机关              cc, in the imprint's table
GwPrinter             印发机关和印发日期       printer, tab, date and 印发, in the imprint's table
GwPageOdd             单页码               footers
GwPageEven            双页码
GwPageCentre          居中页码
GwAnchor              版记定位              empty paragraphs that hold a table in its place
====================  ==================  =====================================================

Numbers are text, not Word's automatic numbering: they go with the text into every other program.
"""
