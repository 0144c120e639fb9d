"""The review: who may lead it and who sees it, what was agreed, and T-scores that stay as they were with all they came from."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from basis.fouten import Botsing, MagNiet, NietGevonden, Ongeldig
from doelen.doel.actions import maak_doel, meet, zet_cijfers, zet_ladder, zet_over
from doelen.doel.models import Doel
from doelen.evaluatie.actions import begin, breek_af, rond_af, spreek_af
from doelen.evaluatie.models import Evaluatie, EvaluatieT
from doelen.evaluatie.queries import evaluatie_beeld, evaluaties, treden_van
from doelen.gas import t_score
from tests.bouw import Wereld, bouw_wereld
from tests.client import Client

Als = Callable[[str], Client]
TREDEN = {-2: "Een dag", 0: "Drie dagen", 2: "Vijf dagen"}


def doel(w: Wereld, variant: int = 6, basis: int = -2, gewicht: int = 1, **niveaus: int) -> Doel:
    """A goal with one score of each."""
    rij = maak_doel(w.session, w.actor("jongere"), "x", f"Doel {variant}{basis}{gewicht}")
    zet_ladder(w.session, w.actor("jongere"), rij.id, variant, basis, {basis: "nu"} | {k: v for k, v in TREDEN.items() if k >= 0}, None)
    zet_over(w.session, w.actor("jongere"), rij.id, gewicht=gewicht)
    for wie, niveau in niveaus.items():
        meet(w.session, w.actor(wie), rij.id, niveau)
    return rij


def t_van_wie(w: Wereld, wie: str, evaluatie: Evaluatie) -> dict[str, tuple[float, float, int, bool]]:
    """Name -> T, as this person reads it."""
    beeld = evaluatie_beeld(w.session, w.actor(wie), evaluatie.id)
    return {g.naam: (round(t.begin, 5), round(t.nu, 5), t.n, t.gemengd) for g, t in beeld.t}


def test_de_t_van_die_dag_blijft_met_de_doelen_en_gewichten_waar_hij_uit_kwam(wereld: Wereld) -> None:
    session, noor = wereld.session, wereld.actor("jongere")
    een = doel(wereld, gewicht=3, jongere=0, aanspreekpunt=-1)
    doel(wereld, jongere=1, aanspreekpunt=0)
    kort = maak_doel(session, noor, "x", "Kort")
    zet_cijfers(session, noor, kort.id, 3, 8)
    meet(session, wereld.actor("aanspreekpunt"), kort.id, 2)
    evaluatie = begin(session, noor)
    rond_af(session, noor, evaluatie.id)
    verwacht = {
        "Noor": (round(t_score([-2, -2], [3, 1]), 5), 52.91111, 2, False),
        "Joost": (26.71110, round(t_score([-1, 0], [3, 1]), 5), 2, False),
    }
    assert t_van_wie(wereld, "aanspreekpunt", evaluatie) == verwacht
    meet(session, noor, een.id, 2)
    zet_over(session, noor, een.id, gewicht=1)
    een.tekst = "Heel anders"
    zet_ladder(session, noor, een.id, 6, -2, {-2: "Later", 0: "Heel", 2: "Anders"}, None)
    session.flush()
    assert t_van_wie(wereld, "aanspreekpunt", evaluatie) == verwacht
    beeld = evaluatie_beeld(session, noor, evaluatie.id)
    assert [(d.tekst, d.gewicht) for d, _ in beeld.doelen] == [("Doel 6-23", 3), ("Doel 6-21", 1), ("Kort", 1)]
    assert [(p.gezicht.naam, p.begin, p.nu) for p in beeld.doelen[0][1]] == [("Noor", -2, 0), ("Joost", -2, -1)]
    assert beeld.doelen[2][1] == []
    assert [treden_van(d) for d, _ in beeld.doelen] == [{2: "Vijf dagen", 0: "Drie dagen", -2: "nu"}] * 2 + [{}], "T came from these steps"


def test_een_t_over_twee_soorten_ladders_zegt_dat(wereld: Wereld) -> None:
    doel(wereld, jongere=0, aanspreekpunt=0)
    doel(wereld, variant=5, basis=-1, jongere=0, aanspreekpunt=0)
    evaluatie = begin(wereld.session, wereld.actor("aanspreekpunt"))
    rond_af(wereld.session, wereld.actor("aanspreekpunt"), evaluatie.id)
    assert t_van_wie(wereld, "aanspreekpunt", evaluatie)["Noor"] == (round(t_score([-2, -1]), 5), 50, 2, True)


@pytest.mark.parametrize("wie", ["jongere", "ouder1", "jim"])
def test_de_familie_leest_stappen_en_geen_t(wereld: Wereld, wie: str) -> None:
    doel(wereld, jongere=0, ouder1=0, jim=0, aanspreekpunt=0)
    evaluatie = begin(wereld.session, wereld.actor("ouder1"))
    rond_af(wereld.session, wereld.actor("ouder1"), evaluatie.id)
    assert len(t_van_wie(wereld, "aanspreekpunt", evaluatie)) == 4
    assert t_van_wie(wereld, wie, evaluatie) == {}


def test_een_t_verraadt_geen_plek_die_nog_dicht_is(wereld: Wereld) -> None:
    doel(wereld, jongere=1, jim=-1, aanspreekpunt=0)
    doel(wereld, jongere=-1)
    evaluatie = begin(wereld.session, wereld.actor("jongere"))
    rond_af(wereld.session, wereld.actor("jongere"), evaluatie.id)
    assert len(wereld.session.exec(select(EvaluatieT)).all()) == 3
    assert set(t_van_wie(wereld, "aanspreekpunt", evaluatie)) == {"Samira", "Joost"}
    assert [[p.gezicht.naam for p in ps] for _, ps in evaluatie_beeld(wereld.session, wereld.actor("ouder1"), evaluatie.id).doelen] == [
        [],
        [],
    ]


def test_zonder_een_score_is_er_geen_t(wereld: Wereld) -> None:
    doel(wereld)
    evaluatie = begin(wereld.session, wereld.actor("jongere"))
    rond_af(wereld.session, wereld.actor("jongere"), evaluatie.id)
    assert wereld.session.exec(select(EvaluatieT)).all() == []


def test_wie_een_evaluatie_leidt_en_dat_hij_daarna_vast_staat(wereld: Wereld) -> None:
    session, noor = wereld.session, wereld.actor("jongere")
    with pytest.raises(Ongeldig, match="evaluatie_zonder_doelen"):
        begin(session, noor)
    rij = doel(wereld)
    with pytest.raises(MagNiet):
        begin(session, wereld.actor("jim"))
    evaluatie = begin(session, wereld.actor("aanspreekpunt"))
    with pytest.raises(Botsing, match="evaluatie_loopt"):
        begin(session, noor)
    spreek_af(session, noor, evaluatie.id, rij.id, " Mama belt school ")
    assert evaluatie_beeld(session, wereld.actor("jim"), evaluatie.id).doelen[0][0].afgesproken == "Mama belt school"
    with pytest.raises(MagNiet):
        rond_af(session, wereld.actor("jim"), evaluatie.id)
    rond_af(session, noor, evaluatie.id)
    for doe in (
        lambda: spreek_af(session, noor, evaluatie.id, rij.id, "toch niet"),
        lambda: rond_af(session, noor, evaluatie.id),
        lambda: breek_af(session, noor, evaluatie.id),
    ):
        with pytest.raises(Botsing, match="evaluatie_klaar"):
            doe()
    breek_af(session, noor, begin(session, noor).id)
    assert [e.id for e in evaluaties(session, noor)] == [evaluatie.id]


def test_wat_alleen_de_maker_ziet_komt_niet_in_de_evaluatie_en_een_ander_gezin_vindt_niets(wereld: Wereld) -> None:
    session, noor = wereld.session, wereld.actor("jongere")
    doel(wereld)
    maak_doel(session, noor, "geheim", "geheim", alleen_maker=True)
    evaluatie = begin(session, noor)
    assert len(evaluatie_beeld(session, noor, evaluatie.id).doelen) == 1
    ander = bouw_wereld(session, naam="Sem")
    with pytest.raises(NietGevonden):
        evaluatie_beeld(session, ander.actor("jongere"), evaluatie.id)
    wereld.kring.ouders_apart = True
    session.flush()
    assert len(evaluaties(session, wereld.actor("ouder2"))) == 1
    breek_af(session, noor, evaluatie.id)
    begin(session, wereld.actor("ouder1"))
    assert evaluaties(session, wereld.actor("ouder2")) == []


def test_samen_langs_de_doelen_op_een_telefoon(als: Als, wereld: Wereld) -> None:
    een, twee = doel(wereld, jongere=0, aanspreekpunt=-1), doel(wereld, gewicht=2)
    wereld.session.commit()
    noor, samira, joost = als("jongere"), als("jim"), als("aanspreekpunt")
    assert noor.get("~/evaluatie").status_code == 200
    assert "Er is nog geen evaluatie geweest" in noor.tekst()
    stap = noor.post("~/evaluatie/begin").location
    assert stap.endswith(een.id)
    noor.get(stap)
    assert "Doel 1 van 2" in noor.tekst()
    assert "Verder met de evaluatie" in noor.get(f"~/doelen/{een.id}").text, "who scored on the way finds the meeting back"
    assert "Verder met de evaluatie" not in samira.get(f"~/doelen/{een.id}").text
    stap = noor.post(stap, {"afgesproken": "Mama belt school op maandag"}).location
    assert stap.endswith(twee.id)
    noor.get(stap)
    assert noor.post(stap, {"afgesproken": "x" * 1001}).status_code == 422
    eind = noor.post(stap, {"afgesproken": ""}).location
    noor.get(eind)
    assert "Mama belt school op maandag" in noor.tekst()
    assert "Hier is niets over afgesproken." in noor.tekst()
    assert samira.get(eind).status_code == 200
    assert samira.get(f"{eind}/{een.id}").status_code == 403
    assert noor.post("~/evaluatie/begin").status_code == 303
    assert noor.post(f"{eind}/klaar").status_code == 303
    assert noor.post(f"{eind}/klaar").status_code == 409
    assert noor.get(f"{eind}/{een.id}").status_code == 303
    noor.get(eind)
    assert "Verder met de evaluatie" not in noor.get(f"~/doelen/{een.id}").text
    noor.get(eind)
    assert "Jij: ‘Het doel: Drie dagen’, 2 stappen verder dan in het begin." in noor.tekst()
    assert "T-scores" not in noor.tekst()
    joost.get(eind)
    assert "T-scores van die dag" in joost.tekst()
    assert "30,0 40,0 +10,0 0 van 1" in joost.tekst()
    assert als("buitenstaander").get(eind).status_code == 404
