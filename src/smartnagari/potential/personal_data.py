"""Personal data of potential: contacts whose owners agreed, owners of enterprises, officers who verify."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.personal import Basis, Purpose, declare

CONTACT = Purpose(
    key="potential.contact",
    label=_("Bringing buyers and visitors together with who offers something"),
    basis=Basis.CONSENT,
    law="UU 27/2022 ps. 20 ayat (2) huruf a, ps. 22",
    keep=_("Until the entry is withdrawn or the owner takes the agreement back"),
    recipients=_("Everybody: it stands on a public page"),
)
VERIFICATION = Purpose(
    key="potential.verification",
    label=_("Showing who vouched for public figures"),
    basis=Basis.PUBLIC_TASK,
    law="UU 14/2008 ps. 7 ayat (2)",
    keep=_("As long as the entry stands"),
)
FIELDS = ("contact_name", "contact_phone")


def register() -> None:
    """Called once in ``ready()``."""
    for table in ("potential.potentialitem", "potential.enterprise", "potential.producergroup"):
        declare(table, purpose=CONTACT, general=FIELDS)
    declare("potential.verification", purpose=VERIFICATION, general=["officer"])
