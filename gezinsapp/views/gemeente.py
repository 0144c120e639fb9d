"""What a municipality and a provider see: publications, as they were made, and who releases them. Nothing here counts anything anew."""

from flask import Blueprint, Response, flash, jsonify, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from basis.clock import vandaag
from basis.fouten import Botsing, NietGevonden, Ongeldig
from basis.identiteit.models import Persoon
from ervaring.beleving.models import DOELEN, UITVAL
from ervaring.publicatie.actions import geef_vrij, stel_correctie_voor, stel_samen_op, weiger
from ervaring.publicatie.queries import (
    Blad,
    adres,
    alle_bladen,
    blad,
    bladen,
    een_versie,
    gemeente_van_lezer,
    geteld,
    geweigerd,
    gewogen,
    regio_bladen,
    te_maken,
    van_aanbieder,
    voorstellen,
)
from ervaring.publicatie.tijdvak import volgorde
from gezinsapp.access.pagina import pagina
from gezinsapp.access.poort import db, persoon_route
from gezinsapp.cijfers import (
    NAMEN,
    Regel,
    alles_bij_elkaar,
    als_csv,
    als_ods,
    correctie,
    correcties,
    csvw,
    kwaliteiten,
    kwartaal_naam,
    nut,
    regels,
    tabellen,
    waarom_langer,
)
from gezinsapp.errors import ZINNEN
from gezinsapp.forms.basis import zet_fout
from gezinsapp.forms.publicatie import CorrectieForm, NeeForm
from gezinsapp.labels import INTENSITEITEN, KWALITEITEN, PROFIELEN
from jim.organisaties.models import Beheerder, Gemeente

bp = Blueprint("gemeente", __name__)
HOOGUIT = 50
"""So many periods to compose stand on one page."""
KWARTALEN = 8
"""How far back a line goes."""
_ODS = "application/vnd.oasis.opendocument.spreadsheet"
Vel = tuple[Gemeente, Blad]


def _mijn(persoon: Persoon) -> tuple[Gemeente, list[Blad]]:
    gemeente = gemeente_van_lezer(db(), persoon.id)
    if gemeente is None:
        raise NietGevonden
    return gemeente, bladen(db(), gemeente.id)


def _kies(alle: list[Blad], kwartaal: str) -> Blad:
    blad = next((b for b in alle if b.kwartaal == kwartaal), None)
    if blad is None:
        raise NietGevonden
    return blad


def _filter(rijen: list[Regel]) -> list[Regel]:
    """Rows that match what was chosen. A row is left out or shown whole, so no choice makes a smaller group."""
    gevraagd = [request.args.get(naam, "") for naam in ("profiel", "zorgzwaarte", "aanbieder")]
    profiel, zwaarte, aanbieder = gevraagd
    return [
        r
        for r in rijen
        if (not profiel or profiel in map(str, r.cel.profielen))
        and (not zwaarte or zwaarte in map(str, r.cel.intensiteiten))
        and (not aanbieder or aanbieder == r.aanbieder)
    ]


def hoort_bij(tijd: str, tot: str) -> bool:
    """Does a period stand in the same line as another: not later, and as long?"""
    return volgorde(tijd) <= volgorde(tot) and volgorde(tijd)[1] == volgorde(tot)[1]


def _lopen(alle: list[Vel], tot: str) -> dict[tuple[str, object], list[tuple[str, float]]]:
    """Of each (municipality, label): its means over the last quarters that show one, oldest first."""
    uit: dict[tuple[str, object], list[tuple[str, float]]] = {}
    tijden = sorted({b.kwartaal for _gemeente, b in alle if hoort_bij(b.kwartaal, tot)})[-KWARTALEN:]
    for gemeente, b in reversed(alle):
        if b.kwartaal in tijden:
            for r in regels(gemeente, b):
                if r.waarde is not None:
                    uit.setdefault((r.gemeente, r.label), []).append((b.kwartaal, r.waarde))
    return uit


