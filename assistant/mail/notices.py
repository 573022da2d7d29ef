"""Phrases of systems that write by themselves: tickets, calendars, phones, shops, monitors, accounts.

Three kinds of sign: how programs begin a subject, what they say in the letter, and which mailboxes they
write from. Beside them what only people write: about machines, to us. All for casefolded text; `robots`
weighs them.
"""

import re

# Programs put these before the subject of what they answer; a person's answer begins with Re:.
CALENDAR_SUBJECT = re.compile(
    r"^(?:accepted|declined|tentative(?:ly accepted)?|cancel?led|geaccepteerd|geweigerd|afgewezen|voorlopig"
    r"|geannuleerd|accepteret|afvist|afslået|foreløbig(?:t accepteret)?|aflyst|zugesagt|abgelehnt)\s?: ",
)
ARRIVED_SUBJECT = re.compile(
    r"^(?:delivered|relayed|expanded|bezorgd|afgeleverd|doorgegeven|uitgevouwen|leveret|videresendt"
    r"|udvidet|zugestellt)\s?: ",
)
ARRIVED = re.compile(
    r"(?:bericht is (?:bezorgd|afgeleverd)|message has been delivered|delivery to these recipients .{0,30}"
    r"complete|meddelelse(?:n)? (?:er|blev) leveret|bezorging .{0,60}voltooid|levering .{0,60}fuldført)",
)
SYSTEM_SUBJECT = re.compile(
    r"^\W{0,2}(?:\[(?:firing|resolved|alert|alarm|jira|gitlab|github|monitor\w*|cron|problem|recovery"
    r"|warning"
    r"|error|ok|critical|down|up)\b|(?:alert|problem|recovery|cron|backup|monitor\w*|scan|fax|voicemail"
    r"|voice message|spraakbericht|telefonsvarer)\b)",
)
NUMBER_SUBJECT = re.compile(
    r"[\[(#][^\])]{0,20}\d{3,}[\])]?|\b(?:ticket|case|sag|zaak|melding|incident|sr|inc|ref|aanvraag"
    r"|sagsnr\.?|zaaknr\.?)\W{0,3}[a-z]{0,5}[\d][\d -]{2,}",
)
NUMBER = re.compile(
    r"(?:nummer|number|nr\.?|no\.|#|kenmerk|referen\w+|ref\.?|id)\W{0,3}[a-z]{0,5}-?\d{3,}",
)
# "Your ticket has been closed": something done to what the reader sent, by nobody.
_THING = (
    r"(?:e-?mail\w*|mail|bericht|vraag|verzoek|melding|aanvraag|klacht|incident|zaak|case|ticket|reactie"
    r"|bestelling|sollicitatie|formulier|henvendelse|besked|sag|anmodning|forespørgsel|spørgsmål"
    r"|ansøgning|ordre|message|request|enquiry|inquiry|question|order|application|submission|form)"
)
PASSIVE = re.compile(
    rf"\b(?:uw|je|jouw|din|dit|jeres|deres|your|the) {_THING}\b.{{0,45}}?\b(?:is|zijn|werd|wordt|staat|er"
    r"|bliver|blev|vil blive|has been|have been|was|will be|hebben|har)\b"
    r".{0,45}?\b(?:geregistreerd|binnengekomen|aangekomen|ontvangen|opdateret|bijgewerkt|aangemeld"
    r"|rejected|afvist"
    r"|geweigerd|quarantined|aangemaakt|afgehandeld|gesloten|opgelost|toegewezen|doorgestuurd|doorgezet"
    r"|bekend onder|opgepakt"
    r"|behandeld|beantwoord|in behandeling|modtaget|oprettet|registreret|videresendt|sendt videre|lukket"
    r"|løst|tildelt|afsluttet|fordelt|behandlet|besvaret|received|created|registered|logged|closed|solved"
    r"|resolved|assigned|updated|forwarded|reviewed|dealt with|processed|recorded|queued|shipped)\b",
    re.S,
)
ACKNOWLEDGED = re.compile(
    r"(?:acknowledge|confirm|bevestigen|bekræfter|kvitterer)\b.{0,30}\b(?:receipt|(?:de )?ontvangst"
    r"|modtagelsen?|for modtagelse)|(?:we|wij|vi)(?:'ve| have| hebben| har)? .{0,20}(?:got|received"
    r"|ontvangen"
    r"|modtaget) (?:your|uw|je|din|dit)|(?:har|heeft|has) (?:modtaget|ontvangen|received) (?:din|dit|uw"
    r"|je|your)|(?:agent|medarbejder|medewerker|team)"
    r" .{0,25}(?:review|behandl|bekijk|ser på)|(?:request|message|mail|aanvraag|verzoek|anmodning)"
    r" (?:received|ontvangen|modtaget)|dealt with in (?:the )?order|i den rækkefølge|op volgorde van"
    r" (?:binnenkomst|ontvangst)|behandlingstid|(?:wij|we|vi) (?:sturen|zenden|sender"
    r"|videresender) .{0,25}(?:door\b|videre|til rette)|(?:someone|one) (?:from|of) (?:our|the) team"
    r"|(?:our team"
    r"|een (?:collega|medewerker)|en (?:kollega|medarbejder)|someone|we|wij|vi)\b.{0,40}(?:get back to you"
    r"|be in touch|contact (?:met )?(?:u|je)|neemt .{0,30}contact|vender tilbage|kontakter dig)"
    r"|(?:u|je) (?:hoort|ontvangt bericht|krijgt bericht)|vermeld .{0,30}nummer|(?:oplys|angiv"
    r"|husk) .{0,30}"
    r"(?:sags)?nummer|(?:quote|mention|include) .{0,30}(?:number|reference)",
    re.S,
)
# "My answer will take longer than usual."
SLOW = re.compile(
    r"(?:langer|længere|longer|slower|later|trager|langsommere) (?:dan|end|than|tid|duren)"
    r"|kan .{0,40}(?:langer"
    r"|længere|dagen|dage) .{0,10}(?:duren|tage|vare)|(?:lidt|længere|lang|øget) (?:svar|ekspeditions)tid"
    r"|(?:delay|vertraging|forsinkelse)\w* in|læses først|først (?:læse|se|svare|besvare)\w*|først din mail"
    r"|(?:zie|lees|beantwoord|bekijk|reageer) (?:ik )?.{0,25}(?:pas|weer|daarna)\b|(?:ser|læser"
    r"|svarer) (?:jeg )?"
    r"(?:først|igen)|lees ik .{0,20}(?:weer|pas)|(?:replies|reply|beantwoorden|svarer) .{0,40}(?:within"
    r"|binnen|inden for)"
    r"|aim to (?:reply|respond|answer)|(?:response|respons|svar"
    r"|reactie)"
    r"[ -]?(?:time|tijd|tid)|tømmes|checked (?:once|only|infrequently)|covering for me|bear with|geduld"
    r"|tålmodighed|patience",
    re.S,
)
# "I am at a congress": away in other words, for the time being.
BUSY = re.compile(
    r"(?:\b(?:ik|jeg|i|we|wij|vi|i'm|i am|undertegnede|ondergetekende)\b.{0,45}|(?:heb|har|have) .{0,15})"
    r"\b(?:even weg|er (?:even )?niet|congres|conferentie|cursus|training|seminar|sabbatical|beurs"
    r"|bijscholing"
    r"|nascholing|vergadering\w*|in gesprek|konference|kongres|kursus|møde[r]?|messe|tjenesterejse"
    r"|sygemeldt|ziek gemeld|ziekgemeld|niet in de gelegenheid|out (?:until|till|of|on)|without access"
    r"|syg\b|barns sygedag|conference|workshop|meetings?|course|parental leave|maternity|paternity|sick"
    r"|vacation|holidays?|offline|unavailable|niet beschikbaar|ikke tilgængelig|utilgængelig|optaget)\b",
    re.S,
)
AUTOMATIC = re.compile(
    r"\bauto-?responder\b|automatische (?:ontvangst)?bevestiging|system[- ]generated|computer[- ]generated"
    r"|door (?:het|ons) systeem (?:verstuurd|verzonden|gegenereerd)|systemgenereret|this (?:message|e-?mail"
    r"|notification) (?:was|has been) (?:sent|generated) (?:by|from|automatically)|sent (?:by|from) an?"
    r" (?:unmonitored|automated)|(?:op|aan) (?:deze|dit) (?:e-?mail\w*|mail\w*|bericht|adres) .{0,25}niet"
    r" .{0,20}(?:antwoorden|reageren|mailen|beantwoord)|(?:kan|kun) (?:du )?ikke (?:svare|svares) på"
    r" (?:denne|dette)|(?:mailen|denne (?:e-)?mail|beskeden|denne besked) kan ikke (?:be)?svares"
    r"|(?:postkasse|mailadresse|indbakke)\w* (?:overvåges|læses|bliver) ikke|automatically rejected"
    r"|(?:mailbox|inbox|address) is (?:not|un)[- ]?(?:monitored|attended)|above this line"
    r"|boven deze (?:lijn"
    r"|regel)|over denne linje|cannot receive replies|replies to this (?:e-?mail|message|address)",
    re.S,
)
NOTICE = re.compile(
    r"(?:(?:u|je) (?:hebt|heeft)|je hebt|du har(?: fået)?|you(?:'ve| have)(?: got)?"
    r"|der er)(?: \w+)? (?:een |en |et"
    r" |a )?(?:new|nieuwe?|nye?|ulæst\w*|ongelezen|unread) (?:\w+)|(?:volg\w*|følge?r?|follow"
    r"|track) .{0,40}(?:portal\w*|portaal|selfservice\w*|selvbetjening)"
    r"|were quarantined|content filter|(?:policy|filter) .{0,60}rejected|(?:service|link|server|host|node"
    r"|disk"
    r"|cpu) .{0,20}(?:restored|down|up|failed)|\b(?:apparaat|enhed|device|sensor|kamera|camera"
    r"|printer) .{0,25}"
    r"(?:meldt|melder|reports?|registrerede|detected|registreerde)|herinnering aan (?:uw|je) (?:afspraak)"
    r"|påmindelse om din|husk din (?:tid|aftale)|reminder of your|has invited you|shared .{0,60} with you|"
    r"invitation (?:has been|was)|(?:uitnodiging|invitationen?)\b.{0,20}(?:geaccepteerd|geweigerd"
    r"|accepteret)"
    r"|has (?:accepted|declined)|har (?:accepteret|afvist) (?:denne|din)|voice ?(?:mail|message)"
    r"|gesproken bericht|telefonbesked|telefonsvarerbesked|multifunction|multifunctional"
    r"|scanned (?:document"
    r"|from|by)|gescand (?:document|bestand)|scannet (?:dokument|fra)|\bfax\b.{0,40}(?:transmit|ontvangen"
    r"|verzonden|modtaget|sendt|received)|(?:is firing|severity|uptime|exit code|downtime)\b"
    r"|\bjobs?\b.{0,40}(?:finished|failed|completed|succeeded)|(?:awaiting|await) moderator"
    r"|(?:is|being) held (?:until|for)|not allowed to post|real person|you are (?:a )?human"
    r"|commented on|has been assigned to|mentioned you",
    re.S,
)
ACCOUNT = re.compile(
    r"\blog (?:ind|in|på|on)\b.{0,50}\b(?:to|om|for at)\b|\b\d{4,8} (?:is (?:your|je|uw)"
    r"|er din)\b.{0,30}(?:code|kode)|new (?:sign-?in|login|device)|nieuwe (?:aanmelding|inlog\w*|login)"
    r"|nyt? (?:login|log ind|enhed)"
    r"|(?:verification|security|confirmation|login|one-time) code|(?:verificatie|beveiligings|bevestigings"
    r"|inlog)code|(?:bekræftelses|engangs|verifikations|sikkerheds)kode|(?:reset|change) your password"
    r"|wachtwoord (?:opnieuw instellen|herstellen|resetten|is gewijzigd)|(?:nulstil\w*|ændret) (?:din )?"
    r"adgangskode|adgangskode .{0,20}(?:nulstil|ændret)|if (?:this was|that was|you did|it was)n?[o']?t? ?"
    r"(?:you|not you)|(?:als|was) (?:je|jij|u) dit niet|hvis det ikke var dig|ignore this (?:e-?mail"
    r"|message)|enter this code|(?:link|linket|code|koden) (?:expires|udløber|verloopt|is .{0,12}geldig)"
    r"|(?:deze|dit) (?:mail|e-mail|bericht) negeren|(?:ignorer|se bort fra) denne",
    re.S,
)
SHOP = re.compile(
    r"(?:your|uw|je|din) (?:order|bestelling|ordre|pakketje|pakket|pakke|parcel|invoice|factuur|faktura"
    r"|regning|kvittering|betaling|payment|subscription|afspraak|appointment|aftale|booking|reservering)\b"
    r".{0,60}(?:is|er|komt|wordt|kommer|bliver|will|arrives|has|was|staat|ligger|confirmed|bevestigd"
    r"|bekræftet|vindt u|klar|ready)\b"
    r"|track (?:your|the)|track (?:&|and) trace|volg (?:je|uw) (?:pakket|bestelling)|følg (?:din|pakken)"
    r"|du har betalt|u heeft betaald|you(?:'ve| have) paid|payment (?:received|of)|staat klaar in"
    r"|ligger klar",
    re.S,
)
SURVEY = re.compile(
    r"how did we do|rate (?:your|the|our|us)|beoordeel|hoe (?:tevreden|heeft? (?:je|u))|hvor tilfreds"
    r"|bedøm|giv os (?:din|en)|(?:short|quick) survey|korte? (?:enquête|vragenlijst)|kort undersøgelse"
    r"|leave (?:us )?a review|laat een (?:review|beoordeling)|skriv en anmeldelse",
)
MOVED = re.compile(
    r"(?:e-?mail ?address|e-?mailadres|adres|mailadresse) .{0,15}(?:has changed|is gewijzigd|er ændret"
    r"|wijzigt)|(?:dit|this|denne) (?:adres|address|e-?mailadres|mailbox|postbus|postkasse|adresse) .{0,25}"
    r"(?:opgeheven|vervalt|niet meer|no longer|nedlagt|lukke[ts]|discontinued|deactivated)|(?:nedlagt"
    r"|opgeheven|discontinued)\b|(?:have|has) (?:retired|left the company)"
    r"|left the company"
    r"|(?:no longer|not) (?:employed|work\w*|part of|with)|niet (?:meer|langer) (?:werkzaam|in dienst)"
    r"|werk (?:ik )?niet (?:meer|langer)"
    r"|uit dienst|jeg er (?:stoppet|fratrådt)|ikke længere (?:ansat|i virksomheden)",
    re.S,
)
COVERED = re.compile(
    r"(?:werkzaamheden|taken|opgaver|duties) .{0,30}(?:waargenomen|overgenomen|varetages|overtaget|covered)"
    r"|(?:waarnemer|vervanger|afløser|stedfortræder|vikar|deputy|stand-in|cover)\b|tager sig af"
    r"|neemt .{0,20} waar|takes? over|redirect your|direct all|schrijf(?:t)? (?:je|u)? ?naar"
    r"|skriv til (?!mig)|helpen (?:je|u) (?:graag )?verder|(?:word|wordt) (?:ik )?"
    r"vervangen|i (?:mit|mellemtiden)|in de tussentijd|in the meantime|(?:contact|ask) \w+ for|can't wait"
    r"|cannot wait|ikke kan vente|niet kan wachten|\bmail(?: naar)? \w+ \(",
)
SYSTEM_BOX = re.compile(
    r"^(?:alerts?|notif\w*|voicemail|scan(?:ner)?|fax|backup\w*|monitor\w*|survey|enquete|feedback|system"
    r"|jira|calendar|agenda|chatbot|bot|robot|security|orders?|webshop|billing|invoice|faktura|betaling"
    r"|topdesk|zendesk|freshdesk|noc|printer|kamera|camera|login|account|antispam|spam|gateway|mailserver"
    r"|server"
    r"|mailer|nagios|zabbix|cron|root|mailer|list|groups|lists|receipts?|updates?|service-?desk|help-?desk)"
    r"[\w.+-]*@",
)
DESK_BOX = re.compile(
    r"^(?:support|service|klantenservice|kundeservice|customer\w*|info|kontakt|contact|post|hr|office"
    r"|gemeente|kommune\w*|mail|gdpr|privacy|claims?|team|hello|sales|admin\w*|secretariaat)@",
)

