"""One frozen record of all settings: built-in tenants, then the file, then the environment.

Every entry stands here once, with its default and what it means; `docs/settings.md` is
generated from this module. Secrets come from the environment.
"""

import os
import tomllib
from datetime import date, datetime, time
from functools import cached_property
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from assistant import resources
from assistant.errors import SettingsError, UnknownTenant

Security = Literal["none", "starttls", "tls"]
IdentityStep = Literal["portal", "address_on_file", "call_back", "control_question", "id_copy"]
_DAY = "(mon|tue|wed|thu|fri|sat|sun)"
_HOUR = r"([01]\d|2[0-3]):[0-5]\d"
TIMES = rf"^{_DAY}(-{_DAY})? {_HOUR}-{_HOUR}$"
"""How opening times are written: `mon-fri 09:00-17:00`."""


def _network(text: str) -> str:
    return str(ip_network(text))


Network = Annotated[str, AfterValidator(_network)]
"""An address or a network in CIDR notation: `192.0.2.25`, `2001:db8::/64`."""


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Authority(_Frozen):
    """The supervisory authority to which a customer can complain (GDPR art. 77)."""

    name: str = Field(description="Its name, as it stands in refusals.")
    address: str = Field(description="Its postal address, in one line.")
    url: str = Field(description="Its web address.")


class Retention(_Frozen):
    """How long the desk keeps things, in days; a daily job erases what is older."""

    chat_days: int = Field(30, ge=1, description="Chats without a request.")
    customer_service_days: int = Field(30, ge=1, description="Mail that was a customer service matter.")
    answered_days: int = Field(90, ge=1, description="Mail with a question that was answered.")
    spam_days: int = Field(14, ge=1, description="Mail told to be spam or sent by a machine.")
    quarantine_days: int = Field(30, ge=1, description="Mail that could not be handled.")
    package_days: int = Field(90, ge=1, description="Access packages and attachments, after answering.")
    ticket_days: int = Field(1826, ge=1, description="Tickets, after closing (five years).")
    ticket_days_by_type: dict[str, Annotated[int, Field(ge=1)]] = Field(
        {}, description="By type of request: another term than `ticket_days`."
    )


class Mailbox(_Frozen):
    """An IMAP mailbox that is read for a tenant."""

    host: str = Field(description="Name of the IMAP server.")
    port: int = Field(993, ge=1, le=65535, description="Its port.")
    security: Security = Field("tls", description="`tls`, `starttls`, or `none` (only on this machine).")
    username: str = Field(description="The account's user name.")
    password: SecretStr = Field(SecretStr(""), description="Its password; empty where OAuth2 is used.")
    oauth2_token_command: str = Field(
        "", description="A program that prints an OAuth2 access token (XOAUTH2)."
    )
    folder: str = Field("INBOX", description="The folder that is read.")
    handled_folder: str = Field("", description="Where a mail is moved after it is stored; empty: it stays.")
    sent_folder: str = Field("", description="Where a copy of each sent mail is kept; empty: none.")
    ca_file: str = Field("", description="A certificate authority of your own, as a PEM file.")
    poll_seconds: int = Field(60, ge=1, description="How often it is looked at where IDLE does not work.")


