"""The fence around Wagtail: who comes in, what is open, and that nobody sees the neighbours' things."""

from __future__ import annotations

import gc
import re
import warnings
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from wagtail.models import TaskState

from factories.accounts import AgencyFactory, AssignmentFactory, UserFactory
from newsroom.conftest import HERE, news, photo, signed_in, typed
from smartnagari.accounts.models import Assignment
from smartnagari.newsroom.fence import ELSEWHERE, OPEN, POLICY
from smartnagari.newsroom.models import LivePage, NewsPage, Picture
from smartnagari.regions.public import tenant_scope

pytestmark = pytest.mark.filterwarnings("default")


@pytest.fixture(autouse=True)
def undefined_variables_fail():
    """Wagtail's templates name what its views do not give; ours are held to it elsewhere."""


def walk(patterns, namespace=""):
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from walk(pattern.url_patterns, inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name or ''}", pattern


def wagtails_addresses():
    kelola = next(
        p for p in get_resolver(settings.KELOLA_URLCONF).url_patterns if str(p.pattern) == "kelola/"
    )
    return list(walk(kelola.url_patterns))


def keep_picture(room, title="Gambar"):
    from django.core.files.uploadedfile import SimpleUploadedFile

    with tenant_scope(room.tenant.pk):
        return Picture.objects.create(
            title=title,
            file=SimpleUploadedFile("foto.jpg", photo()),
            description="Pasar",
            credit="Kominfo",
            collection=room.collection,
        )


def test_every_open_address_still_exists_in_wagtail():
    names = {name for name, _pattern in wagtails_addresses()}

    assert (OPEN | set(ELSEWHERE)) - names == set()


def test_stranger_is_sent_to_our_own_sign_in(reader):
    answer = reader.get("/kelola/")

    assert (answer.status_code, answer.headers["Location"]) == (302, "/masuk/?next=%2Fkelola%2F")


@pytest.mark.parametrize("name", sorted(ELSEWHERE))
def test_what_the_platform_has_already_leads_there(editor, name):
    path = reverse(name, urlconf=settings.KELOLA_URLCONF)

    assert editor.get(path).headers["Location"] == reverse(ELSEWHERE[name])


@pytest.mark.parametrize("role", ["tenant_admin", "regent", "auditor", "planner"])
def test_other_roles_stay_outside(here, role):
    assert signed_in(here.tenant, HERE, role).get("/kelola/").status_code == 403


def test_nagari_staff_stay_outside(here):
    person = UserFactory(is_demo=True)
    AssignmentFactory(
        tenant=here.tenant, user=person, role="agency_officer", agency=AgencyFactory(tenant=here.tenant)
    )
    client = signed_in(here.tenant, HERE, "planner")
    client.force_login(person)

    assert client.get("/kelola/").status_code == 403


def test_second_factor_is_asked_outside_the_demonstration(here, settings):
    settings.DEMO = False

    answer = signed_in(here.tenant, HERE).get("/kelola/")

    assert answer.status_code in {302, 403}


def test_editor_comes_in_and_is_out_the_day_the_role_ends(editor):
    assert editor.get("/kelola/").status_code == 200
    given = Assignment.objects.filter(user=editor.person)

    given.update(valid_to=date.today() - timedelta(days=1))

    assert editor.get("/kelola/").status_code == 403


def test_role_that_begins_opens_the_door_at_once(here):
    person = UserFactory(is_demo=True)
    client = signed_in(here.tenant, HERE, "planner")
    client.force_login(person)
    assert client.get("/kelola/").status_code == 403

    AssignmentFactory(tenant=here.tenant, user=person, role="communications_editor")

    assert client.get("/kelola/").status_code == 200


def test_superuser_is_refused(here):
    assert signed_in(here.tenant, HERE, is_superuser=True).get("/kelola/").status_code == 403


def test_closed_addresses_do_not_exist(editor):
    shut = [
        (name, pattern)
        for name, pattern in wagtails_addresses()
        if name not in OPEN and name not in ELSEWHERE and not pattern.pattern.converters
    ]
    paths = {reverse(n, urlconf=settings.KELOLA_URLCONF) for n, _p in shut if n and ":" not in n}

    assert {path: editor.get(path).status_code for path in paths} == dict.fromkeys(paths, 404)


@pytest.mark.parametrize(
    "path",
    [
        "users/",
        "groups/",
        "reports/locked/",
        "reports/site-history/",
        "api/main/pages/",
        "collections/",
        "choose-page/",
    ],
)
def test_what_cannot_be_kept_apart_is_switched_off(editor, path):
    assert editor.get(f"/kelola/{path}").status_code == 404


