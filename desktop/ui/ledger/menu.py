"""The table of what can be done in the ledger."""

from desktop.ui.actions import ActionSpec

SPECS = (
    ActionSpec("open", "打开(&O)\tEnter", "square-pen"),
    ActionSpec("new_report", "新建报告(&N)…", "file-plus", "Ctrl+N", writes=True),
    ActionSpec("import", "导入报告(&I)…", "import", "Ctrl+I", writes=True),
    ActionSpec("import_folder", "导入文件夹(&H)…", "folder-open", "Ctrl+Alt+I", writes=True),
    ActionSpec("status", "更改状态(&T)…", "flag", "Ctrl+T", writes=True),
    ActionSpec("export_docx", "导出 Word(&W)…", "file-text", "Ctrl+E"),
    ActionSpec("export_txt", "导出纯文本(&P)…", "file-output"),
    ActionSpec("export_xlsx", "导出 Excel 统计表(&X)…", "file-spreadsheet", "Ctrl+Shift+X"),
    ActionSpec("export_all", "导出全部报告(&A)…", "files", "Ctrl+Shift+E"),
    ActionSpec("hand_over", "制作报送包(&K)…", "upload"),
    ActionSpec("exchanges", "往来记录(&Y)…", "history"),
    ActionSpec("remove", "删除报告(&D)…", "trash-2", "Del", writes=True),
    ActionSpec("figures", "查看数据(&F)", "chart-column", "Ctrl+D"),
    ActionSpec("add_office", "新建单位(&U)…", "building-2", "Ctrl+Shift+N", writes=True),
    ActionSpec("add_below", "新建下级单位(&B)…", "plus", writes=True),
    ActionSpec("edit_office", "编辑单位(&E)…", "pencil", "F2", writes=True),
    ActionSpec("remove_office", "删除单位(&R)…", "trash-2", writes=True),
    ActionSpec("find", "查找单位(&S)", "search", "Ctrl+F"),
)

# An empty key is a separator.
CELL_MENU = (
    "open",
    "new_report",
    "status",
    "",
    "export_docx",
    "export_txt",
    "export_xlsx",
    "",
    "hand_over",
    "exchanges",
    "",
    "figures",
    "",
    "remove",
)
OFFICE_MENU = (
    "new_report",
    "figures",
    "",
    "edit_office",
    "add_below",
    "",
    "export_xlsx",
    "hand_over",
    "",
    "remove_office",
)
EXPORT_MENU = ("export_docx", "export_txt", "export_xlsx", "", "export_all")
FILE_MENU = (
    "new_report",
    "add_office",
    "import",
    "import_folder",
    "",
    *EXPORT_MENU,
    "",
    "hand_over",
    "exchanges",
)
EDIT_MENU = (
    *("open", "status", "figures", ""),
    *("edit_office", "add_below", ""),
    *("remove", "remove_office", "", "find"),
)
