"""What machines say in nl, da and en, for mail whose headers do not tell that one sent it.

People write about machines, holidays and newsletters too, so a word alone never counts: a subject
that only programs write, or two separate signs in the words.
"""

import re

from assistant.mail.records import NewText
from assistant.message import Machine

LONGEST = 2500  # machines say at once that they are machines
LONGEST_END = 1500  # and lists at the end how to leave them

_ANSWERED = re.compile(r"^(?:re|fwd?|antw|sv|vs|aw|doorst|tr)\s?:\s*", re.I)
_REPLY_SUBJECT = re.compile(
    r"^(?:automatisch(?:e)? (?:antwoord|reactie|beantwoording|bericht)|automatisk svar|autosvar"
    r"|auto(?:matic)?[- ]?reply"
    r"|auto[- ]?response|auto[- ]?antwoord|autoreply|automated (?:reply|response)|out of (?:the )?office"
    r"|out-of-office|ooo|buiten kantoor|niet op kantoor|afwezigheids?(?:melding|bericht|assistent)"
    r"|afwezigheidsassistent"
    r"|fraværs(?:besked|meddelelse|assistent|svar)|ikke til stede|ude af kontoret|ferieautosvar"
    r"|feriesvar|vakantiemelding"
    r"|vakantiebericht|vacation (?:reply|response|notice)|automatische antwort|abwesenheits(?:notiz|meldung)"
    r"|autosvar|frånvaromeddelande|automatiskt svar|réponse automatique)\b\s*(?:[:\-–!(\[.]|$|på|op|re\b"
    r"|sv\b|from|van|fra"
    r"|to|af|vedr)",
    re.I,
)
_AWAY_SUBJECT = re.compile(
    r"^(?:afwezig|afwezigheid|met vakantie|op vakantie|ferie|på ferie|ikke på kontoret|jeg er på ferie"
    r"|fraværende"
    r"|ik ben (?:momenteel )?(?:afwezig|met vakantie|er niet)|on (?:leave|holiday|vacation)|away)\b",
    re.I,
)
_RECEIVED_SUBJECT = re.compile(
    r"^(?:ontvangst(?:s)?bevestiging|bevestiging van ontvangst|wij? hebben (?:je|uw) (?:bericht|e?-?mail"
    r"|vraag) ontvangen"
    r"|(?:uw|je) (?:bericht|vraag|e?-?mail|melding|verzoek) is ontvangen|we hebben je (?:bericht|vraag"
    r"|mail) ontvangen"
    r"|kvittering for (?:modtagelse|din henvendelse)|bekræftelse på (?:modtagelse|din henvendelse)"
    r"|vi har modtaget din (?:henvendelse|mail|besked|e-mail)|tak for din (?:henvendelse|mail|besked|e-mail)"
    r"|we(?:'ve| have) received your (?:message|request|email|e-mail|inquiry)|thank you for contacting"
    r"|your (?:request|message|email|ticket) .{0,40}(?:received|created)|\[?(?:ticket|case|sag|zaak"
    r"|#)[\s#:]*\d{3,})",
    re.I,
)
_READ_SUBJECT = re.compile(
    r"^(?:gelezen|læst|read|niet gelezen|ikke læst|not read|gelesen|läst|lest|leesbevestiging|læsekvittering"
    r"|read receipt|kvittering for læsning|return receipt(?: \(displayed\))?"
    r"|ontvangstbevestiging \(weergegeven\))\s?(?::|-|$)",
    re.I,
)
_BOUNCE_SUBJECT = re.compile(
    r"^\W{0,3}(?:undeliver(?:able|ed)\b|undelivered mail returned|returned mail|mail delivery (?:failed"
    r"|failure|system"
    r"|subsystem|status)|delivery (?:status notification|failure|has failed|incomplete|delayed)"
    r"|failure notice"
    r"|message (?:undeliverable|not delivered|delayed)|warning: (?:message|could not send)"
    r"|mail could not be delivered"
    r"|non[- ]?deliver(?:y|able)|nondeliverable|onbestelbaar|niet[- ]bestelbaar|niet afgeleverd"
    r"|bezorging mislukt"
    r"|(?:e-?mail )?bezorging (?:van .{0,40})?(?:is )?mislukt|mislukte bezorging|bericht niet bezorgd"
    r"|kan niet worden bezorgd"
    r"|kan ikke leveres|ikke leveret|ulever(?:er)?et|ulevering|levering mislykkedes|mail ikke leveret"
    r"|meddelelsen kunne ikke leveres|kunne ikke leveres|e-mailen kunne ikke|leveringsfejl|returneret mail"
    r"|unzustellbar|kan inte levereras|olevererat|statusmelding om levering|bericht vertraagd"
    r"|forsinket levering)",
    re.I,
)
_BOUNCE_WORDS = re.compile(
    r"this (?:message|mail|e-?mail) was created automatically by (?:the )?mail (?:delivery )?(?:software"
    r"|system)"
    r"|(?:i'm|i am) (?:afraid|sorry to have to inform you) .{0,80}(?:deliver|message)"
    r"|hi\. this is the .{0,40}program"
    r"|this is the (?:mail system|qmail-send)|permanent(?:e)? (?:fatal )?error"
    r"|the following address(?:es)? (?:failed|had)"
    r"|(?:could not|couldn't|was not|wasn't|cannot|can't|unable to) be delivered"
    r"|delivery .{0,60}(?:failed|delayed)"
    r"|address (?:not found|couldn't be found)|user unknown|unknown user|no such user"
    r"|recipient address rejected"
    r"|mailbox (?:is )?(?:full|unavailable|not found)|does(?:n't| not) exist|giving up on|remote host said"
    r"|\b5\.[0-7]\.\d{1,3}\b|\b55[0-4][ -]|\b4\.[0-7]\.\d{1,3}\b|diagnostic(?:-code| information)"
    r"|reporting-mta"
    r"|kon niet worden (?:bezorgd|afgeleverd)|niet worden (?:bezorgd|afgeleverd)"
    r"|bezorging .{0,60}(?:mislukt|niet gelukt)"
    r"|adres niet gevonden|bestaat niet|kunne ikke leveres|blev ikke leveret|kan ikke leveres"
    r"|ikke (?:blive )?leveret"
    r"|adressen blev ikke fundet|findes ikke|postkassen er fuld|postvak is vol|mailbox vol|mailbox is vol",
    re.I,
)
_AWAY = re.compile(
    r"(?:ik ben|we zijn|wij zijn|ons kantoor is) .{0,40}(?:afwezig|niet aanwezig|niet op kantoor"
    r"|met vakantie|op vakantie"
    r"|met verlof|buiten kantoor|gesloten|niet bereikbaar|met zwangerschapsverlof|vrij)"
    r"|(?:momenteel|op dit moment|tijdelijk) .{0,30}(?:afwezig|niet bereikbaar|niet aanwezig|niet op kantoor)"
    r"|(?:jeg er|vi er|jeg holder|vi holder|kontoret er|kontoret holder) .{0,40}(?:ferie"
    r"|ikke på kontoret|fraværende"
    r"|ikke til stede|barsel|orlov|lukket|ude af huset|på kursus|bortrejst|ude af kontoret|sommerlukket)"
    r"|i(?:'m| am) .{0,40}(?:out of (?:the )?office|on (?:leave|vacation|holiday)|away)"
    r"|currently (?:out of|away)"
    r"|i will be (?:out of|away|on (?:leave|vacation|holiday))|bedankt voor (?:je|uw) (?:bericht|mail"
    r"|e-mail)\W"
    r"|tak for (?:din|jeres) (?:mail|besked|henvendelse|e-mail)\W|thank you for your (?:e-?mail|message)\W"
    r"|jeg (?:er tilbage|træffes igen|kommer tilbage|er retur)|ik ben (?:weer )?(?:terug|aanwezig) (?:op"
    r"|vanaf|per)",
    re.I | re.S,
)
_MEANWHILE = re.compile(
    r"(?:bij|voor|in) (?:dringende|spoed\w*|urgente)|neem (?:dan )?(?:contact op|.{0,40}contact op) met"
    r"|kun(?:t u| je) contact"
    r"|wordt niet (?:gelezen|doorgestuurd|doorgezonden)|(?:na|bij) (?:mijn )?terugkomst|zodra ik terug"
    r"|tijdens mijn afwezigheid"
    r"|beantwoord(?:en)? (?:ik|wij) .{0,40}(?:zodra|terug|na)|zo (?:snel"
    r"|spoedig) mogelijk (?:een )?(?:reactie|antwoord)"
    r"|(?:bij|til) hastende|haster det|er det (?:meget )?(?:vigtigt|hastende)|kontakt (?:venligst|gerne"
    r"|min kollega|mine)"
    r"|\b(?:når|efter) (?:jeg|min) .{0,20}(?:tilbage|hjemkomst|ferie)|mails? (?:bliver|vil) ikke (?:læst"
    r"|blive)"
    r"|besvarer (?:din mail|mails|jeg) .{0,40}(?:når|tilbage|retur)|i min(?:e)? fravær|under min ferie"
    r"|for urgent|in (?:urgent|my absence)|if (?:it is|your .{0,30} is) urgent|(?:upon|on|after) my return"
    r"|when i (?:return|am back)|please contact|limited access to",
    re.I | re.S,
)
_ROBOT = re.compile(
    r"dit is een automatisch (?:gegenereerde? |verzonden )?(?:antwoord|bericht|e-?mail|mail|reactie"
    r"|afwezigheidsbericht)"
    r"|deze (?:e-?mail|mail) is automatisch (?:gegenereerd|verzonden|verstuurd|aangemaakt)"
    r"|dit bericht is automatisch"
    r"|(?:dette|det) er (?:en|et) (?:automatisk|autogenereret) (?:besked|svar|mail|e-mail|genereret \w+"
    r"|meddelelse)"
    r"|denne (?:mail|e-mail|besked) er (?:automatisk|autogenereret|sendt automatisk)"
    r"|this is an auto(?:matic(?:ally)?|mated)"
    r"|this (?:e-?mail|message) (?:was|is) (?:sent |generated )?automatically"
    r"|automatically generated (?:e-?mail|message)"
    r"|(?:gelieve )?niet (?:op (?:deze|dit) .{0,20})?(?:te )?(?:be)?antwoorden|(?:op deze"
    r"|deze) .{0,20} kun(?:t u| je) niet"
    r"|(?:denne mail|mailen) kan ikke besvares|besvar (?:venligst )?ikke denne|svar ikke på denne"
    r"|(?:please )?do not (?:reply|respond) to this",
    re.I,
)
_TAKEN = re.compile(
    r"(?:we|wij) hebben (?:je|uw|u) .{0,40}ontvangen|(?:in goede orde|goed) ontvangen|(?:uw"
    r"|je) (?:melding|ticket|aanvraag)"
    r"|vi har modtaget (?:din|dit|jeres)|vi vender tilbage|(?:din|dit) (?:sag|sagsnummer|ticket|henvendelse)"
    r"|we(?:'ve| have) received your|(?:a|your) (?:ticket|case|request) (?:has been|number|#)"
    r"|we will (?:get back|respond|reply)"
    r"|(?:binnen|inden for|within) \w+ (?:werkdagen|hverdage|arbejdsdage|working days|business days|uur"
    r"|timer|hours)",
    re.I,
)
_READ_WORDS = re.compile(
    r"(?:uw bericht|je bericht|your message|din meddelelse|din besked|this is a (?:read|return) receipt"
    r"|dit is een (?:lees|ontvangst)bevestiging|dette er en (?:læse)?kvittering).{0,400}"
    r"(?:is gelezen|gelezen op|was (?:read|deleted)|has been (?:displayed|read)|blev læst"
    r"|er blevet (?:læst|vist)"
    r"|is weergegeven|is verwijderd zonder|for the mail|voor het bericht|for den (?:mail|meddelelse))",
    re.I | re.S,
)
_WHY_LIST = re.compile(
    r"(?:je|u|jij) ontvangt? (?:deze|dit|onze) (?:e-?mail|mail|nieuwsbrief|bericht|mailing) (?:omdat|van"
    r"|aan|als)"
    r"|deze (?:e-?mail|nieuwsbrief|mail) (?:is|werd|wordt) (?:verzonden|verstuurd|gestuurd) (?:aan|naar"
    r"|omdat)"
    r"|du modtager (?:denne|dette|vores) (?:e-?mail|mail|nyhedsbrev|besked) (?:fordi|da|som|,)"
    r"|(?:denne mail|nyhedsbrevet) (?:er|blev) (?:sendt|udsendt) til"
    r"|you(?:'re| are)? (?:are )?receiv(?:ed|ing|e) this (?:e-?mail|newsletter|message) because"
    r"|this (?:e-?mail|newsletter) was sent to",
    re.I,
)
_LEAVE_LIST = re.compile(
    r"(?:afmelden|uitschrijven|schrijf (?:je|u) (?:hier )?uit|meld (?:je|u) (?:hier )?af"
    r"|voorkeuren (?:wijzigen|aanpassen)"
    r"|uitschrijflink|afmeldlink)\b|\bunsubscribe\b|\bmanage (?:your )?(?:preferences|subscription)"
    r"|\bopt[- ]out\b"
    r"|\b(?:afmeld|frameld|afmelding|frameldes?|framelding)\b(?: (?:dig|nyhedsbrev\w*|her))?"
    r"|ændr(?:e)? (?:dine )?præferencer",
    re.I,
)
_BROWSER = re.compile(
    r"(?:bekijk|open|lees|se|vis|læs|view|read) .{0,40}(?:online|browser|webversi\w+|webbrowser)"
    r"|web ?versi(?:e|on)"
    r"|online versi(?:e|on)|© ?20\d\d|alle rechten voorbehouden|all rights reserved"
    r"|alle rettigheder forbeholdes",
    re.I,
)
_WISH = re.compile(
    r"\b(?:ik (?:wil|zou|verzoek|wens|maak bezwaar|heb (?:nog )?(?:een )?(?:vraag|klacht))|graag (?:wil"
    r"|zou|mijn|alle|een)"
    r"|wil ik|verzoek ik|kun(?:t u|nen jullie| jullie| je) (?:mijn|mij|me|alle|aub|alstublieft)"
    r"|willen jullie|wilt u mijn"
    r"|jeg (?:vil|ønsker|beder|anmoder|klager)|vil jeg|kan i (?:slette|sende|fortælle|rette|stoppe"
    r"|oplyse)|slet (?:mine|mit|min)"
    r"|i (?:want|would like|request|wish|object|hereby)|(?:mijn|mine|my) (?:persoons)?(?:gegevens"
    r"|oplysninger|data|personoplysninger)"
    r"|avg|gdpr|persondata|recht op|ret til)\b",
    re.I,
)
_PEOPLE_READ = re.compile(
    r"\b(?:uw|jullie|jeres|your) (?:privacy|afdeling|systeem|database|nieuwsbrief|nyhedsbrev)", re.I
)


