"""What each trait of a letter weighs, in hundredths; `tools.learn_machine_mail` wrote it.

A name such as `I+UNTIL` is two concepts in one sentence, `~vervan` a word that begins so.
"""

ENOUGH = 0.41  # all weights of a letter together

TABLE = """
186 ~du
175 subject:AUTO
174 subject:ORDER
165 subject:RECEIVED
161 box:system
158 ADDRESS
150 subject:DELIVER
144 subject:SURVEY
136 NOT+QUESTION
132 subject:ABSENT
129 subject:MAIL
124 LEAVE_LIST
121 COLLEAGUE subject:NUMBER
118 COLLEAGUE+MY
117 ANSWER+WE ~je
116 APPOINTMENT
109 BACK+DAY URGENT
108 subject:MONITOR subject:VACATION
106 subject:DAY
103 subject:YOUR
100 subject:FAILED
99 ~to
97 ~sie
96 subject:I
95 FIGURE+UNTIL
92 subject:WE
90 I+LEFT I+MAIL
89 MAIL TIME first:VACATION
88 CONTACT
86 BACK+FIGURE PATIENCE READ
85 subject:APPOINTMENT
84 first:ABSENT subject:LOGIN
83 CLICK
79 ~e-mail
78 OUR+QUESTION
77 ~online
76 SOON ~berich
75 BUSY box:desk subject:QUESTION
73 ~ben
72 ~dage
69 ~finns
68 ADDRESS+CONTACT first:TIME subject:LEFT
67 SOON+WE
66 WE subject:NEWS wishless ~din
65 CASE+YOUR first:SURVEY
64 ~dit
63 SUBSCRIBED YOUR ~messag ~ontvan
62 ABSENT DAY MAIL+READ ~deze ~hej ~postka
61 ~are
60 NOT+PLACE subject:NOT ~und
58 subject:REMIND ~even ~priori
57 ASK+NOT CONTACT+URGENT LOGIN QUESTION+WISH first:APPOINTMENT subject:PLACE
56 LEAVE VACATION subject:ASKED subject:CASE ~deg
55 DAY+YOUR FIGURE+TIME I+URGENT LEFT first:BUSY ~forven ~frau
54 DURING I+LEAVE I+WORK first:LEFT
53 BEEN+LEFT CONTACT+FORWARDED QUESTION+SURVEY ~ligger ~on ~zit
52 ~august ~tid ~ugen
51 ASK+SURVEY subject:ANSWER ~be ~can ~dig ~morgen ~svarer ~verzon ~via ~you ~är
50 HOURS+NUMBER nobody subject:CLOSED ~e
49 FIGURE+MONITOR MAIL+MY MAIL+RECIPIENT ~decemb ~donder ~gewijz ~use
48 NEWS+QUESTION subject:CONTACT subject:REGISTERED subject:SUBSCRIBED
47 ADDRESS+ASK ASK+OUR REGISTERED+YOUR ~if ~materi ~melde ~tijd ~weer
46 CLOSED+DAY subject:ASK subject:FIGURE ~accept ~browse ~hører
45 BEEN+VACATION HANDLED ~besøge ~mine ~uns
44 MAIL+RECEIVED PATIENCE+THANKS ~først ~helaas ~kolleg ~kunt ~moeten ~tamara
43 COLLEAGUE+CONTACT DAY+FIGURE I+SICK MAIL+SICK MONITOR first:SUBSCRIBED ~half ~ihr ~im ~neem ~we'll
42 ANSWER+BUSY AUTO+SUBSCRIBED I+VACATION SIZE ~dagen
41 ABSENT+I ANSWER+PATIENCE OUR+WISH SUBSCRIBED+YOUR SURVEY UNTIL ~automa ~beantw ~jaar ~shared ~snart
40 BACK+SICK BUSY+I DAY+ME HANDLED+YOUR LOGIN+NOT MAIL+PLACE ~by ~gang ~svarti ~år
39 CLICK+SURVEY LEFT+QUESTION LOGIN+THEY_TOLD MAIL+NOT SICK THANKS+WE first:SICK ~denne ~e-post ~wegens
38 ABSENT+TEAM INBOX+NOT LEAVE_LIST+WISH LEFT+WISH NOT+RECIPIENT first:REGISTERED ~besvar ~has ~mina
37 ACCESS AGO CLOSED+FIGURE DELETE+MAIL MAIL+YOUR ORDER RECIPIENT first:LOGIN ~arbejd ~bewegi ~fredag ~hat
~kontor ~tålmod ~wir
36 ADDRESS+FROM_NOW CASE+RECEIVED CLOSED+WE DELIVER+MAIL LEAVE_LIST+QUESTION NOT+SERVER SURVEY+WE
subject:READ ~files ~ihre ~inn ~leuk ~meld ~noen ~recipi ~wieder
35 BEEN+URGENT FAILED+RECIPIENT NEWS+NOT SOON+WORK first:LEAVE subject:HANDLED ~been ~dag ~frivil ~henven
~jag ~laptop ~minutt ~novemb ~næste ~paket ~ses ~torsda
34 BACK DAY+UNTIL DELETE+MONITOR NEWS+WISH subject:FULL subject:SICK ~bezoek ~days ~har ~i'll ~it's ~krijgt
~lukker ~naar ~our ~spørgs ~tre ~u ~wie ~wordt ~zes
33 APPOINTMENT+NUMBER BECAUSE ME+SICK WORK first:I ~again ~att ~bekijk ~kort ~schrei ~under ~über
32 AGO+CLICK ANSWER ANSWER+ASK IN_OR_YOU+LEAVE NOT+RECEIVED NUMBER+ORDER ~her ~lidt ~minute ~prøvep ~servic
~tømmes ~werkda ~wurde ~årsski
31 ASK+WE COLLEAGUE+LEFT DAY+IN_OR_YOU GOT+RECIPIENT PATIENCE+SOON subject:BUSY ~accoun ~advise ~antwor
~dossie ~had ~ich ~jul ~kijk ~logget ~this ~vindt
30 ACCESS+FIGURE AUTO+RECIPIENT HOURS+WE NOT+READ PLACE RECEIVED+YOUR first:DURING ~barns ~haben ~ingele
~secret ~spoed ~uitnod ~visit ~zustän
29 ANSWER+SURVEY APPOINTMENT+CLICK APPOINTMENT+DAY DATA+YOUR DAY+OUR DELETE+FIGURE DELETE+YOUR ~binnen ~er
~exampl ~helpen ~mailbo ~nieman ~och ~up ~wasn't ~you'll
28 AGO+BACK BEEN+DAY COLLEAGUE+NUMBER LEFT+NEWS MY+TIME OUR+SOON subject:CLICK ~afsche ~bin ~brænde ~host
~liggen ~meldin ~unsubs ~veerti
27 ABSENT+NOT ASKED+CONTACT BACK+MY BUSY+MAIL CASE+COLLEAGUE DAY+PLACE DAY+READ INBOX+URGENT SURVEY+UNTIL
~ditt ~get ~hos ~korte ~niet ~overzi ~rabatt ~till ~uitzon ~view ~wilt
26 ADDRESS+YOUR ANSWER+IN_OR_YOU BACK+CLICK DO+YOUR GOT+NEWS I+MY INBOX+RECIPIENT LEAVE_LIST+MAIL NUMBER+WISH
QUESTION+URGENT SERVER ~bruges ~del ~efterå ~eruit ~här ~nicht ~not ~nyt ~salari ~sensor ~two ~with
25 ADDRESS+DELIVER CLICK+UNTIL COLLEAGUE+ME FIGURE+SURVEY FIGURE+VACATION FORWARDED NEWS first:ACCESS
first:BEEN first:CLOSED first:FAILED ~anythi ~betalt ~na ~postbu ~stjern ~tager
24 ANSWER+MAIL APPOINTMENT+HOURS BECAUSE+YOUR BEEN+FIGURE DAY+HOURS DAY+RECEIVED FORWARDED+YOUR I+PLACE INBOX
MAIL+OUR MAIL+WE ORDER+WE ORDER+YOUR OUR OUR+RECEIVED REGISTERED ~admini ~av ~back ~bedank ~erreic ~forny
~hoge ~inte ~jon ~können ~let ~mich ~omgevi ~opgave ~recept ~server ~team ~than ~thanks ~us ~vakant ~wednes
~zorg
23 ADDRESS+DO AGO+BUSY CASE+HANDLED CASE+WE CONTACT+FROM_NOW DAY+MAIL INBOX+READ TEAM THANKS+UNTIL first:WORK
subject:TIME ~akut ~bekend ~bestel ~bo ~calend ~contro ~goedge ~hard ~heter ~i've ~inbox ~last ~sendes ~sich
~totaal ~week ~werkta ~winkel
22 ACCESS+MAIL ASK+TEAM BACK+I DAY+ORDER IN_OR_YOU+PLACE NOT+URGENT NOTHING_TO_DO OUR+SURVEY REMIND
first:GREET_ANY ~algeme ~behand ~belt ~emails ~heeft ~in ~kontak ~mejl ~moment ~møder ~now ~skreve ~usual ~ut
~volgen ~will ~ärende
21 ABSENT+ACCESS AGO+SOON ANSWER+VACATION ASKED+OUR BUSY+READ CASE+DAY DAY+WORK HOURS+ORDER INBOX+RECEIVED
NUMBER+REGISTERED QUESTION+TEAM RECEIVED+SIZE RECIPIENT+SERVER UNTIL+VACATION first:PLACE subject:DATA
subject:LEAVE ~aften ~app ~belast ~bereik ~cijfer ~digid ~factur ~fem ~fordel ~found ~geplaa ~hjalp ~holder
~høsten ~kirste ~logt ~maanda ~mødet ~questi ~rask ~tryk ~vrijwi ~zet
20 ABSENT+PLACE ACCESS+I ACCESS+MY AGO+READ ASKED+YOUR AUTO+REMIND CASE+REGISTERED CONTACT+REMIND DAY+LEAVE
DAY+NUMBER DAY+SURVEY DURING+I GOT+MAIL MY+YES ~0 ~anhang ~as ~direct ~echt ~fast ~fornye ~gift ~imens
~kursus ~ledenb ~manage ~onderw ~stukke ~team@e ~tot ~vervan ~verwij ~volgt ~vragen ~workin
19 ADDRESS+FAILED APPOINTMENT+BACK ASK+LEFT ASKED+SURVEY ASKED+THANKS BEEN CASE+FORWARDED COLLEAGUE+NOT
DATA+REGISTERED FAILED+INBOX FIGURE+SERVER FULL+RECIPIENT GOT+LEFT INBOX+LOGIN MONITOR+TIME NOT+SIZE
RECEIVED+RECIPIENT first:URGENT ~arbets ~beoord ~danach ~delive ~docume ~from ~geacce ~geoper ~gespre ~https:
~kigger ~legiti ~meesta ~noor ~nummer ~once ~pakken ~pensio ~save ~scherm ~school ~stapel ~total
18 AGO+SUBSCRIBED ASK+NEWS ASK+YOUR CASE+OUR CLOSED DO+LEAVE_LIST FIGURE+SIZE GOT+WISH HOURS+WORK MAIL+SIZE
MY+READ MY+SICK first:SIZE ~dette ~eén ~från ~geleze ~grænse ~invull ~lager ~lille ~mailt ~minut ~monday
~mornin ~onsdag ~opgege ~oss ~run ~sidder ~tar ~text ~worden ~years ~zendin
17 ADDRESS+I ADDRESS+RECEIVED AGO+TEAM ASK+COLLEAGUE ASK+URGENT AUTO+ORDER BUSY+UNTIL CASE+SIZE
DELIVER+FAILED FAILED+RECEIVED FIGURE+FULL NUMBER+READ QUESTION+WE SURVEY+YOUR TEAM+URGENT first:GONE
first:RECIPIENT first:SERVER subject:OUR ~abmeld ~am ~appara ~below ~bij ~ble ~comple ~geldig ~gitte ~griep
~herste ~instel ~join ~kies ~leg ~like ~ltd ~mailin ~maria ~mehr ~paid ~twee ~uppgif ~vender ~virked
16 ADDRESS+COLLEAGUE AGO+CASE AGO+CONTACT AGO+DATA AGO+IN_OR_YOU ANSWER+HOURS BACK+MAIL BACK+ME BECAUSE+MAIL
DATA+LEFT DATA+SOON DAY+MY DAY+SICK DELETE+LEAVE_LIST DO+MONITOR DO+NOTHING_TO_DO DO+URGENT DURING+IN_OR_YOU
GONE GOT+OUR LEAVE+UNTIL LEAVE_LIST+OUR ME+NOT NUMBER+YOUR RECEIVED+WORK ~afleve ~an ~andere ~anders ~anouk
~contac ~deltid ~dk ~gode ~hear ~help ~inzage ~lastig ~låg ~mellem ~naleze ~oprett ~org ~portug ~rådgiv
~sendt ~vandaa ~vanweg ~x
15 ANSWER+DATA ASK+FROM_NOW ASK+REMIND BACK+INBOX BECAUSE+THANKS BUSY+MY CASE+SOON COLLEAGUE+URGENT
CONTACT+INBOX CONTACT+ORDER DELETE+READ DELIVER+RECIPIENT DURING+PATIENCE FAILED+FULL FORWARDED+OUR I+NUMBER
INBOX+REGISTERED INBOX+THEY_TOLD MAIL+UNTIL MY+WISH NEWS+RECEIVED OUR+YOUR first:YOUR subject:INBOX ~alt
~bekeke ~berg ~blev ~das ~desvær ~duren ~ett ~famili ~gewend ~hours ~invita ~jeroen ~koden ~kortet ~mo ~or
~os ~profie ~richti ~sag ~stedet ~ta ~udfyld ~udløbe ~uge ~verden ~vigtig ~vis ~you've
14 ACCESS+UNTIL ADDRESS+ME ANSWER+OUR BACK+PLACE BEEN+MY CASE+CONTACT CLICK+I COLLEAGUE+WISH CONTACT+PLACE
CONTACT+STILL DELIVER+YOUR DURING+WE FAILED+SIZE FIGURE+READ HOURS+OUR IN_OR_YOU+SIZE LEFT+RECEIVED
MONITOR+NOT NUMBER+TIME WE+YOUR subject:SIZE ~brug ~daarom ~danken ~dingen ~doorge ~eenvou ~fat ~follow
~fordi ~før ~indgan ~klar ~krijge ~kælder ~leden ~longer ~løsnin ~maken ~meddel ~modera ~mogeli ~niets
~per@ex ~postko ~prakti ~regnsk ~ruimte ~ten ~toezen ~zon ~zwart ~ønsker
13 ABSENT+BUSY APPOINTMENT+ASKED APPOINTMENT+REMIND APPOINTMENT+URGENT BUSY+IN_OR_YOU CASE+MAIL CASE+TEAM
CLOSED+UNTIL DATA+NUMBER DO+NOT FAILED+NOT FIGURE+MY FIGURE+PATIENCE FORWARDED+WE GONE+NOT HANDLED+TEAM
IN_OR_YOU+LEFT IN_OR_YOU+WORK LEAVE_LIST+NUMBER LOGIN+REGISTERED MAIL+ORDER NUMBER+THANKS NUMBER+URGENT
QUESTION+TIME SOON+TEAM subject:BACK subject:FORWARDED ~agenda ~ansat ~change ~corres ~doen ~emil ~form
~formul ~hiervo ~hoi ~home ~hvor ~kaarte ~læs ~nächst ~operer ~opgehe ~orlov ~planni ~print ~recent ~reden
~ringer ~støv ~verbin ~weten
12 ABSENT+UNTIL ANSWER+LOGIN ASKED+NOT ASKED+SOON AUTO BACK+BUSY BACK+REMIND BUSY+DAY BUSY+HOURS
BUSY+PATIENCE CLOSED+PLACE CONTACT+FAILED CONTACT+NUMBER CONTACT+OUR CONTACT+TEAM DO+FAMILY DO+FROM_NOW
FAILED+FIGURE FAILED+MAIL FIGURE+WORK GREET_ANY IN_OR_YOU+MONITOR NOT+TIME ORDER+REMIND first:HANDLED ~add
~afhaal ~attend ~bilen ~derfor ~expect ~geleen ~held ~jan@ex ~januar ~keer ~klaar ~klage ~mails ~mw ~måneds
~pc ~regn ~rundt ~samler ~sign ~stille ~thermo ~those ~trying ~ubeste ~urgent ~verzen ~vill ~vrijda ~werken
~ziekte
-12 ABSENT+VACATION ADDRESS+INBOX ANSWER+AUTO ANSWER+MY ANSWER+YES BACK+ORDER BEEN+LOGIN CASE+INBOX
CASE+QUESTION CONTACT+NEWS CUSTOMER+MY DATA+YOU_ALL DAY+PAST DELETE+INBOX DELIVER+ME FIGURE+MAIL
FORWARDED+READ INBOX+PLACE INBOX+SOON INBOX+UNTIL LEAVE_LIST+NEWS LEFT+UNTIL LOGIN+QUESTION MY+PAST NOT+ORDER
PLACE+STILL WISH+YOUR ~ai ~behoud ~bitte ~borg ~can't ~check ~com ~cykler ~elregn ~faktur ~fjern ~formål
~gefeli ~gesele ~groet ~helpde ~hierov ~hjælpe ~hoeft ~i'd ~ind ~juni ~kræves ~kuiper ~kunnen ~leveri ~me
~mod ~møde ~notere ~nå ~optage ~own ~robot ~should ~sletni ~sleute ~timer ~today ~verifi ~voicem ~whatsa ~why
~zat ~zei ~zonnep
-13 ABSENT+CONTACT ABSENT+WE ADDRESS+WE AGO+FULL AGO+SICK AUTO+SOON BECAUSE+I BEEN+ME BEEN+RECIPIENT BUSY+WE
CUSTOMER+FIGURE DATA+OUR FAILED+I FAILED+YOUR FAMILY+MY FROM_NOW+MY FROM_NOW+RECEIVED FULL I+THEY_TOLD
IN_OR_YOU+MY LOGIN+SERVER ME+NUMBER MONITOR+RECIPIENT WISH+WORK first:CLICK first:NOTHING_TO_DO ~about
~beslis ~betwee ~bewaar ~bor ~copy ~credit ~d ~da ~duidel ~fastho ~fiets ~fødsel ~hebt ~hetzel ~job ~k ~kat
~koop ~kortnu ~liefst ~lov ~mijne ~n ~ontbre ~op ~opneme ~oversk ~overta ~phone ~postva ~receip ~reclam
~reply ~rigtig ~rykker ~sjælde ~slette ~tack ~terug ~tjen ~træffe ~venter ~verdie ~vereni ~verstr ~vijfti
~voorko ~zelden ~zestie ~zo ~zoiets
-14 ABSENT+ANSWER ABSENT+DAY ABSENT+LOGIN ADDRESS+WISH AGO+ASKED APPOINTMENT+MAIL ASKED+BEEN BUSY+PLACE
CLICK+WORK CONTACT+HOURS FIGURE+HOURS FIGURE+IN_OR_YOU FIGURE+ME FIGURE+NOT FULL+INBOX LEAVE_LIST+THEY_TOLD
LEAVE_LIST+WORK LEFT+PATIENCE MAIL+MONITOR MAIL+WORK MY+SERVER PLACE+QUESTION REMIND+YOUR TEAM+YOUR
first:HOURS subject:DO subject:TEAM ~alvast ~away ~bedes ~bel ~databe ~die ~domein ~eu ~forfal ~fout ~ge
~gewees ~goedko ~hoelan ~hurtig ~hvem ~klante ~kwarti ~lad ~millio ~oké ~papire ~partne ~postco ~result
~skicka ~tien ~tilfre ~uur ~waarop ~weet ~wij ~zakeli ~zelf
-15 ABSENT+STILL AGO+ANSWER ASKED+BACK AUTO+I AUTO+THEY_TOLD BEEN+DO CASE+TIME CLICK+RECEIVED DO+WE GOT+MY
I+REGISTERED IN_OR_YOU+LOGIN LOGIN+PLACE MY+VACATION NEWS+ORDER PATIENCE+URGENT RECIPIENT+REMIND SICK+YOUR
STILL+YOUR UNTIL+WISH subject:DELETE subject:MY ~and ~art ~bewind ~bliver ~bureau ~butikk ~crypto ~flere
~gaarne ~human ~hår ~jo ~ka ~komen ~komt ~lening ~ligget ~mail ~meters ~nedenf ~når ~også ~resten ~ska ~stk
~sælger ~terugg ~there' ~uw ~vent ~verbet ~verhui ~vroeg ~waarom ~wachtw ~win
-16 ANSWER+CONTACT ASKED+FIGURE BEEN+QUESTION CASE CONTACT+DELETE CONTACT+LOGIN DAY+FORWARDED DELETE+UNTIL
DELIVER DELIVER+ORDER DO+QUESTION DO+TEAM DO+UNTIL FROM_NOW+INBOX GREET_ANY+YOUR I+LEAVE_LIST INBOX+PATIENCE
IN_OR_YOU+SOON LEAVE+MY MY+RECIPIENT RECEIVED ~aanslu ~afvent ~bedst ~beloof ~certif ~congra ~ham ~hans
~herinn ~maart ~niks ~one ~opnieu ~pay ~rechts ~reklam ~snelle ~svare ~uenig
-17 ABSENT+SICK ANSWER+THEY_TOLD APPOINTMENT+NOT ASKED+LOGIN BEEN+ORDER BEEN+PATIENCE CLICK+MAIL DATA+WISH
FORWARDED+I GOT+THEY_TOLD IN_OR_YOU+NEWS LOGIN+OUR LOGIN+RECIPIENT MAIL+ME MY+RECEIVED MY+STILL MY+WORK
NUMBER first:CONTACT ~acknow ~akkoor ~author ~autori ~bitcoi ~dine ~eine ~elke ~frist ~google ~kortin ~laat
~mennes ~mr ~ondern ~rette ~retur ~sikker ~systee ~terugb ~voorta ~vraag
-18 ABSENT+YOUR ANSWER+QUESTION ANSWER+REMIND ASK+VACATION BECAUSE+MY CASE+LEFT DATA+IN_OR_YOU DAY+THANKS
DO+FIGURE DO+SOON HOURS+THEY_TOLD IN_OR_YOU+OUR LOGIN+RECEIVED ORDER+OUR ORDER+THEY_TOLD first:DELETE
first:WE subject:URGENT ~af ~dør ~factuu ~geacht ~gelede ~gider ~hilsen ~kasser ~maj ~marts ~min ~samme
~until ~was ~yes ~zal
-19 AGO+NUMBER APPOINTMENT+ASK APPOINTMENT+LEAVE APPOINTMENT+SURVEY APPOINTMENT+THEY_TOLD BACK+QUESTION
BEEN+STILL DAY+GOT DAY+NEWS DAY+REMIND FAILED+THEY_TOLD FIGURE+REMIND HOURS+PLACE I+INBOX IN_OR_YOU
IN_OR_YOU+RECEIVED MY+YOU_ALL ORDER+QUESTION ORDER+TEAM SOON+THEY_TOLD WE+WISH first:WISH ~beder ~christ
~deadli ~dollar ~every ~gebrui ~hun ~just ~kl ~nader ~offert ~selv ~site ~somebo ~tilmel ~vast ~vind ~webina
~welke
-20 ADDRESS+MY AGO+YOUR ASKED+GOT BACK+BEEN BACK+GOT BACK+READ CLICK+NOT CLICK+SOON FIGURE+NEWS
INBOX+QUESTION ME+QUESTION PLACE+WE READ+VACATION UNTIL+URGENT first:PATIENCE first:SOON ~bent ~blive ~else's
~fine ~holida ~late ~levera ~logo ~march ~mien ~nothin ~septem ~videre ~vorige ~været ~wissen
-21 BUSY+NOT CLICK+FAILED CLICK+THEY_TOLD COLLEAGUE+QUESTION CONTACT+QUESTION DATA+ME DAY+THEY_TOLD DELETE+MY
DELIVER+WE FIGURE+RECEIVED FIGURE+RECIPIENT GOT+IN_OR_YOU URGENT+YES first:FORWARDED first:FULL ~achter
~anden ~contai ~i ~kwam ~mangle ~mn ~mobile ~navnet ~nodig ~pris ~privat ~tak ~want ~weg
-22 ANSWER+BEEN APPOINTMENT+QUESTION ASK+DAY ASK+IN_OR_YOU ASK+MY ASKED+AUTO CASE+I FIGURE+YES I+THANKS
LOGIN+NUMBER NOT+SURVEY ~anmodn ~auf ~before ~begge ~doet ~expire ~gerust ~mei ~mvh ~navn ~noget ~scanne
~three
-23 ADDRESS+PATIENCE AGO+THEY_TOLD ASK+YOU_ALL COLLEAGUE+I DAY+QUESTION FIGURE+WE THANKS ~at ~betale ~betali
~eller ~energi ~hvorda ~link ~need ~newsle ~passt ~privac ~sig ~simon ~sir ~tell ~what ~wil
-24 ASKED+MAIL DAY+SOON DELETE+DO FIGURE+FORWARDED FIGURE+WISH I+SOON I+SURVEY INBOX+MONITOR MAIL+VACATION
MY+ORDER PLACE+WORK first:CUSTOMER first:FIGURE first:RECEIVED first:REMIND ~bad ~bruger ~hold ~klopt ~mevrou
~mijn ~venlig ~være ~wait
-25 CLICK+LOGIN CLICK+REMIND DO+ME I+NEWS ~afhand ~bellen ~dokume ~huis ~hvilke ~jeg ~kunder ~længer ~medarb
~modtag ~må ~nog ~per ~told ~vedhæf ~welk
-26 ANSWER+THANKS BACK+UNTIL INBOX+LEFT LEFT+WORK RECEIVED+SOON VACATION+YOUR first:NUMBER ~erasur ~here ~mæ
~pakke ~slecht ~survey ~tilbag ~verloo ~zij
-27 AGO+FIGURE ANSWER+I BACK+DELETE FAILED+REMIND I+PAST LOGIN+MY URGENT+YOUR first:AGO subject:FAMILY
~adress ~bruge ~dienst ~geboor ~goed ~hvad ~indsig ~it ~klantn ~nee ~ok ~person ~sms ~termij ~voor ~å
-28 ASK+BACK BEEN+MAIL CONTACT+MY DAY+YES ME+MY THEY_TOLD+YOUR first:UNTIL ~alle ~jyllan ~klik ~mens ~oplysn
~order ~work ~zo'n
-29 ADDRESS+NOT CLICK+YOUR MAIL+THEY_TOLD ~aub ~gevraa ~kunden ~men ~of ~please ~reacti ~te ~tegen ~vores
-30 AGO+DAY BACK+CONTACT INBOX+MY INBOX+WORK MY OUR+WE ~attach ~go ~invoic ~kreeg ~met ~over ~send ~skifte
-31 ABSENT+BEEN AGO+BEEN CUSTOMER+NUMBER INBOX+YOUR SERVER+YOUR first:CASE ~deres ~maand ~nej ~pas ~tilbud
~zie
-32 ANSWER+YOUR ASK+DATA CONTACT+IN_OR_YOU I+LOGIN I+WE PLACE+YOUR first:FAMILY first:IN_OR_YOU ~data ~de
~mij ~nachri ~slet ~vol ~æ
-33 APPOINTMENT+I I+YOU_ALL subject:LEAVE_LIST ~bare ~daar ~dear ~iphone ~kom ~meter ~ud ~zou
-34 CONTACT+FIGURE DAY+WE FIGURE+OUR FIGURE+TEAM FIGURE+THEY_TOLD ~bedrij ~der ~få ~hermed ~mailad
-35 BEEN+NOT DATA+QUESTION MY+YOUR VACATION+WE first:ADDRESS first:ANSWER first:DAY ~file ~post ~se ~t
-36 DAY+DO INBOX+ORDER ME+YOUR ~aftale ~hierbi ~jer ~kr ~off ~re ~til ~wrong
-37 I+STILL ~confir ~haar ~hij ~that
-38 ADDRESS+LEFT DO+I ~een ~fint ~ook ~vanaf ~ventum ~we're
-39 QUESTION+YOU_ALL ~bijlag ~email ~fijn ~gegeve ~og
-40 UNTIL+YES ~contra ~werkt
-41 ANSWER+SICK CASE+CUSTOMER FIGURE+I I I+YES ~forker
-42 DELETE+I ~brev ~gamle ~letter ~mig ~moet ~staan
-43 ASKED+MY CASE+MY IN_OR_YOU+QUESTION LEFT+NOT MY+QUESTION ~keine ~name
-44 BEEN+I ~betal ~does
-45 AUTO+NOT CONTACT+DAY FIGURE+YOUR MAIL+THANKS ~inden ~regnin ~virker ~wacht
-46 ASKED+I CUSTOMER I+MONITOR first:DO ~doesn' ~oude ~svar ~verkee
-47 THEY_TOLD ~monteu
-48 APPOINTMENT+ORDER FAMILY GOT ~i'm ~kopie
-49 DATA+MY MY+NOT short
-50 BACK+VACATION DATA+I ~dan ~maar
-51 subject:ACCESS ~addres ~dank ~iemand ~kære
-52 HOURS+I first:AUTO first:INBOX ~have
-53 I+RECEIVED WISH
-54 BACK+YOUR GOT+I first:GOT ~friday ~om ~sender ~så ~waar ~zijn
-55 ~al ~ik
-56 ASK CONTACT+VACATION DELETE ~telefo
-57 ~en
-58 CONTACT+I ~naam ~verzoe
-59 ASK+I DAY+NOT I+YOUR
-60 ~gerne
-61 ASK+QUESTION first:QUESTION ~euro
-62 CONTACT+ME I+NOT first:DATA ~mag ~wel
-63 ~man
-64 medium ~van
-65 FIGURE+INBOX ME ~nu ~som
-66 first:YES first:YOU_ALL ~jullie ~skal ~staat
-68 first:ASK first:MAIL
-70 DO I+QUESTION ~vil
-72 first:COLLEAGUE first:ME first:STILL first:THANKS
-73 answers ~det
-75 ~graag
-76 I+WISH STILL ~et ~gratis
-77 BEEN+SICK
-82 first:LEAVE_LIST
-84 ~meer
-89 ~ja
-93 DATA
-107 YOU_ALL
-113 ~dat
-115 YES
-158 tiny
-160 QUESTION
-175 first:MY
-185 ~jeres
-262 always
"""
