"""What people are told when their data were seen or taken (UU 27/2022 art. 46(2))."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.messages import Text

NOTICE = "accounts.incident.notice"

TEXTS = (
    Text(
        key=NOTICE,
        subject=_("Notice about your personal data (%(number)s)"),
        body=_(
            "Data about you that the regency keeps may have been seen or taken by somebody who may not. The "
            "law obliges us to tell you (UU 27/2022 art. 46).\n\nWhich data: %(data)s\n\nWhen: %(when)s\n\n"
            "How: %(how)s\n\nWhat we have done: %(measures)s\n\nBe careful with calls and messages that ask "
            "for codes or money; nobody from the government ever asks for a code. Questions? Ask the data "
            "protection officer of the regency or your kecamatan office and give the number %(number)s."
        ),
        short=_(
            "%(site)s: data about you may have been seen by a stranger. Ask your kecamatan office, "
            "number %(number)s. Give nobody a code."
        ),
        lifetime=14 * 24 * 3600,
    ),
)
