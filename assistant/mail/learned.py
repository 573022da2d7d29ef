"""What each trait of a letter weighs, in hundredths; `tools.learn_machine_mail` wrote it.

A name such as `I+UNTIL` is two concepts in one sentence, `~vervan` a word that begins so.
"""

ENOUGH = 0.41  # all weights of a letter together

TABLE = """
174 ~du
169 subject:AUTO
156 subject:ORDER subject:RECEIVED
146 box:system
145 subject:DELIVER
144 ADDRESS
134 subject:FIGURE
133 subject:SURVEY
127 NOT+QUESTION subject:MAIL
125 COLLEAGUE
124 COLLEAGUE+MY
118 APPOINTMENT BACK+DAY
108 subject:VACATION
107 ANSWER+WE LEAVE_LIST
106 subject:ABSENT
105 subject:FAILED
104 subject:NUMBER
102 subject:DAY
99 subject:YOUR
97 CONTACT
96 URGENT
93 subject:I
90 subject:MONITOR ~to
88 MAIL subject:WE ~sie
86 ~je
85 subject:DATA
84 first:ABSENT
83 FIGURE+UNTIL I+LEFT
81 READ SOON
80 CLICK
79 I+MAIL
78 subject:APPOINTMENT wishless ~finns
77 PATIENCE box:desk first:VACATION
75 subject:ASKED ~online
74 BACK+FIGURE subject:LOGIN
73 BUSY TIME
71 ~e-mail
70 ~din
69 ~berich
68 OUR+QUESTION SOON+WE subject:QUESTION ~even
67 ABSENT ADDRESS+CONTACT
66 MAIL+READ
65 ~priori
64 first:TIME
63 CASE+YOUR ~deze ~frau
62 SUBSCRIBED ~ben ~messag
61 subject:LEFT
60 LEAVE ~dit
59 DAY+YOUR NOT+PLACE first:SURVEY ~dage
58 YOUR ~are ~postka
57 I+URGENT subject:NOT ~deg ~und
56 DAY+FIGURE LOGIN
54 FIGURE+MONITOR subject:REGISTERED ~on ~ontvan
53 WE subject:SUBSCRIBED ~decemb ~ugen
52 CLOSED+DAY DAY I+LEAVE I+WORK first:APPOINTMENT subject:REMIND ~if ~morgen ~verzon
51 CONTACT+FORWARDED CONTACT+URGENT VACATION first:BUSY subject:CLOSED ~e ~use
50 AGO BEEN+LEFT MAIL+RECEIVED nobody subject:NEWS subject:PLACE ~accept ~ligger
49 MONITOR ~melde ~tid
48 ADDRESS+FROM_NOW ASK+NOT QUESTION+WISH ~besøge ~dig ~forven ~gewijz ~materi ~neem
47 ASK+SURVEY LEFT MAIL+MY SURVEY subject:CASE ~donder ~moeten
46 ADDRESS+ASK AUTO+SUBSCRIBED DURING FIGURE+TIME INBOX+NOT QUESTION+SURVEY REGISTERED+YOUR subject:CONTACT
45 DAY+ME NEWS+QUESTION subject:ASK ~helaas ~uns
44 ASK+OUR BECAUSE UNTIL first:LEFT ~browse ~mine ~zit ~är
43 HANDLED+YOUR LOGIN+NOT ~hører ~kolleg ~shared ~tre ~via ~we'll ~år
42 BACK+SICK HOURS+NUMBER first:SUBSCRIBED subject:ANSWER ~hat ~ihr ~kort ~svarer ~you
41 BEEN+VACATION I+VACATION SIZE first:BEEN first:LOGIN ~august ~dagen ~jaar ~mina
40 ANSWER+BUSY BUSY+I CLOSED+FIGURE DELETE+MONITOR LEAVE_LIST+QUESTION ~be ~can ~dag ~e-post ~hej ~ihre ~im
~torsda
39 MAIL+SICK SUBSCRIBED+YOUR subject:FULL subject:HANDLED ~kontor ~noen ~weer
38 CLOSED+WE COLLEAGUE+CONTACT HANDLED I+SICK LOGIN+THEY_TOLD NOT+SERVER SICK THANKS+WE ~først ~kunt ~tamara
37 ABSENT+I ABSENT+TEAM FAILED+RECIPIENT LEAVE_LIST+WISH MAIL+PLACE NEWS+NOT OUR+WISH ~beantw ~besvar ~bezoek
~leuk
36 AGO+CLICK APPOINTMENT+DAY BACK BEEN+URGENT SURVEY+WE first:FAILED ~again ~bewegi ~by ~files ~gang ~half
~minute ~spørgs ~wieder
35 ANSWER+ASK DAY+NUMBER NOT+RECEIVED NOT+RECIPIENT ~days ~fredag ~snart ~tijd
34 ANSWER+PATIENCE I+NUMBER ME+SICK SOON+WORK first:REGISTERED ~had ~has ~ingele ~kijk ~logget ~prøvep
~tålmod ~visit ~wir ~wurde ~über
33 APPOINTMENT+CLICK DAY+MAIL DAY+RECEIVED HOURS+WE LEFT+QUESTION LEFT+WISH first:SICK ~been ~meldin ~nyt
~schrei ~servic ~svarti ~wegens ~wie
32 CLICK+SURVEY DELETE+MAIL DO+YOUR NUMBER+YOUR PATIENCE+THANKS UNTIL+VACATION first:RECIPIENT ~eruit ~factur
~jag ~jon ~jul ~meld ~minutt ~naar ~novemb ~paket ~recipi ~uitzon ~zustän
31 ACCESS APPOINTMENT+HOURS NEWS+WISH PATIENCE+SOON subject:BUSY ~arbejd ~dossie ~i'll ~nieman ~næste ~och
~overzi ~u ~view ~zes
30 BEEN+DAY COLLEAGUE+NUMBER DAY+READ INBOX+RECIPIENT MY+TIME NEWS ORDER first:LEAVE subject:READ ~antwor
~att ~bekijk ~henven ~our ~werkda ~you'll
29 ANSWER+IN_OR_YOU CASE+COLLEAGUE COLLEAGUE+ME DELIVER+MAIL FIGURE+VACATION MAIL+NOT NUMBER+ORDER
first:DURING subject:SICK ~advise ~fordel ~frivil ~spoed
28 ADDRESS+YOUR ANSWER+VACATION BACK+MY CONTACT+FROM_NOW DAY+OUR FIGURE+SURVEY PLACE RECEIVED+RECIPIENT ~er
~helpen ~hoge ~or ~till
27 ANSWER+SURVEY APPOINTMENT+NUMBER ASKED+YOUR DAY+MY GOT+NEWS INBOX+URGENT LEFT+NEWS SERVER ~admini ~afsche
~bedank ~del ~ditt ~host ~ich ~it's ~recept ~thanks ~under ~wilt
26 CASE+HANDLED COLLEAGUE+LEFT DELETE+YOUR FORWARDED SURVEY+UNTIL ~back ~bin ~contro ~fem ~goedge ~haben ~har
~inte ~let ~lidt ~monday ~rabatt ~salari ~ses ~veerti ~werkta ~worden ~zet ~zorg
25 ANSWER+MAIL BACK+CLICK CLICK+UNTIL DAY+UNTIL FORWARDED+YOUR HOURS+ORDER INBOX+LOGIN IN_OR_YOU+LEAVE
MAIL+YOUR ORDER+WE ORDER+YOUR QUESTION+URGENT first:I ~algeme ~andere ~automa ~erreic ~hos ~krijgt ~mailbo
~mejl ~than ~this ~totaal ~week ~ärende
24 ASK+WE I+PLACE WORK first:CLOSED first:PLACE subject:LEAVE subject:TIME ~akut ~bekend ~efterå ~get ~her
~holder ~korte ~liggen ~meddel ~mich ~mødet ~na ~nicht ~server ~up ~wasn't ~with
23 ANSWER AUTO+REMIND BECAUSE+YOUR CONTACT+NUMBER IN_OR_YOU+PLACE OUR+SOON ~alt ~as ~behand ~betalt ~bo
~direct ~forny ~omgevi ~opgave ~questi ~sag ~stjern ~team@e ~us ~volgen ~wednes
22 ABSENT+NOT ADDRESS+DELIVER APPOINTMENT+BACK BUSY+MAIL CASE+RECEIVED FAILED+RECEIVED LEAVE+UNTIL MY+READ
NUMBER+WISH OUR ~anders ~belast ~belt ~cijfer ~exampl ~fornye ~från ~hard ~in ~maanda ~manage ~møder ~not
~once ~postbu ~save ~usual ~vindt ~workin
21 ACCESS+FIGURE AGO+BUSY AGO+IN_OR_YOU CASE+DAY DATA+YOUR DAY+PLACE DELETE+FIGURE MAIL+WE NOT+WISH
NOTHING_TO_DO NUMBER+REGISTERED first:SERVER subject:CLICK ~accoun ~anythi ~arbets ~av ~emails ~gift ~här
~laptop ~leg ~maken ~niet ~rask ~stapel ~stukke ~two
20 ADDRESS+DO AGO+BACK ASK+TEAM BECAUSE+MAIL BUSY+READ CASE+WE CONTACT+ORDER CONTACT+OUR FAILED+INBOX
FULL+RECIPIENT MAIL+OUR MONITOR+TIME NOT+SIZE QUESTION+TEAM RECEIVED+SIZE RECIPIENT RECIPIENT+SERVER
TEAM+URGENT first:ACCESS first:WORK ~ett ~filer ~found ~i've ~kursus ~können ~legiti ~ltd ~lukker ~noor
~oprett ~skreve ~udløbe ~vakant ~vanweg ~vervan ~vrijwi
19 ABSENT+ACCESS AGO+CASE ASK+NEWS ASKED+CONTACT AUTO+ORDER BACK+I BEEN+FIGURE CASE+REGISTERED CLOSED
DAY+HOURS FIGURE+SIZE I+MY MAIL+SIZE MONITOR+NOT MY+YES REGISTERED REMIND TEAM first:ORDER ~aften ~anhang
~bestel ~bruges ~digid ~don't ~echt ~hours ~inbox ~join ~kigger ~last ~mogeli ~moment ~onsdag ~scherm ~sich
~tager ~tar ~total ~uitnod ~vis ~will ~winkel ~ønsker
18 ABSENT+BUSY AGO+CONTACT AGO+READ AGO+SOON ANSWER+DAY ASK+YOUR ASKED+OUR ASKED+SURVEY ASKED+THANKS
CASE+FORWARDED CONTACT+INBOX CONTACT+REMIND DAY+SURVEY DELETE+LEAVE_LIST DO+MONITOR DO+NOTHING_TO_DO
FIGURE+FULL GONE GOT+LEFT HOURS+OUR INBOX+READ INBOX+REGISTERED LEAVE_LIST+OUR MAIL+RECIPIENT OUR+SURVEY
RECEIVED+YOUR SURVEY+YOUR first:SIZE ~appara ~change ~deltid ~fordi ~foreni ~imens ~invita ~lager ~lastig
~låg ~meesta ~mehr ~paid ~pakken ~secret ~tryk ~volgt ~væk
17 ABSENT+PLACE ACCESS+MAIL ADDRESS+MAIL AGO+TEAM APPOINTMENT+REMIND ASK+URGENT COLLEAGUE+NOT DAY+IN_OR_YOU
DO+URGENT DURING+I DURING+IN_OR_YOU FAILED+NOT FIGURE+SERVER FROM_NOW+I GOT+WISH INBOX+THEY_TOLD
LEAVE_LIST+MAIL MONITOR+YOUR NOT+UNTIL subject:OUR ~ansat ~beoord ~berg ~bilen ~daarom ~fast ~from ~geacce
~geoper ~gitte ~grænse ~ha ~herste ~kirste ~mailt ~opgege ~oss ~portug ~profie ~team ~virked ~you've
16 ABSENT+UNTIL ACCESS+I ADDRESS+FAILED ASK+FROM_NOW BECAUSE+THANKS BUSY+UNTIL CASE+OUR CASE+SIZE
DATA+REGISTERED DATA+SOON DAY+I DAY+WORK DELIVER+YOUR DO+NOT DURING+WE FIGURE+MY LEAVE_LIST+NUMBER
LOGIN+REGISTERED MAIL+ORDER subject:SIZE ~bereik ~bij ~brænde ~comple ~comput ~corres ~delete ~docume ~doorge
~eén ~fortsæ ~gode ~griep ~hjalp ~indgan ~invull ~kies ~later ~lille ~longer ~maria ~now ~ons ~org ~per@ex
~prakti ~ruimte ~run ~school ~sendt ~sidder ~udfyld ~unsubs ~uppgif ~vandaa ~verbin ~verden ~verwij ~wordt
~years ~zendin
15 ADDRESS+IN_OR_YOU AGO+NOT ANSWER+ASKED ANSWER+DATA ANSWER+HOURS ANSWER+OUR ASK+CONTACT ASK+LEFT ASK+REMIND
BACK+INBOX BACK+PLACE CASE+MAIL CLOSED+UNTIL CONTACT+NOT DATA+LEFT DAY+LEAVE DAY+SICK DO+INBOX FAILED+FIGURE
FIGURE+READ FROM_NOW+IN_OR_YOU GONE+NOT MY+WISH NOT+READ NOT+URGENT first:URGENT subject:BACK ~0 ~afleve ~app
~dingen ~løsnin ~mellem ~niets ~pensio ~plads ~planni ~regnsk ~rettet ~ringer ~rådgiv ~spørge ~stille ~text
~twee ~vender ~zwart
14 ADDRESS+COLLEAGUE ADDRESS+ME AGO+DATA AGO+MONITOR AGO+OUR AGO+REMIND AUTO+FORWARDED BACK+ME BACK+REMIND
CASE+TEAM CLOSED+PLACE CONTACT+STILL CUSTOMER+MAIL FAILED+FULL FIGURE+PATIENCE FORWARDED+OUR FORWARDED+WE
FROM_NOW+MAIL HANDLED+IN_OR_YOU IN_OR_YOU+SIZE NEWS+RECEIVED NOT+TIME NUMBER+URGENT OUR+RECEIVED
RECEIVED+WORK first:GONE first:TEAM subject:FORWARDED subject:PATIENCE ~add ~binnen ~bis ~danach ~danken
~denne ~formul ~geleen ~geleze ~groet ~hear ~heeft ~hentes ~hoi ~jeroen ~kaarte ~kortet ~krijge ~log ~læs
~læses ~minut ~opgehe ~postko ~print ~status ~ten ~those ~tidspu ~toezen ~vigtig ~werken
13 ACCESS+DAY APPOINTMENT+ASKED BACK+CLOSED BEEN+HOURS BUSY+WORK DELIVER+FAILED FAILED FIGURE+WORK FULL+NOT
HOURS+WORK LEFT+RECEIVED MY+SICK NUMBER+READ QUESTION+WE first:READ ~a ~am ~below ~blir ~contac ~desvær
~eenvou ~eindig ~expect ~forlæn ~fælles ~invite ~ist ~kælder ~läser ~operer ~stedet ~ta ~thermo ~tuin ~urgent
~vijf ~vill ~weiter
12 ACCESS+NOT ADDRESS+FORWARDED ADDRESS+RECEIVED ANSWER+LOGIN ANSWER+TEAM ANSWER+WORK ASK+COLLEAGUE ASK+GOT
BACK+STILL BEEN BUSY+HOURS CASE+SOON CLICK+I COLLEAGUE+DATA CONTACT+TEAM DELIVER+RECIPIENT DO+FROM_NOW
FIGURE+URGENT GOT+OUR HOURS+UNTIL IN_OR_YOU+WORK MAIL+QUESTION WORK+YOUR ~blev ~bortse ~code ~das ~ellers
~fat ~foresl ~form ~full ~før ~geplaa ~gespre ~gestuu ~held ~hi ~instel ~karin ~kontak ~nächst ~regn ~sign
~streve ~uge ~uger ~versch ~verzen ~zon ~zum
-12 AGO+MAIL AGO+SICK ANSWER+SOON APPOINTMENT+REGISTERED AUTO+I BEEN+INBOX BEEN+LOGIN BEEN+MONITOR BEEN+YOUR
CASE+INBOX CASE+QUESTION DAY+FORWARDED DELETE+UNTIL DO+STILL DO+UNTIL FAMILY+MONITOR FIGURE+GOT
FORWARDED+READ LOGIN+RECIPIENT LOGIN+SERVER MAIL+WORK MY+SERVER OUR+SUBSCRIBED PLACE+STILL TEAM+YOUR
UNTIL+WISH first:NOTHING_TO_DO first:WISH ~about ~afvent ~andet ~anmodn ~away ~beide ~da ~damen ~do ~elregn
~engine ~erhver ~fiets ~find ~flytni ~frafly ~ga ~gebeur ~ham ~hilsen ~invest ~komen ~kuiper ~læser ~læst ~my
~ned ~nået ~omsætn ~ongelu ~ontbre ~op ~opkald ~optage ~overdu ~reques ~salget ~stands ~sælger ~verdie
~voicem ~vraag ~webina ~weet ~wonen ~zelden ~zip ~æ
-13 AGO+UNTIL ANSWER+AUTO ANSWER+MY BACK+BEEN BACK+CASE BACK+FAILED BACK+SOON BEEN+PATIENCE BEEN+STILL
CONTACT+DELETE CONTACT+NEWS DELETE+INBOX DELIVER I+REGISTERED INBOX+PLACE IN_OR_YOU+RECEIVED LEAVE+MY
LEAVE_LIST+NEWS LEAVE_LIST+WORK LOGIN+OUR NUMBER+UNTIL ORDER+OUR RECIPIENT+REMIND STILL+YOUR WISH+YOUR
first:CONTACT subject:DO ~after ~ai ~akkoor ~anden ~begge ~bewaar ~borg ~bruge ~com ~deres ~dinsda ~direkt
~dør ~entere ~flere ~fuld ~funkti ~fødsel ~gaat ~gefeli ~huur ~kat ~koop ~kortin ~maart ~micros ~millio ~niks
~phone ~spærre ~timer ~venner ~zoiets
-14 ABSENT+VACATION AGO+ASKED ANSWER+YES ASK+YOU_ALL ASKED+GOT CASE+NUMBER CONTACT+FAMILY CONTACT+HOURS
CONTACT+YOUR DELIVER+ME FAILED+I FIGURE+NEWS INBOX+PATIENCE IN_OR_YOU+LOGIN LEAVE_LIST+THEY_TOLD LEFT+UNTIL
LOGIN+QUESTION ME+NUMBER NUMBER+YES PAST SICK+YOUR WISH+WORK subject:COLLEAGUE subject:INBOX ~adres ~advoca
~art ~betwee ~bevare ~bkr ~bor ~case ~check ~develo ~dine ~faktur ~formål ~geacht ~gør ~helpde ~hierov ~hun
~hurtig ~instea ~katalo ~lov ~maatre ~meine ~også ~postva ~septem ~sletni ~tack ~the ~today ~uur ~vanuit
~vorige ~vroeg ~være ~win ~yes
-15 ABSENT+SICK ABSENT+WE AGO+DAY ASKED+LOGIN BEEN+RECEIVED BUSY+NOT CLICK+RECEIVED CLICK+WORK CONTACT+MAIL
CONTACT+QUESTION DATA+OUR DELETE+DO DO+TEAM DO+WE FORWARDED+I HOURS+RECEIVED ME+QUESTION MY+WORK
PATIENCE+YOUR PLACE+QUESTION subject:TEAM ~allema ~behoud ~domein ~duidel ~forfal ~ge ~gewees ~heb ~i'd ~just
~lad ~mailen ~mei ~mennes ~mien ~mod ~notere ~offert ~resten ~skicka ~tak ~three ~venter ~voorbe ~whatsa ~why
~zakeli ~zelf ~zonnep
-16 ABSENT+LOGIN ABSENT+STILL ADDRESS+MY AUTO+GOT AUTO+SOON BEEN+ME CASE+TIME DATA+WISH DAY+NEWS DAY+SOON
DELIVER+WE FROM_NOW+MY GREET_ANY+YOUR I+ORDER INBOX+LEFT IN_OR_YOU+NUMBER LOGIN+RECEIVED MY+VACATION
first:PATIENCE first:WE subject:DELETE ~bitcoi ~bitte ~could ~cykler ~databe ~eine ~eller ~eu ~gebrui ~hent
~hoeft ~job ~klante ~leveri ~ligget ~maj ~natur- ~nedenf ~rette ~rykker ~should ~sir ~vent ~vijfti ~vind
~waarop ~want ~welke ~wij
-17 AGO+FULL ANSWER+QUESTION APPOINTMENT+ASK ASK+IN_OR_YOU ASKED+AUTO AUTO+MAIL AUTO+THEY_TOLD FROM_NOW+INBOX
GOT+THEY_TOLD IN_OR_YOU+NEWS IN_OR_YOU+OUR IN_OR_YOU+QUESTION LOGIN+PLACE MY+RECEIVED PATIENCE+URGENT
RECEIVED WE+WISH ~ab ~achter ~alvast ~beder ~beloof ~butikk ~copy ~credit ~crypto ~deadli ~den ~efter ~frist
~goedko ~haster ~herinn ~kortnu ~logo ~lukt ~mail ~navn ~noget ~opneme ~oversk ~pay ~please ~sig ~sjælde
~systee ~tilfre ~vedhæf ~waarom ~wachtw ~weg ~wil ~wissen ~zestie
-18 AGO+THEY_TOLD ANSWER+THANKS APPOINTMENT+MAIL BEEN+MAIL COLLEAGUE+QUESTION DATA+ME DO+MAIL FAMILY+MY
HOURS+THEY_TOLD first:FIGURE first:FORWARDED subject:URGENT ~aanslu ~april ~beslis ~bliver ~dollar ~dus
~hetzel ~hoelan ~mevrou ~papire ~reply ~result ~selv ~slecht ~slette ~terugb ~uenig ~vanaf ~voorta
-19 ANSWER+THEY_TOLD ANSWER+YOUR APPOINTMENT+LEAVE BACK+GOT BEEN+ORDER CASE+I CLICK+YOUR DO+SOON FAILED+YOUR
subject:MY ~before ~betale ~blive ~gelede ~gerust ~hold ~lening ~længer ~met ~meters ~need ~når ~site ~tilbag
~tilbud ~verhui ~zonder
-20 ADDRESS+PATIENCE AGO+ANSWER ANSWER+BEEN ANSWER+REMIND APPOINTMENT+THEY_TOLD ASK+DAY ASK+FIGURE
ASK+VACATION BACK+QUESTION BEEN+NOT CLICK+LOGIN CLICK+SOON DELETE+MY HOURS+PLACE I+YOU_ALL INBOX+QUESTION
ORDER+THEY_TOLD READ+VACATION THANKS ~aan ~certif ~die ~doet ~energi ~factuu ~hvad ~komt ~late ~medarb ~nodig
~nothin ~reager ~retur ~svare ~until ~videre
-21 ABSENT+YOUR ASK+MY CASE+LEFT CLICK+REMIND COLLEAGUE+I CONTACT+DO CONTACT+FIGURE I+LEAVE_LIST
INBOX+MONITOR INBOX+MY NUMBER ORDER+QUESTION PLACE+WE SOON+THEY_TOLD URGENT+YES ~bellen ~christ ~iets ~klik
~levera ~mangle ~me ~nader ~oké ~per ~postco ~privac ~termij ~what ~zij
-22 ANSWER+I APPOINTMENT+QUESTION BACK+READ CLICK+MAIL DATA+QUESTION DAY+GOT GOT+IN_OR_YOU LOGIN+MY
MAIL+STILL ORDER+TEAM UNTIL+URGENT first:ADDRESS first:UNTIL ~and ~author ~autori ~betali ~dear ~hermed
~kreeg ~marts ~min ~mobile ~ok ~opnieu ~pris ~samme ~tell ~vast
-23 APPOINTMENT+SURVEY ASK+DATA ASK+MAIL CLICK+FAILED DAY+THANKS DAY+THEY_TOLD FAILED+THEY_TOLD
FIGURE+FORWARDED FIGURE+REMIND FIGURE+WE ME+MY NOT+SURVEY RECEIVED+SOON REMIND+YOUR first:FULL
first:IN_OR_YOU first:RECEIVED ~bruger ~elke ~expire ~human ~hvorda ~indsig ~it ~maand ~men ~mn ~nee ~tilmel
-24 ASKED+DATA DAY+REMIND FIGURE+I FIGURE+MAIL FIGURE+WISH OUR+WE first:SOON subject:FAMILY ~afhand ~auf ~bad
~bent ~groetj ~holida ~kwam ~mij ~mr ~navnet ~ondern ~se ~sikker ~skrive ~staan
-25 CLICK+THEY_TOLD FIGURE+YES PLACE+WORK ~fine ~here ~huis ~hvilke ~klantn ~mijn ~må ~oplysn ~pakke ~sms
~zal
-26 BACK+CONTACT I+THANKS IN_OR_YOU LEFT+WORK MAIL+THEY_TOLD QUESTION+YOU_ALL ~af ~contai ~every ~i ~jer
~kunder ~privat ~te ~venlig ~wait ~zie
-27 BACK+UNTIL DAY+QUESTION MY+ORDER SERVER+YOUR first:REMIND ~erasur ~goed ~iphone ~letter ~link ~mens
~nachri ~newsle ~over ~scanne ~tegen
-28 ABSENT+BEEN I+NEWS I+PAST THEY_TOLD+YOUR URGENT+YOUR VACATION+YOUR ~aub ~dienst ~geboor ~jyllan ~klopt
~kom ~passt ~told ~været ~was ~work ~zo'n
-29 AGO+FIGURE BACK+DELETE CUSTOMER+NUMBER I+WE MAIL+VACATION PLACE+YOUR first:CUSTOMER medium ~daar ~data
~order ~t ~ud ~welk ~zou
-30 DO+FIGURE FIGURE+YOUR first:INBOX first:NUMBER ~gegeve ~kunden ~skifte
-31 ASK+BACK ASKED+FIGURE DAY+YES FIGURE+ME INBOX+WORK first:FAMILY ~at ~dokume ~mig ~send ~verloo
-32 AGO+BEEN DAY+DO FAILED+REMIND ME+YOUR first:CASE ~bedrij ~email ~moet ~nog ~slet
-33 DATA+MY I+LOGIN INBOX+YOUR MAIL+ME subject:LEAVE_LIST ~go ~nej ~person ~vol
-34 CASE+CUSTOMER I+SURVEY ~bare ~besked ~jeg ~of ~pas ~post ~ventum
-35 ADDRESS+LEFT DELETE+I LOGIN+NUMBER first:DO ~de ~fint ~haar ~invoic ~vores
-36 DO+ME MY+QUESTION VACATION+WE first:AGO ~aftale ~hij ~off ~voor
-37 DAY+WE FIGURE+OUR first:ANSWER ~attach ~få
-38 APPOINTMENT+I ASKED+I LEFT+NOT ~iemand ~inden ~kr ~meter ~ook ~til
-39 FIGURE+THEY_TOLD I+INBOX I+YES MY+NOT ~contra ~does ~og
-40 CONTACT+IN_OR_YOU DO+I UNTIL+YES ~så ~werkt ~wrong
-41 DATA+I I INBOX+ORDER short ~brev
-42 ADDRESS+INBOX APPOINTMENT+ORDER AUTO+NOT CASE+MY CUSTOMER FIGURE+TEAM I+STILL MY first:AUTO first:DAY
~bijlag ~gevraa ~have ~oude ~svar ~waar
-43 MY+YOUR ~betal ~confir ~fijn ~file ~forker ~maar ~regnin
-44 ANSWER+SICK BEEN+I CONTACT+MY I+RECEIVED WISH ~alle ~i'm ~keine
-45 ASKED+MY I+QUESTION ~doesn' ~ik ~mailad ~re ~verkee ~we're
-46 THEY_TOLD ~addres ~der ~monteu
-47 CONTACT+DAY GOT+I first:GOT ~al ~that ~zijn
-48 DELETE HOURS+I first:DATA ~adress ~skal ~virker
-49 MAIL+THANKS first:YOU_ALL ~hierbi ~kære ~mag
-50 BACK+YOUR ~dan
-51 I+MONITOR ~name
-52 ~friday ~sender ~vil
-53 FAMILY first:ASK ~dank ~een ~jullie ~wacht
-54 CONTACT+VACATION DAY+NOT ~en ~man
-55 ASK BACK+VACATION I+YOUR
-56 first:QUESTION ~gamle ~ja ~wel
-57 ASK+QUESTION
-58 first:YES ~gerne ~naam ~telefo
-59 I+WISH ME ~som
-60 CONTACT+ME GOT ~verzoe
-61 ~euro
-63 FIGURE+INBOX first:ME ~kopie ~om
-64 ~van
-65 ASK+I
-66 first:COLLEAGUE first:STILL
-67 CONTACT+I I+NOT
-68 first:MAIL
-70 DO
-71 answers ~staat
-72 ~et
-73 ~gratis ~meer
-74 STILL first:LEAVE_LIST ~det
-75 ~graag
-80 BEEN+SICK YOU_ALL
-83 ~nu
-87 first:THANKS
-96 DATA
-100 ~dat
-110 YES
-154 QUESTION
-164 ~jeres
-169 first:MY
-181 tiny
-253 always
"""