def _streek(gemeente: Gemeente, blad: Blad) -> list[tuple[str, float, str, float, str]]:
    """(what, mean here, in words, mean in the region, in words) of the whole and of each profile that both show; [] when nobody else does."""
    alle = [b for _g, b in regio_bladen(db(), gemeente.regio) if b.kwartaal == blad.kwartaal] if gemeente.regio else []
    if sum(b.gemiddelde is not None for b in alle) < 2:
        return []
    alles, daar_alles = blad.cellen, [c for b in alle for c in b.cellen]
    rijen = []
    for naam, wie in [(_("Alles bij elkaar"), None), *((str(PROFIELEN[p]), (p,)) for p in PROFIELEN)]:
        hier, _n = gewogen(c for c in alles if wie in (None, c.profielen))
        daar, _n = gewogen(c for c in daar_alles if wie in (None, c.profielen))
        if hier is not None and daar is not None:
            rijen.append((naam, hier, nut(hier), daar, nut(daar)))
    for maat in (DOELEN, UITVAL):
        (ja, n), (daar_ja, daar_n) = geteld(alles, maat), geteld(daar_alles, maat)
        if n and daar_n > n:
            rijen.append((str(NAMEN[maat]), 10 * ja / n, _van(ja, n), 10 * daar_ja / daar_n, _van(daar_ja, daar_n)))
    return rijen


def _toon(gemeente: Gemeente, alle: list[Blad], blad: Blad) -> ResponseReturnValue:
    verloop = [b for b in reversed(alle) if hoort_bij(b.kwartaal, blad.kwartaal) and b.gemiddelde is not None][-KWARTALEN:]
    rijen = regels(gemeente, blad)
    gekozen = _filter(rijen)
    return pagina(
        "gemeente/overzicht.html",
        gemeente=gemeente,
        blad=blad,
        kwartaal=kwartaal_naam(blad.kwartaal),
        langer=waarom_langer(blad),
        regio=adres(gemeente.regio) if gemeente.regio and not gemeente.samen and "-" not in blad.kwartaal else "",
        voor_iedereen=adres(gemeente.regio) if gemeente.regio else "",
        correctie=correctie(blad),
        eerder=[url_for("gemeente.versie", publicatie_id=oud) for oud in blad.eerder],
        nut=nut(blad.gemiddelde),
        verloop=[(b.kwartaal, b.gemiddelde) for b in verloop],
        rijen=rijen,
        regels=gekozen,
        lopen=_lopen([(gemeente, b) for b in alle], blad.kwartaal),
        delen=_delen(alle, blad),
        streek=_streek(gemeente, blad),
        kiezen=_kiezen(rijen),
        eigenschappen=kwaliteiten(blad),
        andere=[(url_for("gemeente.kwartaal", kwartaal=b.kwartaal), kwartaal_naam(b.kwartaal)) for b in alle if b is not blad],
    )


def _van(ja: int, aantal: int) -> str:
    """A sum of rounded numbers has no ends: it is about."""
    return _("ongeveer %(ja)s van %(aantal)s", ja=ja, aantal=aantal)


def _delen(alle: list[Blad], blad: Blad) -> list[tuple[str, int, int, list[tuple[str, float]]]]:
    """(what, yes, of how many, its path over the quarters) of each yes or no that is shown."""
    uit: list[tuple[str, int, int, list[tuple[str, float]]]] = []
    for maat in (DOELEN, UITVAL):
        ja, n = geteld(blad.cellen, maat)
        if n:
            tot = [(b.kwartaal, *geteld(b.cellen, maat)) for b in reversed(alle) if hoort_bij(b.kwartaal, blad.kwartaal)][-KWARTALEN:]
            uit.append((str(NAMEN[maat]), ja, n, [(tijd, 10 * j / van) for tijd, j, van in tot if van]))
    return uit


