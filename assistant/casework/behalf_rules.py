"""The checks and the law for each way to ask for another, by country, in nl, da and en."""

from assistant.casework.behalf_kinds import YEARS_AFTER_DEATH, Check, Kind, Rules, Text


def _text(nl: str, da: str, en: str) -> Text:
    return {"nl": nl, "da": da, "en": en}


_SCOPE = _text(
    "Het stuk gaat over dit verzoek bij dit bedrijf. Noteer wat erin staat over de omvang.",
    "Papiret omfatter denne anmodning til dette selskab. Skriv, hvad der står om omfanget.",
    "The paper covers this request to this company. Record what it says of its scope.",
)
_ANSWER_TO = _text(
    "Aan wie het antwoord gaat: aan de klant zelf, of aan de ander als het stuk dat zegt.",
    "Hvem svaret sendes til: kunden selv, eller den anden, hvis papiret siger det.",
    "To whom the answer goes: to the customer, or to the other where the paper says so.",
)

_AGENT = (
    Check(
        id="mandate_seen",
        text=_text(
            "Een machtiging van de klant, met naam, datum en handtekening. Noteer waar die ligt.",
            "En fuldmagt fra kunden med navn, dato og underskrift. Skriv, hvor den ligger.",
            "A mandate of the customer with name, date and signature. Record where it is.",
        ),
    ),
    Check(id="scope", text=_SCOPE),
    Check(id="answer_to", text=_ANSWER_TO),
)

_CHILD_INTEREST = Check(
    id="childs_interest",
    text=_text(
        "Het antwoord schaadt het kind niet: denk aan een conflict tussen de ouders of een geheim adres.",
        "Svaret skader ikke barnet: tænk på en konflikt mellem forældrene eller en hemmelig adresse.",
        "The answer does not harm the child: think of a conflict between the parents or a secret address.",
    ),
)

_DEATH = Check(
    id="death_seen",
    text=_text(
        "Een bewijs van overlijden, met de datum. Noteer wat je zag.",
        "Dokumentation for dødsfaldet med datoen. Skriv, hvad du har set.",
        "A proof of the death with its date. Record what you saw.",
    ),
    needs_day=True,
)

_BY_MANDATE = _text(
    "Met een machtiging oefent een ander de rechten van de klant uit. De klant blijft degene die we moeten "
    "kennen; de termijn loopt vanaf ontvangst.",
    "Med en fuldmagt udøver en anden kundens rettigheder. Det er stadig kunden, vi skal kende; fristen løber "
    "fra modtagelsen.",
    "With a mandate another exercises the customer's rights. It is still the customer whom we must know; the "
    "term runs from receipt.",
)
_SIGNED = _text(
    "een machtiging die de klant heeft ondertekend",
    "en fuldmagt, som kunden har underskrevet",
    "a mandate signed by the customer",
)


def _agent(article: str) -> Rules:
    return Rules(kind=Kind.AGENT, article=article, law=_BY_MANDATE, papers=_SIGNED, checks=_AGENT)


