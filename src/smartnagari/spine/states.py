"""States of deliveries and of numbers."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from smartnagari.kernel.workflow import Machine, Transition


class DeliveryState(TextChoices):
    """Where a delivery stands."""

    READY = "ready", _("Waiting")
    RUNNING = "running", _("Being delivered")
    DONE = "done", _("Delivered")
    DEAD = "dead", _("Given up")


class NumberState(TextChoices):
    """What became of a number."""

    RESERVED = "reserved", _("Reserved")
    ISSUED = "issued", _("Issued")
    VOID = "void", _("Void")


NUMBER_MACHINE = Machine(
    Transition("issue", {NumberState.RESERVED}, NumberState.ISSUED),
    Transition("void", {NumberState.RESERVED, NumberState.ISSUED}, NumberState.VOID, note_required=True),
)
