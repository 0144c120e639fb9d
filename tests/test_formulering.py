"""How goals are worded: the forty examples, real chat language, traps, and words about danger that are never coached."""

import csv
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doelen.formulering import VRAGEN, beoordeel

NEGATIEF = """\
Ik wil niet meer zo vaak ruzie met mijn moeder.
Ik wil stoppen met blowen.
Geen boze buien meer.
Ik wil nooit meer te laat op school komen.
Minder gamen.
Ik wil mijn broertje niet meer plagen.
Zonder ruzie aan tafel zitten.
Ophouden met liegen.
Ik wil drukke plekken vermijden.
Voorkomen dat ik weer uit huis moet.
Ik wil van mijn angst af.
Dat de nachtmerries weggaan.
Mama moet niet steeds mijn kamer in komen.
Ik wil niks meer kapotmaken als ik boos ben.
Minder stress over school.
Niet meer spijbelen.
Ik wil dat papa en mama geen ruzie meer maken waar ik bij ben.
Mijn schermtijd verminderen.
Ik wil me nergens meer druk om maken.
Kappen met roken.
Als ik boos ben sla ik niet met deuren.
Ik wil nie meer alleen zitten in de pauze.""".splitlines()

POSITIEF = """\
Ik ben elke schooldag op tijd in de klas.
Ik wil weer thuis wonen.
Ik durf nee te zeggen tegen mijn vrienden.
Ik durf stop te zeggen als het me te veel wordt.
Ik ga niet alleen naar school, maar ook naar de training.
Ik kan zonder hulp met de bus naar mijn oma.
Ik vraag om hulp als ik iets niet snap.
Als ik niet kan slapen, luister ik naar rustige muziek.
Ik kan mijn verhaal kwijt bij tante Luus.
Ik ben in minder dan tien minuten klaar voor school.
Ik haal mijn onvoldoendes op en ga over naar 3 havo.
In plaats van schreeuwen vertel ik rustig wat ik voel.
Ik stop mijn telefoon om 21.00 uur in de la.
Ik neem elke dag een half uur om even niets te doen.
Ik vertel mijn mentor wat ik niet fijn vind.
Ik ben niet later dan 22.00 uur thuis.
Ik schrijf op welke gevoelens vaak voorkomen en wat dan helpt.
Ik lees het boek "Nooit meer slapen" uit.""".splitlines()

RAND = [
    ("Als ik boos ben ga ik niet slaan maar loop ik even naar buiten.", "gemengd"),
    ("Ik kan verliezen zonder boos te worden.", "negatief"),
    ("We gaan samen naar buiten, zonder telefoon.", "negatief"),
    ("Ik kom van de bank af en ga elke dag naar buiten.", "positief"),
    ("Ik wil weten waarom papa niet meer thuis woont.", "positief"),
]

EIGEN_NEGATIEF = """\
ik wil nie zo snel boos wordn
wil nt meer te laat komen op stage
geeeen ruzie meer met me zus
kwil kappe met vapen
NOOIT MEER RUZIE!!!
ff niet zo druk in de klas doen
Ik wil minder op mijn telefoon zitten 😅
Ik wil stoppe met gamen tot 4 uur snachts
Ik wil niemand meer uitschelden in fortnite
Ik wil niet dat mijn ouders zich overal mee bemoeien.
Mijn vader moet niet zo schreeuwen.
dat ze me niet meer pesten op school
Ik wil van die paniekaanvallen af.
Ik wil niet meer zo onzeker zijn.
Ik wil m’n stress kwijt.
Hou op met liegen tegen mijn moeder
Ik ga nooit meer stelen uit de Jumbo.
Ik wil zonder stress mijn examen doen.
Ik wil met roken stoppen
Ik wil dat het pesten stopt.
🚫 blowen
Ik wil niet meer uit de les gestuurd worden.
Ik wil minder piekeren in bed.
Ik wil nix meer te maken hebben met die jongens
Ik wil mijn boosheid afleren.
Ik wil ruzie thuis voorkomen.
Geen schulden meer.
Ik wil niet meer zo moe zijn op school.
Ik wil me minder alleen voelen.
Ik wil af van mijn verslaving.
Ik wil mijn faalangst kwijt.
Ik wil niet meer gepest worden.
Ik wil dat mijn broertje stopt met in mijn kamer komen.
I don't want to fight with my mum anymore.
Stop smoking.
No more drama at school
Less gaming at night
I want to avoid crowded places.
Never be late again
I want to get rid of my anger.
I dont wanna skip class
Spend a day without arguing
When I'm angry I don't slam doors.""".splitlines()

