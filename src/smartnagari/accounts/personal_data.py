"""Which columns of accounts hold personal data, why and for how long: the source of the record of processing.

A column that looks personal and stands neither here nor among the test's exceptions fails the suite.
"""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.personal import (
    Basis,
    ConsentText,
    Purpose,
    ReadKind,
    consent_texts,
    data_holders,
    declare,
    read_kinds,
)
from smartnagari.kernel.retention import Ends, Term

ACCOUNT = Purpose(
    key="accounts.account",
    label=_("Let people sign in and reach them"),
    basis=Basis.PUBLIC_TASK,
    law="UU 25/2009; PP 71/2019",
    keep=_("Until the person closes the account."),
)
IDENTITY = Purpose(
    key="accounts.identity",
    label=_("Know who asks for a public service"),
    basis=Basis.PUBLIC_TASK,
    law="UU 25/2009; UU 24/2013; UU 27/2022 art. 20(2)e",
    keep=_("Until the person asks for erasure, as far as no case or archive law needs it."),
    recipients=_("Officers of the person's own nagari, kecamatan and agencies, for a case of the person."),
)
PRIORITY = Purpose(
    key="accounts.priority",
    label=_("Serve elderly people and people with a disability first"),
    basis=Basis.LEGAL_DUTY,
    law="UU 25/2009 art. 29; UU 8/2016 art. 19",
    keep=_("Until the person takes it back or asks for erasure."),
)
GUARDIANSHIP = Purpose(
    key="accounts.guardianship",
    label=_("Let parents and guardians act for who cannot act alone"),
    basis=Basis.LEGAL_DUTY,
    law="UU 27/2022 art. 25, 26",
    keep=_("Until five years after the guardianship has ended."),
    ends=Term("ended", years=5),
)
RIGHTS = Purpose(
    key="accounts.rights",
    label=_("Prove that consents were given and data rights kept"),
    basis=Basis.LEGAL_DUTY,
    law="UU 27/2022 art. 5-13, 24, 31",
    keep=_("Five years after the request was closed; the person's words go with an erasure."),
    recipients=_("The data protection officer."),
    ends=Term("closed", years=5),
)
SIGNING_IN = Purpose(
    key="accounts.signin",
    label=_("Help who cannot sign in, and notice misuse of that help"),
    basis=Basis.PUBLIC_TASK,
    law="PP 71/2019; UU 27/2022 art. 35",
    keep=_("One year after the help ran out or the claim to a number was settled."),
    ends=Term("settled", years=1),
)
SESSIONS = Purpose(
    key="accounts.sessions",
    label=_("Show people where they are signed in, and notice strangers"),
    basis=Basis.PUBLIC_TASK,
    law="PP 71/2019; UU 27/2022 art. 35",
    keep=_("Ninety days after the device was last seen."),
    recipients=_("The person alone."),
    ends=Term("last_seen", days=90),
)
HOLDS = Purpose(
    key="accounts.holds",
    label=_("Keep what a court or an examination still needs"),
    basis=Basis.LEGAL_DUTY,
    law="UU 27/2022 art. 15, 44; UU 43/2009",
    keep=_("Five years after the hold was lifted."),
    recipients=_("The data protection officer."),
    ends=Term("lifted", years=5),
)
OFFICE = Purpose(
    key="accounts.office",
    label=_("Say who holds which office and who may do what"),
    basis=Basis.LEGAL_DUTY,
    law="UU 30/2014; UU 14/2008 art. 9",
    keep=_("For ever: letters of the past need their signatory (UU 43/2009)."),
    recipients=_("The public, for names of office holders."),
    ends=Ends.NEVER,
)

INCIDENTS = Purpose(
    key="accounts.incidents",
    label=_("Tell people when their data were seen or taken"),
    basis=Basis.LEGAL_DUTY,
    law="UU 27/2022 art. 46; BSSN 1/2024",
    keep=_("Five years after the incident was closed."),
    recipients=_("The data protection officer; the authority gets numbers, no names."),
    ends=Term("closed", years=5),
)

NEWS_CONSENT = ConsentText(
    key="accounts.news",
    version="2026-01",
    label=_("News about public services"),
    text=_(
        "I agree that the regency sends me news about public services in my nagari by e-mail or telephone. "
        "I can take this back at any time on this page; services do not depend on it."
    ),
)
SURVEY_CONSENT = ConsentText(
    key="accounts.survey",
    version="2026-01",
    label=_("Questions about how we served you"),
    text=_(
        "I agree that the regency asks me, at most twice a year, how satisfied I am with its services. "
        "I can take this back at any time on this page; services do not depend on it."
    ),
)

READS = (
    ReadKind("accounts.profile.nik", _("Your whole NIK")),
    ReadKind("accounts.profile.kk", _("Your whole family card number")),
    ReadKind("accounts.profile", _("Your profile, numbers masked")),
    ReadKind("accounts.data_request", _("What you wrote in a data request")),
)


def register() -> None:
    """Declare the columns, the consents on offer and what accounts hold; called once in ``ready()``."""
    from .actions.erasure import AccountData

    declare(
        "accounts.user",
        purpose=ACCOUNT,
        general=[
            *("email", "phone", "phone_verified", "phone_proven_at", "phone_released_at"),
            *("contact_phone", "contact_phone_verified", "name", "language"),
        ],
    )
    declare("accounts.phoneclaim", purpose=SIGNING_IN, general=["phone", "holder"])
    declare("accounts.passwordhelp", purpose=SIGNING_IN, general=["user"])
    declare("usersessions.usersession", purpose=SESSIONS, general=["user", "ip", "user_agent"])
    declare("accounts.incidentperson", purpose=INCIDENTS, general=["profile"])
    declare("accounts.legalhold", purpose=HOLDS, general=["profile"])
    declare(
        "accounts.profile",
        purpose=IDENTITY,
        general=[
            *(
                "user",
                "name",
                "nik_sealed",
                "nik_index",
                "kk_sealed",
                "kk_index",
                "birth_date",
                "birth_place",
            ),
            *("sex", "area", "address", "contact_email", "contact_phone", "languages"),
        ],
    )
    declare("accounts.profile", purpose=PRIORITY, specific=["priority_sealed"])
    declare("accounts.guardianship", purpose=GUARDIANSHIP, general=["guardian", "ward"])
    declare("accounts.consent", purpose=RIGHTS, general=["profile"])
    declare(
        "accounts.datarequest",
        purpose=RIGHTS,
        general=["subject", "asked_by"],
        specific=["details_sealed", "answer_sealed"],
    )
    declare("accounts.assignment", purpose=OFFICE, general=["user"])
    declare("accounts.holder", purpose=OFFICE, general=["person_name", "nip", "user"])
    declare("accounts.handoverline", purpose=OFFICE, general=["person_name", "nip"])
    for text in (NEWS_CONSENT, SURVEY_CONSENT):
        consent_texts.register(text)
    for kind in READS:
        read_kinds.register(kind)
    data_holders.register(AccountData())
