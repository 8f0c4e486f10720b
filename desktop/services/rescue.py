"""Use cases on a store that may be damaged; none of them needs it to be open.

`check_file` runs on any thread beside the work. Where it does not say "ok", the newest good backup
is offered first; `rescue` saves what can still be read of the file itself.
"""

from desktop.store.rescue import SOUND, Rescued, check_file, rescue

__all__ = ["SOUND", "Rescued", "check_file", "rescue"]
