"""What somebody typed on a page that could not be kept: an error page gives it back to copy."""

from django.http import HttpRequest

_SECRETS = ("password", "csrfmiddlewaretoken")
_WORTH = 20  # characters; dates, choices and names are soon chosen again


def words_typed(request: HttpRequest) -> list[str]:
    """The longer texts of a form that was sent, in its order; nothing that is a secret."""
    if request.method != "POST":
        return []
    texts = [
        text.strip()
        for name, values in request.POST.lists()
        if not any(secret in name for secret in _SECRETS)
        for text in values
    ]
    return list(dict.fromkeys(text for text in texts if len(text) > _WORTH and " " in text))
