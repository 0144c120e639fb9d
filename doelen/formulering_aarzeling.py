"""Whether doelen.formulering keeps silent about a goal that says what must not be, because it may be about danger."""

import re

from doelen import formulering_nl as nl
from doelen import formulering_schroom as schroom
from doelen.formulering_lezen import KENT, ZWAAR

_NAASTE, _ANDEREN = re.compile(schroom.NAASTE), re.compile(schroom.ANDEREN)
_EIGEN, _LIJDEND, _GEWOON, _ALLEDAAGS = (
    re.compile(schroom.EIGEN),
    re.compile(schroom.LIJDEND),
    re.compile(schroom.GEWOON),
    re.compile(schroom.ALLEDAAGS),
)
_ZAKEN = re.compile(schroom.ZAKEN)
_VREEMDE = re.compile(schroom.VREEMDE)
_DOEN, _ONBEKEND, _HEMZELF = re.compile(schroom.DOEN), re.compile(schroom.ONBEKEND), re.compile(schroom.HEMZELF)
_VUL = schroom.LEEG | nl.PROBLEEM | nl.PROBLEEM_DOE | {"."}
_LICHT = [re.compile(patroon) for patroon in schroom.LICHT.values()]
LANG_VERHAAL = 12
"""From so many spaces on, up to "maar", a goal tells a story; what is ordinary is said in fewer words, or names an ordinary thing."""


class Schroom:
    """How much a text that says what must not be may be about danger; unseen danger has other words each time, so this looks at kinds.

    It is only asked about what is plainly ordinary: `kern` (see Zin.kern) has an anchor, something ordinary and beside somebody near an
    ordinary act, and next to no word that is not known. A heavy word (a wound, a belt, a naked picture) is enough to ask nothing, and so
    is a light word (night, door, afraid, secret) beside somebody near, or two kinds of them.
    """

    def __init__(self, regel: str, kern: str, code: str = "") -> None:
        eigen, lijdend, anderen = _EIGEN.search(regel), bool(_LIJDEND.search(regel)), bool(_ANDEREN.search(regel))
        iemand = bool(_NAASTE.search(regel[eigen.end() :] if eigen else regel))
        lang = not eigen and regel.partition(" maar ")[0].count(" ") >= LANG_VERHAAL
        hemzelf = iemand and bool(_HEMZELF.search(regel))
        doet = bool(_DOEN.search(kern)) and (hemzelf or not _ONBEKEND.search(regel))
        self.zwaar, self.gewoon = bool(ZWAAR.search(regel)), doet or bool(_GEWOON.search(kern))
        self.alledaags = doet or bool(_ALLEDAAGS.search(kern))
        self.licht = sum(bool(patroon.search(regel)) for patroon in _LICHT) - (doet and not iemand)
        self.iemand, self.door_iemand = iemand or lijdend or anderen, iemand and lijdend and not code
        # What somebody else should do, or wants, is asked about more easily than what he should not do.
        alleen_ik = not iemand or code in {"ander", "van"}
        vertrouwd = alleen_ik and bool(code) and not _VREEMDE.search(regel) and not (self.licht > 0 and (lijdend or anderen))
        if code == "van" and _NAASTE.search(regel.partition(" ik ")[2]):
            vertrouwd = False
        self.bij_iemand = self.iemand and self.licht > (1 if vertrouwd else 0)
        zaak = code == "probleem" or (bool(code) and not iemand) or bool(_ZAKEN.search(kern))
        zelf = alleen_ik and (self.alledaags or (zaak and not lijdend and not lang))
        self.anker = self.gewoon or zelf or (vertrouwd and self.licht < 2) or (hemzelf and (self.alledaags or bool(_ZAKEN.search(kern))))
        vreemd = sum(woord not in _VUL and woord[0] not in "0123456789" for woord in KENT.sub(" ", kern).split())
        eigen_doen = self.gewoon and not iemand and not code and " over " not in kern
        mag = 2 if (code in {"ander", "van"} or eigen_doen) and self.licht < 1 else 1 if code or hemzelf or not (iemand or anderen) else 0
        self.vreemd = vreemd > 0 and vreemd + max(self.licht, 0) > mag

    def zwijgt(self) -> bool:
        """Say whether nothing should be asked."""
        return self.vreemd or not self.anker or self.zwaar or self.licht > 1 or self.bij_iemand

    def helpt(self) -> bool:
        """Say whether it is so likely about danger that help is shown."""
        if (self.zwaar and (self.licht > 0 or not self.alledaags)) or (self.iemand and (self.zwaar or self.licht > 1)):
            return True
        return not self.gewoon and (self.licht > 1 or self.bij_iemand or self.door_iemand)
