"""The words on which a request for work can hang, and what each weighs alone. For `not_a_job`."""

import re
from typing import NamedTuple

from apps.coach.phrases import phrases
from apps.coach.rules.job_words import WORDS


class Anchor(NamedTuple):
    """Words that may ask for work: how many points they bring along, and why."""

    points: int
    why: str
    words: re.Pattern[str]
    is_noun: bool = False
    needs_post: bool = False  # in the same sentence, or the one before


def _anchor(points: int, why: str, lines: str, **known: bool) -> Anchor:
    return Anchor(points, why, re.compile(phrases(lines, WORDS)), **known)


POST = re.compile(phrases("{post}", WORDS))
ANCHORS = (
    _anchor(
        1,
        "A post may be anybody's.",
        """
        ({article}) ~3 {post}
        [{kind}] {post}
        """,
        is_noun=True,
    ),
    _anchor(
        2,
        "Who speaks of openings has an eye on them.",
        "[{article}] {job} {offer}",
        is_noun=True,
    ),
    _anchor(
        0,
        "A place may be a table in a cafe.",
        """
        ({article}) ~3 {place}
        {place}
        """,
        is_noun=True,
    ),
    _anchor(
        1,
        "One of what was spoken of.",
        """
        (one|any|some) !(_)
        one (for|in|at|on|with|open|opens|comes|becomes|available|this|next|if|please|too|and|or)
        """,
        is_noun=True,
        needs_post=True,
    ),
    _anchor(
        2,
        "Anything may be anything; not so what is paid.",
        """
        (something|anything) [that is|that's] ..1 (open|available|paid|unpaid|part-time|part time|\
            full-time|full time|for me|for the summer|this summer|over the summer)
        """,
    ),
    _anchor(
        2,
        "Who hires is asked for work, or told of.",
        """
        (hire|hiring|recruit|recruiting|employ|employing) !(yourself|himself|herself|a (car|van|\
            truck|bus|boat|hall))
        (hires|recruits|employs) [a|an|any] ~1 {helper}
        (take|takes|taking|took|bring|brings|bringing) (on !(the|this|that|so)|me (on|in|along|\
            as)|me !(to|through|_))
        (be|get|getting|being) (hired|recruited|employed|brought on|taken on)
        (bring|bringing) (me|anyone|anybody|someone|somebody|people) (in|on|aboard)
        (need of|short|short of) [a|an] ~2 {helper}
        (short-handed|shorthanded|short-staffed|understaffed|expanding)
        """,
    ),
    _anchor(
        2,
        "Only who hires needs an extra cook.",
        """
        (take|takes|taking|accept|accepts|accepting|host|hosts|hosting|need|needs|needing|want|\
            wants|use|do with|looking for|look for|looks for|searching for|pay|pays|seeking|fund|\
            sponsor|consider|having|let) [on] [an|a|any|some|another|one|more|new|extra] ~2 {helper}
        (room|space|spot|spots|place|places|need|use|funding|budget|money) for [an|a|one more|\
            another] ~2 {helper}
        (have|has|had|got) (something|anything) for [_] [_] (me|a|an|someone|somebody)
        {helper} like me (on|at|in|for) your
        (use|take|want) me
        (sponsor|host|fund) (me|my)
        pay me
        """,
    ),
    _anchor(
        4,
        "A favor that only one who looks for work needs.",
        """
        # a good word
        (put|putting|puts) in a [_] word !(for you)
        (say|drop) a [_] word (to|with|for) !(you)
        (vouch*|speak up|spoke up) for me
        (refer|referring|recommend|recommending|nominate|nominating|endorse) me !(to (someone|\
            somebody|anyone|a|an|other|another|people))
        (refer*|recommend*|suggest*|mention*|nominat*|endors*) (me|my name) (for|to (your _|{boss}))
        (tell|told|telling) {boss} [that] [about] (me|i|i'm)
        be (recommended|referred|considered) !(a)
        (be|as|give me|write me|provide) (my|a) reference
        any (pull|sway)
        # a place in the mind
        (be|being) kept (in mind|on file|on your list)
        (keep|keeping|kept|bear|have) (me|{mine}) (in mind|on file|on (your|the) (list|radar)|in\
            the loop)
        (keep|keeping) me (posted|updated|informed) (about|on|of) !(your|how)
        (keep|keeping) (an eye|your eyes|an ear|your ears) (out|open)
        (remember|think of|think about) me (when|if|should|once|for)
        think of me[ first] !(_)
        (consider|considering) (me|my application) !(from|as|when i|a|an|your)
        # a paper passed on
        (pass|passing|passed|forward|forwarding|forwarded|hand|handing) [on|along|over] {mine}
        (put|get) {mine} (forward|in|on|down)
        (submit|submitting) {mine}
        (share|sharing|show|give|send|sending|get|put) {mine} (with|to|in front of) (your|the|hr|\
            whoever|anyone|anybody|someone|somebody)
        (introduce|introducing|connect|connecting|put|putting|point|refer|direct) me ..5 {hr}
        (who|whom|where) (to|i (should|could|can)|(should|could|can) i) (send|submit|apply)
        who (handles|manages|runs|oversees|does) [the] {post}
        # a door held open
        (get|gets|getting) me (in !(touch|contact)|into (the|your))
        (my|a) foot in (the|your) door
        in the door
        (put|enter) me in for
        give me a (chance|shot|try|break) !(to)
        (pull (some|a few) strings|on my behalf|hook me up|on your radar|hat in the ring)
        """,
    ),
    _anchor(
        2,
        "Who decides is told of the writer.",
        """
        (tell|told|telling|mention|mentioned|mentioning|slip|forward|pass|show|speak|spoke|talk|\
            say|recommend|refer|suggest) ..4 (to|with) {boss}
        """,
    ),
    _anchor(
        4,
        "Who says so looks for work.",
        """
        (i'm|i am|im|currently|actively) [currently|actively|also|still|now|on the] (job|\
            internship) (hunt|hunting|searching|seeking)
        between jobs
        on the [job] market
        (job|position|shift|shifts) back
        {job} (inquiry|request)
        application process for
        (ready|available|able) to start
        could start (right|in|on|as soon)
        (work|help) (for free|unpaid|for nothing|without pay)
        even unpaid
        (could i|can i|may i|let me|if i could|if i can) [maybe] [come and] !({calling}) _ ..4 (at|\
            in|on|with|for) (your|the) [_] {team}
        offer my services
        (apply|applying|applied) to (your _|the {team})
        (apply|applying|applied) for [_] ~2 {post}[ of _]
        (i (can|could|may|might)|(can|could|may|might|should|do) i) [_] apply !(what|this|that|the)
        (what|which) ~2 {post} (are|is) [_] (open|available)
        (be|make) (a|an) ..2 (fit|match|addition|asset|candidate) (for|to|at|on|in|with) (you|your)
        """,
    ),
    _anchor(
        2,
        "To do there what people do who work there.",
        """
        to !({visiting}) _ ..4 (at|in|on|with|for|under) (your|the) [_] {team}
        (work !(through|around|out|it|things|on)|working !(through|around|out)|doing (that|this|it|\
            one)|intern|interning|volunteer|volunteering|help|helping|help out|helping out|assist|\
            train|training|contribute|contributing|involved|start|experience|career|prove myself)\
            ..3 (for|with|at|in|under|to|alongside|on) (your _|the {team}|a _ like yours|you\
            !(to|about|and|on (my|a|an|this)))
        (job|internship|placement|practicum|hours|thesis|capstone) ..3 (for|with|at|in|under) (you\
            !(to|about)|your {team})
        (work|working|intern|interning|volunteer|career) there
        (could i|can i|possible) [_] (intern|interning)
        (to|of) (intern|interning) !(for|with|at|in|under)
        (join|joining) (you (as|in a)|(your|the) [_] {team})
        (part|member) of your
        come (aboard|on board)
        (get|getting|break|breaking) (in|into) [at] (your|the) [_] {team}
        (fit|belong) (in|on|at|with|into) your {team}
        (get|getting) on (at|the|your)
        be one of (those|these|them|your)
        (start|begin|work|come|come on|join) as (a|an|your) [_] {helper}
        (be|become|becoming) (a|an|your) [_] [_] {helper} (for|at|in|with|on) (you|your|the)
        (be|become|becoming) your [_] [_] {helper}
        """,
    ),
    _anchor(
        2,
        "An application is one for work, unless it is one to a school or for money.",
        """
        (apply|applying|applied|application) !(what|the same|to (law|grad|graduate|med|medical|\
            school|a school|teach*|the teach*)|for (grants|money|funding)|for (a|the) (grant|\
            scholarship|permit|visa|loan))
        (accepting|taking|reviewing) ~2 applications
        applications (open|close|are due)
        my chances
        (get|land|secure|arrange|chance for|chance to) [me] [an] interview
        """,
    ),
    _anchor(
        2,
        "What opens up, comes free or turns up is waited for.",
        """
        (a|an|any|anything|something|one|some|the) ..3 (comes|come|came|opens|open|turns|pops|\
            frees|becomes|become) (up|available|free|open|along)
        (anything|something) opens
        (opportunities|positions) arise
        (hear|know) of (anything|something) !(_ about|on|about)
        (find|finding|get|getting) (something|anything)[ (in|at|for|this|next) _] !(_)
        """,
    ),
)
# A denial that denies nothing.
UNDENIED = _anchor(
    4,
    "Who has found no job yet, or would not turn one down, wants one.",
    """
    (haven't|have not|no luck|struggling|hard time) ..3 (found|find|finding|landed|secured|get|\
        getting) (a|an|any) ~3 {post}
    (don't|do not) [yet] have (a|an|any) ~3 {post} (yet|lined up)
    (wouldn't|would not) (say no|turn (it|one) down|mind|object|complain) [to] (one|(a|an|any) ~3\
        {post})
    (wouldn't|would not) turn (it|one) down
    unless (you|your _|there) [_] [_] (have|has|is|are) (one|any|an _)
    """,
)
