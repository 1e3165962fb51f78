"""What people are told about signing in and their account. The keys are stored and never renamed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.messages import Text

CODE_LIFETIME = 5 * 60
_CODE = frozenset({"code"})

TEXTS = (
    Text(
        key="accounts.code",
        subject=_("Your code for %(site)s"),
        body=_(
            "Your code is %(code)s.\n\nIt works for 5 minutes and only in the window where you asked for it. "
            "Nobody from the government will ever ask you for it.\n\nDid you not ask for a code? Then ignore "
            "this message; nothing happens."
        ),
        short=_("%(code)s is your %(site)s code, for 5 minutes. Tell it to nobody, not even an officer."),
        secrets=_CODE,
        lifetime=CODE_LIFETIME,
    ),
    Text(
        key="accounts.exists",
        subject=_("You already have an account at %(site)s"),
        body=_(
            "Somebody, probably you, wanted to open an account with this address. It has one already: sign "
            "in at %(url)s. If you have forgotten the password, ask for a code there."
        ),
        short=_("You have a %(site)s account. Sign in: %(url)s One phone, many people? %(help)s"),
        lifetime=CODE_LIFETIME,
    ),
    Text(
        key="accounts.unknown",
        subject=_("There is no account with this address at %(site)s"),
        body=_(
            "Somebody, probably you, asked for a code for this address, but no account uses it. Open one at "
            "%(url)s, or try your phone number."
        ),
        short=_("No %(site)s account uses this number. Open one: %(url)s"),
        lifetime=CODE_LIFETIME,
    ),
    Text(
        key="accounts.in_doubt",
        subject=_("A code was asked for your number"),
        body=_(
            "The account with this number has not been used for long. Sign in with password or e-mail. Is "
            "the number new to you? Tell us at %(help)s."
        ),
        short=_("This account was not used for long. Sign in with password or e-mail. New number? %(help)s"),
        lifetime=CODE_LIFETIME,
    ),
    Text(
        key="accounts.changed",
        subject=_("Your account at %(site)s was changed"),
        body=_(
            "%(what)s\n\nWhen: %(when)s\n\nWas it not you? End all sessions and choose a new password at "
            "%(url)s, or come to your kecamatan office."
        ),
        short=_("%(what)s Not you? %(url)s"),
    ),
    Text(
        key="accounts.number_claimed",
        subject=_("Somebody else says that your phone number is theirs"),
        body=_(
            "Somebody has shown that they can read messages sent to %(phone)s. On %(date)s the number will "
            "be taken off your account; your data stay yours and nobody else sees them.\n\n"
            "Do you still use the number? Say so before that day at %(url)s."
        ),
        short=_("Somebody else has proven your number. Still yours? Say so before %(date)s: %(url)s"),
    ),
)

CHANGES = {
    "account/email/password_changed": _("Your password was changed."),
    "account/email/password_set": _("A password was set."),
    "account/email/password_reset": _("Your password was reset."),
    "account/email/email_changed": _("Your e-mail address was changed."),
    "account/email/email_deleted": _("An e-mail address was removed."),
    "mfa/email/totp_activated": _("Codes from an app are asked for now."),
    "mfa/email/totp_deactivated": _("Codes from an app are not asked for any more."),
    "mfa/email/recovery_codes_generated": _("New recovery codes were made; the old ones are void."),
    "mfa/email/webauthn_added": _("A passkey was added."),
    "mfa/email/webauthn_removed": _("A passkey was removed."),
    "help_given": _("A colleague gave out a code at the counter to set a new password for your account."),
    "help_used": _("A new password was set with a code from the counter."),
    "phone_changed": _("Your phone number was changed."),
    "session_ended": _("You signed in on a fourth device, so the oldest session was ended."),
}
