"""A letter as the few things it speaks of, whatever the language: nl, da, en, de, sv, nb.

Machines of six languages say the same few things: I am away, until then, ask a colleague; your message
has been received, it has this number; it could not be delivered; to leave this list click here. Each of
these is a concept here, known by its words, so that what is learned of one language holds for the others.

In the table a word stands for itself, `word*` for whatever begins with it, `*word` for whatever ends
with it (compounds: "sommerferie"), and `two_words` for two words in a row.
"""

import re
from collections.abc import Iterator

_TABLE = """
I: ik ich jag i'm i've i'll i'd i_am i_have i_will i_was i_only i_do i_can i_get i_got ben_ik jeg
  undertegnede ondergetekende
MY: mijn min mine mit mitt mein* my
WE: wij we vi wir us we've we'll we're uns oss
OUR: ons onze vores our unser* vår* vort
YOUR: uw jouw din ditt dine your ihre ihr ihrer deine dein jeres je_bericht je_vraag je_mail u_heeft je_hebt
  you_have du_har sie_haben u_ontvangt je_krijgt du_får du_modtager you_will you_are you've you're je_bent
  u_bent din_mail dit_brev
YOU_ALL: jullie jer ni dere hos_jer bij_jullie bij_u van_u
VACATION: *vakantie* *ferie* *urlaub* holiday* vacation* semester* *reces vrij fri kamperen feestdagen
  helligdag* jul kerst christmas sommerlukket vrije fridag* *lov *ferien *lovet rust bijtanken fri_om ledig
  høytid* höstlov sommarlov
LEAVE: *verlof* *orlov barsel* elternzeit *leave *ledig permisjon sabbatical* mutterschutz sabbatsår
  *permisjon foreldreperm* den_lille
ABSENT: afwezig* abwesen* frånvar* *fravær* away offline niet_aanwezig er_niet niet_op ikke_på nicht_im
  inte_på not_in out_of ude_af ute_av buiten_kantoor bortrejst bortrest verhinderd op_reis på_rejse
  unavailable unterwegs på_farten even_weg ikke_til nicht_da träffes træffes until_further utilgængelig
  onbemand obemannad unstaffed bemannet besetzt på_havet at_sea onderweg op_zee familieomstandigheden
  sterfgeval dødsfald bereavement bortreist inte_i_tjänst außer_haus lastig_te hard_to svær_at bortrest*
  bortreist* inte_tillgänglig ikke_tilgjengelig nicht_erreichbar teamuitje team_day afspadser* not_around
  ej_i abwesenheit er_ikke_ved ude_at_rejse tref treffen op_pad missed_you på_vei på_väg freigestellt
  vrijgesteld fritstillet nicht_am niet_bereikbaar
SICK: ziek* *sygdom syg sygemeldt sykmeldt krank* sick* ill illness sjuk* griep operatie operation erkrankt*
  sykdom sykemeldt gesund influenza influensa flu grippe bed sengen bett rask beter frisk better besser
  feber koorts fever hospital ziekenhuis
CLOSED: gesloten dicht *lukket closed geschlossen stängt stengt *sluiting* ubemandet reopen* åbner öppnar
  åpner betriebsferien holder_lukket closes
BUSY: vergadering* møde møder meeting* congres* kongres* cursus kursus training conference konference
  workshop* webinar *reise *rejse *resa messe seminar travelling traveling vliegtuig uddannelse course druk*
  hectic hektisk* snowed stress i_møder i_möten tijdsverschil minder_uren nedsat reduced deeltijd parttime
  part-time teilzeit deltid fortbildung bijscholing nascholing tagung utbildning møtevirksomhet
LEFT: pensioen *pension retire* fratrådt stoppet slutat sluttet ausgeschieden opvolger successor nachfolger*
  no_longer niet_meer ikke_længere nicht_mehr uit_dienst niet_langer ikke_lenger inte_längre gestopt
  has_left opgeheven nedlagt vervalt vervallen discontinued ruhestand afscheid nyt_job nieuwe_baan
  andere_organisatie new_job moved_on hung_up tagit_över angetreten i_pension gått_i lengre_ansat gået_på
  i_ruhestand met_pensioen stopped finished_here taken_over neergelegd fratrådte funktion_niedergelegt
  stepped_down former_colleagues voormalige tidligere_kolleger stilling
BACK: terug* tilbage* back return* zurück* tillbaka åter tilbake rückkehr* hjemkomst* igen weer wieder igjen
  retur hjemme aanwezig thuiskom*
UNTIL: tot t/m indtil frem_til until till bis til_og vanaf ab_dem through tm med_den från_den fra_den
  from_the einschließlich
DAY: maandag dinsdag woensdag donderdag vrijdag zaterdag zondag mandag* tirsdag* onsdag* torsdag* fredag*
  lørdag* søndag* monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch
  donnerstag freitag måndag* tisdag* lördag* söndag* januari februari maart april mei juni juli augustus
  september oktober november december januar februar marts maj august january february march may june july
  october mars mai märz dezember uge week vecka uke woche morgen morgon tomorrow
DURING: tijdens während during perioden tussentijd mellemtiden meantime inzwischen mellantiden mellomtiden
  momenteel øjeblikket currently derzeit aktuell moment lige_nu pt temporarily tijdelijk
URGENT: spoed* dringend* haast haste* *haster urgent* emergenc* eilig* brådskande akut* wachten can't_wait
  wait vente warten nood* pressing presserende acut
COLLEAGUE: *collega* *kolleg* colleague* vervang* *vertret* waarne* waar cover* secretariaat sekretariat*
  reception* receptie resepsjon* receptionen växeln sentralbord* omstilling* hovednummer* zentrale afløser*
  vikar stand-in stands deputy looks_after looking_after tager_sig neemt overgenomen kollegor receptionist
  medarbejderne vikaren passer overtaget tagit_över tager_over overgedragen nachfolge angetreten lorna_now
  in_charge
CONTACT: contact* *kontakt* bel bellen belt ring ringe call wend* henvend* terecht skriv schreiben reach*
  bereik* erreich* træffe* reached mailen ringen telefon* telefoon* phone tlf extension benader verwijs
  henviser refer turn_to vänd sende_i
MAIL: mail mails mailen *e-mail* email* *e-post* epost* bericht* nachricht* besked* meddel* message* mejl*
  brev correspondence note meldingen post
INBOX: postvak* mailbox* postfach* inbox* postkasse* brevlåda* indbakke* innboks* mailadres* e-mailadres*
  mailadresse* adres address account konto e-postadress* e-postadresse* postkassen mailkonto dette_adresse
  dit_adres this_address denne_adresse
READ: lees lezen gelezen læser læs læst læses read gelesen lese läser läst lest leser leses tjekker check*
  abgerufen bekijk bekijken gemonitord monitored overvåges bijgehouden ser viewed displayed weergegeven
  opened åbnet geopend läses
ANSWER: *antwoord* reage* reactie* svar svare svarer svaret besvar* answer* reply replies respond* response*
  *antwort* reaktion
THANKS: dank* *bedankt tak tack takk thank* hartelijk
RECEIVED: ontvang* *ontvangst* modtag* mottat* mottag* mottok emot received receipt* erhalten eingegang*
  binnengekomen binnen_gekomen kvitter* acknowledg* bevestig* *bekræft* *bekreft* *bekräft* confirm*
  *bestätig* fået binnen got_your eingang*
REGISTERED: geregistreerd registrer* registered logged oprettet aangemaakt created toegewezen assigned
  tildelt allocated aangemeld registriert filed placed opgenomen opened journaliseret ingeboekt erfasst
  diarienummer saksnummer kommit_in
CASE: zaak* ticket* sag sagen sagsn* ärende* sak saken vorgang* case melding* incident* kenmerk referen*
  *nummer number nr *nummeret fall
ASKED: vraag verzoek aanvraag *henvendelse* anmodning* request enquiry inquiry *anfrage* formulier*
  *formular form fråga forespørsel spørgsmål spørsmål question sollicitatie ansøgning application antrag
HANDLED: *behandel* *behandl* afgehandeld opgelost løst solved resolved bearbeit* processed verwerkt
  *afsluttet handteras avslutad completed in_behandeling planlagt under_review onderzoek under_behandling
  beoordeling beoordeeld gedeactiveerd deactivated verlengd forlænget extended verlängert förlängts
  goedgekeurd godkendt approved genehmigt
TEAM: team* afdeling* medarbejder* medewerker* agent* staff officer sachbearb* sagsbehandl* saksbehandl*
  handläggar* department abteilung avdelning* engineer specialist* behandelaar
FORWARDED: doorgestuurd doorgezonden videresend* forwarded weitergeleitet vidarebeford* passed doorgezet
  sendt_videre door videre redirect* oversendt overlämnat overlämnats overgedragen abgegeben sent_it
  lämnat_över andere_instantie anden_myndighed another_authority annan_myndighet annen_etat
AUTO: automat* auto auto-* *autosvar* autoreply robot* automated *gegenereerd generated genereret
NO_REPLY: niet_reageren ikke_svare svar_ikke not_reply inte_svara nicht_antworten nicht_auf no-reply noreply
  antworten_sie ikke_svares niet_beantwoord* besvares_ikke niet_mogelijk unattended unmonitored
DELIVER: bezorg* afgelever* aflever* *lever* deliver* zustell* *zugestellt *zustellbar* undeliver* onbestel*
  unzustell* *levererat *levert nå nåede nådde transmit* overgebracht
FAILED: mislukt fejl* fail* fout error* afvist rejected geweigerd tegengehouden blocked bounce*
  fehlgeschlagen misslyck* mislyk* gelukt kunne_ikke kon_niet konnte_nicht could_not couldn't kunde_inte
  not_able gave_up giving_up warning* problem* permanent* definitief endgültig returneret unknown unbekannt
  onbekend quarantin* returned expired avvisad* avvisade avvist* grænse limiet limit niet_aangekomen
  inte_fram ikke_frem didn't_get gick_inte kom_ikke nåede_ikke ikke_nået niet_overgebracht ukendt ukjent
  okänd onbestelbaar
RECIPIENT: ontvanger* modtager* recipient* empfänger* mottagar* mottaker* geadresseerde adresse adressen
  domain domein gebruiker user mottakeren empfänger mottagaren zielserver
SERVER: *server* quota smtp host system systeem systemet spam relay filter* gateway
GONE: bestaat_niet findes_ikke doesn't_exist existiert exist finns_inte finnes_ikke eksisterer bestaat
FULL: vol fuld full voll fullt ruimte overskredet overschreden plads limiet grænse gräns opbrugt
RETRY: poging* tried forsøg* retry retried prøve opnieuw_probeer* versuch* försök*
LEAVE_LIST: afmeld* uitschrij* unsubscribe* *abmeld* abbestell* avregistrer* *frameld* opt_out opt-out
  voorkeur* preferences avmeld* avprenumerer* meld_deg schrijf_je meld_je præferencer indstillinger
  notification_settings uitschrijf* geen_zin niet_meer_krijgen abonnement opzeggen sluta_få flere_e-poster
  slippe_for te_schrijven te_melden stop_these inte_längre_få geen_mails fewer_emails afmelding utskick_längre
  stoppen_met
NEWS: nieuwsbrief newsletter nyhedsbrev* nyhetsbrev* editie weekbericht rundbrief aanbieding* sale offers
  tilbud actie tips abonnent maandbericht månedsbrev utskick mailings edition bestil_nu shop udgave kalender
  rabat rabatt korting discount* deals lagret voorraad lasts vorrat ledenbrief kundeavis nyheter nieuws
  uitslag medlem deelnemer gelezen_verhalen mest_læste most_read meistgelesen* mest_lästa mest_leste
  artikler artikelen artikel stories inspiratie inspiration blog magasin kataloget catalogue
BECAUSE: omdat fordi because weil för_att derfor_at
CLICK: klik* click* knop knappen button link* tap tryk browser online klicken here hier_klicken schaltfläche
LOGIN: log* inlog* ingelogd aanmelding sign-in wachtwoord* password* adgangskode* *kode* *code* *konto
  account* apparaat device sikkerhed* security passwort anmeldung lösenord passord säkerhet* pincode pas
  inloggning pålogging logget loggat eenmalig engangs once tilmelding verify verifieer digid mitid bankid
  verificatiecode omgeving umgebung personal_area selvbetjening selfservice portal* beveiligd* secure
  sikker_mail
ORDER: *bestelling* order* *ordre* beställning* bestilling* bestellung* *pakket* *pakke* *paket* parcel*
  zending* verzonden shipped sendung* driver bezorger* refund* refunded *factuur* *faktura* invoice*
  rechnung* betaling* payment* statement gift donat* subscription opkrævning* contributie incasso pakje bon
  kassabon total totaal receptionen bil auto car korting levering* afleveren hente hent* ophalen afhaal*
  afhalen collect* abholen hämta hämtas klaar ready færdig* fertig klar ferdig recept prescription medicin
  medicijn* bezorging monteur montør engineer betaald betalt bezahlt gezahlt betalat paid kaarten billet*
  tickets e-tickets karten levererat lagerført reparatie* repair* vakman håndværker* tradesperson technician
  technieker
APPOINTMENT: afspra* tid appointment* reserver* boek* booking* reserv* inchecken termin time besøk besök
  aftale uitnodiging* invitation* invited accepted geaccepteerd accepteret declined aflyst cancel* zugesagt
  abgesagt geannuleerd invitationen inschrijving* ingeschreven tilmeld* anmeld* inskriv* påmeld*
  registrering signed_up joining deltag* bijeenkomst monteur verzetten ombook reschedule påmelding ingepland
  planlagt scheduled geplant planerad controle check-up kontrol kontroll verwachten_u vi_ser look_forward
  expect_you wir_erwarten voorgesteld foreslået proposed tijdstip tidspunkt* zeitpunkt vorgeschlagen
  föreslagen foreslått
REMIND: herinner* påmind* reminder* påminnelse* erinner* minder verloopt due husk expire* udløber verlengen
  renew* forny uiterlijk senest betalingspåmind* betalingsherinn* aanmaning* overdue zahlungserinnerung
  mahnung als_niet se_bort disregard gegenstandslos bortse
SURVEY: enquête* vragenlijst* undersøgelse* survey* *beoordel* bedøm* rate mening* feedback recommend*
  tevreden* tilfreds* stjern* opinion umfrage bewerten onderzoek spørgeskema* questionnaire* enkät*
  undersøkelse* sterren star* waarde* review* anmeldelse* umfrage* nöjd fornøyd zufrieden satisfied
  hvor_godt how_did how_was hvad_syntes hva_syntes vad_tyckte wat_vond hvordan_var hoe_was omdöme omdømme
  bewert* gavekort konkurrenc* win win_een vouchers voucher cijfer scale anonymous anoniem anonyme wie_war
  hur_var
MONITOR: alarm* sensor* backup* job jobs build failed temperatur* uptime status storing* onderhoud
  maintenance severity incident alert drift* nede offline down monitoring portal* portaal teknik* quarantäne
  opslag* opslagruimte speicher* lager storage upload* bestand* filer files scan scan_van gescande scannede
  scanned printer fax voicemail gemiste_oproep missed_call opkald_fra multifunctional
SOON: binnen inden within innerhalb inom innen werkdag* hverdag* arbejdsdag* working arbetsdag* zo_snel
  zo_spoedig hurtigst* as_soon schnellst* så_snart snarest arbeidsdag* werktag* virkedag* shortly ehestens
  baldmöglichst straks arbeitstage* virkedager werktagen arbejdsdage hverdage business_days business_hours
  business
HOURS: openingstijd* åbningstid* åpningstid* hours open åben öppet weekdays werkdagen dagelijks kl uhr uur
  geopend
PATIENCE: geduld tålmod* patience langer længere longer drukte travl* excuses beklager apologi* slower
  delay* vertraging* forsink* verzöger* ongemak begrip forståelse forståels* understanding förståelse
  verständnis tålamod overmåte many_messages usædvanligt usual sædvanligt gewöhnlich achter houd_rekening
  regn_med rechnen_sie räkna_med please_allow allow reken_op forvent expect verwacht
WISH: wil wilt willen graag vil_gerne gerne_vil ønsker want would_like möchte* vill gärna ønske like
  verzoek_ik ik_verzoek ik_vraag jeg_beder anmoder ik_wens i_request nogmaals
DELETE: wis wissen verwijder* slet slette slettes delete* erase* lösch* radera* *slettet schrap fjern*
  remove* ta_bort stop stoppen hou_op hold_op
DATA: *gegevens *oplysninger data daten uppgifter opplysninger inzage* indsigt* insyn innsyn access dossier
  avg gdpr privacy toestemming samtykke* consent bezwaar klacht klage* complain* indsigelse auskunft bsn
  cpr* cpr-nummer persondata verbruik forbrug
ASK: waarom hvorfor why warum varför hoe hvordan how wanneer hvornår wat hvad what kunt_u kan_i kan_jeg
  mag_ik må_jeg can_you could_you kunnen_jullie wie hvem who welke hvilke which können_sie kan_ni kan_dere
  kun_je heeft_u har_i kan_u wilt_u hvor
GOT: kreeg krijg krijgen fik får jeg_får got get_i bekomme kreeg_ik ik_kreeg i_had kam stond står steht
  schreef schrijft skrev skriver schreiben_sie wrote said says say zegt siger
CUSTOMER: klantnummer kundenummer* kundnummer customer_number klant kunde kunden customer rekeningnummer
  meternummer målernummer klant_sinds
FAMILY: moeder mor vader far echtgenoot zoon dochter søn datter mother father husband wife uncle oom
  buurvrouw ex overleden død* died namens vegne behalf machtiging fuldmagt vollmacht executor cliënt
  bewindvoerder værge client curator
STILL: nooit aldrig never steeds stadig still nog_steeds immer_noch fortsatt keer gange times gewoon
  nog_niets endnu maar men but aber echt rigtig real toch alsnog
NOT: niet ikke not nicht inte geen ingen no kein* don't doesn't can't
NOTHING_TO_DO: hoeft_niets hoeft_niet behøver_ikke no_action no_need skal_ikke behöver_inte trenger_ikke
PAST: gisteren gestern igår i_går yesterday vorige sidste last letzte vandaag_kreeg onlangs
GREET_ANY: beste_afzender dear_customer kære_kunde dear_sender beste_melder beste_lezer beste_klant
  kære_afsender geachte_klant dear_user
WORK: werk werkt werkdagen work works arbejder arbejde arbeider arbetar arbeite arbeitet tjänst dienst jobb
  ma_t/m werkzaam
ME: me mij mig mich mir til_mig mot_mig aan_mij to_me meg
DO: stuur stuurt send sende schicken skicka haal pas_aan ret rette ændre open_het fix stop bel_mij call_me
  ring_til bel_me mail_me zet schrijf_mij skriv_til hold_off graag_naar neem_mij fjern beantwoord_mijn
  svar_mig stuur_het bekræft bevestig_mij please_send please_delete please_remove please_change send_mig
  svar_gerne
BEEN: geweest været been varit gewesen vært jeg_var ik_was i_was had hadde hade havde heb_ik har_jeg have_i
  ik_heb jeg_har i_have i've jag_har ich_habe
AGO: geleden siden ago sinds since seit sedan weken uger weeks days dagen al_drie allerede already
  overskredet verstreken termijn frist* deadline
THEY_TOLD: in_uw in_jullie i_jeres in_your u_schrijft u_schreef du_skriver i_skriver i_skrev you_wrote
  you_said sie_schrieben staat_dat der_står it_says says uw_automatische jullie_automatische
  jeres_automatiske your_automatic your_auto-reply jeres_autosvar
ACCESS: toegang adgang access tillgång tilgang zugriff bereik dækning netdækning signal täckning dekning
FROM_NOW: voortaan fremover from_now künftig ab_sofort framöver heretter per_direct vanaf_nu i_stedet
  instead stattdessen i_stället in_plaats istedenfor
PLACE: kantoor* kontor kontoret office büro platz desk plats plass pult haus house werkplek werk arbejde
  arbejdet work jobb jobbet computer laptop bureau kansliet scherm skærm screen huis tjänst dienst gebäude
  på_arbejde
SUBSCRIBED: abonnement* subscription* abo probeabo trial proefabonnement proefperiode prøveperiode*
  prenumeration* lidmaatschap medlemskab* membership* mitglied* medlemskap lid member medlem
SIZE: te_groot too_large for_stor zu_groß för_stort for_stort limiet limit grænse* gräns* grense* mb exceeds
  overschrijdt overskrider überschreitet
YES: ok akkoord prima fint fine agree enig goed_zo tot_dan passer
"""

