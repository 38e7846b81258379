"""One handler, one format; the container or the terminal keeps the lines."""


def lines() -> dict[str, object]:
    """For settings.LOGGING."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"plain": {"()": "apps.core.log.formatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
        # Font tools tell of every glyph.
        "loggers": {"fontTools": {"level": "WARNING"}},
        "root": {"handlers": ["console"], "level": "INFO"},
    }
