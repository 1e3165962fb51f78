"""The components as template tags."""

from types import SimpleNamespace

import pytest
from django.core.paginator import Paginator
from django.template import TemplateSyntaxError, engines
from django.test import RequestFactory
from django.test.utils import override_settings
from django.utils import translation

from smartnagari.ui.motif import Cell
from smartnagari.ui.samples import sample_cells
from smartnagari.ui.types import Crumb, Fact, Tab
from ui.drawing import TENANT, draw, draw_page


@pytest.mark.parametrize(
    "source",
    [
        '{% button lable="Kirim" %}',
        '{% button "Kirim" %}',
        "{% button %}",
        '{% notice ton="error" %}x{% endnotice %}',
        "{% wajik_state state='done' %}",
        "{% icon nama='x' %}",
        "{% form_fields %}",
        "{% pagination %}",
        "{% empty_state title='x' %}",
        "{% table %}x{% endtable %}",
    ],
)
def test_misused_tag_fails_when_the_template_loads(source):
    with pytest.raises(TemplateSyntaxError):
        engines["django"].from_string(source)


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ('{% button label="x" kind="blue" %}', "kind of button"),
        ('{% notice tone="loud" %}x{% endnotice %}', "tone"),
        ('{% wajik_state state="dreaming" label="x" %}', "state"),
        ('{% wajik code="13.05" zone="moon" %}', "zone"),
        ('{% seal verdict="maybe" %}', "verdict"),
        ('{% figure name="x" freshness="old" %}', "freshness"),
    ],
)
def test_word_that_nobody_drew_is_refused(source, complaint):
    with pytest.raises(ValueError, match=complaint):
        draw(source)


def test_button_escapes_its_label():
    assert draw("{% button label=label %}", label="<b>") == (
        '<button class="btn primary" type="submit">&lt;b&gt;</button>\n'
    )


def test_link_button_is_a_link():
    html = draw('{% link_button label="Lihat" url=url %}', url="/a/?b=1&c=2")

    assert html.startswith('<a class="btn second" href="/a/?b=1&amp;c=2">Lihat')


def test_icon_is_hidden_unless_it_speaks():
    assert 'aria-hidden="true"' in draw('{% icon name="heart" %}')
    assert 'role="img" aria-label="Suka"' in draw('{% icon name="heart" label="Suka" %}')


def test_state_says_its_word_beside_its_shape():
    html = draw('{% wajik_state state="late" label="Lewat batas" %}')

    assert 'class="state t-red"' in html
    assert "<span>Lewat batas</span>" in html
    assert 'aria-hidden="true"' in html


def test_every_state_has_a_shape_of_its_own():
    states = ("empty", "sent", "working", "stopped", "late", "refused", "done")

    assert len({draw("{% shape state=state %}", state=state) for state in states}) == 7


def test_notice_keeps_the_markup_inside_and_escapes_its_title():
    html = draw('{% notice tone="warning" title=title %}<a href="/">x</a>{% endnotice %}', title="<i>")

    assert '<b>&lt;i&gt;</b> <a href="/">x</a>' in html


def test_figure_never_reported_shows_no_number():
    html = draw('{% figure name="Sampah" value="0" freshness="never" as_of="DLH belum pernah melapor" %}')

    assert "belum ada" in html
    assert ">0" not in html


def test_stale_figure_wears_no_colour_of_success():
    html = draw(
        '{% figure name="x" value="12" change="naik" freshness="stale" as_of="per 31 Maret" series=s %}',
        s=[1, 2],
    )

    assert "t-green" not in html
    assert "naik" not in html
    assert "per 31 Maret" in html


@pytest.mark.parametrize(("value", "width"), [(0, 0), (50, 70), (100, 140), (140, 140), (-5, 0)])
def test_bar_fills_no_more_than_its_box(value, width):
    assert f'<rect class="v" width="{width}"' in draw("{% bar value=value %}", value=value)


def test_facts_are_a_list_of_questions_and_answers():
    html = draw("{% fact_list facts=facts %}", facts=[Fact("Biaya", "Gratis")])

    assert "<dt>Biaya</dt><dd>Gratis</dd>" in html


def test_tabs_mark_the_current_one_and_show_a_zero():
    html = draw(
        '{% tabs items=items label="x" %}', items=[Tab("A", "?a", current=True), Tab("B", "?b", count=0)]
    )

    assert '<a href="?a" aria-current="page">A</a>' in html
    assert '<span class="num">0</span>' in html


