"""The items of the checklists, in the languages of staff."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True, slots=True)
class Item:
    """One thing to do, with the article that asks for it."""

    id: str
    article: str
    nl: str
    da: str
    en: str

    def text(self, language: str) -> str:
        """Return the sentence in *language* (nl, da or en)."""
        return {"nl": self.nl, "da": self.da}.get(language, self.en)


def _item(id: str, article: str, nl: str, da: str, en: str) -> Item:
    return Item(id=id, article=article, nl=nl, da=da, en=en)


ITEMS: dict[str, Item] = {
    item.id: item
    for item in (
        _item(
            "find_everywhere",
            "15",
            "Zoek in alle systemen: klantsysteem, facturatie, portaal, gesprekken, mail.",
            "Søg i alle systemer: kundesystem, fakturering, portal, samtaler, mail.",
            "Search every system: customer records, billing, portal, calls, mail.",
        ),
        _item(
            "others_data",
            "15(4)",
            "Controleer of er gegevens van anderen in het pakket staan en scherm die af.",
            "Kontrollér, om der er oplysninger om andre i materialet, og dæk dem til.",
            "Check the package for other people's data and take it out.",
        ),
        _item(
            "cover_letter",
            "15(1)",
            "Vul de begeleidende brief aan voor deze persoon: doelen, ontvangers, bronnen, termijnen.",
            "Udfyld følgebrevet til denne person: formål, modtagere, kilder, perioder.",
            "Complete the cover letter for this person: purposes, recipients, sources, periods.",
        ),
        _item(
            "protected_road",
            "32",
            "Stuur het pakket langs een beveiligde weg en de code langs een andere.",
            "Send materialet ad en sikker vej og koden ad en anden.",
            "Send the package over a protected road, and the code over another.",
        ),
        _item(
            "correct_everywhere",
            "16",
            "Verbeter het gegeven in elk systeem waar het staat.",
            "Ret oplysningen i hvert system, hvor den står.",
            "Correct the data in every system that holds it.",
        ),
        _item(
            "correct_register",
            "16",
            "Meld de verbetering bij het aansluitingenregister als het gegeven daar staat.",
            "Meld rettelsen til DataHub, hvis oplysningen står der.",
            "Report the correction to the sector's register if the data stands there.",
        ),
        _item(
            "what_must_stay",
            "17(3)",
            "Bepaal wat door de wet moet blijven (belasting: zeven jaar) en schrijf de reden op.",
            "Afgør, hvad der skal bevares efter loven (bogføring), og skriv grunden ned.",
            "Decide what must stay by law (tax, bookkeeping), and write the reason down.",
        ),
        _item(
            "erase_everywhere",
            "17",
            "Wis de rest in elk systeem, ook in lijsten en exports.",
            "Slet resten i hvert system, også i lister og eksporter.",
            "Erase the rest in every system, lists and exports too.",
        ),
        _item(
            "backups",
            "17",
            "Noteer wanneer de gegevens uit de reservekopieën verdwijnen.",
            "Notér, hvornår oplysningerne forsvinder fra sikkerhedskopierne.",
            "Note when the data will be gone from the backups.",
        ),
        _item(
            "processors_told",
            "28",
            "Laat verwerkers hetzelfde doen en vraag om bevestiging.",
            "Få databehandlerne til at gøre det samme, og bed om en bekræftelse.",
            "Have processors do the same, and ask them to confirm.",
        ),
        _item(
            "recipients_told",
            "19",
            "Vertel het aan iedereen die de gegevens heeft gekregen, tenzij dat niet kan of "
            "onevenredig veel werk is.",
            "Giv besked til alle, der har fået oplysningerne, medmindre det er umuligt "
            "eller uforholdsmæssigt svært.",
            "Tell every recipient of the data, unless that is impossible or disproportionate.",
        ),
        _item(
            "mark_restricted",
            "18",
            "Zet een blokkade op de gegevens: bewaren, niet gebruiken.",
            "Spær oplysningerne: de opbevares, men bruges ikke.",
            "Block the data: kept, not used.",
        ),
        _item(
            "told_before_end",
            "18(3)",
            "Vertel het de klant voordat de beperking eindigt.",
            "Giv kunden besked, før begrænsningen ophæves.",
            "Tell the customer before the restriction ends.",
        ),
        _item(
            "given_or_observed",
            "20",
            "Neem alleen op wat de klant gaf of wat bij hem is gemeten, onder toestemming of contract.",
            "Tag kun det med, som kunden har givet, eller som er målt hos kunden, efter samtykke "
            "eller kontrakt.",
            "Include only data given or observed, under consent or contract.",
        ),
        _item(
            "machine_readable",
            "20(1)",
            "Maak een bestand dat een computer kan lezen (CSV of JSON).",
            "Lav en fil, som en computer kan læse (CSV eller JSON).",
            "Make a machine-readable file (CSV or JSON).",
        ),
        _item(
            "pause_processing",
            "18(1)(d)",
            "Leg de verwerking stil zolang het bezwaar wordt gewogen.",
            "Sæt behandlingen på pause, mens indsigelsen vurderes.",
            "Pause the processing while the objection is weighed.",
        ),
        _item(
            "weigh",
            "21(1)",
            "Weeg de situatie van de klant tegen het belang van het bedrijf en schrijf dat op.",
            "Afvej kundens situation mod virksomhedens interesse, og skriv det ned.",
            "Weigh the customer's situation against the company's interest, in writing.",
        ),
        _item(
            "stop_marketing",
            "21(3)",
            "Zet reclame uit in elk kanaal, ook profielen die ervoor worden gemaakt.",
            "Stop markedsføring i alle kanaler, også profiler, der laves til den.",
            "Stop advertising in every channel, and profiles made for it.",
        ),
        _item(
            "suppression_list",
            "21(3)",
            "Zet adres of nummer op de lijst van wie niet benaderd mag worden.",
            "Sæt adressen eller nummeret på listen over dem, der ikke må kontaktes.",
            "Put the address or number on the suppression list.",
        ),
        _item(
            "stop_sms",
            "21(1)",
            "Zet service-sms uit voor dit nummer.",
            "Slå service-sms fra for dette nummer.",
            "Switch service SMS off for this number.",
        ),
        _item(
            "consent_register",
            "7(3)",
            "Leg de intrekking vast, met datum, in het register van toestemmingen.",
            "Registrér tilbagetrækningen med dato i samtykkeregistret.",
            "Record the withdrawal, with its date, in the consent register.",
        ),
        _item(
            "stop_use",
            "7(3)",
            "Stop wat op die toestemming berust, en wis wat geen andere grond heeft.",
            "Stop det, der bygger på samtykket, og slet det, der ikke har et andet grundlag.",
            "Stop what rests on that consent, and erase what has no other ground.",
        ),
        _item(
            "human_look",
            "22(3)",
            "Laat iemand met bevoegdheid opnieuw naar het besluit kijken, met de uitleg van de klant.",
            "Få en person med beføjelse til at se på afgørelsen igen med kundens forklaring.",
            "Have somebody with authority look at the decision again, with the customer's view.",
        ),
        _item(
            "explain_decision",
            "22(3)",
            "Leg uit hoe het besluit tot stand kwam.",
            "Forklar, hvordan afgørelsen blev truffet.",
            "Explain how the decision came about.",
        ),
        _item(
            "look_into",
            "24",
            "Zoek uit wat er is gebeurd, met wie en wanneer.",
            "Undersøg, hvad der er sket, med hvem og hvornår.",
            "Look into what happened, with whom and when.",
        ),
        _item(
            "officer_told",
            "38",
            "Vertel het aan de functionaris voor gegevensbescherming of zijn vervanger.",
            "Giv besked til databeskyttelsesrådgiveren eller den ansvarlige og stedfortræderen.",
            "Tell the officer or the deputy.",
        ),
        _item(
            "contain",
            "33",
            "Beperk de schade: trek in, blokkeer, vraag terug.",
            "Begræns skaden: træk tilbage, spær, bed om at få retur.",
            "Contain it: withdraw, block, ask back.",
        ),
        _item(
            "risk",
            "33(1)",
            "Beoordeel het risico voor de mensen om wie het gaat.",
            "Vurdér risikoen for de mennesker, det handler om.",
            "Assess the risk to the people concerned.",
        ),
        _item(
            "notified",
            "33(1)",
            "Meld het binnen 72 uur bij de toezichthouder, of schrijf op waarom niet.",
            "Anmeld det til tilsynet inden 72 timer, eller skriv ned, hvorfor det ikke sker.",
            "Notify the authority within 72 hours, or write down why not.",
        ),
        _item(
            "people_told",
            "34",
            "Vertel het aan de mensen om wie het gaat als het risico hoog is.",
            "Giv besked til de berørte, hvis risikoen er høj.",
            "Tell the people concerned if the risk is high.",
        ),
        _item(
            "breach_register",
            "33(5)",
            "Schrijf het lek in het register van datalekken.",
            "Skriv bruddet ind i fortegnelsen over brud.",
            "Enter it in the register of breaches.",
        ),
        _item(
            "mandate",
            "12(6)",
            "Controleer of deze persoon namens de ander mag handelen (volmacht, gezag, bewind, erfgenaam).",
            "Kontrollér, om personen må handle for den anden (fuldmagt, forældremyndighed, værge, dødsbo).",
            "Check that this person may act for the other (mandate, custody, guardian, heir).",
        ),
        _item(
            "choose_type",
            "12(2)",
            "Kies welk recht wordt bedoeld; vraag het zo nodig.",
            "Vælg, hvilken rettighed der menes; spørg om nødvendigt.",
            "Choose which right is meant; ask if need be.",
        ),
        _item(
            "call_back",
            "38(4)",
            "Neem op de gevraagde tijd contact op en noteer wat is afgesproken.",
            "Kontakt personen på det ønskede tidspunkt, og notér, hvad der er aftalt.",
            "Get in touch at the time asked, and note what was agreed.",
        ),
        _item(
            "earlier_request",
            "12(3)",
            "Zoek het eerdere verzoek en koppel het.",
            "Find den tidligere anmodning, og knyt den til.",
            "Find the earlier request and link it.",
        ),
    )
}
