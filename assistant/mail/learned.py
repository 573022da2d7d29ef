"""What each trait of a letter weighs, in hundredths; `tools.learn_machine_mail` wrote it.

A name such as `I+UNTIL` is two concepts in one sentence, `~vervan` a word that begins so.
"""

ENOUGH = 0.94  # all weights of a letter together

TABLE = """
263 subject:YOUR
210 subject:RECEIVED
193 ~du
187 subject:ORDER
180 subject:AUTO
167 subject:DELIVER
158 box:system
151 ADDRESS
148 URGENT
137 subject:ABSENT
133 LEAVE_LIST
132 subject:DAY
128 ~je
127 subject:SURVEY
125 NOT+QUESTION
123 subject:FIGURE subject:VACATION
122 COLLEAGUE+MY subject:MAIL
120 subject:APPOINTMENT
119 BACK+DAY
117 subject:WE
116 COLLEAGUE subject:ASKED
113 APPOINTMENT
106 subject:MONITOR
103 ANSWER+WE
100 BACK+FIGURE
98 subject:NUMBER
97 subject:I
95 subject:FAILED
92 READ
91 I+LEFT
90 ~sie
89 ~to
88 CONTACT first:ABSENT
87 MAIL ~dage
86 FIGURE+UNTIL I+MAIL
85 SOON first:VACATION
84 ~berich
83 CLICK TIME
82 ~finns
80 QUESTION+URGENT
79 subject:LEFT
78 subject:LOGIN ~online
77 SOON+WE ~ben
76 subject:QUESTION
72 ~din ~messag
71 BUSY OUR+QUESTION
70 PATIENCE
69 ~ontvan
68 subject:CLOSED ~dig ~priori
67 DURING ~deze ~dit ~e-mail ~hej
66 CASE+YOUR
65 answers ~even
64 ADDRESS+CONTACT wishless ~donder
63 subject:NOT subject:PLACE
62 ABSENT MAIL+RECEIVED YOUR ~und
61 ~deg
60 subject:REMIND
59 DAY first:APPOINTMENT ~beantw ~frau ~svarer ~tid
58 I+LEAVE LOGIN subject:NEWS
57 INBOX+NOT LEAVE first:BUSY
56 CONTACT+FORWARDED QUESTION+WISH ~if ~materi
55 MAIL+READ first:SURVEY subject:ASK ~tijd
54 ASK+NOT VACATION first:TIME ~denne ~ligger
53 CLOSED+DAY FIGURE+TIME REGISTERED+YOUR ~moeten ~via
52 LEFT ~morgen
51 CLOSED+FIGURE FIGURE+MONITOR NOT+PLACE WE first:LEFT subject:CASE ~dette ~e ~melde
50 ANSWER+PATIENCE CONTACT+URGENT DO+LEAVE_LIST OUR+WISH SUBSCRIBED ~august ~är
49 BEEN+LEFT DAY+YOUR I+WORK MAIL+RECIPIENT subject:REGISTERED ~besøge ~forven ~postka ~we'll
48 AGO LOGIN+NOT first:DURING ~besvar ~browse ~jaar ~spoed
47 HOURS+NUMBER I+SICK I+VACATION SIZE subject:DATA ~are ~mine ~verzon ~wegens
46 MAIL+NOT MONITOR NEWS+QUESTION ~tamara
45 HANDLED+YOUR SICK ~accept ~again ~been ~gewijz ~weer
44 UNTIL first:SICK subject:HANDLED ~arbejd ~hat ~ihre ~nummer ~ugen
43 DAY+FIGURE MAIL+SICK NOT+RECIPIENT ~be ~e-post ~exampl ~neem ~zit ~år
42 AUTO+DURING BACK+SICK BUSY+I DELETE+MAIL ~dagen ~hører ~noen ~you
41 ASK+OUR ASK+SURVEY BEEN+VACATION COLLEAGUE+CONTACT I+URGENT PATIENCE+THANKS PLACE WORK subject:ANSWER
~days ~has ~inn ~mina
40 APPOINTMENT+NUMBER FAILED+RECIPIENT QUESTION+SURVEY RECIPIENT nobody
39 MAIL+MY ORDER SURVEY subject:BUSY ~decemb ~er ~files ~kolleg ~kontor ~on ~use ~wieder ~wurde ~zes
38 ADDRESS+ASK AGO+CLICK LEFT+WISH NOT+SERVER ~gang ~half ~helaas ~kort ~krijgt ~minutt ~schrei ~snart
37 LEAVE_LIST+WISH MAIL+WE subject:SICK ~bo ~can ~efterå ~im ~minute ~recipi
36 ANSWER+SURVEY APPOINTMENT+HOURS DAY+PLACE DAY+READ I+MY ~henven ~ihr ~ingele ~logget ~will ~wordt
35 ADDRESS+FROM_NOW ANSWER ANSWER+BUSY AUTO LEFT+QUESTION ~først ~kunt ~laptop ~servic ~svarti ~uns ~wir
34 ABSENT+TEAM ACCESS BECAUSE CASE+HANDLED DAY+ME DELIVER+MAIL IN_OR_YOU+LEAVE LOGIN+THEY_TOLD ME+SICK
NUMBER+ORDER SUBSCRIBED+YOUR first:LEAVE ~desvær ~forny ~lukker ~niet ~overen ~shared ~torsda ~visit ~webver
~wilt ~with ~årsski
33 ACCESS+FIGURE GOT+RECIPIENT NEWS+WISH RECEIVED+YOUR SOON+WORK first:LOGIN subject:CONTACT ~app ~bewegi
~bezoek ~emerge ~fem ~get ~korte ~leuk ~meld ~tålmod ~under ~view
32 ANSWER+ASK AUTO+RECIPIENT CONTACT+FROM_NOW NOT+READ THANKS+WE subject:LEAVE subject:SUBSCRIBED ~att ~dag
~had ~jag ~lige ~rabatt ~uitnod ~væk
31 ABSENT+I CLOSED+WE DATA+YOUR INBOX+RECIPIENT LEAVE_LIST+QUESTION first:REGISTERED subject:READ ~automa
~dossie ~from ~let ~na
30 ASKED+CONTACT AUTO+SUBSCRIBED CASE+COLLEAGUE CLICK+SURVEY COLLEAGUE+LEFT DAY+OUR DAY+WORK HANDLED
NUMBER+YOUR ~behand ~binnen ~eruit ~frivil ~paket ~recept ~tre
29 ADDRESS+RECEIVED AGO+BACK BACK+CLICK BACK+I DAY+UNTIL DELETE+YOUR FORWARDED HOURS+WE ~advise ~contac
~docume ~hos ~host ~kijk ~lidt ~nicht ~opgave ~profil ~secret ~sensor ~server ~than ~up ~zustän ~über
28 GOT+MAIL LEAVE_LIST+MAIL NOT+RECEIVED ORDER+YOUR OUR+SURVEY subject:FULL ~antwor ~bekijk ~contro ~helpen
~it's ~jon ~novemb ~och ~tømmes
27 ADDRESS+DELIVER ADDRESS+I ADDRESS+YOUR BEEN+URGENT DAY+ORDER FIGURE+VACATION I+NUMBER INBOX+URGENT
NOTHING_TO_DO SURVEY+WE first:READ first:SUBSCRIBED subject:TIME ~afsche ~anythi ~bedank ~bei ~betalt ~bruges
~echt ~haben ~heter ~høsten ~mailbo ~meldin ~portug ~till ~vakant ~veerti ~werkda ~werkta
26 APPOINTMENT+DAY BECAUSE+YOUR DELETE+FIGURE GOT+NEWS INBOX+READ MAIL+YOUR MY+YES NEWS first:CLOSED
first:RECIPIENT ~autosv ~brænde ~ich ~ledenb ~naar ~nieman ~sendes ~ses ~totaal ~workin
25 APPOINTMENT+CLICK ASK+LEFT ASKED+THANKS DELETE+MONITOR DO+YOUR FAILED+RECEIVED HOURS+ORDER
NUMBER+REGISTERED ORDER+WE QUESTION+TIME THANKS+UNTIL first:FAILED first:SERVER ~cijfer ~erreic ~har ~heeft
~i'll ~imens ~mich ~monday ~noor ~not ~pensio ~prøvep ~spørgs ~this ~uitzon ~zorg
24 ADDRESS+DO ANSWER+IN_OR_YOU ASKED+SURVEY BUSY+MAIL CASE+IN_OR_YOU CASE+REGISTERED COLLEAGUE+ME CONTACT+OUR
FORWARDED+YOUR IN_OR_YOU+PLACE LEAVE+UNTIL MAIL+ORDER RECIPIENT+SERVER ~anders ~av ~by ~del ~ditt ~från ~här
~jul ~oss ~ret ~scherm ~tager ~toner ~unsubs
23 ABSENT+NOT AGO+BUSY ASK+FROM_NOW CASE+RECEIVED COLLEAGUE+NUMBER FIGURE+MY MY+TIME NEWS+NOT ORDER+REMIND
first:ACCESS subject:CLICK ~0 ~bin ~fordel ~haster ~legiti ~læses ~pakken ~stjern ~ten ~vindt ~wednes ~wie
~you'll
22 ANSWER+MAIL BACK+MY BUSY+READ CLOSED CONTACT+STILL CONTACT+THANKS DAY+LEAVE FIGURE+SOON FULL+RECIPIENT
LEFT+NEWS MAIL+SIZE OUR RECEIVED+SIZE ~admini ~arbets ~griep ~klinik ~können ~maanda ~mejl ~møder ~postbu
~rask ~sich ~urgent ~usual
21 ACCESS+MAIL ACCESS+MY ADDRESS+FAILED ANSWER+WORK BEEN+DAY BEEN+FIGURE CLICK+UNTIL CONTACT+REMIND
DAY+NUMBER NOT+TIME REMIND SERVER SURVEY+UNTIL TEAM first:BEEN first:SIZE ~afleve ~frigiv ~hoge ~inbox ~inte
~kontak ~oprett ~team ~twee ~wasn't ~ärende
20 ABSENT+ACCESS ANSWER+DAY APPOINTMENT+CONTACT ASK+WE ASKED+OUR BEEN CASE+FORWARDED CONTACT+INBOX
DO+NOTHING_TO_DO FAILED+INBOX FIGURE+SIZE FIGURE+SURVEY GOT+WISH INBOX+RECEIVED MAIL+OUR MAIL+PLACE NOT+SIZE
NUMBER+WISH OUR+RECEIVED PATIENCE+SOON UNTIL+VACATION subject:INBOX ~accoun ~algeme ~bekend ~dingen ~fast
~follow ~hard ~lille ~manage ~maria ~næste ~paid ~profie ~stapel ~u ~uppgif ~zwart
19 AGO+CASE AGO+READ AUTO+REMIND BACK BACK+ME DELIVER+FAILED DO+URGENT FIGURE+PATIENCE FIGURE+PLACE
FIGURE+SERVER GOT+LEFT MONITOR+NOT TEAM+URGENT first:GREET_ANY first:I subject:AGO subject:SIZE ~akut ~an
~anhang ~appara ~comple ~das ~dk ~doen ~factur ~geleze ~gestuu ~hours ~i've ~in ~last ~liggen ~ltd ~låg
~mailin ~mødet ~once ~our ~school ~skreve ~text ~total ~vervan ~vragen ~vrijwi ~werken ~worden
18 ABSENT+IN_OR_YOU ACCESS+I ADDRESS+COLLEAGUE ANSWER+DATA ASK+NEWS BEEN+INBOX BEEN+OUR BUSY+UNTIL CASE+TEAM
DAY+MAIL FIGURE FIGURE+WORK HOURS+OUR INBOX+REGISTERED LEAVE_LIST+OUR ORDER+TIME RECEIVED+RECIPIENT
REGISTERED subject:BACK ~back ~bestel ~bij ~direct ~eén ~fredag ~geacce ~grænse ~invull ~kirste ~longer
~niets ~now ~opgege ~salari ~spørge ~thanks ~two ~vandaa ~vanweg ~virked
17 ABSENT+BUSY AGO+DATA AGO+IN_OR_YOU AGO+SOON ANSWER+LOGIN ASK+TEAM AUTO+ORDER BACK+INBOX CASE+SIZE
CONTACT+ORDER DATA+LEFT DAY+MY DAY+SICK FAILED+FULL FAILED+SIZE I+UNTIL MY+SICK NUMBER+URGENT WE+YOUR ~alt
~below ~ble ~code ~comput ~delive ~fat ~geoper ~gitte ~kies ~kortet ~lager ~leg ~like ~løsnin ~moment ~mornin
~omgevi ~opgehe ~per@ex ~postko ~prakti ~run ~save ~ta ~team@e ~winkel
16 ADDRESS+ME AGO+TIME ASK+REMIND BECAUSE+MAIL BUSY+MY COLLEAGUE+NOT DAY+HOURS DAY+I DELETE+READ DO+MONITOR
FIGURE+READ FORWARDED+OUR HANDLED+OUR INBOX+THEY_TOLD LOGIN+REGISTERED ME+VACATION NOT+SICK OUR+SOON
QUESTION+TEAM SURVEY+YOUR ~afhaal ~aften ~andere ~ansat ~duren ~gewend ~gode ~hjalp ~hoi ~home ~hr@exa
~https: ~instel ~invite ~kigger ~lastig ~mailt ~mirjam ~ny ~onderw ~ons ~questi ~regnsk ~sygeme ~system ~tryk
~weten ~years
15 ACCESS+DAY ACCESS+UNTIL AGO+CONTACT AGO+RECEIVED ANSWER+HOURS ANSWER+VACATION ASK+TIME BEEN+MY
DATA+REGISTERED DAY+SURVEY DELETE+LEAVE_LIST GONE GOT+OUR IN_OR_YOU+LEFT LEFT+RECEIVED ME+NOT NUMBER+READ
NUMBER+THANKS first:TEAM first:YOUR ~abmeld ~belt ~bis ~danken ~doorge ~emails ~famili ~found ~fået ~hear
~herste ~krijge ~kursus ~maken ~meddel ~meesta ~mehr ~os ~ruimte ~sidder ~t/m ~tirsda ~toezen ~udfyld ~verbin
~verden ~vigtig ~zendin ~zet ~ziens
14 ADDRESS+BEEN APPOINTMENT+ASKED APPOINTMENT+BACK APPOINTMENT+REMIND ASK+CONTACT BACK+REMIND BEEN+HOURS
BUSY+HOURS CASE+OUR CLOSED+UNTIL DELIVER+YOUR DURING+WE INBOX+LOGIN IN_OR_YOU+SIZE IN_OR_YOU+WORK
LEAVE_LIST+NUMBER LOGIN+YOUR MONITOR+TIME subject:STILL ~as ~belast ~digid ~eenvou ~framel ~geldig ~geleen
~geplaa ~goedge ~logt ~læs ~mogeli ~nächst ~onsdag ~out ~planni ~rådgiv ~sendt ~sms ~stille ~touch ~trying
~verban ~volgt ~x ~ønsker
13 ACCESS+BACK ASK+ORDER ASK+URGENT BECAUSE+THANKS COLLEAGUE+SOON CONTACT+NUMBER CONTACT+TEAM DATA+NUMBER
DELIVER+RECIPIENT DURING+IN_OR_YOU DURING+PATIENCE FAILED+MAIL FIGURE+FULL FULL+NOT HANDLED+IN_OR_YOU
HOURS+WORK I+PLACE LEFT+MY NEWS+UNTIL first:GONE ~bemærk ~change ~contin ~daarom ~foresl ~form ~gift ~horen
~indgan ~jeroen ~klage ~klar ~kælder ~lav ~läser ~meldt ~mellem ~mo ~org ~patien ~regn ~richti ~status
~stedet ~thermo ~tidspu ~vis ~waitin ~weiter ~zum
12 ADDRESS+FORWARDED AGO+COLLEAGUE ASKED+HANDLED ASKED+YOUR AUTO+GOT BACK+MAIL BEEN+HANDLED CASE+SOON
COLLEAGUE+DATA CONTACT+FAILED CONTACT+SOON CONTACT+WE DATA+RECEIVED DATA+SOON DAY+PATIENCE DAY+VACATION
DO+INBOX DO+NOT FAILED+WE FORWARDED+WE FROM_NOW+I INBOX IN_OR_YOU+MONITOR IN_OR_YOU+REMIND IN_OR_YOU+SERVER
NUMBER+WE SERVER+SIZE SOON+TEAM SOON+YOUR first:PLACE subject:FORWARDED ~anouk ~attend ~barsel ~berg ~bescho
~bilen ~bortse ~byt ~calend ~deltid ~ett ~forlæn ~gave ~gespre ~heerli ~helst ~ingebo ~karin ~leden ~medici
~naleze ~nylig ~orlov ~overge ~patchy ~rettet ~sag ~see ~sign ~tar ~those ~versch ~vill ~zich ~ziekte
-12 AGO+FULL APPOINTMENT+LEAVE APPOINTMENT+SURVEY ASK+PLACE AUTO+QUESTION BEEN+RECIPIENT DELETE+IN_OR_YOU
DELIVER+MY FAMILY+MY FIGURE+YOU_ALL FORWARDED+READ I+RECIPIENT INBOX+IN_OR_YOU INBOX+MAIL IN_OR_YOU+MAIL
IN_OR_YOU+NUMBER LEAVE_LIST+THEY_TOLD LEAVE_LIST+WORK MY+PAST MY+YOU_ALL NEWS+WE NEWS+YOUR SICK+YOUR
UNTIL+WISH URGENT+YES subject:DELETE subject:DO subject:TEAM ~afgøre ~alvast ~beslis ~bewaar ~d ~drie ~elregn
~erin ~februa ~flytni ~foråre ~frafly ~fragt ~helpde ~hver ~jo ~juni ~kan ~kuiper ~kunnen ~kwarti ~micros
~mijne ~millio ~ned ~nieuwe ~nå ~opgeno ~orden ~overfø ~papers ~plaats ~postva ~reagee ~rechtb ~should
~sikker ~sjælde ~spærre ~stands ~stond ~svare ~terugg ~udvalg ~uit ~until ~verstr ~voicem ~wachtw ~weet
~zakeli ~zat
-13 ABSENT+VACATION ABSENT+WORK ACCESS+LEFT ANSWER+AUTO ANSWER+CONTACT ANSWER+RECEIVED ASKED+BACK AUTO+BEEN
AUTO+MY BEEN+QUESTION CLICK+FIGURE CLICK+NOT COLLEAGUE+THANKS CONTACT+LOGIN DATA+DO DATA+SICK DAY+FORWARDED
HOURS+RECEIVED INBOX+WISH LEFT+NOTHING_TO_DO LOGIN+PLACE LOGIN+RECIPIENT MAIL+MONITOR MY+RECIPIENT PAST
PATIENCE+URGENT first:CLICK ~aanslu ~about ~bedst ~beloof ~bewind ~bitte ~bkr ~bureau ~check ~dem ~dienen
~execut ~fiets ~firmae ~flemmi ~fra ~fødsel ~gaarne ~gekome ~gewees ~google ~hent ~het ~imod ~kræves ~når
~omsætn ~optage ~oversk ~partne ~reclam ~ref ~salget ~schikt ~spam ~there' ~tjen ~toeste ~været ~zelden
~zoiets
-14 ABSENT+LOGIN ADDRESS+SERVER ADDRESS+WISH AGO+ASKED ANSWER+I ASK+DELETE AUTO+PATIENCE BACK+BEEN BACK+UNTIL
BECAUSE+MY CASE COLLEAGUE+YOUR CONTACT+WISH DAY+PAST DAY+THANKS DELETE+UNTIL DO+QUESTION FIGURE+IN_OR_YOU
FIGURE+NEWS FORWARDED+I GREET_ANY+YOUR INBOX+PATIENCE LEFT+UNTIL LOGIN+RECEIVED NOT+THANKS PLACE+READ
STILL+YOUR first:NOTHING_TO_DO ~advoca ~ai ~auf ~bor ~boss ~butikk ~cliënt ~crypto ~faktur ~fijne ~gebrui
~gider ~goedko ~helt ~hoelan ~hår ~i ~intern ~ka ~kone ~kortnu ~lad ~ligget ~medarb ~modtag ~målere ~op
~rechts ~result ~robot ~septem ~ska ~sletni ~snel ~strøm ~strømm ~that's ~then ~tlf ~vent ~venter ~vijfti
~waarom ~welke ~zien
-15 AGO+THEY_TOLD ANSWER+REMIND ANSWER+THEY_TOLD APPOINTMENT+NOT ASK+YOU_ALL BEEN+ME BEEN+STILL CASE+NUMBER
CLICK+MY INBOX+SERVER IN_OR_YOU+ORDER IN_OR_YOU+OUR MY+VACATION NOT+WORK PLACE+QUESTION QUESTION+STILL
STILL+WE WE+WISH first:FORWARDED subject:MY ~aan ~akkoor ~art ~bakker ~beder ~bent ~bitcoi ~c ~case ~databe
~deadli ~eu ~forfal ~frist ~groet ~haft ~ham ~just ~kat ~komt ~logo ~nogen ~pay ~simon ~straat ~terugb
~tilfre ~verhui ~vraag ~within ~zelf ~zestie ~zonnep
-16 ABSENT+ANSWER ABSENT+CONTACT ADDRESS+NOT ASK+MY BACK+READ BUSY+NOT CLICK+MAIL CONTACT+QUESTION
DATA+IN_OR_YOU DATA+MAIL FIGURE+WE GOT+MY I+LEAVE_LIST I+ORDER INBOX+LEFT RECEIVED+STILL UNTIL+URGENT
first:NOT ~acknow ~af ~afvent ~author ~certif ~copy ~dine ~doet ~efter ~glemt ~human ~hurtig ~lov ~ondern
~regist ~reply ~rigtig ~site ~skicka ~slå ~survey ~sælger ~tack ~tel ~tell ~tien ~uenig ~vroeg ~webina ~wij
~zaak
-17 ABSENT+WISH APPOINTMENT+ASK ASK+LOGIN ASKED+LOGIN ASKED+ME DAY+NEWS DELIVER+WE HOURS+NOT HOURS+THEY_TOLD
NEWS+ORDER ORDER+OUR ORDER+THEY_TOLD PLACE+WORK SOON+THEY_TOLD first:FROM_NOW ~bevest ~bliver ~com ~congra
~dollar ~elke ~fijn ~gelede ~havde ~holida ~kasser ~kvitte ~lening ~levera ~leveri ~maj ~marts ~mien ~overda
~reques ~sir ~tak ~three ~tweede ~vast
-18 ABSENT+YOUR AGO+NUMBER AGO+UNTIL ANSWER+YOUR APPOINTMENT+THEY_TOLD ASKED+DAY BACK+QUESTION BEEN+ORDER
CASE+LEFT CLICK+THEY_TOLD CONTACT+HOURS DATA+OUR FIGURE+MAIL INBOX+NUMBER IN_OR_YOU+NEWS LEFT+WORK LOGIN+OUR
ME+QUESTION ORDER+TEAM PLACE+WE READ+VACATION ~ab ~at ~betali ~da ~eine ~every ~factuu ~gerust ~hans ~lukt
~mail ~mennes ~nader ~navnet ~nodig ~nothin ~one ~reklam ~retur ~selv ~slette ~timer ~win ~yildiz ~zal
-19 ABSENT+STILL ANSWER+YES ASK+INBOX ASKED+GOT CLICK+SOON COLLEAGUE+FIGURE CONTACT+IN_OR_YOU DAY+WE DO+WE
FAILED+THEY_TOLD FIGURE+ME HOURS+PLACE I+IN_OR_YOU IN_OR_YOU+RECEIVED NOT+SURVEY first:WE subject:URGENT ~bad
~ge ~hun ~kl ~kortin ~længer ~march ~min ~også ~ok ~p ~pris ~resten ~vorige
-20 ABSENT+DAY ASKED+AUTO COLLEAGUE+QUESTION DATA+ME DO+SOON FAILED+I FIGURE+WISH GOT+THEY_TOLD LEAVE+MY
NUMBER PLACE+WISH first:IN_OR_YOU ~autori ~betwee ~die ~dør ~hvad ~kwam ~mailad ~mei ~offert ~opnieu ~scanne
~verloo ~vind
-21 ADDRESS+DELETE ADDRESS+INBOX ADDRESS+PATIENCE ANSWER+QUESTION ASK+VACATION BACK+GOT FAILED+YOUR
FIGURE+REMIND HANDLED+NOT MAIL+SERVER RECEIVED+SOON WISH+WORK first:FULL first:SOON ~away ~bruger ~contai
~else's ~hvilke ~indsig ~meters ~reager ~rykker ~s ~samme ~se ~snelle ~tilmel ~vedhæf ~videre ~wissen ~yes
-22 ADDRESS+MY AGO+FIGURE CLICK+FAILED DAY+REMIND DELETE+DO DELETE+MY DO+UNTIL I+REGISTERED MY+RECEIVED
URGENT+YOUR first:CASE first:HOURS ~beklag ~do ~dokume ~expire ~hem ~it ~mangle ~navn ~niks ~per ~slecht
~somebo ~told ~weg
-23 AGO+DAY ANSWER+BEEN ASKED+MAIL BACK+DELETE CLICK+LOGIN DAY+THEY_TOLD DAY+YES FIGURE+FORWARDED I+THANKS
INBOX+MONITOR IN_OR_YOU MAIL+VACATION THANKS first:CUSTOMER first:PATIENCE ~achter ~bruge ~geacht ~hold
~hvorda ~klantn ~link ~need ~newsle ~noget ~papire ~vi ~voor ~welk ~wil
-24 AUTO+I BEEN+MAIL BEEN+NOT BEEN+PATIENCE CLICK+REMIND I+PAST I+SURVEY INBOX+PLACE LOGIN+MY first:AUTO
first:WISH ~alle ~anmodn ~gaan ~goed ~hermed ~hilsen ~komen ~kunder ~laat ~mn ~order ~pakke ~phone ~postco
~read ~sig ~so ~wait
-25 COLLEAGUE+I CUSTOMER+NUMBER DATA+QUESTION GOT+IN_OR_YOU LOGIN+QUESTION ME+MY SERVER+YOUR THEY_TOLD+YOUR
VACATION+YOUR first:FAMILY ~bellen ~få ~herinn ~job ~mæ ~oplysn ~privac ~tilbag ~være ~zij ~å
-26 ABSENT+BEEN AGO+BEEN APPOINTMENT+QUESTION FIGURE+NOT I+NEWS MY+ORDER ~aub ~dear ~deres ~dienst ~erasur
~go ~i'm ~klopt ~privat ~zie ~zo'n
-27 CASE+I FIGURE+HOURS I+WE MAIL+ME MAIL+WORK QUESTION+YOU_ALL RECEIVED ~begge ~betale ~huis ~klik ~late
~mobile ~mvh ~pas ~want
-28 ANSWER+THANKS ASK+DATA ASK+DAY I+INBOX box:desk ~afhand ~attach ~before ~den ~fine ~here ~mens ~met ~over
~that ~was
-29 AUTO+NOT CONTACT+FIGURE DAY+GOT I+YES I+YOU_ALL INBOX+YOUR subject:FAMILY subject:LEAVE_LIST ~invoic
~jyllan ~kr ~mevrou ~ook ~slet ~termij ~venlig ~vores ~we're
-30 ASK+BACK ASK+IN_OR_YOU DO+FIGURE FIGURE+OUR I+LOGIN OUR+WE first:DAY first:NUMBER first:RECEIVED ~bedrij
~christ ~maand ~men ~mr ~nog ~post ~reacti ~systee ~så ~til ~vol
-31 ASKED+FIGURE CLICK+YOUR LEFT+NOT UNTIL+YES first:AGO first:INBOX ~and ~må ~off ~og
-32 CONTACT+DELETE DAY+SOON I+STILL INBOX+QUESTION LOGIN+NUMBER first:ADDRESS ~anden ~daar ~jeg ~kreeg ~meter
~nachri ~nee ~person ~please ~tegen ~uw ~ventum ~what ~wrong
-33 BACK+CONTACT FIGURE+RECIPIENT FIGURE+TEAM INBOX+WORK ~hij ~mijn ~of ~passt ~t ~te ~werkt
-34 CASE+CUSTOMER FAILED+REMIND I+SOON MAIL+THEY_TOLD ~email ~file ~haar ~iphone ~æ
-35 DAY+QUESTION DO+ME INBOX+ORDER MY+SERVER first:REMIND ~kunden ~skifte ~tilbud
-36 FIGURE+THEY_TOLD MAIL+THANKS MY+QUESTION ~kom ~re ~work ~zou
-37 ASKED+MY DELETE+I ~bijlag ~data ~geboor ~jer ~k ~letter ~mij ~ud ~wacht
-38 CONTACT+MY I+RECEIVED first:FIGURE ~contra ~nej ~vanaf
-39 CONTACT+DAY FIGURE+RECEIVED MY ~eller ~staan
-40 CUSTOMER DAY+DO FIGURE+I IN_OR_YOU+QUESTION PLACE+YOUR ~adress ~betal ~confir ~dan ~de ~gegeve ~name
-41 ANSWER+SICK FIGURE+YES I+MONITOR first:ANSWER ~aftale ~bare ~does ~doesn' ~een ~mig ~verkee
-42 ADDRESS+LEFT MY+YOUR ~en ~gamle
-43 ASK+I DO+I MY+NOT ~dank
-44 DATA+MY INBOX+MY ~brev
-46 APPOINTMENT+I APPOINTMENT+ORDER I THEY_TOLD first:DO ~have ~oude ~waar
-47 DATA+I GOT ME+YOUR VACATION+WE ~der ~friday ~kære ~virker
-48 ~forker ~maar ~svar
-49 ASKED+I ~iemand ~keine ~moet ~monteu
-50 BACK+VACATION CASE+MY
-51 BACK+YOUR WISH first:MAIL ~send
-52 FAMILY ~ik ~sender
-53 ~fint
-54 CONTACT+VACATION first:YOU_ALL ~addres ~al ~regnin
-55 FIGURE+YOUR HOURS+I first:THANKS short ~euro ~jullie ~naam
-56 GOT+I ME ~vil
-57 DAY+NOT FIGURE+INBOX I+QUESTION I+YOUR ~staat
-58 first:ME ~gerne ~gevraa ~hierbi ~om
-59 ~som ~zijn
-60 ~nu ~skal
-61 first:DATA first:GOT ~inden
-62 ASK DO ~man
-63 BEEN+I CONTACT+ME first:YES
-64 ASK+QUESTION
-67 CONTACT+I ~mag
-68 first:ASK first:COLLEAGUE ~kopie
-69 ~verzoe
-70 I+NOT first:STILL ~graag ~gratis
-71 BEEN+SICK first:QUESTION medium
-72 ~wel
-74 ~et
-77 I+WISH ~telefo ~van
-79 DELETE ~det
-80 STILL
-81 ~meer
-89 ~ja
-92 first:LEAVE_LIST
-95 YOU_ALL
-97 DATA
-117 ~dat
-121 YES
-142 QUESTION
-154 tiny
-170 first:MY
-175 ~jeres
-273 always
"""
