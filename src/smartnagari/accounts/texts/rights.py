"""What people are told about their data requests. No personal values: a message travels in the open."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.messages import Text

TEXTS = (
    Text(
        key="accounts.rights.received",
        subject=_("We have your data request %(number)s"),
        body=_(
            "We received your request %(number)s. You have our answer by %(due)s at the latest. You can "
            "follow or withdraw it in your account, under your data rights."
        ),
        short=_("Data request %(number)s received. Answer by %(due)s."),
    ),
    Text(
        key="accounts.rights.answered",
        subject=_("Your data request %(number)s has been answered"),
        body=_(
            "Your request %(number)s has been answered. Read the answer in your account under data rights."
        ),
        short=_("Data request %(number)s is answered. Read it in your account."),
    ),
)
