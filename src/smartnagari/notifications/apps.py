from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "smartnagari.notifications"
    label = "notifications"
