"""Dutch words and phrases for doelen.formulering: data only, in the spelling that tokens have there.

Some lists hold the English words too, where one rule reads both languages alike.
"""

from doelen.formulering_en import NIET_VRIJ, woorden

SPELLING = {
    variant: woord
    for woord, varianten in {
        "niet": "nie niett neit nt ni niettt nied",
        "niets": "nietss nix nikss nikz niksss",
        "geen": "gen gene geeen gn geene",
        "nooit": "noit nooi nooitt",
        "meer": "mer meerr",
        "minder": "mindr mnder minde",
        "zonder": "zndr sonder zonde",
        "stoppen": "stopen stoppe stope stoppn",
        "kappen": "kappe kapen",
        "mezelf": "mijzelf mezelluf mezlf mijnzelf mezelve mnzelf mezelluff mezelfs",
        "mijn": "mn m'n me'n mij'n",
        "ik": "k 'k ikk ikke",
        "dood": "doot dod doood",
        "leven": "leve lefen lefe leeven lvn",
        "geslagen": "geslage gslagen geslagn geslage gslage geslaan",
        "snijden": "snije snyden sneiden snijde snydn snijen sneide",
        "zelfmoord": "zelfmoort zlfmoord selfmoord zelmoord zelfmoordt",
        "misbruikt": "misbruik_t misbruikd mishbruikt",
        "mishandeld": "mishandelt mishandelld",
        "wil": "wilt wl wilk",
        "even": "ff effe effies eve",
        "aan": "an aann",
        "slaat": "slaad slat",
        "niemand": "niemant",
        "ruzie": "ruzi",
        "het": "t 't hett ut",
        "een": "n 'n",
        "nachts": "snachts s'nachts",
        "ochtends": "sochtends sochtens sochends",
        "morgens": "smorgens smorges",
        "middags": "smiddags smidags",
        "avonds": "savonds savons",
        "dat": "da datt",
        "school": "skool schol sgool",
        "voogd": "voogt",
        "plassen": "plasen plase plasse",
        "luistert": "luisterd",
        "iedereen": "iedreen iederen iedereeen",
        "altijd": "altyd altij altyt",
        "leraren": "lerare leeraren",
    }.items()
    for variant in varianten.split()
}

