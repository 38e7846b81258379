"""How a letter speaks of its reader alone, read by `why_you`."""

import re

from apps.coach.phrases import Words, phrases

_WORDS: Words = {
    # Behind "your", every letter has these: they say nothing about the reader.
    "anyones": "time|times|help|reply|replies|response|schedule|calendar|consideration|email|"
    "emails|e-mail|e-mails|name|names|convenience|day|days|week|weeks|weekend|morning|attention|"
    "profile|contact|details|inbox|earliest|kindness|patience|understanding|thought|thoughts|"
    "opinion|opinions|advice|insight|insights|guidance|wisdom|input|view|views|availability|way|"
    "support|generosity|service|phone|number|end|side|perspective|perspectives|entry|page|"
    "information|info|address|card|willingness|interest|cooperation|assistance|feedback|tip|tips|"
    "mind|mentorship|health|family|life|choice|choices|question|questions|field|fields|industry|"
    "industries|sector|profession|line|area|areas|discipline|success|achievement|achievements|"
    "accomplishment|accomplishments|resume|linkedin|website|brain|shoes|place|favorite|like|hr|"
    "hiring|recruit*|company's|team's|coffee|lunch|office|convenient|to|or|and|for|at|in|on|"
    "opportunity|opportunities|openings|opening|recommendation|recommendations|suggestions|"
    "permission|busy|prompt|earliest|best|potential|possible|door|network|connections|own|people|"
    "colleagues|boss|manager|expertise|knowledge|background|experience|experiences|career|careers|"
    "path|paths|journey|journeys|role|roles|work|job|jobs|position|positions|story|stories|"
    "company|team|organization|organisation|firm|department|lab|answer|answers|comment|comments|"
    "remark|remarks|point|points|example|education|degree|studies|major|skill|skills|training|"
    "responsibilities|duties|goal|goals|decision|decisions|start|workplace|employer|group|agency|"
    "school|university|title|internship|internships|project|projects|footsteps|level|caliber|"
    "hospital|clinic|museum|newspaper|magazine|shop|store|studio|bank|hotel|restaurant|bureau|"
    "foundation|nonprofit|business|startup|branch|unit|ward|plant|facility|reference|"
    "stature|practice|tasks|task|routine|hours|responsibility|favorites|recommendation|day-to-day|"
    "involves|involve|entails|includes|requires|is|was|are|were|has|looks|look|sounds|seems|means|"
    "would|could|can|will|inspires|may|might",
    # Of those, these say something once they are completed: "your work on flood maps".
    "open": "practice|expertise|knowledge|background|experience|experiences|career|careers|path|"
    "paths|journey|journeys|role|roles|work|job|jobs|position|positions|story|stories|answer|"
    "answers|comment|comments|remark|remarks|point|points|example|education|degree|studies|major|"
    "skill|skills|training|responsibilities|duties|goal|goals|decision|decisions|start|choice|"
    "line|school|university|title|internship|internships|project|projects|question",
    # Where somebody works says something once it is told apart.
    "site": "company|team|organization|organisation|firm|department|lab|workplace|employer|group|"
    "agency|hospital|clinic|museum|newspaper|magazine|shop|store|studio|bank|hotel|restaurant|"
    "bureau|foundation|nonprofit|business|startup|branch|unit|ward|plant|facility",
    "praise": "own|great|amazing|impressive|current|present|professional|personal|valuable|busy|"
    "extensive|vast|inspiring|unique|incredible|esteemed|wonderful|kind|generous|past|recent|full|"
    "daily|whole|entire|honest|rich|interesting|fascinating|successful|prior|previous|first|"
    "informative|expert|exciting|career|work|day-to-day|day to day|typical|average|normal|usual|"
    "everyday|weekly|lovely|early|long|academic|life|industry",
    "on": "on|about|at|in|from|to|with|as|between|of|for|that|after|into|building|running|leading",
    "plain": "[the|this|that|your|my|a|an|such a|any|some] (i|we|they|he|she|_ state|_ school|_ "
    "program|_ university|_ college|field|fields|industry|profession|sector|area|company|"
    "organization|organisation|team|workforce|work|job|career|careers|general|school|college|"
    "university|way|role|position|business|life|me|you|it|us|person|future|past|day|phone|call|"
    "zoom|world|whole|real world|same|student|students|people|monday|tuesday|wednesday|thursday|"
    "friday|advance|details|detail|discipline|someone|somebody|anyone|professional|professionals|"
    "mentor|alum|alumnus|alumna|alumni|graduate)",
    # What anybody may be said to do, or be asked to do.
    "anybody": "can|can't|cannot|could|couldn't|wouldn't|won't|would|will|might|may|must|shall|"
    "should|do|did|don't|does|didn't|be|think|know|knew|feel|felt|like|want|wanted|wish|need|prefer|see|find|get|got|say|"
    "choose|suggest|recommend|advise|share|shared|tell|give|gave|spare|help|answer|reply|respond|"
    "take|took|make|enjoy|love|mind|enjoyed|liked|and|for|to|in|at|about|as|or|so|if|when|how|"
    "very|all|a|an|the|soon|too|both|today|tomorrow|again|next|this|that|through|via|by|with|from|"
    "because|since|but|on|of|more|better|well|personally|some|any|anything|something|directly|"
    "here|there|over|what|who|where|why|have|had|has|are|were|was|am|always|ever|even|also|only|"
    "just|really|please|guys|already|currently|now|still|received|open|read|reading|remember|hope|"
    "hear|heard|look|wrote|hire|hired|work|worked|works|study|studied|learn|learned|learnt|start|"
    "started|become|became|go|went|use|used|decide|decided|chose|face|faced|end|ended|attend|"
    "attended|spend|spent|live|lived|being|consider|allow|agree|accept|happen|i|i'd|i'm|my|me|it|"
    "not|available|home|alone|around|behind|sir|ma'am|madam|your|we|one|time|whether|before|after|during|regarding|during|"
    "until|briefly|up|out|off|yourself|then|once|sometime|later|first|never|almost|probably|"
    "actually|recently|sometimes|interested|would've|'d|no|than|during|these|those|which|offer|"
    "provide|speak|talk|meet|discuss|connect|invite|introduce|explain|enough|kindly|perhaps|maybe|"
    "might've|is|saw|said|told|made|found|possibly|ask|asked|looking|graduated|seem|seemed|appear|"
    "navigate|navigated|handle|handled|manage|managed|approach|approached|balance|balanced|"
    "overcame|transitioned|grew|developed|came",
    "adverb": "once|first|then|also|later|both|always|really|still|now|recently|probably|already|"
    "sometimes|actually|almost|never|just|even|personally|originally|initially",
    # The same verbs, once they have an object that is not everyone's.
    "with_object": "balance|handle|manage|navigate|approach|combine|combined|work|worked|study|"
    "studied|learn|learned|start|started|became|become|go|went|get|got|gave|take|took|make|made|"
    "decide|decided|choose|chose|ended up|knew|know|found|find|wrote|read|said|say|told|hired|"
    "live|lived|spent|spend|do|did|used|use|shared|share|remember|liked|loved|attended|saw|asked|"
    "offer|explain|discuss|talk|speak|navigated|handled|managed|approached|balanced|overcame|"
    "transitioned|grew|came",
    "towards": "from|into|to|at|in|as|for|on|with|that|how|through|between|about|under|over|out|"
    "up|back|down|yourself|the|a|an|this|both",
    "everyones": "[the|this|that|your|my|a|an|their|his|her] (field|fields|industry|profession|"
    "career|careers|job|jobs|position|role|company|start|time|minutes|minute|moment|moments|"
    "chance|part|place|look|day|most|least|today|where|there|here|it|me|us|work|path|way|same|"
    "living|working|doing|successful|interested|current|call|question|questions|opportunity|note|"
    "email|message|advice|experience|experiences|information|insight|insights|thoughts|story|"
    "degree|college|school|university|major|students|alumni|person|people|things|thing|lot|bit|"
    "little|area|sector|organization|level|business|professional|daily|basis|regular|typical|"
    "average|phone|zoom|convenience|internship|internships|interview|resume|reply|response|help|"
    "want|first|next|few|you|along|lessons|started|involved|hired|everything|all|it all|both|talk "
    "to|other)|and|or|so|to|what|when|where|why|who|if|how|but|because|since|anything|something|"
    "any|some|more|be|do|know|well|back|from|of|about|best|your|you|that|my|me|his|her|i|in|at|on|"
    "for|with|would|could|can|may|might|please|as|by|through|via|is|are|was|love|like|am|before|"
    "after|during|whenever|every|each|all|not|very|really",
    "participle": re.compile(
        r"(?!(?:studied|learned|wanted|liked|needed|planned|started|received|finished|decided|heard|opened|learnt|"
        r"interested|gained|faced|achieved|accomplished|gathered|acquired|experienced|worked|enjoyed|been)\b)"
        r"(?:\w{2,20}ed|written|built|led|run|spoken|taught|gone|held|kept|grown|drawn|won|begun|flown|sung|sold|cut|"
        r"shown|made|chosen|left|lived)\b"
    ),
    "like": re.compile(
        r"(?<!someone )(?<!somebody )(?<!people )(?<!person )(?<!professionals )(?<!alumni )"
        r"(?<!alum )like"
    ),
    "alum": "alum|alumnus|alumna|alumni|graduate|expert|professional|inspiration|mentor|person",
    "youre": "you're|you are|youre|you were|you've been|you have been",
}
_REASONS = """
    # "your talk on levees", "your work on flood maps", not "your valuable time"
    your [{praise}] [{praise}] [{praise}] {open} {on} !({plain}) [the|a|an] _
    your [{praise}] [{praise}] {site} (that|which|on|after|building|running|leading) !({plain}) _
    your [{praise}] [{praise}] [{praise}] !({anyones}|{praise}) _[ (on|about|at|in|from|to|of|\
        with|as) [the|a] _]
    your (entry|profile|page|bio|listing|website|linkedin) ..4 (mention|mentions|says|said|lists|\
        describes|shows|names|tells)
    # "you moved from a firm to the city"
    you [{adverb}] [{adverb}] !({anybody}) _
    (you (have|had)|you've|you'd) [{adverb}] {participle}
    (you|you've|you have) [{adverb}] [{adverb}] {with_object} [{towards}] [{towards}] [{towards}]\
        !({everyones}|{towards}) _
    {youre} [now|still|also|both|currently|clearly] (a|an|the|one of|at|in charge|responsible|on\
        the|from|with) !(moment|time|office|position|busy|liberty|{alum}|_ {alum}|_ _ {alum}|_ _\
        _ {alum}) _
    you (were|are) [once|still|also] (on|in|at|with|part of|among|behind) !(time|touch|town|the\
        area|the field|the position|a position|a meeting|the middle|good|your|my|it|this|that|\
        charge of hiring|the office|the right|the _ (directory|database|network|list)|the\
        (directory|database|list)) _
    you (were|got) [_] (hired|promoted|trained|elected|appointed|named|sent|drawn|born|raised)\
        (as|to|in|into|by|from) _
    {youre} [one of] (the|very) (few|only|first|last) _
    (you've|you have) been (my|our|a|an|the|with|at|in|on|there) _
    (should|had to|have to|must) (talk to|speak to|speak with|talk with|write to|write|ask|meet|\
        contact) you
    (where|when) you (started|grew up|began)
    from your side of _
    (profile|portrait|article|story|piece|feature|interview|report|documentary|film) (of|on|\
        about|with) you
    (which|one|some|any) of your _
    you (never|once|almost|nearly) !(know|mind) _
    (you and i|you and me)
    your (company|team|lab|firm|organization|organisation|office|group|agency) (makes|made|built|\
        builds|runs|ran|designed|designs|develops|developed|restored|restores|won|published|\
        publishes|launched|grows|protects|saved|turned|brought|created|creates|produces) _
    you are where i
    meet (somebody|someone) who !(can|could|would|might|works in (the|this)) _
    (not many|few|very few) people (go|went|move|get|have|can|could|would) _
    you seem to be (the|a|an) _
    you used to _
    you (were|are|became) [_] _ (of|at|for|in) (a|an|the) !(time|times|area|field|position|mood|\
        end|same) _
    you did (both|neither|all|the opposite|the reverse)
    you (said|wrote|told us|argued|claimed|joked|admitted|explained) [that] (the|a|an|it|your|most|\
        every|no|nobody|everyone|how|why|what)
    the part (on|about|of|where|when|in which) !(the|this) _
    you always _
    you [{adverb}] went (back|from|through) _
    (says|said|tells|told me|thinks|swears) [that] you !(could|can|might|may|would|will|should|\
        wouldn't|won't|don't|didn't|were (happy|open)|are (open|happy|busy)|you'd be|have time) _
    what was it like to _
    (ask|asking|curious|hear|hearing|know|learn|talk|tell|wonder|wondering|questions|question|\
        story|read|advice) ..4 (about|of) (moving|going|switching|changing|leaving|becoming)\
        !(to (the|this) field) _
    (about|of) (the move|the switch|the jump)\
        !(to (the|this) field) _
    (lists|listed|describes|described|calls|names|named|shows) you as
    (told|say|says|said|heard|hear|read|claims|saw|noticed|hears) [me] [that] you (can|could)\
        !(help|tell|give|be|share|talk|answer|advise|offer|spare|introduce|have|speak|provide) _
    # "how did you get the shop owners to agree?"
    (did|do|have|were|are) you [ever|then|also] !({anybody}) _ !({everyones}|{towards}\
        {everyones}) _
    (did|do) you [ever|then|also] (get|find|learn|decide|choose|know|make|go|come|build|take|\
        feel|see) [{towards}] [{towards}] !({everyones}) _
    # what the two have in common, and what others say of them
    ({like}|unlike|just like) you !(guys|all|to|for|said|would|could|can|are|is)
    as you (did|do|have)
    (we both|we share|both of us|is yours|of yours|are yours|yours is|yours was)
    (quoted|quoting|quote) you
    (heard|listened to) you (on|at|in)
    (heard|saw|watched|see|hear|read|listened to) you (speak|talk|explain|present|say|play|\
        describe|give|perform|interviewed)
    (found|met|saw|is|are|know) [the] [only] (one|someone|somebody|person|people|judge|few)\
        [person|people] (who|that) !(can|could|would|might|may|will|is|has|might) _
    (no idea|not know|didn't know|never knew|surprised) [that] (anyone|anybody|someone|somebody|a\
        person|people)
"""
REASON = re.compile(phrases(_REASONS, _WORDS))
