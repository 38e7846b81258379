"""`{% matter row "txt#title" links %}`: a part of a reminder's own mail, on another page or mail.

So that one thing reads the same wherever it is said. `row` has `key`, `template` and `values`.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template import Context, Engine
from django.utils.safestring import SafeString, mark_safe

register = template.Library()


@register.filter
def at(links: Mapping[str, str], name: str) -> str:
    """The link of this name; a name may hold a dot."""
    return links[name]


@register.simple_tag(takes_context=True)
def matter(
    context: Context, row: Mapping[str, Any], part: str, links: Mapping[str, str] | None = None
) -> SafeString:
    """The named part, as text or HTML; of `links` those whose names begin with the row's key."""
    begins = f"{row['key']}."
    own = {
        name.removeprefix(begins): address
        for name, address in (links or {}).items()
        if name.startswith(begins)
    }
    source = Engine.get_default().get_template(f"{row['template']}.{part}")
    with context.push(**row["values"], links=own):
        words = source.render(context).strip()
    return mark_safe(words)  # noqa: S308 - rendered by a template of ours, which escapes
