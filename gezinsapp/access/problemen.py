"""What can go wrong on the way in: each problem has its own page, with what to do now."""

from typing import Any, NamedTuple

from flask import Blueprint, g, jsonify, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _l

from basis.fouten import Botsing, DomeinFout, MagNiet, NietGevonden, Ongeldig, TeVaak, Verlopen
from gezinsapp.access.pagina import pagina
from gezinsapp.errors import STATUS, ZINNEN, foutpagina


class Probleem(NamedTuple):
    """Its heading, what happened, what to do now, and the words and endpoint of the button."""

    kop: Any
    zin: Any
    nu: Any
    knop: Any = _l("Naar het begin")
    endpoint: str = "openbaar.start"


PROBLEMEN = {
    "uitnodiging_onbekend": Probleem(
        _l("Deze link kennen we niet"),
        _l("Misschien viel er een stukje weg, of is er intussen een nieuwe link."),
        _l("Vraag om een nieuwe link. Dat is zo gedaan."),
    ),
    "uitnodiging_gebruikt": Probleem(
        _l("Deze link is al gebruikt"),
        _l("Een link werkt maar een keer."),
        _l("Was jij dat? Dan kun je gewoon inloggen. Was jij het niet? Vertel het aan wie jou de link gaf."),
        _l("Inloggen"),
        "toegang.inloggen",
    ),
    "uitnodiging_verlopen": Probleem(
        _l("Deze link is verlopen"),
        _l("Een link werkt maar een korte tijd. Zo blijft het veilig."),
        _l("Vraag om een nieuwe link. Dat is zo gedaan."),
    ),
    "uitnodiging_ander_toestel": Probleem(
        _l("Deze link is open op een ander toestel"),
        _l("Een link werkt alleen op het toestel waar hij het eerst open ging."),
        _l("Ga verder op dat toestel. Lukt dat niet? Vraag dan om een nieuwe link."),
    ),
    "code_verlopen": Probleem(
        _l("De code is verlopen"),
        _l("De code gold tien minuten."),
        _l("Open je link nog een keer. Bel daarna opnieuw voor de code."),
        _l("Open mijn link nog eens"),
        "toegang.nog_eens",
    ),
    "code_te_vaak": Probleem(
        _l("De code was te vaak fout"),
        _l("Vijf keer was de code niet goed. Daarom werkt deze link niet meer."),
        _l("Vraag om een nieuwe link. Dat is zo gedaan."),
    ),
    "code_eerst": Probleem(
        _l("Eerst de code"),
        _l("Je bent er bijna. De code hoort er nog bij."),
        _l("Vul de code in die je hoorde."),
        _l("Naar de code"),
        "toegang.nog_eens",
    ),
    "herstel_gestopt": Probleem(
        _l("Dit is gestopt"),
        _l("Iemand in je kring heeft dit gestopt. Je nieuwe sleutel werkt niet."),
        _l("Was jij het echt? Bel dan je aanspreekpunt. Samen begin je opnieuw."),
    ),
    "te_vaak_geprobeerd": Probleem(
        _l("Even wachten"),
        _l("Hier is te vaak iets geprobeerd dat niet klopte."),
        _l("Wacht tien minuten. Heb je een goede link of code? Die werkt nu ook gewoon."),
    ),
}


def zet_problemen(bp: Blueprint) -> None:
    """Let the pages of this blueprint answer with these problems, and its passkey buttons with one sentence."""

    def probleem(fout: DomeinFout) -> ResponseReturnValue:
        status = STATUS[type(fout)]
        if request.is_json:
            g.terugdraaien = True
            return jsonify(fout=str(_zin(fout))), status
        gevonden = PROBLEMEN.get(fout.code)
        if gevonden is None:
            return foutpagina(status, fout.code)
        g.terugdraaien = True
        return pagina("toegang/probleem.html", status=status, probleem=gevonden, verder=url_for(gevonden.endpoint))

    for soort in (NietGevonden, MagNiet, Botsing, Verlopen, Ongeldig, TeVaak):
        bp.register_error_handler(soort, probleem)


def _zin(fout: DomeinFout) -> Any:
    gevonden = PROBLEMEN.get(fout.code)
    return f"{gevonden.zin} {gevonden.nu}" if gevonden else ZINNEN.get(fout.code, ZINNEN[403])


def waar_verder() -> str:
    """The page of the link that waits in this browser: of a recovery or of an invitation."""
    if "herstel" in session:
        return url_for("herstel.link", token=session["herstel"])
    if "uitnodiging" in session:
        return url_for("toegang.uitnodiging", token=session["uitnodiging"])
    return url_for("openbaar.start")
