"""Messages on their way: kept, sent, retried, forgotten; against a mail server and a gateway that run."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from smartnagari.kernel.errors import Unavailable
from smartnagari.kernel.messages import Envelope, Recipient, Text, send, texts
from smartnagari.notifications.actions.sending import deliver_message
from smartnagari.notifications.models import DemoLetter, Message
from smartnagari.notifications.public import TemporaryFailure, channels
from smartnagari.spine.public import drain

PHONE = "+6281234567890"
LETTER = Text(
    key="test.letter",
    subject="Surat %(number)s",
    body="Kode %(code)s untuk surat %(number)s.",
    short="%(code)s kode surat",
    secrets=frozenset({"code"}),
    lifetime=300,
)


@pytest.fixture(autouse=True)
def letter_text():
    texts.register(LETTER)
    yield
    texts.unregister(LETTER.key)


def ask(tenant, *, silent=False, **to) -> Message:
    """Have the letter sent; its row."""
    values = {"code": "424242", "number": "17"}
    send(Envelope(text=LETTER.key, to=Recipient(**to), tenant=tenant.pk, values=values, silent=silent))
    return Message.objects.latest("created_at")


def state(message: Message) -> tuple[str, int]:
    message.refresh_from_db()
    return message.state, message.attempts


def test_mail_reaches_a_real_server(tenant, mail_server):
    message = ask(tenant, email="siti@contoh.id")

    drain()

    (letter,) = mail_server.letters()
    assert (letter["To"], letter["Subject"]) == ("siti@contoh.id", "Surat 17")
    assert letter.get_content().strip() == "Kode 424242 untuk surat 17."
    assert letter["Message-ID"] == f"<{message.pk}@contoh.id>"
    assert state(message) == ("sent", 1)


def test_message_leaves_nothing_secret_behind(tenant, mail_server):
    message = ask(tenant, email="siti@contoh.id")
    before = bytes(message.sealed_values)
    drain()
    message.refresh_from_db()

    assert b"424242" not in before
    assert message.sealed_values is None
    assert message.values == {"number": "17"}
    assert message.address == "s•••@contoh.id"


def test_database_refuses_a_sent_message_with_a_secret(tenant):
    message = ask(tenant, email="siti@contoh.id")

    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(state="sent")


def test_dead_mail_server_loses_nothing(tenant, mail_server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, 1
    message = ask(tenant, email="siti@contoh.id")
    with pytest.raises(TemporaryFailure):
        deliver_message(message_id=message.pk)
    waiting = state(message)
    settings.EMAIL_PORT = port

    deliver_message(message_id=message.pk)

    assert waiting == ("queued", 1)
    assert state(message) == ("sent", 2)
    assert len(mail_server.letters()) == 1


def test_dead_mail_server_is_tried_again_by_the_spine(tenant, mail_server, settings, caplog):
    settings.EMAIL_PORT = 1
    message = ask(tenant, email="siti@contoh.id")

    tried = drain()
    at_once = drain()

    assert (tried, at_once) == (1, 0)
    assert state(message) == ("queued", 1)
    assert message.last_error.startswith("The mail server does not answer")


@pytest.mark.parametrize(
    ("name", "end"), [("tiada", ("failed", 1)), ("penuh", ("queued", 1)), ("lambat", ("queued", 1))]
)
def test_answer_of_the_mail_server_decides(tenant, mail_server, name, end, caplog):
    message = ask(tenant, email=f"{name}@contoh.id")

    drain()

    assert state(message) == end


def test_late_message_is_dropped(tenant, mail_server):
    message = ask(tenant, email="siti@contoh.id")
    Message.objects.update(expires_at=timezone.now() - timedelta(seconds=1))

    drain()

    assert state(message) == ("expired", 0)
    assert message.sealed_values is None
    assert mail_server.letters() == []


def test_message_of_a_rolled_back_transaction_was_never_written(tenant, mail_server):
    with transaction.atomic():
        ask(tenant, email="siti@contoh.id")
        transaction.set_rollback(True)

    assert not Message.objects.exists()
    assert drain() == 0


def test_sms_reaches_the_gateway(tenant, gateway):
    message = ask(tenant, phone=PHONE)

    drain()

    (taken,) = gateway.messages()
    assert taken == {"id": str(message.pk), "channel": "sms", "to": PHONE, "text": "424242 kode surat"}
    assert state(message) == ("sent", 1)
    assert (message.reference, message.address) == (f"sim-{str(message.pk)[-6:]}", "0812-••••-7890")


@pytest.mark.parametrize("mood", ["500", "503", "429", "401", "stall", "redirect"])
def test_trouble_of_the_gateway_is_tried_again(tenant, gateway, mood):
    message = ask(tenant, phone=PHONE)
    gateway.behave(mood)
    with pytest.raises(TemporaryFailure):
        deliver_message(message_id=message.pk)

    deliver_message(message_id=message.pk)

    assert state(message) == ("sent", 2)
    assert len(gateway.messages()) == 1


@pytest.mark.parametrize("mood", ["400", "404", "422"])
def test_refusal_of_the_gateway_is_final(tenant, gateway, mood):
    message = ask(tenant, phone=PHONE)
    gateway.behave(mood)

    drain()

    assert state(message) == ("failed", 1)


def test_answer_that_was_lost_makes_no_double(tenant, gateway):
    """The gateway took the message and its answer never came: the second try carries the same id."""
    message = ask(tenant, phone=PHONE)
    gateway.behave("drop")
    with pytest.raises(TemporaryFailure):
        deliver_message(message_id=message.pk)

    deliver_message(message_id=message.pk)

    assert state(message) == ("sent", 2)
    assert (len(gateway.messages()), gateway.asked()) == (1, 2)


def test_answer_that_is_no_json_counts_as_taken(tenant, gateway):
    message = ask(tenant, phone=PHONE)
    gateway.behave("garbage")

    drain()

    assert state(message) == ("sent", 1)


def test_gateway_without_tls_is_refused(tenant, gateway, settings):
    settings.PHONE_GATEWAYS = {"sms": {"url": "http://gateway.example/messages", "token": "x"}}
    message = ask(tenant, phone=PHONE)

    drain()

    assert state(message) == ("failed", 1)


def test_sent_message_is_not_sent_again(tenant, gateway):
    message = ask(tenant, phone=PHONE)
    drain()

    deliver_message(message_id=message.pk)
    deliver_message(message_id=uuid4())

    assert gateway.asked() == 1


def test_budget_of_the_day_stops_pumping(tenant, gateway, settings):
    settings.PHONE_MESSAGES_A_DAY = 2
    ask(tenant, phone=PHONE)
    ask(tenant, phone=PHONE)

    with pytest.raises(Unavailable):
        ask(tenant, phone=PHONE)
    with pytest.raises(Unavailable):
        ask(tenant, phone=PHONE, silent=True)
    ask(tenant, email="siti@contoh.id")


def test_silent_messages_cost_nothing_of_the_budget(tenant, gateway, settings):
    settings.PHONE_MESSAGES_A_DAY = 1
    ask(tenant, phone=PHONE, silent=True)
    ask(tenant, phone=PHONE, silent=True)

    assert ask(tenant, phone=PHONE).state == "queued"


def test_budget_is_of_one_regency(tenant, other_tenant, gateway, settings):
    from smartnagari.regions.public import tenant_scope

    settings.PHONE_MESSAGES_A_DAY = 1
    with tenant_scope(other_tenant.pk):
        ask(other_tenant, phone=PHONE)

    assert ask(tenant, phone=PHONE).tenant_id == tenant.pk


def test_silent_message_never_leaves(tenant, gateway):
    message = ask(tenant, phone=PHONE, silent=True)

    drain()

    assert state(message) == ("silent", 0)
    assert gateway.asked() == 0


def test_message_is_written_in_the_language_of_its_reader(tenant, settings):
    settings.DEMO, settings.MAIL_CHANNEL = True, "demo_email"
    for language in ("id", "en"):
        send(
            Envelope(
                text="accounts.code",
                to=Recipient(email=f"{language}@contoh.id", language=language),
                tenant=tenant.pk,
                values={"code": "424242", "site": "Smart Nagari"},
            )
        )
    drain()

    subjects = dict(DemoLetter.objects.values_list("address", "subject"))
    assert subjects == {
        "id@contoh.id": "Kode Anda untuk Smart Nagari",
        "en@contoh.id": "Your code for Smart Nagari",
    }


def test_demo_letter_box_is_closed_outside_the_demo(tenant, settings):
    settings.DEMO, settings.MAIL_CHANNEL = False, "demo_email"
    message = ask(tenant, email="siti@contoh.id")

    drain()

    assert state(message) == ("failed", 1)
    assert not DemoLetter.objects.exists()


def test_unknown_text_is_a_mistake_told_at_once(tenant):
    with pytest.raises(KeyError):
        send(Envelope(text="no.such", to=Recipient(email="siti@contoh.id"), tenant=tenant.pk))


def test_every_channel_says_what_it_is():
    assert {channel.kind for channel in channels} == {"email", "phone"}
