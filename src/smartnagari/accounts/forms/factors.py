"""The second factor: codes from an app work once, whichever worker sees them."""

from __future__ import annotations

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base
from allauth.mfa.models import Authenticator
from allauth.mfa.totp import forms as totp
from allauth.mfa.webauthn import forms as webauthn
from django.utils.translation import gettext_lazy as _

from ..actions.codes import spend_code


class OnceOnly:
    """Refuses a TOTP code that has opened something before."""

    def clean_code(self) -> str:
        code = super().clean_code()  # type: ignore[misc]
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


class AddWebAuthnForm(webauthn.AddWebAuthnForm):
    """A passkey that signs in by itself; keys that only second a password are not offered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].label = _("Name of this device")
        self.fields["passwordless"].label = _("May sign me in without a password")
        self.fields["passwordless"].help_text = _("The device asks for your fingerprint, face or PIN.")
        self.fields["passwordless"].initial = True
