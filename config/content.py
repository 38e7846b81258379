"""What a page of Rapport may load: its own files, and scripts that carry the page's nonce."""

from csp.constants import NONCE, NONE, SELF

PAGES = {
    "default-src": [SELF],
    "script-src": [SELF, NONCE],
    "img-src": [SELF, "data:"],
    "object-src": [NONE],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
}
