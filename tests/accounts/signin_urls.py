"""The addresses of signing in, with views of each kind of door beside them."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path

from smartnagari.accounts.public import typed_before
from smartnagari.config.urls import urlpatterns as platform
from smartnagari.kernel.actor import Level
from smartnagari.kernel.doors import door, open_door


class NoteForm(forms.Form):
    note = forms.CharField()


@door(Level.L1)
def note(request: HttpRequest) -> HttpResponse:
    form = NoteForm(request.POST or typed_before(request))
    if request.method == "POST" and form.is_valid():
        return redirect("/")
    return HttpResponse(form.as_p())


@door(Level.L1)
def heedless(request: HttpRequest) -> HttpResponse:
    """A view that never thought of expired sessions."""
    return HttpResponse(f"<p>{request.POST.get('note', 'empty')}</p>")


def leveled(level: Level, permission: str = "") -> object:
    @door(level, permission=permission)
    def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(request.actor.level.name)

    return view


@open_door
def anybody(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


def forgotten(request: HttpRequest) -> HttpResponse:
    return HttpResponse("never")


urlpatterns = [
    path("buka/", anybody),
    path("catatan/", note),
    path("lupa/", heedless),
    path("terlupa/", forgotten),
    path("l2/", leveled(Level.L2)),
    path("p1/", leveled(Level.P1)),
    path("p2/", leveled(Level.P2)),
    path("p3/", leveled(Level.P3)),
    path("izin/", leveled(Level.P1, "civil.register")),
    *platform,
]

handler403 = "smartnagari.portal.views.errors.forbidden"
handler429 = "smartnagari.accounts.views.signin.too_many"
handler404 = "smartnagari.portal.views.errors.not_found"
