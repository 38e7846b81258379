"""What a clause says for a request for work, in points. For `job_weight`."""

from apps.coach.rules.job_fact import fact

# The first words of the anchor.
ITSELF = (
    fact(2, "Any of them will do.", "{any}"),
    fact(1, "One that nobody has.", "(a|an|another|one|some|openings|vacancies)"),
    fact(-3, "One that somebody has.", "{whose}"),
    fact(-6, "It is an hour of the day.", "[{article}] (time|calendar|meeting|call) {place}"),
    fact(1, "One that somebody will fill.", "[{article}] [_] {kind} _"),
)
# In the same clause, ahead of the anchor; an article of the anchor is read along.
SEEKS = fact(
    3,
    "Who looks for something has not got it.",
    """
    (look|looking|search|searching|hunt|hunting|hope|hoping|ask|asking|beg|apply|applying|applied|\
        need|ready|lookout|open|up|suited|qualified|available|free|market) [you] for
    (seek|seeking|find !(out)|finding|get !(into|in touch)|getting !(into|in touch)|earn|land|\
        landing|secure|securing|want !(to)|need\
        !(to)|could ..1 use|line up|lining up|obtain|pursue|pursuing|score|offer\
        me|give me|open to|lead to|leads to|turn into|turns into|inquire about|inquiring about|eye\
        on|sights on|kill for|in search of|i'm after|am after|missing|lacking)
    """,
    end=r"(?:\s+\S+){0,3}\s*$",
)
ASKED = fact(
    2,
    "The reader is asked.",
    """
    (do|does|can|could|will|would|might|may|is|are|has|have|should) {reader}
    (if|whether|in case|unless|when|whenever|should|hope|hoping|think) [that] {reader}
    (if|should|when|whenever|in case|once) [_] (a|an|any|anything|something|one|some|\
        opportunities|positions)
    (you|your _) (could|can|might|may|would)
    (her|his|their|the) _ (may|might|could)
    (is|would) it [be] (too late|possible|okay|ok|crazy|all right|alright)
    any (tips|advice)
    (maybe|perhaps) (you|your|there|someone|somebody)
        if it (were|was|is) [ever] possible
    there (may|might|could|must) be
    (let me know|know of|hear of|aware of|any chance|possibility|please)
    """,
)
WISHED = fact(
    2,
    "It is wished for, and nothing is to be learned.",
    """
    (i'd|i would|would|id) [_] (love|like|appreciate|welcome|do|take|consider|be [_] _) \
        !(to ({learning})|out)
    (i'm|i am|im|be|am|so|very|really|most|also|and) (glad|happy|eager|keen|excited|interested|\
        thrilled|honored|grateful|thankful|delighted|willing|hoping) !(to ({learning}))
    (hope|hoping|hopeful|grateful|appreciate|interest|dream|goal|plan|planning|want|chance|\
        opportunity|mean the world|willing) !(to ({learning})|out)
    (looking|want|trying) to !({learning})
    (can|could|may|might|would|should) i
    (possible|help me|help|let me !(know))
    (how|where|whether) [do|can|could|should|would] (i|somebody like|someone like|a _ like)
    """,
)
FOR_AHEAD = (
    SEEKS,
    ASKED,
    WISHED,
    fact(
        2,
        "The writer would do it.",
        """
        (i'd|i would|i'll|i will|(i|and|but|or|who|so) (could|can)|willing to|happy to|glad to|\
            ready to|prepared to|mind|let me|me to) [also|even|maybe|just|easily|gladly|really|\
            rather]
        """,
        end=r"\s*$",
    ),
    fact(
        1,
        "Who has it can give it.",
        """
        (you|they|your _|your _ _|the _) ..1 (have|has|offer|offers|run|runs|host|hosts|sponsor|\
            sponsors)
        """,
        end=r"(?:\s+\S+){0,2}\s*$",
    ),
    fact(
        1, "Who knows of one can tell.", "(know|hear|heard|aware|learn) of", end=r"(?:\s+\S+)?\s*$"
    ),
    fact(
        2,
        "It is brought up.",
        """
        (write|writing|call|calling|talk|speak|ask|asking|wonder|wondering|contact*|reach out|\
            reaching out) [to|with] [you] about
        (discuss|concerning|in regard to|with regard to|writing|regarding|(guidance|leads|\
            pointers|word) on)
        """,
        end=r"(?:\s+\S+){0,1}\s*$",
    ),
    fact(
        1,
        "It is the reason for writing.",
        "(asking|writing|calling|emailing|here) about",
        end=r"(?:\s+\S+){0,1}\s*$",
    ),
    fact(
        2,
        "It is said in passing.",
        "(even|ideally|hopefully|perhaps|maybe|only)",
        end=r"\s+(?:an?|some)\s*$",
    ),
)
# Right behind the anchor.
FOR_BEHIND = (
    fact(
        2,
        "It is there for the taking, or for the writer.",
        """
        [are|is|that is|that are] ..1 (open|available|going|left !(_)|left (for|this|over)|free|\
            coming up|opens|comes up|\
            paid|part-time|part time|full-time|full time)
        ..4 still (open|available|free|vacant)
        ..4 for (me|us|a student|students|[_] like me|[a|an] ~2 {helper})
        ..4 (i|me) (could|might|may|can) !(be (outside|alone|who|sure)|see|sit|sleep|still) _
        (me|someone like|somebody like) !(to)
        from (you|someone|somebody)
        ..5 would (do|be|help|mean|make|change|open)
        ..9 would be (enough|plenty|great|fine)
        ..1 be possible
        """,
    ),
    fact(
        1,
        "It is where the reader works, or soon.",
        """
        ..4 (on|at|in|with|within|for|under|to) (you|your|the {team})
        ..4 (this|next|the) (summer|spring|fall|autumn|winter|term|semester|year|season)
        (you posted|advertised|posted|listed)
        (you|they|your _|your _ _) (posted|advertised|announced|listed|put up)
        """,
    ),
)
