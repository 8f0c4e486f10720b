"""The structured editor: one report as outline, text and header form over one undo history.

Two halves. Without Qt: `lines` (a report as lines), `projection` (all lines of a report and the
way back), `edits`, `structure` and `tables` (what a key does to a report), `paste` and `copying`
(the clipboard). With Qt: `session` (the report and its history), `rendering`, `highlighter`,
`gutter` and `body` (the text), `marks`, `mark_painter` and `field_marks` (what panels point out),
`outline_*` (the tree), `form` (the header), `page` (all together).
"""