NUMBERED = sorted(
    name for name in OPEN if ":" in name and not name.startswith(("wagtailadmin_editing", "wagtailimages"))
)


def filled(name, page, picture):
    """The address of this name with the numbers of these things."""
    values = {
        "page_id": page.pk,
        "parent_page_id": page.get_parent().pk,
        "pk": page.pk,
        "image_id": picture.pk,
        "revision_id": page.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "content_type_app_name": "newsroom",
        "content_type_model_name": "newspage",
        "action_name": "approve",
        "task_state_id": 1,
        "app_label": "newsroom",
        "model_name": "newspage",
        "object_id": page.pk,
        "session_id": 1,
    }
    pattern = dict(wagtails_addresses())[name].pattern
    wanted = pattern.converters or dict.fromkeys(pattern.regex.groupindex)
    if name.startswith("wagtailimages"):
        values["pk"] = picture.pk
    return reverse(name, kwargs={key: values[key] for key in wanted}, urlconf=settings.KELOLA_URLCONF), bool(
        wanted
    )


def test_neighbours_pages_and_pictures_are_found_at_no_address(editor, there):
    with tenant_scope(there.tenant.pk):
        page, picture = news(there, "RAHASIA TETANGGA", live=False), keep_picture(there, "RAHASIA GAMBAR")
    seen = {}
    for name in sorted(OPEN):
        path, numbered = filled(name, page, picture)
        for method in (editor.get, editor.post) if numbered else (editor.get,):
            answer = method(path)
            if numbered and answer.status_code not in {404, 405} and not name.endswith("release"):
                seen[path] = answer.status_code
            assert "RAHASIA" not in answer.content.decode(errors="ignore"), path

    assert seen == {}


def test_own_pages_and_pictures_open_at_the_same_addresses(editor, here):
    page, picture = news(here, "Milik sendiri", live=False), keep_picture(here)

    for name in (
        "wagtailadmin_pages:edit",
        "wagtailadmin_pages:history",
        "wagtailimages:edit",
        "wagtailadmin_explore",
    ):
        path, _numbered = filled(name, page, picture)
        assert editor.get(path).status_code == 200, name


@pytest.mark.parametrize(
    "path",
    [
        "pages/{news}/?q=rahasia",
        "pages/search/?q=rahasia",
        "images/?q=rahasia",
        "images/chooser/?q=rahasia",
        "",
    ],
)
def test_no_list_and_no_search_names_the_neighbours_things(editor, here, there, path):
    with tenant_scope(there.tenant.pk):
        news(there, "Rahasia tetangga")
        keep_picture(there, "Rahasia gambar")

    answer = editor.get("/kelola/" + path.format(news=here.news.pk))

    assert answer.status_code == 200
    assert not re.search("Rahasia (tetangga|gambar)", answer.content.decode())


def test_neighbours_picture_cannot_be_put_into_an_own_page(editor, here, there):
    picture = keep_picture(there)

    editor.post(
        f"/kelola/pages/add/newsroom/newspage/{here.news.pk}/",
        typed(picture=str(picture.pk), **{"action-publish": "1"}),
    )

    assert not NewsPage.objects.filter(picture_id=picture.pk).exists()


def test_editor_publishes_and_the_next_reader_sees_it(editor, reader, here):
    editor.post(f"/kelola/pages/add/newsroom/newspage/{here.news.pk}/", typed(**{"action-publish": "1"}))

    assert "Jalan dibuka lagi." in reader.get("/kabar/jalan-dibuka/").content.decode()


def test_address_of_the_site_itself_is_refused_for_news(editor, here):
    answer = editor.post(f"/kelola/pages/add/newsroom/newspage/{here.news.pk}/", typed(slug="umpan"))

    assert "Alamat ini sudah dipakai situs" in answer.content.decode()
    assert not NewsPage.objects.exists()


def test_title_of_a_page_is_asked_for_in_indonesian(editor, here):
    page = editor.get(f"/kelola/pages/add/newsroom/newspage/{here.news.pk}/").content.decode()

    assert 'placeholder="Judul halaman"' in page
    assert "Page title" not in page


def test_preview_draws_the_public_page_and_keeps_the_draft_secret(editor, reader, here):
    page = news(here, "Konsep", slug="konsep", live=False)
    path = f"/kelola/pages/{page.pk}/edit/preview/"
    assert editor.post(path, typed(title="Konsep baru")).json()["is_valid"]

    drawn = editor.get(path)

    assert "Konsep baru" in drawn.content.decode()
    assert policy_of(drawn)["frame-ancestors"] == "'self'"
    assert drawn.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert reader.get("/kabar/konsep/").status_code == 404


