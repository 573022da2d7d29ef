"""Keys and what they seal."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.errors import SettingsError, StoreError
from assistant.store.vault import Keyring, Vault

OLD = "old:" + base64.b64encode(b"a" * 32).decode()
NEW = "new:" + base64.b64encode(b"b" * 32).decode()
SECRET = b"s" * 32


def vault(*lines: str) -> Vault:
    return Vault(Keyring.from_text("\n".join(lines)), SECRET)


@given(st.binary(max_size=2000))
def test_what_is_sealed_opens_again_and_never_holds_the_plain_bytes(plain: bytes) -> None:
    sealed = vault(OLD).seal("ticket.person", "1", plain)
    assert vault(OLD).open("ticket.person", "1", sealed) == plain
    assert len(plain) < 8 or plain not in sealed


def test_a_value_moved_to_another_row_or_column_does_not_open() -> None:
    sealed = vault(OLD).seal("ticket.person", "1", b"Jan")
    for column, row in (("ticket.person", "2"), ("ticket.fields", "1")):
        with pytest.raises(StoreError):
            vault(OLD).open(column, row, sealed)


def test_a_changed_byte_does_not_open() -> None:
    sealed = bytearray(vault(OLD).seal("c", "1", b"Jan"))
    sealed[-1] ^= 1
    with pytest.raises(StoreError):
        vault(OLD).open("c", "1", bytes(sealed))


def test_after_rotation_the_old_opens_and_the_new_seals() -> None:
    sealed = vault(OLD).seal("c", "1", b"Jan")
    both = vault(NEW, OLD)
    assert both.open("c", "1", sealed) == b"Jan"
    assert not both.is_current(sealed)
    again = both.reseal("c", "1", sealed)
    assert both.is_current(again)
    assert vault(NEW).open("c", "1", again) == b"Jan"
    with pytest.raises(StoreError):
        vault(OLD).open("c", "1", again)


def test_a_blob_opens_with_its_own_key_only_and_its_key_is_rewrapped_without_its_bytes() -> None:
    both = vault(NEW, OLD)
    wrapped, sealed = vault(OLD).seal_blob("b1", b"raw mail")
    other, _ = vault(OLD).seal_blob("b1", b"raw mail")
    assert both.open_blob("b1", both.rewrap_blob("b1", wrapped), sealed) == b"raw mail"
    with pytest.raises(StoreError):
        both.open_blob("b1", other, sealed)


def test_digests_stay_the_same_after_rotation_and_differ_by_purpose() -> None:
    first, second = vault(OLD), vault(NEW, OLD)
    assert first.digest("address", "a@example.org") == second.digest("address", "a@example.org")
    assert first.digest("address", "a@example.org") != first.digest("search", "a@example.org")


def test_a_key_file_is_made_once_and_readable_by_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "master.key"
    ring = Keyring.from_file(path, create=True)
    assert path.stat().st_mode & 0o077 == 0
    assert Keyring.from_file(path, create=True).keys == ring.keys


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "no master key"), ("a:!!", "line 1"), ("a:" + base64.b64encode(b"x").decode(), "32")],
)
def test_a_broken_key_file_is_refused_with_what_to_do(text: str, says: str) -> None:
    with pytest.raises(SettingsError, match=says):
        Keyring.from_text(text)


def test_a_missing_key_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot read"):
        Keyring.from_file(tmp_path / "none.key")


def test_the_keys_do_not_show_in_a_repr() -> None:
    assert "aaaa" not in repr(Keyring.from_text(OLD))
