from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "smartnagari.accounts"
    label = "accounts"
