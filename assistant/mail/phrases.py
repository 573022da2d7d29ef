"""Phrases by which machine mail is known, in nl, da and en: signs, not proofs; `robots` weighs them.

All in lower case, for casefolded text: that is four times as fast as ignoring case.
"""

import re

ANSWERED = re.compile(r"^(?:re|fwd?|antw|sv|vs|aw|doorst|tr)\s?:\s*")
REPLY_SUBJECT = re.compile(
    r"^(?:automatisch(?:e)? (?:antwoord|reactie|beantwoording|bericht)|automatisk svar|autosvar"
    r"|auto(?:matic)?[- ]?reply|auto[- ]?response|auto[- ]?antwoord|autoreply|automated (?:reply|response)"
    r"|out of (?:the )?office|out-of-office|ooo|buiten kantoor|niet op kantoor|afwezigheids?(?:melding"
    r"|bericht|assistent)|afwezigheidsassistent|fraværs(?:besked|meddelelse|assistent|svar)|ikke til stede"
    r"|ude af kontoret|ferieautosvar|feriesvar|vakantiemelding|vakantiebericht|vacation (?:reply|response"
    r"|notice)|automatische antwort|abwesenheits(?:notiz|meldung)|autosvar|frånvaromeddelande"
    r"|automatiskt svar|réponse automatique)\b\s*(?:[:\-–!(\[.]|$|på|op|re\b|sv\b|from|van|fra"
    r"|to|af|vedr)",
)
AWAY_SUBJECT = re.compile(
    r"^(?:(?:ik ben (?:momenteel )?|jeg er |i am |i'm |we zijn |wij zijn |vi er |(?:ons |our "
    r"|the )?(?:kantoor |office )(?:is )?|kontoret (?:er |holder )?)?(?:afwezig|afwezigheid|niet aanwezig"
    r"|er (?:even )?niet|(?:met|op) (?:\w+)?vakantie|vakantie|kerstreces|verlof|\w*ferie|på \w*ferie"
    r"|ikke på kontoret|fraværende|fravær|lukket|gesloten|closed"
    r"|ude af (?:huset|kontoret)|on (?:leave|holiday|vacation)|holiday|vacation|away"
    r"|out))\b(?P<colon>\s?:)?",
)
RECEIVED_SUBJECT = re.compile(
    r"^(?:kvittering\b|bekræftelse\b|bevestiging\b|ontvangst(?:s)?bevestiging|bevestiging van ontvangst"
    r"|wij? hebben (?:je|uw) (?:bericht|e?-?mail|vraag) ontvangen|(?:uw|je) (?:bericht|vraag|e?-?mail"
    r"|melding|verzoek) is ontvangen|we hebben je (?:bericht|vraag|mail) ontvangen"
    r"|kvittering for (?:modtagelse|din henvendelse)|bekræftelse på (?:modtagelse|din henvendelse)"
    r"|vi har modtaget din (?:henvendelse|mail|besked|e-mail)|tak for din (?:henvendelse|mail|besked"
    r"|e-mail)|we(?:'ve| have) received your (?:message|request|email|e-mail|inquiry)"
    r"|thank you for contacting|your (?:request|message|email|ticket) .{0,40}(?:received|created)"
    r"|\[?(?:ticket|case|sag|zaak"
    r"|#)[\s#:]*\d{3,})",
)
READ_SUBJECT = re.compile(
    r"^(?:gelezen|læst|read|niet gelezen|ikke læst|not read|gelesen|läst|lest|leesbevestiging"
    r"|læsekvittering|read receipt|kvittering for læsning|return receipt(?: \(displayed\))?"
    r"|ontvangstbevestiging \(weergegeven\))\s?(?::|-|$)",
)
DELIVERY = (
    r"(?:deliver\w*|bezorg\w*|afgelever\w*|bestel\w*|\w*lever(?:es|et|ing|ings\w*|ed)|zustell\w*|leverans)"
)
NOT = (
    r"(?:fail\w*|not|could\w*|cannot|can't|unable|incomplete|delay\w*|niet|mislukt\w*|vertraagd|ikke"
    r"|mislykke\w*|forsinket)"
)
BOUNCE_SUBJECT = re.compile(
    rf"^\W{{0,3}}(?:\[?\w+\]\s)?.{{0,30}}(?:{DELIVERY}\b.{{0,40}}\b{NOT}|{NOT}\b.{{0,30}}\b{DELIVERY})\b"
    r"|undeliver(?:able|ed)|returned mail|mail (?:delivery (?:system|subsystem|status)|returned)"
    r"|failure notice|delivery status notification|^warning: (?:message|could not send)|non[- ]?deliver"
    r"|onbestelbaar|ulever(?:er)?et|leveringsfejl|returneret mail|bericht vertraagd|forsinket levering"
    r"|unzustellbar|olevererat"
    r"|statusmelding om levering",
)
# Mail is spoken of, and not a parcel or electricity.
MAIL = re.compile(
    r"e-?mail|bericht|message|\bmail|meddelelse|besked|postvak|postkasse|mailbox|recipient|modtager"
    r"|ontvanger|@",
)
OWN_MAIL = re.compile(
    r"\b(?:mijn (?:e-?mail|mail|bericht|brief)|min (?:mail|besked|e-mail)|my (?:e-?mail|message|mail))\b",
)
# "Spoed? Bel …" is how a machine asks.
MACHINE_QUESTION = re.compile(
    r"(?:spoed|dringend|haster(?: det)?|urgent|vragen|spørgsmål|questions|storing|hulp nodig"
    r"|brug for hjælp)\W{0,2}\?",
)
PLAN = re.compile(
    r"\b(?:stuur ik|ik stuur|bel ik|ik bel|sender jeg|jeg sender|jeg ringer|ringer jeg|i will send"
    r"|i'll send|klantnummer"
    r"|kundenummer)\b",
)
BOUNCE_WORDS = re.compile(
    r"not (?:be |been )?delivered|not listed in|(?:unable to|could not|couldn't) deliver|delivery error"
    r"|this (?:message|mail"
    r"|e-?mail) was created automatically by (?:the )?mail (?:delivery )?(?:software|system)|(?:i'm"
    r"|i am) (?:afraid|sorry to have to inform you) .{0,80}(?:deliver|message)"
    r"|hi\. this is the .{0,40}program|this is the (?:mail system|qmail-send)"
    r"|permanent(?:e)? (?:fatal )?error|the following address(?:es)? (?:failed|had)|(?:could not|couldn't"
    r"|was not|wasn't|cannot|can't|unable to) be delivered|delivery .{0,60}(?:failed|delayed)"
    r"|address (?:not found|couldn't be found)|user unknown|not known (?:here|at)|unknown user|no such user"
    r"|recipient address rejected|mailbox (?:is )?(?:full|unavailable|not found)|does(?:n't| not) exist"
    r"|giving up on|remote host said|\b5\.[0-7]\.\d{1,3}\b|\b55[0-4][ -]|\b4\.[0-7]\.\d{1,3}\b"
    r"|diagnostic(?:-code| information)|reporting-mta|kon niet worden (?:bezorgd|afgeleverd)"
    r"|niet worden (?:bezorgd|afgeleverd)|bezorging .{0,60}(?:mislukt|niet gelukt)|adres niet gevonden"
    r"|bestaat niet|is onbekend|onbekend adres|adres niet (?:is )?gevonden|is niet (?:bezorgd|afgeleverd)"
    r"|niet is gevonden|kunne ikke leveres|blev ikke leveret|kunne ikke nås|did not reach"
    r"|was undeliverable|kan ikke leveres|ikke (?:blive )?leveret"
    r"|adressen blev ikke fundet|findes ikke|postkassen er fuld|postvak is vol|mailbox vol|mailbox is vol",
)
DAY = (
    r"(?:\d{1,2}|ma|di|wo|do|vr|za|zo|maandag|dinsdag|woensdag|donderdag|vrijdag|mandag|tirsdag|onsdag"
    r"|torsdag|fredag|lørdag|søndag|zaterdag|zondag|saturday|sunday|monday|tuesday|wednesday|thursday"
    r"|friday)"
)
ABSENT = (
    r"(?:\bdicht\b|gået på (?:pension|efterløn)|\bvakantie|\bverlof|\w*ferie\b|\booo\b|\bverhinderd"
    r"|afwezig|niet aanwezig|niet op kantoor|met (?:\w+ )?vakantie|op (?:\w+ )?vakantie|met (?:\w*verlof"
    r"|pensioen)|met reces|buiten kantoor|gesloten|niet (?:goed |telefonisch )?bereikbaar|ziek\b|vrij\b"
    r"|op cursus|op reis|niet (?:meer )?werkzaam|uit dienst|ouderschapsverlof|zwangerschapsverlof"
    r"|niet in de gelegenheid|på (?:\w*ferie|barsel\w*|orlov|kursus|rejse|tjenesterejse)"
    r"|holder (?:\w*ferie|fri|lukket|sommerferie|juleferie)|ikke på (?:kontoret|arbejde)|fraværende"
    r"|ikke til stede|lukket|sommerlukket|ude af (?:huset|kontoret)|bortrejst|\bsyg\b|har fri\b"
    r"|\bfri (?:i dag|om)\b|travell?ing|fratrådt|ikke længere ansat|out of (?:the )?office|(?:on"
    r"|taking) (?:\w+ )?(?:leave|vacation|holiday|pto)|\baway\b|not in the office|closed|no longer (?:with"
    r"|work))"
)
WHO = (
    r"(?:ik|we|wij|ons kantoor|het kantoor|onze afdeling|jeg|vi|kontoret|i|i'm|i am|our office|the office"
    r"|is|er)"
)
AWAY = re.compile(
    rf"\b{WHO}\b.{{0,50}}{ABSENT}|(?:momenteel|op dit moment|tijdelijk|vandaag|i dag|currently|lige nu"
    rf"|pt\.|today)"
    rf".{{0,40}}{ABSENT}|(?:in verband met|wegens|vanwege|i\.?v\.?m\.?|på grund af|pga\.?|due to) .{{0,30}}"
    r"(?:vakantie|verlof|ziekte|feestdag\w*|vrije dag\w*|ferie|sygdom|barsel|helligdag\w*|illness|holiday"
    r"|vacation)|jeg (?:er tilbage(?! fra)|træffes igen|kommer tilbage|er retur)|ik ben (?:weer )?(?:terug"
    r"|aanwezig) (?:op|vanaf|per)"
    r"|ik werk (?:.{0,20} )?niet (?:op|wegens|tot)|werk ik niet\b|jeg arbejder ikke (?:om|på)",
    re.S,
)
UNTIL = re.compile(
    rf"\b(?:tot en met|t/m|tot|vanaf|van|frem til|indtil|til og med|til|fra|until|till|from|through"
    rf"|back (?:on|in))"
    rf"(?: og med| den| d\.| uge| maandag| medio| eind| begin| ca\.| the)? (?:{DAY}|januar|febr|maart"
    rf"|marts|april|mei|maj"
    r"|jun|jul|aug|sept|okt|oct|nov|dec|jan|march|may)",
)
THANKS = re.compile(
    r"(?:dank u wel|dank|bedankt) voor (?:je|uw|jullie) (?:e-?mail|bericht|mail|mailtje|vraag|aanvraag"
    r"|verzoek)"
    r"|tak for (?:din|jeres|deres) (?:mail|besked|henvendelse|e-mail|interesse)|thank(?:s"
    r"| you) for (?:your (?:e-?mail|message|inquiry|request|interest)|contacting|writing"
    r"|reaching out)",
)
CONTACT = re.compile(
    r"\b(?:mijn|onze|min|mine|vores|my|our) (?:directe )?(?:collega\w*|kolleg\w+|colleagues?|vervang\w+"
    r"|afløser|agents?)\b|\bkontakt (?!mig|min advokat|oplys)\w+|ved (?:akut|spørgsmål|behov|hast"
    r"|presserende)|ring (?:til |på )?\d{3}|(?:voor|bij) (?:spoed\w*|noodgevallen|vragen over)"
    r"|skriv (?:venligst |gerne |i stedet )*til|visit our|(?:bij|voor|in) (?:zeer )?(?:dringende|spoed\w*"
    r"|urgente)|neem (?:dan )?(?:.{0,40})?contact op|bel (?:dan|met|naar|ons)?"
    r" ?(?:\+|0)\d|mail (?:dan|voortaan) naar|kun(?:t u| je) (?:(?:mijn|een|onze) collega|contact|terecht"
    r"|bellen|mailen)|(?:u|je) kunt (?:.{0,20})?(?:contact|terecht|bellen|mailen)|in noodgevallen|wend u"
    r"|skriv (?:venligst |gerne )?til|send (?:i stedet|hellere|gerne) (?:en mail )?til|(?:ved|i"
    r"|til) (?:\w+ )?hastende|haster det|hvis det haster"
    r"|er det (?:meget )?(?:vigtigt|hastende)|kontakt (?:venligst|gerne|i stedet|min|mine|vores)"
    r"|kan (?:du )?(?:i stedet )?(?:kontakte|ringe|skrive til|henvende)|henvend dig"
    r"|ring (?:venligst )?(?:til|på)|for urgent|in (?:urgent|case of emergency)"
    r"|if (?:it is|it's|your .{0,30} is|this is) urgent|please (?:contact|call|e-?mail|reach out)",
    re.S,
)
LATER = re.compile(
    r"\bwill (?:reply|respond)\b|læser (?:kun )?(?:mine )?mails?\b"
    r"|lees (?:ik )?(?:.{0,20} )?geen (?:e-?)?mails?\b|læser ikke (?:mine )?mails?|(?:geen|no|limited"
    r"|beperkt|beperkte|ikke|ingen) (?:toegang|access|adgang)|(?:na|bij|direct na) (?:mijn "
    r"|onze )?(?:terugkomst|terugkeer|vakantie)|zodra (?:ik|wij|we) (?:weer )?(?:terug|aanwezig)"
    r"|tijdens (?:mijn|onze) (?:afwezigheid|vakantie)|in behandeling (?:genomen|nemen)|\b(?:ik|wij|we|jeg"
    r"|vi)\b.{0,25}\b(?:reage\w+|beantwoord\w*|antwoord\w*|lees|lezen|svarer|besvarer|læser)\b"
    rf".{{0,40}}(?:mail|bericht|weer|zodra|terug|igen|når|tilbage|\b{DAY}\b|morgen|binnen|inden)"
    r"|(?:reageer|beantwoord|lees|svarer|besvarer|læser|reageren|beantwoorden|lezen) (?:ik|wij|we|jeg|vi"
    r"|dig)\b"
    rf".{{0,40}}(?:mail|bericht|weer|zodra|terug|igen|når|\b{DAY}\b|morgen|binnen|inden)"
    r"|zo (?:snel|spoedig) mogelijk (?:een )?(?:reactie|antwoord)|bliver læst|uden adgang"
    r"|besvarer .{0,50}(?:når|tilbage|retur"
    r"|igen)|\b(?:når|efter) (?:jeg|vi|min) .{0,20}(?:tilbage|hjemkomst|ferie)\b|i min(?:e)? fravær"
    r"|under min ferie"
    rf"|svarer (?:igen|i morgen|når|dig hurtigst|(?:dig |på )?{DAY}\b)"
    r"|(?:upon|on|after) (?:my|our) return|when i (?:return|am back|get back)|(?:i will|i'll) (?:reply"
    r"|respond"
    r"|answer|get back)"
    r"|in my absence|limited access to|(?:slow|delay(?:ed)?) (?:to|in) (?:my )?(?:respon|repl)",
    re.S,
)
UNREAD = re.compile(
    r"(?:overvåges|læses|besvares|videresendes|tjekkes) ikke\b|mail(?:s|en)? .{0,20}niet lezen|(?:word(?:t"
    r"|en) niet (?:meer )?|niet (?:meer )?word(?:t|en) )(?:gelezen|doorgestuurd|doorgezonden|gebruikt"
    r"|gemonitord|beantwoord|bekeken)|niet (?:meer )?(?:in gebruik|actief)\b|mails? (?:bliver|vil"
    r"|videresendes) ikke (?:læst|blive|videresendt)?|(?:læser|tjekker|læses|overvåges|videresendes"
    r"|besvares) ikke (?:mine )?(?:mails?)?|postkasse.{0,20}ikke (?:læst|aktiv)"
    r"|(?:mailbox|inbox|address|account) is (?:not|no longer) (?:monitored|in use|active|read)",
)
ROBOT = re.compile(
    r"(?:dit|dit bericht|deze (?:e-?mail|mail|reactie)) (?:is|werd|wordt) (?:een )?automatisch"
    r"|automatisch (?:gegenereerde? |verzonden |aangemaakte? )?(?:antwoord|bericht|e-?mail|mail|reactie"
    r"|bevestiging)\b|automatisch (?:gegenereerd|verzonden|verstuurd|aangemaakt)\b|(?:dette|det) er (?:en"
    r"|et) (?:automatisk|auto)\w*|autogenereret|automatisk (?:genereret|sendt|udsendt)|(?:sendt|udsendt"
    r"|genereret) automatisk|automatisk (?:besked|svar|kvittering|mail|e-mail)\b"
    r"|this is an? auto(?:matic(?:ally)?|mated)|auto(?:matically|-)[ -]?(?:generated|sent)"
    r"|sent automatically|automated (?:reply|response|message|e-?mail)|(?:gelieve )?niet (?:op (?:deze"
    r"|dit) .{0,20})?(?:te )?(?:be)?antwoorden|(?:op|deze) .{0,30} (?:kun(?:t u| je)|hoef(?:t u| je)) niet"
    r"|(?:u|je) hoef(?:t)? niet (?:op|te reageren)|hoeft niet op (?:deze|dit)|(?:denne mail|mailen"
    r"|den) kan ikke besvares|besvar (?:venligst )?ikke denne"
    r"|svar ikke på denne|(?:please )?do not (?:reply|respond) to this|no-?reply|noreply",
)
TAKEN = re.compile(
    r"strev(?:en|ven) er ?naar|bestræber os|proberen (?:u|uw|je)|is important to us|one of our (?:agents"
    r"|staff)|vi svarer (?:hurtigst|normalt|typisk)|we antwoorden (?:meestal|normaal)|(?:we"
    r"|wij) hebben (?:je|uw|u) .{0,40}ontvangen|(?:in goede orde|goed) ontvangen"
    r"|is (?:bij ons )?(?:ontvangen|geregistreerd)|(?:we|wij) nemen (?:zo .{0,20})?contact met (?:u|je)"
    r"|(?:uw|je) (?:meldingsnummer|ticketnummer|zaaknummer|referentie)|vi har modtaget (?:din|dit|jeres)"
    r"|vi vender tilbage|(?:din|dit) (?:sagsnummer|ticketnummer)|er (?:modtaget|registreret)\b|we(?:'ve"
    r"| have) received your|your (?:ticket|case|request|inquiry).{0,25}(?:has been|is being|number"
    r"|received)|we will (?:get back|respond|reply|be in touch)|our support (?:staff|team)|(?:som"
    r"|har) (?:vi )?(?:har )?registreret|(?:sagsnummer|ticketnummer|zaaknummer|case number"
    r"|meldingsnummer)\W"
    r"|(?:case|ticket) (?:\S+ )?(?:has been|was) (?:created|opened)",
)
PROMISE = re.compile(
    r"(?:binnen|inden(?: for)?|within) (?:\w+ ){0,2}(?:werkdag(?:en)?|hverdage?|arbejdsdage?|(?:working "
    r"|business )days?|uur|timer|hours|dag(?:en)?|døgn|een week|en uge|a week)\b|(?:u|je) (?:krijgt"
    r"|ontvangt) .{0,40}(?:antwoord"
    r"|reactie)"
    r"|du (?:får|hører) .{0,30}(?:svar|fra os)",
)
READ_WORDS = re.compile(
    r"(?:uw bericht|je bericht|your message|(?:din |^)meddelelsen?|din besked|this is a (?:read"
    r"|return) receipt"
    r"|dit is een (?:lees|ontvangst)bevestiging|dette er en (?:læse)?kvittering).{0,400}"
    r"(?:is gelezen|gelezen op|was (?:read|deleted)|has been (?:displayed|read)|blev læst"
    r"|er blevet (?:læst|vist)|uden at blive læst|zonder te zijn gelezen|without being read|was displayed"
    r"|is weergegeven|is verwijderd zonder|for the mail|voor het bericht|for den (?:mail|meddelelse))",
    re.S,
)
WHY_LIST = re.compile(
    r"du (?:modtager|får) (?:mailen|nyhedsbrevet)|(?:je|u|jij) (?:ontvangt?|krijgt) (?:deze|dit"
    r"|onze) (?:e-?mail|mail"
    r"|nieuwsbrief|bericht|mailing) (?:omdat|van|aan|als)|deze (?:e-?mail|nieuwsbrief|mail|mailing) (?:is"
    r"|werd|wordt) (?:verzonden|verstuurd|gestuurd) (?:aan|naar|omdat)|(?:je|u) (?:hebt|heeft"
    r"|bent) .{0,30}(?:ingeschreven|aangemeld) (?:voor|op)|du (?:modtager|får) (?:denne|dette"
    r"|vores) (?:e-?mail|mail|nyhedsbrev|besked),? (?:fordi|da|som)|(?:denne mail|nyhedsbrevet"
    r"|mailen) (?:er|blev) (?:sendt|udsendt) til|tilmeldt (?:vores|nyhedsbrev)|(?:you(?:'re"
    r"| are)? )?receiv(?:ed|ing|e) this (?:e-?mail|newsletter|message) (?:because|as)"
    r"|this (?:e-?mail|newsletter) was sent to|you (?:signed up|subscribed|opted in)",
)
LEAVE_LIST = re.compile(
    r"niet (?:meer|langer) (?:willen )?ontvangen|\b(?:afmelden|uitschrijven|af te melden|uit te schrijven"
    r"|uitschrijflink|afmeldlink)\b|(?:schrijf|meld) (?:je|u|jezelf)? ?(?:dan )?(?:hier )?(?:uit|af)\b"
    r"|voorkeuren (?:wijzigen|aanpassen|beheren)|geen (?:e-?mails?|mails|nieuwsbrie\w+"
    r"|berichten) meer (?:ontvangen|van ons)|geen interesse meer|\bunsubscribe\b|\bopt[- ]out\b"
    r"|\bmanage (?:your )?(?:preferences|subscription)|no longer (?:wish|want) to receive|\b(?:afmeld"
    r"|frameld|afmelding|frameldes?|framelding)\b|ændr(?:e)? (?:dine )?præferencer"
    r"|ikke (?:flere|længere) (?:ønsker|modtage|nyheds\w+|mails)|flere nyhedsbreve|ønsker du ikke",
)
BROWSER = re.compile(
    r"(?:bekijk|open|lees|se|vis|læs|view|read) .{0,40}(?:online|browser|webversi\w+|webbrowser)"
    r"|web ?versi(?:e|on)|online versi(?:e|on)|© ?20\d\d|alle rechten voorbehouden|all rights reserved"
    r"|alle rettigheder forbeholdes|klik (?:dan )?hier(?: om\b|\.?\s*$|\.\s)|klik her\b|click here"
    r"|bestel nu|shop nu|køb nu|shop now|buy now|meld je aan"
    r"|tilmeld dig",
)
WISH = re.compile(
    r"\b(?:ik (?:wil|zou|verzoek|wens|maak bezwaar|heb (?:nog )?(?:een )?(?:vraag|klacht))"
    r"|graag (?:afmelden|uitschrijven|wil|zou|mijn|alle|een)|wil ik|verzoek ik|kun(?:t u|nen jullie"
    r"| jullie| je) (?:mijn|mij|me|alle|aub|alstublieft)|willen jullie|wilt u mijn"
    r"|jeg (?:vil(?! (?:be)?svare| vende| læse| kontakte| være)|ønsker|beder"
    r"|anmoder|klager)|vil jeg|kan i (?:slette|sende|fortælle|rette|stoppe|oplyse)|slet (?:mine|mit|min)"
    r"|i (?:want|would like|request|wish (?!you)|object|hereby)|(?:mijn|mine|my) (?:persoons)?(?:gegevens"
    r"|oplysninger|data|personoplysninger)"
    r"|avg|gdpr|persondata|recht op|ret til)\b",
)
PEOPLE_READ = re.compile(
    r"\b(?:uw|jullie|jeres|your) (?:privacy|afdeling|systeem|database|nieuwsbrief|nyhedsbrev)"
)

