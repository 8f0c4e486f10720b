"""The report as it will be printed: pages beside the editor, the printer, and what fonts lack.

Without Qt's widgets: `places` (lines and their places in the report), `geometry` (where pages lie),
`notice` (sentences on fonts). `document` has the session's report laid out, `view` shows pages,
`panel` puts all together, `link` ties it to the editor, `modes` is the switch in the page's head.
`printing` and what imports it load QtPrintSupport, so they are imported when something is printed.
"""
