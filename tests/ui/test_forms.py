"""Forms as the design language draws them."""

import re

import pytest
from django import forms

from smartnagari.ui.forms import Choice
from smartnagari.ui.living import SampleForm
from ui.drawing import draw


class Small(forms.Form):
    kk = forms.CharField(label="Nomor KK", help_text="16 angka", min_length=16)
    token = forms.CharField(widget=forms.HiddenInput)
    colour = forms.ChoiceField(
        label="Warna", widget=forms.RadioSelect, choices=[("a", Choice("A & B", "catatan")), ("c", "C")]
    )


def test_field_ties_hint_and_error_to_its_control():
    html = draw("{% field field=form.kk %}", form=Small({"kk": "1"}))

    control = re.search(r"<input[^>]*>", html)[0]
    assert 'aria-describedby="id_kk_helptext id_kk_error"' in control
    assert 'aria-invalid="true"' in control
    assert 'id="id_kk_helptext"' in html
    assert 'id="id_kk_error"' in html


def test_label_stands_above_hint_above_control_above_error():
    html = draw("{% field field=form.kk %}", form=Small({"kk": "1"}))

    places = [html.index(part) for part in ("<label", '_helptext">', "<input", 'class="error"')]
    assert places == sorted(places)


def test_choices_are_a_fieldset_with_notes():
    html = draw("{% field field=form.colour %}", form=Small())

    assert re.search(r"<legend>Warna\s*</legend>", html)
    assert "A &amp; B<small>catatan</small>" in html
    assert html.count('type="radio"') == 2


def test_form_draws_hidden_fields_and_the_same_by_both_ways():
    form = Small()

    assert draw("{% form_fields form=form %}", form=form) == draw("{{ form }}", form=form)
    assert 'type="hidden" name="token"' in draw("{{ form }}", form=form)


def test_optional_field_says_so():
    html = draw("{% field field=form.story %}", form=SampleForm())

    assert "(boleh kosong)" in html


def test_error_summary_links_to_each_wrong_answer():
    html = draw("{% error_summary form=form %}", form=Small({"kk": "1", "token": "x"}))

    assert 'href="#id_kk"' in html
    assert 'href="#id_colour_0"' in html
    assert "2 isian perlu diperiksa lagi." in html


def test_error_summary_tells_of_hidden_fields_without_a_link():
    html = draw("{% error_summary form=form %}", form=Small({"kk": "1" * 16, "colour": "a"}))

    assert "href" not in html
    assert 'role="alert"' in html


@pytest.mark.parametrize("form", [Small(), Small({"kk": "1" * 16, "colour": "a", "token": "x"})])
def test_error_summary_is_nothing_when_all_is_well(form):
    assert draw("{% error_summary form=form %}", form=form).strip() == ""


def test_question_is_the_heading_of_its_page():
    html = draw("{% question field=form.colour why='Supaya tepat.' %}", form=Small())

    assert "<legend><h1>Warna</h1></legend>" in html
    assert "Supaya tepat." in html
