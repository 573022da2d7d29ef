"""A bare name under the last words of a letter ("Lone", "/Asger", "J.B."): whose words end there.

No list of names: the mail answered greets the writer by name, its To names them, and so does the
From of the answer. Without such a sign only the form is left, and in doubt the line is text.
"""

import re
from collections.abc import Collection, Iterable

from assistant.mail.lines import Line

_MOST_LINES = 400  # so many lines of earlier mail are read for names
_CAPITAL = r"[A-ZÀ-ÞŁŠŽ]"
_ONE = rf"(?:{_CAPITAL}[\w'’]*(?:-[\w'’]+)*\.?|(?:van|der|den|de|het|ter|ten|te|von|af|la|el|bin|’t|'t|i)\b)"
_NAMES = re.compile(rf"^{_ONE}(?: (?:(?:en|og|and|und|och|&) )?{_ONE}){{0,4}}$")
_INITIALS = re.compile(rf"^(?:{_CAPITAL}\. ?){{1,4}}$|^{_CAPITAL}{{1,4}}$")
_ENDING = re.compile(r"(?:\s+(?:x{1,3}|[:;]-?[)D]|[\U0001F300-\U0001FAFF☀-➿️]+)|[,.]?)$", re.IGNORECASE)
_MARK = re.compile(r"^(?P<mark>/{1,2}|[-–—~]{1,2}) ?(?=\S)")
_SALUTES = re.compile(
    r"^(?:hej(?:sa)?|hei|hi|hiya|hello|hallo|hoi|hey|dag|dear|beste|geachte|lieve|kære|kjære|bäste|bästa"
    r"|liebe[rs]?|sehr geehrte[rs]?|guten (?:tag|morgen|abend)"
    r"|goede(?:n?(?:dag|middag|morgen|avond))|god(?:dag|morgen"
    r"|aften|morgon|kväll| dag| aften| morgen)|good (?:morning|afternoon|evening)"
    r"|moin|til rette vedkommende)\b"
    r"(?P<names>(?: [^\s,!?:;]{1,30}){0,6})\s*[,.!:;–-]*$",
    re.IGNORECASE,
)
_TO = re.compile(r"^\W{0,2}(?:aan|til|to|an|till)\W{0,2}:\W{0,2}(?P<names>[^<@;\[]{2,60})", re.IGNORECASE)
_CALLED = re.compile(rf"^(?P<names>{_CAPITAL}[\w'’-]+(?: {_CAPITAL}[\w'’-]+)?)[,!]$")
_WORD = re.compile(rf"{_CAPITAL}[\w'’-]*")
_ENDED = re.compile(r"(?:[.!?…)\]]|[:;]-?[)D]|[\U0001F300-\U0001FAFF☀-➿️])[\"'”’»]?$")
# A name that is spoken of, and not signed with.
_SPOKEN_OF = re.compile(
    r"naam|\bnavn|\bname|\bnamn|\bheet|\bhedder|\bheter|\bheiß|called|spel|stave|adres|woon|\bbor\b|\blive[sd]?\b"
    r"|\bwohn|\bstad|\bbyen?\b|\btown|\bcity|\bort\b|kies|vælge|choose|\bwähl",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"\b(?:is|er|ist|är|met|med|with|mit|van|af|from|von|voor|for|für|aan|til|to|an|till|en|og|and|und|och|of|eller|or"
    r"|oder|de|den|het|the|mijn|min|my|heet|hedder|heter|named|called)$",
    re.IGNORECASE,
)
_TITLES = frozenset(
    "mevrouw meneer heer dhr mevr mw mr mrs ms miss fru frue hr herr frau frøken de der den van von af dr ir"
    " drs fam familie team klant kunde customer sir madam all allen alle".split()
)
# One capital letter and no name: answers, days, things that customers ask for.
_ANSWERS = frozenset(
    (
        "ja jawel jazeker nee neen nej nei nein jo jep no nope yes yep ok oke oké okay okee okido akkoord"
        " accoord fint fin fine prima goed godt god good great bra gut top super perfect perfekt graag gerne"
        " gern please venligst dank dankje bedankt danke tak tack takk takker thanks thank merci cheers"
        " klopt correct korrekt juist rigtigt richtig right rätt riktig stemmer stimmt enig eens oneens"
        " uenig agreed einverstanden passt passer schikt beide allebei begge båda both beides geen ingen"
        " none keine niets intet nothing nichts alles alt alle all allt everything iedereen niemand stroom"
        " gas strøm el electricity power strom ström water vand varme warmte heat email e-mail mail telefoon"
        " telefon phone post per brief brev letter sms nieuwsbrief nyhedsbrev newsletter reclame reklame"
        " annuleren geannuleerd cancel cancelled afmelden afmeld afmeldt unsubscribe uitschrijven opzeggen"
        " opsig stop stoppen stopp slet slett slettes delete deleted verwijderen verwijder weg wissen"
        " löschen radera spoed haster urgent dringend hast vandaag today heute idag morgen imorgen tomorrow"
        " gisteren igår yesterday nu now jetzt straks later nooit aldrig aldri never nie altijd altid always"
        " immer misschien måske maybe vielleicht kanske zeker sikkert sure certainly sicher precies præcis"
        " exactly genau helemaal helt absoluut absolut uiteraard natuurlijk naturligvis natürlich"
        " selvfølgelig ditto idem hallo hej hei hi hello hoi dag beste kære dear geachte nl dk uk eu de se"
        " be bsn cpr avg gdpr dsgvo id iban pdf csv xml zip ps nb tv bv vve aps ltd gmbh ab as facturen"
        " factuur faktura fakturaer invoice invoices rechnungen contract contracten contracts kontrakt"
        " kontrakter data gegevens oplysninger details inzage indsigt access bezwaar indsigelse objection"
        " opgelost løst solved klaar færdig done fertig klar ontvangen modtaget received begrepen forstået"
        " understood succes groet groeten hilsen maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
        " mandag tirsdag onsdag torsdag fredag lørdag søndag monday tuesday wednesday thursday friday"
        " saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag måndag tisdag lördag"
        " söndag januari februari maart april mei juni juli augustus september oktober november december"
        " januar februar marts maj august january february march may june july october nederland danmark"
        " denmark sverige norge nederlands dansk engels engelsk english deutsch svensk norsk optie option"
        " mulighed bijlage bilag attachment foto foto's billeder photos alsjeblieft alstublieft aub svp asap"
        " nvt n.v.t tba fyi"
    ).split()
)