# What people write about machines: they got it, they tell it, they speak to us.
REPORTS = re.compile(
    r"\b(?:ik (?:kreeg|krijg|ontving|heb|had|wacht|probeer\w*|mailde|schreef)|(?:kreeg|krijg|heb) ik"
    r"|jeg (?:fik|får|modtog|skrev|prøve\w+|bad|venter)|jeg har (?!ikke adgang|ferie|fri|orlov|barsel"
    r"|modtaget din|begrænset|desværre)|har jeg|fik jeg|får jeg"
    r"|i (?:got|get|received|sent|wrote|keep|asked|never|tried|didn't|don't|was told)|kwam .{0,30}terug"
    r"|(?:u|jullie) schr(?:eef|even|ijft)|i skrive?r|you (?:wrote|sent|send|said|left))\b",
)
MACHINE_HAS = re.compile(
    r"\bheb ik (?:een|vrij|vakantie|verlof|geen|ouderschaps\w+)\b|\bik heb (?:uw|je|geen|beperkt\w*"
    r"|vakantie|vrij|verlof|op dit moment|momenteel|tot)\b|\bjeg har\b"
    r" (?:ikke|ingen) adgang|\bi (?:received|got) your\b|\bi (?:do not|don't) (?:have|read|work|check)\b",
)
TO_US = re.compile(
    r"\bjullie\b(?! (?:e-?mail|mail|bericht))|\bjeres\b(?! (?:e-?mail|mail|besked|henvendelse))|\bjer\b"
    r"|\bi (?:må|har|bedes|svarer|siger|skriver|sender|ringe?r?|skal|burde)\b|\bkan i\b(?! (?:stedet"
    r"|perioden))"
    r"|\b(?:please|kindly) (?:delete|remove|erase|correct|stop|take me|keep|confirm that)|\bsend (?:mig"
    r"|me)\b"
    r"|\b(?:verwijder|wis|schrap|haal|stop|stuur) (?:mij|me|mijn|dat|dit|alles|deze)\b|\bfjern (?:mig|min"
    r"|mit|mine)\b|\btak for svaret\b|\bdank voor (?:het|de) (?:antwoord|reactie)\b|\b(?:skriv til mig"
    r"|schrijf (?:mij|me)|write to me|gebruik voortaan|brug fremover)\b"
    r"|\b(?:tilbage fra|terug van|back from)\b"
    r"|\btake me off\b"
    r"|\b(?:stop|hold op) med\b|\bkunt u (?:mij|me|dit|dat|alsnog|nogmaals|aangeven|bevestigen|even"
    r"|vertellen)\b"
    r"|\bthanks for (?:getting back|your (?:answer|reply|response|help))|\blet you know\b"
    r"|\btak for kvitteringen\b|\bspørg (?:bare|endelig)\b"
    r"|\blaat (?:ik )?(?:het )?(?:u|je|jullie)? ?(?:het )?weten\b",
)
# "In a hurry? Call us" is how a machine asks.
PROMPT = re.compile(
    r"(?:[^\s?.!]+ ){0,6}[^\s?.!]+\?\s+(?:so |dan |så |please )?(?:bel|ring|mail|beantwoord|call|svar"
    r"|kontakt"
    r"|contact|log|text|klik|click|neem|stuur|skriv|reply|reageer|visit|kijk|se|see|check|you can|je kunt"
    r"|u kunt|du kan|meld)\b",
)
# Who greets an unknown sender is not a person writing to us.
SENDER = re.compile(r"\b(?:beste|geachte|kære|dear) (?:afzender|afsender|sender|melder|indmelder)\b")
MARKED = re.compile('["“”„«»][^"“”„«»\n]{8,300}["“”„«»]')
