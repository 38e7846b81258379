"""What one who looks for work says of the search, and offers."""

from apps.coach.rules.job_anchor import Anchor

SEARCH = (
    Anchor(
        4,
        "Who says so looks for work.",
        """
        (i'm|i am|im|been|currently|actively) [currently|actively|also|still|now|on the] ~1 (job|\
            internship|work) (hunt|hunting|search|searching|seeking)
        my [_] {job} (hunt|search) (brought|led|made|is why|is the reason|isn't|is not|has|is going)
        (looking|look|searching|search|hunting|hunt|lookout|applying|available|free) for [some|any|\
            more|paid|steady|real|seasonal|temporary|summer|part-time|full-time] (work|employment) \
            !(by|of|on|from (home|you|your|the)|like|that|in (the|a) (museum|gallery))
        open to (work|working|offers|any (role|kind|type|work|shift)|{job} {offer})
        looking for (somewhere|a place|someone|anyone) to (work|train|intern|start|hire me|take \
            me|give me|do my ({kind}|clinical|practicum|placement|hours|teaching|field))
        (have|got|have to|need to|gotta|want to|trying to|hoping to) find something (before|by|\
            for|in|at|with|this|that pays|paid|soon|quick)
        (i|i've|i have|been|having) (applied|written|applying|applications) ..1 to [like|about|\
            around|over|some] _ (places|jobs|companies|firms|positions|internships|employers|labs|\
            shops|hospitals)
        (nobody|no one|no-one|nowhere) (lets me in|hires me|will hire me|takes me|will take me|\
            gives me a|would give me a|wants me)
        (keep|kept|keeps|being|been|get|getting) (getting|being) (rejected|turned down|ghosted)
        (past|through|beyond) (the|my|your) ~2 (round|screen|screening|interview)
        (applications|resumes|cvs) (out|and [_] (nothing|no _|silence))
        nothing (lined up|set up yet|so far)
        sent [out] ..3 (resumes|cvs|applications)
        (i'm|i am|currently) [still] (unemployed|jobless|out of work|laid off)
        anything to (work|intern|join|be part|get in|get into|help) !(out with your)
        (who is|who's|whoever is|whoever's) hiring
        (job|position|shift|shifts) back
        between jobs
        on the [job] market
        {job} (inquiry|request)
        application process for
        (apply|applying|applied) to (your !(old|former|school|college|university|alma|department) \
            _|the {team})
        (apply|applying|applied) for [_] ~2 {post}[ of _]
        (i (can|could|may|might)|(can|could|may|might|should|do) i) [_] apply !(what|this|that|the)
        (what|which) ~2 {post} (are|is) [_] (open|available)
        (what|which) ~2 {post} (do|does|would) {reader} [_] (have|offer) [_] for
        """,
    ),
    Anchor(
        4,
        "Who needs the money needs work.",
        """
        i [_] [_] need [to] (some|the|earn|make|any|more|a|get) [some|the|steady] (money|cash|\
            income|paycheck)
        i could [really|sure] use [some|the|more] (work|money|cash|hours)
        i [_] need [some] (work|cash|income|hours) !(on|with)
        (have|need) to (earn|pay|make|cover) (my|some) (tuition|rent|way|keep|money)
        """,
    ),
    Anchor(
        4,
        "Terms are named by who would take the post.",
        """
        (minimum|any|low|lower|no|little|less) (wage|pay|salary|stipend) (is|are|would|works|will)
        (pay|money|salary|title|titles|hours) (doesn't|does not|don't|do not|isn't|is not|aren't|\
            are not) (matter|important|count|an issue|a problem)
        (don't|do not|not) (care|mind|picky|fussy) (what|which|about) ..3 (title|pay|salary|role|\
            hours|job|position|wage|money|shift|shifts|wages)
        work for [_] (minimum|free|nothing|tips|food|experience|less|any|whatever|(a|an) [_] \
            (wage|stipend)|!(half|an|one) _ (an|per|a) hour|_ _ (per|a) hour)
        (i'd|i would|i'll|i will|could|would|can) [_] [_] (take|do|accept|work) [_] (unpaid|\
            whatever !(time|minutes|advice|you can spare)|anything !(to (see|hear|know|learn|be|\
            watch|read))|any ~2 {post}|any (pay|\
            hours|work|shift|shifts|role)|less)
        any (shift|shifts|hours|title|task|tasks|work|{post}) [at all] (is|are|would|will|works|\
            helps) [_] (fine|okay|ok|good|great|welcome|do|suit|enough|help|alright|perfect|for \
            me|with me)
        any (shift|shifts|hours) would
        ((available|free|up to|can do|could do|can work|could work|give you|looking for|at least|\
            around|about) [for|to work] _ hours|part-time|full-time) (a|per|each|every) week
        (paid|unpaid|part-time|full-time|part time|full time) or (paid|unpaid|not|part-time|\
            full-time|part time|full time)
        (can|could|i'd|would|happy to|willing to|able to|glad to) [also|even] (work|do) [_] \
            (nights|weekends|evenings|shifts|overtime|holidays|night shifts|saturdays|sundays|any \
            (shift|shifts|job|task|hours)|full-time|part-time|full time|part time)
        (can|could|free|available|work|here) ..4 (all summer|the whole summer|all season|every \
            (weekend|saturday|sunday))
        (can|could|ready to|able to|available to) (start|begin) [_] [_] (immediately|tomorrow|\
            monday|right|at once|on|as soon|work|any day|whenever|in (may|june|july|august|\
            september|\
            january)|june|may|now)
        (willing|ready|able|happy) to (relocate for|work !(around|with your|through|it|something)|\
            move (for|to (your|wherever))|commute)
        (would|will|i'd|could) relocate for
        (ready|available|able) to start
        could start (right|in|on|as soon)
        even unpaid
        (don't|do not|wouldn't|would not) (need|expect|want|require) (pay|payment|money|to be paid|\
            to get \
            paid|a salary|a wage|wages)
        (fine|ok|okay|happy|good|cool|content) with (part-time|full-time|part time|unpaid|minimum|\
            less|nights|\
            any (role|job|position|pay|hours|shift|task|work))
        (do it|work|help|intern|come) ..2 for [_] credit
        (nights|night shifts|holidays|overtime|early shifts|shifts) ..1 (no problem|fine|ok|okay|\
            work for me)
        """,
    ),
    Anchor(
        3,
        "Beside a request, this is one more.",
        """
        (can|could|may) i join !(_)
        (i'm|i am|i'd be|count me) in !(_)
        whatever (needs|you need|needs doing|it takes)
        work hard for you
        (hard|good) worker out of
        strong arms
        (won't|will not) (regret|disappoint|be sorry)
        (don't|do not|never) forget me
        (heads up|word|shout) (when|if) ..3 (jobs|job|posted|opens|hiring|opening)
        ever a need
        test me !(_|on)
        (make|fetch) your coffee
        load off (you|your)
        (my schedule is|i'm|i am) [totally|completely|very] (flexible|wide open)
        hard to find (anything|something|a job|work) !(about|on)
        (looking|trying|dying|hoping) to (get|break) into (the|this|your) (trade|field|industry|\
            business|profession)
        need ..1 experience !(of|as)
        (ad|advert|posting|listing|flyer) (said|says|asks|asked|mentions|mentioned)
        (spots|places|slots|openings) [still] (left|open|available)
        (get|gets|getting|let|lets) [me|people|students|freshmen] in !(_)
        """,
        is_soft=True,
    ),
    Anchor(
        2,
        "An application is one for work, unless it is one to a school or for money.",
        """
        (apply|applying|applied|application) !(what|the same|to (law|grad|graduate|med|medical|\
            school|a school|teach*|the teach*|your (old|former|school|college|university|\
            department))|to [the|a|an|some|two|\
            three] (dental|vet|veterinary|nursing|pharmacy|art|film|business|divinity|design|music|\
            acting|drama|culinary|flight) (school|schools)|to [the|a|an] ~2 (program|programs|\
            college|colleges|university|universities)|for (grants|money|funding)|for (a|the) \
            (grant|scholarship|permit|visa|loan))
        (accepting|taking|reviewing) ~2 applications
        applications (open|close|are due)
        (back|support|sponsor|second) my application
        my (chances|odds)
        take a pay cut
        (get|land|secure|arrange|chance for|chance to) [me] [an] interview
        """,
    ),
)
# A denial that denies nothing.
UNDENIED = Anchor(
    4,
    "Who has found no job yet, or would not turn one down, wants one.",
    """
    (haven't|have not|no luck|struggling|hard time) ..3 (found|find|finding|landed|secured|get|\
        getting) (a|an|any) ~3 {post}
    (don't|do not) [yet] have (a|an|any) ~3 {post} (yet|lined up)
    still (don't|do not|haven't|have not) (have|got|found) (a|an|any) ~3 {post}
    (can't|cannot|won't|don't) ..5 without (a|an|one|any|some|the) ~3 \
        {post}
    (wouldn't|would not) (say no|turn (it|one) down|mind|object|complain) [to] (one|(a|an|any) \
        ~3 {post})
    (wouldn't|would not|don't|do not) mind (starting|sweeping|carrying|filing|cleaning|working \
        (nights|weekends|for|at|in|with|long|hard|unpaid)|(a|any) ~1 (shift|pay cut))
    (wouldn't|would not) turn (it|one) down
    unless (you|your _|there) [_] [_] (have|has|is|are) (one|any|an _)
    (let me know|heads-up|heads up|tell me|ping me|write me|email me|text me) when ..4 (goes|go|\
        comes|come|opens|open|is|are) (up|out|live|posted)
    unless ..4 (opens|comes) (up|free|available)
    (can't|cannot|could not|couldn't) ..4 (anywhere|any place|anyone|nobody) [else] (i'd|i would) \
        rather (spend|be|work|start|train)
    (won't|not|never) find (anyone|anybody|someone|a) [who] [_] (works|worker|harder|keener|\
        hungrier)
    """,
    is_undenied=True,
)
# What a subject line says if it only names a post; the line is matched as a whole.
TOPIC = Anchor(
    2,
    "A letter is about what its subject line names.",
    """
    ({kind}|{job}|research|lab|assistant|student|teaching|new) ~1 ({post}|{taken_on})[ (at|with|\
        in|for|on|this|next|,) ..5 _]
    ({kind}|{job}) ({post}|help|work)[ {year}]
    {post} for ..4 {post}
    ({post}|recommendation)[ (at|with|in|for|on|,) (you|your _|the {team}|{article} _|next _|this \
        _|_ {team}|summer|fall|spring)]
    ~2 ({post}|job|hiring|candidate|referral) (inquiry|request|application|opportunity|query|ask|\
        question|search|hunt)[ (at|for|with) ..3 _]
    hiring
    """,
)
# What asks in a subject line, where there is no room for "I am".
LINE = Anchor(
    4,
    "A letter asks what its subject line asks.",
    """
    (looking|search|searching|applying|asking|hoping|application|request|inquiry|apply|available|\
        ask) (for|about) ..4 ({post}|work|referral|{taken_on})[ ..4 _]
    (seeking|need|needing|want|wanted|in search of|requesting) ..4 ({post}|work)[ ..4 _]
    (application|applying|applicant|candidate|candidacy)[ (of|for|to|as) ..5 _]
    (interested in|interest in|about) (joining|working|a|an|any|your open) ..3 ({post}|{team}|you)
    ~2 {post} (needed|wanted)
    (are you|you|still) hiring
    (open to|ready to|available to|here to) work
    """,
)
