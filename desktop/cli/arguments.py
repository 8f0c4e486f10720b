"""The words of the command line and what they mean."""

import argparse
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from typing_extensions import override

BAD_ARGUMENTS = 2
# The words of `services.workbook_request.SheetKind`, which would load the writer of workbooks.
_TWO = 2  # reports are compared
_SHEETS = ("统计表", "历年对比", "历年数据", "明细", "报送情况", "校核结果")
_TRANSLATIONS = (
    (r"the following arguments are required: (.*)", r"缺少参数 \1"),
    (r"unrecognized arguments: (.*)", r"不认识的参数 \1"),
    (
        r"argument (.*): invalid choice: (.*) \(choose from (.*)\)",
        r"\1 不能是 \2，可选 \3",
    ),
    (r"argument (.*): expected (one|at least one) argument", r"\1 后面缺少内容"),
    (r"argument (.*): invalid int value: (.*)", r"\1 应当是数字，而不是 \2"),
    (r"argument --year: (.*)", r"--year 应当是四位年度（如 2024），而不是 \1"),
    (r"argument --years: (.*)", r"--years 应当是年度或起止年度（如 2020-2024），而不是 \1"),
    (r"argument --limit: (.*)", r"--limit 应当是不小于 1 的整数，而不是 \1"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 不能与 \2 同时使用"),
    (r"one of the arguments (.*) is required", r"需要 \1 之一"),
)


_HELP_WORDS = (
    ("usage: ", "用法："),
    ("positional arguments:", "命令与参数："),
    ("options:", "选项："),
    ("show this help message and exit", "显示用法"),
)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks Chinese, and says what is wrong in one sentence."""

    @override
    def format_usage(self) -> str:
        return super().format_usage().replace("usage: ", "用法：", 1)

    @override
    def format_help(self) -> str:
        text = super().format_help()
        for english, chinese in _HELP_WORDS:
            text = text.replace(english, chinese, 1)
        return text

    @override
    def error(self, message: str) -> NoReturn:
        for pattern, text in _TRANSLATIONS:
            message = re.sub(pattern, text, message)
        sys.stderr.write(f"命令行不正确：{message}；用 {self.prog} --help 查看用法。\n")
        sys.exit(BAD_ARGUMENTS)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read the command line; ends the program with status 2 when it cannot be understood."""
    parser = _Parser(prog="nianbao", description="法治年报：不带命令时打开窗口。")
    parser.add_argument("--store", type=Path, metavar="文件", help="数据文件，默认为本人的台账")
    parser.add_argument(
        "--password-file", type=Path, metavar="文件", help="加密的台账的密码，在此文件的第一行"
    )
    parser.add_argument("--operator", default="", metavar="姓名", help="以哪位操作员的身份")
    parser.add_argument(
        "--operator-password-file", type=Path, metavar="文件", help="其口令在此文件的第一行"
    )
    commands = parser.add_subparsers(dest="command", metavar="命令", parser_class=_Parser)
    _add_import(commands)
    _add_reading(commands)
    _add_search(commands)
    _add_compare(commands)
    _add_compliance(commands)
    _add_export(commands)
    _add_collect(commands)
    _add_packages(commands)
    _add_upkeep(commands)
    options = parser.parse_args(arguments)
    if (
        options.command == "export"
        and options.format != "xlsx"
        and (options.sheets or options.years)
    ):
        parser.error("--sheets 和 --years 只用于 --format xlsx")
    if options.command == "compare" and len(options.targets) != (0 if options.among else _TWO):
        parser.error("请给出两份报告，或者只用 --among 上级:年度")
    return options


_Commands = argparse._SubParsersAction  # noqa: SLF001  # argparse gives it no public name


def _year(text: str) -> int:
    """Read a year of this century or the end of the last."""
    if not re.fullmatch(r"(19[89]|20\d)\d", text):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _years(text: str) -> tuple[int | None, int]:
    """Read a year, or the first and the last of several (2020-2024)."""
    first, mark, last = text.replace("—", "-").replace("至", "-").partition("-")
    years = _year(first), _year(last if mark else first)
    if years[0] > years[1]:
        raise argparse.ArgumentTypeError(text)
    return (years[0] if mark else None), years[1]


def _count(text: str) -> int:
    """Read a number of at least one."""
    if not re.fullmatch(r"0*[1-9]\d{0,8}", text):
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _add_import(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser(
        "import", help="读入旧报告（txt、docx、pdf、doc、wps、odt、ofd）并存入台账"
    )
    command.add_argument(
        "files", nargs="+", type=Path, metavar="文件", help="文件，或文件夹（连同其下各级）"
    )
    command.add_argument("--office", default="", metavar="单位", help="存入哪个单位")
    command.add_argument("--year", type=_year, default=0, metavar="年度", help="报告年度")
    existing = command.add_mutually_exclusive_group()
    existing.add_argument("--keep", action="store_true", help="台账中已有的报告不动（默认）")
    existing.add_argument("--replace", action="store_true", help="用文件替换台账中已有的报告")
    command.add_argument("--dry-run", action="store_true", help="只识别，不存入")
    command.add_argument("--verbatim", action="store_true", help="保留原文的空格和标点")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")


def _add_reading(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("list", help="列出台账中的报告")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command = commands.add_parser("show", help="显示一份报告")
    command.add_argument("target", metavar="报告", help="单位:年度、编号或文件")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command = commands.add_parser("figures", help="列出一份报告的统计数据及其出处")
    command.add_argument("target", metavar="报告", help="单位:年度、编号或文件")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command = commands.add_parser("check", help="校对报告：台账中的、文件或整个文件夹")
    command.add_argument("targets", nargs="+", metavar="报告", help="单位:年度、编号、文件或文件夹")
    command.add_argument("--to", type=Path, metavar="文件", help="写出校对报告（.docx 或 .xlsx）")
    command.add_argument("--force", action="store_true", help="替换已有的文件")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command = commands.add_parser("layout", help="列出一份报告排成的各页各行")
    command.add_argument("target", metavar="报告", help="单位:年度、编号或文件")
    command.add_argument("--plain", action="store_true", help="不带红头")
    command.add_argument("--json", action="store_true", help="以 JSON 输出，长度单位为毫米")


def _add_search(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("search", help="在所有报告中查找文字")
    command.add_argument(
        "text", metavar="文字", help="一个字起；几个词以空格分开（须同在一段），“引号”内为一句"
    )
    command.add_argument("--office", default="", metavar="单位", help="只查这个单位")
    command.add_argument("--year", type=_year, default=0, metavar="年度", help="只查这一年")
    command.add_argument("--limit", type=_count, default=50, metavar="条数", help="最多列出几处")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")


def _add_compare(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("compare", help="两份报告对照：雷同、改动、数据和上年安排")
    command.add_argument("targets", nargs="*", metavar="报告", help="单位:年度、编号或文件")
    command.add_argument("--among", metavar="上级:年度", help="下级单位之间查雷同（:年度 查全部）")
    command.add_argument("--share", type=float, default=10.0, metavar="百分比", help="雷同下限")
    command.add_argument(
        "--to", type=Path, metavar="文件", help="写出花脸稿（.docx、.pdf）或雷同表（.xlsx、.csv）"
    )
    command.add_argument("--force", action="store_true", help="替换已有的文件")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")


def _add_compliance(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("compliance", help="对照国标逐条检查版式（合规单）")
    command.add_argument("target", metavar="报告", help="Word 文件、单位:年度或编号")
    command.add_argument("--plain", action="store_true", help="不带红头")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")


def _add_export(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("export", help="导出 Word、PDF、Excel 或纯文本")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "targets", nargs="*", default=[], metavar="报告", help="单位:年度、编号或文件"
    )
    what.add_argument("--all", action="store_true", help="台账中的全部报告")
    command.add_argument("--format", required=True, choices=("docx", "pdf", "xlsx", "txt"))
    command.add_argument("--to", required=True, metavar="路径", help="文件夹，或一个文件")
    command.add_argument("--plain", action="store_true", help="不带红头")
    command.add_argument("--force", action="store_true", help="替换已有的文件")
    command.add_argument(
        "--sheets",
        nargs="+",
        default=[],
        choices=_SHEETS,
        metavar="工作表",
        help=f"Excel 只要哪些工作表（{'、'.join(_SHEETS)}），默认全部",
    )
    command.add_argument(
        "--years",
        type=_years,
        metavar="年度",
        help="Excel 统计哪一年（如 2024），或对比哪几年（如 2020-2024）；默认最近一年与历年",
    )


def _add_collect(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("collect", help="收回下级填好的统计数据填报表（.xlsx）")
    command.add_argument(
        "files", nargs="+", type=Path, metavar="文件", help="文件，或文件夹（连同其下各级）"
    )
    command.add_argument("--dry-run", action="store_true", help="只检查，不存入")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")


def _add_packages(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("pack", help="制作报送包（.nbz）")
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument("targets", nargs="*", default=[], metavar="报告", help="单位:年度或编号")
    what.add_argument("--all", action="store_true", help="台账中的全部报告")
    command.add_argument("--to", required=True, type=Path, metavar="文件", help="报送包")
    command.add_argument("--revisions", action="store_true", help="连同历次修订")
    command.add_argument("--no-documents", action="store_true", help="不附 Word 和 Excel 文件")
    command.add_argument("--note", default="", metavar="说明", help="给接收单位的说明")
    command.add_argument("--force", action="store_true", help="替换已有的文件")
    _add_package_password(command, "报送包加密，密码在此文件的第一行")
    command = commands.add_parser("unpack", help="接收报送包：默认接收新的和较新的")
    command.add_argument("file", type=Path, metavar="报送包")
    command.add_argument("--dry-run", action="store_true", help="只查看，不接收")
    command.add_argument(
        "--accept",
        nargs="+",
        default=[],
        choices=("new", "same", "newer", "older", "conflict"),
        help="接收哪些",
    )
    command.add_argument("--receipt", type=Path, metavar="文件", help="写出回执（.nbr）")
    command.add_argument("--receiver", default="", metavar="单位", help="回执上的接收单位")
    command.add_argument("--force", action="store_true", help="替换已有的回执")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    _add_package_password(command, "报送包的密码在此文件的第一行")
    command = commands.add_parser("receipt", help="读入上级单位的回执")
    command.add_argument("file", type=Path, metavar="回执")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")


def _add_package_password(command: _Parser, words: str) -> None:
    command.add_argument("--package-password", type=Path, metavar="文件", help=words)


def _add_upkeep(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser("backup", help="备份数据文件")
    command.add_argument("file", type=Path, metavar="文件")
    command = commands.add_parser("restore", help="用备份恢复；现有数据文件另名保留")
    command.add_argument("file", type=Path, metavar="备份文件")
    _add_password(commands)
    command = commands.add_parser("verify", help="检查数据文件是否完好")
    command.add_argument("--json", action="store_true", help="以 JSON 输出")
    command = commands.add_parser("demo", help="用示例走一遍：存入、导出、窗口截图")
    command.add_argument("--to", required=True, type=Path, metavar="文件夹")


def _add_password(commands: "_Commands[_Parser]") -> None:
    command = commands.add_parser(
        "password",
        help="设置、更换或取消台账的密码",
        description="给台账加密。密码无法找回：忘记密码后，台账和它的备份再也打不开。"
        "更换和取消时，现在的密码由 --password-file 给出（写在命令之前）。",
    )
    what = command.add_mutually_exclusive_group(required=True)
    what.add_argument(
        "--new-password-file", type=Path, metavar="文件", help="新密码，在此文件的第一行"
    )
    what.add_argument("--remove", action="store_true", help="取消密码，数据文件不再加密")
