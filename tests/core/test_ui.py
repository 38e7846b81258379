import re

import pytest
from django import forms
from django.http import HttpRequest
from django.template import Context, Template
from django.template.loader import get_template
from django.test import RequestFactory

from apps.accounts.models import Person, Role
from apps.campus.models import Campus
from apps.core import icons
from apps.core.forms import RapportForm, Segments, Switch

pytestmark = pytest.mark.urls("tests.gallery.urls")
SPRITE = '<svg class="sprite" width="0" height="0" aria-hidden="true">{}</svg>'


class Note(RapportForm, forms.Form):
    text = forms.CharField(label="Your note", help_text="A line is enough.")
    length = forms.ChoiceField(label="How long", widget=Segments, choices=[("15", "15 minutes")])
    visible = forms.BooleanField(label="City", widget=Switch, required=False)
    token = forms.CharField(widget=forms.HiddenInput)


def render(source: str, *, htmx: bool = False, **values: object) -> str:
    request = RequestFactory().get("/")
    request.htmx = htmx  # type: ignore[attr-defined]
    return Template(source).render(Context({"request": request, **values}))


def page(name: str, **values: object) -> str:
    """A layout with what the middleware and the context processors give it."""
    request = values.pop("request", None) or RequestFactory().get("/")
    assert isinstance(request, HttpRequest)
    request.user = Person(name="Imani Castellanos", called="Imani", role=Role.STUDENT)
    context = {"request": request, "campus": Campus(), "csrf_token": "t", **values}
    template = get_template(name).template  # type: ignore[attr-defined]
    return str(template.render(Context(context)))


def test_a_page_prints_each_icon_it_used_once() -> None:
    said = render('{% icon "check" %}{% icon "check" %}|{% sprite %}')
    use = '<svg class="ic" aria-hidden="true"><use href="#i-check"/></svg>'
    symbol = f'<symbol id="i-check" viewBox="0 0 24 24">{icons.drawing("check")}</symbol>'
    assert said == f"{use}{use}|{SPRITE.format(symbol)}"


def test_an_icon_inside_an_included_part_reaches_the_sprite_of_the_page() -> None:
    said = render('{% include "components/privacy.html" %}{% sprite %}')
    assert re.findall(r'symbol id="i-(\w+)"', said) == ["lock"]


def test_a_page_without_icons_has_no_sprite() -> None:
    assert render("{% sprite %}") == ""


def test_a_swapped_fragment_carries_its_own_strokes() -> None:
    said = render('{% icon "check" %}{% sprite %}', htmx=True)
    assert said == str(icons.inline("check"))


def test_an_icon_without_a_request_carries_its_own_strokes() -> None:
    assert Template('{% icon "check" %}').render(Context()) == str(icons.inline("check"))


def test_an_unknown_icon_is_an_error() -> None:
    with pytest.raises(LookupError, match="There is no icon 'unicorn'"):
        render('{% icon "unicorn" %}')


def test_every_icon_is_a_drawing_on_the_same_grid() -> None:
    frame = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" '
        'stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">'
    )
    odd = [f.name for f in icons.FOLDER.glob("*.svg") if not f.read_text().startswith(frame)]
    assert odd == []


def test_initials_are_hidden_from_readers_and_escaped() -> None:
    said = render('{% mono name "lg" %}', name="<b Castellanos")
    assert said == '<span class="mono lg" aria-hidden="true">&lt;C</span>'


def test_a_pill_says_whose_move_it_is_in_colour_and_words() -> None:
    said = render('{% pill "you" "3 to do" %}')
    assert said == '<span class="pill p-you"><span class="dot"></span>3 to do</span>'


def test_a_pill_of_another_kind_is_an_error() -> None:
    with pytest.raises(LookupError, match="not 'green'"):
        render('{% pill "green" "Agreed" %}')


def test_a_page_that_does_not_exist_is_left_out_of_the_navigation() -> None:
    assert render('{% navlink "nowhere:page" "today" "Today" "nowhere:" %}') == ""


@pytest.mark.parametrize("layout", ["layouts/app.html", "layouts/solo.html", "layouts/plain.html"])
def test_every_layout_has_one_main_one_live_region_and_a_skip_link_to_it(layout: str) -> None:
    html = page(layout)
    counts = [html.count(part) for part in ('id="main"', 'id="live"', 'class="skip" href="#main"')]
    assert counts == [1, 1, 1]