def _kiezen(rijen: list[Regel]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """(name, label, options) of each filter; only what is in the rows can be chosen."""
    profielen = sorted({p for r in rijen for p in r.cel.profielen})
    zwaartes = sorted({i for r in rijen for i in r.cel.intensiteiten})
    aanbieders = sorted({r.aanbieder for r in rijen})
    return [
        ("profiel", _("Profiel"), [(str(p), str(PROFIELEN[p])) for p in profielen]),
        ("zorgzwaarte", _("Zorgzwaarte"), [(str(i), str(INTENSITEITEN[i])) for i in zwaartes]),
        ("aanbieder", _("Aanbieder"), [(naam, naam) for naam in aanbieders]),
    ]


@persoon_route(bp, "/gemeente", soort="gemeente")
def overzicht(persoon: Persoon) -> ResponseReturnValue:
    """The newest publication, or that there is none yet."""
    gemeente, alle = _mijn(persoon)
    return _toon(gemeente, alle, alle[0]) if alle else pagina("gemeente/leeg.html", titel=gemeente.naam, gemeente=gemeente)


@persoon_route(bp, "/gemeente/<kwartaal>", soort="gemeente")
def kwartaal(persoon: Persoon, kwartaal: str) -> ResponseReturnValue:
    """Show an earlier publication."""
    gemeente, alle = _mijn(persoon)
    return _toon(gemeente, alle, _kies(alle, kwartaal))


@persoon_route(bp, "/gemeente/<kwartaal>/cijfers.csv", soort="gemeente")
def bestand(persoon: Persoon, kwartaal: str) -> ResponseReturnValue:
    """The rows of one publication as CSV."""
    gemeente, alle = _mijn(persoon)
    return csv_antwoord([(gemeente, _kies(alle, kwartaal))], "cijfers", f"gezinsapp-{kwartaal}")


@persoon_route(bp, "/gemeente/<kwartaal>/cijfers.csv-metadata.json", soort="gemeente")
def beschrijving(persoon: Persoon, kwartaal: str) -> ResponseReturnValue:
    """What the columns of that CSV mean (CSV on the Web), to keep beside it."""
    gemeente, alle = _mijn(persoon)
    return csvw_antwoord([(gemeente, _kies(alle, kwartaal))], gemeente.naam, f"gezinsapp-{kwartaal}")


@persoon_route(bp, "/gemeente/<kwartaal>/cijfers.ods", soort="gemeente")
def rekenblad(persoon: Persoon, kwartaal: str) -> ResponseReturnValue:
    """One publication as a spreadsheet: the rows, and what taarten were for."""
    gemeente, alle = _mijn(persoon)
    return ods_antwoord([(gemeente, _kies(alle, kwartaal))], f"gezinsapp-{kwartaal}")


@persoon_route(bp, "/gemeente/versie/<publicatie_id>", soort="gemeente")
def versie(persoon: Persoon, publicatie_id: str) -> ResponseReturnValue:
    """One version as it was, also when a correction took its place."""
    gemeente, vel = een_versie(db(), publicatie_id)
    if gemeente != gemeente_van_lezer(db(), persoon.id):
        raise NietGevonden
    titel = f"{gemeente.naam} · {kwartaal_naam(vel.kwartaal)}"
    return pagina(
        "gemeente/versie.html",
        titel=titel,
        blad=vel,
        langer=waarom_langer(vel),
        correctie=correctie(vel),
        regels=regels(gemeente, vel),
        terug_naar=(url_for("gemeente.kwartaal", kwartaal=vel.kwartaal), _("Zo staat het er nu")),
        samen=alles_bij_elkaar(vel),
        kwaliteiten=kwaliteiten(vel),
    )


@persoon_route(bp, "/beheer/cijfers", soort="beheerder")
def eigen(persoon: Persoon) -> ResponseReturnValue:
    """What was published about this provider, in all municipalities, newest quarter first."""
    alle = _eigen(persoon)
    if not alle:
        return pagina("gemeente/leeg.html", titel=_("Cijfers over jullie hulp"))
    tijd = alle[0][1].kwartaal
    return pagina(
        "gemeente/eigen.html",
        velden=[
            (
                kwartaal_naam(b.kwartaal),
                gemeente,
                alles_bij_elkaar(b),
                _streek(gemeente, b) if b.kwartaal == tijd else [],
                _filter(regels(gemeente, b)),
                correctie(b),
            )
            for gemeente, b in alle
        ],
        kiezen=[keuze for keuze in _kiezen([r for gemeente, b in alle for r in regels(gemeente, b)]) if keuze[0] != "aanbieder"],
        lopen=_lopen(alle, tijd),
    )


@persoon_route(bp, "/beheer/cijfers.ods", soort="beheerder")
def eigen_rekenblad(persoon: Persoon) -> ResponseReturnValue:
    """The same as a spreadsheet."""
    return ods_antwoord(_eigen(persoon), "gezinsapp-cijfers")


@persoon_route(bp, "/beheer/cijfers.csv", soort="beheerder")
def eigen_bestand(persoon: Persoon) -> ResponseReturnValue:
    """The same as CSV."""
    return csv_antwoord(_eigen(persoon), "cijfers", "gezinsapp-cijfers")


@persoon_route(bp, "/beheer/cijfers.csv-metadata.json", soort="beheerder")
def eigen_beschrijving(persoon: Persoon) -> ResponseReturnValue:
    """What its columns mean (CSV on the Web), to keep beside it."""
    return csvw_antwoord(_eigen(persoon), _("Cijfers over jullie hulp"), "gezinsapp-cijfers")


def _eigen(persoon: Persoon) -> list[Vel]:
    return van_aanbieder(db(), db().get_one(Beheerder, persoon.id).aanbieder_id)


def csv_antwoord(alle: list[Vel], tabel: str, naam: str) -> Response:
    """A CSV to download."""
    return Response(als_csv(tabellen(alle)[tabel]), mimetype="text/csv", headers=_koppen(f"{naam}.csv"))


def csvw_antwoord(alle: list[Vel], titel: str, naam: str) -> Response:
    """The metadata of a CSV to download, which stands beside it in the same folder."""
    antwoord = jsonify(csvw(tabellen(alle)["cijfers"], f"{naam}.csv", titel, correcties(alle)))
    antwoord.mimetype = "application/csvm+json"
    antwoord.headers.update(_koppen(f"{naam}.csv-metadata.json"))
    return antwoord


def ods_antwoord(alle: list[Vel], naam: str) -> Response:
    """A spreadsheet to download."""
    return Response(als_ods(tabellen(alle).values()), mimetype=_ODS, headers=_koppen(f"{naam}.ods"))


def _koppen(naam: str) -> dict[str, str]:
    return {"Content-Disposition": f'attachment; filename="{naam}"'}


@persoon_route(bp, "/vrijgeven", soort="vrijgever")
def wachtend(persoon: Persoon) -> ResponseReturnValue:
    """What waits for two people, as it will be shown; what was refused; what stands and can be corrected."""
    return _wachtend(persoon)


@persoon_route(bp, "/vrijgeven/samenstellen", soort="vrijgever", methods=("POST",))
def samenstellen(persoon: Persoon) -> ResponseReturnValue:
    """Compose one period of one municipality, for two people to look at."""
    try:
        stel_samen_op(db(), persoon.id, request.form.get("gemeente", ""), request.form.get("tijd", ""))
    except (Botsing, Ongeldig) as fout:
        return _wachtend(persoon, fout=str(ZINNEN.get(fout.code, ZINNEN[409])))
    flash(_("De cijfers staan klaar. Kijk er met een collega naar."))
    return redirect(url_for("gemeente.wachtend"), 303)


def _wachtend(persoon: Persoon, nee: NeeForm | None = None, bij: str = "", fout: str = "") -> ResponseReturnValue:
    """`nee`: the form of the one (`bij`) that was refused without a good reason. `fout`: why something was not composed."""
    maken = te_maken(db(), vandaag())
    rijen = [
        (
            gemeente,
            rij,
            kwartaal_naam(rij.kwartaal),
            regels(gemeente, blad(rij)),
            rij.eerste_door == persoon.id,
            kwaliteiten(blad(rij)),
            waarom_langer(blad(rij)),
        )
        for gemeente, rij in voorstellen(db())
    ]
    return pagina(
        "gemeente/wachtend.html",
        status=422 if nee or fout else 200,
        fout=fout,
        maken=[(gemeente, tijd, kwartaal_naam(tijd)) for gemeente, tijd in maken[:HOOGUIT]],
        meer=len(maken) - HOOGUIT,
        rijen=rijen,
        nee=nee or NeeForm(),
        bij=bij,
        geweigerd=[(gemeente, rij, kwartaal_naam(rij.kwartaal)) for gemeente, rij in geweigerd(db())],
        staan=[(gemeente, b, kwartaal_naam(b.kwartaal), correctie(b)) for gemeente, b in alle_bladen(db())],
    )


@persoon_route(bp, "/vrijgeven/<publicatie_id>", soort="vrijgever", methods=("POST",))
def vrijgeven(persoon: Persoon, publicatie_id: str) -> ResponseReturnValue:
    """Say yes to one; the second yes, of another person, makes it public."""
    rij = geef_vrij(db(), persoon.id, publicatie_id)
    flash(_("De cijfers zijn nu voor de gemeente te zien.") if rij.vrij else _("Jij zei ja. Nu nog een collega."))
    return redirect(url_for("gemeente.wachtend"), 303)


@persoon_route(bp, "/vrijgeven/<publicatie_id>/nee", soort="vrijgever", methods=("POST",))
def niet_vrijgeven(persoon: Persoon, publicatie_id: str) -> ResponseReturnValue:
    """Say no to one, and why: nobody gets to see it."""
    form = NeeForm()
    if form.validate_on_submit():
        try:
            weiger(db(), persoon.id, publicatie_id, form.reden.data or "")
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Deze cijfers komen er niet."))
            return redirect(url_for("gemeente.wachtend"), 303)
    return _wachtend(persoon, form, publicatie_id)


@persoon_route(bp, "/vrijgeven/<publicatie_id>/correctie", soort="vrijgever", methods=("GET", "POST"))
def correctie_maken(persoon: Persoon, publicatie_id: str) -> ResponseReturnValue:
    """Leave something out of what stands, or mend a name, and say why: a new version, for a colleague to look at too."""
    gemeente, vel = een_versie(db(), publicatie_id)
    form = CorrectieForm()
    rijen = regels(gemeente, vel)
    form.weg.choices = [
        (str(n), f"{NAMEN[r.cel.maat]}, {r.profiel}, {r.intensiteit}, {r.aanbieder}: {r.gezinnen}, {r.nut}") for n, r in enumerate(rijen)
    ]
    form.kwaliteiten_weg.choices = [(code, str(KWALITEITEN[code])) for code, _aantal in vel.eigenschappen]
    namen = {wie: request.form.get(f"naam-{n}", naam) for n, (wie, naam) in enumerate(sorted(vel.aanbieders.items()))}
    if form.validate_on_submit():
        weg = {vel.cellen.index(rijen[int(n)].cel) for n in form.weg.data or []}
        try:
            stel_correctie_voor(
                db(), persoon.id, publicatie_id, form.reden.data or "",
                weg=weg, kwaliteiten_weg=set(form.kwaliteiten_weg.data or []), namen=namen,
            )  # fmt: skip
        except Ongeldig as fout:
            zet_fout(form, fout)
        else:
            flash(_("Je voorstel staat klaar. Nu nog een collega."))
            return redirect(url_for("gemeente.wachtend"), 303)
    titel = f"{gemeente.naam} · {kwartaal_naam(vel.kwartaal)}"
    return pagina("gemeente/correctie.html", status=422 if form.errors else 200, form=form, titel=titel, namen=list(namen.values()))
