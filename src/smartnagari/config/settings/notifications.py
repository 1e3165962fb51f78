"""How messages leave: SMTP by ``SMTP_URL``, telephones by the gateways' addresses and tokens."""

from __future__ import annotations

from urllib.parse import parse_qs, unquote, urlsplit

from smartnagari.config.env import env

PRODUCTION = env.production
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.mail_from
EMAIL_TIMEOUT = 10

_mail = urlsplit(env.smtp_url)
EMAIL_HOST = _mail.hostname or "localhost"
EMAIL_HOST_USER = unquote(_mail.username or "")
EMAIL_HOST_PASSWORD = unquote(_mail.password or "")
EMAIL_USE_SSL = _mail.scheme == "smtps"
EMAIL_USE_TLS = "starttls" in parse_qs(_mail.query).get("tls", [])
EMAIL_PORT = _mail.port or (465 if EMAIL_USE_SSL else 587 if EMAIL_USE_TLS else 25)

PHONE_GATEWAYS = {
    key: {"url": url, "token": token}
    for key, url, token in (
        ("whatsapp", env.whatsapp_gateway_url, env.whatsapp_gateway_token),
        ("sms", env.sms_gateway_url, env.sms_gateway_token),
    )
    if url
}
PHONE_MESSAGES_A_DAY = env.phone_messages_a_day

_STAND_IN = "demo" if env.demo else "console"
MAIL_CHANNEL = "smtp" if env.smtp_url else f"{_STAND_IN}_email"
PHONE_CHANNEL = next(iter(PHONE_GATEWAYS), f"{_STAND_IN}_phone")
