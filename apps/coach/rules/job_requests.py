"""How students ask their reader for work, read by `not_a_job`."""

import re

from apps.coach.phrases import phrases
from apps.coach.rules.job_favors import FAVORS
from apps.coach.rules.job_words import WORDS

# The reader is asked, so nobody else can be meant.
_ADDRESSED = """
    # is there anything open?
    <(any|some|an|the) ~3 (openings|vacancies) !(of){yours}>
    <(openings|vacancies|(job|internship|summer|staff) (openings|vacancies)) !(of){yours}>
    <(an|any|a job|job) opening !(of|night|ceremony|remarks|line|scene|hours|question|sentence|\
        chapter|paragraph|remark|speech){yours}>
    (know of|know about|aware of|are there|is there|there (are|is|might be|may be|would be)|\
        there's|have|has|had) <(any|some !(of)) ~3 {post} !(in !(your|the company)|like|\
        that){yours}>
    (are|is) there [any|some] ~2 {post} (i|for me|that i|open|available|at|on|with)
    (positions|roles|jobs|openings|internships|position|role|job) (are|is|might be) [_] (open|\
        available|vacant)
    (know of|aware of|is there|there (is|might be|may be)|there's) <(an|a|some) ~3 {post}[ for\
        me]{yours}>
    (if|whether|do|does) {reader} [{soon}] (have|has) <(an|a|some) ~3 {post}[ for me]{yours}>
    (hear|learn|told|tell|tell me|let me know|know|ask|asking) (of|about|if there are) <(any|\
        open|available|possible|potential|summer|future|current|upcoming) ~3 {post}{yours}>
    <(any|possible|potential|future|open|current) ~3 (job|jobs|internship|internships|position|\
        positions|role|roles|opportunity|opportunities) (at|on|with|in|within|for) (your _|you)>
    (any|some) (thing|things) [that is|that's] [_] (open|available|suitable)
    (anything|something) [that is|that's] [_] (open|available|suitable)
    (hear|hears|know|knows|think|learn) of (anything|something)
    (if|should|when|whenever|in case) (anything|something|(any|some) _) ..3 (open|opens|opened|\
        come|comes|came|turn|turns|pop|pops|free|frees) up !(and (you|we))
    (anything|something) [ever|does] (opens|open) up
    (lead|leads|tip|tips|pointer|pointers|recommendations) (on|for|about|to) ~3 {post}
    (internship|internships|job|employment|research) [(or|and) _] (opportunity|opportunities)
    open (role|roles|position|positions|req|reqs)
    something (part-time|paid|full-time|for the summer|this summer|over the summer)
    (chance|possibility|hope|prospect) of [getting|landing|finding] (a|an|any|some) ~3\
        {post}{yours}
    (spot|place|room|space|fit|(any|some|be) work|something|anything|opening|role|position|job|\
        use|need) for (me|(someone|somebody|a student|people|students) like me)
    <any [_] opportunities !(to){yours}>
    any (leads|job leads)
    (any|a|an|some) ~3 {post} would (do|be|help|mean|make|change|give|let|allow|suit)
    any ~2 {post} (going|coming|around|available|open|left|free)
    (if|should|when|whenever) (a|an|any|some|the) ~3 {post} ..3 (open|opens|opened|come|comes|\
        become|becomes) (up|available|along)
    even (unpaid|an unpaid|if unpaid|without pay|as a volunteer)
    work experience (with|at|in) (you|your _)
    (offer|give|find|get) me [some|any|a bit of] work experience
    # are you hiring?
    (if|whether|unless|that) (you're|they're|you are) [{soon}] {hiring}
    (will|would|might|may) {reader} [{soon}] be [_] {hiring}
    {reader} (could|might|would) (use|need) [an|a|some|any|another|extra|more|an extra] [pair of]\
        ({helper}|help !(with|finding|to)|someone|somebody)
    (anyone|someone|somebody|anybody|people|contacts|friends|company|companies|firm|firms|place|\
        places|team|teams) ..6 (who is|who are|that is|that are|who's|that's|who might be)\
        (hiring|recruiting)
    {reader} (would|could|might|may|will) [ever|consider|be able to] (take|hire|want|accept|have|\
        taking|hiring) me !(to|home|through|seriously)
    (willing|able|open|interested|looking|planning) (to|in) (hire|hiring|take on|taking on|\
        recruit|recruiting)
    (do|does|if|whether|can|could|would|will) {reader} [{soon}] (offer|offers|host|hosts|run|\
        runs|take on|takes on|bring on|brings on|employ|employs|recruit|recruits|sponsor|\
        sponsors|fund|pay|hire|hires) [an|a|any|some] !(the|this|that|your) ~3 ({post}|{helper})
    (do|does|if|whether|can|could|would|will) {reader} [{soon}] (take|takes|accept|accepts) [an|a|\
        any|some] !(the|this|that|your|job|jobs|position|positions|role|roles) ~3 ({post}|\
        {helper})
    (are|is) {reader} [{soon}] {hiring}
    (if|whether|unless|in case|should) {reader} [{soon}] [are|is|were|be] [{soon}] {hiring}
    (if|whether|unless|in case|should|know|knows|of) (anyone|anybody|someone|somebody) [who|that]\
        [is|are] {hiring}
    (know|think|heard) of (any|anyone|some|someone|a|another|anybody) ..3 (who|that|who's) [is|\
        are] hiring
    (know|point me to|introduce me to|connect me with|refer me to|put me in touch with|have) ..3\
        (who|that) (hires|hire|are hiring|is hiring|take|takes|takes on|take on)
    (know|knows) (any|some|of) ..3 that (are|is) hiring
    (if|in case|should|whenever|whether|do|does) {reader} [{soon}] (need|needs|want|wants|could\
        use|use) [an|a|some|any|another|extra|more|pair of|an extra|a pair of|an extra pair of]\
        [extra|summer|student] ({helper}|help !(with|finding|to)|someone|somebody)
    (if|whether|do|does) {reader} [{soon}] (need|needs|want|wants) ~2 _ (this|next|in the|for\
        the|over the) (summer|spring|fall|autumn|winter|term|semester|year|season|break)
    (if|whether|do|does|should) {reader} [{soon}] (has|have|had) (a|an|any) [_] (spot|opening)
    (any|some) (room|space|place|spot|use|need) for (a|an) !(chat|call|conversation|talk|meeting|\
        coffee|visit|quick|short|brief) _
    # a place for me
    let me (work|intern|volunteer|help out|join|start|train)
    (spot|spots|place|room|seat|space|desk) [left] [for me] (on|in|at) (your|the) [_] {team}\
        !(where)
    (spot|room|space|use|need) for (an|a|another|one more) ~3 {helper}
    (hire|hiring|employ|recruit|take on|bring on|taking on|bringing on) (me|(someone|somebody|\
        people|a student|students) (like me|with my))
    (take|bring) me (on|in as|aboard)
    (has|have|had|is there|there's|there is) [a|any] need for (someone|somebody|an|a|people|\
        {helper})
    (gain|get|gaining|getting) ..3 experience (at|with|in) (your|you|a _ like yours|an _ like\
        yours|a {team} like yours)
    (at|with|in|for|on) (a|an) ~2 {team} like yours
    (possibility|chance|opportunity|way) (of|to|for) !(talk|talking|speak|speaking|meet|meeting|\
        learn|learning|ask|asking|hear|hearing|chat|call|visit|see|seeing|interview) ..4 (at|\
        with|in|on|under) your _
    {sites} (is|are) (at the top of my list|my first choice|my top choice|my dream company|my\
        dream employer)
    on (a|the|your) payroll
    (get|gets|getting) me (into|inside) (the|your|a) _
    (job|internship|employment) (lead|leads|contacts|tips)
    a way in !(which|to|the|a)
    (get|getting|bring) me (in !(touch|contact|the|my|a)|hired|through the door)
    hook me up
    (be|become|being|becoming) your [_] [_] (assistant|intern|apprentice|student|trainee|helper)
    (what|how) i (can|could|would|might) (offer|bring|contribute) [to] your _
    (contribute|contributing) to your [_] {team}
    (chance|opportunity|possibility) (to|of) (join|joining|be part of|contribute to|intern|\
        interning|volunteer|volunteering|work|working) (at|with|for|there|in|your)
    (to|of) (work|working|intern|interning) there
    (do|doing|complete|completing|start|starting) (an|a|my) ~3 internship (at|with|in|under)\
        (your|you)
    (start|begin|launch) my career (at|with|in) your
    (point|direct|steer) me (to|toward|towards) [any|an|a|some] ~3 {post}
    (recommend|suggest) (any|some|an|a) ~3 {post} !(as|in which)
    {id} (work|help out|help) for (free|nothing|you|no pay)
    {id} be [_] available (for (work|hire)|to start)
    {im} (willing|ready|happy|eager|able) to (start (immediately|right away|now|work|in _)|work\
        (for free|unpaid|without pay|nights|weekends|hard|as a _|for you|immediately))
    (could|can|may|might) i [come] (help|help out|assist|volunteer|lend a hand) (in|at|with|on|\
        around) (your|the) _
    (with|at|in|on) (your [_] {team}|you) as (a|an) [_] {helper}
    (dream|goal|hope|wish|plan|ambition) (is|would be|was) to [one day|someday] {with_you}
    i [could|would|might|can|will] [ever] be hired
    between jobs
    take (whatever|anything) you
    on your radar
    work (unpaid|for free|without pay|for nothing)
    (a|an) referral would
    if one (came|comes|opens|opened|became|becomes) (up|available)
    hat in the ring
    on the job hunt
    (when|if|whether) {reader} (starts|start|begins|begin|resumes) hiring
    (connect|connecting|put|putting|introduce|introducing) me ..3 (whoever|person who|people who|\
        someone who|anyone who) (hires|hire|recruits|does the hiring|is hiring|handles|decides)
    (spot|spots|place|places|room|roles|jobs) for (students|undergrads|undergraduates|interns|\
        volunteers)
    (love|like|thrilled|happy|hope) to be one of (those|these|them)
    (love|like|anything|thrilled|hope) to work ..5 with you !(on|to)
    (take|took|bring|brought) me along
    me ..2 as (a|an|your) [_] {helper}
    (even|or|maybe|perhaps) (a|an) (full-time|part-time|paid|permanent|summer|proper|real)\
        (position|job|role|internship)
    (get|getting|have|take|pick up|use|work) (more|some|a few|extra|additional) (hours|shifts)
    be recommended for
    be (taken on|hired|brought on|employed) (as|by|at|in|for|with)
    (work|working) for your _ after (graduation|college|graduating|school)
    (trainee|internship|intern|student|apprentice) (spot|spots|slot|slots|place|places|seats)
    (if|in case|should|whenever|unless) {reader} [{soon}] [ever] (need|needs|want|wants|could use|\
        find yourself needing) (an|a|some|any|another|extra|one more) !(time|times|day|date|\
        information|info|detail|details|thing|things|longer|different|other|reason|reminder|\
        better|copy|number|room|call|favor) [_] [_] _
    (hear|hears|know|knows|heard) of (anyone|anybody|someone|somebody|a place|places|people) [who|\
        that] [is|are|who's] (looking for|needing|needs|in need of|hiring|taking on|wanting)
    (would|will|is|are|might|could) {reader} [{soon}] [be] [{soon}] (taking on|bringing on|hiring|\
        looking for|needing|in need of) (any|some|a|an|new|more|another|extra)
    (spot|spots|slot|slots|place|places) (going|open|free|available)
    (any|some|entry-level|summer|paid|open|free) ~2 (spots|slots|seats) !(of|to (see|visit|eat))
    (has|have|are there|is there|got) [any|a|some] [_] (spot|spots|slot|slots|seat|seats) (for|on|\
        at|open|left|available)
    (anything|something) [_] (paid|part-time|full-time|entry-level) !(for by)
    opportunities (arise|come up|open up|become available)
    (someone|somebody|a person|a student) like me (on|in|at|with|for) your
    help ..2 with [my] (job|internship) (placement|applications|application|search|hunting)
    (any|some|the) (job|internship) (posting|postings|listing|listings|ad|ads)
    application process for
    help me (get|secure|land) (a|an|the) interview
    recommend me to (your|the) _
    get hired there
    on my behalf
    (interested in|love to|like to|happy to|glad to) (helping|help|assisting|assist) (with|in|at|\
        on) your (research|project|projects|_ research|{team})
    (chance|opportunity) to (interview|apply) !(you)
    help (finding|find|me find|getting|me get) (something|anything)
    (i've|i have) been applying !(to (grad|graduate|law|med|medical|school|schools|phd|college|\
        universities))
    (keen|eager|excited|thrilled|honored|honoured|amazing|great|wonderful|incredible|fantastic|\
        honor|honour|dream|privilege|willing|ready|possible) to {with_you}
    (who|whom) (handles|manages|runs|oversees|is responsible for|is in charge of|takes care of)\
        [the|your] [_] (internships|internship|hiring|recruiting|recruitment|applications|\
        application)
    (be|make) (a|an|the) ..2 (candidate|addition|asset|intern|employee|assistant|apprentice) for\
        you
    (consider|considering|think about|thinking about) (taking|hiring|having|taking on) (a|an|any|\
        some) ~2 {helper}
    (start|begin|starting|beginning|come on) as (a|an) [_] {helper}
    (pay|paying) me
    (would|i'd) [really] (like|love|want) to be hired
    give me a (chance !(to)|shot|start|try|break)
    (consider|considering) (me !(a|an|your|lucky|one of|crazy)|my application)
    (considered|consider|consideration) for ..4 ({post}|opportunity|opportunities){yours}
    be considered !(a|an)
    (keep|keeping|kept|bear|have) (me|{mine}) (in mind|on file|on (your|the) (list|radar))
    (keep|keeping|kept) me (posted|updated|informed) (about|on|of|if|when|regarding) ..4 ({post}|\
        opportunities|anything|something|hiring|opens)
    (think of|remember) me (when|if|should|once|for) !(a moment)
    think of me !(_)
    (be|being) kept (in mind|posted|on file)
    (reach out to|contact|call|email|tell|ping|text) me (if|when|for|should) (anything|something|\
        an ~3 {post}|a ~3 {post}|{reader} (are|is|need|have|ever))
"""
ADDRESSED = re.compile(phrases(_ADDRESSED + FAVORS, WORDS))
