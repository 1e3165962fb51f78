"""The letter box of the demonstration, and what production insists on."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.core.management.base import SystemCheckError
from django.utils import timezone

from smartnagari.accounts.actions.retention import run_rule
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.retention import retention_rules
from smartnagari.notifications.checks import messages_can_leave
from smartnagari.notifications.jobs import tidy
from smartnagari.notifications.models import DemoLetter, Message


@pytest.mark.parametrize(("demo", "status"), [(True, 200), (False, 404)])
def test_letter_box_is_there_in_the_demo_only(tenant, client, settings, demo, status):
    settings.ROOT_URLCONF = "accounts.signin_urls"
    settings.DEMO = demo

    assert client.get("/akun/demo-kotak-keluar/").status_code == status


def test_production_needs_a_mail_server(settings):
    settings.MAIL_CHANNEL = "console_email"

    assert [error.id for error in messages_can_leave(None)] == ["notifications.E001"]


def test_production_needs_tls_to_its_gateway(settings):
    settings.MAIL_CHANNEL = "smtp"
    settings.PHONE_GATEWAYS = {"sms": {"url": "http://gateway.example/", "token": "x"}}

    assert [error.id for error in messages_can_leave(None)] == ["notifications.E002"]


def test_deploy_check_runs_ours(settings):
    settings.MAIL_CHANNEL = "console_email"

    with pytest.raises(SystemCheckError, match="No mail server is set"):
        call_command("check", deploy=True)


def test_retention_forgets_old_messages_and_keeps_waiting_ones(tenant):
    values = {"tenant": tenant, "text": "accounts.code", "channel": "smtp", "expires_at": timezone.now()}
    Message.objects.create(address="s•••@contoh.id", state="sent", **values)
    waiting = Message.objects.create(address="siti@contoh.id", **values)
    Message.objects.update(created_at=timezone.now() - timedelta(days=91))

    run_rule(actor=Actor.system("retain", tenant.pk), rule=retention_rules["notifications.messages"])

    assert [message.pk for message in Message.objects.all()] == [waiting.pk]


def test_letters_of_the_demonstration_go_after_a_day(tenant):
    old = DemoLetter.objects.create(tenant=tenant, address="x", subject="x", body="x")
    DemoLetter.objects.filter(pk=old.pk).update(created_at=timezone.now() - timedelta(days=2))
    young = DemoLetter.objects.create(tenant=tenant, address="x", subject="x", body="x")

    tidy()

    assert [letter.pk for letter in DemoLetter.objects.all()] == [young.pk]
