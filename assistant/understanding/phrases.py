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
        r"(?:voor|achter|meisjes|tussen|gebruikers)na(?:am|men)(?! ?:)|na(?:am"
        r"|men)(?! ?:)(?! is (?!verkeerd|fout"
        r"|niet|onjuist|veranderd|gewijzigd))(?= (?!is\b)|\W)", r"initialen|voorletters?|tussenvoegsel",
        r"geboorte(?:datum|jaar|dag)", r"geslacht|aanhef|titel", r"e-?mail-?adres(?:sen)?|mail-?adres"
        r"|mailadres",
        r"(?:post|woon|factuur|oude|huis)?-?adres(?:sen|gegevens)?", r"huisnummer|postcode|woonplaats",
        r"(?:mobiele? |oude )?(?:telefoon|mobiel)nummers?", r"(?:bank)?rekeningnummer|iban",
        r"(?:kwartier|uur|dag)(?:waarden|standen|metingen|gegevens)", r"meterstanden|slimmemeterdata"
        r"|meterdata",
        r"(?:verbruik|energie)s?(?:gegevens|data|cijfers|historie|profiel)",
        r"(?:betaal|krediet|contact|contract|account|inlog|klant|locatie)-?(?:gegevens|historie"
        r"|geschiedenis)",
        r"betaalachterstand|betalingsachterstand|krediet(?:score|registratie|status)|wanbetal\w+",
        r"(?<=mijn )nummer|(?:gespreks|telefoon|geluids)?-?opname[ns]?", r"(?:klant)?profiel|account"
        r"|klantdossier|dossier",
        r"(?:kopie|foto|scan) van mijn (?:id|paspoort|rijbewijs|identiteits\w+)|id-?kopie|paspoortkopie",
        r"bsn|burgerservicenummer", r"chat(?:gesprek\w*|s|geschiedenis)?", r"cookies?|ip-?adres",
        r"alles|al(?:le)? (?:(?:mijn|m'n|mn|onze|deze|die|haar|zijn) )?(?:\w+ )?(?:gegevens"
        r"|persoonsgegevens|data"
        r"|info\w*)|(?:mijn|m'n|haar|zijn) (?:gegevens|persoonsgegevens|data)",
    ),
    "da": _any(
        r"(?:for|efter|mellem|pige|bruger)navn(?:e|et)?(?! ?:)|(?:fulde )?navn(?:e"
        r"|et)?(?! ?:)(?! er (?!forkert"
        r"|stavet|ikke|ændret|blevet))", r"f(?:ø|oe|o)dsels(?:dato|dag"
        r"|år)", r"køn|titl?e[ln]+",
        r"(?:e-?)?mail-?adresse[rn]?|e-?mail", r"(?:gamle |post|bopæls?)?-?adresse[rn]?", r"postnummer"
        r"|husnummer(?:et)?",
        r"(?:mobil|telefon)-?(?:nummer|numre|nr)|(?<=mit )nummer", r"(?:bank)?konto(?:nummer"
        r"|nr)", r"cpr(?:-?n(?:ummer|r))?",
        r"(?:time|kvarters?)-?(?:værdier|aflæsninger|data|målinger)", r"måler(?:data|stand|aflæsninger)"
        r"|elmålerdata",
        r"forbrugs?-?(?:data|tal|historik|oplysninger|profil)",
        r"(?:betalings|kredit|kontakt|konto|kunde|login|aftale)-?(?:oplysninger|historik|data)",
        r"kredit(?:vurdering|score)en?|restancer?|rki-?\w*|dårlig betaler", r"(?:lyd"
        r"|samtale)?optagelse(?:r|n|rne)?",
        r"(?:kunde)?profil(?:en)?|konto(?:en)?|brugerkonto|login-?logs?|sagsmappe",
        r"(?:kopi(?:en)?|billedet?|scanning(?:en)?|foto(?:et)?) af mit (?:pas|kørekort|id\w*|sygesikring\w*)",
        r"chat(?:samtale\w*|beskeder|ten|s)?", r"cookies?|ip-?adresse",
        r"alt(?: om mig)?|al(?:le)? (?:(?:mine|de|vores|hendes|hans) )?(?:\w+ )?(?:data|oplysninger"
        r"|persondata"
        r"|personoplysninger)|(?:mine|hendes|hans) (?:data|oplysninger|persondata|personoplysninger)",
    ),
}  # fmt: skip

