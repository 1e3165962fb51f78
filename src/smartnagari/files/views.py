"""The address of a file: public ones for everybody, others for who holds a fresh signature."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from smartnagari.kernel.doors import open_door
from smartnagari.kernel.errors import NotFound

from .links import PARAMETER, is_signed
from .models import StoredFile
from .serving import served


@open_door
@transaction.non_atomic_requests
@require_safe
def file(request: HttpRequest, file_id: UUID, variant: str = "original") -> HttpResponseBase:
    """The file, if the scanner lets it out and it is public or the link is signed; else it is not there."""
    found = StoredFile.objects.filter(pk=file_id).first()
    if found is None or not found.served:
        raise NotFound(_("There is no file under this address."))
    if not found.public and not is_signed(found.pk, request.GET.get(PARAMETER, "")):
        raise NotFound(_("There is no file under this address, or the link is older than five minutes."))
    return served(request, found, variant)
