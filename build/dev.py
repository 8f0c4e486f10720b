"""One command for each thing a person does with a checkout: start, test, check, measure, pack.

    python3 build/dev.py run|test|check|bench|package|lock

The standard library alone, since nothing else is installed yet. This file must be readable to an
old Python, which is told so in one sentence; the files beside it need not be.
"""

import sys

OLDEST = (3, 11)
TOO_NEW = (3, 14)  # Qt's locked packages refuse it

if not OLDEST <= tuple(sys.version_info[:2]) < TOO_NEW:
    sys.exit(
        "需要 Python 3.11、3.12 或 3.13，当前是 {}.{}。"
        "请安装后改用例如 python3.11 build/dev.py run 重新运行。".format(*sys.version_info[:2])
    )

import tasks  # noqa: E402 - an old Python could not read it

if __name__ == "__main__":
    sys.exit(tasks.main(sys.argv[1:]))