KLANK = (("ch", "g"), ("ij", "y"), ("ei", "y"), ("ou", "au"), ("dt", "t"), ("z", "s"), ("v", "f"), ("c", "k"))
"""Letters that are written for one another."""
NIET = woorden("niet niets niks geen nooit niemand nergens noch nimmer nimmermeer nietmeer niemeer nooitmeer geenmeer")
MINDER = woorden(
    "minder vermindert verminderen verminder vermindering afname terugdringen beperken reduceren afbouwen terugbrengen minderen mindert minderde"
)
MIJD = woorden("vermijd vermijden vermijdt mijden mijd ontwijk ontwijken ontwijkt tegengaan afleren voorkomen voorkom voorkomt")
STOP = woorden("stop stopt stoppen gestopt kap kapt kappen ophouden ophoud ophoudt opgehouden gekapt")
STOP_VULSEL = woorden("ik we nu eindelijk echt helemaal direct meteen ook dan graag zelf er wil wel gewoon volledig langzaam op te")
WEG = woorden("weggaan weggaat verdwijnen verdwijnt weggaat kwijtraken kwijtraakt kwijtgeraakt")
VOORWAARDE = woorden(
    "als wanneer zodra omdat doordat terwijl hoewel toen tenzij mocht ondanks sinds totdat voordat nadat aangezien indien zolang"
)
ALS_GELIJK = woorden("ouders ouder gezin team kind moeder vader klein kleine laatste eerste enige vreemde")
ALS_EEN = (["kind"], ["baby"], ["kleuter"], ["peuter"])
INHOUD_NL = woorden("wat waarom welke wie waardoor waarover waarvan waarvoor waarin of")
ONDERWERP = woorden("ik hij wij we jij ie")
VOEGWOORD = woorden("dat of wat die waar hoe waarom omdat wie want en toen")
BEGINT_ZIN = woorden(
    "ik je jij hij zij ze we wij mijn de het een er me mij mama papa mam pap iemand anderen dat dit ons onze jullie mensen"
    " niet wel niemand iedereen moeder vader i you he she they my the it people others to"
)
ZEG = woorden(
    "zeg zeggen zegt vertel vertellen vertelt uitleggen uitleg leg schrijf schrijven schrijft aangeven aangeef geef laat laten"
    " weet weten vraag vragen accepteren accepteer begrijpen begrijp snappen snap toegeven toegeef leren_zeggen duidelijk"
    " say tell explain know ask understand accept admit write"
)
ZELF = woorden(
    "wakker nachtlampje lampje knuffel bandjes zwembandjes zijwieltje luier speen zus zusje broer broertje "
    "hulp begeleiding begeleider herinnering herinneringen mama papa mam pap iemand ouders moeder vader oma opa steun"
    " ondersteuning toezicht wekker zijwieltjes navigatie coach spiekbriefje hulpmiddel hulpmiddelen juf meester docent"
    " volwassene volwassenen groepsleiding leiding pauze pauzes moeite stoppen rusten twijfel ondertiteling ondertitels"
    " pauzeren onderbreking recept rekenmachine woordenboek stappenplan voorbeeld gids chauffeur zijwielen toestemming spieken aansporing aanmoediging hulpverlening hulpverlener jeugdzorg jullie anderen"
)
VERVOER = woorden("fiets auto scooter bus brommer step tram trein metro")
KAN = woorden("kan kunnen durf durven leer leren")
NAAR = woorden(
    "schamen schaam ruzie ruzies angst bang stress gedoe gezeur gezeik gezeik problemen paniek boosheid boos drama huilen schreeuwen schelden pijn zorgen drugs"
    " drank wiet blowen alcohol liegen zeuren mopperen slaan vechten spanning piekeren schaamte geld schulden nachtmerries medicijnen medicatie pillen"
)
BEZIT = woorden("mijn een enige de alle extra veel te het jullie jouw any my a the their your much me")
HULPWERK = woorden(
    "hoeft hoeven helpt helpen herinnert herinneren zegt zeggen roept roepen wekt wekken vraagt meegaat meekijkt helpe remind help"
)
HULP = woorden("hulp begeleiding steun ondersteuning help support jeugdzorg herinnering herinneringen hulpverlening toezicht reminders")
VERGELIJK = woorden("later eerder meer minder langer vaker vroeger more less longer earlier")
TELWOORD = woorden(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig veertig vijftig half anderhalf"
    " one two three four five six seven eight nine ten twelve fifteen twenty thirty an half"
)
PLEK = woorden("school bank straat huis kamer bed trap fiets plek podium duikplank zolder begin opleiding nu week stage werk groep")
NA_AF = woorden("en hebben maken krijgen ronden te maak heb krijg")
KWIJT_VRIJ = woorden("verhaal verhalen ei gevoel gevoelens gedachten boodschap mening woorden zorgen hart")
WIL = woorden("wil willen raak raken komen kom kwam raakt komt moet")
ANDER = woorden(
    "mama papa mam pap moeder vader stiefvader stiefmoeder ouders broer broertje zus zusje hij zij ze oma opa leraar juf"
    " meester docent vriend vriendin vrienden iedereen mensen anderen jullie mentor begeleider klasgenoten ma pa"
    " docenten leraren zoon dochter kinderen kids man vrouw ex partner buren buurman buurvrouw buren groepsleiding begeleiders hulpverleners opvoeders"
    " pleegouders pleegmoeder pleegvader eigennaam jongen meisje kind jongste oudste collega jongens meiden meisjes buurkinderen stiefbroertje pleegbroer pleegzus pleegbroertje pleegzusje bonusmoeder bonusvader bonusmama bonuspapa stiefmama stiefpapa tweeling kleinkinderen kleinzoon kleindochter schoonmoeder schoonvader schoonouders schoonzus zwager stiefbroer stiefzus coach trainer baas collegas oom tante opa oma neef nicht stiefzusje groepsleider groepsleiders leiding klas huisgenoot huisgenoten"
    " mum mom dad mother father brother sister they he she teacher parents people everyone friends"
)
MOEILIJK = woorden("moeilijk lastig eng spannend lukt lastige moeilijke hard difficult lukken snap weet weer toch")
DOE = woorden(
    "loop ga doe praat zeg blijf tel vraag bel luister pak adem kies maak help sport leer wacht reageer gaan doen praten"
    " blijven lopen walk talk stay breathe ask call listen choose count go"
)
MEER = woorden("meer vaker eerder more rather liever juist wel beter instead")
NIEUWE_ZIN = woorden(
    "ga wil kan durf leer praat doe blijf loop vraag bel heb zeg maak kom sta plan will want can go talk learn stay ask am"
)
NA_NAAM = woorden(
    "luistert luisteren wil doet gaat zit ligt komt heeft is kan durft krijgt praat belt appt blijft vindt zegt maakt slaapt eet speelt en"
)
"""After one of these verbs the first word of a sentence is who does it."""
VERZUCHT = woorden("normaal eens")
"""What is said of somebody else with a sigh: "dat mijn mentor eens normaal doet"."""
MOET = woorden("moet moeten should must has")
WIL_DAT = woorden("wil willen vind vindt vinden zegt zeggen eist eisen verwacht verwachten hoopt hopen adviseert wants want says thinks")
INSTANTIE = woorden(
    "school hulpverlening mentor leraar meester juf rechter voogd gezinsvoogd jeugdzorg jeugdbeschermer hulpverlener hulpverleners begeleider begeleidster begeleiding leidster groep leefgroep groepsleiding groepsleider leerplicht"
    " leerplichtambtenaar gemeente therapeut psycholoog psychiater orthopedagoog behandelaar dokter huisarts reclassering wijkteam docent coach stage werkgever teacher judge"
)
ROL = (
    "coach",
    "begeleider",
    "begeleidster",
    "werker",
    "werkster",
    "voogd",
    "therapeut",
    "consulent",
    "arts",
    "ambtenaar",
    "regisseur",
    "loog",
    "leider",
    "leidster",
    "docent",
    "trainer",
    "agent",
    "zorg",
    "opvang",
    "dienst",
    "ist",
)
"""How the name of a helper's work ends."""
VOOR_NAAM = woorden("mijn me onze ons de die dat deze zijn haar hun my our the")
VULLING = woorden("ook nou dus steeds telkens eigenlijk heel gewoon echt graag steeds altijd nu vooral soms zelf")
HEEFT = woorden(
    "heb hebben heeft ben zijn is voel voelen voelt zit zitten word worden wordt krijg krijgen krijgt kom komen komt slaap maak maken gaat loop vind vinden raak reageer"
    " doe doen doet blijf blijft leef leven sta slaapt loopt reageert gedraagt raakt vindt snap wonen hoor have am feel are is has feels"
)
PROBLEEM = woorden(
    # what one is or feels
    "moe angst angstig angsten bang depressief eenzaam verdrietig onzeker somber verslaafd gepest boos gespannen gestrest gestresst nerveus zenuwachtig verlegen jaloers driftig agressief chagrijnig geirriteerd kwaad ongelukkig"
    " lusteloos ongemotiveerd lui impulsief ongeduldig overprikkeld wanhopig radeloos machteloos uitgeput oververmoeid vermoeid overspannen overbelast buitengesloten genegeerd uitgelachen afgewezen gekozen gestuurd uitgestuurd onbegrepen vergeetachtig chaotisch slordig afgeleid vastgelopen"
    " onrustig minderwaardig dom lelijk mislukt teleurgesteld gefrustreerd prikkelbaar opstandig brutaal koppig afhankelijk onhandig gek druk moedeloos futloos snauwerig onzeker ontevreden besluiteloos afwezig ziek kwijt kwijtgeraakt zin"
    # what one is called, and lacks
    " eng spannend scheiding vechtscheiding gemist gemiste werkloos dakloos blut platzak failliet terugval burnout overwerkt slapeloos hyperactief ongeconcentreerd passief negatief pessimistisch cynisch wantrouwig achterdochtig opvliegend kortaf heetgebakerd bazig"
    " verwend egoistisch tegendraads ongemanierd onbetrouwbaar onverantwoordelijk onvolwassen kinderachtig wild lastpak sukkel loser mislukkeling buitenbeentje pispaal sloddervos sloom traag zenuwen prikkels vermoeidheid slaaptekort pesterijen roddels afkeer tegenzin"
    " kritiek commentaar werkdruk prestatiedruk groepsdruk gemis onzekerheid schaamte jaloezie eenzaamheid somberheid verwaarloosd gefaald blokkade verlatingsangst bindingsangst leerproblemen gedragsproblemen relatieproblemen huurachterstand betalingsachterstand deurwaarder"
    # how it is
    " rood overstuur raar scheiden geschreeuw gescheld klos faalangstig onhandelbaar onhoudbaar ongehoorzaam onbeschoft eigenwijs verward vermoeiend eentonig weinig streng slecht slechte chaos chaotische rommel rommelig zooi zooitje puinhoop bende rotzooi gedoe gezeur gezeik drama kut klote ruk stom saai rot vervelend lastig moeilijk zwaar onmogelijk vreselijk verschrikkelijk waardeloos ongezellig onrust onduidelijk oneerlijk fout kapot uitzichtloos laag lage"
    # what there is
    " ruzie ruzies ruzietjes stress schulden nachtmerries problemen onvoldoende onvoldoendes achterstand moeite last hekel spanning spanningen woede woedeaanvallen woedeuitbarstingen driftbuien paniekaanvallen paniek faalangst heimwee liefdesverdriet buikpijn hoofdpijn slaapproblemen geldproblemen geldzorgen zorgen"
    " boetes discussies conflicten geschorst schuldig opgejaagd gejaagd overladen overvraagd overbezet hyper verstrooid ongestructureerd wispelturig lichtgeraakt stuurloos besluiteloosheid chagrijnige buitenstaander huilerig lawaai herrie drukte geldtekort geldstress tijdgebrek ruzieachtig onvrede scheldpartijen slaaptekort tegenslag tegenslagen gekibbel strijd wantrouwen onbegrip schuld schuldgevoel straf strafwerk twijfels rotgevoel verdriet uitstelgedrag lontje haast concentratieproblemen"
    " debts anxiety anxious scared depressed lonely sad insecure nightmares problems addicted bullied fights tired stressed worried behind stuck boring angry mess"
)
PROBLEEM_DOE = woorden(
    "pieker piekeren piekert verveel vervelen verveelt mis missen twijfel twijfelen schaam schamen schreeuw schreeuwen schreeuwt lieg liegen liegt spijbel spijbelen spijbelt vergeet vergeten scheld schelden scheldt huil huilen huilt"
    " klier klieren stotter ruzien stress stressen klaag klagen klaagt zeur zeuren zeurt plaag plagen pest pesten irriteer ergeren erger overdenk overdenken tob baal balen haat snauw snauwen snauwt bots botsen botst kibbelen verslaap val vloek blokkeer klap verlies ontplof verpest"
    " game gamen gamet rook roken blow blowen gok worry argue fight miss forget shout"
)
"""What is a problem in the doing of it, when it is said of always, or of everything."""
VAAK = woorden("alles overal dicht hele altijd vaak steeds constant telkens continu snel veel dagelijks wekelijks always often constantly")
TE_GRAAD = woorden(
    "veel vaak snel druk laat weinig hard heftig duur klein ver krap kort streng vol zwaar moe lang impulsief agressief afhankelijk vroeg lief perfectionistisch onzeker verlegen much often fast loud late"
)
HELE_DAG = woorden("zit lig hang game kijk zitten liggen hangen gamen kijkt zit hangt ligt gamet")
VAST = woorden("zit loop zitten lopen me ons vaak altijd zo heel erg")
ANDERMANS = woorden("zijn haar hun")
MOEILIJK_OM = woorden("bang moeilijk lastig eng zwaar moeite spannend")
KLACHT = (
    # the same thing again and again, or always
    r"\b(?:(?:elke|iedere) keer|steeds|telkens|alweer|al weer|altijd)(?: (?!ik wil)\w+){0,3} (?:weer|andere?|nieuwe?|opnieuw|hetzelfde|kwijt|mis|verkeerd|gewisseld|overgeslagen|vergeten|gedoe|drama|discussie|ruzie)\b"
    r"|\b(?:ik|we|wij) (?:moet|moeten) (?:altijd|steeds|telkens|alles)\b|\b(?:elke|iedere) \w+ weer\b|\bal (?:\w+ ){1,2}\w+ gehad\b|\b(?:altijd|steeds|elke \w+) te (?:laat|vroeg|druk|snel|veel|weinig|moe)\b"
    r"|\b(?:zit|zitten|hangt|hangen|ligt|liggen) (?:\w+ )?(?:altijd|alleen maar|de hele (?:dag|avond|nacht|middag|tijd)|steeds|constant) (?:op|achter|aan)\b|\b(?:iedereen|ze|mensen) (?:denkt|denken) (?:\w+ )?dat ik\b|\bvinden ze (?:me|mij)\b"
    r"|\b(?:al )?weer een (?:andere?|nieuwe?)\b(?! (?:kans|vriend|vriendin|start|stap|baan|begin|doel|school|hobby))|\b(?:moet|moeten|krijg|krijgen) (?:ik|we|wij) (?:al )?weer\b|\b(?:ik|we|wij) (?:moet|moeten|krijg|krijgen) al ?weer\b"
    r"|\bgeld(?: \w+){0,4} op\b(?= *$| voor| voordat| na| halverwege)|\b(?:vergeet|verlies|mis|verknal|verpest|verslaap|krijg|doe|ben|kom)(?: \w+){0,1} (?:altijd|steeds|telkens|elke keer) (?!mijn afspraken\b|op tijd\b|blij\b|eerlijk\b|rustig\b|eerst\b)\w+"
    r"|^(?:verveel|erger|schaam|pieker|twijfel|baal|verslaap|stress) (?:me|mij|over|altijd|steeds|van)\b"
    # it goes down, it is left lying, one closes up
    r"|\b(?:gaat|gaan) (?:\w+ )?achteruit\b|\bbegin(?: ik)? (?:meteen |steeds |gelijk )?te (?:janken|huilen|schreeuwen|schelden|gillen)\b|\b(?:verdrink|stik|verzuip) in\b|\bleidt? (?:me|mij) af\b|\b(?:sla|klap) (?:ik )?(?:\w+ )?dicht\b|\berger me\b|\bgaat altijd mis\b|\bgaan? (?:\w+ )?mis\b"
    r"|\b(?:altijd|steeds|elke \w+) (?:\w+ ){0,3}(?:af|liggen)$|\belke (?:week|maand|dag) een (?:andere|nieuwe)\b"
    # less than others, everything, things that break, left without
    r"|\b(?:altijd|steeds) (?:meer|minder|beter|later|eerder) (?:\w+ )?dan ik\b|\balles (?:moet|gaat) (?:altijd|steeds)\b|\b(?:valt|gaat|is) (?:altijd|steeds) (?:uit|stuk|kapot|leeg|dicht|mis|vol|op)\b|\bnoemen (?:me|mij)\b|\btrekt? (?:me|zich) (?:\w+ ){0,3}terug\b"
    r"|\b(?:wacht|wachten|zit|zitten) (?:\w+ )?al (?:een )?(?:half|heel|paar) \w+\b"
    # losing hold of oneself
    r"|\b(?:ga|schiet|vlieg|sla|raak|ben|word) (?:\w+ ){0,4}(?:door het lint|uit (?:mijn|me) (?:slof|dak|plaat)|over de rooie|op tilt|in de stress|gek van|zat van)\b|\bflip (?:\w+ )?(?:om|als|bij|snel|steeds)\b|\bhoofd(?: \w+){0,2} vol\b"
    # everybody against somebody, everything about somebody
    r"|\b(?:iedereen|alle|leraren|docenten|ze|klas|mensen)(?: \w+){0,3} (?:een mening|de pik op|tegen mij|tegen me|bemoeit|bemoeien|behalve ik|op mij te letten)\b|\b(?:alles|het) (?:\w+ ){0,2}(?:draait|gaat) (?:\w+ ){0,3}(?:alleen maar|altijd|alleen) (?:om|over)\b"
    r"|\balles draait om\b|\bgaat het (?:\w+ )?(?:alleen maar|altijd|alleen) over\b|\b(?:lacht|lachen) (?:me|mij|ons|hem|haar) uit\b|\blachen (?:\w+ )?als ik\b|\btegen (?:de|een) muur\b|\blangs elkaar heen\b|\bzeg altijd ja\b|\bpesten? me\b"
    # waiting, being at the end of one's strength
    r"|\b(?:wacht|wachten|zit|zitten|lig|liggen) (?:\w+ )?al (?:zo lang|lang|maanden|weken|jaren|\w+ (?:maanden|weken|jaar|dagen))\b|\b(?:ben|zijn|is) (?:\w+ )?(?:altijd |steeds |elke ochtend )?(?:zo|te|hartstikke|heel|doodop|op van de) (?:moe|oud|druk|ziek|uitgeput|kapot|zenuwen|stress)\b"
    r"|\b(?:altijd|vaak|steeds|elke \w+) (?:\w+ )?(?:gedoe|ruzie|drama|gezeik|gezeur|gekibbel|strijd|kapot|chaos|lawaai|herrie)\b|\bslaap (?:\w+ )?(?:slecht|weinig|amper|nauwelijks|licht)\b"
)
"""A complaint: what is wrong each time, with everything or with everybody, when no wish stands beside it."""
KLACHT_BREED = (
    # how it goes: hardly, with difficulty, only when
    r"\b(?:nauwelijks|amper|zelden|moeizaam|stroef|belabberd|beroerd|waardeloos|hopeloos|mondjesmaat)\b|\b(?:kan(?: ik| me| mij| zich| we| ons)* )?(?<!niet )slecht(?! weer\b| nieuws\b| mens\b)\b|\b(?<!nu )(?<!dan )pas (?:\w+ ){0,4}?(?:als|na|om|rond|wanneer|tegen|op het|in de|laat)\b"
    # somebody does it all the time, or one does so oneself
    r"|^(?:(?:mijn|me|onze|ons|de|die|dat|het|zijn|haar|hun|alle|sommige) \w+|hij|ze|zij|papa|mama|pap|mam|eigennaam|iedereen|alles|school|thuis|hier|er|het|op school|in (?:de|mijn) \w+)(?: \w+){1,8}? (?:altijd|steeds|de hele (?:tijd|dag|avond|nacht|middag)"
    r"|constant|continu|telkens|vaak|overal|(?:elke|iedere) (?:keer|les)|voortdurend|aldoor|nog steeds|alweer|alleen (?:nog )?maar|om alles|om niks)\b(?! (?:\w+ )?(?:op tijd|klaar))"
    r"|\b(?:ik|we|wij)(?: \w+){1,3}? (?:altijd|steeds|constant|continu|telkens|vaak|overal|meestal|de hele (?:tijd|dag)|voortdurend|nog steeds|alweer|al weer)\b(?! (?:\w+ )?(?:op tijd|klaar|mijn afspraken))"
    # what follows from it
    r"|\b(?:en|dus)(?: \w+)? dan (?:ben|mis|krijg|krijgt|krijgen|word|wordt|worden|zit|zitten|lig|moet|moeten|voel|raak|snauw|vergeet|huil|schreeuw|flip|barst|is|zijn|heb|kom)\b|\bdus (?:ik|we|wij|hij|ze|zij|het) (?:ben|is|zijn|zit|zitten|mis|missen|moet|moeten|heb|kom|slaap|heeft|komt)\b"
    r"|\b(?:waardoor|zodat|met als gevolg dat) (?:ik|we|hij|ze|zij|het|mijn \w+) (?:\w+ ){0,3}(?:te laat|moe|boos|kwijt|mis|niks|nergens)\b|\bdaardoor (?:ben|is|zijn|mis|kom|komt|heb|heeft|raak)\b"
    # everything, since then, piled up
    r"|\balles (?:is|ligt|staat|loopt|voelt|kost|duurt|wordt|komt|draait)\b(?! (?:klaar|goed|netjes|rustig|opgeruimd|af|geregeld|op zijn plek))|\balles (?:kapot|kwijt|stuk|fout|mis)\b|\b(?:is|ligt|staat|gaat|komt|duurt) alles\b|^sinds\b|\b(?:ligt|liggen|stapelt|stapelen|hoopt|hopen|puilt|staat|staan) (?:\w+ ){0,4}(?:plafond|opgestapeld|overal|stil|uit)\b|\bstapel\w* zich op\b|\bop (?:twee|drie) (?:adressen|plekken|huizen)\b"
    # what one has, or has too much of
    r"|\b(?:heb|hebben|heeft|geef|geeft) (?:\w+ ){0,3}(?:grote mond|brutale mond|kort lontje|korte lont|hekel|willetje|weinig|bonje|mot|woorden|spijt|buien|aanvallen|achterstand|onvoldoendes?|tekort)\b"
    r"|^(?:te |zo |heel |al |nog )?(?:veel|zoveel|weinig|elke \w+|iedere \w+|constant|continu|alweer|steeds|altijd|weer) (?:\w+ ){0,2}(?:stress|gedoe|ruzies?|zorgen|spanning(?:en)?|druk|drukte|huiswerk|herrie|lawaai|rommel|problemen|gezeur|gezeik|strijd|gehannes|toetsen|schulden|rekeningen|discussies?|drama|chaos|boetes|onrust|verdriet|heimwee|hoofdpijn|buikpijn)\b"
    r"|\b(?:kost|kosten) (?:me|mij|ons|hem|haar) (?:\w+ ){0,3}(?:veel|moeite|energie|tijd|uren|kracht|slaap|hoofdpijn)\b|\b(?:zie|zien|ziet) (?:\w+ ){0,4}(?:op tegen|tegenop|ertegenop)\b|\bgroeit (?:me|ons) boven\b|\bvliegt? (?:me|mij|ons) aan\b|\bloopt? (?:\w+ ){0,3}(?:uit de hand|vast|spaak|in de soep|achter)\b|\b(?:is|zijn|was) (?:het )?(?:al )?weer (?:\w+ )?(?:klaar|mis|zover|raak|over)\b"
    r"|\b(?:ik|we|je|hij|ze) (?:al ?)?weer (?:\w+ )?(?:op|aan|in|achter|bij)\b|\b(?:is|ben|zijn) (?:\w+ )?(?:de enige|het zat|er klaar mee|bekaf|gesloopt|op(?= *$| \.| van)|kapot|doodmoe|uitgeput|doodop|buitenstaander)\b|\bbehalve (?:ik|bij mij|met mij)\b|\bkrijgt (?:\w+ )?(?:alle|alles|altijd|meer)\b"
    r"|\bvind (?:ik )?(?:mezelf|me) (?:\w+ ){0,2}(?:dom|lelijk|stom|niks|saai|raar|slecht|lui|zwak)\b|\bvoel (?:ik )?(?:me|mij) (?:\w+ ){0,3}(?:buitenstaander|klein|dom|stom|lelijk|raar|anders dan|minder dan|ongewenst|overbodig|loser|mislukkeling|vijfde wiel|leeg|rot|klote|schuldig|opgejaagd|opgebrand|gejaagd|gebruikt|bekeken|ongemakkelijk)\b"
    # a name for it
    r"|\b(?:is|wordt|blijft|was|lijkt|voelt als|lijkt wel) (?:\w+ ){0,2}(?:een|mijn|de) (?:\w+ )?(?:ramp|hel|drama|crime|gevecht|strijd|slagveld|zwijnenstal|varkensstal|puinhoop|kippenhok|gekkenhuis|nachtmerrie|zooitje|bende|chaos|zoektocht|straf|marteling|opgave|bezoeking|hotel|kwelling|lijdensweg|tijdbom|zwakke|puntje)\b"
    r"|\balleen via\b|\bver te zoeken\b|\bdag en nacht\b|\bgat in (?:mijn|me|zijn|haar) hand\b|\bte zitten\b(?<=zitten te zitten)|\b(?:doe|zit|hang|lig) maar (?:wat|een beetje)\b|\belkaar (?:\w+ ){0,2}(?:haren|gek maken|de tent uit)\b|\bmaken elkaar gek\b|\bhangt? (?:me|mij) de keel uit\b|\bniet te harden\b"
    r"|\b(?:loon|geld|salaris|zakgeld|uitkering|bundel|tegoed|saldo)(?: \w+){0,4} (?:op|weg|verdwenen)\b(?! (?:mijn|de|een|orde|rij|tijd))|\b(?:ligt|lig|zit|gamet|blijft|hangt|kijkt) (?:\w+ ){0,3}tot (?:\w+ ){0,2}(?:uur|diep|laat|midden)\b|\bplast (?:\w+ ){0,2}(?:in|bed)\b|\bblaft\b"
    r"|\b(?:zit|hang|lig|hangt|zitten|hangen) (?:\w+ ){0,2}\w+ uur (?:\w+ ){0,3}(?:op|achter) \w+|\b(?:gooit|gooien|slaat|slaan|gooi|sla) (?:\w+ ){0,2}met (?:de )?deur(?:en)?\b|\b(?:belt|mailt) (?:\w+ ){0,2}(?:wekelijks|elke|alweer|weer|steeds|over)\b"
    r"|\blaat (?:ik )?(?:me|mij|zich) (?:\w+ ){0,2}(?:snel|makkelijk|altijd|te|steeds|zo)\b|\b(?:ben|raak|word|schiet|is|raakt|wordt) (?:ik |hij |ze )?(?:\w+ )?(?:snel|gauw|zo|meteen|gelijk|om alles|om niks) (?:\w+ )?(?:boos|kwaad|afgeleid|overprikkeld|verveeld|geirriteerd|uitgeput|moe|jaloers|gekwetst|beledigd|zenuwachtig|in paniek|in de stress|over mijn toeren)\b"
    r"|\b(?:vinden|vindt) (?:ze |hij |iedereen )?(?:me|mij) (?:een )?(?!leuk|aardig|lief|goed|mooi|knap|lekker|sexy)\w+\b|\b(?:iedereen|ze|mensen)(?: \w+){0,3} (?:denkt|denken|vindt|vinden) (?:\w+ )?dat ik\b|^(?:altijd|steeds|constant|continu|alweer|telkens|nog steeds|de hele (?:dag|tijd)) (?!(?:\w+ ){0,4}(?:klaar|op tijd))(?:maar )?\w+"
    r"|\b(?:sta|zit|krijg|moet|mag|ben|heb|word|voel|kom|lig|raak|loop) (?:ik|we|wij) (?:me )?(?:altijd|steeds|weer|alle|constant|vaak|telkens)\b|\bboven mijn (?:hoofd|pet|macht)\b|\bvoelt (?:\w+ ){0,3}(?:als een|leeg|zwaar|oneerlijk|alsof|raar|ongemakkelijk|benauwd)\b|\b(?:zonder|door) mij om (?:heen|beslist)\b"
    r"|\b(?:rent|rennen|ren|race|racen|sjouw|sjouwen|sleep|ploeter|ploeteren|worstel|worstelen|worstelt|modder|modderen|zwoeg|zwoegen|hobbel|bungel) (?:\w+ ){0,3}(?:altijd|de hele|van|met|maar|achter|steeds|heen)\b|\b(?:heb|hebben|heeft) (?:\w+ ){0,3}(?:nergens|veel te|zo weinig|te weinig|te veel|veel last|altijd|steeds|constant)\b|\b(?:niks|geen mens|geen hond) (?:luistert|snapt|helpt)\b"
    r"|\b(?:word|wordt|worden|ben|is) (?:\w+ ){0,3}(?:knettergek|gek|gestoord|kriegel|dol|ziek|simpel|hoorndol|moe|doodmoe|zat) van\b|\bal de (?:tweede|derde|vierde|vijfde|zoveelste) keer\b|\bte \w+ om (?:nog )?(?!te laten)\w+|\bvol (?:met )?(?:vieren|drieen|vijven|onvoldoendes|fouten|troep|rommel|afspraken)\b|\b(?:halve|hele) nacht\b(?! door)"
    r"|\bover mijn hoofd\b|\bloopt? over van\b|\bteveel\b|\bmeer dan (?:we|ik|dat)\b|\bkijk(?:en)? (?:\w+ )?op tegen\b|\bspijt\b|\btegen (?:mij|me|elkaar|ons) op\b|\bleeft? (?:alleen )?op\b|\b(?:kijken|staren|lachen|fluisteren|kletsen) (?:\w+ )?(?:me|mij|over mij|over me)\b|\bkrijgt (?:\w+ ){0,4}(?:time|straf|waarschuwing|waarschuwingen|kaart|uitbrander|kop|strafwerk)\b"
    r"|\b(?:ligt?|liggen|draai|woel) (?:\w+ ){0,3}(?:te woelen|te malen|te piekeren|te draaien|wakker|dwars|overhoop)\b|\b(?:liggen|ligt) elkaar niet\b|\bsnap (?:ik )?de helft\b|\bmaar (?:een|twee|drie|half) \w+ (?:per|in de)\b|\b(?:vier|drie|half|twee) jaar achter\b|\bniet bij te houden\b|\bonder de duim\b|\bachter de feiten\b"
    # what somebody does is said as it is, and it is nothing to wish for
    r"|^(?:(?:mijn|me|onze|ons|de|die|zijn|haar|hun|alle|sommige) (?:\w+ )?\w+|hij|ze|zij|papa|mama|pap|mam|eigennaam|iedereen|ik|we|wij)(?: en \w+)?(?: \w+)? (?:weiger|weigert|weigeren|negeert|negeren|snauwt?|snauwen|schreeuwt?|schreeuwen|liegt?|liegen|zeurt?|zeuren|spijbelt?|spijbelen|moppert?|mopperen"
    r"|treitert|pest|plaagt|plagen|klaagt|klagen|vergeet|vergeten|verpest|kleineert|bemoeit|bemoeien|commandeert|scheldt?|schelden|vloekt?|vloeken|roddelt|roddelen|manipuleert|dramt|drammen|jat|jatten|treuzelt?|treuzelen|kliert?|klieren|klooit|huilt?|huilen|overdrijft|overvraagt|onderbreekt|ontploft?|verslaapt?|snurkt"
    r"|knoeit|rookt|roken|blowt?|vapet?|piekert?|piekeren|twijfelt?|verveelt?|vervelen|botst?|botsen|kibbelen|ruzien|verwent|mist?(?! geen)|missen(?! geen)|spijbel|dwarsboomt|stookt|stoken|verzint|haat|haten|ergert?|ergeren|irriteert?|irriteren|stress|stresst|stressen|stel alles uit|stelt alles uit|panikeert|verbiedt|verbieden)\b"
)
"""A complaint too, when nothing of GELUKT stands beside it."""
GELUKT = woorden(
    "ga toch schone wil willen graag durf durven durft zodat hoop zoek help hulp leer leren lukt rustig rustige rustiger zelf zelfstandig samen blij vrolijk netjes eerlijk lief vriendelijk veilig goed beter gezellig trots vaker meer eerder liever aardig aardiger fijn fijne leuk leuke genoeg gewoon ondanks"
    " oefen probeer kan kunnen lach lachen praten vertel vertellen mee tel adem schrijf luister zet gaan geniet genieten sterk sterker tevreden compliment complimenten afgesproken uitgerust voldoende plezier vertrouwen kies blijf blijft volhouden mag sporten lekker vrij dezelfde hetzelfde vast vaste eigen ontspannen gezond"
)
VAN_ANDEREN = {
    "ander": (
        r"^(?:(?:mijn|me|onze|ons|de|die|deze|het|zijn|haar|hun) )?(?:\w+ )?(?:\w+ van (?:mijn |me |de |het |onze )?\w+|\w+) (?:moet|moeten|mag|mogen|zou|zouden|hoort|horen|dient) (?:\w+ ){0,2}?(?:wel|best|ook|nou|eens|gewoon|vaker|meer|beter|eerder|liever|eerst)(?: \w+){0,6} (?:eens|wat|iets|wel|moeten|mogen|kunnen|gaan|doen|zijn|laten|worden|helpen|komen|luisteren)\b"
        r"|^(?:(?:mijn|me|onze|ons|de|die|deze|zijn|haar|hun) )?(?:leraar|leraren|juf|meester|docent|docenten|moeder|vader|ouders|vriend|vrienden|vriendin|zus|zusje|broer|broertje|trainer|baas|begeleid\w+|voogd|kinderen|leiding|coach|hulpverleners?|buren|buurvrouw|buurman|mensen|mentor) van (?:(?:mijn|me|onze|ons|de|het|die|zijn|haar) )?\w+ (?:moet|moeten)\b"
    ),
    "van": (
        r"\b(?:omdat|want|zodat|als) (?:(?:mijn|me|onze|de|het) )?(?:\w+ )?(?:mama|papa|moeder|vader|ouders|school|mentor|voogd|gezinsvoogd|juf|meester|rechter|begeleiding|begeleider|groepsleiding|jeugdzorg|pleegouders|ze|leraar|wijkteam|gemeente|coach)(?: \w+){0,3} (?:wil|willen|wilt|zegt|zeggen|eist|eisen|vindt|vinden|moet van|verplicht)(?= *$| \.)"
        r"|\b(?:ze|zij|iedereen|mensen|anderen|leraren|docenten|familie)(?: \w+)? (?:verwacht|verwachten|wil|willen|vindt|vinden|eisen|hopen)(?: \w+){0,4} dat (?:ik|we|wij)\b|\b(?:verwacht|verwachten|willen|eist|eisen|hopen) (?:ze|mijn ouders|mijn \w+|de \w+)(?: \w+){0,3} dat (?:ik|we|wij)\b"
        r"|^volgens (?:(?:mijn|me|onze|de|het|zijn|haar) )?\w+ (?:moet|moeten|ben|is|heb|heeft|kan|zou|wordt|gaat|doe|doet)\b"
        r"|\b(?:rechter|school|voogd|gezinsvoogd|jeugdzorg|leerplicht|leerplichtambtenaar|gemeente|wijkteam|mentor|bureau halt)(?: \w+){0,2} (?:eist|heeft (?:gezegd|bepaald|besloten|beslist|opgelegd)|bepaald|besloten|verplicht|verwacht|wil|willen)\b"
        r"|\b(?:is|was) een (?:eis|voorwaarde|idee|plan|wens) van\b|^(?:het|dit|dat) (?:moet|is) van (?:\w+ )?\w+"
        r"|^(?:(?:mijn|me|onze|de|zijn|haar|hun) )?(?:mama|papa|moeder|vader|ouders|school|mentor|voogd|juf|meester|begeleider|begeleiding|pleegouders|oma|opa|ex|vriend|vriendin|leraar|coach|groepsleiding|psycholoog|trainer)(?: van \w+)? (?:wil|willen|vindt|vinden|zegt|zeggen|verwacht|verwachten|hoopt|hopen|eist|eisen)(?: \w+)? dat (?:ik|we|wij|hij|ze|zij|hij|mijn|onze|eigennaam)\b"
    ),
}
"""What somebody else has to do, or wants, said otherwise than with MOET and WIL_DAT at the start."""
TE_DOEN = woorden(
    "gaan doen maken zetten opstaan zijn komen leren koken lezen lopen krijgen hebben halen blijven sporten trainen praten eten slapen fietsen"
)
"""A text that ends with one of these and names nobody is a goal: "elke dag weer naar school gaan"."""
WIE_SCHRIJFT = woorden("ik we wij")
WIE = woorden("ik we wij ze zij hij iedereen niemand mijn onze het")
GEEN_KLACHT = woorden("wil willen graag durf durven lukt zodat hoop maar zoek hulp dus")
WENS = woorden(
    "wil willen graag kan kunnen leer leren durf durven ga gaan zodat dan om nu want  hulp zoek vraag praat want can learn go to now  so"
)
SPEL = woorden(
    "fortnite minecraft roblox gta cod valorant fifa game gamen spel spelletje match level ronde fc24 fc25 lol brawl stars ranked"
)
VRIJ_VOOR = (
    ("niet", "voor", "niets"),
    ("niet", "normaal"),
    ("niet", "wachten", "om"),
    ("niet", "wachten", "tot"),
    ("geen", "idee"),
    ("geen", "smoesjes"),
    ("schaam", "me", "nergens"),
    ("nergens", "over", "gaat"),
    ("geef", "niet", "op"),
    ("geef", "het", "niet", "op"),
    ("stop", "nooit"),
    ("geen", "punt"),
    ("geen", "genoegen"),
    ("mis", "geen"),
    ("het", "hoeft", "niet"),
    ("geen", "probleem"),
    ("nog", "nooit"),
    ("wel", "of", "niet"),
    ("of", "niet"),
    ("waarom", "niet"),
    ("meer", "of", "minder"),
    ("niets", "liever"),
    ("ben", "niet", "bang"),
    ("niets", "leuker"),
    ("niets", "is", "leuker"),
    ("niets", "is", "fijner"),
    ("niets", "is", "beter"),
    ("niemand", "minder"),
    ("ja", "of", "nee"),
    *NIET_VRIJ,
)
KLOK = (["om"], ["na"], ["voor"], ["uiterlijk"])
VOORZETSEL = woorden("van met in op door aan naar bij voor over uit tegen zonder met niet geen")

