"""Sign-up, sign-in and the typing of codes: allauth's forms with one field for the contact."""

from __future__ import annotations

from typing import Any

from allauth.account import forms as base
from allauth.account.adapter import get_adapter
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.internal.flows.password_reset_by_code import PasswordResetVerificationProcess
from allauth.core import context
from allauth.core.internal.httpkit import headed_redirect_response
from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from ..actions.codes import count_code_request, matches
from ..actions.people import drop_unproven
from ..models import User
from ..queries.contacts import user_by_phone, user_for_email_code, user_for_phone_code
from .contact import ContactField, MobileField, is_email


def count_code(contact: str) -> None:
    """Count a code for this contact; raises ``TooMany`` alike for known and unknown ones."""
    request = context.request
    count_code_request(contact=contact, ip=get_adapter().get_client_ip(request))


def user_for_code(contact: str) -> User | None:
    """The account that a code to this contact may open."""
    return user_for_email_code(contact) if is_email(contact) else user_for_phone_code(contact)


def send_login_code(request: HttpRequest, contact: str) -> None:
    """Begin a sign-in by code; for an unknown contact the same happens and no code leaves."""
    email, phone = (contact, None) if is_email(contact) else (None, contact)
    LoginCodeVerificationProcess.initiate(
        request=request, user=user_for_code(contact), email=email, phone=phone
    )


def _password(
    label: Any, *, autocomplete: str, required: bool = True, help_text: Any = ""
) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        strip=False,
        help_text=help_text,
        widget=forms.PasswordInput(attrs={"autocomplete": autocomplete}),
    )


