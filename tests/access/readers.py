"""Who may read what is marked in the world of the matrix, whosever page it stands on."""

from tests.access.world import (
    COLLEAGUE,
    CONCERN,
    DESK,
    FLAG,
    KNOWN,
    LETTER,
    OFFICE,
    OWN,
    READ,
    SHELF,
    TOPIC,
    WORD,
)

# Of Imani's journey and of those who help her, as section 1 of the product says: an advisor reads
# what was sent to be read, never a student's people, notes or drafts.
READERS: dict[str, set[str]] = {
    f"{TOPIC}-imani": {"imani", "dana", "nils"},
    f"{OWN}-imani": {"imani"},
    # Ana's name stands above the thanks that were sent to be read; a concern holds the letter.
    f"{KNOWN}-imani": {"imani", "dana"},
    f"{LETTER}-imani": {"imani", "nils"},
    f"{READ}-imani": {"imani", "dana"},
    f"{CONCERN}-imani": {"nils"},
    f"{WORD}-imani": {"dana"},  # it can still be undone
    f"{FLAG}-imani": {"imani", "dana", "nils"},
    f"{DESK}-dana": {"dana"},
    f"{OFFICE}-nils": {"nils"},
    f"{COLLEAGUE}-rosalind": {"nils"},
    f"{SHELF}-nils": {"imani", "mateo", "sam", "dana", "ruth", "nils"},
}


def may_read(who: str) -> set[str]:
    return {mark for mark, readers in READERS.items() if who in readers}