FIRST_PERSON = re.compile(r"\b(?:ik|mijn|mij|jeg|mig|min|mit|mine|i'm|my|me)\b")
RETURN = re.compile(
    r"\b(?:ik|we|wij) .{0,30}(?:weer|terug) (?:terug|bereikbaar|aanwezig|op kantoor|te bereiken)"
    r"|ben ik (?:er )?(?:weer|terug)|(?:weer|terug) (?:op|vanaf|per) (?:\d|maandag|dinsdag|woensdag"
    r"|donderdag|vrijdag)|er (?:jeg |vi )?tilbage\b(?! fra)|er retur\b"
    rf"|back (?:on|in the office|at work) ?(?:{DAY})?|will return|tilbage (?:på kontoret|igen|den|d\."
    rf"|mandag)",
)
# What is the writer's own, and not one of the things that an absent colleague speaks of.
OWN_THINGS = re.compile(
    r"\b(?:mijn|min|mit|mine|my) (?!collega|werkzaamheden|taken|opgaver|kolleg|colleague|e-?mail|mail"
    r"|afwezig|vakantie"
    r"|\w*ferie|fravær|opvolger|efterfølger|successor|replies|reply|terug|absence|return|office|team"
    r"|inbox|vervang|postvak|hjemkomst|tilbagekomst|assist|secretar"
    r"|sekret|out|verlof|orlov"
    r"|barsel|leave)\w+",
)
# Only programs write these; what a person answers to begins with Re:.
BOUNCE_CERTAIN = re.compile(
    r"^(?:delivery status notification \(|undelivered mail returned|mail delivery failed: returning"
    r"|failure notice$|(?:undeliverable|onbestelbaar|kan ikke leveres|ikke leveret|unzustellbar"
    r"|niet bestelbaar|niet afgeleverd) ?: "
    r"|returned mail: see transcript)",
)
