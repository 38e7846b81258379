"""Everything that the two wrote to each other about one request, whatever page they wrote it on."""

from datetime import datetime

from apps.interviews.models import Word
from apps.outreach.models import Request, ThreadMessage


def said_on(request: Request, *, now: datetime) -> list[ThreadMessage | Word]:
    """Messages and the words beside times and goodbyes, oldest first; two queries at most."""
    messages: list[ThreadMessage | Word] = list(ThreadMessage.objects.on(request))
    if request.interview is None:
        return messages
    words = Word.objects.told(request.interview, now)
    return sorted([*messages, *words], key=lambda said: said.at)
