"""The second factor: codes from an app work once, whichever worker sees them."""

from __future__ import annotations

import struct
from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from cryptography.exceptions import InvalidSignature
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import TooMany

from ..actions.codes import hidden, spend_code
from ..actions.tries import check_tries, count_failure, forgive


class OnceOnly:
    """Counts wrong codes for the account on every worker, and refuses a TOTP code that was used before.

    Only who knows the password comes this far, so a stranger cannot slow anybody down here.
    """

    def clean_code(self) -> str:
        keys = [hidden("factor", str(self.user.pk))]  # type: ignore[attr-defined]
        try:
            check_tries(keys=keys)
        except TooMany as error:
            raise ValidationError(str(error), code="too_many_login_attempts") from error
        try:
            code = self._once(super().clean_code())  # type: ignore[misc]
        except ValidationError:
            count_failure(keys=keys)
            raise
        forgive(keys=keys)
        return code

    def _once(self, code: str) -> str:
        digits = "".join(c for c in code if c.isdigit())
        app: Authenticator = self.authenticator  # type: ignore[attr-defined]
        if app.type == Authenticator.Type.TOTP and not spend_code(owner=str(app.pk), code=digits):
            raise get_adapter().validation_error("incorrect_code")
        return code


class AuthenticateForm(OnceOnly, base.AuthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")


class ReauthenticateForm(OnceOnly, base.ReauthenticateForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("Code from the app, or a recovery code")


class ActivateTOTPForm(totp.ActivateTOTPForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["code"].label = _("The 6 digits that the app shows now")


MALFORMED = (KeyError, TypeError, ValueError, AttributeError, IndexError, struct.error, InvalidSignature)
"""What the library lets through when somebody posts something that no browser made."""


class Careful:
    """Turns an answer that no passkey gave into a sentence."""

    def clean_credential(self) -> Any:
        try:
            return super().clean_credential()  # type: ignore[misc]
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error


class LoginWebAuthnForm(Careful, webauthn.LoginWebAuthnForm):
    """Signing in by passkey alone."""


class AuthenticateWebAuthnForm(Careful, webauthn.AuthenticateWebAuthnForm):
    """A passkey as the second step."""


class ReauthenticateWebAuthnForm(Careful, webauthn.ReauthenticateWebAuthnForm):
    """A passkey before something important."""


class AddWebAuthnForm(webauthn.AddWebAuthnForm):
    """A passkey that signs in by itself."""

    def clean(self) -> dict[str, Any]:
        try:
            return super().clean()
        except MALFORMED as error:
            raise get_adapter().validation_error("incorrect_code") from error

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this device")
        self.fields["passwordless"].label = _("May sign me in without a password")
        self.fields["passwordless"].help_text = _("The device asks for your fingerprint, face or PIN.")
        self.fields["passwordless"].initial = True
