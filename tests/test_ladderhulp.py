"""Hints about steps: what good GAS asks (domein.md 2.6), said where it can be seen, and silence where it can't."""

import pytest

from doelen.ladderhulp import Tip, kijk_na


def op_tijd(*woorden: str) -> dict[int, str]:
    """Steps from -3 up."""
    return dict(zip(range(-3, 3), woorden, strict=False))


GOED = [
    op_tijd("0 dagen op tijd", "1 dag", "2 dagen", "3 dagen", "4 dagen", "5 dagen"),
    op_tijd("nul dagen", "een dag", "twee dagen", "drie dagen", "vier dagen", "vijf dagen per week"),
    {-2: "2 van 8 stappen zelf", -1: "4 van 8 stappen", 0: "6 van 8 stappen", 1: "8 van 8 stappen"},
    {-2: "Ik durf het nog niet", 0: "Met Samira, hele rit", 2: "Ik ga waar ik wil met de bus"},
    {-2: "1-2 keer", -1: "3-4 keer", 0: "5-6 keer", 1: "7-8 keer"},
    {-2: "8 uur gamen", -1: "6 uur", 0: "4 uur", 1: "2 uur", 2: "1 uur"},
    {-2: "Een vriend van mijn broer brengt me", 0: "Ik fiets zelf", 2: "Ik fiets en neem een vriend mee"},
    {-2: "1 day", -1: "2 days", 0: "3 days", 2: "5 days"},
    {-2: "1 vriend", -1: "2 vrienden", 0: "3 vrienden", 2: "5 goede vrienden"},
    op_tijd("0 dagen op tijd", "1 dag", "2 hele dagen", "3 schooldagen", "4 dagen", "alle 5 dagen"),
    {-2: "1 keer per week", -1: "2x per week", 0: "3 x per week", 2: "5 keer"},
    {-2: "00:30 naar bed", -1: "23:30 naar bed", 0: "22:30 naar bed", 1: "22:00 naar bed"},
    {-2: "half 9 op", -1: "half 8 op", 0: "7 uur op", 2: "half 7 op"},
    {-2: "9.00 uur", -1: "8.30 uur", 0: "8.00 uur", 2: "7.30 uur"},
    {-2: "om 11 uur in bed, 1 dag", -1: "om 10 uur in bed, 2 dagen", 0: "om 10 uur in bed, 3 dagen"},
    {-2: "Een half uur", -1: "45 minuten", 0: "1 uur", 2: "anderhalf uur"},
    {-2: "Minder dan 1 uur", -1: "1 tot 2 uur", 0: "2 tot 3 uur", 1: "3 tot 4 uur", 2: "meer dan 4 uur"},
    {-2: "minder dan 2 keer", -1: "2 keer", 0: "3 keer", 1: "4 keer", 2: "meer dan 4 keer"},
    {-2: "2 uur huiswerk, 1 dag", -1: "2 uur huiswerk, 2 dagen", 0: "2 uur huiswerk, 3 dagen"},
    {-2: "1/5 gelukt", -1: "2/5", 0: "3/5", 2: "5/5"},
    {},
    {0: ""},
]


@pytest.mark.parametrize("ladder", GOED)
def test_bij_goede_stappen_blijft_het_stil(ladder: dict[int, str]) -> None:
    assert kijk_na(ladder) == []


@pytest.mark.parametrize(
    ("ladder", "tips"),
    [
        ({-2: "Ik slaap slecht", 0: "Ik slaap beter", 2: "Ik slaap elke nacht door"}, [Tip("vaag", 0)]),
        ({-2: "Nu", 0: "3 keer vaker", 2: "Droom"}, []),
        ({-2: "1 dag", -1: "3 dagen", 0: "2 dagen", 2: "5 dagen"}, [Tip("geen_volgorde", 0)]),
        ({-2: "1 dag", 0: "3 keer", 2: "5 dagen"}, [Tip("eenheden")]),
        ({-2: "1 keer per maand", -1: "1 keer per week", 0: "2 keer per week"}, [Tip("eenheden")]),
        ({-2: "1 dag, 10 minuten", -1: "2 dagen, 20 minuten", 0: "3 dagen, 30 minuten"}, [Tip("twee_dingen")]),
        ({-2: "2 uur", -1: "90 minuten", 0: "100 minuten"}, [Tip("geen_volgorde", 0)]),
        ({-2: "meer dan 3 keer", -1: "2 keer", 0: "3 keer"}, [Tip("geen_volgorde", 0)]),
        ({-2: "1-3 dagen", -1: "3-4 dagen", 0: "5 dagen"}, [Tip("overlap", -1)]),
        ({-2: "1 dag", 0: "3 dagen", 2: "3 dagen"}, [Tip("te_mooi", 0), Tip("overlap", 2)]),
        ({-2: "1-2 keer", -1: "5-6 keer", 0: "7-8 keer"}, [Tip("gat", -1)]),
        ({-2: "1 dag", -1: "2 dagen", 0: "8 dagen"}, [Tip("ongelijk")]),
        ({-2: "Vaak te laat", 0: "Ik ben altijd op tijd", 2: "Ik wek ook mijn broertje"}, [Tip("te_mooi", 0)]),
    ],
)
def test_wat_opvalt_krijgt_een_tip_op_zijn_plek(ladder: dict[int, str], tips: list[Tip]) -> None:
    assert kijk_na(ladder) == tips
