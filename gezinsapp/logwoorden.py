"""The words of the log: what somebody saw or did, as jongere and ouders read it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

LAS = {
    "thuis.thuis": _l("Keek op Thuis"),
    "doelen.lijst": _l("Keek bij de doelen"),
    "telefoon.meenemen": _l("Nam doelen en berichten mee op de eigen telefoon"),
    "doelen.afgesloten": _l("Keek bij de doelen"),
    "verloop.samen": _l("Keek bij de doelen"),
    "verloop.een": _l("Keek bij het doel ‘%(doel)s’"),
    "doelen.cijfers": _l("Keek bij het doel ‘%(doel)s’"),
    "doelen.over": _l("Keek bij het doel ‘%(doel)s’"),
    "doelen.doel": _l("Keek bij het doel ‘%(doel)s’"),
    "doelen.bewaard": _l("Keek bij het doel ‘%(doel)s’"),
    "doelen.ladder": _l("Keek naar de ladder van ‘%(doel)s’"),
    "mensen.overzicht": _l("Keek wie er in de kring zijn"),
    "mensen.lid": _l("Keek op de bladzijde van %(naam)s"),
    "mensen.geschiedenis": _l("Las wat er in de kring gebeurde"),
    "mensen.wilsoordeel": _l("Keek wie er nu beslist"),
    "jim.overzicht": _l("Keek bij JIM"),
    "wie_keek.overzicht": _l("Keek wie er keek"),
    "afspraken.overzicht": _l("Las de afspraken"),
    "deling": _l("Las iets wat je JIM mocht doorgeven"),
    "nood.vragen": _l("Keek bij meelezen in nood"),
    "zorg.op_werk": _l("Las een zorg"),
    "rom.een": _l("Keek bij een vragenlijst"),
    "rom.ingevuld": _l("Keek bij wat jij invulde"),
    "kwadrant.toon": _l("Keek hoe zwaar het nu is"),
    "plan.toon": _l("Keek naar het plan"),
    "plan.nieuw": _l("Keek bij het doel ‘%(doel)s’"),
    "evaluatie.overzicht": _l("Keek bij het terugkijken"),
    "evaluatie.een": _l("Keek bij het terugkijken"),
    "evaluatie.doel": _l("Keek bij het terugkijken"),
    "bestand": _l("Iets wat jullie vrijgaven, is in het dossier geopend"),
}
"""Address in the log -> what somebody saw there; `praten.gesprek` says which conversation."""

DEED = {
    "doelen.ladder": _l("Veranderde de ladder van ‘%(doel)s’"),
    "doelen.cijfers": _l("Veranderde het doel ‘%(doel)s’"),
    "doelen.over": _l("Veranderde het doel ‘%(doel)s’"),
    "doelen.status": _l("Veranderde het doel ‘%(doel)s’"),
    "doelen.vrijgeven": _l("Zei: ‘%(doel)s’ mag naar het dossier"),
    "doelen.intrekken": _l("Zei: ‘%(doel)s’ mag niet meer naar het dossier"),
    "doelen.voorstel": _l("Koos wat er blijft staan bij ‘%(doel)s’"),
    "worker": _l("‘%(doel)s’ ging naar het dossier"),
    "t": _l("Wat het terugkijken opleverde, ging naar het dossier"),
    "lijst": _l("Antwoorden op een vragenlijst gingen naar het dossier"),
    "ja": _l("Het dossier hoorde dat een ja niet meer geldt"),
    "rom.vrijgeven": _l("Zei: een vragenlijst mag naar het dossier"),
    "rom.intrekken": _l("Zei: een vragenlijst mag niet meer naar het dossier"),
    "voorstel": _l("In het dossier veranderde iets bij ‘%(doel)s’"),
    "mensen.gezag": _l("Legde iets vast over gezag"),
    "mensen.apart": _l("Koos of de ouders elkaar lezen"),
    "mensen.wilsoordeel": _l("Legde vast wie er nu beslist"),
    "mensen.wilsoordeel_weg": _l("Legde vast wie er nu beslist"),
    "praten.wis": _l("Haalde het gesprek weg"),
    "bewaren.zet": _l("Koos hoelang het gesprek blijft staan"),
    "afspraken.teken": _l("Tekende de afspraken"),
    "herstel.begin": _l("Hielp je om weer binnen te komen"),
    "nood.vragen": _l("Vroeg om in nood mee te lezen"),
    "nood.akkoord": _l("Zei ja: een collega mag in nood meelezen"),
    "nood.einde": _l("Stopte het meelezen in nood"),
    "zorg.pak_op": _l("Pakte een zorg op"),
    "zorg.antwoord": _l("Schreef terug op een zorg"),
    "zorg.klaar": _l("Rondde een zorg af"),
    "plan.nieuw": _l("Schreef op wie wat doet bij ‘%(doel)s’"),
    "plan.zet": _l("Veranderde wie wat doet bij ‘%(doel)s’"),
    "plan.weg": _l("Veranderde wie wat doet bij ‘%(doel)s’"),
    "evaluatie.beginnen": _l("Begon met samen terugkijken"),
    "evaluatie.doel": _l("Schreef op wat jullie afspraken bij het terugkijken"),
    "evaluatie.klaar": _l("Rondde het terugkijken af"),
    "evaluatie.weg": _l("Stopte met terugkijken"),
    "rechten.uitvoer": _l("Nam zijn of haar gegevens mee"),
}
"""Address in the log -> what somebody did there; `praten.stuur` says in which conversation."""


def log_zin(wat: str, *, veranderd: bool, doel: str, mij: bool, groep: bool, buiten: bool, naam: str) -> str:
    """One sentence for a row of the log, without who. `mij`: about who reads; `buiten`: by who is no member; `naam`: whose page."""
    if wat == "weigering":
        zin = _l("Wilde het doel ‘%(doel)s’ openen. Dat ging niet.") if doel else _l("Wilde iets openen wat van jou is. Dat ging niet.")
        return str(_l("Wilde in jullie kring kijken. Dat ging niet.") if buiten else zin) % {"doel": doel}
    if wat in {"praten.gesprek", "praten.stuur"}:
        welk = _("het gesprek van een groep") if groep else _("jullie gesprek") if mij else _("het gesprek van de hele kring")
        schreef = wat == "praten.stuur" and veranderd
        return _("Schreef in %(gesprek)s", gesprek=welk) if schreef else _("Las %(gesprek)s", gesprek=welk)
    if wat == "mensen.lid" and mij:
        return _("Keek op jouw bladzijde")
    zin = (DEED if veranderd else LAS).get(wat, _l("Probeerde iets. Er veranderde niets."))
    return str(zin) % {"doel": doel or _("een doel"), "naam": naam}
