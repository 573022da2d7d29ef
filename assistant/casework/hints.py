"""Words by which a field of a request is told from what stands beside it, in Dutch and Danish."""

import re

ALL_DATA = re.compile(
    r"alles|alt\b|alting|al(?:le)? |samtlige|(?:mijn|m'n|mine|haar|zijn|hendes|hans) ", re.I
)
POINTS_BACK = re.compile(
    r"\b(?:hiertegen|daartegen|daarmee|hiermee|daarvoor|daarvan|die toestemming|dat akkoord|dat besluit"
    r"|die beslissing|det samtykke|den tilladelse|det gør|imod det|det som|den afgørelse|den beslutning"
    r"|holde op med det)\b|^(?:dat|dit|det|dette|als dat|hvis det) (?:is|was|er|var|wil|vil|een|en)\b",
    re.IGNORECASE,
)
WANTS = re.compile(
    r"^(?:graag|ik wil|ik eis|kan (?:een|iemand)|wilt u|jeg vil|jeg kræver|kan (?:et|en)|vil i|gerne)\b", re.I
)
SAYS_WRONG = re.compile(
    r"\b(?:klop\w*|onjuist\w*|fout\w*|verkeerd\w*|sta|staat|geregistreerd|forkert\w*|passer ikke|står"
    r"|registreret)\b",
    re.IGNORECASE,
)
PLACE_WORDS = re.compile(r"adres|woonplaats|adress|postnummer|postcode", re.IGNORECASE)
LIVES = re.compile(
    r"\b(?:woon|woont|wonen|verhuisd|bor|boet|flyttet|nieuwe? adres|ny adresse)\b", re.IGNORECASE
)
MENTIONS_A_TALK = re.compile(
    r"\b(?:\w*bel\w*|telefo\w*|bereik\w*|ring\w*|tlf|tel|persoon|mens|menselijk\w*|medewerker|iemand"
    r"|computer|bot"
    r"|person|menneske|medarbejder|spreken|tale|snakke|contact\w*|kontakt\w*|dpo|privacy officer|functionaris"
    r"|databeskyttelses\w*|verbind|stil mig|thuis|hjemme|mail|skriv\w*|nummer)\b",
    re.IGNORECASE,
)
OWN = re.compile(  # whose data went astray: the writer's own
    r"\b(?:mijn|m'n|min|mit|mine) (?:\w+ )?(?:\w*gegevens|factu\w+|rijbewijs|paspoort|id-?bewijs|dossier"
    r"|oplysninger|\w*data|regning\w*|kørekort|pas|brev\w*)\b",
    re.IGNORECASE,
)
OTHERS = re.compile(  # or other people's: what belongs to them, or was meant for them
    r"\b(?:van|voor) ((?:\w+ )?andere (?:klant\w*|mensen|personen)|iemand anders|een ander"
    r"|iemand die ik niet ken|ene \W?(?:dhr|mevr)\b\.? \w+|een (?:mevrouw|meneer) uit \w+|jullie klanten"
    r"|(?:mijn|m'n|de) (?:\w*buren|\w*buur\w*|vorige bewoners?))\b"
    r"|\b(?:til|for|fra|på) ((?:en anden|andre) (?:kunder?|personer?|mennesker)|en anden|en,? jeg ikke kender"
    r"|en \W?(?:hr|fru)\b\.? \w+|en (?:kvinde|mand) i \w+|jeres kunder|min (?:under|over)bo)\b"
    r"|\b((?:\w+ )?andre (?:kunders|menneskers|personers)|en andens|en anden kundes|naboens"
    r"|den tidligere beboers|klantenlijsten|kundelister)\b",
    re.IGNORECASE,
)
ACCOUNT = re.compile(r"\b(?:mijn|m'n|min) (?:\w+-)?(?:account|app|konto|side)\b", re.IGNORECASE)
STILL_THERE = re.compile(  # whether what leaked is still in the wrong place: it is, or no longer
    r"\b(?:nog (?:steeds|altijd|zichtbaar|te zien|online)|sta(?:at|an) (?:gewoon|nog|online|open|op)\b"
    r"|(?:heb|bewaar) (?:de|het|die|dat|hem|ze)\b.*\b(?:nog|tot)\b|niet meer (?:te zien|zichtbaar|online)"
    r"|(?:stadig|ligger frit|står frit|kan stadig ses|ikke længere (?:synlig\w*|fremme))\b"
    r"|(?:gemmer|beholder) (?:den|det|dem)\b|har ikke slettet)",
    re.IGNORECASE,
)
COMPLAINS = re.compile(  # opens a complaint; what follows is what happened, no wish
    r"^(?:(?:graag )?(?:ik|we|wij) (?:wil|willen|wens|zou)\b.{0,20}\b(?:klacht|klagen|beklag)"
    r"|(?:jeg|vi) (?:vil|ønsker|skal)\b.{0,20}\b(?:klage|klager)|kan ik\b.{0,20}\bkla(?:cht|gen)"
    r"|kan jeg\b.{0,20}\bklage)\b",
    re.IGNORECASE,
)
TELLS_BY_ASKING = re.compile(  # a question that tells what happened: why did you, how can it be
    r"\b(?:waarom|hoezo|hoe kan|hoe is het mogelijk|hoe durven|hvorfor|hvordan kan|hvordan er det muligt)\b",
    re.IGNORECASE,
)
NEXT_WISH = re.compile(  # what is wanted after it, which has a request of its own
    r",? (?:en|og) (?:daarna|vervolgens|dan (?:alles|wil|moet\w*|wissen|verwijder\w*)|bagefter|derefter"
    r"|dernæst|(?:have|få) (?:det |alt )|slet\w*|wis\w*|verwijder\w*)\b.*$",
    re.IGNORECASE | re.DOTALL,
)
MORE_OF_A_MOMENT = re.compile(  # after a week or a day: the weekday, the part of the day, the hour
    r",? (?:op )?(?:maan|dins|woens|donder|vrij|zater|zon)dag(?:ochtend|middag|avond)?\b"
    r"|,? (?:man|tirs|ons|tors|fre|lør|søn)dag\b"
    r"|,? (?:'s |in de |om |ved )?(?:ochtends?|morgens?|middags?|avonds?|nachts?|morgenen|formiddagen"
    r"|middagstid|eftermiddagen|aftenen|natten)\b"
    r"|,? (?:(?:om|rond|omstreeks|tegen|ved|omkring|ca\.?) ?)?(?:kl\. ?|kl |klokken )\d{1,2}(?:[:.]\d{2})?"
    r"|,? (?:om|rond|omstreeks|tegen|ved|omkring) \d{1,2}(?:[:.]\d{2})?(?: ?uur\b|(?![\w/-]|[.:]\d))"
    r"|,? \d{1,2}(?:[:.]\d{2})? ?uur\b",
    re.IGNORECASE,
)