EIGEN_POSITIEF = """\
Ik ga elke dag om 23 uur slapen.
Ik wil mijn mbo 2 diploma halen 💪
chill doen met mn zusje
Ik wil vrienden maken op mijn nieuwe school.
Als ik het niet meer weet, bel ik Luus.
Ik ga naar de training ook als ik geen zin heb.
Ik durf te zeggen dat ik iets niet wil.
Ik zoek vrienden die niet blowen.
Ik zeg het als ik niet mee wil doen.
Ik stop voor rood licht met mijn scooter.
De bus stopt voor de deur en ik stap zelf in.
Ik stop op tijd met gamen.
Ik stop om 22.00 uur met Fortnite.
Ik kan 5 km rennen zonder te stoppen.
Ik sta op zonder dat mama me wekt.
Ik maak mijn huiswerk zonder hulp.
Ik heb geen hulp meer nodig bij de bus.
Ik game niet langer dan twee uur per dag.
Ik game minder dan 2 uur per dag.
Ik kom af en toe bij oma eten.
Ik wil mijn opdrachten van school af hebben.
Ik kan mijn ei kwijt bij mijn coach.
Ik probeer eten dat ik nog nooit gegeten heb.
Ik leer hoe ik rustig blijf.
Ik wil verkering met iemand die eerlijk is.
Ik ga voetballen bij VV Nooit Gedacht.
Ik wil zwemmen leren, want dat kan ik nog niet.
Ik spaar voor een PS5.
Ik zet mijn telefoon op niet-storen.
Ik vraag of ik iets niet hoef te eten.
Ik ruim mijn kamer op, zelfs als ik moe ben.
Ik wil weten wie ik wel en niet kan vertrouwen.
Ik loop weg in plaats van te schelden.
I ask for help when I don't understand something.
I can say no to my friends.
I go to school on time.
If I can't sleep, I listen to music.
I can take the bus without help.
I put my phone away at 9 pm.
I want to learn how to cook.
I'm home no later than ten.
I tell my teacher what I don't like.
Ik kom veilig thuis met de fiets.
Ik kan groenten snijden en koken.
Ik ga praten over opa die dood is.
Ik wil beter leven met mijn adhd.
Ik heb elke week een avond met niks moeten.
Ik kan niet wachten om weer te gaan trainen en oefen elke dag.
I want to make friends who don't smoke.
Ik wil mijn broer verslaan met FIFA.
Ik ga op kickboksen om te leren schoppen en stompen.
Ik wil een einde maken aan de ruzie en het goed maken met Sem.
Ik durf te springen van de hoge duikplank.
Ik wil leren hoe ik brood moet snijden.
أذهب إلى المدرسة كل يوم""".splitlines()

EIGEN_GEMENGD = """\
Niet schreeuwen maar rustig praten.
Ik wil niet meer spijbelen maar gewoon naar school gaan.
ik wil nie gamen maar buiten chillen met vrienden
Minder gamen en meer sporten.
Ik wil meer slapen en minder scrollen.
Ik wil stoppen met vapen en meer gaan voetballen.
Geen ruzie maar samen eten.
Ik wil niet meer gamen in de nacht. Ik ga om tien uur slapen.
I don't want to shout but talk calmly.
Less gaming and more football.""".splitlines()

