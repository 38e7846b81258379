"""Tags and filters that every template has without loading them (settings: builtins)."""

from datetime import date, datetime

from django import template
from django.forms import BaseForm
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from apps.core import forms, icons, wording
from apps.core.device import device_key
from apps.core.typed import words_typed

register = template.Library()

PILLS = frozenset({"you", "them", "ok", "care", "plum"})
_USED = "rapport_icons"


@register.simple_tag(takes_context=True)
def icon(context: Context, name: str) -> SafeString:
    """`{% icon "check" %}`: refers to the page's sprite; a swapped fragment carries its strokes."""
    icons.drawing(name)
    request = context.get("request")
    if not isinstance(request, HttpRequest) or getattr(request, "htmx", False):
        return icons.inline(name)
    used: set[str] = request.__dict__.setdefault(_USED, set())
    used.add(name)
    return icons.reference(name)


@register.simple_tag(takes_context=True)
def script(context: Context, name: str) -> SafeString:
    """`{% script "js/go.js" %}`: a file of ours, run once the page is read, by the page's nonce."""
    nonce = getattr(context.get("request"), "csp_nonce", "")
    return format_html('<script src="{}" nonce="{}" defer></script>', static(name), nonce)


@register.simple_tag(takes_context=True)
def sprite(context: Context) -> SafeString:
    """`{% sprite %}` at the end of a layout: the icons this page used, once each."""
    return icons.sprite(getattr(context.get("request"), _USED, ()))


@register.simple_tag(takes_context=True)
def typed(context: Context) -> list[str]:
    """`{% typed as texts %}`: what was typed on the page before this error."""
    request = context.get("request")
    return words_typed(request) if isinstance(request, HttpRequest) else []


@register.simple_tag(takes_context=True)
def device_person(context: Context) -> str:
    """`{% device_person %}`: names whoever is signed in, without saying who that is."""
    person = getattr(context.get("request"), "user", None)
    return device_key(getattr(person, "pk", None))


@register.simple_tag
def mono(name: str, extra: str = "") -> SafeString:
    """`{% mono "Imani Castellanos" "lg" %}`: initials; the name itself stands beside it."""
    classes = f"mono {extra}".strip()
    return format_html(
        '<span class="{}" aria-hidden="true">{}</span>', classes, wording.initials(name)
    )


@register.simple_tag(takes_context=True)
def pill(context: Context, kind: str, text: str, icon_name: str = "dot") -> SafeString:
    """`{% pill "you" text %}`: whose move. Third word: an icon for the dot, or "" for none."""
    if kind not in PILLS:
        raise LookupError(f"A pill is one of {sorted(PILLS)}, not {kind!r}.")
    head = SafeString("")
    if icon_name:
        dot = SafeString('<span class="dot"></span>')
        head = dot if icon_name == "dot" else icon(context, icon_name)
    return format_html('<span class="pill p-{}">{}{}</span>', kind, head, text)


@register.simple_tag(takes_context=True)
def navlink(context: Context, to: str, icon_name: str, label: str, covers: str) -> SafeString:
    """`{% navlink "home:today" "today" label "home:" %}`: one item of the main navigation.

    `covers` are beginnings of view names, separated by blanks, on which the item is the current
    one. A page that this installation does not have is left out. The context value `nav_counts`
    ({view name: how many need you}) gives the badge.
    """
    try:
        address = reverse(to)
    except NoReverseMatch:
        return SafeString("")
    match = getattr(context.get("request"), "resolver_match", None)
    view_name = match.view_name if match else ""
    here = view_name.startswith(tuple(covers.split()))
    number = (context.get("nav_counts") or {}).get(to)
    return render_to_string(
        "components/navlink.html",
        {
            "url": address,
            "icon": icon(context, icon_name),
            "label": label,
            "here": here,
            "number": number,
        },
    )


@register.simple_tag
def span(start: datetime, minutes: int, zone: str) -> str:
    """`{% span start 20 zone %}`: "10:00 to 10:20 am"."""
    return wording.span(start, minutes, zone)


@register.filter
def day(moment: date, zone: str = "UTC") -> str:
    return wording.day(moment, zone)


@register.filter
def clocktime(moment: datetime, zone: str) -> str:
    return wording.clocktime(moment, zone)


@register.filter
def daytime(moment: datetime, zone: str) -> str:
    return wording.daytime(moment, zone)


@register.filter
def leaf(moment: date, zone: str = "UTC") -> wording.Leaf:
    return wording.leaf(moment, zone)


@register.filter
def city(zone: str) -> str:
    return wording.city(zone)


@register.filter
def problems(form: BaseForm) -> list[forms.Problem]:
    """Every error of a form once, with the id to jump to: for the summary on top."""
    return forms.problems(form)
