from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    name = "smartnagari.notifications"
    label = "notifications"

    def ready(self) -> None:
        from smartnagari.kernel.messages import connect_sender

        from . import checks, jobs, personal_data, subscribers  # noqa: F401 - registered by import
        from .channels import console, demo, gateway, smtp
        from .sender import OutboxSender
        from .types import channels

        channels.register(smtp.SmtpChannel())
        channels.register(gateway.GatewayChannel("sms"))
        channels.register(gateway.GatewayChannel("whatsapp"))
        for kind in ("email", "phone"):
            channels.register(demo.DemoChannel(f"demo_{kind}", kind))
            channels.register(console.ConsoleChannel(f"console_{kind}", kind))
        connect_sender(OutboxSender())
        personal_data.register()