VEILIG = """\
Ik wil mezelf niet meer snijden.
Ik wil niet meer geslagen worden.
Ik wil niet meer leven.
Ik wil dat hij niet meer aan me zit.
ik wil dood
IK WIL DOOD!!!
ik wil nie meer leve
ik wil niet meer.
kwil mn eige nie meer snije
stoppen met snijden
Ik wil stoppen met mezelf pijn doen.
ik wil er niet meer zijn
Ik wil er een eind aan maken
Ik denk aan zelfmoord
ik wil geen zlfmoord gedachtes meer
Ik heb geen zin meer in het leven.
Ik wil niet meer wakker worden.
Ik wil dat papa me niet meer slaat.
dat mn stiefvader stopt met slaan
Papa moet stoppen met schoppen
Ik wil dat mijn broer mij niet meer schopt.
Mama moet me niet meer slaan.
Ik wil geen klappen meer krijgen.
hij doet me pijn
Ik wil dat mijn oom van me afblijft.
Ik wil dat niemand me meer aanraakt
Hij zit aan mijn lichaam
Ik wil niet meer misbruikt worden
Ik moet naaktfoto's sturen en wil dat niet
Ik wil niet meer opgesloten worden op mijn kamer.
Papa sluit me op.
Ik wil niet meer bang zijn voor mijn vader.
Ik ben bang thuis.
Ik durf niet naar huis.
Ik voel me niet veilig thuis
Ik krijg geen eten van mijn stiefmoeder
mezelf niet meer krassen
ik snij me
Ik wil dat papa mama niet meer slaat.
Ik wil van de brug springen
ik word bedreigd
Ik wil niet uitgehuwelijkt worden.
Ik wil stoppen met krassen
ik wil dat mijn vader mij met rust laat en niet meer slaat
ik wil niet meer dat hij in mijn bed komt
ik wil niet meer dat mama met spullen naar me gooit
papa pakt me bij mijn keel
ze hebben een filmpje van mij naakt gedeeld
dat het slaan stopt
iedereen is beter af zonder mij
my uncle touches me at night
I want to die
i wanna die
I don't want to live anymore.
kms
stop cutting
I want to stop hurting myself
I dont want to be hit anymore
I want my dad to stop hitting me.
He touches me
I want to feel safe at home
I'm scared of my stepdad
They lock me in my room
I want to stop self-harm
I want to kill myself""".splitlines()

ALLES = (
    [(t, "negatief") for t in NEGATIEF + EIGEN_NEGATIEF]
    + [(t, "positief") for t in POSITIEF + EIGEN_POSITIEF]
    + [(t, "gemengd") for t in EIGEN_GEMENGD]
    + RAND
)


@pytest.mark.parametrize(("tekst", "soort"), ALLES)
def test_voorbeelden(tekst: str, soort: str) -> None:
    oordeel = beoordeel(tekst)
    assert (oordeel.soort, oordeel.veiligheid) == (soort, False), oordeel
    for signaal in oordeel.signalen:
        assert tekst[signaal.begin : signaal.einde] == signaal.woord
    assert bool(oordeel.signalen) == bool(oordeel.vragen) == (soort != "positief")


@pytest.mark.parametrize("tekst", VEILIG)
@pytest.mark.parametrize("vorm", [str, str.upper, lambda t: t.rstrip(".!") + " 😢", lambda t: "Hoi. " + t + "\nIk wil minder gamen."])
def test_woorden_over_gevaar_worden_nooit_gecoacht(tekst: str, vorm) -> None:
    oordeel = beoordeel(vorm(tekst))
    assert oordeel.veiligheid
    assert (oordeel.soort, oordeel.signalen, oordeel.vragen, oordeel.vraagcodes, oordeel.tips) == ("positief", (), (), (), ())


