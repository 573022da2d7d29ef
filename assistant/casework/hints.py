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
