"""Which columns of the log hold personal data, and why they stay longer than others."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.personal import Basis, Purpose, declare
from smartnagari.kernel.retention import Term

LOG = Purpose(
    key="audit.log",
    label=_("Account for what was done and prove it"),
    basis=Basis.LEGAL_DUTY,
    law="UU 27/2022 art. 31; UU 30/2014 art. 10; UU 43/2009",
    keep=_("Ten years after it was written; whole months then leave with the archive. No single row may go."),
    recipients=_("The inspectorate and the data protection officer."),
    ends=Term("written", years=10),
)
LOOKS = Purpose(
    key="audit.looks",
    label=_("Let people see who looked at their data"),
    basis=Basis.LEGAL_DUTY,
    law="UU 27/2022 art. 7, 31",
    keep=_("Ten years after it was written; whole months then leave with the archive. No single row may go."),
    recipients=_("The person; the inspectorate and the data protection officer."),
    ends=Term("written", years=10),
)


def register() -> None:
    """Called once in ``ready()``."""
    declare("audit.auditentry", purpose=LOG, general=["actor", "on_behalf_of", "ip"])
    declare("audit.accesslog", purpose=LOOKS, general=["person", "actor", "on_behalf_of", "ip"])
