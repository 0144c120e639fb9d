"""Does it read as a complaint, an insult or a threat? Rules on words, per clause; no list of sentences. Pure.

A clause complains when it takes something good away from who helps ("je luisterde niet") or says something bad of him ("je was te
laat"). What it says of the writer, of home or of the weather is left alone, and "je was niet boos" takes something bad away. Words can
be read wrongly both ways, so dank.py asks when it is not sure. How often: tests/data/taartwoorden.txt.
"""

import re


def woorden(*delen: str) -> re.Pattern[str]:
    """Any of these as whole words, in capitals or not."""
    return re.compile(rf"\b(?:{'|'.join(delen)})\b", re.IGNORECASE)


_ALTIJD = woorden(
    # a complaint by name, and what is to be done about it
    r"klacht(?:en)?", r"klachten\w+", r"klagen", r"klaag", r"complain\w*", r"schaam je", r"shame on you", r"aangifte",
    r"(?:wil|willen|liever|graag|want) (?:an?|een)? ?(?:ander[e]?|nieuwe|different|new) (?:hulpverlener|begeleider|hulp|helper|worker|therapist)",
    r"wish (?:i|we) had (?:an?other|a different)", r"(?:want|need) (?:someone|somebody) else", r"slecht(?:e|er|ste)? (?:hulp\w*|zorg|begeleid\w*|geregeld|geholpen|geluisterd|advies|ervaring\w*)",
    r"(?:bad|worst|poor|terrible|awful) (?:help\w*|care|advice|worker|therapist|experience)", r"(?:luister\w*|praat|praatte|praten) alleen", r"only (?:talk|listen|speak)\w*",
    r"(?:bedankt|dank je|dank u|thanks|thank you) (?:wel )?(?:voor|for) (?:niks|niets|nothing)",
    r"(?:doe|doet|doen|deed|deden) (?:\w+ )?(?:niks|niets)(?= |$)(?! (?:liever|anders|fout|verkeerd|raars))", r"(?:niks|niets|nothing) gedaan", r"did nothing",
    r"(?:niks|niets|weinig) (?:gehad )?aan (?:je|jou|jullie|u|hem|haar|deze|dit)", r"hier(?: \w+)? (?:niks|niets) aan",
    r"(?:wil|willen|hoef|hoeven) (?:je|jou|jullie|u|hem|haar) (?:nooit|niet) meer", r"(?:n't|never|not) want to see", r"(?:mag|mogen) (?:niks|niets)", r"durf\w* (?:niks|niets|niet)\b.* tegen (?:je|jou|jullie|u|hem|haar)",
    r"moe(?:s)?t(?:en)? (?:\w+ ){0,4}wachten", r"(?:weken|maanden|te lang) (?:\w+ )?wachten", r"wait(?:ed|ing)? (?:for )?(?:weeks|months|too long)",
    r"(?:niet|nooit) (?:zo )?(?:fijn|leuk|netjes|aardig|goed|nice|okay|ok) (?:hoe|dat) (?:je|jij|jullie|u|ze|zij|hij)",
    # insults, threats and what is sexual
    r"trut\w*", r"kutwijf\w*", r"klootza\w+", r"eikel\w*", r"hoer\w*", r"slet\w*", r"bitch\w*", r"kanker\w*", r"tering\w*", r"tyfus\w*", r"mongool", r"debiel",
    r"idioot", r"stomm(?:e|erd|erik)(?= *[.!]*$)", r"idiote", r"sukkel", r"rot ?op", r"oprotten", r"asshole", r"moron", r"fuck (?:you|off)", r"haat (?:je|jou|u|jullie|hem|haar)", r"hate (?:you|him|her)",
    r"pas (?:jij |je )?maar op", r"(?:sla|slaan|schop|steek|vermoord|wurg)\w* (?:je|jou|u|jullie)", r"in elkaar", r"dood(?:gaat|gaan|maken|maak)", r"lesje leren", r"(?:niet|nooit) van (?:mij|ons) af", r"ga (?:je|jou|u) (?:op)?zoeken", r"(?:hurt|kill|beat) you", r"your \w+ (?:is|are) not safe", r"safe with you(?<=not safe with you)", r"better be careful", r"met (?:je|jou|u) naar bed", r"(?:stuur|send)\b.* (?:foto|pic\w*|photo)\w*", r"wacht (?:jij )?maar", r"kijk (?:jij )?maar uit", r"let (?:jij )?maar op", r"krijg\w* (?:je |jij |u |hier |er |daar )?(?:hier |er |daar |nog )*(?:spijt|nog wel)", r"(?:kom|krijg|vind|pak) (?:ik )?(?:je|jou|u) nog wel", r"weet (?:je|jou|u) te vinden", r"weet waar (?:je|jij|jouw|u|uw)",
    r"(?:iedereen|heel \w+|everyone) (?:gaat|zal|moet|will|should) (?:\w+ )?(?:horen|weten|zien|know|hear|see) (?:wat|what) (?:je|jij|u|you)", r"(?:zet|komt|post|put|plaats)\b.* (?:krant|tiktok|facebook|insta\w*|internet|newspaper|online)", r"zie(?:n)? (?:je|jou|u|jullie|elkaar)\b.* (?:rechtbank|rechter)", r"see you in court", r"(?:watch|mind) your (?:back|step)", r"watch out", r"regret this", r"know (?:where you|your (?:car|house|address|kids|family))", r"(?:gonna|going to|will|'ll) (?:find|get) you",
    r"borsten", r"kont", r"(?:lekker|geil)e? (?:ding|wijf|stuk|lijf)", r"(?:je|jou|u|you) in bed", r"mag ik (?:je|jouw) nummer", r"(?:ga|wil|gaan) (?:je|jij|we) (?:\w+ ){0,3}uit", r"your (?:number|body)", r"verliefd", r"kus(?:sen|je)? op (?:je|jouw) mond", r"sex(?:y|ual\w*)?", r"horny", r"naked", r"bloot",
    r"geil\w*", r"zoenen", r"neuken", r"naaktfoto\w*", r"nudes?", r"waar (?:je|jij|u) woont", r"where you live", r"maak (?:je|jou|u) (?:af|kapot|dood)", r"kill you", r"(?:dit|dat|het|this|that|it) (?:helpt|hielp|helps|helped|does|did)(?:n't)?(?: \w+){0,3} (?:niet|niks|nothing|not help)", r"(?:does|did)(?:n't| not) help",
)  # fmt: skip
_WEG = woorden(
    r"zonder (?:\w+ )?oorde\w+", r"without judg\w+",
    r"(?:niks|niets|niet|geen reden|nothing) (?:te|om te|to) (?:klagen|complain)", r"(?:geen|no) (?:klachten?|complaints?)", r"can(?:no|')t complain",
    r"(?:niet|not) (?:alleen|zomaar|te geloven|normaal|genoeg|only|just|enough|to mention)", r"can(?:no|')t thank", r"(?:niet|not) (?:zo |that |so )?(?:slecht|bad)",
    r"(?:niet|nooit) \w*(?:gedacht|verwacht|geweten)", r"(?:no|geen) idee?a?", r"niet (?:hoe|wat|of)", r"(?:bang|afraid|scared|worried) (?:dat|that)? ?(?:\w+ ){1,3}\w*", r"(?:zei|zeiden|said) sorry\b.*", r"(?:zelfs|ook|even) (?:als|al|toen|when|if)\b[^,.!?]*",
    r"(?:laat|liet|lieten|mag|mocht|mochten|let) (?:me|mij|ons|us) (?:\w+ )?(?:boos|kwaad|verdrietig|angry|mad)(?: zijn| be)?", r"(?:vol|bij al d[ai]t|in al d[ai]e|midden in) (?:ruzie\w*|geschreeuw|boze \w+)", r"maakte?n? van (?:die|dat|een|deze|de) (?:saaie|stomme|slechte|vervelende) \w+",
    r"(?:slecht(?:e|ste)?|bad|worst|terrible|awful|horrible) (?:tijd\w*|jaar|jaren|periode|dag\w*|week|cijfers?|nieuws|time\w*|years?|days?|week|grades?|news|period)",
)  # fmt: skip
"""Fixed words in which nothing is taken away; they go before the rest is read."""
LOF = re.compile(
    r"\b(?:jou|jij|jullie|je|u|joost|nu|you|wij|ons) wel\b|\bbut you (?:did|do|were|are|have)\b|\b(?:behalve|except|tot) (?:jij|jou|jullie|you)\b|\bzonder (?:jou|je|u|jullie)\b"
    r"|\bwithout (?:you|your)\b|\b(?:eerst|in het begin|at first)\b|\b(?:nooit|niemand|never|nobody|no one)\b.*\b(?:zo|so|zoals|like|anders|else)\b|\b(?:like|als) (?:nobody|niemand)\b",
    re.IGNORECASE,
)
"""The writer sets somebody or something else beside who helps: what is taken away is not his."""
NIET = woorden(
    r"niet",
    r"nooit",
    r"geen",
    r"niks",
    r"niets",
    r"nauwelijks",
    r"amper",
    r"not",
    r"never",
    r"no",
    r"nothing",
    r"hardly",
    r"\w+n['’]t",
    r"cannot",
    r"zelden",
)
_GOED = woorden(
    r"luister\w*", r"geluisterd", r"gehoord", r"hoor(?:t|de|den)?", r"help(?:t|en)?", r"hielp(?:en)?", r"geholpen", r"behulpzaam", r"(?:terug)?bel(?:t|de|den|len)?",
    r"(?:terug)?gebeld", r"kom(?:t|en)?", r"kwam(?:en)?", r"gekomen", r"opgenomen", r"tijd", r"eerlijk", r"vriendelijk", r"aardig", r"fijn", r"blij", r"leuk", r"lief", r"netjes", r"bereikbaar",
    r"betrouw\w*", r"duidelijk", r"respect\w*", r"serieus", r"begrijp\w*", r"begreep", r"begrepen", r"begrip", r"snap\w*", r"goed", r"tevreden", r"vertrouw\w*", r"aandacht",
    r"welkom", r"veilig", r"(?:be)?antwoord\w*", r"reage\w*", r"gereageerd", r"houd(?:t|en)?", r"hield(?:en)?", r"gehouden", r"afspra\w+", r"geduld\w*", r"nut\w*",
    r"interesse\w*", r"ge[iï]nteresseerd", r"gezien", r"professioneel", r"beloftes?", r"legde", r"uitgelegd", r"(?:ben|bent|was) er",
    r"listen\w*", r"heard", r"help(?:s|ed|ful|ing)?", r"call(?:s|ed)?", r"c[oa]mes?", r"show(?:s|ed)? up", r"time", r"honest", r"nice", r"kind", r"friendly", r"clear", r"respect",
    r"cared?", r"understand\w*", r"understood", r"trust\w*", r"answer(?:s|ed)?", r"repl(?:y|ies|ied)", r"happy", r"satisfied", r"ke(?:pt|eps?)", r"safe", r"good", r"fair", r"patien\w+", r"ask(?:ed|s)?",
    r"(?:praat\w*|praten|gepraat|sprak\w*|overleg\w*) (?:\w+ ){0,2}met (?:mij|ons)", r"met (?:mij|ons) (?:\w+ )?(?:praat\w*|gepraat|overleg\w*)", r"(?:talk|talked|speak|spoke|spoken) to (?:me|us)",
)  # fmt: skip
_KWAAD = woorden(
    r"te laat", r"kapot", r"verlo(?:or|ren)", r"verpest", r"verwoest", r"gespannen", r"viel(?:en)? (?:\w+ )?tegen", r"tegengevallen", r"saaie?", r"(?:kijk\w*|keek|keken) (?:\w+ ){0,4}op (?:\w+ )?(?:klok|telefoon|mobiel|laptop|horloge)", r"boos", r"kwaad", r"schreeuw\w*", r"geschreeuwd", r"schold\w*", r"uitgescholden", r"oordeel\w*", r"geoordeeld", r"lieg\w*", r"loog", r"logen", r"gelogen",
    r"leugen\w*", r"doorvertel\w*", r"doorverteld", r"vergeet", r"vergat(?:en)?", r"vergeten", r"teleur\w*", r"oneerlijk", r"stom(?:me)?", r"domme?", r"slecht(?:e|ste)?", r"waardelo\w+",
    r"nutteloos", r"lui", r"onaardig", r"onbeleefd", r"onbeschoft", r"gemeen", r"vals", r"aan het huilen", r"(?:liet|laat) (?:\w+ ){0,3}huilen", r"uitlach\w*", r"uitgelachen", r"dwing\w*", r"dwong(?:en)?", r"gedwongen", r"dreig\w*", r"stikken", r"ruzie\w*", r"de kant van", r"slechter", r"erger", r"worse",
    r"gedreigd", r"bemoei\w*", r"negeer\w*", r"genegeerd", r"opgegeven", r"arrogant", r"hypocriet", r"irritant", r"vervelend", r"chagrijnig", r"afgezegd", r"ze(?:i|g)t?\b.* af", r"belachelijk",
    r"onbetrouwbaar", r"onduidelijk", r"onveilig", r"partijdig", r"in de steek", r"achter (?:mijn|onze) rug", r"gekwetst", r"kut", r"(?:jouw|uw|jullie|your) (?:eigen )?(?:schuld|fault)",
    r"zonder (?:\w+ ){0,3}(?:vragen|overleg\w*)", r"schuld", r"laten vallen", r"alleen gelaten", r"verraden", r"(?:net|als)of (?:het|ik|wij|we|je|jij)",
    r"(?:too|always|were|was|are|is|came|come) late", r"angry", r"yell\w*", r"shout\w*", r"scream\w*", r"judg\w+", r"lie[sd]?", r"lying", r"liar", r"disappoint\w*", r"dishonest", r"unfair",
    r"unkind", r"stupid", r"dumb", r"bad", r"worst", r"awful", r"terrible", r"horrible", r"useless", r"ruined", r"destroyed", r"boring", r"look(?:s|ed|ing)? at (?:your|his|her|their|the) (?:phone|watch|clock|laptop)", r"mean to (?:me|us|my|our)", r"rude", r"(?:are|were|is|was|so) mean", r"lazy", r"ignor\w+", r"forg[eo]t\w*", r"your fault",
    r"broke", r"broken", r"threat\w*", r"forced?", r"arrogant", r"annoying", r"gave up", r"let (?:me|us) down", r"made (?:me|us|my \w+) cry", r"unprofessional", r"told my", r"secrets?",
)  # fmt: skip
_WIE = woorden(
    r"(?P<ik>ik|wij|we|i)", r"(?P<jij>je|jij|u|jullie|hij|zij|ze|you|he|she|they|(?:die|deze|that|this) (?:man|vrouw|hulpverlener|organisatie|woman|team))",
    r"(?P<anders>het|dat|dit|it|that|this|iedereen|everyone|everybody|anderen|others|(?:mijn|m'n|onze|my|our) \w+)",
)  # fmt: skip
_GERICHT = woorden(
    r"(?:op|in|over|van|door|voor|aan|tegen|at|in|with|of|by) (?:je|jou|u|jullie|hem|haar|ze|you|him|her|them)(?! \w*zelf)", r"vertrouw(?:en|de|den)? (?:je|jou|u|jullie|hem|haar|ze)",
    r"trust (?:you|him|her|them)", r"(?:heb|hebben) (?:je|jou|jullie|u|hem|haar) (?:\w+ ){0,4}(?:niet|nooit)", r"(?:tevreden|blij|happy|satisfied) (?:met|over|with)", r"(?:voel|voelde|voelen|voelden|feel|felt) (?:me|mij|ons)? ?(?:\w+ )?(?:door jou |door jullie )?(?:niet|genegeerd|not|ignored)",
    r"(?:ben|zijn|was|waren|am|are|were) (?:niet|not) (?:tevreden|geholpen|gehoord|happy|satisfied)",
)  # fmt: skip
"""What the writer says of himself, and lays at somebody's door."""
_ZIN = re.compile(r"[.!?\n;]+")
_DEEL = re.compile(r"[,:]|\b(?:maar|want|en|omdat|terwijl|dat|toen|sinds|but|because|and|that|when|while|since)\b", re.IGNORECASE)


def is_klacht(wat: str) -> bool:
    """Does it read as a complaint, an insult or a threat?"""
    tekst = _WEG.sub(" ", wat.replace("’", "'"))
    if _ALTIJD.search(tekst):
        return True
    return any(_klaagt(deel, LOF.search(zin) is not None) for zin in _ZIN.split(tekst) for deel in _DEEL.split(zin))


def _klaagt(deel: str, lof: bool) -> bool:
    niet, kwaad = NIET.search(deel), _KWAAD.search(deel)
    if kwaad:
        return not niet and _over_wie_helpt(deel[: kwaad.start()], deel)
    goed = _GOED.search(deel)
    return niet is not None and goed is not None and not lof and _over_wie_helpt(deel[: max(niet.end(), goed.end())], deel)


def _over_wie_helpt(tot: str, heel: str) -> bool:
    """Is it about who helps? By the last one named before it; "het", the writer and his own people are not, unless it is laid at a door."""
    wie = [m.lastgroup for m in _WIE.finditer(tot)]
    mensen = [w for w in wie if w != "anders"]
    zelf = mensen[-1] == "ik" if mensen else bool(wie)
    return not zelf or _GERICHT.search(heel) is not None
