"""Where a customer's words end: own header-like lines, bare names, short greetings, thanks, lists."""

import pytest

from assistant.mail.reading import read

OUTLOOK_NL = (
    "Van: {sender}\nVerzonden: dinsdag 3 november 2026 10:12\n"
    "Aan: {to}\nOnderwerp: Uw verzoek\n\nBeste heer,\n"
)


def new_words(body: str, *, subject: str = "Re: Uw verzoek", name: str = "", kind: str = "plain") -> str:
    head = f"From: {name} <a@example.org>\nSubject: {subject}\nMIME-Version: 1.0"
    raw = f"{head}\nContent-Type: text/{kind}; charset=utf-8\n\n{body}\n"
    return read(raw.encode()).new_text


# -- a customer's own lines with the labels of a header ------------------------------------------

OWN_LINES = [
    "Dato: lørdag den 6. september 2025\nFra: kl. 11.15\nTil: ca. kl. 11.40\nEmne: min pung",
    "Datum: 3 november 2026\nVan: 10.00\nTot: 12.00\nAan: de balie\nOnderwerp: gestolen fiets",
    "Fra: Odense\nDato: 3. november 2026 kl. 10.15\nTil: Aarhus\nEmne: taxa",
    "Dato: 3.11.2026\nFra: Odense\nTil: Aarhus\nEmne: flytning",
    "From: Monday\nSent: nothing\nTo: Friday\nSubject: calls",
    "From: Monday 10:00\nSent: 3 letters in 2026, the last at 10:15\nTo: Friday 12:00\nSubject: calls",
    "Van: maandag\nDatum: 2 november 2026\nAan: mijn oude adres\nBetreft: reclame",
    "Von: 9.30 Uhr\nDatum: 3. November 2026\nAn: der Kasse\nBetreff: Video",
    "Från: kl. 9.30\nDatum: 3 november 2026\nTill: kl. 10.15\nÄmne: övervakning",
    "Fra: klokken 9.30\nDato: 3. november 2026 kl. 9.30\nTil: klokken 10.15\nEmne: opptak",
    "Van: J. de Vries\nAan: privacy@ventum.nl\nDatum: 3 november 2026\nBetreft: inzage",
]


@pytest.mark.parametrize("subject", ["Re: Uw verzoek", "Verzoek"])
@pytest.mark.parametrize("own", OWN_LINES)
def test_a_customer_s_own_dates_and_places_are_no_header_of_earlier_mail(own: str, subject: str) -> None:
    body = f"Ik vraag om de beelden:\n\n{own}\n\nIk droeg een rode jas."

    assert new_words(body, subject=subject) == body


def test_a_customer_s_times_on_one_line_are_no_header_of_earlier_mail() -> None:
    body = "Ik vraag om de beelden.\nVan: 10.00 Datum: 3 november Aan: de kassa\nIk droeg een rode jas."

    assert new_words(body) == body


BLOCKS = [
    OUTLOOK_NL.format(sender="Ventum <privacy@ventum.nl>", to="Jan"),
    OUTLOOK_NL.format(sender="Ventum", to="Jan"),
    OUTLOOK_NL.format(sender="May Jansen", to="Jan"),
    OUTLOOK_NL.format(sender="privacy@ventum.nl", to="Jan"),
    "Fra: Natur-Energi <persondata@natur-energi.dk>\nDato: 3. november 2026\nTil: Ib\nEmne: Sag\n\nKære Ib",
    "Fra: Natur-Energi <persondata@natur-energi.dk>\nEmne: Sag\nDato: 3. november 2026 kl. 10.12.00 CET\n"
    "Til: Ib <ib@example.dk>\n\nKære Ib",
    "From: Ventum\nDate: Tuesday, 3 November 2026 at 10:12\nTo: Al <al@example.com>\n"
    "Subject: Request\n\nDear Al",
    "Von: Ventum\nGesendet: Dienstag, 3. November 2026 10:12\nAn: Ute\nBetreff: Anfrage\n\nGuten Tag",
    'Gesendet: Dienstag, 3. November 2026 um 10:12 Uhr\nVon: "Ventum" <a@ventum.nl>\nAn: u@example.de\n'
    "Betreff: Anfrage\nGuten Tag",
    "Från: Ventum\nSkickat: den 3 november 2026 10:12\nTill: Bo\nÄmne: Begäran\n\nHej",
    "Van: Ventum <privacy@ventum.nl> Verzonden: dinsdag 3 november 2026 10:12 Aan: Jan Onderwerp: V\n\nDag",
]


