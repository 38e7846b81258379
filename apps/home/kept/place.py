"""The directory, files that came in, and the center itself."""

from apps.home.kept.shape import YEARS_7, After, Kept, Way, center, hangs, ledger

_FILES = "Files of the center; what became of a row stands in one's record."
_GUIDE = "Of the center, not of a person."
_NEVER = {"status__in": ("imported", "invited"), "person__isnull": True}
_ENDED = 2 * 365

PLACE: dict[str, Kept] = {
    "alumni.Alum": After(YEARS_7, "imported_at", _NEVER).deleted(
        "Records of alumni; who never answered ends, others stay until erased", "person"
    ),
    "alumni.Block": hangs("Who is kept apart", apart="Neither of the two is told of it."),
    "alumni.Campaign": center("Campaigns of invitations"),
    "alumni.Invitee": hangs("Invitations of a campaign", "alum__person"),
    "alumni.Place": hangs("Months that are taken", "alum__person"),
    "alumni.Change": After(2, "at").deleted(
        "What the index reads anew", apart="Numbers of records, for a few seconds."
    ),
    "alumni.Consent": ledger("The ledger of consent", "alum__person", "person"),
    "alumni.Further": center("Links to look further"),
    "alumni.Kin": hangs("Names to find doubles by", apart="Made of the record for searches."),
    "alumni.Ruling": hangs(
        "Decisions about doubles", Way("alum__person", only=("answer", "made_at"))
    ),
    "alumni.Hidden": hangs("Whom a student hides", "person"),
    "alumni.Wait": After(400, "told_at").deleted("Who waits for room", "person"),
    "alumni.Look": After(30, "day").deleted(
        "Profiles opened on a day", "person", Way("alum__person", only=("day",))
    ),
    "alumni.Opening": After(400, "told_at").deleted("Who waits for the first alumni", "person"),
    "alumni.Suggestion": After(400, "settled_at").deleted("Colleagues suggested", "alum__person"),
    "imports.Batch": After(_ENDED, "finished_at").emptied(
        "Files that were brought in", {"samples": [], "note": "", "reason": ""}, apart=_FILES
    ),
    "imports.Chunk": After(30, "batch__created_at").deleted(
        "Bytes of a file being read", apart=_FILES
    ),
    "imports.ColumnMap": center("Where fields stand in files"),
    "imports.Mark": After(_ENDED, "batch__finished_at").deleted("Doubles in a file", apart=_FILES),
    "imports.Deed": After(_ENDED, "batch__finished_at").deleted("What a file did", apart=_FILES),
    "imports.Row": After(_ENDED, "batch__finished_at").deleted("Rows of a file", apart=_FILES),
    "campus.Campus": center("Settings of the center"),
    "campus.QuietPeriod": center("Quiet periods"),
    "campus.Change": After(YEARS_7, "at").deleted(
        "Changes of settings", apart="Of the center; that they changed it stands in the audit log."
    ),
    "campus.Logo": center("The logo of the center"),
    "campus.Term": center("Terms"),
    "campus.Wording": center("The promise of conduct, in versions"),
    "campus.Trial": After(400, "sent_at").deleted("Tests of mail and of a conversation", "person"),
    "guide.Wording": center("Texts of the guide"),
    "guide.Video": center("Videos of the guide"),
    "guide.Example": center("Examples of notes"),
    "guide.Removal": After(1, "at").deleted("What was taken out of the guide", apart=_GUIDE),
    "interviews.Manner": center("Where to meet, and how to be there"),
    "coach.RuleSetting": center("Rules of the coach"),
    "interviews.BankChange": center("Questions of the center"),
}
