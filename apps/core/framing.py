"""A mail shown inside a page: a frame of its own, that may style itself and do nothing else."""

from typing import cast

from csp.constants import NONE, SELF, UNSAFE_INLINE
from csp.decorators import csp_replace
from django.views.decorators.clickjacking import xframe_options_sameorigin

from apps.core.door import View, declare, rule_of

_POLICY = {
    "default-src": [NONE],
    "script-src": [NONE],
    "style-src": [UNSAFE_INLINE],
    "img-src": ["data:"],
    "frame-ancestors": [SELF],
    "form-action": [NONE],
    "sandbox": ["allow-same-origin"],
}


def framed(view: View) -> View:
    """For a view whose whole answer is such a frame; keeps the door of the view inside."""
    outer = cast("View", csp_replace(_POLICY)(xframe_options_sameorigin(view)))
    rule = rule_of(view)
    return declare(outer, rule) if rule else outer
