"""The browser's rules: what a page may load, what it may use, and who may load a page's files.

Reasons: docs/adr/0038-the-browsers-rules.md.
"""

from csp.constants import NONCE, NONE, SELF

REPORTS = "/browser-reports"
# Nothing is allowed that is not named; a script runs by the nonce of its page alone.
PAGES: dict[str, list[object]] = {
    "default-src": [NONE],
    "script-src": [NONCE],
    "style-src": [SELF],
    "img-src": [SELF, "data:"],
    "font-src": [SELF],
    "connect-src": [SELF],
    "frame-src": [SELF],
    "worker-src": [SELF],
    "base-uri": [NONE],
    "form-action": [SELF],
    "frame-ancestors": [NONE],
    "report-uri": [REPORTS],
}
_NEVER = (
    *("accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture"),
    *(
        "fullscreen",
        "geolocation",
        "gyroscope",
        "hid",
        "identity-credentials-get",
        "idle-detection",
    ),
    *("local-fonts", "magnetometer", "microphone", "midi", "payment", "picture-in-picture"),
    *("screen-wake-lock", "serial", "usb", "window-management", "xr-spatial-tracking"),
)
_OURS = ("clipboard-write", "publickey-credentials-create", "publickey-credentials-get")
# On every answer, files too; SecurityMiddleware adds nosniff, the referrer's and the opener's.
HEADERS = {
    "Permissions-Policy": ", ".join(
        [*(f"{name}=()" for name in _NEVER), *(f"{name}=(self)" for name in _OURS)]
    ),
    "Cross-Origin-Resource-Policy": "same-origin",
}
