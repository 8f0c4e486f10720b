from pytestqt.qtbot import QtBot

from desktop.domain.changes import Changes
from desktop.domain.office import OfficeId
from desktop.services.listeners import Listeners
from desktop.ui.bridge import Bridge

CHANGES = Changes(offices=frozenset({OfficeId(1)}))


def test_write_becomes_a_signal_with_its_origin(qtbot: QtBot) -> None:
    listeners, origin = Listeners(), object()
    bridge = Bridge(listeners)
    with qtbot.waitSignal(bridge.changed) as heard:
        listeners.tell(CHANGES, origin)
    assert heard.args == [CHANGES, origin]


def test_closed_bridge_tells_nothing(qtbot: QtBot) -> None:
    listeners = Listeners()
    bridge = Bridge(listeners)
    bridge.close()
    with qtbot.assertNotEmitted(bridge.changed):
        listeners.tell(CHANGES, None)
