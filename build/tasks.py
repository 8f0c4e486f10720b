"""The commands of `dev.py`, each in the order a reader would do it by hand."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import checks
import environment
import machine
from environment import ROOT

WORK = ROOT / ".work"

USAGE = """用法：python3 build/dev.py 命令

  run      安装运行所需的一切并打开窗口；没有显示器时生成一套演示文件
  test     检查代码并运行全部测试；后面写参数则只运行相应的测试（如 test -k 台账）
  check    检查代码并运行不费时的测试
  bench    运行性能测试
  package  打包成免安装的程序文件夹（--to 文件夹，默认 .work）
  lock     按 pyproject.toml 重新锁定依赖版本"""


def main(arguments: Sequence[str]) -> int:
    """Do what `arguments` ask for and return the exit status."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="replace", line_buffering=True)  # type: ignore[union-attr]  # a text stream
    name, *rest = arguments or ["help"]
    command = COMMANDS.get(name)
    if command is None:
        print(USAGE)
        return 0 if name in {"help", "-h", "--help"} else 2
    os.chdir(ROOT)
    try:
        return command(rest)
    except KeyboardInterrupt:
        print("\n已停止。", file=sys.stderr)
        return 130


def run(rest: Sequence[str]) -> int:
    """Start the program with the arguments `rest`; without a display, show what it can do."""
    machine.prepare_to_run()
    environment.prepare("run")
    if rest or machine.has_display():
        return _call("-m", "desktop", *rest)
    return _demonstrate(WORK / "demo")


def test(rest: Sequence[str]) -> int:
    """Check everything; or run the tests alone that `rest` picks, in pytest's own words."""
    machine.prepare_to_test()
    environment.prepare("package")
    return checks.pytest(*rest) if rest else checks.everything()


def check(rest: Sequence[str]) -> int:
    """Check what can be checked in a moment."""
    machine.prepare_to_test()
    environment.prepare("dev")
    return checks.quickly(*rest)


def bench(rest: Sequence[str]) -> int:
    """Measure, and keep the figures under `.work/benchmarks`."""
    machine.prepare_to_test()
    environment.prepare("dev")
    return checks.bench(WORK / "benchmarks", *rest)


def package(rest: Sequence[str]) -> int:
    """Build the bundle below the folder that follows `--to`, or below `.work`."""
    machine.prepare_to_run()
    environment.prepare("package")
    target = Path(rest[1]).absolute() if rest[:1] == ["--to"] and len(rest) > 1 else WORK
    status = subprocess.run(packer(target), check=False).returncode
    if status == 0:
        print(f"已打包：{target / 'dist' / 'nianbao'}（整个文件夹复制到目标电脑即可运行）")
    return status


def lock(_rest: Sequence[str]) -> int:
    """Choose the newest versions that `pyproject.toml` allows, for every system at once."""
    locker = shutil.which("uv") or str(environment.tool("uv", WORK / "lock-tool"))
    for kind in environment.KINDS:
        status = subprocess.run([locker, *environment.lock_options(kind)], check=False).returncode
        if status != 0:
            print(f"没有锁定 {kind}：请看上面的原因。", file=sys.stderr)
            return status
    print("已更新 build/requirements/。请运行 test，再把变动一并提交。")
    return 0


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "package": package,
    "lock": lock,
}


def packer(target: Path) -> list[str]:
    """Tell the command that builds the bundle in `target`; nothing of it lands in `build/`."""
    places = [f"--workpath={target / 'pyinstaller'}", f"--distpath={target / 'dist'}"]
    quiet = ["--noconfirm", "--log-level=WARN"]
    return [str(environment.python()), "-m", "PyInstaller", *quiet, *places, "pyinstaller.spec"]


def _demonstrate(folder: Path) -> int:
    """Make the demonstration files in `folder` and say where they lie."""
    print("没有找到显示器，改为生成演示文件……")
    shutil.rmtree(folder, ignore_errors=True)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    status = _call("-m", "desktop", "demo", "--to", str(folder))
    if status == 0:
        print(f"演示文件在：{folder}")
        for picture in sorted(folder.rglob("*.png")):
            print(f"窗口的图片：{picture}")
    return status


def _call(*arguments: str) -> int:
    """Run the environment's Python and return its exit status."""
    return subprocess.run([environment.python(), *arguments], check=False).returncode
