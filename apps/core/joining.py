"""Two presses of one form: nothing that was typed is lost. Pure."""


def joined(kept: str, typed: str) -> str:
    """Both texts, once where one holds the other, else the later one below."""
    kept, typed = kept.strip(), typed.strip()
    if not typed or typed in kept:
        return kept
    return typed if kept in typed else f"{kept}\n\n{typed}"
