"""Encoded words, parameters and addresses, in the right forms and the broken ones."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.mail import addresses, headers
from assistant.message import Sender


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("=?utf-8?Q?Priv=C3=A9_gegevens?=", "Privé gegevens"),
        ("=?UTF-8?B?SMO4cg==?=", "Hør"),
        ("=?UTF-8?B?SMO4cg?=", "Hør"),  # padding gone
        ("=?utf-8?Q?H=C3?= =?utf-8?Q?=B8r?=", "Hør"),  # a letter split over two words
        ("=?utf-8?B?SMO4?=\r\n =?utf-8?B?cg==?=", "Hør"),
        ("=?iso-8859-1?q?H=F8r?= nu", "Hør nu"),
        ("=?iso-8859-1*da?q?H=F8r?=", "Hør"),  # RFC 2231 section 5
        ('"=?utf-8?Q?H=C3=B8r?="', '"Hør"'),  # inside quotes, against the rule
        ("a=?utf-8?Q?H=C3=B8r?=b", "aHørb"),
        ("=?utf-8?Q?wat nu?=", "wat nu"),  # blanks inside, against the rule
        ("=?utf-8?Q?Hoe dan??=", "Hoe dan?"),
        ("=?utf-8?Q?Priv=C3=A9", "Privé"),  # cut short
        ("=?utf-8?X?abc?=", "=?utf-8?X?abc?="),
        ("=?utf-8?Q?=ZZ?=", "=ZZ"),
        ("=?nonsense?Q?abc?=", "abc"),
        ("=?us-ascii?Q?H=F8r?=", "Hør"),
        ("=?utf-8?Q?a=0D=0ABcc:_x?=", "a Bcc: x"),  # no line break gets out of a header
        ("Hør", "Hør"),
        ("=?utf-7?Q?H+APg-r?=", "Hør"),
    ],
)
def test_encoded_words_are_read(value: str, text: str) -> None:
    assert headers.decode_words(value) == text


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ('attachment; filename="factuur.pdf"', "factuur.pdf"),
        ("attachment; filename=factuur.pdf", "factuur.pdf"),
        ("attachment; filename=mijn factuur.pdf", "mijn factuur.pdf"),
        ("attachment; filename*=UTF-8''k%C3%B8b.pdf", "køb.pdf"),
        ("attachment; filename*=utf-8'da'k%C3%B8b.pdf", "køb.pdf"),
        ("attachment; filename*=iso-8859-1''k%F8b.pdf", "køb.pdf"),
        ('attachment; filename*0="lange "; filename*1="naam.pdf"', "lange naam.pdf"),
        ('attachment; filename*1="naam.pdf"; filename*0="lange "', "lange naam.pdf"),
        ("attachment; filename*0*=UTF-8''k%C3; filename*1*=%B8b.pdf", "køb.pdf"),
        ("attachment; filename*0*=UTF-8''k%C3%B8b; filename*1=.pdf", "køb.pdf"),
        ("attachment; filename*=kob.pdf", "kob.pdf"),  # neither charset nor quotes
        ('attachment; filename="=?utf-8?Q?k=C3=B8b.pdf?="', "køb.pdf"),
        ("attachment; filename=\"plain.pdf\"; filename*=UTF-8''k%C3%B8b.pdf", "køb.pdf"),
        ('attachment; filename="a;b.pdf"', "a;b.pdf"),
        ('attachment; filename="a\\"b.pdf"', 'a"b.pdf'),
        ('attachment; filename="open.pdf', "open.pdf"),
        ("attachment; FileName = x.pdf ; size=1", "x.pdf"),
        ("attachment; filename*=UTF-8''%ZZ.pdf", "%ZZ.pdf"),
    ],
)
def test_file_names_are_read(value: str, name: str) -> None:
    assert headers.parameters(value)[1]["filename"] == name


@pytest.mark.parametrize(
    ("value", "people"),
    [
        ("jan@example.org", [("", "jan@example.org")]),
        ("Jan de Vries <jan@example.org>", [("Jan de Vries", "jan@example.org")]),
        ('"Vries, Jan de" <jan@example.org>', [("Vries, Jan de", "jan@example.org")]),
        ("Vries, Jan de <jan@example.org>", [("Vries, Jan de", "jan@example.org")]),
        (
            "Vries, Jan de <jan@example.org>, Bakker, Els <els@example.org>",
            [("Vries, Jan de", "jan@example.org"), ("Bakker, Els", "els@example.org")],
        ),
        ("=?utf-8?q?Jansen,_Piet?= <p@example.org>", [("Jansen, Piet", "p@example.org")]),
        ("=?utf-8?q?Piet_(werk)_<p>?= <p@example.org>", [("Piet (werk) <p>", "p@example.org")]),
        ("=?utf-8?q?Piet?= =?utf-8?q?_Jansen?= <p@example.org>", [("Piet Jansen", "p@example.org")]),
        ("“Jansen, Piet” <p@example.org>", [("Jansen, Piet", "p@example.org")]),
        ("Jan < jan @ example . org >", [("Jan", "jan@example.org")]),
        (
            "Jan <jan@[IPv6:2001:db8::1]>, <els@[192.0.2.1]>",
            [("Jan", "jan@[IPv6:2001:db8::1]"), ("", "els@[192.0.2.1]")],
        ),
        ("jan@[IPv6:2001:db8::1]", [("", "jan@[IPv6:2001:db8::1]")]),
        ("Jan [mailto:jan@example.org]", [("Jan", "jan@example.org")]),
        ("[mailto:jan@example.org]", [("", "jan@example.org")]),
        ("Jan [jan@example.org]", [("Jan", "jan@example.org")]),
        ("=?utf-8?q?half <p@example.org>", [("half", "p@example.org")]),
        ("Jan, Piet", [("Jan, Piet", "")]),
        ("=?utf-8?Q?S=C3=B8ren?= <s@example.dk>", [("Søren", "s@example.dk")]),
        ("jan@example.org (Jan)", [("Jan", "jan@example.org")]),
        ("<jan@example.org>", [("", "jan@example.org")]),
        ("jan@example.org <jan@example.org>", [("", "jan@example.org")]),
        ("'Jan' <jan@example.org>", [("Jan", "jan@example.org")]),
        ("Familie: a@example.org, B <b@example.org>;", [("", "a@example.org"), ("B", "b@example.org")]),
        ("undisclosed-recipients:;", []),
        ("a@example.org, b@example.org", [("", "a@example.org"), ("", "b@example.org")]),
        ("a@example.org; b@example.org", [("", "a@example.org"), ("", "b@example.org")]),
        ("Jan <jan@example.org", [("Jan", "jan@example.org")]),
        ('"Jan <jan@example.org>', [("Jan", "jan@example.org")]),
        ("<@relay.example:jan@example.org>", [("", "jan@example.org")]),
        ("Jan <mailto:jan@example.org>", [("Jan", "jan@example.org")]),
        ('"jan piet"@example.org', [("", '"jan piet"@example.org')]),
        ("søren@example.dk", [("", "søren@example.dk")]),
        ("Jan", [("Jan", "")]),
        ("", []),
    ],
)
def test_addresses_are_read(value: str, people: list[tuple[str, str]]) -> None:
    assert addresses.people(value) == tuple(Sender(name=name, address=address) for name, address in people)


@pytest.mark.parametrize(
    ("value", "ids"),
    [
        ("<a@b>", ("a@b",)),
        ("<a@b> <c@d>\r\n\t<a@b>", ("a@b", "c@d")),
        ("<a@b><c@d>", ("a@b", "c@d")),
        ("a@b", ("a@b",)),
        ("a@b c@d\r\n\te@f", ("a@b", "c@d", "e@f")),
        ("=?us-ascii?q?=3Ca=40b=3E?=\r\n\t=?us-ascii?q?=3Cc=40d=3E?=", ("a@b", "c@d")),
        ('Message from Jan of "today" <a@b>', ("a@b",)),
        ("nonsense", ()),
        ("", ()),
    ],
)
def test_message_ids_are_read(value: str, ids: tuple[str, ...]) -> None:
    assert addresses.message_ids(value) == ids


@given(st.text(max_size=400))
def test_nothing_in_a_header_raises(value: str) -> None:
    assert "\n" not in headers.decode_words(value)
    headers.parameters(value)
    addresses.people(value)
    addresses.message_ids(value)


@given(
    st.text(
        alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp", "Cf"]),
        min_size=1,
        max_size=60,
    )
)
def test_what_the_standard_library_encodes_is_read_back(text: str) -> None:
    from email.header import Header
    from unicodedata import normalize

    assert headers.decode_words(Header(text, "utf-8").encode()) == normalize("NFC", text)
