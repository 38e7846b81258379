"""What is offered, wished or hinted at by one who never calls it work."""

from apps.coach.rules.job_anchor import Anchor

OFFERS = (
    Anchor(
        4,
        "Who is short of people needs one more.",
        """
        (if|when|whenever|should|in case) {side} (is|are|run|runs|find|be|ever|come up) \
            [yourself|yourselves] ..5 short !(_)
        (if|when|whenever|should|in case) {side} (is|are|run|runs|find|be|ever|come up) \
            [yourself|yourselves] ..5 short (of|on) (a|an|hands|people|\
            staff|help|cooks|drivers|crew|saturdays|weekends|mondays)
        (help|hands|staff|crew|drivers|cooks|volunteers) wanted
        help-wanted
        """,
    ),
    Anchor(
        4,
        "A name is dropped where people are chosen.",
        """
        (drop|float|toss|throw|slip|hand|add|enter|flag|pin|raise|pass|bring up|slide|sneak) my \
            (name|hat) !(from)
        (pass|passed|passing|hand|handed|forward|forwarded|give|send|slide|slip) (them|it|these|\
            those|mine|me|this) [on|along|over] to ({hr}|whoever|{boss})
        (flag|nudge|bump|expedite|fast-track) (it|mine|my application|me)
        a (nudge|push|boost|word|line|call|note) [from you] would (help !(me)|go a long|open|\
            carry|count|mean)
        (keep|bear|have|hold) me ..5 mind
        """,
    ),
    Anchor(
        2,
        "Who decides might want the writer.",
        """
        (who|that) (would|could|might|can|may|will|wants to|needs to) (take|have|use|hire|want|\
            need) \
            (me|a student|someone like me)
        (your|the) [_] (manager|boss|chef|owner|director|foreman) [_] (like|want|care|love) to \
            (meet|see|try|have|hear from)
        """,
    ),
    Anchor(
        4,
        "A door is hinted at.",
        """
        (consider|take|count) this [as] (me|my) (knocking|raising|applying|application|hand|\
            throwing|putting|knock|hat)
        raising my hand !(in|at|during|to ask)
        (hold|open|crack|leave) (the|that|a|any|some) door ..3 (for me|open)
        (would|could|might) open (that|the|a|some|any) door !(to (a|the) (question|past))
        (if|whether) (that|the|a|any) door is [_] open
        (string|strings) ..9 ..5 (pull|pulled|tugged)
        where [do i|to|should i|can i] sign[ up|on] !(for (your|the) (list|tour|visit|newsletter))
        (say the word|give the word) and i
        (i|just) want in !(_)
        give me (a|my) (start|foot up|leg up|first chance|go)
        ((one|a|my|a first) (foot|toe|leg)|feet) in (the|your|a) (door|industry|field|business)
        (in|on) [the|your] payroll
        (in|up|on) for (a|an) (stage|trial|tryout|audition|working interview)
        working interview
        (put|sign) me (down|up) for (anything|whatever|any|everything|nights|weekends)
        (i'd|i would) [_] (love|like|be _) to be (the|that) one !(who|to|that|asking)
        (being|be) considered for (a|an|the|one|any|your)
        be one of the new (ones|people|hands|hires|faces|recruits|starters)
        """,
    ),
    Anchor(
        2,
        "A gap can be filled.",
        """
        (a|any|some|the|one) ~2 (door|crack|gap|hole|crumb|string) !(in (the|your|my) (record|\
            argument|data|research|fence|roof))
        (room|space|place|spot|spots|berth|bunk|corner|nook|chair|desk) (in|on|at|aboard|with|\
            within) (your|the) [_] ({team}|roster|rota|lineup|schedule) for (a|an|one|me|another|\
            somebody|someone)
        (room|space|place|spot|berth|bunk|use) for (me|one more|another|a _ like me) \
            !(question|thing|visitor|coffee|call)
        (see|picture|imagine) me (at|in|on|behind) (the|your) !(talk|audience|crowd|row|class)
        """,
    ),
    Anchor(
        1,
        "For a beginner there are books, too.",
        "(a|an|any|some) ~2 !({lesson}) _ for (a|an|one more|another) ~2 {novice}",
    ),
    Anchor(
        4,
        "Who would stay sees a future there.",
        """
        see myself (at|in|on|with|working) (your|the) [_] {team}
        (fit|belong|slot) right in (at|on|with) (your|the) {team}
        be [a] part of what (you|your _) (do|are|is|'re|build)
        you('d|would|could|can) have me (at|on|all|any|every|from|for the|whenever|as (a|an|your))
        (yours|your {team}|you) would be my (first|top|dream)
        (still have|i have|i've got|i've) no (site|placement|host|internship|job|post|preceptor|\
            sponsor|offer|offers) (for|yet|lined|so)
        (requires|require|need|needs) [us|me|to find] (a|an) ~1 (site|host|sponsor|preceptor)
        """,
    ),
    Anchor(
        4,
        "What is done for pay, or for none, is offered.",
        """
        (do|done) (it|this|that) for (free|nothing)
        (i'd|i would|i'll|i will) (take|work|do) (the|any|your|a) ~2 (shift|shifts|hours|nights)
        (i could|i can|could i|can i) (take|work|do|cover) [the|any|your|a|some] [extra|night|\
            evening|weekend|summer] (shift|shifts)
        (i'd|i would|i'll|i could|i can|gladly|happily) !(be|have|love|like|been|not|never|travel) \
            ..6 (all (summer|winter|season|semester|year)|every (weekend|saturday|sunday|night|\
            morning|shift)|for a (season|summer|year))
        (even|just) ~2 (shift|shifts|hours|nights|{post}) would
        (line|lining|lined) (something|anything) up
        (available|free) (from|starting|as of) ..2 {month} ..3 (can|could|own|bring|work|start)
        come in [on] (mondays|tuesdays|wednesdays|thursdays|fridays|saturdays|sundays|weekends)
        (odd jobs|anything|whatever) you need done
        teach me (the|your) (trade|craft)
        learn (the|your|this) (trade|craft) (from|under|beside|alongside) you
        """,
    ),
    Anchor(
        2,
        "To help with the work is to do it.",
        """
        (assist|second|back up|run for|roadie for|carry for|cook for|drive for) you (on|in|at|with|\
            for|this|next|during)
        on your next ~1 (film|show|shoot|production|tour|expedition|dig|build|job|season|album|\
            project|record|site|case)
        (at|for|with|on|in) (a|an) ~2 {team} like yours
        to [_] (contribute|serve|help|function|act|assist) as (a|an|your) ~2 {novice}
        be (ready|there|in|over) (tomorrow|at once|in a heartbeat|monday|any day|in (may|june))
        """,
    ),
    Anchor(
        4,
        "What one can do is offered to who has work.",
        """
        (work|help) (for free|unpaid|for nothing|without pay)
        (i'd|i could|i can|i'll|let me|i would) work ..3 (for free|unpaid|for nothing|without pay)
        see (how|what) i (work|do|can do|am like)
        prove [that] i can
        (could i|can i|may i|let me|if i could|if i can) [maybe] [come and] !({calling}) _ ..4 \
            (at|in|on|with|for) (your|the) [_] {team}
        offer my (services|help|labor|labour|time|skills)
        (be|make) (a|an) ..2 (fit|match|addition|asset|candidate) (for|to|at|on|in|with) (you|your)
        (make|be) (a|an) ..2 (hire|employee|worker)
        (would|could|can|will|i'd) [_] be (an asset|a great asset|valuable) to
        (would|could|can|will|i'd|to) bring (a lot|lots|plenty|so much|energy|enthusiasm|passion|\
            value|fresh|new|my) ..5 to (you|your)
        put me to (work|use)
        (try|trying) me[ out] !(again|at|on (my|the (phone|number))|out)
        give me (a|one|some|any) [_] (day|week|shift|task|tasks|broom|work|apron|month|trial|go)
        (see|find out|judge|check) (if|whether|how) (i'm|i am|i'd be|i) [_] (any good|good enough|\
            good|useful|fit|any use|work out|right for|do)
        (show|prove) (you|your _|them) (what i can do|what i've got|how hard i|i can)
        (let me|chance to|me to) prove myself
        (do|pick up|picking up|cover|covering) (a|some|any|extra|one|spare) [_] (shift|shifts|hours)
        (maybe|perhaps|possibly|hopefully|could|might|i) stay on (for|as|through|with|at|after)
        won't let you down
        (jump|step|fill) in (for|if|when|whenever)
        (can|could|i'd|i'll|to) (jump|step|fill) in !(_)
        """,
    ),
    Anchor(
        2,
        "Chores are done by who works there.",
        """
        (sweep|sweeping|carry|carrying|haul|hauling|mop|clean !(data|energy|water|air|record|\
            slate|copy|sheet)|cleaning|stock|stocking|answer (the|\
            your) phones|answer phones|run errands|wash dishes|do the dishes|peel|file|pack|do \
            the filing|make the coffee|make copies|lend a hand|pitch in|pull my weight|earn my \
            keep|grunt work|boring stuff|whatever (you|your _) (need|needs)|extra pair of hands)
        (start|starting|begin|beginning) (at|from|in|on) (the|your) [_] (bottom|mail room|\
            mailroom|ground floor|stockroom|warehouse|kitchen|floor)
        (trial|test) (shift|day|week|month|run|period)
        (tryout|try-out)
        earn (some|a little|a bit of|my own) (money|cash)
        be [_] [_] (useful|of use|of help|of service|an asset|helpful) (to|for|at|in|around) (you|\
            your|the {team})
        """,
    ),
    Anchor(
        3,
        "When somebody is free says something beside a request.",
        """
        (available|free) (from|starting|beginning|as of|through|all) ..2 {month}
        (is|are) my (first|top) choice
        """,
        is_soft=True,
    ),
)
