"""Address lists (RFC 5322 section 3.4) as they really are: groups, quotes, comments, no quotes at all."""

import re

from assistant.mail import headers
from assistant.message import Sender

MOST = 500
MOST_PIECES = 20  # of one name
LONGEST = 32_768

# One token at a time: encoded word or curly quotes (both may hold commas), quoted local part, quoted
# string, comment, angle address, separator, anything else (with what stands in square brackets).
_TOKEN = re.compile(
    r"(=\?[^?\s]{1,75}\?[bqBQ]\?[^?]{0,2000}\?=|[“„”][^“„”<>\"]{0,200}[“”])"
    r'|("(?:[^"\\]|\\.){0,64}"@[^\s@<>,;()]+)|"((?:[^"\\]|\\.)*)"?|\(([^()]*)\)?|<([^<>]*)>?|([,;])'
    r'|((?:\[[^\[\]<>]{0,100}\]|[^",;:<>()])(?:\[[^\[\]<>]{0,100}\]|(?!=\?|[“„”])[^",;:<>()])*)|(.)',
    re.DOTALL,
)
_ADDRESS = re.compile(r"[^\s@<>\"(),;:\[\]]{1,320}@(?:\[[^\s@<>\[\]]{1,80}\]|[^\s@<>\"(),;:\[\]]{1,255})")
_QUOTED_LOCAL = re.compile(r'^"(?:[^"\\]|\\.)*"@[^\s@<>]+$')
_AROUND = re.compile(r"\s+(?=[@.])|(?<=[@.])\s+")
_LONGEST_ADDRESS = 1000
_ROUTE = re.compile(r"^@[^:]*:")
_ID = re.compile(r"<\s*([^<>\s]+(?:\s[^<>\s@]+)*)\s*>")


def people(value: str) -> tuple[Sender, ...]:
    """Return the people of an address field, names decoded; group names are left out."""
    found: list[Sender] = []
    name: list[str] = []
    comment = address = ""
    quoted = False
    for match in _TOKEN.finditer(value[:LONGEST] + ","):
        whole, local, text, remark, angle, separator, plain, other = match.groups()
        if (
            separator == ","
            and 0 < len(name) < MOST_PIECES
            and not (quoted or address or "@" in "".join(name))
        ):
            name[-1] += ","  # "Vries, Jan de <jan@example.org>" without the quotes that it needs
        elif separator:
            person = _person(" ".join(name), comment, address, quoted)
            if person:
                found.append(person)
            name, comment, address, quoted = [], "", "", False
            if len(found) >= MOST:
                break
        elif whole:
            name.append(whole.strip("“„”"))
        elif local:
            address = address or local
        elif text is not None:
            name.append(re.sub(r"\\(.)", r"\1", text))
            quoted = match.group().endswith('"') and len(match.group()) > 1
        elif remark is not None:
            comment = remark
        elif angle is not None:
            address = address or angle
        elif other == ":":
            name = []  # the name of a group ends here
        elif plain and plain.strip():
            name.append(plain.strip())
    if person := _person(" ".join(name), comment, address.rstrip(","), quoted):
        found.append(person)  # a quote or bracket that was never closed took the last comma
    return tuple(found[:MOST])


def _person(name: str, comment: str, address: str, quoted: bool) -> Sender | None:
    name, comment = headers.decode_words(name), headers.decode_words(comment)
    address = clean(headers.decode_words(address))
    if not address:
        name = name.replace("[mailto:", "[")
        match = _ADDRESS.search(name) if not quoted else None
        if match:
            address = match.group()
            name = (name[: match.start()] + name[match.end() :]).strip(" '<>,[]")
        elif not name:
            return None
    name = (name or comment).strip(" ,")
    while len(name) > 1 and name[0] == name[-1] and name[0] in "'\"":
        name = name[1:-1].strip()
    if name.casefold() == address.casefold():
        name = ""
    return Sender(name=name, address=address) if name or address else None


def clean(address: str) -> str:
    """Return a bare address without route, `mailto:` and spaces; empty where it is none."""
    address = _ROUTE.sub("", address.strip()).removeprefix("mailto:").strip()
    if _QUOTED_LOCAL.match(address):
        return address
    match = _ADDRESS.search(_AROUND.sub("", address[:_LONGEST_ADDRESS]))
    return match.group().rstrip(".") if match else ""


def message_ids(value: str) -> tuple[str, ...]:
    """Return the ids of Message-ID, In-Reply-To or References without `<>`, each once."""
    value = headers.decode_words(value) if "=?" in value else value
    ids = [re.sub(r"\s+", "", found) for found in _ID.findall(value[: headers.LONGEST_VALUE])]
    if not ids:  # without brackets, or with phrases around them
        ids = [word.strip("<>,;") for word in value.split() if "@" in word]
    return tuple(dict.fromkeys(name for name in ids if name))[:MOST]
