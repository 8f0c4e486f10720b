"""Settings: texts under keys."""

from desktop.store import Store


def test_a_setting_is_kept_and_changed(store: Store) -> None:
    store.set_setting("window", "大")
    store.set_setting("window", "小")
    assert store.setting("window") == "小"


def test_a_setting_that_was_never_set_is_none(store: Store) -> None:
    assert store.setting("window") is None