@pytest.mark.parametrize(
    ("tekst", "code"),
    [
        ("Niet meer spijbelen.", "niet"),
        ("Minder gamen.", "minder"),
        ("Ik wil drukke plekken vermijden.", "mijden"),
        ("Ik wil stoppen met blowen.", "stoppen"),
        ("Ik wil van mijn angst af.", "weg"),
        ("Zonder ruzie aan tafel.", "zonder"),
    ],
)
def test_een_signaal_zegt_welk_woord(tekst: str, code: str) -> None:
    assert [s.code for s in beoordeel(tekst).signalen] == [code]


@pytest.mark.parametrize(
    ("tekst", "tips"),
    [
        ("Ik kan zonder hulp met de bus naar mijn oma.", ("zelf",)),
        ("Ik ben niet later dan 22.00 uur thuis.", ("uiterlijk",)),
        ("In plaats van schreeuwen vertel ik rustig wat ik voel.", ("begin_met_wat_je_doet",)),
        ("Ik ben op tijd.", ()),
    ],
)
def test_tips(tekst: str, tips: tuple[str, ...]) -> None:
    assert beoordeel(tekst).tips == tips


def test_vragen_in_de_gevraagde_taal() -> None:
    for taal in ("nl", "en"):
        oordeel = beoordeel("Mama moet niet steeds mijn kamer in komen.", taal)
        assert "wat_doe_jij_zelf" in oordeel.vraagcodes
        assert oordeel.vragen == tuple(VRAGEN[code][taal] for code in oordeel.vraagcodes)
    assert beoordeel("Niet schreeuwen maar praten.").vraagcodes == ("laat_alleen_staan",)
    assert beoordeel("Minder gamen.", "fr").vragen == beoordeel("Minder gamen.", "nl").vragen
    assert all(set(zinnen) == {"nl", "en"} for zinnen in VRAGEN.values())


@pytest.mark.parametrize("tekst", ["", "   ", "...", "🎉", "\u0301"])
def test_niets_om_iets_van_te_vinden(tekst: str) -> None:
    assert beoordeel(tekst).soort == "positief"


def test_unicode_vormen_zijn_gelijk() -> None:
    for vorm in ("NFC", "NFD", "NFKC"):
        tekst = unicodedata.normalize(vorm, "Ik wil één keer níét ruzie")
        oordeel = beoordeel(tekst)
        assert oordeel.soort == "negatief"
        assert [tekst[s.begin : s.einde] for s in oordeel.signalen] == [s.woord for s in oordeel.signalen]
    assert beoordeel(unicodedata.normalize("NFD", "suïcidaal")).veiligheid


@pytest.mark.parametrize(
    "stuk", ["niet maar ", "als ik ", '"', "„", "ik wil dat papa ", "stop ", "a", "mij mij ", "leven ", "van af ", "zonder dat ", "bang "]
)
def test_lange_teksten_kosten_evenredig_veel(stuk: str) -> None:
    def duur(tekens: int) -> float:
        tekst = (stuk * tekens)[:tekens]
        begin = time.process_time()  # other work on the machine doesn't count
        beoordeel(tekst)
        return time.process_time() - begin

    kort, lang = min(duur(1000) for _ in range(5)), min(duur(8000) for _ in range(3))
    assert lang < 24 * kort + 0.02
    assert min(duur(2000) for _ in range(3)) < 0.25


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=300)
    | st.lists(st.sampled_from('ik niet wil als maar van af stop met , . ! " zonder dat papa en'.split()), max_size=40).map(" ".join)
)
def test_elke_tekst_krijgt_een_oordeel(tekst: str) -> None:
    oordeel = beoordeel(tekst)
    assert oordeel.soort in {"positief", "gemengd", "negatief"}
    assert bool(oordeel.signalen) == (oordeel.soort != "positief")
    assert all(tekst[s.begin : s.einde] == s.woord for s in oordeel.signalen)


