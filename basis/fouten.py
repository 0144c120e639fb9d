"""Named errors of the domain. gezinsapp/errors.py maps each to a status and a sentence; a code never carries content."""


class DomeinFout(Exception):
    """Something a person asked that can't be done. `code` picks the sentence that the person reads."""

    def __init__(self, code: str = "") -> None:
        """Carry the code of the sentence."""
        super().__init__(code)
        self.code = code


class NietGevonden(DomeinFout):
    """It is not there, or not for this person: to an outsider these are the same."""


class MagNiet(DomeinFout):
    """A member of the kring asks what his role does not allow."""


class Botsing(DomeinFout):
    """It was already done, or something else happened in between."""


class Verlopen(DomeinFout):
    """It was valid once and no longer is."""


class Ongeldig(DomeinFout):
    """The input breaks a rule; `veld` names the form field it belongs to."""

    def __init__(self, code: str, veld: str = "") -> None:
        """Carry the code and the field."""
        super().__init__(code)
        self.veld = veld


class TeVaak(DomeinFout):
    """Too many tries; try again later."""


class BevestigEerst(DomeinFout):
    """This act needs a passkey used less than ten minutes ago."""
