"""The address that the drill's clients write to."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from smartnagari.accounts.actions.offices import edit_office
from smartnagari.kernel.actor import Actor
from smartnagari.kernel.doors import open_door

from .actions import OFFICE, write_letter


@open_door
@csrf_exempt
@require_POST
def write(request: HttpRequest) -> JsonResponse:
    number = write_letter(actor=request.actor, reference=request.POST["reference"])
    return JsonResponse({"number": number})


@open_door
@csrf_exempt
@require_POST
def change_office(request: HttpRequest) -> JsonResponse:
    """Write the note of one office, as an officer of the drill who may do everything."""
    actor = Actor.system("drill", request.actor.tenant)
    office = edit_office(actor=actor, slug=OFFICE, changes={"services_note": request.POST["note"]})
    return JsonResponse({"note": office.services_note})
