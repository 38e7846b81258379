"""How students say that they look for work, read by `not_a_job`."""

import re

from apps.coach.phrases import phrases
from apps.coach.rules.job_words import WORDS

# Somebody seeks: the student, unless the sentence speaks of others.
_SEEKING = """
    (consider|take|accept|welcome|try) any ~2 {post}
    (open to|open for|up for|ready for|available for|suited for|suited to|qualified for) {offered}
    (get|getting|be|being) hired (at|by|with|in) [your] _
    (possible|able|allowed|like|love) to intern
    (intern|interning) (with|for|under|at) (you|your _)
    (looking|searching|search|look|hunting|open|keen) (for|to) [any|new|some|other|interesting]\
        ~2 opportunities
    (for|find|get|land|secure) my (first|next|dream) ~2 {post}
    (beg|begging|plead|pleading|in need) ..2 (for|of) {offered}
    could [really|also|definitely|certainly] use {offered}
    (my|a) foot in (the|your|a) door[ (at|with) (the _|your _|_)]
    (looking|search|searching|hoping|need) (for) [some] work experience
    (want|need|like|love|hope) ..2 to be hired
    (looking|hoping|hope|want|wish|love|like|plan|planning|need|trying) ..3 to intern
    (a|an|any|some) ~2 (internship|internships|job|jobs|position|positions|co-op|placement|\
        apprenticeship|traineeship|opportunity|opportunities) (with|under|for|at|on|within|in)\
        (you !(can|could|would|will|to)|your [_] {team}|your organization)
    (internship|internships|job|jobs|position|positions|co-op|placement|apprenticeship|\
        traineeship|opportunity|opportunities) (with|under|for|at|on|within|in) (you !(can|could|\
        would|will|to)|your [_] {team}|your organization)
    (looking|look|searching|search|hunting|hunt|hoping|hope|applying|apply|applied|asking|ask|\
        aiming|aim) [around] [you] (for|into) {offered}
    (inquiring|inquire|enquiring|enquire|asking|ask|curious) [you] about {offered}
    on the (lookout|look-out|hunt) for {offered}
    (talk|speak|call|calling|write|writing|message|email|e-mail|contact|reach out|reaching out|\
        discuss) [to|with] [you] [about|regarding|concerning] [an|a|any|the|possible] ~3 {post}\
        !(in (your|the|this) (field|industry)|you|and what){yours}
    (line up|lining up|snag|score|nail|earn|seek|seeking|find|finding|get|getting|land|landing|\
        secure|securing|obtain|obtaining|want|wanting|need|offer|offer me|give me|find me|get me|\
        lead to|turn into|result in|pursue|pursuing|could use) {offered}
    (interested in|interest in|keen on|eager for) ((a|an|any|the|one of the) ~3 {post}{yours}|\
        {post} (at|with|in|on|within) your _)
    (would|i'd) [really|also|absolutely] (love|like|appreciate|take|accept|welcome) [to (have|\
        get|find|do)] {offered}
    (look for|looking for|search for|searching for|seek|seeking|find|finding|need) [some] ~3 work\
        (in|at|with|for|as|after|this|over|next|during|and)
    (look for|looking for|search for|searching for|seek|seeking|need) [some] ~3 work
"""
# A double negation: "I would not say no to a position", "I still have not found one".
_UNDENIED = """
    (wouldn't|would not|i'd never) (say no|turn it down|turn one down|complain) !(to (coffee|tea|\
        a chat|a call))
    unless (you|your _|there) [{soon}] (have|has|is|are) (one|any|something|an _|a _)
    (say no|turn down|object|opposed|averse|mind) [to] [having|getting|finding|doing] (a|an|any|\
        some) ~3 {post}{yours}
    (haven't|havent|have not|not|unable to|no luck|trouble|hard time|struggling|struggle|hard)\
        [yet] [been able to|managed to|had any luck|had luck|had much luck] [in|to|with] (found|\
        find|finding|secured|secure|securing|landed|land|landing|gotten|got|get|getting) (a|an|\
        any|one of) ~3 {post}
    (haven't|don't|do not|dont) [yet] have (a|an|any) ~3 {post} (yet|lined up)
"""

# Anything about work in a sentence that wishes for something, if nothing speaks against it.
_WORK = """
    (a|an|any|some|another) ~3 <{work}|opening> !(in (this|the|your) (field|industry|area)|like|\
        that|which|of|market|paper|title|description){yours}
    <{work}> !(in (this|the|your) (field|industry|area)|like|that|which|of|market|paper|papers|\
        title|titles|description|descriptions|shadow*|search*|fair|fairs|interview|interviews|\
        satisfaction|office|season){yours}
    to <intern>
    <join|joining> (the|your) [_] {team}
    my <application> to {reader}
"""
_WISHES = """
    (i'd|i would|would you|could (you|we|i)|can (you|we|i)|may i|might (you|there|i)|please|hope|\
        hoping|appreciate|grateful|thankful|thrilled|love|interested|let me know|wonder|\
        wondering|eager|keen|open to|available|need|want|dream|looking|seeking|searching|perhaps|\
        maybe|any (chance|possibility)|(do|does|is|are|will|would|could|can) (you|your|there)|if\
        (you|your|there|a|an|the))
"""

SEEKING = re.compile(phrases(_SEEKING, WORDS))
UNDENIED = re.compile(phrases(_UNDENIED, WORDS))
WORK = re.compile(phrases(_WORK, WORDS))
WISHES = re.compile(phrases(_WISHES, WORDS))
