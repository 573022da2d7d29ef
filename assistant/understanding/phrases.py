"""How people say what a request is about: patterns by language, one place for each thing.

They are matched against text in lower case (twice as fast as ignoring case); those with names of
companies ignore case.
"""

import re

Pattern = re.Pattern[str]


def _any(*parts: str) -> Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})(?!\w)")


DATA: dict[str, Pattern] = {
    "nl": _any(
        r"(?:voor|achter|meisjes|tussen|gebruikers)?na(?:am|men)(?! ?:)(?! is (?!verkeerd|fout|niet"
        r"|onjuist|veranderd|gewijzigd))", r"initialen|voorletters?|tussenvoegsel",
        r"geboorte(?:datum|jaar|dag)", r"geslacht|aanhef", r"e-?mail-?adres(?:sen)?|mail-?adres|mailadres",
        r"(?:post|woon|factuur|oude|huis)?-?adres(?:sen|gegevens)?", r"huisnummer|postcode|woonplaats",
        r"(?:mobiele? |oude )?(?:telefoon|mobiel)nummers?", r"(?:bank)?rekeningnummer|iban",
        r"(?:kwartier|uur|dag)(?:waarden|standen|metingen|gegevens)", r"meterstanden|slimmemeterdata"
        r"|meterdata",
        r"(?:verbruik|energie)s?(?:gegevens|data|cijfers|historie|profiel)",
        r"(?:betaal|krediet|contact|contract|account|inlog|klant|locatie)-?(?:gegevens|historie"
        r"|geschiedenis)",
        r"betaalachterstand|betalingsachterstand|krediet(?:score|registratie|status)|wanbetal\w+",
        r"(?:gespreks|telefoon|geluids)?-?opnames?", r"(?:klant)?profiel|account"
        r"|klantdossier|dossier",
        r"(?:kopie|foto|scan) van mijn (?:id|paspoort|rijbewijs|identiteits\w+)|id-?kopie|paspoortkopie",
        r"bsn|burgerservicenummer", r"chat(?:gesprek\w*|s|geschiedenis)?", r"cookies?|ip-?adres",
        r"alles|al(?:le)? (?:mijn|m'n|mn|onze|deze|die) (?:\w+ )?(?:gegevens|persoonsgegevens|data|info\w*)",
    ),
    "da": _any(
        r"(?:for|efter|mellem|fulde |pige|bruger)?navn(?:e|et)?(?! ?:)(?! er (?!forkert|stavet|ikke"
        r"|ændret|blevet))", r"f(?:ø|oe|o)dsels(?:dato|dag"
        r"|år)", r"køn|titel",
        r"(?:e-?)?mail-?adresse[rn]?|e-?mail", r"(?:gamle |post|bopæls?)?-?adresse[rn]?", r"postnummer"
        r"|husnummer",
        r"(?:mobil|telefon)-?(?:nummer|numre|nr)", r"(?:bank)?konto(?:nummer|nr)", r"cpr(?:-?n(?:ummer|r))?",
        r"(?:time|kvarters?)-?(?:værdier|aflæsninger|data|målinger)", r"måler(?:data|stand|aflæsninger)"
        r"|elmålerdata",
        r"forbrugs?-?(?:data|tal|historik|oplysninger|profil)",
        r"(?:betalings|kredit|kontakt|konto|kunde|login|aftale)-?(?:oplysninger|historik|data)",
        r"kredit(?:vurdering|score)en?|restancer?|rki-?\w*|dårlig betaler", r"(?:lyd"
        r"|samtale)?optagelse(?:r|n|rne)?",
        r"(?:kunde)?profil(?:en)?|konto(?:en)?|brugerkonto|login-?logs?|sagsmappe",
        r"(?:kopi|billede|scanning|foto) af mit (?:pas|kørekort|id\w*|sygesikring\w*)",
        r"chat(?:samtale\w*|beskeder|ten|s)?", r"cookies?|ip-?adresse",
        r"alt(?: om mig)?|al(?:le)? (?:mine|de|vores) (?:\w+ )?(?:data|oplysninger|persondata"
        r"|personoplysninger)",
    ),
}  # fmt: skip

