"""Is a goal worded as what somebody wants to reach? Rules, no model: mild hints about Dutch and English goals.

A false alarm is worse than a miss, so a word such as "niet" only counts when no known harmless use explains it. Words that
may be about danger (hurt, abuse, wanting to die, fear of somebody at home) always win: such a text is never coached.

Nothing here stores, logs or sends a text. Stance and rules: richtlijnenjeugdhulp.nl (goals say what somebody wants to
reach or learn, in own words), Elliot & Church 2002, Wollburg & Braukhaus 2010.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

from doelen import formulering_en as en

VRAGEN: dict[str, dict[str, str]] = {
    "wat_wel": {"nl": "Wat doe je dan wél?", "en": "What will you do instead?"},
    "wat_zien_anderen": {
        "nl": "Wat zien anderen jou doen als het gelukt is?",
        "en": "What will others see you do when it has worked?",
    },
    "waar_naartoe": {"nl": "Waar wil je naartoe?", "en": "Where would you like to get to?"},
    "wat_doe_jij_zelf": {"nl": "Wat kun jij daar zelf aan doen?", "en": "What can you do about it yourself?"},
    "wat_wil_jij_zelf": {"nl": "Wat wil jij zelf?", "en": "What do you want yourself?"},
    "wat_is_anders": {"nl": "Stel, het gaat beter. Wat is er dan anders?", "en": "Suppose it goes better. What is different then?"},
    "laat_alleen_staan": {
        "nl": "Je hebt het al. Laat je alleen staan wat je wél wilt?",
        "en": "You already have it. Will you keep only what you do want?",
    },
}


@dataclass(frozen=True)
class Signaal:
    """One word that says what somebody does not want.

    `code` is niet, minder, mijden, stoppen, weg or zonder; of a sentence with none of those ander (what somebody else has to do), van
    (what somebody else wants) or probleem (what is hard now, and no wish). `woord` is tekst[begin:einde], offsets in code points of the
    text as it was given.
    """

    code: str
    woord: str
    begin: int
    einde: int


@dataclass(frozen=True)
class Oordeel:
    """What the rules make of one goal.

    `soort` is positief, gemengd (it also says what somebody does want) or negatief. `veiligheid` says that the words may
    be about danger: then soort is positief and the rest is empty. `vragen` are the sentences of `vraagcodes` (keys of
    VRAGEN), at most three. `tips` are codes from zelf, uiterlijk and begin_met_wat_je_doet.
    """

    soort: str
    veiligheid: bool = False
    signalen: tuple[Signaal, ...] = ()
    vragen: tuple[str, ...] = ()
    vraagcodes: tuple[str, ...] = ()
    tips: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Woord:
    vorm: str
    begin: int
    einde: int
    titel: bool
    scheiding: str  # what stands before it: "" (nothing), "," or "."
    aanhaling: bool = False


_w = en.woorden

_SPELLING = {
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
    }.items()
    for variant in varianten.split()
}
_WOORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+(?:['’`´](?:[^\W_]|[\u0300-\u036f])+)*|[\U0001F6AB\u274C\u26D4\U0001F6AD]")
_EMOJI_NIET = frozenset("\U0001f6ab\u274c\u26d4\U0001f6ad")
_LANG = re.compile(r"(\w)\1{2,}")
_CITAAT = re.compile(r"\"[^\"\n]{1,300}\"|[“„][^”“\n]{1,300}[”“]|«[^»\n]{1,300}»|‘[^’\n]{1,200}’|(?<!\w)'[^'\n]{1,200}'(?!\w)")
_EINDE = re.compile(r"[.!?;\n…](?:\s|$)|[.!?;…]{2,}|\n|[\U0001F300-\U0001FAFF\u2600-\u27BF]|\s[-–—]+\s|[;]|\s[/|]\s")

_NIET = _w("niet niets niks geen nooit niemand nergens noch nimmer nimmermeer nietmeer niemeer nooitmeer geenmeer")
_MINDER = _w("minder vermindert verminderen verminder vermindering afname terugdringen beperken reduceren afbouwen terugbrengen")
_MIJD = _w("vermijd vermijden vermijdt mijden mijd ontwijk ontwijken ontwijkt tegengaan afleren voorkomen voorkom voorkomt")
_STOP = _w("stop stopt stoppen gestopt kap kapt kappen ophouden ophoud ophoudt opgehouden gekapt")
_STOP_VULSEL = _w("ik we nu eindelijk echt helemaal direct meteen ook dan graag zelf er wil wel gewoon volledig langzaam op te")
_WEG = _w("weggaan weggaat verdwijnen verdwijnt weggaat kwijtraken kwijtraakt kwijtgeraakt")
_VOORWAARDE = _w("als wanneer zodra omdat doordat terwijl hoewel toen tenzij mocht ondanks sinds totdat voordat nadat aangezien indien")
_INHOUD_NL = _w("wat waarom welke wie waardoor waarover waarvan waarvoor waarin of")
_ONDERWERP = _w("ik hij wij we jij ie")
_VOEGWOORD = _w("dat of wat die waar hoe waarom omdat wie want en toen")
_BEGINT_ZIN = _w(
    "ik je jij hij zij ze we wij mijn de het een er me mij mama papa mam pap iemand anderen dat dit ons onze jullie mensen"
    " niet wel moeder vader i you he she they my the it people others to"
)
_ZEG = _w(
    "zeg zeggen zegt vertel vertellen vertelt uitleggen uitleg leg schrijf schrijven schrijft aangeven aangeef geef laat laten"
    " weet weten vraag vragen accepteren accepteer begrijpen begrijp snappen snap toegeven toegeef leren_zeggen duidelijk"
    " say tell explain know ask understand accept admit write"
)
_ZELF = _w(
    "nachtlampje lampje knuffel bandjes zwembandjes zijwieltje luier speen zus zusje broer broertje "
    "hulp begeleiding begeleider herinnering herinneringen mama papa mam pap iemand ouders moeder vader oma opa steun"
    " ondersteuning toezicht wekker zijwieltjes navigatie coach spiekbriefje hulpmiddel hulpmiddelen juf meester docent"
    " volwassene volwassenen groepsleiding leiding pauze pauzes moeite stoppen rusten twijfel ondertiteling ondertitels"
    " pauzeren onderbreking recept rekenmachine woordenboek stappenplan voorbeeld gids chauffeur zijwielen toestemming spieken aansporing aanmoediging hulpverlening hulpverlener jeugdzorg jullie anderen"
)
_VERVOER = _w("fiets auto scooter bus brommer step tram trein metro")
_KAN = _w("kan kunnen durf durven leer leren")
_NAAR = _w(
    "ruzie ruzies angst bang stress gedoe gezeur gezeik gezeik problemen paniek boosheid boos drama huilen schreeuwen schelden pijn zorgen drugs"
    " drank wiet blowen alcohol liegen zeuren mopperen slaan vechten spanning piekeren schaamte geld schulden nachtmerries medicijnen medicatie pillen"
)
_BEZIT = _w("mijn een enige de alle extra veel te het jullie jouw any my a the their your much me")
_HULPWERK = _w(
    "hoeft hoeven helpt helpen herinnert herinneren zegt zeggen roept roepen wekt wekken vraagt meegaat meekijkt helpe remind help"
)
_HULP = _w("hulp begeleiding steun ondersteuning help support jeugdzorg herinnering herinneringen hulpverlening toezicht reminders")
_VERGELIJK = _w("later eerder meer minder langer vaker vroeger more less longer earlier")
_TELWOORD = _w(
    "een twee drie vier vijf zes zeven acht negen tien elf twaalf vijftien twintig dertig veertig vijftig half anderhalf"
    " one two three four five six seven eight nine ten twelve fifteen twenty thirty an half"
)
_PLEK = _w("school bank straat huis kamer bed trap fiets plek podium duikplank zolder begin opleiding nu week stage werk groep")
_NA_AF = _w("en hebben maken krijgen ronden te maak heb krijg")
_KWIJT_VRIJ = _w("verhaal verhalen ei gevoel gevoelens gedachten boodschap mening woorden zorgen hart")
_WIL = _w("wil willen raak raken komen kom kwam raakt komt moet")
_ANDER = _w(
    "mama papa mam pap moeder vader stiefvader stiefmoeder ouders broer broertje zus zusje hij zij ze oma opa leraar juf"
    " meester docent vriend vriendin vrienden iedereen mensen anderen jullie mentor begeleider klasgenoten ma pa"
    " mum mom dad mother father brother sister they he she teacher parents people everyone friends"
)
_MOEILIJK = _w("moeilijk lastig eng spannend lukt lastige moeilijke hard difficult lukken snap weet weer toch")
_DOE = _w(
    "loop ga doe praat zeg blijf tel vraag bel luister zet pak adem kies maak help sport leer wacht reageer gaan doen praten"
    " blijven lopen walk talk stay breathe ask call listen choose count go"
)
_MEER = _w("meer vaker eerder more rather liever juist wel beter instead")
_NIEUWE_ZIN = _w("ga wil kan durf leer praat doe blijf loop vraag bel heb zeg maak kom sta plan will want can go talk learn stay ask am")
_MOET = _w("moet moeten should must has")
_WIL_DAT = _w("wil willen vindt vinden zegt zeggen eist wants want says thinks")
_INSTANTIE = _w("school mentor leraar meester juf rechter voogd jeugdzorg hulpverlener begeleider leerplicht gemeente teacher judge")
_VOOR_NAAM = _w("mijn me onze ons de die my our the")
_HEEFT = _w("heb hebben ben zijn voel zit krijg word have am feel are")
_PROBLEEM = _w(
    "moe ruzie ruzies stress schulden angst angstig angsten bang depressief eenzaam verdrietig onzeker somber nachtmerries problemen verslaafd"
    " gepest slecht onvoldoendes achterstand moeite last hekel boos debts anxiety anxious scared depressed lonely sad insecure nightmares"
    " problems addicted bullied fights"
)
_WENS = _w(
    "wil willen graag kan kunnen leer leren durf durven ga gaan zodat maar dan om en nu want als wanneer hulp zoek vraag praat want can learn"
    " go to and but now when if so"
)
_TEER = _w(
    "seks sex seksueel zwanger abortus naakt bloed mes messen geweld wapen pistool slaag bestaan kleren rape sex pregnant blood knife weapon violence"
)
"""About wording with one of these in it nothing is said: it may be about danger, and a question would hurt."""
_SPEL = _w("fortnite minecraft roblox gta cod valorant fifa game gamen spel spelletje match level ronde fc24 fc25 lol brawl stars ranked")
_VRIJ_VOOR = (
    ("niet", "voor", "niets"),
    ("niet", "normaal"),
    ("niet", "wachten", "om"),
    ("niet", "wachten", "tot"),
    ("geen", "idee"),
    ("geen", "punt"),
    ("geen", "probleem"),
    ("nog", "nooit"),
    ("wel", "of", "niet"),
    ("of", "niet"),
    ("waarom", "niet"),
    ("meer", "of", "minder"),
    ("niets", "liever"),
    ("niets", "leuker"),
    ("niemand", "minder"),
    ("ja", "of", "nee"),
    *en.NIET_VRIJ,
)
_KLOK = (["om"], ["na"], ["voor"], ["uiterlijk"])
_VOORZETSEL = _w("van met in op door aan naar bij voor over uit tegen zonder met niet geen")

# Who may be the one who hurts, and who is hurt. Gaps between words are bounded, so every search stays linear.
_DADER = (
    r"(?:papa|pap|pa|vader|stiefvader|stiefpapa|mama|mam|ma|moeder|stiefmoeder|stiefmama|ouders|pleegvader|pleegmoeder|oom|tante"
    r"|opa|oma|broer|broertje|stiefbroer|zus|hij|zij|ze|iemand|niemand|vriend|vriendje|vriendin|ex|leraar|meester|begeleider|trainer"
    r"|buurman|neef|mensen|anderen|ze|haar|hem|die)"
)
_MIJ = r"(?:me|mij|m|ons|mezelf|mama|papa|mijn (?:moeder|mama|mam|zus|zusje|broer|broertje|vader|papa|kindje|hond))"
_SLAAT = r"(?:slaat|schopt|stompt|mept|ramt|beukt|wurgt|mishandelt|misbruikt|bedreigt|betast|verkracht|vernedert|opsluit|knijpt)"
_SLAAN = r"(?:slaan|schoppen|stompen|meppen|rammen|beuken|wurgen|mishandelen|misbruiken|bedreigen|betasten|verkrachten|opsluiten|knijpen)"
_LIJF = r"(?:lijf|lichaam|borst\w*|billen|kont|piemel|vagina|benen|been|kruis|broek|haren?)"
_GEVAAR = (
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
        r"\b(?:niet|nooit|geen)(?: (?!op|in|bij|met|van|onder|tussen|arm|alleen|zonder|langs|naast|elkaar|heen|samen)\w+){0,4} (?:leven|bestaan|wakker worden|verder leven|te leven)\b(?! (?:in de groep))"
        r"|\bslapen en (?:\w+ ){0,2}(?:niet|nooit) meer\b|\b(?:nooit|niet) (?:meer )?(?:wakker|geboren)\b(?! (?:in|tussen|om|voor|gemaakt))"
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
        r"\b(?:klaar|genoeg) (?:met|van) (?:het|mijn|me|dit) leven\b|\bik (?:wil|zou)(?: graag| gewoon| soms)? verdwijnen\b"
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
    rf"\b{_DADER}(?: (?!ik\b)\w+){{0,9}} {_SLAAT}\b(?! (?:\w+ )?(?:nergens op|over|op de vlucht|een bal|de bal|lessen))",
    rf"\b(?:{_SLAAN}) (?:me|mij|ons)\b|\b{_SLAAT} {_MIJ}\b|\b(?:me|mij|ons)(?: (?:niet|nooit|meer|soms|vaak|altijd|steeds|thuis|ook|weer))* {_SLAAT}\b",
    rf"\b(?:dat|moet|moeten|mag|mogen|gaat|gaan|als) (?:mijn )?{_DADER}(?: (?!ik\b)\w+){{0,6}} (?:{_SLAAN})\b(?! een bal| de bal)",
    rf"\b(?:mijn )?{_DADER} (?:moet|moeten|mag|mogen|gaat|gaan|wil|blijft|blijven|zit|kan)(?: (?!ik\b)\w+){{0,5}} (?:te )?(?:{_SLAAN})\b(?! een bal| de bal)",
    rf"\b{_DADER}(?: (?!ik\b)\w+){{0,3}} (?:stopt|stoppen|ophoudt|ophouden|kapt|kappen)(?: \w+)? met(?: (?:me|mij|ons|mama))?(?: te)? (?:{_SLAAN}|schelden en slaan)\b",
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
        rf"\baan (?:me|mij|ons|m|mijn (?:\w+ )?{_LIJF})(?: \w+){{0,2}} (?:zit|zitten|komt|komen|zat|voelt|voelen|friemel\w*)\b"
        rf"|\b(?:zit|zitten|zat|komt|komen|voelt|voelen)(?: (?!bij|naast)\w+){{0,4}} aan (?:me|mij|mijn (?:\w+ )?{_LIJF})\b"
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
        rf"\b(?:mijn |me )?{_DADER}(?: (?!ik\b)\w+){{0,4}} (?:dwingt|dwongen|dwong|dwingen) (?:me|mij|ons|mama)\b|\b(?:me|mij|ons)(?: \w+){{0,4}} (?:dwingt|dwingen|dwong)\b"
        rf"|\b{_DADER}(?: (?!ik\b)\w+){{0,5}} in (?:mijn|me) kamer (?:komt|komen|kwam|is|staat)\b(?: \w+){{0,2}} (?:nachts|slaap|bed|douche|omkleed)"
        rf"|\b(?:nachts|slaap)(?: (?!ik\b)\w+){{0,3}} in (?:mijn|me) kamer (?:komt|komen|kwam|staat|is)\b|\b{_DADER}(?: (?!ik\b)\w+){{0,5}} nachts in (?:mijn|me) (?:kamer|bed)\b"
        rf"|\b{_DADER}(?: (?!ik\b)\w+){{0,5}} in (?:mijn|me) (?:kamer|bed) (?:komen|komt)? ?(?:s )?nachts\b"
        r"|\b(?:met )?(?:vreemde|andere|oude|die) (?:mannen|man|kerels|jongens) naar bed\b|\b(?:moet|moeten|dwing\w*)(?: \w+){0,2} met (?:hem|hen|ze|iemand) naar bed\b|\bmet (?:hem|hen|ze) naar bed (?:ga|gaan|moet)\b"
    ),
    (
        r"\b(?:overgeven|over te geven|kotsen|uitkotsen|braken|spugen)(?: \w+){0,3} (?:na|eten|avondeten|maaltijd\w*)\b|\b(?:eten|maaltijd\w*)(?: \w+){0,2} (?:uitkotsen|uit te kotsen|kotsen|uitbraken)\b"
        r"|\bvinger\w* in (?:mijn|me) keel\b|\blaxeer\w*|\bbulimia\b|\banorexia\b|\bflauw ?val\w*(?: \w+){0,4} (?:eten|honger)\b|\b(?:eten|honger)(?: \w+){0,4} flauw ?val\w*"
        r"|\b(?:mezelf|me zelf|mij)(?: \w+){0,4} (?:van (?:de|het|een) (?:brug|dak|flat|gebouw|balkon)|voor (?:de|een) (?:trein|metro|auto)|uit het raam)\b"
        r"|\balles (?:beeindig\w*|stopzetten)\b|\b(?:alles|allemaal) (?:mag|moet) (?:\w+ ){0,2}stoppen\b|\bzie\w* (?:\w+ ){0,2}geen uitweg\b|\bpillen(?: \w+){0,2} (?:gespaard|verzameld)\b"
        r"|\b(?:als|wanneer) ik (?:er niet meer|dood) ben\b|\bdenk\w*(?: \w+){0,3} (?:aan|over) (?:springen|doodgaan|de dood)\b|\b(?:eet|eten) expres (?:\w+ )?(?:niks|niets|niet|weinig)\b|\bexpres (?:\w+ )?(?:niks|niets|niet|weinig) (?:te )?eten\b"
        r"|\bkrab\w* (?:me|mij|mezelf)\b|\b(?:mezelf|me) (?:\w+ ){0,2}(?:kapot|open) ?(?:krab|kras|snij)\w*|\bafscheidsbrie\w*|\bafscheid (?:te )?nemen van (?:iedereen|alles|het leven)\b"
        r"|\b(?:slaap|slapen) (?:\w+ ){0,2}(?:voor altijd|voor eeuwig)\b|\b(?:voor altijd|voor eeuwig) (?:slaap|slapen|weg)\b"
        r"|\beet(?: \w+){0,3} (?:bijna|haast|amper) (?:niks|niets|iets|wat)\b|\bhoofd(?: \w+){0,2} tegen (?:de|een) muur\b|\bwalg\w*(?: \w+){0,2} (?:van|over) (?:mezelf|me zelf|mijn lichaam|mijn lijf)\b"
        r"|\b(?:me|mij)(?: (?:niet|nooit|weer|meer|soms|steeds|ook|vaak|dan)){1,4} (?:te )?(?:branden|verbranden|krassen|verwonden|pijnigen)\b(?! (?:in|aan) de (?:zon|oven|pan|kachel|thee))"
    ),
    (
        rf"\bdoor (?:mijn |me |die |de )?{_DADER}(?: \w+)? (?:geduwd|geknepen|getrapt|gesleurd|vastgehouden|gespuugd|uitgekleed|gekust|gegooid)\b"
        rf"|\b(?:mijn |me )?{_DADER} (?:kust|zoent|aait|betast) (?:mij|me)(?: \w+){{0,4}} (?:mond|nek|lippen|borst\w*|benen|lichaam)\b|\bkeel(?: \w+){{0,2}} dicht\w*"
        rf"|\bvan (?:mijn |me |onze )?(?:zusje|zus|broertje|broer|moeder|mama|kind) af ?(?:blijft|blijven|blijf|moet blijven)\b|\b{_DADER}(?: (?!ik\b)\w+){{0,6}} en slaat(?: dan)?(?: \.|$)"
        rf"|\b(?:krijg|krijgen|kreeg|geen|nooit)(?: \w+){{0,2}} slaag\b|\bniet (?:meer )?besto(?:nd|nden|a)\b|\bbang dat (?:mijn |me )?{_DADER} (?:me|mij|ons|mama)\b(?! (?:niet|mist|vergeet|verlaat|uitlacht|stom))"
        rf"|\b{_DADER} (?:gooit|smijt|duwt|schopt|trekt) (?:mama|mam|moeder|me|mij|mijn \w+)\b(?! (?:de bal|een bal|een handje|op de schommel))|\b(?:laat|laten) (?:me|mij) (?:seks|sex)\b|\b(?:seks|sex) (?:met|hebben met) (?:zijn|hun|andere|vreemde|oude)\b"
        rf"|\b{_DADER} (?:kijkt|kijken|gluurt|filmt)(?: (?!ik\b)\w+){{0,3}} als ik (?:me )?(?:douche|omkleed|slaap|naakt)\b|\bfoto\w*(?: \w+){{0,3}} zonder (?:kleren|kleding)\b|\bpooier\w*\b|\bhet snijden (?:stopt|ophoudt)\b"
        rf"|\b{_DADER} is (?:\w+ )?gevaarlijk\b|\b{_DADER} (?:wil|willen|zegt) dat ik (?:hem|haar|hen|ze|zijn|hun) (?:\w+ )?(?:aanraak|kus|zoen|betast|bevredig)\b"
        rf"|\b(?:hij|papa|vader|stiefvader|stiefbroer|broer|oom|opa|ze|vriend) (?:me|mij|ons)(?: \w+){{0,3}} (?:vastpakt|vastgrijpt|vasthoudt|door elkaar schudt)\b"
        rf"|\b{_DADER} slaat als (?:ze|hij|zij)\b|\b(?:buiten|schuur|kelder|gang|kou)(?: \w+){{0,2}} slapen(?: \w+){{0,3}} (?:kou|straf)\b|\blaat (?:me|mij|ons) (?:\w+ )?buiten slapen\b"
        r"|\b(?:niet|moet|moeten|geen|nooit)(?: \w+){0,3} (?:trouwen|huwelijk|verloofd)\b(?! (?:later|als ik))|\bpaspoort (?:\w+ ){0,2}(?:afgepakt|afgenomen|ingenomen)\b|\b(?:houdt|houden|heeft|hebben|pakt\w*) (?:mijn|me) paspoort\b"
        r"|\b(?:niks|niets|geen|nooit)(?: te)? eten (?:thuis|in huis)\b|\b(?:papa|vader|broer|hij|moeder|mama|oom|vriend|thuis)(?: (?!ik\b)\w+){0,5} (?:pistool|vuurwapen|wapens?)\b(?! (?:van plastic|spel))"
        r"|\b(?:bloot|naakt|ondergoed|douche)(?: \w+){0,3} (?:camera|webcam|filmt|filmen|foto\w*)\b|\b(?:foto\w*|fotos|filmpje\w*|filmt|filmen)(?: \w+){0,6} (?:ondergoed|onder de douche|bloot|naakt)\b"
        r"|\bmesje\b(?! (?:voor|in de keuken|om fruit))|\bchanteer\w*|\bchanteren\b|\bgepakt word\w* door\b|\bpolsen(?: \w+){0,3} open\b"
        r"|\bslui(?:t|ten)(?: \w+){0,2} (?:me|mij|ons)(?: \w+){0,3} op\b|\b(?:me|mij|ons)(?: \w+){0,3} (?:op te sluiten|op ?sluit\w*)\b"
        r"|\b(?:mag|mogen) (?:het|mijn|ons)? ?(?:huis|kamer) niet (?:uit|af)\b|\bhuis niet uit mag\b|\b(?:geen|nooit|niks te|niets te|niet te) eten (?:krijg\w*|geeft|geven)\b"
        r"|\bkrijg\w* (?:\w+ ){0,3}(?:geen|niks te|niets te|niet te) eten\b"
    ),
    (
        rf"\bbang(?: \w+){{0,2}} als (?:mijn |me )?{_DADER} (?:\w+ )?(?:thuis\w*|boos|dronken|drinkt|gedronken|binnenkomt|eraan komt)\b"
        rf"|\bbang (?:\w+ ){{0,2}}(?:voor|van) (?:mijn |me |de )?(?:nieuwe |eigen )?{_DADER}\b(?! (?:van|uit|op) )|\bvoor (?:mijn |me )?{_DADER}"
        r"(?: \w+){0,4} bang\b|\bbang(?: \w+){0,3} (?:thuis|naar huis|dat (?:hij|papa|mama|ze|zij))\b(?! (?:alleen|blijven))"
        r"|\bthuis(?: (?!zonder|alleen)\w+){0,3} bang\b|\b(?:niet|nooit)(?: meer)? naar huis durf|\bdurf(?: \w+){0,2} (?:niet|nooit)(?: meer)? naar huis\b"
    ),
    (
        r"\b(?:niet|nooit|onveilig|niet meer)(?: \w+){0,4} (?:veilig|onveilig)(?: \w+){0,3}(?: thuis)?\b|\bthuis(?: \w+){0,4} (?:on)?veilig\b|\bonveilig(?: \w+){0,3} thuis\b"
        r"|\bveilig (?:\w+ )?(?:voel\w*|zijn|ben)(?: \w+){0,2} (?:bij|thuis)\b|\b(?:voel\w*)(?: \w+){0,3} veilig (?:bij|thuis)\b"
    ),
    (
        rf"\b{_DADER}(?: \w+){{0,3}} (?:dreigt|dreigen|dreigde|scheldt en slaat)\b|\b(?:spullen|dingen|borden|schoenen)(?: \w+){{0,2}} naar (?:me|mij|mama|ons) (?:gooit|smijt|gooien)\b"
        r"|\bhet (?:\w+ en )?(?:slaan|schoppen|mishandelen|schelden en slaan)(?: thuis)? (?:stopt|ophoudt|moet stoppen)\b|\b(?:mes|pistool|wapen)(?: \w+){0,4} (?:dreig\w*|bedreig\w*|op me|op mij|keel)\b"
        rf"|\b{_DADER}(?: \w+){{0,4}} (?:gooit|smijt)(?: \w+){{0,4}} (?:naar|tegen) (?:me|mij|mama|ons|mijn hoofd)\b"
        rf"|\b(?:agressie\w*|agressief|gewelddadig\w*) (?:\w+ ){{0,2}}(?:naar|tegen|van|door) (?:mij|me|mama|ons|papa|{_DADER})\b"
        r"|\b(?:dood ?slaan|doodslaat|dood ?maa?k\w*|dood ?steek\w*|dood ?steken|aan mijn haren)\b"
    ),
)
_GEVAAR_RE = re.compile("|".join(f"(?:{patroon})" for patroon in (*_GEVAAR, *en.VEILIGHEID)))
_SPEL_DOOD = re.compile(r"\b(?:dood\w*|die|killed|vermoord\w*|kill|dies|kills)\b")


def _vorm(ruw: str) -> str:
    """Bring one token to the spelling of the lists: no accents, lower case, no stretched letters, known variants."""
    kaal = unicodedata.normalize("NFKD", ruw)
    kaal = "".join(teken for teken in kaal if not unicodedata.combining(teken)).lower()
    kaal = re.sub(r"['’`´]", "'", kaal)
    if kaal in _SPELLING:
        return _SPELLING[kaal]
    kaal = kaal.replace("'", "")
    kort = _LANG.sub(r"\1", kaal)
    if kort != kaal and _LANG.sub(r"\1\1", kaal) in _BEKEND:
        return _LANG.sub(r"\1\1", kaal)
    return _SPELLING.get(kort, kort)


_BEKEND = _NIET | _MINDER | _STOP | {"meer", "dood", "nee"} | en.NIET | en.STOP | en.MINDER


def _lees(tekst: str) -> list[_Woord]:
    citaten = [(m.start(), m.end()) for m in _CITAAT.finditer(tekst)]
    if sum(einde - begin for begin, einde in citaten) > 0.8 * len(tekst.strip()):
        citaten = []
    woorden: list[_Woord] = []
    vorig = plek = 0
    for match in _WOORD.finditer(tekst):
        tussen = tekst[vorig : match.start()]
        scheiding = "." if _EINDE.search(tussen) else "," if "," in tussen or ":" in tussen or "(" in tussen else ""
        while plek < len(citaten) and citaten[plek][1] <= match.start():
            plek += 1
        ruw = match.group()
        # The same sign can be one word or two: "niet-roker" is a word that says nothing about wanting.
        koppel = tekst[match.end() : match.end() + 1] == "-" and tekst[match.end() + 1 : match.end() + 2].isalpha()
        woorden.append(
            _Woord(
                vorm="niet" if ruw in _EMOJI_NIET else _vorm(ruw),
                begin=match.start(),
                einde=match.end(),
                titel=ruw[:1].isupper() and ruw[1:].islower(),
                scheiding=scheiding,
                aanhaling=koppel or (plek < len(citaten) and citaten[plek][0] <= match.start()),
            )
        )
        vorig = match.end()
    return woorden


def _zinnen(woorden: list[_Woord]) -> list[list[_Woord]]:
    zinnen: list[list[_Woord]] = []
    for woord in woorden:
        if not zinnen or woord.scheiding == ".":
            zinnen.append([])
        zinnen[-1].append(woord)
    return zinnen


def _is_gevaar(zinnen: list[list[_Woord]]) -> bool:
    for zin in zinnen:
        regel = " ".join(woord.vorm for woord in zin)
        treffer = _GEVAAR_RE.search(regel)
        if treffer and not (_SPEL_DOOD.search(treffer.group()) and any(woord.vorm in _SPEL for woord in zin)):
            return True
    return False


class _Zin:
    """One sentence: which words are exempt, which words are signals, and whether it also says what is wanted."""

    def __init__(self, woorden: list[_Woord]) -> None:
        self.woorden = woorden
        self.v = [woord.vorm for woord in woorden]
        self.n = len(woorden)
        self.tips: list[str] = []
        self.vrij = [woord.aanhaling for woord in woorden]
        self._bijzinnen()
        self._vaste_uitdrukkingen()
        self.seinen = [(i, code) for i in range(self.n) if not self.vrij[i] and (code := self._code(i))]

    def _stuk(self, van: int, tot: int) -> list[str]:
        return self.v[max(0, van) : max(0, tot)]

    def _clausule(self, start: int) -> int:
        """Return where the clause that starts at `start` ends: a comma, or the verb before a second subject."""
        onderwerp = False
        for j in range(start + 1, self.n):
            if self.woorden[j].scheiding == "," and j > start + 1:
                return j
            if j > start + 2 and self.v[j] in {"dan", "then", "maar", "but"}:
                return j
            if self.v[start] == "want":
                continue
            if self.v[j] in _ONDERWERP or self.v[j] in en.ONDERWERP:
                if (onderwerp or j > start + 2) and j > start + 2 and self.v[j - 1] not in _VOEGWOORD:
                    # Dutch turns round after a clause ("... sla ik niet"), English doesn't ("... I don't hit").
                    return j if self.v[j] in en.ONDERWERP and self.v[j] not in _ONDERWERP else j - 1
                onderwerp = True
        return self.n

    def _bijzinnen(self) -> None:
        i = 0
        while i < self.n:
            einde = self._clausule(i) if self._opent_bijzin(i) else i
            for j in range(i, einde):
                self.vrij[j] = True
            i = max(i + 1, einde)

    def _opent_bijzin(self, i: int) -> bool:  # noqa: C901, PLR0911 - a list of rules reads best flat
        woord, vorig = self.v[i], self.v[i - 1] if i else ""
        volgend = self.v[i + 1] if i + 1 < self.n else ""
        if woord == "want":
            return vorig not in {"i", "we", "you", "they", "dont", "to", "really", "just"} and volgend != "to"
        if woord in _VOORWAARDE or woord in en.VOORWAARDE:
            return vorig not in {"net", "zo", "evenveel", "zoveel", "dan"} and volgend not in _NIET
        if woord in _INHOUD_NL or woord in en.INHOUD:
            if woord == "who" and i > 1 and volgend in en.NIET:
                return True
            return volgend in _BEGINT_ZIN and not (woord == "of" and not any(w in _ZEG for w in self._stuk(i - 5, i)))
        if woord in {"dat", "that"}:
            if vorig in {"dagen", "momenten", "iets", "alles", "eten", "days", "something"}:
                return True
            return i > 1 and any(w in _ZEG for w in self._stuk(i - 5, i)) and not self._cue_voor(i, 5)
        if woord in {"die", "waar", "waarop"}:
            return i > 1 and self.woorden[i].scheiding == "" and vorig not in _VOEGWOORD | _VOORZETSEL | _WIL and not self._cue_voor(i, 4)
        if woord in {"al", "nu"}:
            return volgend in {"ik", "heb", "ben", "is", "we"} and (vorig == "ook" or woord == "nu")
        if woord in {"plaats", "ipv", "instead"}:
            if i + 1 < self.n:
                self.tips.append("begin_met_wat_je_doet")
            return True
        return woord == "p" and vorig == "i" and volgend == "v"

    def _cue_voor(self, i: int, afstand: int) -> bool:
        return any(w in _NIET or w in en.NIET for w in self._stuk(i - afstand, i))

    def _vaste_uitdrukkingen(self) -> None:
        for i in range(self.n):
            for vast in _VRIJ_VOOR:
                if self.v[i] == vast[0] and tuple(self.v[i : i + len(vast)]) == vast:
                    self.vrij[i : i + len(vast)] = [True] * len(vast)

    def _code(self, i: int) -> str:  # noqa: PLR0911 - a list of rules reads best flat
        woord = self.v[i]
        eigennaam = self.woorden[i].titel and i > 0 and i + 1 < self.n and self.woorden[i + 1].titel
        if eigennaam:
            return ""
        if woord in _NIET or woord in en.NIET:
            return "" if self._niet_vrij(i) else "niet"
        if woord in _MINDER or woord in en.MINDER:
            return "" if self._minder_vrij(i) else "minder"
        if woord in _MIJD or woord in en.MIJD:
            vorige = {"vaak", "veel", "soms", "die", "goed", "verzorgd", "mijn", "netjes", "een", "regelmatig"}
            return "" if woord.startswith("voorkom") and i and self.v[i - 1] in vorige else "mijden"
        if woord in _STOP or woord in en.STOP or woord in {"ermee", "houd", "hou", "houdt"}:
            return "stoppen" if self._is_stop(i) else ""
        if woord == "zonder" or woord in en.ZONDER:
            return "" if self._zonder_vrij(i) else "zonder"
        return "weg" if self._is_weg(i) else ""

    def _getal(self, i: int) -> bool:
        return i < self.n and (self.v[i][:1].isdigit() or self.v[i] in _TELWOORD)

    def _niet_vrij(self, i: int) -> bool:
        na, voor = self.v[i + 1 : i + 7], self._stuk(i - 4, i)
        if na[:1] and na[0] in {"alleen", "slechts", "enkel", "only", "just"}:
            rest = self.v[i + 2 : i + 32]
            if any(
                (a in {"maar", "but"} and "ook" in rest[j : j + 8]) or (a == "but" and "also" in rest[j : j + 8])
                for j, a in enumerate(rest)
            ):
                return True
        if (len(na) > 1 and na[0] in _VERGELIJK and na[1] in {"dan", "than"}) or (len(na) > 2 and na[0] == "any" and na[2] == "than"):
            self.tips.append("uiterlijk")
            return True
        if any(w in _HULP for w in na[:2]) and any(w in {"nodig", "need", "needing"} for w in (*na[:4], *voor)):
            self.tips.append("zelf")
            return True
        if self.v[i] in {"niets", "niks", "nothing"} and (
            any(w in {"even", "lekker", "gewoon", "eens", "just"} for w in voor)
            or any(w in {"hoef", "hoeft", "hoeven", "moeten", "moet"} for w in na[:3])
        ):
            return True
        return any(w in {"dat", "wat", "die", "iets"} for w in voor) and bool(na) and na[0] in {"ken", "kende", "snap", "begrijp"}

    def _minder_vrij(self, i: int) -> bool:
        na = self.v[i + 1 : i + 5]
        if len(na) > 1 and na[0] in {"dan", "than"} and (self._getal(i + 2) or (i and self.v[i - 1] == "in")):
            self.tips.append("uiterlijk")
            return True
        if any(w in _HULP for w in na[:1]) and any(w in {"nodig", "need"} for w in (*na, *self._stuk(i - 3, i))):
            self.tips.append("zelf")
            return True
        return False

    def _zonder_vrij(self, i: int) -> bool:
        na = self.v[i + 1 : i + 10]
        kern = [w for w in na[:3] if w not in _BEZIT]
        if kern and (kern[0] in _ZELF or kern[0] in en.ZELF):
            self.tips.append("zelf")
            return True
        if kern and len(na) < 4 and "te" not in na and kern[0] not in _NAAR and _KAN & set(self._stuk(i - 8, i)):
            self.tips.append("zelf")
            return True
        if na[:1] == ["dat"] and (na[1:2] == ["iemand"] or (na[1:2] != ["ik"] and any(w in _HULPWERK for w in na))):
            self.tips.append("zelf")
            return True
        return False

    def _is_stop(self, i: int) -> bool:  # noqa: PLR0911 - a list of rules reads best flat
        woord, na, voor = self.v[i], self.v[i + 1 : i + 6], self._stuk(i - 6, i)
        if woord in {"houd", "hou", "houdt"}:
            return "op" in na[:3] and "met" in na[:4] and na.index("op") < na.index("met")
        if woord == "ermee":
            return na[:1] == ["ophouden"] or any(w in {"stop", "stopt", "kap"} for w in voor[-2:])
        if (na[:1] and na[0] in {"zeggen", "te", "zeg", "sign", "say"} and voor[-1:] != ["ermee"]) or voor[-1:] == ["say"]:
            return False
        if na[:1] == ["met"] and _VERVOER & set(na[1:3]):
            return False
        if "met" in na:
            tussen = na[: na.index("met")]
            if all(w in _STOP_VULSEL for w in tussen):
                na_ding = i + na.index("met") + 3
                klok = self._stuk(na_ding, na_ding + 1) in _KLOK and self._getal(na_ding + 1)
                return not (klok or voor[-2:] == ["op", "tijd"])
        if woord in en.STOP and na:
            return na[0].endswith("ing") or (woord in {"quit", "quitting"} and i > 0)
        if "met" in voor and na[:1] not in (["bij"], ["in"], ["voor"]) and woord in {"stoppen", "kappen", "ophouden"}:
            return "op" not in voor[-2:] or woord != "stoppen"
        if voor[-1:] == ["ermee"]:
            return True
        eind = i == self.n - 1 or self.woorden[i + 1].scheiding == ","
        vervoer = {"bus", "trein", "tram", "auto", "metro", "rood", "bal", "fiets", "muziek"}
        andere = any(w in {"dat", "moet", "moeten"} for w in self._stuk(i - 8, i)) and "ik" not in self._stuk(i - 4, i)
        return woord in {"stopt", "stoppen", "ophoudt", "ophouden"} and eind and andere and not vervoer & set(voor)

    def _is_weg(self, i: int) -> bool:  # noqa: PLR0911 - a list of rules reads best flat
        woord, na, voor = self.v[i], self.v[i + 1 : i + 4], self._stuk(i - 8, i)
        if woord in _WEG or woord in en.VERDWIJN or (woord == "weg" and na[:1] in (["gaan"], ["gaat"])):
            kwijt = woord.startswith("kwijt")
            ding = any(w in {"dat", "moet", "moeten", "laten"} for w in voor) and not {"ik", "we"} & set(voor[-4:])
            return (kwijt and any(w in _WIL for w in voor)) or ding
        if woord == "weg":
            return i == self.n - 1 and any(w in {"moet", "moeten"} for w in voor) and not {"ik", "we", "hij", "ze"} & set(voor)
        if woord == "kwijt":
            vrij = _KWIJT_VRIJ & set(voor) or na[:1] in (["kan"], ["kunnen"], ["bij"], ["aan"]) or "kan" in voor or "kunnen" in voor
            return any(w in _WIL for w in voor) and not vrij
        if woord in {"vanaf", "ervanaf"}:
            return (woord == "ervanaf" or voor[-1:] == ["er"]) and i == self.n - 1
        if woord == "af":
            vijf = voor[-5:]
            if na[:1] == ["van"]:
                return voor[-1:] == ["wil"] or voor[-2:-1] == ["wil"]
            if na[:1] and na[0] in _NA_AF:
                return False
            if "ervan" in vijf:
                return True
            if "van" not in vijf or not any(w in _WIL for w in voor):
                return False
            return not _PLEK & set(vijf[vijf.index("van") + 1 :])
        return any(
            woord == twee[0] and na[:1] == [twee[1]] and (twee[0] not in {"go", "goes"} or "i" not in voor[-3:]) for twee in en.TWEEWOORDS
        )

    def ook_wat_wel(self) -> bool:
        """Say whether this sentence, besides its signals, already tells what somebody does want."""
        eerste, laatste = self.seinen[0][0], self.seinen[-1][0]
        voor = self.v[:eerste]
        schoon_voor = sum(1 for j in range(eerste) if not self.vrij[j]) >= 3
        for j in range(eerste + 1, self.n):
            rest = self.v[j + 1 : j + 31]
            if self.v[j] in {"maar", "but"} and rest and not self._cue_in(j + 1, self.n) and not _MOEILIJK & set(rest):
                return True
            if (self.v[j] in {"en", "and"} or self.woorden[j].scheiding == ",") and j > laatste and rest:
                deel = self.v[j : j + 4]
                if any(w in _MEER for w in deel) and not self._cue_in(j, self.n):
                    return True
                doet = [w for w in deel if w not in {"en", "and", "dan", "ik", "i", "then", "ga", "wil"}]
                begint = deel[:1] in (["en"], ["and"], ["ik"], ["dan"])
                if begint and len(deel) > 2 and doet and doet[0] in _DOE:
                    return True
        if not schoon_voor:
            return False
        vorig = voor[-1]
        komma = self.woorden[eerste].scheiding == "," and self.seinen[0][1] != "zonder"
        if vorig in {"en", "and", "maar", "but"} or komma:
            meer_erna = self.v[eerste] in {"minder", "less", "fewer"} and vorig in {"en", "and"}
            begint = self.v[0] in {"als", "wanneer", "if", "when"}
            return meer_erna or not begint
        return any(w in {"zodat", "zodoende"} for w in voor) and voor.index("zodat") > 2

    def _cue_in(self, van: int, tot: int) -> bool:
        plek = bisect_left(self.seinen, (van, ""))
        return plek < len(self.seinen) and self.seinen[plek][0] < tot

    def zonder_wens(self) -> tuple[int, str] | None:
        """Say where, without any signal, somebody else's doing or wish, or only a problem, stands in the place of a wish."""
        begin = 1 if self.v[:1] and self.v[0] in _VOOR_NAAM else 0
        wie, erna = self.v[begin : begin + 1], self.v[begin + 1 : begin + 3]
        for naam in wie:
            if naam in _ANDER | _INSTANTIE and erna and not {"ik", "i", "we", "wij"} & set(erna):
                if erna[0] in _MOET and (erna[0] != "has" or erna[1:] == ["to"]):
                    return begin + 1, "ander"
                if erna[0] in _WIL_DAT and erna[1:] in (["dat"], ["me"]) and "wil" not in self.v[begin + 3 :]:
                    return begin + 1, "van"
        if "moet" in self.v[:4] and "van" in self.v[:5] and "ik" in self.v[:5]:
            na_van = [w for w in self.v[self.v.index("van") + 1 :][:3] if w not in _VOOR_NAAM]
            if na_van and na_van[0] in _ANDER | _INSTANTIE and "wil" not in self.v:
                return self.v.index("moet"), "van"
        if self.v[:1] and self.v[0] in {"ik", "we", "wij", "i"} and self.v[1:2] and self.v[1] in _HEEFT and self.n <= _KORT:
            zwaar = next((i for i in range(2, min(self.n, 7)) if self.v[i] in _PROBLEEM and not self.vrij[i]), None)
            if zwaar is not None and not _WENS & set(self.v[2:]):
                return zwaar, "probleem"
        return None

    def van_een_ander(self) -> bool:
        """Say whether somebody else has to do it: "Mama moet niet ...", "Ik wil dat papa niet ..."."""
        eerste = self.seinen[0][0]
        return ("dat" in self.v[:eerste] and bool(_ANDER & set(self.v[:eerste]))) or (bool(self.v) and bool(_ANDER & set(self.v[:2])))

    def wil_iets(self) -> bool:
        """Say whether this sentence is a wish of its own, without any signal."""
        return self.n > 2 and not self.seinen and self.v[0] in {"ik", "we", "i"} and bool(_NIEUWE_ZIN & set(self.v[1:3]))


