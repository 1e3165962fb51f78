"""The address that the drill's clients write to."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from smartnagari.kernel.doors import open_door

from .actions import write_letter


@open_door
@csrf_exempt
@require_POST
def write(request: HttpRequest) -> JsonResponse:
    number = write_letter(actor=request.actor, reference=request.POST["reference"])
    return JsonResponse({"number": number})