VALUE: dict[str, Pattern] = {
    "nl": re.compile(
        r"\b(?:moet|moeten|hoort|dient|zou) (?:\w+ ){0,2}?(?:zijn|te zijn|worden|luiden|staan):? "
        r"(?!in plaats)(?P<value>[^,;!?\n]{1,80}?)(?=\.(?:\s|$)|[,;!?\n]|$| (?:in plaats|en niet|want"
        r"|omdat|niet|maar)\b)"
        r"|\b(?:moet|moeten|hoort|dient) (?:dus |gewoon |eigenlijk )?(?P<value2>[^.,;!?\n]{1,60}?) (?:te )?"
        r"(?:zijn|worden|heten|staan)\b"
        r"|\b(?:(?:verander|wijzig|pas|corrigeer|verbeter|zet)\w*[^.,;!?\n]{0,50}? (?:naar|in)"
        r"|(?:juiste|goede|correcte|echte) \w+ is|ik (?:heet|ben) eigenlijk|zet er):? "
        r"(?P<value3>[^,;!?\n]{1,80}?)(?=\.(?:\s|$)|[,;!?\n]|$| (?:in plaats|en niet|want|omdat|niet"
        r"|maar)\b)",
    ),
    "da": re.compile(
        r"\b(?:(?:skal|burde|bør) (?:\w+ ){0,2}?(?:være|hedde|rettes til|ændres til|laves om til|stå som"
        r"|staves)"
        r"|(?:ret|ændr|skift|opdater)\w*[^.,;!?\n]{0,50}? til|(?:rigtige|korrekte|rette) \w+ er"
        r"|der skal stå|det er|jeg hedder"
        r"|jeg er født)[: ]+(?P<value>(?:[^.;!?\n]|(?<=\d)\.(?= [a-z])){1,80}?(?:\.\w[^.;!?\n]{0,60}?)?)"
        r"(?=(?<!\d)\.(?:\s|$)|\.(?:$|\s+[^\sa-z])|[;!?\n,]|$| (?:i stedet|og ikke|fordi|ikke|men)\b)",
    ),
}
NOT_BUT = {
    "nl": re.compile(
        r"\bniet (?P<wrong>[^,.;!?\n]{1,40}?),? maar (?:gewoon )?(?P<value>[^.;!?\n,]{1,60})|"
        r"\b(?P<value2>[^\s,]{2,40}) in plaats van\b",
    ),
    "da": re.compile(
        r"\bikke (?P<wrong>[^,.;!?\n]{1,40}?),? men (?P<value>[^.;!?\n,]{1,60})"
        r"|\b(?P<value2>[^\s,]{2,40}) i stedet for\b|født (?:i )?(?P<value3>[0-9][^,.;!?\n]{1,30}), ikke",
    ),
}
POLITE = re.compile(
    r"[,.]? (?:tak|aub|svp|graag|alstublieft|alsjeblieft|venligst|please|dank \w+)\W*$", re.IGNORECASE
)
REASON = {
    "nl": re.compile(
        r"\b(?:want|omdat|aangezien|doordat|vanwege|wegens|nu) (?P<value>[^.!?\n]{4,200})",
    ),
    "da": re.compile(
        r"\b(?:fordi|eftersom|idet|da jeg|på grund af|grundet|for jeg) (?P<value>[^.!?\n]{4,200})",
    ),
}
CONSENT = {
    "nl": re.compile(
        r"\b(?:alle (?:mijn |gegeven )?toestemmingen|toestemming(?:en)? (?:\w+ ){0,2}?(?:voor|om|tot) "
        r"(?:(?:het|de|mijn|deze) )?"
        r"(?P<value>[^.,;!?\n]{3,80}?)(?= (?:trek|intrekken|wil|herroep|is|per)\b| in[.,;!?\n]| in$"
        r"|[.,;!?\n]|$)"
        r"|toestemming(?P<value2>(?: slimme meter| nieuwsbrief| partner| marketing)))",
    ),
    "da": re.compile(
        r"\b(?:alle (?:mine |givne )?(?:samtykker|tilladelser)|(?:samtykke[tr]?"
        r"|tilladelse[rn]?)(?:ne)? (?:til|om|for)"
        r" (?:at )?(?P<value>[^.,;!?\n]{3,80}?)(?= (?:tilbage|trækkes|tilbagekaldes|skal)\b|[.,;!?\n]|$)"
        r"|alt,? (?:hvad )?jeg har (?:sagt ja|givet lov) til)",
    ),
}
CONSENT_WORD = {
    "nl": _any(
        r"slimme meter|kwartier\w*|uurwaarden|dagstanden|meterstanden|uitlez\w+|uitgelezen|meteruitlezing",
        r"marketing|nieuwsbrie\w+|reclame|aanbiedingen|enqu[eê]tes?|bellen|sms\w*|partners?|cookies"
        r"|foto'?s?|profilering",
    ),
    "da": _any(
        r"(?:fjern)?aflæs\w+|(?:el)?måler\w*|timedata|timeværdier|kvartersværdier|forbrugsdata",
        r"markedsføring\w*|nyhedsbrev\w*|reklame\w*|tilbud|partner\w*|opkald|kontakte|sms\w*|cookies"
        r"|profilering",
    ),
}
PROCESSING = {
    "nl": re.compile(
        r"\b(?:bezwaar|protest|verzet(?: me| mij)?)(?: (?:maken|aan))?[^.,;!?\n]{0,25}? tegen "
        r"(?:(?:het|de) )?(?P<value>[^.;!?\n]{3,120}?)(?=,? (?:want|omdat|vanwege|en (?:ik|wil))\b"
        r"|[.;!?\n]|$)"
        r"|\b(?:beperk\w*|bevries\w*|stop(?:zetten)?|staak|pauzeer)(?: (?:met|van))? (?:(?:het|de) )?"
        r"(?P<value2>(?:verwerk|gebruik|opnem|deel|del|profiler|analys|verstrek"
        r"|doorg)[^.;!?\n]{2,100}?)(?=[.;!?\n]|$)",
    ),
    "da": re.compile(
        r"\b(?:indsigelse|protest(?:erer)?|modsætter mig)[^.,;!?\n]{0,25}? (?:mod|imod|over for) "
        r"(?P<value>[^.;!?\n]{3,120}?)(?=,? (?:fordi|da|og jeg)\b|[.;!?\n]|$)"
        r"|\b(?:begræns\w*|frys\w*|stop\w*)(?: (?:med at|for))? (?P<value2>(?:behandl|brug|opta|del"
        r"|profil|analys"
        r"|videregiv)[^.;!?\n]{2,100}?)(?=[.;!?\n]|$)",
    ),
}
PROCESSING_WORD = {
    "nl": _any(
        r"profiler\w*|profielen|segmenta\w+|analys\w+|statistie\w+|onderzoek\w*|scor(?:e|ing)\w*"
        r"|kredietcheck",
        r"(?:gespreks)?opnam\w+|opgenomen|opnemen|del(?:en|ing)|doorgeven|verstrekk\w+|training\w*"
        r"|productontwikkeling",
        r"nieuwe producten(?: te bedenken)?|fusie|overname|gerechtvaardigd belang|meelezen|lesmateriaal",
    ),
    "da": _any(
        r"profiler\w*|segmenter\w*|analyse\w*|dataanalyse\w*|statistik\w*|undersøgelse\w*|scor\w+"
        r"|kreditvurder\w+",
        r"opta(?:ge|gelse|ger|gelser)\w*|del(?:e|er|ing)|videregiv\w+|træning|produktudvikling|login\w*",
        r"legitim(?:e)? interesse\w*|fusion|samarbejdspartner\w*|overvåg\w+",
    ),
}
DECISION = {
    "nl": _any(
        r"afgewezen|afwijzing|geweigerd|weigering|besluit\w*|beslissing\w*|beslist|borg(?:som)?|waarborgsom",
        r"computer\w*|algoritme\w*|automatisch\w*|kredietcheck|kredietscore|betaaltoets|termijnbedrag"
        r"|aanmelding|(?:automatisch )?(?:afgekeurd"
        r"|goedgekeurd)",
    ),
    "da": _any(
        r"afvis\w*|afslag\w*|afgørelse\w*|beslutning\w*|besluttet|depositum|sikkerhedsstillelse|nægtet"
        r"|nej til",
        r"computer\w*|algoritme\w*|automatisk|kreditvurdering\w*|kreditscore|forudbetaling"
        r"|acontobeløb\w*|godkend\w*|sagde nej|takket nej",
    ),
}
SUPPLIERS = (
    r"Vattenfall|Eneco|Essent|Greenchoice|Budget Energie|Vandebron|Oxxio|Engie|Frank Energie|Tibber|Zonneplan"
    r"|Powerpeers|EnergieDirect|Delta Energie|Coolblue Energie|Pure Energie|Innova Energie|Mega Energie"
    r"|Next Energy"
    r"|ANWB Energie|Energyzero|Innogy|United Consumers|Ørsted|Orsted|OK(?= (?:a\.m\.b\.a|el\b|energi))"
    r"|Norlys|Andel Energi"
    r"|Vindstød|EWII|Modstrøm|Jysk Energi|NRGI|SEAS-NVE|Energi Fyn|Nettopower|Gasel|b\.energy|Barry"
    r"|Velkommen A/S"
    r"|Samstrøm|Ewii|Verdo|True Energy|Go'?Energi|Cheap Energy|Strømlinet|Vestjysk Energi|Scanenergi"
    r"|Natur-?Energi|Ventum"
)
TARGET = re.compile(
    rf"\b(?:naar|aan|richting|bij|til|hos|over til|videre til) (?:mijn nieuwe leverancier "
    rf"|min nye leverandør )?"
    rf"(?P<value>{SUPPLIERS})(?![\w-])",
    re.IGNORECASE,
)
TARGET_NEW = re.compile(
    r"\b(?:naar|aan) (?P<nl>(?:mijn|een|de) (?:nieuwe|andere) (?:energie)?(?:leverancier|maatschappij"
    r"|bedrijf))"
    r"|\btil (?P<da>(?:min|mit|en|et|det) (?:nye|anden|andet|ny) (?:el-?|energi)?(?:leverandør|selskab"
    r"|elselskab))",
    re.IGNORECASE,
)
STOP_WORD = re.compile(
    r"\b(?:geen|niet|stop\w*|afmeld\w*|uitschrijv\w+|uitgeschreven|schrijf|haal|verwijder|af|nooit|minder"
    r"|ikke|ingen|afmeld\w*|frameld\w*|slet|fjern|fri|aldrig|slut|afbestil\w*|nej tak|lad være)\b",
)
CHANNELS = (
    ("email", r"e-?mails?|mail(?:en|tjes|s|er|ene)?|mailings?|nieuwsbrie\w+|nyhedsbrev\w*|inbox|gemaild"),
    ("phone", r"bel(?:len|t|letjes)?|gebeld|opgebeld|telefoon\w*|telefonisch\w*|verkooptelefoontjes|opkald\w*"
              r"|telefonen|ring(?:e|er|es)?|opringning\w*|telefonsalg\w*|telefonisk\w*"),
    ("post", r"post(?:en)?|brie(?:f|ven)|folders?|brievenbus|drukwerk|flyers?|breve?|postkasse\w*|papir"),
    ("sms", r"sms\w*|sms'\w*|smser\w*|appjes|whatsapp\w*|tekstberichten"),
)  # fmt: skip
CHANNEL = [(name, _any(words)) for name, words in CHANNELS]
WISH = {
    "nl": re.compile(
        r"\b(?:ik|wij|we) (?:wil(?:len)?|verwacht(?:en)?|eis(?:en)?|verlang(?:en)?|verzoek|vraag|zou graag) "
        r"[^.!?\n]{4,200}",
    ),
    "da": re.compile(
        r"\b(?:jeg|vi) (?:vil|forventer|kræver|beder|ønsker|forlanger|ser gerne) [^.!?\n]{4,200}",
    ),
}  # fmt: skip
SCOPE = {
    "nl": _any(r"gesprek\w*opname\w*", r"opname\w* van[^.,;!?\n]{3,50}",
               r"(?:sinds|vanaf|over|tussen|uit) (?:19|20)\d\d"
               r"(?: (?:tot|en|t/m)[^.,;!?\n]{2,20})?", r"alles|volledig\w*|compleet|complete"
               r"|al(?:le)? mijn \w+"),
    "da": _any(r"(?:lyd|samtale)?optagelse\w*(?: af[^.,;!?\n]{3,50})?", r"(?:siden|fra|mellem) (?:19|20)\d\d"
               r"(?: (?:til|og)[^.,;!?\n]{2,20})?", r"alt(?: om mig)?|alting|samtlige \w+"
               r"|al(?:le)? mine \w+"),
}  # fmt: skip
FORM = {
    "nl": _any(
        r"op papier|per post|schriftelijk|digitaal", r"per (?:e-?)?mail|als pdf|in pdf|excel|csv|usb\w*"
    ),
    "da": _any(
        r"på papir|pr\.? (?:post|brev|mail)|med posten", r"skriftligt|digitalt|som pdf|excel|csv|e-boks"
    ),
}
GROUND = {
    "nl": (
        ("accuracy", _any(r"klop(?:t|pen) niet|onjuist\w*|niet juist|uitgezocht|gecontroleerd|nagekeken")),
        ("unlawful", _any(r"onrechtmatig\w*|mag niet|niet toegestaan")),
        ("claim", _any(r"rechtszaak|bewijs|procedure|vordering|geschil|advocaat")),
        ("objection", _any(r"bezwaar")),
    ),
    "da": (
        ("accuracy", _any(r"passer ikke|forkert\w*|ikke rigtig\w*|undersøgt|kontrolleret|tjekket|afklaret")),
        ("unlawful", _any(r"ulovlig\w*|må ikke|ikke tilladt")),
        ("claim", _any(r"retssag|bevis|tvist|retskrav|erstatning\w*|advokat")),
        ("objection", _any(r"indsigelse\w*")),
    ),
}  # fmt: skip
