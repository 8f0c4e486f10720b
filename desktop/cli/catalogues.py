"""Which indicators a command reads with: those of the store at hand, an office's own included."""

import argparse
import sys

from desktop import paths
from desktop.cli.stores import opened
from desktop.domain.errors import ReportError
from desktop.domain.indicator import Catalogue
from desktop.statistics.catalogue import load_catalogue


def catalogue_at_hand(options: argparse.Namespace) -> Catalogue:
    """Return the indicators of the store that was named, or of the user's own.

    Where neither is there, those that came with the program. A store that was named must be
    usable; the user's own may be locked or damaged: a file is read all the same, and said so.
    """
    if not (options.store or paths.user_store()).exists():
        return load_catalogue()
    try:
        with opened(options) as workspace:
            return workspace.catalogues.current
    except ReportError as error:
        if options.store:
            raise
        sys.stderr.write(f"台账无法打开，只按软件自带的指标读取：{error}\n")
        return load_catalogue()