def known(earlier: Iterable[Line], sender: str = "") -> frozenset[str]:
    """Return the words, in small letters, of names by which earlier mail and *sender* call the writer."""
    found = set(_words(sender))
    for _, line in zip(range(_MOST_LINES), (line for line in earlier if line.seen), strict=False):
        seen = line.seen.strip("* ")
        match = (_SALUTES.match(seen) if len(seen) < 90 else None) or _TO.match(seen) or _CALLED.match(seen)
        if match:
            found.update(_words(match["names"]))
    return frozenset(found - _ANSWERS)


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text) if word.casefold() not in _TITLES]


def signs(
    last: str, above: str, *, apart: bool, ended: bool, names: Collection[str], finished: bool = False
) -> bool:
    """Whether the *last* line of a letter, under the line *above*, is the name of its writer.

    *apart*: an empty line lies between them. *ended*: a device line, a signature or earlier mail
    stands in the same mail, so that the letter ends here; where none does, only a name of the writer's
    own does. *names*: what `known` returned.
    *finished*: nothing goes on from the line above, whatever it ends with.
    """
    if not above or _SALUTES.match(above) or above.endswith(":"):
        return False
    name = _ENDING.sub("", last) if not _INITIALS.match(last) else last
    mark = _MARK.match(name)
    if mark:
        if _MARK.match(above):  # a list
            return False
        name = name[mark.end() :]
    if mark and mark["mark"][0] == "/" and _may_be_name(name):
        return True
    if len(name) > 50:
        return False
    spoken_of = bool(_SPOKEN_OF.search(last_sentence(above)))
    if _belongs(name, names):
        goes_on = bool(_GOES_ON.search(above))
        if ended:
            return apart or not goes_on
        return apart and not (goes_on or spoken_of or _INITIALS.match(name))
    finished = finished or (bool(_ENDED.search(above)) and not spoken_of)
    return ended and finished and _may_be_name(name) and (len(name) > 1 or apart)


def last_sentence(line: str) -> str:
    """Return the last sentence of a line."""
    return re.split(r"(?<=[.!?])\s+(?=\S)", line)[-1]


def answers(line: str) -> bool:
    """Whether a line is one word that answers something, "Ja" or "Akkoord", and so no name."""
    return line.strip(" .,!").casefold() in _ANSWERS


def _belongs(name: str, names: Collection[str]) -> bool:
    words = name.casefold().replace(".", " ").split()
    if not words or not names:
        return False
    if _INITIALS.match(name):
        firsts = {word[0] for word in names}
        return name.casefold() not in _ANSWERS and {c for c in name.casefold() if c.isalpha()} <= firsts
    return (words[0] in names or words[-1] in names) and (len(words) == 1 or bool(_NAMES.match(name)))


def _may_be_name(name: str) -> bool:
    words = [word.strip(".,").casefold() for word in name.split()]
    if any(word in _ANSWERS for word in words if word not in {"de", "en"}) or not words:
        return False
    return bool(_INITIALS.match(name) or (_NAMES.match(name) and name[0].isupper() and len(words) <= 4))