# Who may be the one who hurts, and who is hurt. Gaps between words are bounded, so every search stays linear.
DADER = (
    r"(?:papa|pap|pa|vader|stiefvader|stiefpapa|mama|mam|ma|moeder|stiefmoeder|stiefmama|ouders|pleegvader|pleegmoeder|oom|tante"
    r"|opa|oma|broer|broertje|stiefbroer|zus|hij|zij|ze|iemand|niemand|vriend|vriendje|vriendin|ex|leraar|meester|begeleider|trainer"
    r"|buurman|neef|mensen|anderen|ze|haar|hem|die)"
)
MIJ = r"(?:me|mij|m|ons|mezelf|mama|papa|mijn (?:moeder|mama|mam|zus|zusje|broer|broertje|vader|papa|kindje|hond))"
SLAAT = r"(?:slaat|schopt|stompt|mept|ramt|beukt|wurgt|mishandelt|misbruikt|bedreigt|betast|verkracht|vernedert|opsluit|knijpt)"
SLAAN = r"(?:slaan|schoppen|stompen|meppen|rammen|beuken|wurgen|mishandelen|misbruiken|bedreigen|betasten|verkrachten|opsluiten|knijpen)"
LIJF = r"(?:lijf|lichaam|borst\w*|billen|kont|piemel|vagina|benen|been|kruis|broek|haren?)"
VEILIGHEID = (
    (
        # held, watched, made to
        r"\bik me omkleed\b|\brare dingen met (?:me|mij)\b|\btot last\b|\biedereen beter af\b|\ber morgen niet\b|\bpillen dan (?:mag|goed is)\b|\bik trouw met\b|\bpak(?:t|ken) (?:\w+ )?mijn arm\b|\bkoude kraan\b|\bdonkere? hok\b|\bin opspraak\b|\bsteeds knuffelen\b|\bstoel tegen de deur\b|\bmet klanten mee\w*|"
        r"\blaat (?:me|mij) niet (?:gaan|los|weg)\b|\b(?:mijn|me) (?:man|vriend|ex) (?:controleert|bespioneert|volgt)\b|\b(?:heeft|hebben|houdt) mijn papieren\b|\b(?:doe|doen) wat (?:hij|die man|die jongen) (?:wil|zegt|van me vraagt)\b(?! doen)"
        r"|\bdingen doe die ik niet wil\b|\bals ik nee zeg\b(?= *$| \.)|\bgehoorzamen aan\b|\bons geheim\b|\b(?:doen|doet) (?:mijn|me) \w+ (?:wat|iets) aan\b|\bgeld(?: \w+){0,3} (?:voor|van|aan) die jongens\b|\bstemmen die zeggen\b"
        r"|\bals (?:hij|papa|mama|vader|moeder|ze|opa|oom) (?:weer )?(?:drinkt|gedronken)|\b(?:papa|mama|vader|moeder) (?:is|ligt) (?:\w+ )?dronken\b|\bdan drinkt (?:hij|ze)\b|\banders vliegt\b|\bhij boos op wordt\b|\bals hij me (?:heeft )?(?:geduwd|gegooid)"
        # nights, doors, bathrooms
        r"|\b(?:man|oom|opa|papa|stiefvader|leider|hij|broer|neef)(?: \w+){0,5} uit mijn bed\b|\bmet (?:papa|mijn vader|opa|oom|hem) in (?:bad|bed|de douche)\b|\bmet rust laten in de douche\b|\bslot op mijn (?:deur|kamer) (?:\w+ ){0,2}(?:als|zodat|want)\b|\b(?:stil|op tijd|zitten) in de kast\b"
        r"|\bals ome? \w+ blijft slapen\b|\boom (?:\w+ )?blijft slapen\b|\bwakker omdat hij\b|\baan mijn (?:zusje|broertje|zus) zitten\b|\btrekken mijn broek\b|\bop mijn knieen\b|\b(?:filmen|filmt) (?:mij|me)\b|\bdat filmpje van (?:mij|me)\b"
        # a mother or father who is not there, no food, no home
        r"|\b(?:mama|papa|moeder|vader|ze)(?: \w+){0,8} dagen (?:op bed|weg|wegblijven)\b|\bdagen wegblijven\b|\blege maag\b|\bminder wegen\b|\bkilo wegen\b|\bnooit meer dan een appel\b|\bmisselijk na het eten\b|\bdat ik niks neem\b|\bgeen licht en geen water\b|\ber is geen (?:gas|eten)\b"
        r"|\bslapen (?:we |wij )?(?:in de auto|op (?:het|een) station)\b|\b(?:hij|ze) (?:ons|me|mij) niet (?:kan vinden|vindt)\b"
        # chosen for marriage
        r"|\bman uitgezocht\b|\bmet wie ik trouw\b|\btrouw ik met\b"
        # the end of it
        r"|\bweg zijn voor altijd\b|\bhet boeit niet meer\b|\bslapen en dan is het klaar\b|\bgeen last meer van mij\b|\bgeen dag meer vol\b|\bweg van alles\b|\bmij eindelijk vergeten\b|\bhet bloeden\b|\blittekens?\b|\bzeer van binnen\b|\bniemand wil mij\b(?= *$| \.| ook)|\bdie plekken ziet\b"
    ),
    (
        r"\b(?:zelfmoord\w*|zelfdod\w*|suicid\w*|zelf moord\w*|zelfbeschadig\w*|zelfverwond\w*|zelfpijnig\w*|automutil\w*|overdosis"
        r"|doodswens|doodwens|levensmoe|uithonger\w*|self ?harm)\b"
    ),
    (
        r"\b(?:geslagen|mishandel\w*|misbruik(?!en? van)\w*|verkracht\w*|aangerand\w*|aanrand\w*|betast\w*|bedreigd\w*|opgesloten|opsluit\w*"
        r"|vastgebonden|vastbind\w*|gewurgd|geschopt|gestompt|uitgehuwelijkt|uithuwelijk\w*|eerwraak|besneden|besnijdenis|incest|loverboy\w*"
        r"|gechanteerd|sextortion|naaktfoto\w*|blootfoto\w*|nudes?|handtastelijk\w*|aangeraakt|gestalkt|ontvoer\w*|kindermishandeling"
        r"|seksueel geweld|huiselijk geweld|vermoord\w*)\b(?! maken van)"
    ),
    (
        r"\b(?:mezelf|me zelf|mij zelf|mijn zelf|jezelf|zichzelf|haarzelf|hemzelf)(?: \w+){0,4} (?:snij\w*|sneed|gesneden|krass?\w*|pijn|beschadig\w*|verwond\w*|slaan|sla"
        r"|brand\w*|verbrand\w*|ophang\w*|doden|dood\w*|ombreng\w*|van kant|aandoe\w*|aan doe\w*|wat aan|iets aan|prik\w*|steken|straf\w*)\b"
    ),
    r"\b(?:snij|snijd|snijdt|sneed|kras|krassen|sla|brand|verwond|beschadig|hang|dood|snijden)(?: \w+){0,2} (?:mezelf|me zelf|mij zelf)\b",
    (
        r"\b(?:snij\w*|kras|krassen|krab\w*|gesneden|messen?|mesje|sneetjes)(?: \w+){0,4}"
        r" (?:armen?|polsen?|pols|benen|been|huid|dijen|bovenbeen)\b|\b(?:armen?|polsen?|pols|benen|huid|dijen)(?: \w+){0,4}"
        r" (?:snij\w*|kras|krassen|openkrab\w*|gesneden|open ?hal\w*|opensnij\w*)\b"
    ),
    (
        r"\b(?:niet|nooit|niets|niks|minder|met|zonder|drang|zin|weer|ga|geen|neiging|om)(?: \w+){0,2} (?:snijden|snij|snijd|gesneden)\b"
        r"(?! (?:groente|brood|vlees|in de|op de|hout|taart|papier|uien?|ui|kaas|met vriend|bij))"
    ),
    r"\b(?:niet meer|nooit meer|stop\w* met|kap\w* met|ophouden met|minder) (?:me |te )?krassen\b(?! (?:op|in) )|\bzelfm\w{0,2}rd\b",
    r"\bik snij(?:d|den)?(?: me| m| mij)?(?: (?:niet|soms|vaak|nog|al|weer|nooit))*(?: meer)?(?: \.|$)",
    r"\b(?:wil|wou|wilde|zou|liever|beter|ga|kan|mag|was|willen)(?: (?!opa|oma|game|niet)\w+){0,3} dood(?: zijn| willen| ben| was| gaan| gaat|gaan)?(?: \.|$)",
    r"\b(?:ik|niet|wil|liever|om)(?: (?!opa|oma|in)\w+){0,4} (?:dood zijn|dood willen|dood wil|dood was|dood ben|dood wou|zelf doden)\b",
    r"\bik(?: \w+){0,2} wil(?: \w+){0,2} (?:dood|doodgaan|doodga|dood gaan|sterven)\b(?!moe| (?:moe|lachen|schieten|in|van))",
    r"\b(?:denk\w*|gedachten?|gedachtes|verlang\w*)(?: (?!die|opa|oma)\w+){0,3} (?:de dood|dood te gaan|dood|doodgaan|sterven)\b(?! van (?:mijn )?(?:opa|oma|hond|kat))",
    (
        r"\b(?:niet|nooit|geen)(?: (?!op|in|bij|met|van|onder|tussen|arm|alleen|zonder|langs|naast|elkaar|heen|samen|moe|uitgeput|chagrijnig|brak|laat)\w+){0,4} (?:leven|bestaan|wakker worden|verder leven|te leven)\b(?! (?:in de groep|verpest\w*|vergooi\w*|vergal\w*))"
        r"|\bslapen en (?:\w+ ){0,2}(?:niet|nooit) meer\b|\b(?:nooit|niet) (?:meer )?(?:wakker|geboren)\b(?! (?:in|tussen|om|voor|gemaakt|liggen|lig|te liggen))"
        r"|\b(?:mijn|het|me) leven(?: \w+){0,2} (?:stop\w*|beeindig\w*|eindig\w*|afmaken|opgeven|opgeef|nemen|benemen)\b"
        r"|\bwil(?: (?:gewoon|echt|soms|nu|alleen|maar|heel|graag)){0,3} kapot(?: zijn| gaan)?(?: \.|$)"
    ),
    r"\bleven(?: \w+){0,3} (?:niet|niks|niets|geen)(?: \w+){0,3} (?:zitten|zin|nut|waard|leuk|aan)\b|\bleven (?:is|heeft)(?: \w+){0,2} (?:niks|geen|niet|zinloos|klaar)\b",
    r"\b(?:zin|nut|reden)(?: \w+){0,3} (?:te leven|in het leven|in mijn leven|leven)\b",
    (
        r"\beind\w* (?:\w+ ){0,2}(?:aan )?(?:\w+ ){0,2}(?:mijn|het|me) leven\b|\beinde? aan (?:te )?mak\w*\b|\ber (?:een )?eind\w* aan\b"
        r"|\bmaak\w* (?:er )?(?:een )?eind\w* aan(?: mijn leven)?\b(?! (?:de|onze|deze|dit) )|\buit het leven\b"
    ),
    (
        r"\b(?:klaar|genoeg|moe|zat|beu) (?:met|van) (?:het|mijn|me|dit) leven\b|\bik (?:wil|zou)(?: graag| gewoon| soms)? verdwijnen\b"
        r"|\ber niet meer(?: wil| te| kan| hoef\w*)?(?: zijn| ben| was| bij ben)?(?: \.|$)|\ber niet meer (?:zijn|ben|te zijn|wil zijn|was)\b"
        r"|\bniet meer (?:te )?(?:zijn|hoef\w*) te zijn\b|\b(?:beter (?:af )?zonder mij|niemand mist (?:me|mij)|niemand zou (?:me|mij) missen)\b"
    ),
    (
        r"\bik (?:wil|kan|hoef)(?: het| dit| echt| gewoon| ook)* niet(?: meer)?(?: verder| langer| zo verder)(?: \.|$)"
        r"|\bik (?:wil|kan|hoef)(?: het| echt| gewoon| dit)* niet meer(?: \.|$)"
    ),
    (
        r"\b(?:van (?:het|een|de) (?:dak|brug|flat|gebouw) (?:af )?(?:spring\w*|af)|voor (?:de|een) (?:trein|metro|auto) (?:spring\w*|gaan|gooi\w*))\b"
        r"|\b(?:uit|door) (?:het|een|mijn) (?:raam|balkon) (?:spring\w*|gooi\w*|vallen)\b|\bspring\w* (?:\w+ ){0,2}uit (?:het|een|mijn) raam\b"
        r"|\bslik\w* (?:\w+ ){0,2}(?:te veel|veel|alle|soms|vaak|stiekem) pillen\b|\bpillen(?: \w+){0,3} (?:zodat|om)(?: \w+){0,3} (?:stop\w*|ophoud\w*|voorbij|vergeten)\b"
        r"|\bspring\w* (?:\w+ ){0,2}(?:voor (?:de|een) (?:trein|metro)|van (?:het|een|de) (?:dak|flat|brug))\b|\b(?:me|mezelf|mij) (?:ophang\w*|op te hangen|van kant)\b"
        r"|\bpillen (?:\w+ ){0,4}(?:dood|slik\w* om|innemen om|overdos\w*)\b|\bgeboren (?:was|ben|te zijn)\b(?<=nooit geboren was)"
    ),
    rf"\b{DADER}(?: (?!ik\b)\w+){{0,9}} {SLAAT}\b(?! (?:\w+ )?(?:nergens op|over|op de vlucht|een bal|de bal|lessen))",
    rf"\b(?:{SLAAN}) (?:me|mij|ons)\b|\b{SLAAT} {MIJ}\b|\b(?:me|mij|ons)(?: (?:niet|nooit|meer|soms|vaak|altijd|steeds|thuis|ook|weer))* {SLAAT}\b",
    rf"\b(?:dat|moet|moeten|mag|mogen|gaat|gaan|als) (?:mijn )?{DADER}(?: (?!ik\b)\w+){{0,6}} (?:{SLAAN})\b(?! een bal| de bal)",
    rf"\b(?:mijn )?{DADER} (?:moet|moeten|mag|mogen|gaat|gaan|wil|blijft|blijven|zit|kan)(?: (?!ik\b)\w+){{0,5}} (?:te )?(?:{SLAAN})\b(?! een bal| de bal)",
    rf"\b{DADER}(?: (?!ik\b)\w+){{0,3}} (?:stopt|stoppen|ophoudt|ophouden|kapt|kappen)(?: \w+)? met(?: (?:me|mij|ons|mama))?(?: te)? (?:{SLAAN}|schelden en slaan)\b",
    (
        r"\b(?:geen|nooit|weer|meer|krijg\w*|vaak|altijd)(?: \w+){0,2} klappen\b(?! (?:in|voor|met|op de maat))|\bklappen (?:van|krijg\w*)\b"
        r"|\bin elkaar (?:ge)?(?:sla\w*|slag\w*|ram\w*|trap\w*)\b|\bblauwe plekken\b|\blosse handjes\b|\bgeweld (?:thuis|van|door)\b|\bthuis(?: \w+){0,3} geweld\b"
    ),
    (
        r"(?<!rug )(?<!buik )(?<!hoofd )(?<!knie )(?<!voet )(?<!tand )\b(?:doet|doen|deed) (?:me|mij|ons|mama) (?:\w+ ){0,3}(?:pijn|zeer|wat aan|iets aan)\b"
        r"|\b(?:me|mij|ons|mama|zusje|broertje)(?: \w+){0,3} (?:pijn|zeer) (?:doet|doen|gedaan|deed|te doen|wil doen)\b"
        r"|\b(?:me|mij|ons|mama) (?:\w+ ){0,2}(?:wat|iets) aan ?(?:doet|doen)\b"
    ),
    (
        rf"\baan (?:me|mij|ons|m|mijn (?:\w+ )?{LIJF})(?: \w+){{0,2}} (?:zit|zitten|komt|komen|zat|voelt|voelen|friemel\w*)\b"
        rf"|\b(?:zit|zitten|zat|komt|komen|voelt|voelen)(?: (?!bij|naast)\w+){{0,4}} aan (?:me|mij|mijn (?:\w+ )?{LIJF})\b"
        r"|\b(?:me|mij|mijn lichaam)(?: \w+){0,3} (?:aanraakt|aanraken|aan raakt|aanrakt|aanzit|uitkleedt|uitkleden|filmt onder)\b"
        r"|\braakt (?:me|mij|ons)(?: \w+){0,3} aan\b|\bvan (?:me|mij|mijn (?:\w+ )?(?:lijf|lichaam)) af ?(?:blijft|blijven|moet blijven|te blijven|blijf)\b"
        r"|\b(?:zijn|hun|haar) handen thuis\b|\bbij (?:me|mij) in bed\b|\b(?:mijn|me) bed in (?:komt|kruipt|kom)\b"
        r"|\bin mijn bed (?:komt|kruipt|ligt)\b|\b(?:komt|kruipt) in mijn bed\b|\b(?:me|mij|mama)(?: \w+){0,2} (?:mijn|de|haar) keel\b"
    ),
    (
        r"\b(?:sex|seks|seksuele?|sexuele?|naakt|bloot|bloten?)(?: \w+){0,5} (?:moet|moeten|dwing\w*|dwong|gedwongen|tegen mijn|niet wil|foto\w*|filmpje\w*)\b"
        r"|\b(?:moet|dwing\w*|gedwongen|dwong|geen|foto\w*)(?: \w+){0,4} (?:sex|seks|naakt|bloot|blote|uitkleden)\b|\b(?:foto\w*|filmpje\w*|video\w*)(?: \w+){0,4} (?:naakt|bloot|naakte|blote)\b|\bgedwongen (?:word\w*|om te trouwen|huwelijk)\b"
    ),
    (
        rf"\b(?:mijn |me )?{DADER}(?: (?!ik\b)\w+){{0,4}} (?:dwingt|dwongen|dwong|dwingen) (?:me|mij|ons|mama)\b|\b(?:me|mij|ons)(?: \w+){{0,4}} (?:dwingt|dwingen|dwong)\b"
        rf"|\b{DADER}(?: (?!ik\b)\w+){{0,5}} in (?:mijn|me) kamer (?:komt|komen|kwam|is|staat)\b(?: \w+){{0,2}} (?:nachts|slaap|bed|douche|omkleed)"
        rf"|\b(?:nachts|slaap)(?: (?!ik\b)\w+){{0,3}} in (?:mijn|me) kamer (?:komt|komen|kwam|staat|is)\b|\b{DADER}(?: (?!ik\b)\w+){{0,5}} nachts in (?:mijn|me) (?:kamer|bed)\b"
        rf"|\b{DADER}(?: (?!ik\b)\w+){{0,5}} in (?:mijn|me) (?:kamer|bed) (?:komen|komt)? ?(?:s )?nachts\b"
        r"|\b(?:met )?(?:vreemde|andere|oude|die) (?:mannen|man|kerels|jongens) naar bed\b|\b(?:moet|moeten|dwing\w*)(?: \w+){0,2} met (?:hem|hen|ze|iemand) naar bed\b|\bmet (?:hem|hen|ze) naar bed (?:ga|gaan|moet)\b"
    ),
    (
        r"\b(?:overgeven|over te geven|kotsen|uitkotsen|braken|spugen)(?: \w+){0,3} (?:na|eten|avondeten|maaltijd\w*)\b|\b(?:eten|maaltijd\w*)(?: \w+){0,2} (?:uitkotsen|uit te kotsen|kotsen|uitbraken)\b"
        r"|\bvinger\w* in (?:mijn|me) keel\b|\blaxeer\w*|\bbulimia\b|\banorexia\b|\bflauw ?val\w*(?: \w+){0,4} (?:eten|honger)\b|\b(?:eten|honger)(?: \w+){0,4} flauw ?val\w*"
        r"|\b(?:mezelf|me zelf|mij)(?: \w+){0,4} (?:van (?:de|het|een) (?:brug|dak|flat|gebouw|balkon)|voor (?:de|een) (?:trein|metro|auto)|uit het raam)\b"
        r"|\balles (?:beeindig\w*|stopzetten)\b|\b(?:alles|allemaal) (?:mag|moet) (?:\w+ ){0,2}stoppen\b|\bzie\w* (?:\w+ ){0,2}geen uitweg\b|\bpillen(?: \w+){0,2} (?:gespaard|verzameld|spar\w*|verzamel\w*)\b|\bspaar (?:\w+ ){0,2}pillen\b"
        r"|\b(?:als|wanneer) ik (?:er niet meer|dood) ben\b|\bdenk\w*(?: \w+){0,3} (?:aan|over) (?:springen|doodgaan|de dood)\b|\b(?:eet|eten) expres (?:\w+ )?(?:niks|niets|niet|weinig)\b|\bexpres (?:\w+ )?(?:niks|niets|niet|weinig) (?:te )?eten\b"
        r"|\bkrab\w* (?:me|mij|mezelf)\b|\b(?:mezelf|me) (?:\w+ ){0,2}(?:kapot|open) ?(?:krab|kras|snij)\w*|\bafscheidsbrie\w*|\bafscheid (?:te )?nemen van (?:iedereen|alles|het leven)\b"
        r"|\b(?:slaap|slapen) (?:\w+ ){0,2}(?:voor altijd|voor eeuwig)\b|\b(?:voor altijd|voor eeuwig) (?:slaap|slapen|weg)\b"
        r"|\beet(?: \w+){0,3} (?:bijna|haast|amper) (?:niks|niets|iets|wat)\b|\bhoofd(?: \w+){0,2} tegen (?:de|een) muur\b|\bwalg\w*(?: \w+){0,2} (?:van|over) (?:mezelf|me zelf|mijn lichaam|mijn lijf)\b"
        r"|\b(?:me|mij)(?: (?:niet|nooit|weer|meer|soms|steeds|ook|vaak|dan)){1,4} (?:te )?(?:branden|verbranden|krassen|verwonden|pijnigen)\b(?! (?:in|aan) de (?:zon|oven|pan|kachel|thee))"
    ),
    (
        rf"\bdoor (?:mijn |me |die |de )?{DADER}(?: \w+)? (?:geduwd|geknepen|getrapt|gesleurd|vastgehouden|gespuugd|uitgekleed|gekust|gegooid)\b"
        rf"|\b(?:mijn |me )?{DADER} (?:kust|zoent|aait|betast) (?:mij|me)(?: \w+){{0,4}} (?:mond|nek|lippen|borst\w*|benen|lichaam)\b|\bkeel(?: \w+){{0,2}} dicht\w*"
        rf"|\bvan (?:mijn |me |onze )?(?:zusje|zus|broertje|broer|moeder|mama|kind) af ?(?:blijft|blijven|blijf|moet blijven)\b|\b{DADER}(?: (?!ik\b)\w+){{0,6}} en slaat(?: dan)?(?: \.|$)"
        rf"|\b(?:krijg|krijgen|kreeg|geen|nooit)(?: \w+){{0,2}} slaag\b|\bniet (?:meer )?besto(?:nd|nden|a)\b|\bbang dat (?:mijn |me )?{DADER} (?:me|mij|ons|mama)\b(?! (?:niet|mist|vergeet|verlaat|uitlacht|stom))"
        rf"|\b{DADER} (?:gooit|smijt|duwt|schopt|trekt) (?:mama|mam|moeder|me|mij|mijn \w+)\b(?! (?:de bal|een bal|een handje|op de schommel))|\b(?:laat|laten) (?:me|mij) (?:seks|sex)\b|\b(?:seks|sex) (?:met|hebben met) (?:zijn|hun|andere|vreemde|oude)\b"
        rf"|\b{DADER} (?:kijkt|kijken|gluurt|filmt)(?: (?!ik\b)\w+){{0,3}} als ik (?:me )?(?:douche|omkleed|slaap|naakt)\b|\bfoto\w*(?: \w+){{0,3}} zonder (?:kleren|kleding)\b|\bpooier\w*\b|\bhet snijden (?:stopt|ophoudt)\b"
        rf"|\b{DADER} is (?:\w+ )?gevaarlijk\b|\b{DADER} (?:wil|willen|zegt) dat ik (?:hem|haar|hen|ze|zijn|hun) (?:\w+ )?(?:aanraak|kus|zoen|betast|bevredig)\b"
        rf"|\b(?:hij|papa|vader|stiefvader|stiefbroer|broer|oom|opa|ze|vriend) (?:me|mij|ons)(?: \w+){{0,3}} (?:vastpakt|vastgrijpt|vasthoudt|door elkaar schudt)\b"
        rf"|\b{DADER} slaat als (?:ze|hij|zij)\b|\b(?:buiten|schuur|kelder|gang|kou)(?: \w+){{0,2}} slapen(?: \w+){{0,3}} (?:kou|straf)\b|\blaat (?:me|mij|ons) (?:\w+ )?buiten slapen\b"
        r"|\b(?:niet|moet|moeten|geen|nooit)(?: \w+){0,3} (?:trouwen|huwelijk|verloofd)\b(?! (?:later|als ik))|\bpaspoort (?:\w+ ){0,2}(?:afgepakt|afgenomen|ingenomen)\b|\b(?:houdt|houden|heeft|hebben|pakt\w*) (?:mijn|me) paspoort\b"
        r"|\b(?:niks|niets|geen|nooit)(?: te)? eten (?:thuis|in huis)\b|\b(?:papa|vader|broer|hij|moeder|mama|oom|vriend|thuis)(?: (?!ik\b)\w+){0,5} (?:pistool|vuurwapen|wapens?)\b(?! (?:van plastic|spel))"
        r"|\b(?:bloot|naakt|ondergoed|douche)(?: \w+){0,3} (?:camera|webcam|filmt|filmen|foto\w*)\b|\b(?:foto\w*|fotos|filmpje\w*|filmt|filmen)(?: \w+){0,6} (?:ondergoed|onder de douche|bloot|naakt)\b"
        rf"|\bwat (?:mijn )?{DADER} (?:\w+ ){{0,2}}(?:met|bij) (?:me|mij|ons|mama|mijn zusje) (?:doet|doen|deed|uithaalt)\b|\bben ik er geweest\b|\b(?:met|van) (?:de|een|zijn|haar) riem\b|\ber (?:gewoon|echt|soms|liever|ook|even|nu|straks|helemaal|het liefst) niet meer (?:zijn|ben|was)\b"
        r"|\bik zie het (?:\w+ )?niet meer(?: zitten)?(?: \.|$)|\b(?:voor|van) mij hoeft het (?:\w+ )?niet meer\b|\bhoeft (?:het )?(?:voor|van) mij niet meer\b"
        r"|\b(?:blij|beter|opgelucht|rustiger|gelukkiger|fijner) (?:\w+ ){0,2}(?:als|wanneer|zonder) (?:ik weg|ik er niet|ik dood|mij)\b|\bdoor elkaar (?:\w+ )?schud\w*"
        r"|\bmijn (?:kind|kinderen|zoon|zoontje|dochter|dochtertje|baby)(?: \w+){0,4} (?:sla|slaan|slaat|meppen|mep|tik|tikken|knijpen|knijp|schudden|schud)\b"
        r"|\bmesje\b(?! (?:voor|in de keuken|om fruit))|\bchanteer\w*|\bchanteren\b|\bgepakt word\w* door\b|\bpolsen(?: \w+){0,3} open\b"
        r"|\bslui(?:t|ten)(?: \w+){0,2} (?:me|mij|ons)(?: \w+){0,3} op\b|\b(?:me|mij|ons)(?: \w+){0,3} (?:op te sluiten|op ?sluit\w*)\b"
        r"|\b(?:mag|mogen) (?:het|mijn|ons)? ?(?:huis|kamer) niet (?:uit|af)\b|\bhuis niet uit mag\b|\b(?:geen|nooit|niks te|niets te|niet te) eten (?:krijg\w*|geeft|geven)\b"
        r"|\bkrijg\w* (?:\w+ ){0,3}(?:geen|niks te|niets te|niet te) eten\b"
    ),
    (
        rf"\bbang(?: \w+){{0,2}} als (?:mijn |me )?{DADER} (?:\w+ )?(?:thuis\w*|boos|dronken|drinkt|gedronken|binnenkomt|eraan komt)\b"
        rf"|\bbang (?:\w+ ){{0,2}}(?:voor|van) (?:mijn |me |de )?(?:nieuwe |eigen )?{DADER}\b(?! (?:van|uit|op) )|\bvoor (?:mijn |me )?{DADER}"
        r"(?: \w+){0,4} bang\b|\bbang(?: \w+){0,3} (?:thuis|naar huis|dat (?:hij|papa|mama|ze|zij))\b(?! (?:alleen|blijven))"
        r"|\bthuis(?: (?!zonder|alleen)\w+){0,3} bang\b|\b(?:niet|nooit)(?: meer)? naar huis durf|\bdurf(?: \w+){0,2} (?:niet|nooit)(?: meer)? naar huis\b"
    ),
    (
        r"\b(?:niet|nooit|onveilig|niet meer)(?: \w+){0,4} (?:veilig|onveilig)(?: \w+){0,3}(?: thuis)?\b|\bthuis(?: \w+){0,4} (?:on)?veilig\b|\bonveilig(?: \w+){0,3} thuis\b"
        r"|\bveilig (?:\w+ )?(?:voel\w*|zijn|ben)(?: \w+){0,2} (?:bij|thuis)\b|\b(?:voel\w*)(?: \w+){0,3} veilig (?:bij|thuis)\b"
    ),
    (
        rf"\b{DADER}(?: \w+){{0,3}} (?:dreigt|dreigen|dreigde|scheldt en slaat)\b|\b(?:spullen|dingen|borden|schoenen)(?: \w+){{0,2}} naar (?:me|mij|mama|ons) (?:gooit|smijt|gooien)\b"
        r"|\bhet (?:\w+ en )?(?:slaan|schoppen|mishandelen|schelden en slaan)(?: thuis)? (?:stopt|ophoudt|moet stoppen)\b|\b(?:mes|pistool|wapen)(?: \w+){0,4} (?:dreig\w*|bedreig\w*|op me|op mij|keel)\b"
        rf"|\b{DADER}(?: \w+){{0,4}} (?:gooit|smijt)(?: \w+){{0,4}} (?:naar|tegen) (?:me|mij|mama|ons|mijn hoofd)\b"
        rf"|\b(?:agressie\w*|agressief|gewelddadig\w*) (?:\w+ ){{0,2}}(?:naar|tegen|van|door) (?:mij|me|mama|ons|papa|{DADER})\b"
        r"|\b(?:dood ?slaan|doodslaat|dood ?maa?k\w*|dood ?steek\w*|dood ?steken|aan mijn haren)\b"
    ),
)
SPEL_DOOD = r"\b(?:dood\w*|die|killed|vermoord\w*|kill|dies|kills)\b"
"""Killing in a game of SPEL is a game."""
