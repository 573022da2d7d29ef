"""How people tell a reason, a consent, a processing, a decision, a wish: clauses, by language.

They are matched against text in lower case. A clause that only points back ("that", "dette") tells
nothing itself; then the sentence before it does (fields of casework).
"""

import re

Pattern = re.Pattern[str]

_ASKS_NL = r"(?:maak|verzoek|vraag|wil|trek|verzet|doe|beroep|herroep|eis|teken|dien) (?:ik|wij|we)"
_ASKS_DA = r"(?:beder|vil|gør|ønsker|anmoder|trækker|kræver|klager|protesterer) (?:jeg|vi)"
_END_NL = (
    r"(?=,? (?:want|omdat|vanwege|wegens|tot(?:dat)?|zolang|en (?:ik|wil|dat)|maar|terwijl)\b|[.;!?\n]|$)"
)
_END_DA = (
    r"(?=,? (?:fordi|da jeg|for jeg|indtil|så længe|mens|og jeg|og vil|men|til (?:i|det|jeg|den|de) )\b"
    r"|[;!?\n]|(?<!\d)\.|$)"
)

REASON = {
    "nl": re.compile(
        r"(?:\b(?:want|omdat|aangezien|doordat|vanwege|wegens)|^nu (?=ik|u|jullie)) "
        rf"(?P<value>[^.!?\n]{{4,200}}?)(?=,? {_ASKS_NL}\b|,? en (?:ik )?(?:wil|verzoek|eis)\b|[.!?\n]|$)",
    ),
    "da": re.compile(
        r"(?:\b(?:fordi|eftersom|idet|på grund af|grundet)|(?<=, )da(?= jeg)|(?<=, )for(?= (?:jeg|i|vi"
        r"|den|det)\b)"
        r"|\bfor(?= jeg)|^da(?= jeg (?:har|er|ikke|aldrig)\b)) "
        rf"(?P<value>[^.!?\n]{{4,200}}?)(?=,? {_ASKS_DA}\b|,? og (?:jeg )?vil\b|[.!?\n]|$)",
    ),
}
# Sentences that are a reason of their own: nothing but "that is why" joins them to the request.
OWN_REASON = {
    "nl": re.compile(
        r"\b(?:niet (?:meer|langer) nodig|nooit (?:\w+ ){0,3}toestemming|geen klant meer|nooit klant"
        r"|vertrouw (?:jullie|u|het) niet|gebruik \w+ (?:\w+ ){0,3}niet (?:meer|langer))\b"
    ),
    "da": re.compile(
        r"\b(?:ikke brug for (?:\w+ ){0,2}(?:længere|mere)|aldrig (?:\w+ ){0,3}(?:lov|samtykke)"
        r"|ikke (?:er )?kunde (?:længere|mere)|aldrig kunde|stoler ikke på"
        r"|bruger (?:\w+ ){0,3}ikke (?:mere|længere))\b"
    ),
}
CONSENT = {
    "nl": re.compile(
        r"\b(?:alle (?:mijn |gegeven )?toestemmingen|(?:toestemming"
        r"|akkoord)(?:en)? (?:\w+ ){0,3}?(?:voor|om|tot) "
        r"(?:(?:het|de) )?(?P<value>[^.,;!?\n]{3,90}?)(?= (?:trek|intrekken|wil|herroep|is|per (?:direct"
        r"|vandaag|\d))\b| in[.,;!?\n]| in$"
        r"|[.,;!?\n]|$)"
        r"|toestemming,? (?:die|welke) ik [^.;!?\n]{0,40}?\b(?:voor|om) (?P<value3>[^.,;!?\n]{3,90})"
        r"|(?:vinkje|kruisje) (?:\w+ ){0,2}?bij (?P<value4>[^.,;!?\n]{3,90})"
        r"|ja (?:\w+ )?(?:tegen|op) (?P<value5>[^.,;!?\n]{3,90})"
        r"|toestemming(?P<value2>(?: slimme meter| nieuwsbrief| partner| marketing)))",
    ),
    "da": re.compile(
        r"\b(?:alle (?:mine |givne )?(?:samtykker|tilladelser)|(?:samtykke[tr]?"
        r"|tilladelse[rn]?)(?:ne)? (?:\w+ ){0,2}?(?:til|om|for),?"
        r" (?:at )?(?P<value>[^.,;!?\n]{3,90}?)(?= (?:tilbage|trækkes|tilbagekaldes|skal)\b|[.,;!?\n]|$)"
        r"|(?:samtykke|tilladelse)n?t?,? (?:som )?jeg [^;!?\n]{0,40}?\btil "
        r"(?:at )?(?P<value3>[^.,;!?\n]{3,90})"
        r"|(?:flueben|kryds) (?:\w+ ){0,2}?ved (?P<value4>[^.,;!?\n]{3,90})"
        r"|ja (?:\w+ )?til (?P<value5>[^.,;!?\n]{3,90})"
        r"|alt,? (?:hvad )?jeg har (?:sagt ja|givet lov) til)",
    ),
}
_MORE_NL = r"(?:verwerk|gebruik|opnem|opnam|deel|del|profiler|analys|analyser|verstrek|doorg|uitlez|bewar)"
PROCESSING = {
    "nl": re.compile(
        r"\b(?:bezwaar|protest\w*|verzet(?: me| mij)?)(?: (?:maken|aan))?[^.,;!?\n]{0,25}? tegen "
        rf"(?:(?:het|de) )?(?P<value>[^.;!?\n]{{3,160}}?){_END_NL}"
        r"|\b(?:beperk\w*|bevries\w*|stop(?:zetten)?|staak|pauzeer)(?: (?:even|dus|met|van|eens|graag"
        r"|aub|svp|onmiddellijk))* "
        rf"(?P<value2>(?:(?:het|de) )?{_MORE_NL}[^.;!?\n]{{2,120}}?){_END_NL}"
        rf"|(?P<value3>\b(?:het|de) {_MORE_NL}\w* (?:van|daarvan|met)\b[^.;!?,\n]{{0,90}}?)"
        r"(?= (?:te |tijdelijk |voorlopig |even )*(?:beperk|stop|stil|staak|pauzeer|pauzeren|opschort"
        r"|bevries))"
        r"|\b(?:ik wil niet|wil niet) dat (?:jullie|u|ventum) (?P<value4>[^.;!?\n]{6,120})"
        r"|\bmij (?:niet meer|niet langer) (?P<value5>[^.;!?\n]{6,120})",
    ),
    "da": re.compile(
        r"\b(?:indsigelse|protest(?:erer)?)[^.,;!?\n]{0,25}? (?:imod|mod|over for),? "
        rf"(?P<value>[^;!?\n]{{3,160}}?){_END_DA}"
        rf"|\bmodsætter mig,? (?:imod |mod )?(?P<value3>[^;!?\n]{{3,160}}?){_END_DA}"
        r"|\b(?:begræns\w*|frys\w*|stop\w*|indstil\w*|holde? op|lade være)(?: (?:lige|nu|straks|tak"
        r"|venligst))*"
        r"(?: (?:med|for|af))? (?P<value2>(?:at )?(?:behandl|brug|opta|del|profil|analys|videregiv|aflæs)"
        rf"[^;!?\n]{{2,120}}?){_END_DA}"
        r"|\b(?P<value4>(?:behandlingen|brugen|videregivelsen|delingen) af [^.;!?\n]{3,90}?)"
        r"(?= på pause| i bero| skal (?:begrænses|stoppes))"
        rf"|\bvil ikke have,? (?P<value5>at i [^;!?\n]{{6,120}}?){_END_DA}",
    ),
}
PROCESSING_WORD = {
    "nl": re.compile(
        r"(?<!\w)(?:profiler\w*|profielen|segmenta\w+|analys\w+|statistie\w+|onderzoek\w*|scor(?:e|ing)\w*"
        r"|kredietcheck|(?:gespreks)?opnam\w+|opgenomen|opnemen|del(?:en|ing)|doorgeven|verstrekk\w+"
        r"|training\w*"
        r"|productontwikkeling|nieuwe producten(?: te bedenken)?|fusie|overname|gerechtvaardigd belang"
        r"|meelezen"
        r"|lesmateriaal|meeluister\w*|afgeluisterd)(?!\w)",
    ),
    "da": re.compile(
        r"(?<!\w)(?:profiler\w*|segmenter\w*|analyse\w*|dataanalyse\w*|statistik\w*|undersøgelse\w*|scor\w+"
        r"|kreditvurder\w+|opta(?:ge|gelse|ger|gelser)\w*|del(?:e|er|ing)|videregiv\w+|træning"
        r"|produktudvikling"
        r"|login\w*|legitim(?:e)? interesse\w*|fusion|samarbejdspartner\w*|overvåg\w+|lytter med)(?!\w)",
    ),
}
# A decision is told where somebody or something decided; naming a decision only is weaker.
DECIDED = {
    "nl": re.compile(
        r"(?<!\w)(?:afgewezen|afgekeurd|geweigerd|goedgekeurd|verdubbeld|verhoogd|vastgesteld|bepaald"
        r"|bepaalt|besloten"
        r"|niet in aanmerking|borg(?:som)?|waarborgsom|vooruit moet betalen|geen klant mag"
        r"|niet (?:te )?verlengen"
        r"|berekend|automatische? (?:besluit|beslissing))(?!\w)"
    ),
    "da": re.compile(
        r"(?<!\w)(?:afvist|afslået|nægtet|godkendt|fordoblet|forhøjet|fastsat|bestemt|besluttet"
        r"|sagt? nej|takket nej"
        r"|depositum|sikkerhedsstillelse|betale forud|forudbetaling|ikke må blive|ikke at forlænge|beregnet"
        r"|automatiske? (?:afgørelse|beslutning))(?!\w)"
    ),
}
DECISION = {
    "nl": re.compile(
        r"(?<!\w)(?:afwijzing|weigering|besluit\w*|beslissing\w*|beslist|computer\w*|algoritme\w*"
        r"|automatisch\w*"
        r"|kredietcheck|kredietscore|betaaltoets|termijnbedrag|aanmelding)(?!\w)"
    ),
    "da": re.compile(
        r"(?<!\w)(?:afvis\w*|afslag\w*|afgørelse\w*|beslutning\w*|nej til|computer\w*|algoritme\w*|automatisk"
        r"|kreditvurdering\w*|kreditscore|acontobeløb\w*|godkend\w*)(?!\w)"
    ),
}
AFTER_DECISION = re.compile(
    r",? (?:maar|want|men|for jeg|fordi|omdat|dat pik ik|en (?:ik )?(?:wil|eis)|og (?:jeg )?(?:vil"
    r"|kræver)|kan (?:een|et)"
    r"|det finder|graag (?:een )?(?:hoor|herbeoord)\w*)\b.*$",
    re.IGNORECASE,
)
WISH = {
    "nl": re.compile(
        r"\b(?:(?:ik|wij|we) (?:wil(?:len)?|verwacht(?:en)?|eis(?:en)?|verlang(?:en)?|verzoek|vraag|zou graag"
        r"|hoop) |en (?:wil|eis|verzoek|verwacht|vraag) |graag (?:ontvang|hoor|zie"
        r"|krijg) ik )[^.!?\n]{4,200}",
    ),
    "da": re.compile(
        r"\b(?:(?:jeg|vi) (?:vil|forventer|kræver|beder|ønsker|forlanger|ser gerne|håber),? "
        r"|og (?:vil|kræver|beder|forventer|ønsker) )[^.!?\n]{4,200}",
    ),
}
# What somebody wants to talk about.
ABOUT = {
    "nl": re.compile(
        r"\b(?:gaat (?:het )?(?:om|over)|over|inzake|betreffende|aangaande|vraag over) "
        r"(?!een (?:week|uur|kwartier)|\d|enkele|twee|drie)(?P<value>[^.!?\n;]{3,140}?)"
        r"(?=,? (?:want|omdat|graag|liefst|het liefst|en (?:ik|wel))\b|[.!?;\n,]|$)",
    ),
    "da": re.compile(
        r"\b(?:drejer (?:det )?sig om|handler (?:det )?om|angående|vedrørende|(?:tale|snakke|tal|ring\w*"
        r"|kontakt\w*"
        r"|spørgsmål|hjælp)\b[^.!?;\n]{0,60}? om),? "
        r"(?!at\b|formiddag|eftermiddag|aften|morgen)(?P<value>[^.!?\n;]{3,140}?)"
        r"(?=,? (?:fordi|helst|gerne|og jeg)\b|[.!?;\n]|$)",
    ),
}