RULES: dict[tuple[str, Kind], Rules] = {
    ("NL", Kind.AGENT): _agent("BW 3:60"),
    ("DK", Kind.AGENT): _agent("aftaleloven § 10"),
    ("NL", Kind.PARENT): Rules(
        kind=Kind.PARENT,
        article="UAVG 5",
        law=_text(
            "Tot en met 15 jaar vraagt de ouder met gezag. Wie 16 is of ouder, vraagt zelf: dan is een "
            "machtiging nodig.",
            "Til og med 15 år er det den forælder, der har forældremyndigheden, som beder om det. Er "
            "barnet fyldt 16, beder det selv: så kræves en fuldmagt.",
            "Up to the age of 15 the parent with authority asks. Who is 16 or older asks in person: then "
            "a mandate is needed.",
        ),
        papers=_text(
            "een uittreksel uit het gezagsregister, of een ander stuk waaruit het gezag blijkt",
            "en udskrift, der viser, hvem der har forældremyndigheden",
            "an extract that shows who has parental authority",
        ),
        checks=(
            Check(
                id="child_age",
                text=_text(
                    "Het kind is jonger dan 16. Noteer alleen het geboortejaar en hoe je dat weet.",
                    "Barnet er under 16 år. Skriv kun fødselsåret, og hvordan du ved det.",
                    "The child is younger than 16. Record the year of birth only, and how you know it.",
                ),
            ),
            Check(
                id="authority_seen",
                text=_text(
                    "De ouder heeft het gezag: een uittreksel uit het gezagsregister of de uitspraak van de "
                    "rechter. Noteer wat je zag.",
                    "Forælderen har forældremyndigheden: en udskrift af registret eller dommen. Skriv, hvad "
                    "du har set.",
                    "The parent has authority: an extract of the register or the court's decision. Record "
                    "what you saw.",
                ),
            ),
            _CHILD_INTEREST,
        ),
    ),
    ("DK", Kind.PARENT): Rules(
        kind=Kind.PARENT,
        article="forældreansvarsloven § 2; databeskyttelsesloven § 22",
        law=_text(
            "Wie het gezag heeft, vraagt voor een kind tot 18 jaar. Een kind dat het zelf kan overzien "
            "(vaak vanaf 15), vraagt ook zelf en wordt gehoord. Belangen van het kind kunnen voorgaan.",
            "Den, der har forældremyndigheden, beder på vegne af et barn under 18 år. Et barn, der selv kan "
            "overskue det (ofte fra 15 år), kan også selv bede og skal høres. Hensyn til barnet kan gå "
            "forud.",
            "Who has custody asks for a child under 18. A child that can judge it (often from 15) may ask "
            "in person too and is heard. The child's interests may come first.",
        ),
        papers=_text(
            "een stuk waaruit het gezag over het kind blijkt",
            "dokumentation for, at du har forældremyndigheden",
            "a paper that shows your custody",
        ),
        checks=(
            Check(
                id="child_age",
                text=_text(
                    "Het kind is jonger dan 18; vanaf ongeveer 15 weet het van het verzoek. Noteer alleen "
                    "het geboortejaar en hoe je dat weet.",
                    "Barnet er under 18 år; fra ca. 15 år kender det til anmodningen. Skriv kun fødselsåret, "
                    "og hvordan du ved det.",
                    "The child is under 18; from about 15 it knows of the request. Record the year of birth "
                    "only, and how you know it.",
                ),
            ),
            Check(
                id="authority_seen",
                text=_text(
                    "De ouder heeft het gezag: een attest of de beslissing van het Familieretshus. Noteer "
                    "wat je zag.",
                    "Forælderen har forældremyndigheden: en attest eller Familieretshusets afgørelse. Skriv, "
                    "hvad du har set.",
                    "The parent has custody: a certificate or the decision of the Familieretshus. Record "
                    "what you saw.",
                ),
            ),
            _CHILD_INTEREST,
        ),
    ),
    ("NL", Kind.GUARDIAN): Rules(
        kind=Kind.GUARDIAN,
        article="UAVG 5; BW 1:378, 1:431, 1:450",
        law=_text(
            "Bij curatele vraagt de curator. Een bewindvoerder vraagt over geld en goederen, een mentor over "
            "zorg: alleen daarover gaat het antwoord.",
            "Ved curatele er det kuratoren, der beder. En bewindvoerder beder om penge og ejendele, en "
            "mentor om pleje: kun det handler svaret om.",
            "Under curatele the curator asks. A bewindvoerder asks about money and goods, a mentor about "
            "care: the answer is about that alone.",
        ),
        papers=_text(
            "de beschikking van de rechter die je benoemt",
            "rettens afgørelse, der udpeger dig",
            "the court's decision that names you",
        ),
        checks=(
            Check(
                id="appointment_seen",
                text=_text(
                    "De beschikking van de rechter, of de inschrijving in het Centraal Curatele- en "
                    "bewindregister. Noteer wat je zag en de datum.",
                    "Rettens afgørelse eller optegnelsen i det centrale register. Skriv, hvad du har set, og "
                    "datoen.",
                    "The court's decision, or the entry in the central register. Record what you saw and its "
                    "date.",
                ),
            ),
            Check(id="scope", text=_SCOPE),
        ),
    ),
    ("DK", Kind.GUARDIAN): Rules(
        kind=Kind.GUARDIAN,
        article="værgemålsloven §§ 5-7; lov om fremtidsfuldmagter",
        law=_text(
            "Een værge vraagt over wat de benoeming noemt, een gevolmachtigde voor later als de volmacht in "
            "werking is. Bij een samværge (§ 7) vraagt ook de klant zelf.",
            "En værge beder om det, beskikkelsen omfatter, en fremtidsfuldmægtig, når fuldmagten er sat i "
            "kraft. Ved samværgemål (§ 7) skal kunden selv være med.",
            "A værge asks about what the appointment covers, the holder of a fremtidsfuldmagt once it is in "
            "force. With a samværge (§ 7) the customer must ask too.",
        ),
        papers=_text(
            "de benoeming tot værge, of de volmacht die in werking is",
            "værgebeskikkelsen eller fremtidsfuldmagten med påtegning om, at den er i kraft",
            "the appointment as værge, or the mandate that is in force",
        ),
        checks=(
            Check(
                id="appointment_seen",
                text=_text(
                    "De benoeming door het Familieretshus of de rechter. Noteer wat je zag en de datum.",
                    "Beskikkelsen fra Familieretshuset eller retten. Skriv, hvad du har set, og datoen.",
                    "The appointment by the Familieretshus or the court. Record what you saw and its date.",
                ),
            ),
            Check(id="scope", text=_SCOPE),
        ),
    ),
    ("NL", Kind.HEIR): Rules(
        kind=Kind.HEIR,
        article="AVG, overweging 27; BW 4:182",
        law=_text(
            "De AVG geldt niet voor wie overleden is: dit is geen verzoek om inzage of verwijdering. Help de "
            "erfgenaam met het contract, en behandel gegevens over de erfgenaam zelf als een eigen verzoek.",
            "GDPR gælder ikke for afdøde i Nederlandene: det er ikke en anmodning om indsigt eller sletning. "
            "Hjælp arvingen med kontrakten, og behandl oplysninger om arvingen selv som en egen anmodning.",
            "The GDPR does not hold for somebody who died: this is no request for access or erasure. Help "
            "the heir with the contract, and treat data about the heir as a request of their own.",
        ),
        papers=_text(
            "een verklaring van erfrecht of executele",
            "en skifteretsattest eller tilsvarende dokument",
            "a certificate of inheritance",
        ),
        checks=(
            _DEATH,
            Check(
                id="inheritance_seen",
                text=_text(
                    "Een verklaring van erfrecht of van executele, op deze naam. Noteer wat je zag.",
                    "En verklaring van erfrecht eller van executele i dette navn. Skriv, hvad du har set.",
                    "A certificate of inheritance or executorship in this name. Record what you saw.",
                ),
            ),
            Check(
                id="outside_gdpr",
                text=_text(
                    "Wat je geeft, geef je buiten de AVG: noteer op welke grond, bijvoorbeeld het contract "
                    "dat op de erfgenaam overging.",
                    "Det, du udleverer, udleveres uden for GDPR: skriv på hvilket grundlag, fx kontrakten, "
                    "der er gået over til arvingen.",
                    "What you give, you give outside the GDPR: record on what ground, for example the "
                    "contract that passed to the heir.",
                ),
            ),
        ),
    ),
    ("DK", Kind.HEIR): Rules(
        kind=Kind.HEIR,
        article="databeskyttelsesloven § 2(5)",
        law=_text(
            "De wet geldt tot tien jaar na het overlijden. Binnen die tijd kan wie de overledene na stond of "
            "de boedel vertegenwoordigt, vragen; weeg wat de overledene had gewild.",
            "Loven gælder i 10 år efter dødsfaldet. Inden for den tid kan den, der stod den afdøde nær eller "
            "repræsenterer boet, bede om det; tag hensyn til, hvad den afdøde ville have ønsket.",
            "The law holds for ten years after the death. Within them somebody close to the deceased, or who "
            "stands for the estate, may ask; weigh what the deceased would have wanted.",
        ),
        papers=_text(
            "een attest van het erfrechthof (skifteretsattest)",
            "en skifteretsattest",
            "a certificate of the probate court (skifteretsattest)",
        ),
        checks=(
            _DEATH,
            Check(
                id="inheritance_seen",
                text=_text(
                    "Een skifteretsattest, of een ander stuk waaruit blijkt hoe de vrager bij de overledene "
                    "hoort. Noteer wat je zag.",
                    "En skifteretsattest eller anden dokumentation for, hvordan den, der beder, er knyttet "
                    "til den afdøde. Skriv, hvad du har set.",
                    "A skifteretsattest, or another paper that shows how the person is connected with the "
                    "deceased. Record what you saw.",
                ),
            ),
        ),
        ends_after_years=YEARS_AFTER_DEATH,
    ),
}