@pytest.mark.parametrize("layout", ["layouts/app.html", "layouts/solo.html", "layouts/plain.html"])
def test_no_layout_needs_more_than_the_strict_policy_allows(layout: str) -> None:
    found = re.findall(
        r" style=|<style| on\w+=|<script(?! src=)|https?://(?!www\.w3\.org)", page(layout)
    )
    assert found == []


@pytest.mark.parametrize("layout", ["layouts/app.html", "layouts/solo.html", "layouts/plain.html"])
def test_no_id_of_a_layout_occurs_twice(layout: str) -> None:
    ids = re.findall(r' id="([^"]+)"', page(layout, form=Note({})))
    assert sorted(ids) == sorted(set(ids))


def test_help_is_the_last_link_of_the_sidebar_the_phone_menu_and_the_mail_pages() -> None:
    app, solo = page("layouts/app.html"), page("layouts/solo.html")
    side = app[app.index('class="side"') : app.index("<main")].partition('class="acct"')[0]
    menu = app[app.index('class="topbar"') : app.index('class="side"')]
    foot = solo[solo.index("<footer") :]
    last = [re.findall(r'<a [^>]*href="([^"]+)"', part)[-1] for part in (side, menu, foot)]
    assert last == ["mailto:career@alder.example"] * 3


def test_a_page_with_a_problem_says_so_in_its_title() -> None:
    titles = [
        re.findall(r"<title>(.*?)</title>", page("layouts/plain.html", form=form))
        for form in (Note(), Note({}))
    ]
    assert titles == [[", Rapport"], ["Error: , Rapport"]]


def test_the_summary_links_each_problem_to_its_field() -> None:
    form = Note({"token": "t"})
    assert [(p.anchor, p.message) for p in form.problems] == [
        ("id_text", "Fill in “Your note”."),
        ("id_length_0", "Choose an answer: “How long”."),
    ]


def test_a_summary_points_to_ids_that_exist() -> None:
    form = Note({"token": "t"})
    html = render("{% load crispy_forms_tags %}{% crispy form %}", form=form)
    assert [f'id="{problem.anchor}"' in html for problem in form.problems] == [True, True]


def test_what_describes_a_field_exists() -> None:
    html = render("{% load crispy_forms_tags %}{% crispy form %}", form=Note({"token": "t"}))
    named = {i for group in re.findall(r'aria-describedby="([^"]+)"', html) for i in group.split()}
    assert named - set(re.findall(r' id="([^"]+)"', html)) == set()


def test_a_form_with_errors_is_answered_with_422() -> None:
    right = Note({"text": "a", "length": "15", "token": "t"})
    assert [form.status for form in (Note(), Note({}), right)] == [200, 422, 200]


def test_a_form_writes_no_form_tag_and_no_token_of_its_own() -> None:
    html = render("{% load crispy_forms_tags %}{% crispy form %}", form=Note(), csrf_token="t")
    assert ("<form" in html, "csrf" in html) == (False, False)


@pytest.mark.parametrize("code", ["400", "403", "403_csrf", "404", "409", "429"])
def test_error_pages_have_one_heading(code: str) -> None:
    assert page(f"{code}.html", happened="Rosalind was faster.").count("<h1") == 1


def test_the_page_for_a_conflict_says_what_happened() -> None:
    assert '<p class="lede">Rosalind was faster.</p>' in page(
        "409.html", happened="Rosalind was faster."
    )


TYPED = {"text": "A long and careful note.", "password": "a very long secret word", "day": "x"}


@pytest.mark.parametrize("code", ["403", "403_csrf", "404", "409", "429", "503"])
def test_an_error_gives_back_what_was_typed(rf: RequestFactory, code: str) -> None:
    html = page(f"{code}.html", request=rf.post("/", TYPED), happened="")
    assert (TYPED["text"] in html, TYPED["password"] in html) == (True, False)
    assert "What you typed</h2>" not in page(f"{code}.html", request=rf.get("/"), happened="")


def test_the_page_for_a_breakdown_needs_nothing() -> None:
    html = get_template("500.html").render()
    assert (html.count("<h1"), html.count("Something broke on our side")) == (1, 2)