class Tenant(_Frozen):
    """A company whose desk this is. A tenant is data: adding one touches no Python."""

    id: str = Field(
        pattern=r"^[a-z][a-z0-9-]{1,30}$", description="Short name, as in commands and addresses."
    )
    name: str = Field(description="The company's name as customers know it.")
    legal_name: str = Field(description="The company's full legal name.")
    language: Literal["nl", "da"] = Field(description="The language of its customers and replies.")
    country: Literal["NL", "DK"] = Field(description="Whose public holidays and law hold.")
    timezone: str = Field(description="Its time zone, as in the IANA database.")
    reference_prefix: str = Field(pattern=r"^[A-Z]{2,4}$", description="The first letters of each reference.")
    addresses: tuple[str, ...] = Field(
        min_length=1, description="Official mail addresses; mail to them is taken, the first one sends."
    )
    mailboxes: tuple[Mailbox, ...] = Field((), description="IMAP mailboxes that are read as well.")
    customer_service: str = Field(
        "", description="Where customer service matters are passed on to; never one of `addresses`."
    )
    customer_service_hint: str = Field(
        description="What a reply says about where to go with an energy matter, in the tenant's language."
    )
    portal_name: str = Field("", description="The customer portal's name.")
    chat_hours: str = Field("", description="When a person is there for the chat, in words.")
    chat_times: tuple[Annotated[str, Field(pattern=TIMES)], ...] = Field(
        (),
        description="The same for the computer, `mon-fri 09:00-17:00`; public holidays are left out. "
        "Empty: nobody is promised.",
    )
    authority: Authority = Field(description="The supervisory authority.")
    courts: str = Field(description="What a refusal says about going to court.")
    identity_copy: Literal["on_doubt", "as_stated"] = Field(
        "on_doubt",
        description="Whether a copy of an ID is asked only where a person recorded a reasonable doubt and "
        "the lower steps do not fit or were in vain (GDPR 12(6)), or as the company's statement says.",
    )
    identity_steps: dict[str, tuple[IdentityStep, ...]] = Field(
        {},
        description="By type of request: which steps of the identity ladder are enough, of those shipped "
        "(docs/privacy-officer.md). `id_copy` is never the only one.",
    )
    types_without: tuple[str, ...] = Field(
        (), description="Types of request that do not exist at this company, for example `sms_optout`."
    )
    checklist_without: tuple[str, ...] = Field(
        (), description="Items of the shipped checklists that this company does not need, by their ids."
    )
    checklist_more: dict[str, tuple[str, ...]] = Field(
        {}, description="By type of request: what else has to be done in the company's own systems."
    )
    clock_stops: bool = Field(False, description="Whether the clock stops while identity is asked on doubt.")
    four_eyes: bool = Field(True, description="Whether disclosure, erasure and refusal need a second person.")
    receipts_go_by_themselves: bool = Field(
        True, description="Whether a pure receipt is sent without a person; off: it waits like any draft."
    )
    sure_answers_above: float | None = Field(
        None, ge=0.9, le=1, description="Answers to questions go by themselves above this score; none: never."
    )
    officer_email: str = Field("", description="The privacy officer: breach alerts, digests, checkpoints.")
    deputy_email: str = Field("", description="Who else is alerted to a breach.")
    retention: Retention = Field(Retention(), description="How long things are kept.")  # type: ignore[call-arg]
    widget_origins: tuple[str, ...] = Field((), description="Web origins that may embed the chat.")

    @cached_property
    def zone(self) -> ZoneInfo:
        """The tenant's time zone."""
        return ZoneInfo(self.timezone)

    def begins(self, day: date) -> datetime:
        """Return the first moment of *day* where the company is."""
        return datetime.combine(day, time(0), self.zone)

    @property
    def sender_address(self) -> str:
        """The address that replies come from."""
        return self.addresses[0]


class SmtpIn(_Frozen):
    """The listener that takes mail."""

    host: str = Field("127.0.0.1", description="The address it listens on.")
    port: int = Field(8025, ge=0, le=65535, description="Its port; 0 takes a free one.")
    lmtp: bool = Field(
        False, description="Whether it speaks LMTP (RFC 2033), with a reply for each recipient, and not SMTP."
    )
    hostname: str = Field("", description="The name it greets with; empty: this machine's name.")
    max_bytes: int = Field(
        36_700_160, ge=1024, description="The largest mail taken, in bytes (SIZE, RFC 1870)."
    )
    max_recipients: int = Field(100, ge=1, description="Recipients a mail.")
    max_connections: int = Field(200, ge=1, description="Connections at once.")
    max_connections_client: int = Field(
        50,
        ge=1,
        description="Connections at once from one client: an address, or an IPv6 network of 64 bits.",
    )
    trusted_relays: tuple[Network, ...] = Field(
        ("127.0.0.0/8", "::1/128"),
        description="Networks of your own mail servers in front: they may hold all connections.",
    )
    session_seconds: int = Field(3600, ge=1, description="How long one session may last, however busy.")
    timeout_seconds: int = Field(
        300, ge=1, description="How long a silent client is kept (RFC 5321 4.5.3.2)."
    )
    tls_certificate: str = Field("", description="PEM file for STARTTLS; empty: none is offered.")
    tls_key: str = Field("", description="PEM file of its key.")
    require_tls: bool = Field(False, description="Whether mail is refused before STARTTLS.")
    proxy_protocol: bool = Field(False, description="Whether a proxy in front speaks the PROXY protocol.")
    trusted_authserv: str = Field(
        "", description="The host whose Authentication-Results count (RFC 8601); empty: none."
    )


