"""Sign-up and sign-in: django-allauth does it; these are our choices (domain notes on security, 1.4)."""

from __future__ import annotations

from smartnagari.config.env import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["smartnagari.accounts.signin.backends.FamilyBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "profile:home"
OFFICER_REDIRECT_URL = "offices:home"
DOORS = "smartnagari.config.doors.door_of"
DEMO = env.demo
DEMO_PASSWORD = env.demo_password
ALLAUTH_TRUSTED_PROXY_COUNT = env.trusted_proxies
ALLAUTH_USER_CODE_FORMAT = {"numeric": True, "dashed": False, "length": 6}

ACCOUNT_ADAPTER = "smartnagari.accounts.signin.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_DISPLAY = "smartnagari.accounts.queries.contacts.display_name"
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
# The form itself asks for one contact, either kind; allauth only wants to hear that mail is proven.
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1"]
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_PHONE_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_PASSWORD_RESET_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 5 * 60
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_REDIRECT_URL = "/"

CODE_SECONDS, CODE_TRIES = 5 * 60, 5
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_MAX_ATTEMPTS = CODE_TRIES
ACCOUNT_PHONE_VERIFICATION_TIMEOUT = CODE_SECONDS
ACCOUNT_PHONE_VERIFICATION_MAX_ATTEMPTS = CODE_TRIES
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = CODE_TRIES
ACCOUNT_PASSWORD_RESET_BY_CODE_TIMEOUT = CODE_SECONDS
ACCOUNT_PASSWORD_RESET_BY_CODE_MAX_ATTEMPTS = CODE_TRIES

# Codes and passwords are limited by accounts.actions.codes and .tries, which every worker shares; allauth's
# own limits live in the cache of one process and stay as a second net. None is per account alone, or a
# stranger could lock an account.
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "60/m/ip,20/10m/key",
    "signup": "30/m/ip",
    "request_login_code": "30/m/ip",
    "confirm_email": None,
    "verify_phone": None,
    "change_phone": "10/m/user",
    "reset_password": "30/m/ip",
}

_FORMS = "smartnagari.accounts.forms.signin"
ACCOUNT_FORMS = {
    "login": f"{_FORMS}.LoginForm",
    "signup": f"{_FORMS}.SignupForm",
    "request_login_code": f"{_FORMS}.RequestLoginCodeForm",
    "confirm_login_code": f"{_FORMS}.ConfirmLoginCodeForm",
    "confirm_email_verification_code": f"{_FORMS}.ConfirmEmailForm",
    "confirm_password_reset_code": f"{_FORMS}.ConfirmResetForm",
    "verify_phone": f"{_FORMS}.VerifyPhoneForm",
    "change_phone": f"{_FORMS}.ChangePhoneForm",
    "add_email": f"{_FORMS}.AddEmailForm",
    "reset_password": f"{_FORMS}.ResetPasswordForm",
    "reset_password_from_key": f"{_FORMS}.ResetPasswordKeyForm",
    "set_password": f"{_FORMS}.SetPasswordForm",
    "change_password": f"{_FORMS}.ChangePasswordForm",
}

MFA_ADAPTER = "smartnagari.accounts.signin.adapter.MfaAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RATE_LIMITS = {"webauthn_login": "60/m/ip"}
MFA_TOTP_TOLERANCE = 1
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not env.production
TOTP_ISSUER = "Smart Nagari"
_FACTORS = "smartnagari.accounts.forms.factors"
MFA_FORMS = {
    "authenticate": f"{_FACTORS}.AuthenticateForm",
    "reauthenticate": f"{_FACTORS}.ReauthenticateForm",
    "activate_totp": f"{_FACTORS}.ActivateTOTPForm",
    "add_webauthn": f"{_FACTORS}.AddWebAuthnForm",
    "login_webauthn": f"{_FACTORS}.LoginWebAuthnForm",
    "authenticate_webauthn": f"{_FACTORS}.AuthenticateWebAuthnForm",
    "reauthenticate_webauthn": f"{_FACTORS}.ReauthenticateWebAuthnForm",
}

PASSWORD_PROFILE = env.password_profile
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("name", "email", "phone")},
    },
    {"NAME": "smartnagari.accounts.signin.validators.LocalWordsValidator"},
]
if env.password_profile == "bssn4":  # noqa: S105 - the name of a policy; docs/domain/accounts.md
    AUTH_PASSWORD_VALIDATORS.append({"NAME": "smartnagari.accounts.signin.validators.CompositionValidator"})
