"""Staff: sign-in, second factor, limits, roles."""

from datetime import UTC, datetime

import pytest

from assistant.desk import accounts, totp
from assistant.desk.people import Staff
from assistant.errors import InputError, NotFound, Refused, TooMany
from tests.unit.desk.small import Office, person

PASSWORD = "correct horse battery"


def anna(office: Office) -> Staff:
    return accounts.add(
        office.desk, email="Anna@ventum.nl", name="Anna", roles={"ventum": "approver"}, password=PASSWORD
    )


def test_codes_are_those_of_rfc_6238_appendix_b() -> None:
    secret = totp.new_secret(b"12345678901234567890")
    for seconds, expected in ((59, "94287082"), (1111111109, "07081804"), (20000000000, "65353130")):
        step = totp.step_of(datetime.fromtimestamp(seconds, UTC))
        assert totp.code(secret, step, digits=8) == expected


def test_a_member_of_staff_signs_in_and_out(office: Office) -> None:
    anna(office)
    signed = accounts.sign_in(office.desk, "anna@VENTUM.nl", PASSWORD, "192.0.2.1")
    found = accounts.who(office.desk, signed.cookie)
    assert found is not None
    assert (found[0].name, found[0].roles, found[1].csrf) == ("Anna", {"ventum": "approver"}, signed.csrf)
    accounts.sign_out(office.desk, signed.cookie)
    assert accounts.who(office.desk, signed.cookie) is None


def test_unknown_and_wrong_say_the_same(office: Office) -> None:
    anna(office)
    with pytest.raises(Refused, match=accounts.WRONG):
        accounts.sign_in(office.desk, "anna@ventum.nl", "wrong wrong wrong", "")
    with pytest.raises(Refused, match=accounts.WRONG):
        accounts.sign_in(office.desk, "nobody@ventum.nl", PASSWORD, "")


def test_guessing_ends_in_a_pause(small_office: Office) -> None:
    office = small_office
    anna(office)
    for _ in range(office.desk.settings.web.sign_in_tries):
        with pytest.raises(Refused):
            accounts.sign_in(office.desk, "anna@ventum.nl", "wrong wrong wrong", "")
    with pytest.raises(TooMany):
        accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    office.clock.on(minutes=16)
    accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")


def test_a_sign_in_ends_when_silent_and_at_the_latest_after_its_hours(small_office: Office) -> None:
    office = small_office
    anna(office)
    signed = accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    for _ in range(11):
        office.clock.on(minutes=50)
        assert accounts.who(office.desk, signed.cookie) is not None
    office.clock.on(minutes=55)
    assert accounts.who(office.desk, signed.cookie) is None, "ten hours are over"
    silent = accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    office.clock.on(minutes=61)
    assert accounts.who(office.desk, silent.cookie) is None


def test_with_a_second_factor_nothing_is_shown_before_the_code_and_a_code_works_once(
    small_office: Office,
) -> None:
    office = small_office
    staff = anna(office)
    secret, address = accounts.start_totp(office.desk, staff)
    assert secret in address
    accounts.confirm_totp(office.desk, staff, totp.code(secret, totp.step_of(office.clock.now)))
    office.clock.on(minutes=2)
    signed = accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    assert signed.second_factor
    assert accounts.who(office.desk, signed.cookie) is None
    code = totp.code(secret, totp.step_of(office.clock.now))
    with pytest.raises(Refused):
        accounts.verify_totp(office.desk, signed.cookie, "000000")
    accounts.verify_totp(office.desk, signed.cookie, code)
    assert accounts.who(office.desk, signed.cookie) is not None
    again = accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    with pytest.raises(Refused):
        accounts.verify_totp(office.desk, again.cookie, code)


def test_a_switched_off_account_is_out_at_once(small_office: Office) -> None:
    office = small_office
    staff = anna(office)
    signed = accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    accounts.disable(office.desk, staff.id)
    assert accounts.who(office.desk, signed.cookie) is None
    with pytest.raises(Refused):
        accounts.sign_in(office.desk, "anna@ventum.nl", PASSWORD, "")
    with pytest.raises(NotFound):
        accounts.by_email(office.desk, "anna@ventum.nl")


def test_an_administrator_reaches_only_the_people_of_their_company(small_office: Office) -> None:
    office = small_office
    staff = anna(office)
    dane = person("dane", "admin", "natur-energi")
    with pytest.raises(NotFound):
        accounts.set_password(office.desk, staff.id, PASSWORD, by=dane)
    with pytest.raises(NotFound):
        accounts.set_role(office.desk, staff.id, "ventum", "admin", by=dane)
    accounts.set_role(office.desk, staff.id, "natur-energi", "agent", by=dane)


@pytest.mark.parametrize(("email", "password"), [("no address", PASSWORD), ("x@ventum.nl", "short")])
def test_a_bad_account_is_refused(small_office: Office, email: str, password: str) -> None:
    with pytest.raises(InputError):
        accounts.add(small_office.desk, email=email, name="X", roles={}, password=password)


def test_two_accounts_never_share_an_address(small_office: Office) -> None:
    anna(small_office)
    with pytest.raises(InputError):
        anna(small_office)


def test_passwords_and_cookies_are_not_in_the_database(small_office: Office) -> None:
    anna(small_office)
    signed = accounts.sign_in(small_office.desk, "anna@ventum.nl", PASSWORD, "")
    raw = b"".join(file.read_bytes() for file in small_office.desk.settings.data_dir.glob("assistant.db*"))
    assert PASSWORD.encode() not in raw
    assert signed.cookie.encode() not in raw