class SmtpOut(_Frozen):
    """The server that takes our mail."""

    host: str = Field("127.0.0.1", description="Its name.")
    port: int = Field(25, ge=1, le=65535, description="Its port.")
    security: Security = Field("starttls", description="`tls`, `starttls`, or `none` (only on this machine).")
    username: str = Field("", description="User name; empty: no AUTH.")
    password: SecretStr = Field(SecretStr(""), description="Password; empty where OAuth2 is used.")
    oauth2_token_command: str = Field(
        "", description="A program that prints an OAuth2 access token (XOAUTH2)."
    )
    timeout_seconds: float = Field(60, gt=0, description="How long an answer is waited for.")
    ca_file: str = Field("", description="A certificate authority of your own, as a PEM file.")
    per_address_hour: int = Field(10, ge=1, description="Mails an hour to one address, at most.")
    per_domain_hour: int = Field(500, ge=1, description="Mails an hour to one domain, at most.")
    per_hour: int = Field(2000, ge=1, description="Mails an hour in all.")
    undo_seconds: int = Field(
        10, ge=0, description="How long an approved mail waits, so that it can be taken back."
    )


class Web(_Frozen):
    """Pages and endpoints."""

    host: str = Field("127.0.0.1", description="The address it listens on.")
    port: int = Field(8080, ge=0, le=65535, description="Its port; 0 takes a free one.")
    public_url: str = Field("", description="Its address as people see it; empty: from host and port.")
    secure_cookies: bool = Field(True, description="Whether cookies travel over https only.")
    session_hours: int = Field(10, ge=1, le=24, description="When a sign-in ends at the latest.")
    idle_minutes: int = Field(60, ge=5, description="When a silent sign-in ends.")
    sign_in_tries: int = Field(5, ge=1, description="Wrong passwords in 15 minutes before a pause.")
    chat_messages_minute: int = Field(20, ge=1, description="Chat messages a minute from one session.")
    chat_sessions_hour: int = Field(60, ge=1, description="New chats an hour from one network address.")
    chat_max_characters: int = Field(4000, ge=100, description="The longest chat message.")
    api_requests_minute: int = Field(
        600, ge=1, description="Calls of the API a minute with one token, over all processes."
    )
    trusted_proxies: tuple[str, ...] = Field((), description="Proxies whose X-Forwarded-For counts.")


class Webhooks(_Frozen):
    """What the company's own systems are told."""

    allowed_hosts: tuple[str, ...] = Field(
        (),
        description="Hosts inside your own network that may be told, with their port as in the address "
        "(`crm.intern.example.org:8080`); these may be plain http. All others: https and public.",
    )
    timeout_seconds: float = Field(15, gt=0, le=60, description="How long an answer is waited for.")


class SingleSignOn(_Frozen):
    """The company's own sign-in for staff (OpenID Connect)."""

    issuer: str = Field("", description="The provider's address; empty: staff sign in here by password.")
    client_id: str = Field("", description="The name by which the provider knows this desk.")
    client_secret: SecretStr = Field(SecretStr(""), description="The secret that belongs to it, if any.")
    label: str = Field("", description="What the button at the door says; empty: the provider's host.")
    passwords: bool = Field(True, description="Whether passwords open the door beside it.")


def _user_data_folder() -> Path:
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "privacy-assistant"


