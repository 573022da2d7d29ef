"""A customer's HTML mail, made safe to look at: structure and words stay, everything that acts goes.

It is shown in a sandboxed frame under a policy that allows no script, picture, form or address,
so that each of the three walls would hold alone.
"""

import html

import nh3

_ALLOWED = set(
    "a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s "
    "small span strong sub sup table tbody td tfoot th thead tr u ul".split()
)
_GONE = {"script", "style", "title", "head", "template", "noscript", "svg", "math", "object", "select"}
_ATTRIBUTES: dict[str, set[str]] = {
    "*": set(),
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan"},
    "ol": {"start"},
}
_LARGEST = 2_000_000  # characters


def safe(markup: str) -> str:
    """Return *markup* with words, tables and lists only: no link target, picture, style or script."""
    return nh3.clean(
        markup[:_LARGEST],
        tags=_ALLOWED,
        clean_content_tags=_GONE,
        attributes=_ATTRIBUTES,
        link_rel=None,
        strip_comments=True,
        url_schemes=set(),
    )


def page(markup: str, *, language: str, title: str, stylesheet: str) -> str:
    """Return a whole page that shows *markup* safely; it goes out under MAIL_POLICY."""
    return (
        f'<!doctype html><html lang="{html.escape(language)}"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title>"
        f'<link rel="stylesheet" href="{html.escape(stylesheet)}"></head>'
        f"<body><main>{safe(markup)}</main></body></html>"
    )