@pytest.mark.parametrize("block", BLOCKS)
def test_a_program_s_header_of_earlier_mail_is_still_known(block: str) -> None:
    assert new_words(f"Dat klopt niet helemaal.\n\n{block}") == "Dat klopt niet helemaal."


# -- a bare name under the last words --------------------------------------------------------------

PHONE_NL = "Verstuurd vanaf mijn iPhone"
PHONE_DA = "Sendt fra min iPhone"
PHONE_EN = "Sent from my Galaxy"
QUOTED_NL = "Op 3 nov 2026 om 10:12 schreef Ventum <privacy@ventum.nl>:\n\n> Beste Roel,\n> Klopt uw adres?"
QUOTED_DA = "Den 3. nov. 2026 kl. 10.12 skrev Natur-Energi <a@natur-energi.dk>:\n\n> Hej Lone\n> Passer det?"
QUOTED_EN = "On 3 Nov 2026, at 10:12, Ventum <privacy@ventum.nl> wrote:\n\n> Dear Jade,\n> Is it right?"

NAMES = [
    ("Dat adres is oud, ik woon nu in Ede.", "Roel", QUOTED_NL),
    ("Dat adres is oud", "roel", QUOTED_NL),
    ("Dat adres is oud", "Roel", f"{PHONE_NL}\n\n{QUOTED_NL}"),
    ("Ik hoor graag van u.", "R.", PHONE_NL),
    ("Ik hoor graag van u.", "J.P.", PHONE_NL),
    ("Ik hoor graag van u!", "Anne-Marie", PHONE_NL),
    ("Ik hoor graag van u.", "Jan en Mieke", PHONE_NL),
    ("Slet venligst mit kontonummer med det samme", "Lone", f"{PHONE_DA}\n\n{QUOTED_DA}"),
    ("Jeg vil gerne have en kopi.", "/Asger", "Sendt med Proton Mail sikker e-mail."),
    ("Jeg vil gerne have en kopi.", "/Asger", ""),
    ("Jeg vil gerne have en kopi.", "// Lone", QUOTED_DA),
    ("Jeg vil gerne have en kopi.", "- Lone", QUOTED_DA),
    ("Jeg vil gerne have en kopi.", "Lone :-)", QUOTED_DA),
    ("Please change it on the card as well.", "Jade", PHONE_EN),
    ("Please change it on the card as well", "Jade x", QUOTED_EN),
    ("Tack för svaret.", "/Anna", "Skickat från min iPhone"),
    ("Det stemmer ikke.", "Silje", "Sendt fra min iPhone"),
    ("Bitte alles löschen.", "Ute", "Von meinem iPhone gesendet"),
]


@pytest.mark.parametrize(("words", "name", "below"), NAMES)
def test_a_bare_name_before_the_phone_s_line_or_the_quotation_is_the_signature(
    words: str, name: str, below: str
) -> None:
    assert new_words(f"{words}\n\n{name}\n\n{below}") == words


def test_a_bare_name_that_the_sender_s_own_address_carries_is_the_signature() -> None:
    body = f"Dat adres is oud\nTeun\n\n{PHONE_NL}"

    assert new_words(body, name="Teun Bos") == "Dat adres is oud"


def test_the_sender_s_own_name_set_apart_ends_a_letter_without_earlier_mail_too() -> None:
    body = "De chat van gisteren:\n\n> Dat kan niet.\n\nIk wil een kopie\n\nteun"

    assert new_words(body, name="Teun Bos") == body.removesuffix("\n\nteun")


@pytest.mark.parametrize(
    "body",
    [
        "Ik wacht op antwoord van\n\nTeun",
        "Welke naam staat er?\n\nTeun",
        "Wat kies ik?\nTeun",
        "Kies:\n\nTeun",
    ],
)
def test_the_sender_s_own_name_that_the_letter_speaks_of_stays(body: str) -> None:
    assert new_words(body, name="Teun Bos") == body


