"""The checkout's own environment: `.venv` with the locked packages and the project itself.

What was installed is remembered by the digest of its lock, so that a second start asks nobody.
"""

import hashlib
import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCKS = ROOT / "build" / "requirements"
STAMP = VENV / "nianbao-installed.txt"

# Each kind holds all of the one before it.
KINDS = ("run", "dev", "package")
PROJECT = "project"
GROUPS = {"run": ("build",), "dev": ("dev",), "package": ("dev", "package")}


def prepare(kind: str) -> None:
    """Make `.venv` hold the packages of `kind` and the project, or stop with a sentence."""
    if not (python().exists() and _script(VENV, "pip").exists()):
        print("正在建立运行环境 .venv ……")
        venv.create(VENV, clear=True, with_pip=True)
    held = _remembered()
    if held.get(kind) != _lock_digest(kind):
        print("正在安装依赖（首次需要下载约 100 MB）……")
        _pip("--require-hashes", "-r", str(_lock(kind)))
        held = {each: _lock_digest(each) for each in KINDS[: KINDS.index(kind) + 1]}
        _remember(held)
    if held.get(PROJECT) != _project_digest():
        _pip("--no-deps", "--no-build-isolation", "-e", ".")
        _remember(held | {PROJECT: _project_digest()})


def python() -> Path:
    """Tell the Python of the environment."""
    return _script(VENV, "python")


def script(name: str) -> Path:
    """Tell the command `name` of the environment."""
    return _script(VENV, name)


def tool(name: str, folder: Path) -> Path:
    """Install the tool `name` in an environment of its own in `folder`, and tell its command."""
    command = _script(folder, name)
    if not command.exists():
        venv.create(folder, clear=True, with_pip=True)
        _pip(name, python=_script(folder, "python"))
    return command


def lock_options(kind: str) -> list[str]:
    """Tell the arguments that make `uv` write the lock of `kind`."""
    groups = [word for group in GROUPS[kind] for word in ("--group", group)]
    how = [
        "--extra",
        "encryption",
        "--universal",
        "--generate-hashes",
        "--python-version",
        "3.11",
        "--no-header",
        "-q",
    ]
    return ["pip", "compile", "pyproject.toml", *groups, *how, "-o", str(_lock(kind))]


def _script(folder: Path, name: str) -> Path:
    """Tell the command `name` of the environment in `folder`, as this system lays it out."""
    return folder / "Scripts" / f"{name}.exe" if os.name == "nt" else folder / "bin" / name


def _pip(*arguments: str, python: Path | None = None) -> None:
    """Install with pip, quietly where nobody watches, or stop with a sentence."""
    manner = ["--disable-pip-version-check", *([] if sys.stderr.isatty() else ["-q"])]
    program = python or _script(VENV, "python")
    done = subprocess.run([program, "-m", "pip", "install", *manner, *arguments], check=False)
    if done.returncode != 0:
        raise SystemExit(
            "没有装好（原因见上面几行）。如果是下载失败，请检查网络或 pip 的镜像设置，"
            "再运行同一条命令；已经下载的部分不会丢失。"
        )


def _lock(kind: str) -> Path:
    return LOCKS / f"{kind}.txt"


def _lock_digest(kind: str) -> str:
    return hashlib.sha256(_lock(kind).read_bytes()).hexdigest()


def _project_digest() -> str:
    """Tell what the installed project depends on: its table, and the folder it points to."""
    table = (ROOT / "pyproject.toml").read_bytes()
    return hashlib.sha256(table + os.fsencode(ROOT)).hexdigest()


def _remembered() -> dict[str, str]:
    """Tell the digests of what `.venv` holds; none for a new one.

    Only what was installed last: going back to an older lock must install that one again.
    """
    lines = STAMP.read_text(encoding="ascii").splitlines() if STAMP.exists() else []
    return dict(line.split(" ", 1) for line in lines if " " in line)


def _remember(digests: dict[str, str]) -> None:
    lines = [f"{name} {digest}\n" for name, digest in digests.items()]
    STAMP.write_text("".join(lines), encoding="ascii")
