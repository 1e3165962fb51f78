from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "smartnagari.audit"
    label = "audit"
