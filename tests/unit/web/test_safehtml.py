"""HTML mails made to attack: nothing of them may act."""

import re

from hypothesis import given
from hypothesis import strategies as st

from assistant.web.compare import changes, marked
from assistant.web.safehtml import safe
from tests.unit.web.website import Website

ATTACKS = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)><script>alert(1)</script></svg>",
    "<a href='javascript:alert(1)'>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "<form action=https://evil.example><input name=password></form>",
    "<iframe src=https://evil.example></iframe>",
    "<object data=x></object><embed src=x>",
    "<style>body{display:none}</style><p style='position:fixed;inset:0'>x</p>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<base href=https://evil.example>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=alert(1)></style></mglyph></math>",
    "<video src=https://evil.example autoplay></video><audio src=x>",
    "<table background=https://evil.example/x.png><td background=x>x</table>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
]
_ACTS = re.compile(
    r"<(?:script|img|svg|math|iframe|object|embed|form|input|button|style|link|meta|base|video|audio)\b"
    r"|\son\w+\s*=|\s(?:href|src|style|background|action|srcset|id|class|name)\s*=",
    re.IGNORECASE,
)


def test_no_attack_keeps_anything_that_acts() -> None:
    for attack in ATTACKS:
        assert not _ACTS.search(safe(f"<p>Dag</p>{attack}<p>Groet</p>")), attack


def test_words_tables_and_lists_stay() -> None:
    told = safe("<h1>Dag</h1><ul><li>een</li></ul><table><tr><td colspan=2>cel</td></tr></table>")
    assert "<h1>Dag</h1>" in told
    assert "<li>een</li>" in told
    assert 'colspan="2"' in told


@given(
    st.lists(
        st.sampled_from([*ATTACKS, "<p>", "</p>", "<!--", "-->", "'", '"', "<", ">", "x=", "<svg>"]),
        max_size=8,
    )
)
def test_no_mixture_of_attacks_keeps_anything_that_acts(pieces: list[str]) -> None:
    assert not _ACTS.search(safe("".join(pieces)))


def test_the_mails_page_may_do_nothing_at_all(site: Website) -> None:
    inbound = site.office.mail("Wis mijn gegevens")
    answer = site.signed_in().get(f"/console/inbound/{inbound}/html")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("sandbox; default-src 'none'")
    assert "frame-ancestors 'self'" in policy
    assert "script-src" not in policy
    assert "img-src" not in policy


@given(st.text(alphabet="ab .,ø\n", max_size=60), st.text(alphabet="ab .,ø\n", max_size=60))
def test_a_difference_tells_both_texts(before: str, after: str) -> None:
    told = changes(before, after)
    assert "".join(words for change, words in told if change != "added") == before
    assert "".join(words for change, words in told if change != "removed") == after


@given(st.text(max_size=80), st.lists(st.text(max_size=8), max_size=4))
def test_marking_loses_no_character(text: str, pieces: list[str]) -> None:
    assert "".join(words for words, _ in marked(text, pieces)) == text


def test_the_words_that_decided_are_marked_but_not_inside_other_words() -> None:
    assert marked("Wis het, niet wissen", ["wis"]) == [("Wis", True), (" het, niet wissen", False)]