class Settings(BaseSettings):
    """Everything that can be set, frozen."""

    model_config = SettingsConfigDict(
        frozen=True, extra="forbid", env_prefix="ASSISTANT_", env_nested_delimiter="__", env_ignore_empty=True
    )

    data_dir: Path = Field(
        default_factory=_user_data_folder, description="Where the database and caches are."
    )
    database_url: SecretStr = Field(
        SecretStr(""), description="SQLAlchemy address of the database; empty: SQLite in `data_dir`."
    )
    master_key: SecretStr = Field(
        SecretStr(""),
        description="32 bytes in base64 that wrap every message's key; or use `master_key_file`.",
    )
    master_key_file: str = Field(
        "", description="A file with the master key; empty: `master.key` in `data_dir`, made at first start."
    )
    log_level: Literal["debug", "info", "warning", "error"] = Field("info", description="What is logged.")
    workers: int = Field(1, ge=1, le=32, description="Threads that handle mail in this process.")
    max_attempts: int = Field(5, ge=1, description="Tries before a mail goes to the quarantine.")
    smtp_in: SmtpIn = Field(SmtpIn(), description="The listener that takes mail.")  # type: ignore[call-arg]
    smtp_out: SmtpOut = Field(SmtpOut(), description="The server that takes our mail.")  # type: ignore[call-arg]
    web: Web = Field(Web(), description="Pages and endpoints.")  # type: ignore[call-arg]
    single_sign_on: SingleSignOn = Field(
        SingleSignOn(),  # type: ignore[call-arg]
        description="The company's own sign-in for staff.",
    )
    webhooks: Webhooks = Field(Webhooks(), description="What the company's own systems are told.")  # type: ignore[call-arg]
    tenants: tuple[Tenant, ...] = Field(
        (), description="The companies; those shipped are added by themselves."
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment wins over the file, so that a secret need not stand in it."""
        return env_settings, init_settings

    def tenant(self, tenant_id: str) -> Tenant:
        """Return one company. Raises UnknownTenant with the names there are."""
        for tenant in self.tenants:
            if tenant.id == tenant_id:
                return tenant
        names = ", ".join(t.id for t in self.tenants)
        raise UnknownTenant(f"unknown tenant {tenant_id!r}: use one of {names}")

    @property
    def database(self) -> str:
        """The database's address."""
        return self.database_url.get_secret_value() or f"sqlite:///{self.data_dir / 'assistant.db'}"

    def tenant_of(self, address: str) -> Tenant | None:
        """Return whose official address this is (case does not count; a `+tag` in it is allowed)."""
        wanted = _plain(address)
        for tenant in self.tenants:
            if any(_plain(own) == wanted for own in tenant.addresses):
                return tenant
        return None


def _plain(address: str) -> str:
    local, _, domain = address.strip().casefold().rpartition("@")
    return f"{local.split('+', 1)[0]}@{domain}"


def load(path: Path | str | None = None, **overrides: Any) -> Settings:
    """Read the settings: shipped tenants, *path* (TOML), the environment, and *overrides*.

    Raises SettingsError naming the entry that is wrong.
    """
    values: dict[str, Any] = {}
    path = path or os.environ.get("ASSISTANT_CONFIG") or None
    if path:
        try:
            values = tomllib.loads(Path(path).read_text(encoding="utf-8"))
        except OSError as error:
            raise SettingsError(f"cannot read the settings file {path}: {error.strerror}") from error
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{path} is not valid TOML: {error}") from error
    values = {**values, **overrides}
    values["tenants"] = _with_shipped(values.get("tenants", ()))
    try:
        settings = Settings(**values)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "settings"
        raise SettingsError(f"setting {where}: {first['msg']} (see docs/settings.md)") from error
    _cross_check(settings)
    return settings


def _with_shipped(own: Any) -> list[Any]:
    """Lay the file's tenants over those that are shipped; both are found by their id."""
    merged: dict[str, Any] = {tenant["id"]: tenant for tenant in _shipped()}
    for entry in own:
        if not isinstance(entry, dict):
            entry = entry.model_dump()  # noqa: PLW2901  # a test hands in a Tenant
        merged[entry.get("id", "")] = {**merged.get(entry.get("id", ""), {}), **entry}
    return list(merged.values())


def _shipped() -> list[dict[str, Any]]:
    files = sorted(resources.folder("locales").glob("*/*/tenant.toml"))
    tenants = []
    for file in files:
        try:
            tenants.append(tomllib.loads(file.read_text(encoding="utf-8")))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise SettingsError(f"{file} is not valid TOML: {error}") from error
    return tenants


def _cross_check(settings: Settings) -> None:
    seen: dict[str, str] = {}
    for tenant in settings.tenants:
        for address in tenant.addresses:
            owner = seen.setdefault(_plain(address), tenant.id)
            if owner != tenant.id:
                raise SettingsError(f"tenants.{tenant.id}.addresses: {address} belongs to {owner} already")
    for tenant in settings.tenants:
        if tenant.customer_service and _plain(tenant.customer_service) in seen:
            raise SettingsError(
                f"tenants.{tenant.id}.customer_service: {tenant.customer_service} is read by this "
                "assistant itself, so mail would go in a circle; name another address or leave it empty"
            )
