"""The one message that the drill of the dead mail server sends."""

from smartnagari.kernel.messages import Text, texts

MESSAGE = Text(
    key="drill.message",
    subject="Drill %(number)s",
    body="This is message %(number)s of a drill.",
    short="Drill %(number)s",
)
texts.register(MESSAGE)