VALUE: dict[str, Pattern] = {
    "nl": re.compile(
        r"\b(?:moet|moeten|hoort|dient|zou) (?:\w+ ){0,2}?(?:zijn|te zijn|worden|luiden|staan):? "
        r"(?!in plaats)(?P<value>[^,;!?\n]{1,80}?)(?=\.(?:\s|$)|[,;!?\n]|$| (?:in plaats|en niet|want"
        r"|omdat|niet|maar|zonder)\b)"
        r"|\b(?:moet|moeten|hoort|dient) (?:dus |gewoon |eigenlijk )?(?P<value2>[^.,;!?\n]{1,60}?) (?:te )?"
        r"(?:zijn|worden|heten|staan)\b"
        r"|\b(?:(?:verander|wijzig|pas|corrigeer|verbeter|zet)\w*[^.,;!?\n]{0,50}? (?:naar|in)"
        r"|(?:juiste|goede|correcte|echte) \w+ is|ik (?:heet|ben) (?:eigenlijk|gewoon)|zet er"
        r"|maar het is(?! (?:niet|een|ook|nog|al|de|het|mijn|echt|wel|zo)\b)|(?:voornaam|achternaam"
        r"|huisnummer|postcode|geboorte(?:jaar|datum)"
        r"|(?:e-?)?mailadres|telefoonnummer|nieuwe (?:\w+ )?(?:adres|nummer|naam)) is(?: nu)?(?! (?:niet"
        r"|fout|verkeerd"
        r"|onjuist|veranderd|gewijzigd|verkeerd\w*|ook|al|anders))"
        r"|(?:het|dat) is nu):? "
        r"(?P<value3>[^,;!?\n]{1,80}?)(?=(?<![^\w]\w)\.(?:\s|$)|[,;!?\n]|$| (?:in plaats|en niet|want|omdat"
        r"|niet|maar|zonder)\b)",
    ),
    "da": re.compile(
        r"\b(?:(?:skal|burde|bør) (?:\w+ ){0,2}?(?:være|hedde|rettes til|ændres til|laves om til|stå som"
        r"|staves)"
        r"|(?:ret|ændr|skift|opdater)\w*[^.,;!?\n]{0,50}? til|(?:rigtige|korrekte|rette) \w+ er"
        r"|ændr\w*[^.;!?\n]{0,70}?, til|der skal stå|det er(?! (?:ikke|forkert|rigtigt?|korrekt|fejl"
        r"|urigtigt|gammelt?|sådan|en|et|for|jeg|min|mit|nok|også|slet)\b)|jeg hedder"
        r"|den er nu|(?:fornavn|efternavn|husnummer(?:et)?|postnummer|fødselså?r?(?:dato)?|mailadresse"
        r"|telefonnummer"
        r"|ny(?:e)? (?:adresse|nummer|navn)) er(?: nu)?(?! (?:ikke|forkert|stavet|skrevet|ændret|blevet"
        r"|også|gammel))"
        r"|jeg er født)[: ]+(?P<value>(?:[^.;!?\n]|(?<=\d)\.(?= [a-z])|\.(?=\w)){1,80}?)"
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
    r"\b(?:geen|niet|stop\w*|afmeld\w*|uitschrijv\w+|uitgeschreven|schrijf|haal|verwijder|af|nooit"
    r"|minder|meld|halen|haalt|vanaf"
    r"|ikke|ingen|afmeld\w*|frameld\w*|tag|tage|slippe|slet|fjern|fri|aldrig|slut|afbestil\w*|nej tak"
    r"|lade? være|undgå|skån)\b",
)
CHANNELS = (
    ("email", r"e-?mails?|(?:e-?)?mailadres(?:se[nr]?)?|maillijst|mail(?:en|tjes|s|er|ene)?|mailings?"
              r"|nieuwsbrie\w+|nyhedsbrev\w*|inbox|gemaild"),
    ("phone", r"bel(?:len|t|letjes)?|gebeld|opgebeld|telefoon\w*|telefonisch\w*|verkooptelefoontjes|opkald\w*"
              r"|telefonen|ring(?:e|er|es|et)?|opringning\w*|telefonsalg\w*|telefonisk\w*"),
    ("post", r"post(?:en)?|brie(?:f|ven)|folders?|foldere|brochure[rs]?|postkassen?|brievenbus|drukwerk"
             r"|flyers?|breve?|postkasse\w*|papir"),
    ("sms", r"sms\w*|sms'\w*|smser\w*|appjes|whatsapp\w*|tekstberichten"),
)  # fmt: skip
CHANNEL = [(name, _any(words)) for name, words in CHANNELS]
_NOUN_NL = (
    r"(?:gespreks)?opname[ns]?|e-?mails|chat\w*|kwartier\w+|meterstanden|\w*dossier|notities"
    r"|kredietscore|\w*gegevens"
    r"|data|facturen|brieven|betaal\w+|logboek\w*|correspondentie"
)
_NOUN_DA = (
    r"(?:lyd|samtale)?optagelse\w*|e?-?mails|chat\w*|timeværdier|kvarters\w+|\w*oplysninger|\w*data"
    r"|sagsmappe|noter"
    r"|kreditvurdering|regninger|breve|betalings\w+|korrespondance"
)
SCOPE = {
    "nl": re.compile(
        r"(?<!\w)(?:alles(?= (?:wat|dat|zien|inzien|van|over|opvragen|weten)\b)"
        r"|(?P<value2>(?:de|een|mijn|m'n|alle|al|haar|zijn)(?: (?:mijn|volledige|complete|hele|haar|zijn"
        r"|m'n)){0,2}"
        rf" (?:{_NOUN_NL})(?!\w)(?:[^.!?;\n,]|, (?:ook|inclusief) ){{0,110}}?)"
        r"(?=,? (?:krijgen|inzien|zien|opvragen|ontvangen|aub|svp|en (?:weten|wil)|zo ja|want|omdat"
        r"|op papier|als"
        r"|digitaal|per (?:post|mail))\b|[.!?;\n,]|$))",
    ),
    "da": re.compile(
        r"(?<!\w)(?:alt(?= (?:hvad|om|det|i har)\b)"
        r"|(?P<value2>(?:den|det|de|en|min|mit|mine|alle|hele|optagelsen)(?: (?:mine|fulde|hele|mit"
        r"|samlede)){0,2}"
        rf" ?(?:{_NOUN_DA})(?!\w)(?:[^.!?;\n,]|, (?:også|som|jeg|i) ){{0,110}}?)"
        r"(?=,? (?:tak|og (?:vide|vil)|i så fald|fordi|på papir|som pdf|digitalt|pr\. post)\b"
        r"|,(?! (?:også|som|jeg|i)\b)|[.!?;\n]|$)"
        r"|(?P<value3>optagelsen af [^.!?;\n,]{3,60}))",
    ),
}  # fmt: skip
FORM = {
    "nl": _any(
        r"op papier|per post|schriftelijk|digitaal",
        r"per (?:e-?)?mail|als pdf|in pdf|excel(?:bestand)?|csv|usb\w*",
    ),
    "da": _any(
        r"på papir|pr\.? (?:post|brev|mail)|med posten",
        r"skriftligt|digitalt|som pdf|excel(?:-?ark|fil)?|csv|e-boks",
    ),
}
GROUND = {  # what weighs most stands first
    "nl": (
        ("claim", _any(r"rechtszaak|rechter|bewijs|procedure|vordering|geschil|\w*claim|advocaat")),
        ("objection", _any(r"bezwaar")),
        ("accuracy", _any(r"klop(?:t|pen)(?: \w+)? niet|niet klop(?:t|pen)|(?:tot|of) (?:ze|het|dat|dit"
                          r"|alles) klop(?:t|pen)",
                          r"onjuist\w*|juistheid|niet juist|uitgezocht|gecontroleerd|controleren"
                          r"|nakijken|nagekeken|rechtgezet")),
        ("unlawful", _any(r"onrechtmatig\w*|niet toegestaan", r"mag niet|mogen (?:jullie"
                          r"|u) [^.;!?]{0,40}niet verwerken")),
    ),
    "da": (
        ("claim", _any(r"retssag|retten|bevis|tvist|retskrav|erstatning\w*|advokat")),
        ("objection", _any(r"indsigelse\w*")),
        ("accuracy", _any(r"passer ikke|ikke passer|forkert\w*|ikke rigtig\w*|undersøgt|kontroller\w*"
                          r"|tjekke\w*|afklaret",
                          r"rigtigheden|er rettet|bestrider")),
        ("unlawful", _any(r"ulovlig\w*|ikke tilladt", r"må (?:i )?(?:slet )?ikke (?:behandle|have|bruge)"
                          r"|ikke må (?:behandle|have|bruge)")),
    ),
}  # fmt: skip