NO_NAMES = [
    ("Ja", PHONE_NL),
    ("Akkoord", QUOTED_NL),
    ("Roel", QUOTED_NL),
    ("Beste Ventum,\n\nRoel", QUOTED_NL),
    ("Goedemiddag\n\nArnhem", PHONE_NL),
    ("Mijn naam is verkeerd geschreven. Zo heet ik:\n\nRoelof", QUOTED_NL),
    ("Ik heb uw brief gelezen.\n\nAkkoord", QUOTED_NL),
    ("Ik heb uw brief gelezen.\n\nJa", PHONE_NL),
    ("Ik heb uw brief gelezen.\n\nOK", PHONE_NL),
    ("Wilt u mij bellen?\n\nMaandag", PHONE_NL),
    ("Graag inzage in:\n\nFacturen\nContracten", PHONE_NL),
    ("Graag weg:\n- Stroom\n- Telefoon", PHONE_NL),
    ("Ik ben verhuisd en woon nu ergens anders.\n\nArnhem", PHONE_NL),
    ("Ik wacht op antwoord.\n\nJan de Vries", ""),
    ("Jeg har læst det.\n\nFint", PHONE_DA),
    ("Jeg har læst det.\n\nTak", QUOTED_DA),
    ("Kontakt hellere min datter, hun hedder\nLone", QUOTED_DA),
    ("I read it.\n\nAgreed", PHONE_EN),
    ("I read it.\n\nJade is my sister", QUOTED_EN),
    ("Ich habe es gelesen.\n\nEinverstanden", "Von meinem iPhone gesendet"),
    ("Jag har läst det.\n\nBra", "Skickat från min iPhone"),
    ("Jeg har lest det.\n\nEnig", "Sendt fra min iPhone"),
]


@pytest.mark.parametrize(("words", "below"), NO_NAMES)
def test_one_word_answers_and_lines_of_the_text_are_no_bare_names(words: str, below: str) -> None:
    assert new_words(f"{words}\n\n{below}") == words


# -- answers between the lines ---------------------------------------------------------------------

INLINE = [
    (
        "M. Haverkort schreef op 2025-06-04 10:18:\n> Bart,\n> Alleen leden?\n\nJa.\n\n> Hoe laat?\n\n",
        "Om negen uur.",
        "Bart",
    ),
    (
        "Den 3. nov. 2026 kl. 10.12 skrev Natur-Energi <a@natur-energi.dk>:\n> Hej Lone\n"
        "> Dit nummer?\n\n4471\n\n> By?\n\n",
        "Odense.",
        "Lone",
    ),
    (
        "On 3 Nov 2026, at 10:12, Ventum <a@ventum.nl> wrote:\n> Hi Jade,\n"
        "> Your number?\n\n4471\n\n> Which card?\n\n",
        "The blue one",
        "Jade",
    ),
]


@pytest.mark.parametrize(("above", "last", "name"), INLINE)
def test_a_name_below_the_last_of_the_answers_between_the_lines_is_the_signature(
    above: str, last: str, name: str
) -> None:
    words = new_words(f"{above}{last}\n\n{name}")

    assert words.endswith(f"\n\n{last}")


@pytest.mark.parametrize(("above", "last", "name"), INLINE)
def test_a_name_that_answers_the_question_above_it_stays(above: str, last: str, name: str) -> None:
    words = new_words(f"{above}{last}\n\n> En uw naam?\n\n{name}")

    assert words.endswith(f"{last}\n\n{name}")


# -- letters within the letter, and words below the signature --------------------------------------

COPIED = [
    '"Geachte mevrouw De Wit,\nUw verbruik is hoog.\nMet vriendelijke groet,\nTeam Besparen"',
    "“Kære Jytte\nDu skylder penge.\nMed venlig hilsen\nNordsø Inkasso”",
    "„Sehr geehrte Frau Kern,\nSie schulden Geld.\nMit freundlichen Grüßen\nInkasso“",
    "»Hej Jytte\n\nDu skylder penge.\n\nVh Bo«",
    "  Til Jytte Lassen\n  Du skylder penge.\n  Med venlig hilsen\n  Nordsø Inkasso",
    "    Dear Al,\n\n    You owe us money.\n\n    Kind regards,\n    Collections",
    "\tHej Anna\n\tDu är skyldig pengar.\n\tMed vänlig hälsning\n\tInkasso",
]


