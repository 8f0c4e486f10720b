"""The command that sets, changes or removes the password of the store."""

import argparse
import sys

from desktop.cli.stores import first_line, opened
from desktop.domain.errors import WeakPasswordError
from desktop.services.encryption import HOPELESS

_DONE, _SOMETHING_TO_SEE = 0, 1


def change_password(options: argparse.Namespace) -> int:
    """Encrypt the store and its copies with another password, or with none."""
    with opened(options) as workspace:
        current = first_line(options.password_file)
        if options.remove:
            work = workspace.encryption.remove_password(current)
        else:
            password = first_line(options.new_password_file)
            if not password:
                raise WeakPasswordError(
                    f"密码文件“{options.new_password_file}”是空的，没有设置密码；"
                    "请把密码写在它的第一行。"
                )
            sys.stderr.write(f"注意：{HOPELESS}\n")
            work = workspace.encryption.set_password(password, current=current)
        path = workspace.path
    complaints = [step.complaint for step in work.steps() if step.complaint]
    words = "已取消密码" if options.remove else "已设置密码"
    sys.stderr.write(f"{words}：{path}，连同 {len(work.paths) - len(complaints)} 份旧备份和副本\n")
    sys.stderr.writelines(f"{complaint}\n" for complaint in complaints)
    return _SOMETHING_TO_SEE if complaints else _DONE
