"""Which fields of forms and queries of links hold an id, and of what; the others hold none.

A key is the page that a form or link leads to, and the field with its numbers blotted out.
"""

Key = tuple[str, str]
# Each is swapped in test_swaps.
IDS: set[Key] = {
    ("advising:draft", "put"),
    ("advising:thanks", "put"),
    ("advising:words", "who"),
    ("contacts:address_book", "entry"),
    ("interviews:live", "q#-about"),
    ("interviews:live", "q#-asked"),
    ("interviews:live", "q#-over"),
    ("interviews:live", "q#-text"),
    ("interviews:live", "q#-was"),
    ("home:caseloads", "advisor"),
    ("home:caseloads", "pk"),
    ("home:caseloads", "to"),
    ("home:colleague", "reader"),
    ("home:colleague", "to"),
    ("home:days_away", "reader"),
    ("home:later", "what"),
    ("interviews:log", "reader"),
}
_CENTER = (
    *("again_days", "alum_month", "day_ends", "day_starts", "expiry_days", "messages_a_day"),
    *("minutes", "note_words", "nudge_days", "open_requests", "question_days", "review_days"),
    *("sends_a_day", "thanks_again_hours", "thanks_hours", "thanks_late_hours", "touch_a_year"),
    *("touch_first_days", "touch_next_days", "undo_seconds", "unscheduled_days", "zone", "seen"),
)
# Numbers, days, choices of a list, and the numbers of lines.
PLAIN: set[Key] = {
    *(("campus:center", name) for name in _CENTER),
    ("advising:caseload", "step"),
    ("advising:caseload", "term"),  # of the center, for everybody on its staff
    # An address of this site: its page has a door of its own.
    ("advising:drop_snippet", "back"),
    ("advising:raise_flag", "priority"),
    ("alumni:campaign_new", "a_day"),
    ("alumni:choices", "limit"),
    ("alumni:directory", "decade"),
    ("alumni:invite", "page"),
    ("alumni:mine", "at_once"),
    ("alumni:mine", "limit"),
    ("alumni:opt_in", "at_once"),
    ("alumni:opt_in", "limit"),
    ("alumni:own_choices", "limit"),
    ("campus:logo", "seen"),
    ("campus:look", "seen"),
    ("campus:term", "name"),
    ("guide:edit", "heading-#"),
    ("guide:edit", "text-#"),
    ("home:act", "days"),
    ("home:caseloads", "page"),
    ("home:read_all", "until"),
    ("home:trial", "do"),
    ("interviews:bank_topic", "arts-#-is_on"),
    ("interviews:bank_topic", "arts-#-text"),
    ("interviews:bank_topic", "pay-#-is_on"),
    ("interviews:bank_topic", "pay-#-text"),
    ("interviews:live", "word-over"),
    ("interviews:log", "by_#"),
    ("interviews:log", "name_#"),
    ("interviews:log", "place_#"),
    ("interviews:log", "step_#"),
    ("interviews:log", "use_#"),
    ("interviews:suggest", "day_#"),
    ("interviews:suggest", "start_#"),
    ("outreach:agreed_choose", "limit"),
    ("outreach:agreed_times", "day_#"),
    ("outreach:agreed_times", "start_#"),
    ("outreach:give", "limit"),
    ("outreach:request", "minutes"),
    ("outreach:request", "subject"),
    ("outreach:request", "version"),
    ("reminders:choose", "hour"),
    ("reminders:later", "days"),
    ("reminders:preferences", "hour"),
}
