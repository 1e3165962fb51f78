"""E-mail by SMTP, through Django's own client with a time limit."""

from __future__ import annotations

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from ..types import OutgoingMessage, PermanentFailure, TemporaryFailure


class SmtpChannel:
    """One message, one connection: a worker that dies loses nothing that the server has accepted."""

    key = "smtp"
    kind = "email"

    def send(self, message: OutgoingMessage) -> str:
        host = settings.DEFAULT_FROM_EMAIL.rpartition("@")[2].strip("> ")
        reference = f"<{message.id}@{host}>"
        letter = EmailMessage(
            subject=message.subject,
            body=message.body,
            to=[message.address],
            headers={"Message-ID": reference, "Auto-Submitted": "auto-generated"},
            connection=get_connection(fail_silently=False),
        )
        try:
            letter.send()
        except smtplib.SMTPRecipientsRefused as error:
            code = min(code for code, _text in error.recipients.values())
            raise _failure(code, "The server refuses this address.") from error
        except smtplib.SMTPResponseException as error:
            raise _failure(error.smtp_code, f"The server says {error.smtp_code}.") from error
        except (smtplib.SMTPException, OSError) as error:
            raise TemporaryFailure(f"The mail server does not answer: {type(error).__name__}.") from error
        return reference


def _failure(code: int, sentence: str) -> TemporaryFailure | PermanentFailure:
    """5xx about the message is final; trouble of ours (login, relaying) is not."""
    ours = {530, 534, 535, 538}
    return PermanentFailure(sentence) if code >= 500 and code not in ours else TemporaryFailure(sentence)
