"""What a clause says against a request for work, in points. For `job_weight`."""

from apps.coach.rules.job_fact import fact

# Ahead of the anchor, whose article is read along.
AGAINST_AHEAD = (
    fact(
        -4,
        "It is asked about, not for.",
        """
        (how|what|which|why|where|whose) !(i|to|are the odds|are my|(do|can|could|should|would|\
            might) (i|\
            somebody like|someone like|a _ like)|it would take|\
            (would|will|does|might) it take for (you|a|me|somebody|\
            someone))
        when !(your _ (starts|is)|applications)
        who (you|do !(i)|does|gets|reads|decides|else)
        """,
    ),
    fact(
        -4,
        "It is over, or settled.",
        """
        (i|we) [already|just|still|once|also] (have (a|an|had|two)|did|got|found|took|accepted|\
            worked|quit|lost|finished|left|held|interned)
        (i've|we've) [already|just] (had|got|accepted|found)
        you [already|just|still|once|also] (did|got !(any|room|space)|found|took|accepted|worked|\
            quit|lost|finished|left|held|interned|turned|hired)
        (did you|were you|have you ever)
        (accepted|during|after (i|we|you|my|the|that|high)|before|since|lined up|interned)
        was (looking|searching|applying)
        your (talk|lecture|book|paper|post|column|letter|chapter|remarks) (on|about)
        """,
    ),
    fact(
        -4,
        "It is a theme, or so in general.",
        """
        (paper|article|thesis|book|study|research|essay|story|class|course|chapter|report|survey|\
            podcast|episode|law|advice|seminar) (on|about|of)
        (hard|easy|difficult|tough|harder|easier|impossible|common|is like|be like) to
        """,
    ),
    fact(-4, "It was so once.", "used", end=r"\s*$"),
    fact(-4, "That one is known.", "(that|this|which)", end=r"\s+one\s*$"),
    fact(-4, "Others say so.", "((thinks|says|said|told me) [that] (i|to)|(they|people) say)"),
    fact(
        -4,
        "Others are spoken of.",
        """
        (industry|profession|economy|society|computers|machines|robots|labor market)
        (most|many|some|all|one|each) of them
        (people|students|graduates|friend|friends|roommate|she|he|sister|brother|cousin|mother|\
            father|mom|dad|classmates|everyone)
        you (get|find|land) (a|an|any|one)
        """,
    ),
    fact(
        -4,
        "Others wish it.",
        """
        ({family}|everyone|everybody|society|they) [_] (want|wants|wanted|expect|expects|tell|\
            tells|urge|urges|push|pushes|need|needs|advise|advises) (me|us) to (get|find|take|\
            have|land|\
            look|do|search)
        {family} [_] (would|had|is|are|was|were|has been|have been) (rather i|looking|searching|\
            hunting|applying|on the lookout)
        """,
    ),
    fact(
        -4,
        "It is said what something is.",
        "(this|that|which|it) (is|was|isn't)|it's|that's",
        end=r"\s+an?\s*$",
    ),
    fact(
        -4,
        "It is done already, and elsewhere.",
        "(where|in which) i [also|now|mostly|still|sometimes]",
        end=r"\s*$",
    ),
    fact(
        -3,
        "A kind of it is spoken of.",
        "(this|that|your|what|which|each|the same) (kind|kinds|sort|type|line) of",
        end=r"\s*$",
    ),
    fact(-4, "It is one of two ways.", "(between|torn)", end=r"(?:\s+\S+){0,3}\s*$"),
    fact(
        -4,
        "Advice is asked on whether to.",
        "should i (take|accept|choose|pick|leave|quit|get|look for)",
    ),
    fact(
        -4,
        "Something is asked about it.",
        "(guidance|thoughts|perspective|insight|opinion)",
        end=r"\s*$",
    ),
    fact(
        -4,
        "It is what leads there.",
        "(needed|required|necessary|enough|takes|important|useful|common|normal) to",
        end=r"\s*$",
    ),
    fact(
        -4,
        "It is minutes of a talk.",
        "(minutes|half an hour|an hour|half hour) (if|when|whenever|in case) you [_] (have|find|\
            get|see)",
        end=r"(?:\s+(?:an?|any|some))?\s*$",
    ),
    fact(
        -4,
        "It is in the midst of one.",
        "(middle|end|most|half|heart|reality) of",
        end=r"\s+(?:an?|the)\s*$",
    ),
    fact(
        -4,
        "It will be, but not yet.",
        "(next year|in a year|in two years|one day|someday|some day|eventually|sooner or later) i",
    ),
    fact(
        -4,
        "It is not decided whether.",
        "(find out|figure out|decide|deciding|sure|undecided|learn) (if|whether) "
        "(i (should|want|am)|i'm|to|it|this|that)",
    ),
    fact(
        -4,
        "It is asked what they would do.",
        "(offered|offers|offering|gave|promised) you",
    ),
    fact(
        -4,
        "It is read.",
        "(looked at|looking at|read|reading|scrolled through|studied|counted)",
        end=r"(?:\s+\S+){0,2}\s*$",
    ),
    fact(
        -4,
        "Time is spent.",
        "(spend|spending|spent) (a|an|some|one|two|three|half|few) [_] [of]",
        end=r"\s*$",
    ),
    fact(-3, "What one wants of life is not asked for.", "i [_] (want|wanted)", end=r"\s+an?\s*$"),
)
# Right behind the anchor.
AGAINST_BEHIND = (
    fact(
        -4,
        "Something else bears the name.",
        """
        (manager|committee|freeze|process|season|practice|practices|fair|shadow*)
        of !(_ (hours|weeks|months|days))
        on (that|this|it) !(_)
        ..2 (by (their|the|his)|according to|because|based on)
        attached
        (i|you|he|she|they) (went|did|had|took|left|held|got|started|turned)
        to (learn|talk|speak|hear|ask|meet|see|chat)
        in (my|your) (calendar|schedule|week|day|diary|month)
        ..2 (i've|i have|i'd|i had) already
        [on your (end|side)] ..8 (another (day|time)|no worries|understand|reschedule|move it|\
            move our|move the|cancel|can't make|cannot make|make it)
        """,
    ),
    fact(
        -1,
        "A kind of work, not a post.",
        """
        (like (yours|that|this)|that|which|where !(you work)|in which !(case))
        """,
    ),
    fact(
        -4,
        "It is for others, or elsewhere.",
        """
        ..6 for (people|those|anyone|anybody) (who|with|without|that) !(my|me|i)
        ..6 for (someone|somebody) who (hates|likes|loves|can't|cannot|doesn't|wants|gets)
        ..3 outside
        """,
    ),
    fact(
        -4,
        "It is in a calendar, or on a map.",
        """
        (on|before|after) (monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|lunch)
        (next|this) (week|month) (when|that)
        (in town|near (you|your)|between (you|your|two|the))
        (on|in) your [_] (schedule|calendar|week|agenda|monday|tuesday|wednesday|thursday|friday)
        to (meet|sit|eat|park)
        [open|free|left] (this|next) week
        ..4 for (a|the|our) [_] (call|chat|talk|conversation|meeting|coffee|zoom)
        """,
    ),
    fact(
        -4,
        "It is how they go about it.",
        "..2 (what|how|which|who|why) (do|does|would|should) (you|they|it|one|i)",
    ),
    fact(
        -1,
        "It is anywhere in a field.",
        "..2 (in|within) (your|this|the|that) ~1 "
        "(field|industry|trade|profession|sector|line of work)",
    ),
)
# The same, where the anchor is a noun.
AGAINST_NOUN = (
    fact(-4, "It describes another noun.", "!({goes_on}) _"),
    fact(-1, "A kind of work is wished for.", "with !(you|your|my)"),
    fact(-4, "It is a place to go to.", "where (you|we|one|people) (can|could|still|meet|get|sit)"),
    fact(
        -4,
        "It is for some day.",
        "!(at|for|with|under|in your|on your) ..5 "
        "(someday|some day|one day|eventually|down the road)",
    ),
)