# A sign is only looked for where one of its words stands in the mail: most mails have none.
_SIGNS = (
    (
        "afwezig|aanwezig|kantoor|vakantie|verlof|gesloten|bereikbaar|vrij|ferie|kontor|fravær|barsel"
        "|orlov|lukket"
        "|huset|kursus|bortrejst|office|leave|vacation|holiday|away|tilbage|træffes|retur|terug|til stede"
        "|bedankt voor|tak for|thank you for".split("|"),
        _AWAY,
    ),
    (
        "dringend|spoed|urgent|contact|gelezen|doorgestuurd|doorgezonden|terug|afwezigheid|mogelijk"
        "|hastende|haster"
        "|kontakt|tilbage|hjemkomst|ferie|læst|fravær|absence|return|back|limited|blive".split("|"),
        _MEANWHILE,
    ),
    ("automat|autogenere|antwoord|deze|besvar|svar ikke|reply|respond".split("|"), _ROBOT),
    (
        "ontvangen|ontvangst|melding|ticket|aanvraag|modtaget|vender|sag|henvendelse|received|case"
        "|request|get"
        "|respond|reply|binnen|inden|within".split("|"),
        _TAKEN,
    ),
)
_LIST_CUES = (
    "afmeld|uitschrij|schrijf|voorkeur|unsubscribe|preferences|subscription|opt-out|opt out|frameld"
    "|præferencer|meld"
).split("|")


