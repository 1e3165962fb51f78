"""Sign-up and sign-in: django-allauth does it; these are our choices."""

from __future__ import annotations

from smartnagari.config.env import env

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "accounts:home"
ALLAUTH_TRUSTED_PROXY_COUNT = env.trusted_proxies