def _rondes() -> dict[str, list[str]]:
    """Kind -> the goals of tests/data/doelen.csv, in the words of chat, of children and of ouders."""
    uit: dict[str, list[str]] = {"goed": [], "vraag": [], "gevaar": []}
    with (Path(__file__).parent / "data" / "doelen.csv").open(encoding="utf-8", newline="") as bestand:
        for rij in csv.DictReader(bestand):
            uit[rij["soort"]].append(rij["doel"])
    return uit


def test_wie_goed_zegt_wat_hij_wil_wordt_met_rust_gelaten():
    goed = _rondes()["goed"]
    fout = [doel for doel in goed if beoordeel(doel).soort != "positief"]
    assert len(goed) > 1200 and len(fout) <= 0.04 * len(goed), fout


def test_wie_zegt_wat_er_niet_moet_zijn_krijgt_een_vraag():
    vraag = _rondes()["vraag"]
    fout = [doel for doel in vraag if beoordeel(doel).soort == "positief"]
    assert len(vraag) > 1100 and len(fout) <= 0.1 * len(vraag), fout


def test_wie_over_gevaar_schrijft_krijgt_geen_vraag_over_zijn_woorden():
    gevaar = _rondes()["gevaar"]
    assert len(gevaar) > 550
    assert not [doel for doel in gevaar if beoordeel(doel).soort != "positief"]
    assert sum(beoordeel(doel).veiligheid for doel in gevaar) >= 0.85 * len(gevaar), "about the others it is at least silent"


@pytest.mark.parametrize(
    ("tekst", "code", "vraag"),
    [
        ("Mijn moeder moet normaal doen", "ander", "wat_doe_jij_zelf"),
        ("Ik moet van mijn mentor op tijd komen", "van", "wat_wil_jij_zelf"),
        ("school vindt dat ik beter mijn best moet doen", "van", "wat_wil_jij_zelf"),
        ("Ik heb altijd ruzie met mijn moeder", "probleem", "wat_is_anders"),
        ("Juf Anja moet mij vaker helpen met lezen", "ander", "wat_doe_jij_zelf"),
        ("Papa en mama moeten aardig tegen elkaar doen", "ander", "wat_doe_jij_zelf"),
        ("Mijn begeleidster zegt dat ik moet gaan sporten", "van", "wat_wil_jij_zelf"),
        ("Mijn kinderen gaan te laat naar bed", "probleem", "wat_is_anders"),
        ("Ik kan slecht tegen kritiek", "probleem", "wat_is_anders"),
        ("De communicatie met mijn ex loopt moeizaam.", "probleem", "wat_is_anders"),
        ("mijn broertje pakt de hele tijd mijn spullen", "probleem", "wat_is_anders"),
        ("Volgens de school heeft mijn dochter extra hulp nodig", "van", "wat_wil_jij_zelf"),
        ("De gezinsvoogd wil dat ze weer naar school gaat.", "van", "wat_wil_jij_zelf"),
        ("de leraar van engels moet eerlijker nakijken", "ander", "wat_doe_jij_zelf"),
    ],
)
def test_wat_van_een_ander_is_en_wat_nog_geen_wens_is(tekst: str, code: str, vraag: str):
    oordeel = beoordeel(tekst)
    assert (oordeel.soort, oordeel.signalen[0].code, oordeel.vraagcodes[0]) == ("negatief", code, vraag)
    assert tekst[oordeel.signalen[0].begin : oordeel.signalen[0].einde] == oordeel.signalen[0].woord


@pytest.mark.parametrize(
    "tekst",
    [
        "Ik wil geen florp meer.",
        "Ik wil niet meer met de wazel van de florp naar school.",
        "Ik wil niet dat papa mij nog florpt.",
        "Ik wil niet meer florpen over de wazel in mijn kamer.",
        "Mijn oom wil dat ik bij hem kom zitten.",
        "Ik wil niet meer liegen over de florp op mijn rug.",
    ],
)
def test_wat_onbekend_is_krijgt_geen_vraag(tekst: str):
    """Danger has other words each time: about what the coach does not know as ordinary, it is silent."""
    assert beoordeel(tekst).soort == "positief"
