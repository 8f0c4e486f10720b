"""What the machine itself must bring: Qt's libraries, a Chinese font, programs the tests use.

Only Debian and its kin (Ubuntu, Kylin, UOS) are looked at; Windows needs nothing, and others are
left to their owner.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence

LIBRARIES = (
    "libgl1",
    "libegl1",
    "libglib2.0-0",
    "libfontconfig1",
    "libxkbcommon0",
    "libdbus-1-3",
    "libxcb-cursor0",
    "libxcb-icccm4",
    "libxcb-keysyms1",
    "libxcb-shape0",
    "libxkbcommon-x11-0",
    "libcups2",
)
FONT = "fonts-noto-cjk"
TEST_PROGRAMS = ("libreoffice-writer", "libreoffice-calc", "poppler-utils", "xvfb")


def prepare_to_run() -> None:
    """See to what the window needs; any Chinese font will do."""
    _provide(needed=_basis(), wanted=() if _has_chinese_font() else (FONT,))


def prepare_to_test() -> None:
    """See to what the tests need; one that misses a program says so and is skipped."""
    _provide(needed=_basis(), wanted=(FONT, *TEST_PROGRAMS))


def has_display() -> bool:
    """Tell whether a window could be shown."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def missing(packages: Iterable[str], installed: set[str]) -> list[str]:
    """Tell which of `packages` are not among `installed`, under their newer names neither."""
    return [name for name in packages if not {name, f"{name}t64"} & installed]


def parse_installed(listing: str) -> set[str]:
    """Tell the packages of dpkg's `listing`, and the names they stand in for."""
    names: set[str] = set()
    for line in listing.splitlines():
        status, name, provided = line.split("|")
        if status == "installed":
            names |= {name, *(each.split()[0] for each in provided.split(",") if each.strip())}
    return names


def _basis() -> tuple[str, ...]:
    """Tell the packages nothing works without."""
    if importlib.util.find_spec("ensurepip") is not None:
        return LIBRARIES
    return (*LIBRARIES, f"python3.{sys.version_info.minor}-venv")


def _provide(needed: Sequence[str], wanted: Sequence[str]) -> None:
    """Install what is missing if we may; stop for what is `needed`, warn for what is `wanted`."""
    if shutil.which("dpkg-query") is None or shutil.which("apt-get") is None:
        return
    absent = missing([*needed, *wanted], _installed())
    if absent and (before := _as_root()) is not None:
        _install(absent, before)
        absent = missing(absent, _installed())
    if absent:
        _tell(absent, stop=any(name in needed for name in absent))


def _installed() -> set[str]:
    form = "${db:Status-Status}|${Package}|${Provides}\n"
    done = subprocess.run(["dpkg-query", "-W", "-f", form], capture_output=True, check=True)
    return parse_installed(done.stdout.decode())


def _install(packages: Sequence[str], before: Sequence[str]) -> None:
    """Install `packages`; whether that went well is seen by looking again."""
    print(f"正在安装系统软件包：{' '.join(packages)} ……")
    apt = [*before, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-o=Dpkg::Use-Pty=0"]
    subprocess.run([*apt, "update"], check=False)
    subprocess.run(
        [*apt, "install", "-y", "--no-install-recommends", *packages],
        check=False,
        stdout=subprocess.DEVNULL,
    )


def _as_root() -> list[str] | None:
    """Tell what to write before a command of the administrator's; `None` if we may not."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run([sudo, "-n", "true"], capture_output=True, check=False)
    return [sudo, "-n"] if asked.returncode == 0 else None


def _tell(packages: Sequence[str], *, stop: bool) -> None:
    """Say how to install `packages`, and stop when nothing works without them."""
    command = f"sudo apt-get install --no-install-recommends {' '.join(packages)}"
    if stop:
        raise SystemExit(f"缺少系统软件包。请先运行下面的命令，再重新运行本命令：\n  {command}")
    print(f"缺少下列软件包，用到它们的部分将跳过。需要时请运行：\n  {command}", file=sys.stderr)


def _has_chinese_font() -> bool:
    if shutil.which("fc-list") is None:
        return False
    return bool(subprocess.run(["fc-list", ":lang=zh"], capture_output=True, check=False).stdout)
