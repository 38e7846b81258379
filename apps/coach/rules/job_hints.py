"""What hints at work: deeds at the reader's place, the way in, what is owed for a course."""

from apps.coach.rules.job_anchor import Anchor

HINTS = (
    Anchor(
        4,
        "What one would do at the reader's place, and not to learn, is work.",
        """
        (i'd|i would|i could|i'll|let me|could i|can i|may i|want to|chance to|dream is to|hope to|\
            (love|like|glad|happy|thrilled|delighted) to|rather|gladly|happily) !({deedless}|(work|\
            plan|schedule) around) _ \
            ..4 (at|in|on|behind|\
            aboard|around|alongside|among) your !({talked_of}) _
        """,
    ),
    Anchor(
        4,
        "The way in is asked about by one who would take it.",
        """
        my application (is|went|was|has|will|could|needs)
        (have|has|get|stand|got) (a|any|some) (shot|chance) at (the|a|an|your|that)
        (candidature|candidacy)
        (provide|grant|offer) me ..2 (opportunity|chance|position|post|place)
        your name when i apply
        (trade|swap|exchange) my (labor|time|work|hands|help|hours)
        (be|become|we'll be|be your) (coworkers|coworker|colleagues) !(of|at school|once)
        (something|anything) more permanent
        (i|to|me|might|could) end up (on|at|in|with) (your|one of your)
        (tell|told|telling) (your|the) [_] _ ..3 (about me|i'm looking|i am looking)
        (that|know|and|but) i'm looking !(_)
        (i'm|i am|i'd be) your (man|woman|girl|guy|person|kid)
        (would|will|could|might) (have|take|use|want|hire) me !(_|,)
        (remember|recall|jot down|note) my name (when|if|for|once)
        (could|can|may|might|let) (i|me) [_] be the next !(_)
        sponsor* (visas|a visa|my visa|my license|my h-1b)
        my (skills|skill set|experience|training|background|languages|energy) (would|could|might|\
            can|will) ..4 (to|for|at|in) (you|your)
        off your (plate|hands|desk)
        show [you|them] what i can
        """,
    ),
    Anchor(
        8,
        "Who would be of use there, or in somebody's place, offers to work.",
        """
        (i'd|i would|could i|can i|let me) ..3 (take over|step in|fill in) (for|from) (her|him|\
            them|whoever|somebody|someone)
        i (can|could|may|might|would) be of [_] (service|use|help) (on|at|around) (the|your)
        """,
    ),
    Anchor(
        4,
        "A course or a license asks for a place that takes the writer.",
        """
        (have to|need to|must|got to|supposed to) (log|find|get|complete|do|finish|earn) ..3 hours \
            !(of (sleep|class|lecture|lectures|reading))
        (must|need to|have to|trying to|hoping to) find ..2 ({team}|employer|host|sponsor) !(i can \
            (ask|interview)|to (ask|interview|visit|write|study))
        sign [off] [on] my (papers|forms|hours|logbook|apprenticeship|card)
        (need|want|seeking|missing) (a|an|some) (sponsor|supervisor|preceptor) !(of)
        """,
    ),
    Anchor(
        2,
        "What can be used is not had yet.",
        """
        for me to (join|work|help|start|intern|train|enter|contribute)
        (your|the) {team} (needs|wants|could use|is looking for|lacks|is missing) (a|an|another|\
            more) \
            !(break|word|reminder|copy|rest|day|date) _
        (one more|another|extra|second|spare) (pair|set) of
        (summer|paid|seasonal) (things|stuff|programs) (for|at|in)
        of [_] (service|use|help) to (you|your|the {team})
        berth
        """,
    ),
    Anchor(
        3,
        "Who chooses is written to for being chosen.",
        "you (decide|pick|choose|select|hire|run) (who gets|the (interns|trainees|students|fellows|\
            slots|cohort|summer))",
        is_soft=True,
    ),
)
