"""What SQLite complains of, in words."""

import sqlite3
from pathlib import Path

import pytest

from desktop.domain.errors import StoreError
from desktop.store.errors import explained

PATH = Path("年报.db")


def _raise(code: int) -> None:
    error = sqlite3.OperationalError("in English")
    error.sqlite_errorcode = code
    with explained(PATH):
        raise error


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (sqlite3.SQLITE_BUSY, "正被别的程序占用"),
        (sqlite3.SQLITE_LOCKED, "正被别的程序占用"),
        (sqlite3.SQLITE_FULL, "磁盘空间已满"),
        (sqlite3.SQLITE_READONLY, "不可写"),
        (sqlite3.SQLITE_IOERR_FSYNC, "磁盘出错"),
        (sqlite3.SQLITE_CANTOPEN, "打不开"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "已经损坏"),
        (sqlite3.SQLITE_NOTADB, "不是年报库"),
    ],
)
def test_trouble_with_the_file_becomes_one_sentence_that_names_it(code: int, words: str) -> None:
    with pytest.raises(StoreError, match=words) as caught:
        _raise(code)
    sentence = str(caught.value)
    assert "“年报.db”" in sentence
    assert sentence.endswith("。")
    assert sentence.count("。") == 1


def test_a_bug_is_left_to_travel() -> None:
    with pytest.raises(sqlite3.OperationalError, match="in English"):
        _raise(sqlite3.SQLITE_ERROR)


def test_an_error_of_the_module_itself_is_left_to_travel() -> None:
    with pytest.raises(sqlite3.ProgrammingError), explained(PATH):
        raise sqlite3.ProgrammingError