class LoginForm(base.LoginForm):
    """Number or e-mail with a password; without one, a code is sent."""

    field_order = ["login", "password"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = ContactField()
        self.fields["password"] = _password(
            _("Password"),
            autocomplete="current-password",
            required=False,
            help_text=_("Leave it empty and we send you a code."),
        )
        self.order_fields(self.field_order)

    def user_credentials(self) -> dict[str, str]:
        contact = self.cleaned_data["login"]
        credentials = {"email" if is_email(contact) else "phone": contact}
        if self.wants_code:
            return credentials
        return credentials | {"password": self.cleaned_data["password"]}

    @property
    def wants_code(self) -> bool:
        return "by_code" in self.data or not self.cleaned_data.get("password")

    def _clean_without_password(self, email: str | None, phone: str | None) -> dict[str, Any]:
        count_code(email or phone or "")
        return self.cleaned_data

    def _login_by_code(
        self, request: HttpRequest, redirect_url: str | None, credentials: Any
    ) -> HttpResponse:
        send_login_code(request, self.cleaned_data["login"])
        query = {"next": redirect_url} if redirect_url else None
        return headed_redirect_response("account_confirm_login_code", query=query)


class RequestLoginCodeForm(forms.Form):
    """Number or e-mail to which a sign-in code goes."""

    contact = ContactField()
    _user: User | None = None

    def clean_contact(self) -> str:
        contact = self.cleaned_data["contact"]
        count_code(contact)
        self._user = user_for_code(contact)
        self.cleaned_data["email" if is_email(contact) else "phone"] = contact
        return contact


class SignupForm(base.SignupForm):
    """Name, one contact, and a password if wanted (the policy may ask for it)."""

    field_order = ["name", "contact", "password1"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("email", "phone", "username", "password2"):
            self.fields.pop(name, None)
        self.fields["name"] = forms.CharField(
            label=_("Your name"),
            help_text=_("As on your identity card. One word is fine."),
            max_length=150,
            widget=forms.TextInput(attrs={"autocomplete": "name"}),
        )
        self.fields["contact"] = ContactField(help_text=_("We send a code there to check that it is yours."))
        self.fields["password1"] = _password(
            _("Password"),
            autocomplete="new-password",
            required=False,
            help_text=_("At least 12 characters. Leave it empty if you would rather sign in with codes."),
        )
        self.order_fields(self.field_order)

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean(self) -> dict[str, Any]:
        contact = self.cleaned_data.get("contact")
        if contact and is_email(contact):
            drop_unproven(email=contact)
            self.cleaned_data["email"] = self.validate_unique_email(contact)
        elif contact:
            drop_unproven(phone=contact)
            self.cleaned_data["phone"] = contact
        cleaned = super().clean()
        if contact and not self.errors:
            count_code(contact)
        return cleaned

    def _clean_phone(self) -> None:
        phone = self.cleaned_data.get("phone")
        self.account_already_exists |= bool(phone and user_by_phone(phone))

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


class FamilySignupForm(forms.Form):
    """A further person on a telephone that is already in use: name, number and a password of their own."""

    name = forms.CharField(label=_("Your name"), max_length=150)
    phone = MobileField(label=_("The number that you share"))
    password1 = _password(
        _("A password of your own"),
        autocomplete="new-password",
        help_text=_("At least 12 characters. On one telephone, each person needs another one."),
    )

    def clean_name(self) -> str:
        return " ".join(self.cleaned_data["name"].split())

    def clean_password1(self) -> str:
        return get_adapter().clean_password(self.cleaned_data["password1"])


class HashedCode:
    """Compares what was typed with the hash that the session keeps, in place of a code in the clear."""

    expected_code: str | None

    def clean_code(self) -> str:
        typed = self.cleaned_data["code"]  # type: ignore[attr-defined]
        self.expected_code = typed if matches(typed, self.expected_code or "") else ""
        return super().clean_code()  # type: ignore[misc]


def _code_field() -> forms.CharField:
    attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "maxlength": "12"}
    return forms.CharField(label=_("Code of 6 digits"), max_length=12, widget=forms.TextInput(attrs=attrs))


class ConfirmLoginCodeForm(HashedCode, base.ConfirmLoginCodeForm):
    code = _code_field()


class ConfirmEmailForm(HashedCode, base.ConfirmEmailVerificationCodeForm):
    code = _code_field()


class ConfirmResetForm(HashedCode, base.ConfirmPasswordResetCodeForm):
    code = _code_field()


class VerifyPhoneForm(HashedCode, base.VerifyPhoneForm):
    code = _code_field()


class ChangePhoneForm(base.ChangePhoneForm):
    """A new number for the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["phone"] = MobileField(label=_("New mobile number"))

    def clean_phone(self) -> str:
        phone = super().clean_phone()
        count_code(phone)
        return phone


class AddEmailForm(base.AddEmailForm):
    """A new address for the account."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = _("New e-mail address")

    def clean_email(self) -> str:
        email = super().clean_email()
        count_code(email)
        return email


class PhoneResetProcess(PasswordResetVerificationProcess):
    """Reset of a password by a code to the phone: allauth knows e-mail only."""

    def send(self) -> None:
        adapter, phone = get_adapter(), self.state["phone"]
        if self.user is None:
            adapter.send_unknown_account_sms(phone)
            return
        self.state["code"] = adapter.generate_password_reset_code()
        adapter.send_verification_code_sms(user=self.user, phone=phone, code=self.code)

    @classmethod
    def begin(cls, request: HttpRequest, phone: str) -> None:
        user = user_for_phone_code(phone)
        process = cls(request, state=cls.initial_state(user, phone=phone) | {"email": ""}, user=user)
        process.send()
        process.persist()


class ResetPasswordForm(base.ResetPasswordForm):
    """Number or e-mail of the account whose password is forgotten."""

    email = ContactField()

    def clean_email(self) -> str:
        contact = self.cleaned_data["email"]
        count_code(contact)
        user = user_for_email_code(contact) if is_email(contact) else None
        self.users = [user] if user else []
        return contact

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        contact = self.cleaned_data["email"]
        if is_email(contact):
            return super().save(request, **kwargs)
        PhoneResetProcess.begin(request, contact)
        return contact


class ResetPasswordKeyForm(base.ResetPasswordKeyForm):
    """The new password, typed once: a person can look at it, and a manager types it for them."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"].label = _("New password")


class SetPasswordForm(base.SetPasswordForm):
    """A first password for an account that had none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["password1"].label = _("Password")


class ChangePasswordForm(base.ChangePasswordForm):
    """The password so far, and the new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["password2"]
        self.fields["oldpassword"].label = _("Password so far")
        self.fields["password1"].label = _("New password")