@pytest.mark.parametrize("ending", ["Groet,\nGré", f"Gré\n\n{PHONE_NL}"])
@pytest.mark.parametrize("letter", COPIED)
def test_a_letter_that_a_customer_copies_out_does_not_end_the_own_one(letter: str, ending: str) -> None:
    words = f"Dit kreeg ik:\n\n{letter}\n\nDat vind ik niet kunnen."

    assert new_words(f"{words}\n\n{ending}") == words


@pytest.mark.parametrize(
    "ending",
    [
        '"Hoogachtend"\nJ. Smit',
        "        Hoogachtend,\n        J. Smit",
        'Groet,\nJan Smit\n"Voor al uw klussen"',
        "Mvh\n    Bo\n    Vej 3",
    ],
)
def test_an_ending_set_to_the_right_or_with_a_motto_is_still_one(ending: str) -> None:
    assert new_words(f"Ik wacht op uw antwoord.\n\n{ending}") == "Ik wacht op uw antwoord."


@pytest.mark.parametrize(
    "more",
    [
        "Ik wil ook dat mijn foto wordt verwijderd.",
        "Kunt u mij ook de gesprekken sturen?",
        "Jeg vil også gerne have slettet mit foto.",
        "Could you delete my photo as well?",
        "Ich möchte auch mein Foto gelöscht haben.",
        "Jag vill också att fotot tas bort.",
    ],
)
def test_what_a_customer_asks_below_the_own_signature_is_not_lost(more: str) -> None:
    words = new_words(f"Mijn adres klopt niet.\n\nGroet,\nJan\n\n{more}\n\n{PHONE_NL}")

    assert words == f"Mijn adres klopt niet.\n\n{more}"


@pytest.mark.parametrize(
    "slogan",
    [
        "Wilt u meer weten over ons werk? Kijk op www.example.nl",
        "Wij helpen u graag verder.",
        "Denk aan het milieu voordat u deze mail print.",
        "Deze e-mail is vertrouwelijk en alleen voor de geadresseerde bestemd.\n\n"
        "Kunt u deze mail vernietigen als hij niet voor u is bedoeld?",
    ],
)
def test_what_a_company_puts_below_a_signature_is_signature(slogan: str) -> None:
    assert new_words(f"Mijn adres klopt niet.\n\nGroet,\nJan\n\n{slogan}") == "Mijn adres klopt niet."


# -- short greetings -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "greeting",
    [
        "Mvr. gr.\nT. Okkerse",
        "m.vr.gr.\nJan",
        "Vr. gr.\nJan",
        "Vr.gr. Roel",
        "mvrgr\nAns",
        "Mvg, Jan",
        "vrdl. groet\nJan",
        "vh\nIb",
        "Vh. Ib",
        "mvh\nIb",
        "M.v.h. Ib",
        "Bedste hils.\nIb",
        "Venl. hils.\nIb",
        "m. venlig hilsen\nIb",
        "Mange hils.\nIb",
        "Kind rgds\nAl",
        "Best rgds, Al",
        "Mit frdl. Grüßen\nUte",
        "Mit freundlichen Grüssen\nUte",
        "Vänl. hälsn.\nAnna",
        "Vennl. hilsen\nSilje",
    ],
)
def test_greetings_are_known_in_short_too(greeting: str) -> None:
    assert new_words(f"Ik heb nooit iets gekocht.\n\n{greeting}") == "Ik heb nooit iets gekocht."


@pytest.mark.parametrize(
    "greeting",
    [
        "Venlig hilsenKirsten Dalum",
        "Met vriendelijke groetJan de Vries",
        "Kind regardsAl",
        "MvhBo",
        "Med vänlig hälsningAnna",
        "Mit freundlichen GrüßenUte Kern",
        "Med vennlig hilsenSilje Moen",
    ],
)
def test_a_greeting_that_lost_its_line_break_before_the_name_is_still_one(greeting: str) -> None:
    assert new_words(f"Og hvad gør I nu?\n{greeting}") == "Og hvad gør I nu?"


