"""What officers are told about their roles. Names no regency secrets: a message travels in the open."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.messages import Text

TEXTS = (
    Text(
        key="accounts.role.began",
        subject=_("You have a new role: %(role)s"),
        body=_(
            "You were given the role %(role)s at %(site)s. Sign in with this e-mail address or telephone "
            "number; if you have no password yet, ask for a code on the page for signing in.\n\n"
            "Do you not work for the regency? Tell your kecamatan office."
        ),
        short=_("You now have the role %(role)s at %(site)s. Sign in with this number."),
    ),
    Text(
        key="accounts.role.ended",
        subject=_("Your role has ended: %(role)s"),
        body=_(
            "Your role %(role)s at %(site)s has ended and you were signed out everywhere. Your account as a "
            "citizen stays yours.\n\nIs this a mistake? Ask the administrator who gave you the role."
        ),
        short=_("Your role %(role)s at %(site)s has ended. A mistake? Ask your administrator."),
    ),
)
