"""Favors that lead to work: a good word, an address, a place in the team. For `job_requests`."""

FAVORS = """
    # a good word
    (recommend|refer) me (for|as a|as an|internally|to (your|the) ({hr}|manager|team|boss|\
        company))
    refer me !(_)
    put my name (forward|in !(your)|down)
    keep (an eye|your eyes|your ears|an ear) (out|open)
    (recommendation|referral|introduction) to (your|the) [_] (manager|boss|supervisor|team|\
        director|{hr})
    (mention|mentioned|mentioning|recommend|recommended|suggest) (me|my name) to your _
    (love|like|want|need|appreciate|get|ask for|about|for) (a|an|any|your) referral
    (give|giving|offer|offering|write|writing|provide|providing) me (a|an|any|your) referral
    any (referral|referrals)
    (letter|letters) of (recommendation|reference)
    (recommendation|reference) letter
    write (me|for me) [a|another] (recommendation|reference)
    (be|serve as|act as|as) (a|my) reference[ for me]
    (vouch for me|(put|putting) in a [good|kind|nice] word|(good|kind|nice) word for me|pull\
        (some|a few) strings)
    (ask for|asking for|ask you for|asking you for|want|need|get|give me|write me|provide|provide\
        me with|hope for|hoping for|appreciate|as) (a|an|the|any|my) [employee|job|internal|\
        professional] (referral|referrals|reference)
    (pass|passing|forward|forwarding|hand|handing) [on|along|over] {mine} ..3 (to|on|along)\
        [{whoever}]
    (pass|passing|forward|forwarding|forwarded|passed) [on|along] {mine}
    (share|show|give|send|get|submit|sharing|sending) {mine} (with|to|in front of) {whoever}
    (put|get|bring|connect|introduce|putting|connecting|introducing) me [in touch|in contact]\
        (with|to) [the|your|a|an|someone in|someone from|somebody in|anyone in|anyone from|\
        whoever is in charge of|whoever does] [_] {hr} [manager|team|person|department|managers]
    (put|get|bring|connect|introduce|putting|connecting|introducing) me [in touch|in contact]\
        (with|to) [the|your|a|an|someone in|someone from|somebody in|anyone in|anyone from] [_]\
        {hr}[ (manager|team|person|department|managers)]
    (who|whom|where) (i (should|could|can|might)|to) (talk|speak|write|send|apply|email|contact|\
        submit) ..6 ({hr}|application|applying|(about|for) [a|an] (job|jobs|internship|\
        internships|openings))
    (send|submit|give|sending|submitting) [you|in] (my|an) application
    # working for you
    {id} [really|also|very much|one day|absolutely|truly] (love|like|want|hope|wish|dream|be\
        (thrilled|happy|honored|honoured|excited|glad|interested)) (to|of|in) [come|be able to]\
        ({with_you}|(intern|interning) (at|for|with) _)
    (chance|opportunity|possibility|way|hope|hoping|interest|interested|dream|would like|i'd\
        like) (to|of|in|for me to) {with_you}
    working (for|under) you (would|is|one|some|has)
    (can|could|may|might) i [come] {with_you}
    (join|joining) (you (as|in a)|your [_] {team})
    (become|be|being|becoming) [a] (part|member) of your [_] {team}
    (be|make) (a|an) ..2 (fit|match|addition|asset|candidate|intern|employee) (for|to|at|on|in|\
        with) (your|the) [_] {team}
    # how do I apply?
    (how|where|whether) [do|can|could|should] (i|to) [can|could|should] apply
    (help|look|tips|advice|support|feedback|status|update) ..3 my application
    (apply|applying|applied) (to|at|with|for) [work at|work in|work with] your _
    (get|land|secure|arrange|set up|offer|schedule) (a|an) [job] interview (at|for|with) !(you)
    (get|land|secure|arrange|set up|offer|schedule) me (a|an) [job] interview
    (who|whom|where) (i (should|could|can|might)|to) (send|submit|give|email) my (resume|cv|\
        application)
    (interview|interviewing) me for
    (get|getting|have|having) my [old|former] (job|position|shift|shifts) back
    (help|assist|support|helping|assistance) [me] (with|in) my (job|internship) (search|\
        searching|hunt|hunting)
    ({im}|currently|actively) [currently|actively] (job|internship) (hunting|searching|seeking)
    ({im}|currently|actively) [currently|actively] (job-hunting|job-searching)
    on the job market
    {im} available (for (work|hire)|to start)
    (ask|asking) [you] for (work|employment)
"""