def by_words(subject: str, said: NewText, address: str) -> Machine | None:
    """Return the kind of machine that subject and words give away, or None."""
    words = f"{said.new}\n{said.signature}"[:LONGEST]
    passed_on = bool(said.forwarded) or bool(_ANSWERED.match(subject))
    if not passed_on:
        if bounced(subject, said, address):
            return Machine.BOUNCE
        if _READ_SUBJECT.match(subject) and (_READ_WORDS.search(words) or len(said.new) < 20):
            return Machine.RECEIPT
        if _READ_WORDS.search(said.new[:1500]) and not _WISH.search(said.new):
            return Machine.RECEIPT
    ends = said.new[-LONGEST_END:] if len(said.new) > LONGEST else ""
    below = said.signature[-LONGEST_END:]
    return _reply(subject, said, words) or _mass(said, f"{words}\n{ends}\n{below}")


def bounced(subject: str, said: NewText, address: str) -> bool:
    """Whether subject and words are those of a report that mail could not be delivered."""
    if _ANSWERED.match(subject) or _WISH.search(said.new[:LONGEST]):
        return False
    words = bool(_BOUNCE_WORDS.search(f"{said.new}\n{said.signature}\n{said.quoted}"[:LONGEST]))
    if address.startswith(("mailer-daemon@", "postmaster@", "mail-daemon@")):
        return words or bool(_BOUNCE_SUBJECT.match(subject))
    return words and bool(_BOUNCE_SUBJECT.match(subject))


def _reply(subject: str, said: NewText, words: str) -> Machine | None:
    """Out-of-office replies and acknowledgements."""
    if _REPLY_SUBJECT.match(subject):
        return Machine.AUTO_REPLY
    bare = _ANSWERED.sub("", subject)
    named = bool(_AWAY_SUBJECT.match(bare) or _RECEIVED_SUBJECT.match(bare) or _REPLY_SUBJECT.match(bare))
    lowered = words.casefold()
    signs = sum(1 for cues, sign in _SIGNS if any(cue in lowered for cue in cues) and sign.search(words))
    if signs + named < 2 or said.forwarded:
        return None
    wish = _WISH.search(said.new[:LONGEST]) or _PEOPLE_READ.search(said.new[:LONGEST])
    return None if wish else Machine.AUTO_REPLY


def _mass(said: NewText, words: str) -> Machine | None:
    """Newsletters and other mass mail."""
    lowered = words.casefold()
    if said.forwarded or not any(cue in lowered for cue in _LIST_CUES) or _WISH.search(said.new[:600]):
        return None
    signs = sum(1 for sign in (_LEAVE_LIST, _WHY_LIST, _BROWSER) if sign.search(words))
    return Machine.LIST if signs >= 2 else None