def test_breadcrumbs_mark_the_page_right_above():
    html = draw(
        "{% breadcrumbs items=items current='Ulakan' %}",
        items=[Crumb("Beranda", "/"), ("Nagari", "/nagari/")],
    )

    assert html.count("<li") == 3
    assert html.index('class="up"') > html.index("Beranda")


def test_pagination_keeps_the_other_parameters():
    request = RequestFactory().get("/nagari/", {"q": "koto baru", "page": "2"})

    html = draw("{% pagination page=page %}", page=Paginator(range(1, 119), 10).page(2), request=request)

    assert 'href="?q=koto+baru&amp;page=3" rel="next"' in html
    assert "11 sampai 20 dari 118" in html


def test_pagination_of_one_page_is_nothing():
    assert draw("{% pagination page=page %}", page=Paginator([1], 10).page(1)).strip() == ""


def test_kain_escapes_names_and_keeps_links_from_the_keyboard():
    cells = [Cell("13.05.10.2002", 0, 0, 0, "coast", "<Ulakan>", "/nagari/ulakan/?a&b")]

    html = draw("{% kain cells=cells %}", cells=cells)

    assert "<title>&lt;Ulakan&gt;</title>" in html
    assert 'href="/nagari/ulakan/?a&amp;b" tabindex="-1"' in html


def test_kain_again_costs_next_to_nothing():
    html = draw("{% kain cells=cells %}|{% kain_again cells=cells %}", cells=sample_cells())

    first, second = html.split("|")
    assert len(second) < 300 < len(first)
    assert '<use href="#kain"/>' in second


def test_area_without_zone_or_variant_still_has_a_wajik():
    assert "z-seat" in draw("{% wajik code='13.05.10.2002' zone='' k=None %}")


@pytest.mark.parametrize(
    ("settings", "same_as"),
    [({}, "13.05"), ({"motif": {"code": "13.05.17.2004"}}, "13.05.17.2004")],
)
def test_hem_of_the_site_is_that_of_the_tenant(settings, same_as):
    tenant = SimpleNamespace(code="13.05", settings=settings)

    assert draw("{% site_tepi %}", tenant=tenant) == draw("{% tepi code=code zone='seat' %}", code=same_as)


def test_nagari_header_is_smaller_for_long_names():
    short = draw("{% nagari_header name='Ulakan' subtitle='x' zone='coast' code='1' %}")
    long = draw("{% nagari_header name='Padang Kandang Pulau Air' subtitle='x' zone='coast' code='1' %}")

    assert "<h1>" in short
    assert '<h1 class="long">' in long


def test_layouts_draw_without_a_session_or_a_database():
    for template in ("ui/base.html", "ui/desk.html"):
        assert '<main id="isi"' in draw_page(template, {})


def test_plain_page_needs_nothing_at_all():
    assert '<main id="isi"' in draw('{% extends "ui/plain.html" %}')


def test_plain_page_comes_undressed_when_the_front_end_is_not_built(monkeypatch):
    from django_vite.core.asset_loader import DjangoViteAssetLoader
    from django_vite.core.exceptions import DjangoViteAssetNotFoundError

    def missing(*_args, **_kwargs):
        raise DjangoViteAssetNotFoundError("main.ts", "manifest")

    monkeypatch.setattr(DjangoViteAssetLoader, "generate_vite_asset_url", missing)

    assert "stylesheet" not in draw('{% extends "ui/plain.html" %}')
    with pytest.raises(DjangoViteAssetNotFoundError):
        draw_page("ui/base.html", {})


def test_page_says_its_language_and_offers_the_other():
    request = RequestFactory().get("/en/nagari/", {"q": "a"})
    with translation.override("en"):
        html = draw_page("ui/base.html", {}, request)

    assert '<html lang="en">' in html
    assert '<a class="lang" href="/nagari/?q=a" hreflang="id" lang="id">Bahasa Indonesia</a>' in html


@override_settings(SESSION_COOKIE_NAME="session")
def test_anonymous_page_never_looks_at_the_session():
    """``request.user`` and ``request.session`` are absent here: touching them would raise."""
    html = draw_page("ui/base.html", {}, RequestFactory().get("/"))

    assert 'href="/masuk/">Masuk</a>' in html


@override_settings(SESSION_COOKIE_NAME="session")
def test_signed_in_person_finds_the_account():
    request = RequestFactory().get("/")
    request.COOKIES["session"] = "x"
    request.user = SimpleNamespace(is_authenticated=True)
    request._messages = []

    html = draw("{% account_link %}{% page_messages %}", request=request, tenant=TENANT)

    assert 'href="/akun/">Akun saya</a>' in html
