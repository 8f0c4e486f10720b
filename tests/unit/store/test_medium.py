"""Where a store lies: the network, a stick that is pulled out, a disk that is full."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.domain.errors import StoreError
from desktop.domain.office import Office, OfficeId
from desktop.store import Store, medium, opening
from desktop.store.medium import filesystem_of, is_remote, on_network

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/export /net/office nfs4 rw 0 0
//server/share /mnt/共享\040文件 cifs rw 0 0
/dev/sdb1 /media/usb fuseblk rw 0 0
sshfs /mnt/far fuse.sshfs rw 0 0
/dev/sdc1 /mnt/far/disk ext4 rw 0 0
/dev/sdd1 /mnt/stick fuse.exfat rw 0 0
""".strip()


@pytest.mark.parametrize(
    ("path", "kind", "remote"),
    [
        ("/srv/年报.db", "ext4", False),
        ("/net/office/年报.db", "nfs4", True),
        ("/net/officer/年报.db", "ext4", False),
        ("/mnt/共享 文件/年报.db", "cifs", True),
        ("/media/usb/年报.db", "fuseblk", False),
        ("/mnt/far/年报.db", "fuse.sshfs", True),
        ("/mnt/far/disk/年报.db", "ext4", False),
        ("/mnt/stick/年报.db", "fuse.exfat", False),
    ],
)
def test_the_kind_of_folder_is_told_by_the_mounts(
    path: str,
    kind: str,
    remote: bool,  # noqa: FBT001 - a case of the table
) -> None:
    assert filesystem_of(Path(path), MOUNTS) == kind
    assert is_remote(kind) is remote


def test_the_later_of_two_mounts_at_one_place_counts() -> None:
    table = "/dev/sda1 /data ext4 rw 0 0\nserver:/data /data nfs rw 0 0"
    assert filesystem_of(Path("/data/年报.db"), table) == "nfs"


def test_a_system_without_a_table_of_mounts_is_taken_for_local(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(medium, "_MOUNTS", path)
    assert not on_network(path)


def test_this_disk_is_no_network(path: Path, store: Store) -> None:
    assert not on_network(path)
    assert store.warning == ""


def test_on_a_network_there_is_a_warning_and_no_shared_log(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path, create=True).close()  # with a log, as a store that is moved there
    monkeypatch.setattr(opening, "on_network", lambda _path: True)
    with Store.open(path) as store:
        store.add_office(Office("西川县国防动员办公室"))
        assert "同一时间只有一台电脑使用它" in store.warning
        assert store._connection.rows("PRAGMA journal_mode")[0][0] == "delete"
    with Store.open(path, read_only=True) as reader:
        assert reader.count_offices() == 1


def _gone(path: Path) -> None:
    path.unlink()


def _exchanged(path: Path) -> None:
    shutil.copy(path, path.with_name("other"))
    path.with_name("other").replace(path)


def _folder_gone(path: Path) -> None:
    shutil.rmtree(path.parent)


@pytest.mark.parametrize("pull", [_gone, _exchanged, _folder_gone])
def test_a_store_that_is_no_longer_there_is_told_before_a_write(
    path: Path, store: Store, office: OfficeId, pull: object
) -> None:
    assert callable(pull)
    pull(path)
    with pytest.raises(StoreError, match=r"已不在原处.*没有保存"):
        store.set_setting("window", "大")
    assert store.office(office).id == office  # what is open can still be read and taken along


def test_a_store_that_is_back_in_its_place_is_written_again(path: Path, store: Store) -> None:
    aside = path.with_name("aside")
    path.rename(aside)
    with pytest.raises(StoreError):
        store.set_setting("window", "大")
    aside.rename(path)
    store.set_setting("window", "小")
    assert store.setting("window") == "小"


FULL = """
import resource, signal, sys
from pathlib import Path
from desktop.domain.errors import StoreError
from desktop.store import Store

with Store.open(Path(sys.argv[1])) as store:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = Path(sys.argv[1]).stat().st_size
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 50_000, size + 50_000))
    saved = 0
    try:
        while True:
            store.set_setting(str(saved), "长" * 2_000)
            saved += 1
    except StoreError as error:
        print(saved, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="limits of a process are of Unix")
def test_a_disk_that_fills_up_loses_nothing_that_was_saved(
    path: Path, store: Store, root: Path, run_environment: dict[str, str]
) -> None:
    store.close()
    run = [sys.executable, "-c", FULL, str(path)]
    told = subprocess.run(
        run, cwd=root, env=run_environment, capture_output=True, text=True, check=True
    )
    saved, _, sentence = told.stdout.partition(" ")
    assert "此前保存的内容没有改变" in sentence
    with Store.open(path) as after:
        assert after.verify().ok
        assert after.setting(str(int(saved) - 1)) == "长" * 2_000