@pytest.mark.parametrize(
    "line",
    [
        "Mvr. de Vries heeft gebeld.",
        "Mvr. Jansen",
        "BestBuy",
        "LoveFilm",
        "Hils Per fra mig.",
        "Vh. er adressen forkert",
        "Vr. 3 november kan ik",
        "De hilsener I sender, vil jeg ikke have",
    ],
)
def test_words_that_begin_like_a_short_greeting_stay(line: str) -> None:
    assert new_words(f"Ik heb nooit iets gekocht.\n{line}") == f"Ik heb nooit iets gekocht.\n{line}"


# -- thanks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", f"\n\n{PHONE_NL}", f"\n\n{QUOTED_NL}"])
@pytest.mark.parametrize(
    "thanks",
    [
        "Alvast bedankt!",
        "Alvast hartelijk dank.",
        "Bij voorbaat dank",
        "Bedankt!",
        "På forhånd tak",
        "Mange tak!",
        "Thank you!",
        "Thanks in advance.",
        "Vielen Dank!",
        "Tack på förhand",
    ],
)
def test_thanks_are_words_of_the_letter_and_the_name_under_them_is_not(thanks: str, below: str) -> None:
    assert new_words(f"Graag alles wissen.\n\n{thanks}\n\nRoel{below}") == f"Graag alles wissen.\n\n{thanks}"


@pytest.mark.parametrize("thanks", ["Alvast bedankt!", "Thanks in advance!", "På forhånd tak"])
def test_thanks_at_the_end_of_a_line_stay_where_they_are(thanks: str) -> None:
    assert new_words(f"Graag alles wissen. {thanks}\n\nRoel\n\n{PHONE_NL}") == f"Graag alles wissen. {thanks}"


@pytest.mark.parametrize("thanks", ["Thx, Gaz", "Tnx, Gaz"])
def test_short_thanks_with_the_name_on_their_line_are_the_signature(thanks: str) -> None:
    assert new_words(f"Please delete it.\n\n{thanks}\n\n{PHONE_EN}") == "Please delete it."


@pytest.mark.parametrize(
    "thanks", ["Alvast bedankt,", "Bedankt", "På forhånd tak,", "Tak", "Thanks,", "Danke,", "Thnx,"]
)
def test_thanks_in_the_place_of_a_greeting_are_one(thanks: str) -> None:
    assert new_words(f"Graag alles wissen.\n\n{thanks}\nRoel") == "Graag alles wissen."


@pytest.mark.parametrize("answer", ["Ja", "Akkoord", "Fint", "Agreed", "Enig"])
def test_an_answer_under_thanks_is_no_name(answer: str) -> None:
    assert new_words(f"Bedankt\n{answer}") == f"Bedankt\n{answer}"


# -- attributions ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "line",
    [
        "Den tir. 21. jan. 2025 kl. 11.33 skrev Vibeke, Lysvang <persondata@example.dk\n>:",
        "On Tue, 21 Jan 2025 at 11:33, Privacy at Lysvang <persondata@example.dk\n> wrote:",
        "Op di 21 jan. 2025 om 11:33 schreef Privacydesk van Lysvang <persondata@example.dk\n>:",
    ],
)
def test_an_attribution_that_is_broken_before_the_end_of_the_address_is_one(line: str) -> None:
    assert new_words(f"Det passer ikke.\n\n{line}\n\n> Hej Jytte\n> Passer det?") == "Det passer ikke."


# -- lists in HTML ---------------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_is_set_off_by_empty_lines_as_a_browser_shows_it(tag: str) -> None:
    page = (
        f"<div>Graag wissen:</div><{tag}><li>de foto</li><li>het nummer</li></{tag}><div>De rest niet.</div>"
    )

    assert new_words(page, kind="html") == "Graag wissen:\n\n- de foto\n- het nummer\n\nDe rest niet."


def test_a_list_within_a_list_is_not_set_off() -> None:
    inner = "<div>A:</div><ul><li>b<ul><li>c</li></ul></li><li>d</li></ul><div>e</div>"

    assert new_words(inner, kind="html") == "A:\n\n- b\n- c\n- d\n\ne"


def test_a_block_within_an_item_stands_behind_its_dash() -> None:
    page = "<div>A:</div><ul><li><div>b</div></li><li><div>c</div></li></ul><div>d</div>"

    assert new_words(page, kind="html") == "A:\n\n- b\n- c\n\nd"
