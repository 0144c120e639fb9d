"""English words and phrases for doelen.formulering: data only, in the spelling that tokens have there."""


def woorden(tekst: str) -> frozenset[str]:
    """Split a line of words into a set."""
    return frozenset(tekst.split())


def stammen(tekst: str) -> str:
    """Make a pattern for a line of words: `*` stands for any ending, `_` for a space."""
    return rf"\b(?:{'|'.join(sorted(set(tekst.split()), reverse=True))})\b".replace("*", r"\w*").replace("_", " ")


NIET = woorden(
    "not no never nothing nobody none nowhere neither nor dont doesnt didnt cant cannot wont wouldnt couldnt shouldnt"
    " isnt arent wasnt werent aint mustnt hasnt havent neva nvr"
)
MINDER = woorden("less fewer reduce reducing decrease decreasing lessening")
MIJD = woorden("avoid avoiding prevent preventing refrain")
ZONDER = frozenset(["without"])
VERDWIJN = woorden("disappear disappears vanish")
STOP = woorden("stop stopping stops quit quitting cease")
VOORWAARDE = woorden("if when whenever because although while unless until before after")
INHOUD = woorden("what why which who whom whether where")
ONDERWERP = frozenset(["i", "we", "he", "she"])
TWEEWOORDS = (
    ("get", "rid"),
    ("cut", "down"),
    ("cut", "back"),
    ("cut", "out"),
    ("go", "away"),
    ("goes", "away"),
    ("give", "up"),
)
NIET_VRIJ = (
    ("say", "no"),
    ("saying", "no"),
    ("says", "no"),
    ("no", "matter"),
    ("no", "problem"),
    ("no", "excuses"),
    ("dont", "give", "up"),
    ("no", "doubt"),
    ("no", "one", "knows"),
    ("or", "not"),
    ("why", "not"),
    ("cant", "wait"),
    ("never", "done", "before"),
    ("never", "tried"),
    ("nothing", "beats"),
)
ZELF = woorden(
    "help helping support reminder reminders reminding someone anyone mum mom dad mother father parents supervision"
    " guidance night nightlight training stopping pausing break breaks difficulty subtitles assistance"
)

VEILIGHEID = (
    r"\b(kill|hurt|cut|harm|burn|starve|stab|hang|injur\w*)(s|ing|ting)? (of )?(my ?self|ourselves|me)\b",
    r"\b(killing|hurting|cutting|harming|burning|starving|stabbing) (my ?self|me|us|my (mum|mom|sister|brother|arms?|wrists?))\b",
    r"\b(kms|kys|unaliv\w*|suicid\w*|self ?harm\w*|overdos\w*)\b",
    r"\b(end|take|ending|taking) (my|my own) life\b|\bend(ing)? it all\b|\bend it now\b",
    (
        r"\b(stop|quit|not|no more|without|never|dont|urge to|stopping) (\w+ ){0,2}(cut|cutting)\b"
        r"(?! (class|corner|down|school|back|out|off|my hair|people|lesson|in |on |the |a |contact))"
    ),
    r"\b(want|wanna|wants|wanted|wish|going|ready|rather|like) (\w+ ){0,2}(die|be dead|were dead|was dead)\b|\bwanna die\b",
    (
        r"\b(not|dont|never|no reason|stop|nothing|no will|no point) (\w+ ){0,4}"
        r"(live|living|alive|be here anymore|exist|existing|wake up again|wake up anymore|live for)\b"
        r"(?! (with|at|in|near|there|alone|here|together|on|apart|by))"
    ),
    r"\bbetter off (dead|without me)\b|\bwas never born\b|\bwasnt born\b|\bwere never born\b|\bwish i (was|were) dead\b",
    (
        r"\b(hits?|hitting|beats?|beating|slaps?|slapping|punch\w*|kick|kicks|kicking|chok\w+|strangl\w+|grabs?|grabbing"
        r"|threaten\w*|abus\w*|molest\w*|rap(e|es|ed|ing)|grop\w*|touch|touches|touching|hurts?|hurting|hit)"
        r" (on )?(me|us|my (mum|mom|mother|sister|brother|little sister|little brother|siblings))\b(?! (up with|at (school|fifa|chess|football|games?|cards|the game)|in the|out|off|up when))"
    ),
    (
        r"\b(being|be|get|gets|getting|been|am|was|is) (\w+ )?"
        r"(hit|beaten|slapped|punched|kicked|choked|abused|raped|molested|groped|assaulted|threatened|strangled|touched"
        r"|locked (in|up|inside)|trafficked)\b(?! (at|in (the|a) (game|final|match)))"
    ),
    r"\b(abus(e|ed|er|ive|ing)|rape[sd]?|raping|rapist|molest\w*|incest|grooming|groomed|sextort\w*|nudes?|naked (pics?|photos?|pictures?))\b",
    r"\block(s|ed|ing)? (me|us) (in|up|inside|out)\b|\blocked (in|up) (my|the|a) (room|house|cellar|basement)\b",
    r"\bforc(e|es|ed|ing) me\b(?! to (eat|clean|do my|go to (school|bed)|study|practi))|\b(throw|threw|throwing) up (\w+ ){0,2}(after|food|dinner|meals?|lunch)\b",
    r"\b(forc|mak)(e|es|ed|ing) me (\w+ ){0,3}(sex|undress|marry|touch|sexual)\b|\bforced (marriage|to marry|to have sex)\b",
    (
        r"\b(afraid|scared|frightened|terrified) (of|at|to go) (\w+ )?"
        r"(dad|father|mum|mom|mother|stepdad|stepfather|stepmum|stepmom|brother|uncle|parents|boyfriend|girlfriend|him|her|them|home)\b"
    ),
    r"\b(un|not |never |dont feel |isnt )safe (\w+ )?(at )?home\b|\bfeel safe (at )?home\b|\bdomestic violence\b|\bviolence at home\b",
    r"\b(he|dad|father|stepdad|uncle|mum|mom|mother|stepfather|brother) (\w+ ){0,2}(hits|beats|rapes|strangles|chokes)\b(?! (the|a|my record))",
    r"\b(dad|father|stepdad|uncle|mum|mom|mother|stepfather|parents|he|she|they) (\w+ ){0,3}(hitting|beating|touching) ?(me|us|$|\.|my )",
)