def policy_of(answer):
    """The directives of an answer by name; the library writes them in another order in each process."""
    parts = answer.headers["Content-Security-Policy"].split(";")
    return {name: sources for name, _space, sources in (part.strip().partition(" ") for part in parts)}


def test_policy_of_kelola_runs_no_script_of_a_page_and_public_pages_keep_theirs(editor, reader, here):
    inside = editor.get(f"/kelola/pages/add/newsroom/newspage/{here.news.pk}/")
    outside = reader.get("/kabar/")

    assert policy_of(inside) == {name: " ".join(sources) for name, sources in POLICY.items()}
    assert policy_of(inside)["script-src"] == policy_of(outside)["script-src"] == "'self'"
    assert "'unsafe-inline'" not in "".join(policy_of(outside).values())
    scripts = re.findall(r"<script(?![^>]*(?:src=|json))", inside.content.decode())
    assert scripts == []


@pytest.fixture
def four_eyes(here):
    here.tenant.settings = {"publishing": {"moderated": ["newsroom"]}}
    here.tenant.save()


def waiting(page):
    return TaskState.objects.get(workflow_state__object_id=str(page.pk), status=TaskState.STATUS_IN_PROGRESS)


def act(client, page, action):
    path = f"/kelola/pages/workflow/action/{page.pk}/{action}/{waiting(page).pk}/"
    return client.post(path, {"comment": "Perbaiki judulnya."})


def hand_in(client, room):
    client.post(f"/kelola/pages/add/newsroom/newspage/{room.news.pk}/", typed(**{"action-submit": "1"}))
    return NewsPage.objects.get()


def test_under_four_eyes_nobody_publishes_alone(editor, here, four_eyes):
    editor.post(f"/kelola/pages/add/newsroom/newspage/{here.news.pk}/", typed(**{"action-publish": "1"}))

    assert not LivePage.objects.exists()


def test_under_four_eyes_the_author_cannot_approve_and_another_can(editor, reader, here, four_eyes):
    page, second = hand_in(editor, here), signed_in(here.tenant, HERE)

    act(editor, page, "approve")
    assert not LivePage.objects.exists()

    act(second, page, "approve")
    assert reader.get("/kabar/jalan-dibuka/").status_code == 200


def test_under_four_eyes_what_is_sent_back_stays_a_draft(editor, here, four_eyes):
    page, second = hand_in(editor, here), signed_in(here.tenant, HERE)

    act(second, page, "reject")

    assert not LivePage.objects.exists()


def test_what_waits_stands_on_the_desk_of_the_other_only(editor, here, four_eyes):
    hand_in(editor, here)
    second = signed_in(here.tenant, HERE)

    words = "Kabar dan halaman menunggu persetujuan"

    assert words in second.get("/meja/").content.decode()
    assert words not in editor.get("/meja/").content.decode()


def test_sizes_of_a_picture_leave_no_file_open(here):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        picture = keep_picture(here)
        with tenant_scope(here.tenant.pk):
            picture.as_plain()
            opened = list(picture.renditions.order_by("pk"))
        del picture
        gc.collect()

    assert len(opened) == 2
    assert [str(each.message) for each in told if issubclass(each.category, ResourceWarning)] == []


def test_picture_of_a_published_page_is_neither_replaced_nor_deleted(editor, reader, here):
    from django.core.files.uploadedfile import SimpleUploadedFile

    picture, free = keep_picture(here), keep_picture(here, "Tak dipakai")
    block = ("picture", {"picture": picture, "alt": "Pasar", "caption": "", "credit": ""})
    shown = news(here, "Bergambar", slug="bergambar", body=[block])
    change = {"title": "Baru", "description": "Lain", "credit": "Kominfo", "tags": ""}
    source = re.search(r'src="(/kabar/gambar/[^"]+)"', reader.get("/kabar/bergambar/").content.decode())[1]

    answer = editor.post(
        f"/kelola/images/{picture.pk}/",
        {**change, "file": SimpleUploadedFile("b.jpg", photo(), "image/jpeg")},
    )
    refused = editor.post(f"/kelola/images/{picture.pk}/delete/")
    gone = editor.post(f"/kelola/images/{free.pk}/delete/")

    assert (answer.status_code, refused.status_code, gone.status_code) == (200, 409, 302)
    with tenant_scope(here.tenant.pk):
        assert Picture.objects.filter(title="Gambar").exists()
        assert not Picture.objects.filter(title="Tak dipakai").exists()
        assert LivePage.objects.filter(number=shown.pk, withdrawn_at=None).exists()
    assert b"".join(reader.get(source).streaming_content)
