"""How students say where a name came from, read by `early`."""

import re

from apps.coach.phrases import Words, phrases

_WORDS: Words = {
    # A name, also ahead of a comma: "Professor Lindqvist, who teaches here, suggested …".
    "who": re.compile(r"[\w'-]{1,30}[.,)}\]]?"),
    "event": "talk|talks|lecture|lectures|panel|podcast|webinar|interview|article|articles|essay|"
    "piece|story|book|paper|papers|report|blog|post|posts|video|videos|film|films|exhibition|"
    "demonstration|demo|keynote|presentation|workshop|session|class|seminar|speech|column|"
    "newsletter|reading|remarks|visit|answer|lesson|live|livestream|stream|reel|show|exhibit|"
    "concert|performance|documentary|episode|thread|slides",
    "given_by": "piece|comment|comments|post|posts|op-ed|reading|speech|remarks|talk|lecture|"
    "panel|podcast|webinar|keynote|presentation|exhibition|exhibit|demonstration|visit|episode|"
    "article|interview|essay|column|guest lecture|session|workshop",
    "occasion": "fair|panel|forum|conference|hackathon|meetup|meet-up|summit|symposium|festival|"
    "open house|reception|mixer|gala|homecoming|reunion|banquet|open studio|workshop|webinar|info "
    "session|information session|open day|showcase|expo|symposium|colloquium|luncheon|(career|"
    "film|studio|alumni|robotics|networking|industry|majors|club) (night|day|event|evening|week|"
    "dinner|lunch|fair|mixer)|(career|film|studio|open studio|robotics|alumni) (night|day)",
    "kin": "aunt|auntie|uncle|mother|father|mom|mum|dad|parents|brother|sister|cousin|grandmother|"
    "grandfather|grandma|grandpa|roommate|flatmate|housemate|friend|boyfriend|girlfriend|partner|"
    "husband|wife|neighbor|neighbour|coach|boss|manager|supervisor|advisor|adviser|professor|prof|"
    "teacher|instructor|ta|gsi|mentor|pastor|landlord|teammate|classmate|colleague|coworker|"
    "co-worker|tutor|counselor|dean|stepmother|stepfather|stepdad|stepmom|godmother|godfather|"
    "in-law",
    "child": "daughter|son|niece|nephew|grandson|granddaughter|brother|sister|cousin|roommate|"
    "friend|neighbor|neighbour|girlfriend|boyfriend|kid|mentee|advisee",
    "place": "across|next door|down the|upstairs|church|choir|club|team|band|hockey|chess|soccer|"
    "football|rowing|crew|temple|mosque|synagogue|parish|school|high school|camp|gym|work|the|"
    "your|our|my|number",
    "said": "suggested|suggests|recommended|recommends|encouraged|encourages|advised|advises|"
    "urged|urges|told|tells|said|says|thought|thinks|mentioned|mentions|insisted|insists|proposed|"
    "figured|reckons|swears|swore",
    "handed": "gave|given|giving|passed|shared|forwarded|handed|got|have|had|received|dropped|"
    "obtained",
    "card": "name|number|contact|details|email|e-mail|address|information|info|card|business card|"
    "profile",
    "site": "directory|network|database|page|list|listing|office|magazine|association|portal|"
    "search|platform|site|website|map|book|newsletter|profiles|bulletin|spotlight",
    "saw": "found|find|saw|spotted|noticed|discovered|came across|come across|stumbled on|"
    "stumbled upon|stumbled across|ran across|looked up|learned of|learned about|learnt about|"
    "heard of|heard about|got|read|finished|reading|watched|enjoyed|loved|liked",
    "attended": "follow|bought|reread|devoured|subscribe to|put down|heard|attended|watched|"
    "listened to|enjoyed|went to|was at|were at|been to|sat in|sat in on|caught|saw|loved|read|"
    "finished|reading|watching|visited|following|liked|in the audience|at",
    "spoke": "spoke|visited|gave|presented|taught|came|lectured|said|showed|told|talked|"
    "demonstrated|explained",
    "im": "i'm|i am|im|i was|it's|it is|this is",
    "team": "choir|church|team|street|building|club|gym|boat|school|class|parish|office|block|"
    "dorm|band|lab|crew|company|high school|major|department|program|hometown|town|village|"
    "fraternity|sorority|league|section",
}
_SOURCES = """
    # "Prof. Sato suggested that I write", "he told me about you"
    !(i|you|we|and|to|you've|that|which|what|this|it) {who} [has|had|kindly|also|once|recently|\
        then|both|who|always] ({said}|{said},) !(and|but) ..7 (you|your|write|reach|contact|get in\
        touch|touch base|talk to|meet)
    {handed} [me|us|along|on|out] your {card}
    your {card} (was|were|came|comes|keeps coming|got) [first|kindly|recently] (given|up|passed|\
        mentioned|recommended|suggested|shared|forwarded|from)
    (referred|introduced|pointed|directed|sent|sends|led|connected|steered) (me|us)
    put (me|us) (in touch|in contact|on to you|onto you)
    (at|on|upon|following|with|by) [the] (suggestion|recommendation|advice|urging|invitation|\
        introduction) (of|from|by)
    (at|on|upon|following) [my] _ (suggestion|recommendation|advice|urging)
    introduction (by|from|through)
    (thought|spoke|speaks|raved|talked|talks|raves) [so|very] [highly|often|warmly|fondly] (of|\
        about) you
    (thank you|thanks) to ..4 for
    (sends|says) (her|his|their|hello|hi|regards|greetings|you)
    (list|roster|group) of [_] (alumni|alums|volunteers)
    (on|in|through|via) rapport
    rapport (listed|suggested|showed|has|shows)
    (run|ran|bump|bumped|running|bumping) into you
    (suggested|recommended|mentioned|recommends|suggests|mentions) (you|your)
    # "I found you in the alumni directory"
    {saw} (you !(a|some|an)|about (you|your))
    {saw} your (name|profile|entry|page|bio|contact|website|work|listing|info|information|\
        details|linkedin|portfolio|company|lab|{event})
    (alumni|alum|alumnae|career|campus|online|student|university|college|department) {site}
    (directory|googled you|googling)
    career (center|centre|services|office)
    (on|through|via|from|over) linkedin
    linkedin (profile|page|search|post)
    # "I was at your lecture", "thank you for visiting our class"
    (saw|watched|seen) [also|recently|really] you
    heard [also|recently|really] you (speak|talk|on|at|in|say|explain|give|play|present|read)
    {attended} [also|recently|really] (your ..3 {event}|(the|an|a|that|this) ..3 {event})
    your [recent|guest|last|_] [_] {given_by} !(for me)
    (hearing|seeing|watching|listening to) you (speak|talk|on|at|in|give|explain)
    in the audience
    (directory|list|network|profile) that gave me your
    i've been (listening to|reading|watching|following) !(up|along|a|an|about|more) _
    (came|went|been|tuned in|tuning in) (to|into) (your|the|a|an) ..2 {event}
    (listened to|watched|read|heard) [the] (episode|chapter|issue|part) _
    referred to you
    you [once|also] mentioned
    you (asked|told|showed|let|had|made) (the audience|us|everyone|everybody|the room|our class|\
        the class)
    (thank you|thanks) [so much|again|very much] for (the|your|last) ..3 {event}
    you (opened|closed|hosted|moderated|chaired|led|ran|organized|organised|judged|headed) ..3\
        ({event}|{occasion})
    (week's|month's|night's|yesterday's|today's|monday's|tuesday's|wednesday's|thursday's|\
        friday's|saturday's|sunday's) [_] {event}
    (answer|answering|answered|took|taking) my (question|questions)
    (invited|brought|hosted) you (to|in|as|for|into|on)
    (toured|visited) your _
    introduced myself to you
    (profile|portrait|article|story|piece|feature|interview|report|documentary|film) (of|on|\
        about|with) you
    per ..3 (suggestion|recommendation|advice)
    my [_] {kin} (says|said|told me|sends|asked me) (hi|hello|to say|regards|to write|to ask|to\
        call|to contact)
    you guest lectured
    you !(can|could|would|will|might|may|do|don't|to|for|in|at|with|about|on|from|as|and|via|by|\
        or) _ (our|my) ..2 (class|competition|club|team|panel|seminar|school|group|lab|event|\
        show|contest|course|workshop|section|project|projects|proposal|pitch|presentations|\
        poster|posters)
    (when|that|which|where|as|after|since|because) you {spoke}
    you (came to (my|our|speak|talk|give|class|campus|visit)|spoke (at|to|in)|visited|presented\
        (at|to)|lectured|talked (to|at))
    (thank you|thanks) [so much|again|very much] for (visiting|speaking|coming|stopping by|\
        dropping by|joining|hosting|meeting|answering|taking|giving|talking to|sharing|\
        presenting|your ..2 {event})
    (at|from|during|after|of|since|on) [the|our|your|a|an|last|this] ..3 {occasion}
    # "You taught me", "my aunt sings with you", "Emil from chess club here"
    (we|we've) [have] [never|both|all|not|already|once|briefly|last|first] (met|spoke|spoken|\
        talked|sat|worked|sing|sang|share|shared|know|knew|seen|row|rowed|play|played|went|go|\
        live|chatted|connected|exchanged|crossed|swim|danced|studied)
    i [briefly|once] met you
    (meeting|seeing|knowing|talking to|talking with|chatting with|speaking with) you (at|in|on|\
        after|during|last|when|there|through|briefly)
    you [may|might|probably|will|do not|don't] [already|still] (know|knew|remember|recall|taught|\
        hired|coached|trained|met|beat|tutored|interviewed|babysat|drove|fixed|repaired|watched|\
        mentored|supervised) [_] (me|my|our|us)
    (in|from|of|to|with|took|take|taking|enjoyed|like|love) your ..4 (class|section|course|lab|\
        seminar|lecture|discussion|team|troop)
    (your|a) (former|old|ex) (student|employee|intern|babysitter|neighbor|neighbour|player|pupil|\
        colleague)
    (worked|work|interned|volunteered|played|studied|danced|trained|babysat|swam|sang|rowed)\
        (for|with|under|alongside) you
    my [_] {kin} ..8 (you|your)
    (you|your|yours) ..6 my [_] ({kin}|{kin}'s)
    my [_] {kin}'s [_] ({kin}|boss|kitchen|birthday|wedding|office|house|party)
    {im} ..5 _'s [_] {child}
    {im} ..3 (from|at) {place}
    from ..4 here
    here from _
    same [_] {team} (as you|you|we|that you)
    (we|both|you) ..5 same [_] {team}
    {im} (your|one of your|a friend of|the (son|daughter|niece|nephew|roommate)) !(biggest|fan)
    across the (street|hall|road)
    (next door|upstairs from|your neighbor|your neighbour|lost to you|as a friend of|a friend of)
    my (old|former) (boss|teacher|coach|manager|job|professor)
    (nice|great|good|lovely|pleasure) [to] (see|meet|talk|speak|chat|meeting|seeing|talking|\
        speaking) [to|with] you (at|in|on|after|during|last|when)
    (through|via) (my|our|the|a) ..3 ({kin}|{site}|{occasion}|center|centre|class|course|lab|\
        program|department|church|club|team|choir|society|association|chapter)
    (through|via) (prof|professor|dr|coach|mr|ms|mrs) _
"""
# What two people who know each other have done: read only for somebody whom the student knows.
_SHARED = """
    (you|you've) [have|once|always|even] !(can|could|would|will|might|may|do|don't|to|tell|give|\
        let|help|send|show|want|and|have|mind|allow|grant|spare|offer|teach|take|think|need|are|\
        all|for) _ [_] (me|us|my _|our _)
    i [once|always|used to|still] !(would|could|can|will|want|wanted|hope|wish|am|need|write|ask|\
        talk|may|might) _ ..4 (for|with|under|from|to|at) (you|your _)
    (we|our|us) ..6 (you|your|together|both)
    we used to _
    (thank you|thanks) [again] for (the|your|that|all) _
    _ here, your _
    {im} [_] _, your _
    remember me
    i (used to|babysat|mowed|walked|delivered|sat next to|shared) _
"""
SOURCE = re.compile(phrases(_SOURCES, _WORDS))
SHARED = re.compile(phrases(_SHARED, _WORDS))
