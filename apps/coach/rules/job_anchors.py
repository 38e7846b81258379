"""The words on which a request for work can hang, and what each weighs alone. For `not_a_job`."""

import re

from apps.coach.lookup import Lookup
from apps.coach.phrases import phrases
from apps.coach.rules.job_anchor import Anchor
from apps.coach.rules.job_favors import FAVORS
from apps.coach.rules.job_hints import HINTS
from apps.coach.rules.job_offers import OFFERS
from apps.coach.rules.job_search import SEARCH, UNDENIED
from apps.coach.rules.job_words import WORDS

POST = re.compile(
    phrases("{post}|posting|postings|{taken_on}|hours|application|applied|req", WORDS)
)

POSTS = (
    Anchor(
        1,
        "A post may be anybody's.",
        """
        ({article}) ~3 {post}
        [{kind}] {post}
        """,
        is_noun=True,
        names_post=True,
    ),
    Anchor(
        2,
        "Who speaks of openings has an eye on them.",
        "[{article}] {job} {offer}",
        is_noun=True,
    ),
    Anchor(
        0,
        "A place may be a table in a cafe.",
        """
        ({article}) ~3 ({place}|offer)
        {place}
        """,
        is_noun=True,
    ),
    Anchor(
        1,
        "One of what was spoken of.",
        """
        (one|any|some) !(_)
        one (for|in|at|on|with|open|opens|comes|becomes|available|this|next|if|please|too|and|or)
        """,
        is_noun=True,
        needs_post=True,
    ),
    Anchor(
        4,
        "What was spoken of is asked for.",
        """
        (could|can|may|might|let me|to|i'd|would) [_] be (one|the next) of (them|these|those)
        (could|can|may|might|let me|to|i'd|would) [_] be (one|the next one|the next) !(_)
        (could|can|may) i [_] (have|get|do|try) (one|it|that|this|mine) (too|as well|also|with \
            you|there|at|in)
        (could|can|may) i [_] (have|get) (one|it|that|mine) !(_)
        i'd [_] (love|like|be _) to [_] (do|try) (it|that|this|mine) (too|as well|also|with|there|\
            at|myself)
        (do|get|log|finish|earn|spend|like|want) (them|those|mine|it) (to be (at|with|in)|with \
            (you|your)|(at|in|on|under) your)
        (perfect|right|suited|great|good|up|ideal) for it
        (support|recommend|back|consider|take|refer) me for it
        (is|was|if|are) (it|they|that|one|those) still (available|open|free|up for grabs|there|\
            going|vacant)
        (can|could|will|would|might) yours [_] (take|use|have|need|host)
        """,
        needs_post=True,
    ),
    Anchor(
        4,
        "Who can make it happen is asked to.",
        """
        make (it|this|that|one) (happen|possible) !(on|at|for (us|our|a|your))
        you [_] make (it|this|that) work !(on|at|for (us|our|a|your))
        help [me] [out] with (it|that|this|one) !(_)
        """,
        needs_post=True,
    ),
    Anchor(
        4,
        "What is not filled yet can be asked for.",
        """
        ({post}|spot|slot|place|shift) [that|is|are|was] still (up for grabs|open|available|free|\
            empty|vacant|unfilled|going)
        (is|are|if|was) (the|that|this|your|those) ~2 ({post}|spot|slot|place) open !(to|on|about)
        (is|are|if|was) (the|that|this|your|those) ~3 ({post}|spot|slot|place) [been] \
            [still|already] (up|filled|taken|available|vacant)
        (it's|if it's|is it|been|if it is) (filled|taken) (yet|already)
        (is|are) [the|any|your] [_] {post} [still] [being] (offered|planned|open|available)
        (are|is) [the|your] (applications|application|positions|hiring) [still|already|now] open
        """,
    ),
    Anchor(
        4,
        "Whoever is taken on may be the writer.",
        """
        (is|are) [_] ~2 (help|hands|people|students|someone|somebody|anyone|anybody|workers) [_] \
            [still] (needed|wanted|required) (for|at|in|on|this|next|over)
        (are|is) (people|students|beginners|anyone|anybody|undergrads|undergraduates|freshmen|\
            sophomores|kids|others) [_] [_] (being|getting|taken|hired|employed) (hired|on|\
            employed|recruited|at|in|by)
        (people|students|beginners|interns|undergrads|undergraduates|freshmen|me) [_] (allowed|\
            welcome) to (work|help|join|start|train|apply)
        still (looking for|need|needing|hiring|short|searching for|taking|after) [a|an|any|some] \
            ~2 {taken_on}
        (is|are) your [_] (crew|team|staff|roster|night shift|lab|kitchen) (full|complete|set|\
            hiring|growing|looking|short)
        if (your _|your _ _|the {team}) [ever] (grows|expands|gets bigger|has room|gets busy|is \
            growing|is short)
        if you [ever|still|guys] have work !(to|on|that)
        if you're [ever|still] short !(on time|of time)
        there [any|some|enough|still|ever] [_] work !(you|that|to read|of|i|on|which|in)
        """,
    ),
    Anchor(
        1,
        "Something in a field may be a post.",
        "(something|anything) (in|with|at !(this|all|any)|related to) _",
    ),
    Anchor(
        2,
        "Anything may be anything; not so what is paid.",
        """
        (something|anything) [that is|that's] ..1 (going|open|available|paid|unpaid|part-time|\
            part time|full-time|full time|for me|for the summer|this summer|over the summer)
        """,
    ),
    Anchor(
        2,
        "Who hires is asked for work, or told of.",
        """
        (hire|hiring|recruit|recruiting|employ|employing) !(fewer|less|\
            {trades} !(for the|in the|this|over|next)|yourself|himself|herself|a (car|van|\
            truck|bus|boat|hall))
        (hires|recruits|employs) [a|an|any] ~1 {helper}
        (take|takes|taking|took|bring|brings|bringing) (on !(the|this|that|so)|me (on|in|along|\
            as)|me !(to|through|_))
        (be|get|getting|being) (hired|sponsored|recruited|employed|brought on|taken on)
        (bring|bringing) (me|anyone|anybody|someone|somebody|people) (in|on|aboard)
        (need of|short|short of) [a|an] ~2 {helper}
        (short|down|missing) (one|two|some) ~2 {helper}
        (company|firm|team|studio|lab|shop|crew) (pick|picks|picked|snap|snapped) me up
        (fully staffed|staffed up|short (of|on) (hands|people|staff))
        refer (a student|someone|somebody) !(else)
        (supervise|host|sponsor|oversee) my ~2 {post}
        join you !(_)
        (short-handed|shorthanded|short-staffed|understaffed|expanding)
        """,
    ),
    Anchor(
        2,
        "Only who hires needs an extra cook.",
        """
        (open to|welcome|sponsors|take|takes|taking|accept|accepts|accepting|host|hosts|hosting|\
            need|needs|needing|want|\
            wants|use|do with|looking for|look for|looks for|searching for|pay|pays|seeking|fund|\
            sponsor|consider|having|let) [on] [an|a|any|some|another|one|more|new|extra] ~2 {helper}
        (room|space|spot|spots|place|places|need|use|funding|budget|money) for [an|a|one more|\
            another] ~2 {helper}
        (have|has|had|got) [any|some] (something|anything|stuff|summer stuff|\
            work) for [_] [_] (students|me|a|an|\
            someone|somebody)
        like me (on|at|in|for) your
        (use|take|want) me !(through|to|home|around|back|seriously|there)
        (sponsor|host|fund) (me|my)
        pay me
        """,
    ),
    Anchor(
        2,
        "To do there what people do who work there.",
        """
        to !({visiting}) _ ..4 (at|in|on|with|for|under) (your|the) [_] {team}
        (work !(through|around|out|it|things|on)|working !(through|around|out)|doing (that|this|\
            it|one)|intern|interning|volunteer|volunteering|help|helping|help out|helping out|\
            assist|training|contribute|contributing|involved|start|experience|career|prove \
            myself) ..3 (for|with|at|in|under|to|alongside|on) (your !(field|industry|profession|\
            line of|area|sector|discipline|hands|head) _|the {team}|a _ like yours|\
            you !(to|about|and|on (my|a|an|this)))
        (job|internship|apprenticeship|residency|placement|practicum|hours|thesis|capstone|\
            practical part|\
            fieldwork|clinicals|rotation|teaching) ..3 (for|with|at|in|under) \
            (you !(to|about)|your {team})
        (work|working|intern|interning|volunteer|career) there
        (could i|can i|possible) [_] (intern|interning)
        (to|of) (intern|interning) !(for|with|at|in|under)
        (join|joining) (you (as|in a)|(your|the) [_] {team})
        (be|become|becoming|being) [a] [_] (part|member) of (your|the) [_] {team}
        be part of your
        come (aboard|on board)
        (get|getting|break|breaking) (in|into) [at] (your|the) [_] {team}
        (fit|belong) (in|on|at|with|into) your {team}
        (get|getting) on (at|the|your) !(phone|phones|line|call|zoom|video|calendar|schedule|same|\
            bus|train|plane|road|nerves|email)
        be on (your|the) [_] {team}
        be one of (those|these|them|your)
        (start|begin|work|come|come on|join) as (a|an|your) [_] {helper}
        (be|become|becoming) (a|an|your) [_] [_] {helper} (for|at|in|with|on) (you|your|the {team})
        (be|become|becoming) your [_] [_] {helper}
        """,
    ),
    Anchor(
        2,
        "What opens up, comes free or turns up is waited for.",
        """
        (a|an|any|anything|something|one|some|the) ..3 (comes|come|came|opens|open|turns|pops|\
            frees|becomes|become) (up|available|free|open|along)
        (anything|something) opens
        (spot|slot|seat|place|position|job|chair|opportunity) (opens|opened|came up|comes up|\
            frees up)
        (opportunities|positions) arise
        (hear|know) of (anything|something) !(_ about|on|about)
        (find|finding|get|getting|land|landing) (something|anything) (similar|like (it|that|yours))
        (find|finding|get|getting|land|landing) (something|anything)[ (in|at|for|this|next) _] !(_)
        """,
    ),
)
ANCHORS = (*POSTS, *FAVORS, *HINTS, *OFFERS, *SEARCH, UNDENIED)
LOOKUP = Lookup([(row, row.phrases) for row in ANCHORS], WORDS)
