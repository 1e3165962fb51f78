"""What allauth asks of us: numbers, messages, limits, and what happens around a sign-in."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.stages import EmailVerificationStage
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.forms import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.errors import TooMany
from smartnagari.kernel.messages import Recipient

from ..actions import codes, letters, tries
from ..actions.numbers import prove_number
from ..actions.secrets import open_secret, seal_secret
from ..actions.sessions import end_sessions, keep_newest_sessions, note
from ..forms.contact import MobileField
from ..models import User
from ..queries.contacts import family_of, is_proven, number_in_doubt, user_by_phone
from ..requests import Request
from ..rules.phone import masked
from ..texts.signin import CHANGES
from . import clocks, devices

_WRONG = _("Number or e-mail and password do not belong together. Check both, or ask for a code.")
_WAIT = _("Several wrong tries. Please wait a few minutes, or sign in with a code.")
_CODE = _("This code is not right. Type the 6 digits of the newest message.")

LETTERS = {
    "account/email/login_code": "accounts.code",
    "account/email/password_reset_code": "accounts.code",
    "account/email/email_confirmation": "accounts.code",
    "account/email/email_confirmation_signup": "accounts.code",
    "account/email/account_already_exists": "accounts.exists",
    "account/email/unknown_account": "accounts.unknown",
}


class EmailStage(EmailVerificationStage):
    """Asks for proof of the e-mail address only when nothing else is proven."""

    def handle(self) -> tuple[HttpResponse | None, bool]:
        if self.login.user is not None and (self.login.user.is_demo or is_proven(self.login.user)):
            return None, True
        return super().handle()


def absolute(name: str) -> str:
    """The full address of a page, for a message."""
    return context.request.build_absolute_uri(reverse(name))


class AccountAdapter(DefaultAccountAdapter):
    """Phone and e-mail alike, codes kept as hashes, every message through ``kernel.messages``."""

    error_messages: ClassVar = DefaultAccountAdapter.error_messages | {
        "email_password_mismatch": _WRONG,
        "phone_password_mismatch": _WRONG,
        "username_password_mismatch": _WRONG,
        "invalid_login": _WRONG,
        "incorrect_code": _CODE,
        "incorrect_password": _("This is not your password. Type it again."),
        "enter_current_password": _("This is not your password so far. Type it again."),
        "too_many_login_attempts": _WAIT,
        "rate_limited": _("Please wait a moment before you ask again."),
        "email_taken": _("This address cannot be used here. Choose another one."),
        "phone_taken": _("This number cannot be used here. Choose another one."),
        "same_as_current": _("This is what your account has already."),
        "duplicate_email": _("This is what your account has already."),
        "max_email_addresses": _("An account has at most %d e-mail addresses. Remove one first."),
    }

    # -- codes -------------------------------------------------------------------------------------------

    def _code(self) -> str:
        """A new code as its hash; the digits wait in the request until the message is written."""
        code = codes.new_code()
        kept = codes.hashed(code)
        waiting = self.request.__dict__.setdefault("_codes_to_send", {})
        waiting[kept] = code
        return kept

    def _digits(self, kept: str) -> str:
        return str(self.request.__dict__.get("_codes_to_send", {}).pop(kept))

    def generate_login_code(self) -> str:
        return self._code()

    def generate_password_reset_code(self) -> str:
        return self._code()

    def generate_email_verification_code(self) -> str:
        return self._code()

    def generate_phone_verification_code(self, *, user: User, phone: str) -> str:
        return self._code()

    # -- messages ----------------------------------------------------------------------------------------

    def _to(self, *, email: str = "", phone: str = "") -> Recipient:
        return Recipient(email=email, phone=phone, language=get_language() or "id")

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        values: dict[str, Any] = {"url": absolute("account_login"), "help": absolute("family_phone")}
        if template_prefix == "account/email/unknown_account":
            values["url"] = absolute("account_signup")
        if "code" in context:
            values["code"] = self._digits(context["code"])
        letters.write(LETTERS[template_prefix], self._to(email=email), **values)

    def send_notification_mail(
        self,
        template_prefix: str,
        user: User,
        context: dict[str, Any] | None = None,
        email: str | None = None,
    ) -> None:
        url = absolute("usersessions_list")
        if email and email != user.email:
            when = timezone.localtime().strftime("%d-%m-%Y %H:%M")
            what = str(CHANGES[template_prefix])
            letters.write("accounts.changed", self._to(email=email), what=what, when=when, url=url)
        letters.tell_of_change(user, template_prefix, url=url)

    def send_verification_code_sms(self, user: User, phone: str, code: str, **kwargs: Any) -> None:
        letters.write("accounts.code", self._to(phone=phone), code=self._digits(code))

    def send_account_already_exists_sms(self, phone: str) -> None:
        urls: dict[str, Any] = {"url": absolute("account_login"), "help": absolute("family_phone")}
        letters.write("accounts.exists", self._to(phone=phone), **urls)

    def send_unknown_account_sms(self, phone: str, **kwargs: Any) -> None:
        holder = user_by_phone(phone)
        if holder is not None and is_proven(holder) and number_in_doubt(holder):
            letters.write("accounts.in_doubt", self._to(phone=phone), help=absolute("recycled_number"))
            return
        urls = {"url": absolute("account_signup")}
        letters.write("accounts.unknown", self._to(phone=phone), silent=True, **urls)

    # -- phone numbers -----------------------------------------------------------------------------------

    def phone_form_field(self, **kwargs: Any) -> MobileField:
        return MobileField(**kwargs)

    def get_phone(self, user: User) -> tuple[str, bool] | None:
        return (user.phone, user.phone_verified) if user.phone else None

    def set_phone(self, user: User, phone: str, verified: bool) -> None:
        user.phone, user.phone_verified = phone, verified
        user.save(update_fields=["phone", "phone_verified"])

    def set_phone_verified(self, user: User, phone: str) -> None:
        changed = bool(user.phone) and user.phone != phone
        prove_number(user=user, phone=phone)
        if changed:
            letters.tell_of_change(user, "phone_changed", url=absolute("usersessions_list"))
            facts = {"to": masked(phone)}
            note(actor=self.request.actor, action="accounts.phone.change", subject=str(user.pk), facts=facts)

    def get_user_by_phone(self, phone: str) -> User | None:
        return user_by_phone(phone)

    def save_user(self, request: HttpRequest, user: User, form: Any, commit: bool = True) -> User:
        user.phone = form.cleaned_data.get("phone") or None
        user.language = get_language() or "id"
        if form.cleaned_data.get("password1"):
            user.password_set_at = timezone.now()
        return super().save_user(request, user, form, commit)

    # -- passwords ---------------------------------------------------------------------------------------

    def clean_password(self, password: str, user: User | None = None) -> str:
        password = super().clean_password(password, user)
        phone = (user.phone or user.contact_phone) if user else ""
        family = family_of(phone) if phone else []
        if any(member != user and member.check_password(password) for member in family):
            raise ValidationError(
                _("Choose another password: on one telephone, each person needs their own.")
            )
        return password

    def set_password(self, user: User, password: str) -> None:
        user.password_set_at = timezone.now()
        super().set_password(user, password)
        key = self.request.session.session_key or ""
        end_sessions(user_id=user.pk, keep=key if self.request.user.pk == user.pk else "")

    def _keys(self, credentials: dict[str, Any]) -> list[str]:
        login = str(credentials.get("email") or credentials.get("phone") or "")
        device = devices.known(self.request, login)
        return tries.keys_for(login=login, ip=self.get_client_ip(self.request), device=device)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        try:
            tries.check_tries(keys=self._keys(credentials))
        except TooMany as error:
            raise ValidationError(str(error), code="too_many_login_attempts") from error

    def authenticate(self, request: HttpRequest, **credentials: Any) -> User | None:
        user = super().authenticate(request, **credentials)
        if user is not None:
            tries.forgive(keys=self._keys(credentials))
        return user

    def authentication_failed(self, request: Request, **credentials: Any) -> None:
        tries.count_failure(keys=self._keys(credentials))
        login = str(credentials.get("email") or credentials.get("phone") or "")
        note(
            actor=request.actor, action="accounts.session.refused", subject=codes.hidden("login", login)[:16]
        )

    # -- signing in --------------------------------------------------------------------------------------

    def is_safe_url(self, url: str | None) -> bool:
        """This very host alone: another regency's site is not where somebody was going."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure())

    def get_login_stages(self) -> list[str]:
        ours = {
            "allauth.account.stages.EmailVerificationStage": "smartnagari.accounts.signin.adapter.EmailStage"
        }
        return [ours.get(stage, stage) for stage in super().get_login_stages()]

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        if request.session.get(clocks.OFFICER):
            return resolve_url(settings.OFFICER_REDIRECT_URL)
        return super().get_login_redirect_url(request)

    def post_login(self, request: Request, user: User, **kwargs: Any) -> HttpResponse:
        clocks.begin(request)
        response = super().post_login(request, user, **kwargs)
        methods = [record["method"] for record in get_authentication_records(request, user)]
        forget_actor(request)
        note(
            actor=request.actor, action="accounts.session.begin", subject=str(user.pk), facts={"by": methods}
        )
        for contact in filter(None, (user.email, user.phone, user.contact_phone)):
            devices.remember(request, response, contact)
        if request.session[clocks.OFFICER]:
            ended = keep_newest_sessions(user_id=user.pk, current=request.session.session_key or "")
            if ended:
                letters.tell_of_change(user, "session_ended", url=absolute("usersessions_list"))
        return response

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        words = {
            "reauthenticate": _("Type your password"),
            "mfa_reauthenticate": _("Use a code from the app"),
            "mfa_reauthenticate:webauthn": _("Use a passkey"),
        }
        methods = super().get_reauthentication_methods(user)
        return [method | {"description": words[method["id"]]} for method in methods]


def forget_actor(request: HttpRequest) -> None:
    """Have the actor computed again: who asks has just changed."""
    renew = getattr(request, "renew_actor", None)
    if renew is not None:
        renew()


class MfaAdapter(DefaultMFAAdapter):
    """Secrets of authenticator apps are sealed at rest; passkeys belong to the host that is visited."""

    error_messages: ClassVar = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("This code is not right or was used already. Type the next one."),
        "unverified_email": _("Confirm your e-mail address first."),
    }

    def encrypt(self, text: str) -> str:
        return seal_secret(text, purpose="mfa")

    def decrypt(self, encrypted_text: str) -> str:
        return open_secret(encrypted_text, purpose="mfa")

    def get_totp_issuer(self) -> str:
        return str(settings.TOTP_ISSUER)

    def generate_authenticator_name(self, user: User, type: Any) -> str:
        return str(_("My phone"))

    def _get_user_identifier(self, user: User) -> str:
        return user.email or user.phone or user.contact_phone or str(user.pk)