_KORT = 10
"""Up to so many words a sentence that names a problem holds nothing else."""
_VRAAG_BIJ = {
    "ander": ("wat_doe_jij_zelf", "waar_naartoe"),
    "van": ("wat_wil_jij_zelf", "waar_naartoe"),
    "probleem": ("wat_is_anders", "wat_zien_anderen"),
    "niet": ("wat_wel", "wat_zien_anderen"),
    "minder": ("wat_wel", "waar_naartoe"),
    "mijden": ("waar_naartoe", "wat_wel"),
    "stoppen": ("wat_wel", "wat_zien_anderen"),
    "weg": ("waar_naartoe", "wat_zien_anderen"),
    "zonder": ("wat_wel",),
}


def beoordeel(tekst: str, taal: str = "nl") -> Oordeel:
    """Say how a goal is worded; never blocks, and never coaches words that may be about danger.

    Args:
        tekst: a goal in Dutch or English (or both), any spelling; meant for up to 2,000 characters, in linear time.
        taal: "nl" or "en", the language of `vragen`; another language gets Dutch.

    Returns:
        An Oordeel. An empty text is positief.

    """
    zinnen = _zinnen(_lees(tekst))
    if _is_gevaar(zinnen):
        return Oordeel("positief", veiligheid=True)
    gelezen = [_Zin(zin) for zin in zinnen]
    signalen = tuple(
        Signaal(code, tekst[w.begin : w.einde], w.begin, w.einde)
        for zin in gelezen
        for w, code in ((zin.woorden[i], code) for i, code in zin.seinen)
    )
    tips = tuple(dict.fromkeys(tip for zin in gelezen for tip in zin.tips))
    if not signalen:
        zonder = [(zin, plek) for zin in gelezen if (plek := zin.zonder_wens())]
        if len(zonder) != len(gelezen) or not zonder:
            return Oordeel("positief", tips=tips)
        zin, (plek, code) = zonder[0]
        woord, codes = zin.woorden[plek], _VRAAG_BIJ[code]
        sein = Signaal(code, tekst[woord.begin : woord.einde], woord.begin, woord.einde)
        return Oordeel("negatief", False, (sein,), _in_taal(codes, taal), codes, tips)
    if any(_TEER & set(zin.v) for zin in gelezen):
        return Oordeel("positief", tips=tips)
    met_sein = [zin for zin in gelezen if zin.seinen]
    if any(zin.ook_wat_wel() for zin in met_sein) or any(zin.wil_iets() for zin in gelezen):
        codes: tuple[str, ...] = ("laat_alleen_staan",)
        soort = "gemengd"
    else:
        codes = _VRAAG_BIJ[signalen[0].code]
        if any(zin.van_een_ander() for zin in met_sein):
            codes = (*codes, "wat_doe_jij_zelf")
        soort = "negatief"
    return Oordeel(soort, False, signalen, _in_taal(codes, taal), codes, tips)


def _in_taal(codes: tuple[str, ...], taal: str) -> tuple[str, ...]:
    return tuple(VRAGEN[code]["en" if taal == "en" else "nl"] for code in codes)