_PIECE = re.compile(r"[\w.+-]+@[\w.-]+|https?://\S+|[^\W\d_]+(?:['’/-][^\W\d_]+)*|\d[\d.,:/-]*|[?!.:;\n]")
_ENGLISH = frozenset("the to and of for your you is are my have been with on it this".split())
_DANISH = frozenset("jeg og at det er har ikke til på mig min mit en et den der som af kan".split())
_SHORTEST, _LONGEST = 2, 16


_Known = dict[str, list[str]]


def _sorted() -> tuple[_Known, _Known, _Known, _Known]:
    whole, begins, ends, inside = _Known(), _Known(), _Known(), _Known()
    concept = ""
    for word in _TABLE.split():
        if word.endswith(":"):
            concept = word[:-1]
        else:
            stem = word.strip("*").replace("_", " ")
            star = (word.startswith("*"), word.endswith("*"))
            table = {(False, False): whole, (False, True): begins, (True, False): ends}.get(star, inside)
            table.setdefault(stem, []).append(concept)
    return whole, begins, ends, inside


_WHOLE, _BEGINS, _ENDS, _INSIDE = _sorted()


def sentences(text: str, most: int) -> Iterator[tuple[list[str], set[str]]]:
    """Yield the words and the concepts of each sentence of casefolded *text*, *most* pieces in all."""
    pieces = [match.group() for match, _ in zip(_PIECE.finditer(text), range(most), strict=False)]
    english = sum(piece in _ENGLISH for piece in pieces) >= sum(piece in _DANISH for piece in pieces)
    words: list[str] = []
    found: set[str] = set()
    before = ""
    for piece in [*pieces, "\n"]:
        if piece in "?!.:;\n":
            if piece == "?":
                found.add("QUESTION")
            if piece != ":" and (words or found):
                yield words, found
                words, found = [], set()
            before = ""
            continue
        words.append(_number(piece))
        found.update(_known(piece, before, english))
        before = piece
    if words or found:
        yield words, found


def _number(piece: str) -> str:
    return "0" if piece[0].isdigit() else piece


def _known(piece: str, before: str, english: bool) -> Iterator[str]:
    if "@" in piece:
        yield "ADDRESS"
        return
    if piece.startswith("http"):
        yield "LINK"
        return
    if piece[0].isdigit():
        digits = sum(letter.isdigit() for letter in piece)
        yield "TIME" if ":" in piece else "NUMBER" if digits >= 4 else "FIGURE"
        return
    if piece == "i":
        yield "I" if english else "IN_OR_YOU"
    yield from _WHOLE.get(piece, ())
    yield from _WHOLE.get(f"{before} {piece}", ())
    for size in range(_SHORTEST, min(len(piece), _LONGEST) + 1):
        head, tail = piece[:size], piece[-size:]
        yield from _BEGINS.get(head, ())
        yield from _INSIDE.get(head, ())
        yield from _ENDS.get(tail, ())
        if size < len(piece):
            yield from _INSIDE.get(tail, ())
