"""The guide: reading it, and keeping it."""

from apps.guide.views.keeping import add_video, edit, example, examples, put_back, video
from apps.guide.views.reading import index, step

__all__ = ["add_video", "edit", "example", "examples", "index", "put_back", "step", "video"]
