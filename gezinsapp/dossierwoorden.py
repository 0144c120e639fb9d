"""What goes wrong with a provider's record, in plain words for who must mend it. Nothing of a family stands in them."""

from collections.abc import Sequence

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from basis.clock import nu
from basis.events import Lijn
from basis.outbox import DOORSLAG
from doelen.doel.intrekken import VOOR
from doelen.doel.models import Verschil

LIJN = {
    "niet_ingericht": _l("Er is nog geen dossier ingesteld. Wat gezinnen vrijgeven, wacht tot je dat doet."),
    "adres": _l("Het adres of de sleutel klopt niet. Kijk bij Instellen."),
    "binnen": _l(
        "Dit adres ligt in een eigen netwerk, niet op internet. Daar sturen we niets heen. Vraag je leverancier om een adres op internet."
    ),
    "elders": _l("Jullie client-id is ook van een andere organisatie. Vraag je leverancier om een eigen client-id."),
    "te_groot": _l("Het dossier stuurt een antwoord dat veel te groot is. Vraag je leverancier wat er misgaat."),
    "next": _l("Het dossier geeft geen goede lijst. Vraag je leverancier of het zoeken werkt."),
    "smart-configuration": _l("Op dit adres vinden we geen koppeling. Vraag je leverancier naar de FHIR-basis-URL."),
    "invalid_client": _l("Het dossier herkent ons niet. Geef je leverancier ons client-id en het adres van onze sleutels."),
    "invalid_scope": _l("Het dossier geeft ons niet de rechten die nodig zijn. Vraag je leverancier om deze toe te kennen."),
    "token": _l("Het dossier laat ons niet binnen. Vraag je leverancier wat er in zijn log staat."),
    "zoeken": _l("Het dossier zoekt niet zoals we vragen. Dan weten we niet over wie iets gaat, dus sturen we niets."),
    "introspection": _l("Het dossier zegt niet of een token geldig is. Dan kan niemand daar een bestand ophalen."),
    "transaction": _l("Het dossier neemt geen transacties aan op dit adres. Klopt de FHIR-basis-URL?"),
    "401": _l("Het dossier laat ons binnen, maar kent ons daarna niet meer. Vraag het je leverancier."),
    "403": _l("Het dossier laat ons binnen, maar we mogen er niet schrijven. Vraag je leverancier om de rechten."),
    "map": _l("We kunnen het bestand niet schrijven. Vraag de technisch beheerder van de app om de map na te kijken."),
}
RIJ = {
    "ongeldig": _l("Dit hebben we zelf tegengehouden, want het klopt niet met de regels van FHIR."),
    "400": _l("Het dossier begrijpt dit niet. Vraag je leverancier welke regel dit is."),
    "422": _l("Het dossier vindt dat er iets niet klopt. Vraag je leverancier welke regel dit is."),
    "404": _l("Dit is in het dossier weggehaald. Moet het er weer in? Vraag je leverancier om het terug te zetten."),
    "410": _l("Dit is in het dossier weggehaald. Moet het er weer in? Vraag je leverancier om het terug te zetten."),
    "412": _l("Dit staat twee keer in het dossier. Laat je leverancier één van de twee weghalen."),
    "413": _l("Dit is te groot voor het dossier. Vraag je leverancier om de grens."),
    "patient": _l("Het dossier kent deze jongere niet, of twee keer. Zet het nummer van de kring op één plek."),
    "dubbel": _l("Dit staat twee keer in het dossier. Laat je leverancier één van de twee weghalen."),
    "onleesbaar": _l("Wat daar nu in het dossier staat, kunnen we niet lezen. Vraag je leverancier wat er gebeurd is."),
    "onvoorzien": _l(
        "Hier gaat bij ons iets mis. Er gaat niets verloren. Vraag de technisch beheerder van de app om in het log te kijken."
    ),
    "identifier": _l("Op deze plek in het dossier staat nu iets anders. Vraag je leverancier wat er gebeurd is."),
}
VERSCHIL = {
    "weg": _l("Staat niet meer in het dossier"),
    "oud": _l("Staat er in een oudere versie"),
    "dubbel": _l("Staat er twee keer"),
    "vreemd": _l("Staat er, maar wij weten niet waarom"),
    "elders": _l("Staat op een andere plek"),
}
JA = _l("Geldt bij ons wel en daar niet, of andersom")
STAP = {
    "adres": _l("Het adres vinden"),
    "token": _l("Binnenkomen"),
    "kunnen": _l("Vragen wat het dossier kan"),
    "schrijven": _l("Iets schrijven"),
    "lezen": _l("Het teruglezen"),
    "opruimen": _l("Het weer weghalen"),
    "navragen": _l("Navragen of een token geldig is"),
    "zoeken": _l("Zoeken"),
}
PROEF = {
    "geen_antwoord": _l("Er kwam geen antwoord. Klopt het adres, en laat de firewall ons door?"),
    "onleesbaar": _l("Er kwam een antwoord dat we niet begrijpen."),
}
DING = {"doel": _l("Doel"), "meting": _l("Score"), "t": _l("T-score"), "lijst": _l("Vragenlijst"), "ja": _l("Toestemming")}
_GEEN_TRANSACTIES = {"404", "405", "415", "501"}


def nummer(ding_id: str) -> str:
    """The number of a thing as it stands in the record."""
    return ding_id.removeprefix(VOOR)


def per_soort(verschillen: Sequence[Verschil]) -> list[tuple[str, list[Verschil]]]:
    """The differences under the sentence that says what is wrong, in their order."""
    uit: dict[str, list[Verschil]] = {}
    for rij in verschillen:
        uit.setdefault(str(JA if rij.ding == "ja" else VERSCHIL[rij.soort]), []).append(rij)
    return list(uit.items())


def lijnwoorden(lijn: Lijn | None) -> str:
    """Why the line rests, in a sentence; "" when nothing is wrong."""
    if lijn is None or (not lijn.fout and lijn.fouten < DOORSLAG):
        return ""
    if not lijn.fout:
        return _("Het dossier antwoordt niet. We proberen het vanzelf weer. Er gaat niets verloren.")
    code = "transaction" if lijn.fout in _GEEN_TRANSACTIES else lijn.fout
    return str(LIJN.get(code, LIJN["token"]))


def rust(lijn: Lijn | None) -> int:
    """For how many minutes more it is left alone; 0 when it is not."""
    if lijn is None or lijn.dicht_tot is None or lijn.dicht_tot <= nu():
        return 0
    return int((lijn.dicht_tot - nu()).total_seconds() // 60) + 1


def rijwoorden(code: str) -> str:
    """Why the record refused something, in a sentence."""
    return str(RIJ.get(code) or _("Het dossier neemt dit niet aan. Vraag je leverancier wat er in zijn log staat."))


def proefwoorden(code: str) -> str:
    """Why a step of a trial went wrong, in a sentence."""
    if code in _GEEN_TRANSACTIES:
        code = "transaction"
    return str(PROEF.get(code) or LIJN.get(code) or rijwoorden(code))
