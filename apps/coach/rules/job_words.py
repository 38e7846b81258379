"""The vocabulary of work: posts, places to work at, who is hired and who hires."""

import re

from apps.coach.phrases import Words

# These end as the names of people do ("a number", "a color"), and are none.
_THINGS = (
    "number|letter|paper|order|offer|reminder|computer|folder|corner|flyer|other|either|neither|"
    "answer|summer|winter|semester|quarter|better|longer|over|under|after|[a-z]*ever|whether|"
    "together|rather|another|matter|power|tower|hour|for|or|their|her|per|later|further|river|"
    "water|weather|dinner|chapter|member|center|career|newsletter|transfer|charter|counter|poster|"
    "banner|shelter|filter|laser|layer|primer|printer|charger|timer|cooker|brother|sister|mother|father|"
    "daughter|door|floor|color|honor|error|mirror|sensor|tractor|factor|sector|motor|major|minor|"
    "favor|flavor|labor|harbor|monitor|human|german|roman|list|twist|mist|fist|gist|italian|poor|"
    "nor|author|refer|prefer|consider|remember|discover|cover|enter|wonder|gather|differ|suffer|"
    "deliver|former|bigger|smaller|earlier|sooner|easier|harder|older|younger|quicker|shorter|"
    "closer|broader|deeper|exist|assist|persist|insist|resist|border|professor|mentor|november|"
    "december|september|october|super|proper|copper|silver|timber|rubber|ladder"
)
# What may follow a noun that names a post; any other noun makes it the name of something else
# ("vacancy rates", "employment law", "an opening line").
_GOES_ON = (
    r"\w+(?:ed|ing|ly)|on|in|at|with|within|for|under|to|from|as|by|near|around|through|of|that|"
    "which|who|where|and|or|but|if|when|while|so|because|though|is|are|was|were|be|would|could|"
    "might|may|will|can|has|have|do|does|did|should|i|you|we|they|it|me|this|next|over|after|"
    "before|since|during|all|anywhere|somewhere|again|either|anyway|"
    "right|now|there|here|please|pls|then|too|also|even|like|yet|up|soon|someday|until|not|arises?|exists?|becomes?|"
    "than|down|lmk|the|a|an|my|your|rather|instead|just|per|open|opens|come|comes|came|left|available|"
    "free|helps?|falls?|leads?|openings?|opportunit(?:y|ies)|positions?|postings?|offers?|placements?|"
    "work|inquiry|search|hunt|interns?|assistants?|students?|programs?|schemes?"
)
_PERSON = (
    r"intern|extern|cadet|rookie|sub|stringer|extra|runner|guy|kid|associate|clerk|"
    r"(?:life|coast)?guard|guide|nurse|usher|mate|barista|student|undergrad|undergraduate|assistant|"
    r"attendant|apprentice|trainee|volunteer|graduate|grad|(?:[a-z]{2,9})?hand|aide|tech|temp|"
    r"scribe|cook|sophomore|freshman|candidate|applicant|fellow|ta|"
    r"[a-z]{2,12}(?:er|or|ist|ian|yst|man|men|woman|women)"
)
WORDS: Words = {
    # Work, and hardly anything else.
    "post": "job|jobs|internship|internships|externship|externships|co-op|co-ops|vacancy|"
    "vacancies|opening|openings|traineeship|traineeships|apprenticeship|apprenticeships|"
    "assistantship|assistantships|clerkship|clerkships|fellowship|employment|gig|gigs|position|"
    "positions|role|roles|residency|residencies|practicum|practicums|work-study|postdoc|postdocs|"
    "cohort|host|employer|placement|placements|referral|referrals|opportunity|opportunities|"
    "lead|leads|req|reqs|preceptor|work experience|"
    "(summer|freelance|paid|unpaid|part-time|part time|"
    "full-time|full time|seasonal) (work|help|assignments)|paid [_] (program|scheme|track|project)|"
    "paycheck|training (place|seat|spot)|(graduate|trainee|training|summer) "
    "(scheme|schemes|program)|(new|summer|seasonal) (hire|hires)|(letter|letters) of "
    "(recommendation|reference)|recommendation[ letter]|"
    "(paid|summer|student|trainee|intern|entry-level|open|available) (spot|spots|slot|slots|"
    "place|places)",
    "kind": "paid|summer|part-time|full-time|entry-level|entry level|junior|seasonal|student|"
    "weekend|graduate|trainee",
    "job": "job|jobs|internship|internships|employment|work|career|research|volunteer|summer|"
    "entry-level",
    "offer": "opening|openings|opportunity|opportunities|lead|leads|posting|postings|position|"
    "positions|vacancy|vacancies|spot|spots",
    # Work, if the clause says so.
    "place": "spot|spots|slot|slots|place|places|room|space|seat|seats|desk|bench|chair|shift|"
    "shifts|hours|rotation|reference|way in|way into|fit|work for (me|a student)",
    # Who is taken on: by name, or by how such names end.
    "helper": re.compile(
        rf"(?!(?:{_THINGS})s?\b)(?:{_PERSON})s?|someone|somebody|people|anyone|anybody|"
        r"help(?!\s+(?:with|finding|to\b))|(?:pair|set) of (?:hands|eyes|boots|arms|ears)"
    ),
    "taken_on": "interns|intern|apprentice|apprentices|assistants|assistant|trainees|trainee|hires|"
    "volunteers|externs|fellows|lifeguards|hands|help|helper|helpers|people|students in|someone|"
    "somebody|anyone|anybody|runners|runner|graders|grader|drivers|driver|servers|server",
    "side": "you|they|your _|your _ _|the (crew|team|shop|kitchen|ward|place|office|farm|boat)",
    "novice": "intern|interns|trainee|apprentice|beginner|undergraduate|undergrad|student|"
    "volunteer|helper|rookie|newcomer|freshman|sophomore|junior|kid|hand|pair of hands|assistant|"
    "extern|fellow",
    "month": "may|mid-may|june|july|august|september|january|mid-june|graduation|the _ of "
    "(may|june)",
    "year": re.compile(r"20\d\d"),
    "any": "any|possible|potential|available|suitable|upcoming|future|further|extra",
    "whose": "your|his|her|their|our|first|last|previous|old|current|each|every|whose|same|"
    "my !(first|next|dream)|no",
    "article": "a|an|the|another|one|some|my (first|next|dream)|my|{any}|{whose}",
    "reader": "you|yours|your|there|they|the _|anyone|anybody|someone|somebody|we",
    "recommend": "refer|referring|recommend|recommending|suggest|suggesting|mention|mentioning|"
    "nominate|nominating|endorse|endorsing",
    "mine": "my [_] [_] (name|resume|cv|application|details|profile|information|info|number|email|"
    "contact|portfolio|letter|clips|reel|samples)",
    # Where people work.
    "team": "team|company|office|firm|lab|laboratory|group|organization|organisation|agency|"
    "department|staff|crew|unit|ward|floor|clinic|hospital|practice|pharmacy|center|centre|school|"
    "district|classroom|college|institute|program|programme|museum|gallery|archive|library|branch|"
    "studio|theater|theatre|station|newsroom|newspaper|paper|magazine|press|shop|workshop|store|"
    "bakery|kitchen|restaurant|cafe|bar|hotel|brewery|winery|farm|ranch|orchard|nursery|garden|"
    "zoo|aquarium|park|shelter|plant|factory|mill|yard|site|mine|port|harbor|boat|ship|line|"
    "startup|start-up|business|bank|bureau|court|chambers|council|county|city|foundation|charity|"
    "nonprofit|network|cooperative|production|orchestra|band|project|garage|salon|desk|division",
    "boss": "your [_] (boss|manager|supervisor|director|chief|editor|foreman|lead|head|recruiter|"
    "colleagues|coworkers|people|owner|principal|chef|producer|captain)|the (manager|boss|owner|"
    "chef|director|editor|foreman|captain|principal|right people|right person|partners|team|"
    "hiring _)|hr|human resources|whoever|your (hr|recruit*|hiring) _",
    "hr": "whoever (hires|(does|handles|runs|picks) [the] _|decides)|(people|person|one|ones|"
    "folks|guy|lady) (who|that) (hire|hires|do the hiring|does the hiring|handle|handles|decide|"
    "decides|pick|picks)|hr|human resources|recruiter|recruiters|recruiting|recruitment|"
    "(hiring|talent)[ manager|team|person]|hires|recruits",
    "family": "(my|our) [_] (parents|mother|mom|mum|dad|father|family|aunt|uncle|grandmother|"
    "grandfather|grandparents|brother|sister|son|daughter|wife|husband|girlfriend|boyfriend|friends|"
    "roommate|advisor|adviser|professors|teachers)",
    # Who is asked about by trade is not the one who asks.
    "trades": re.compile(
        r"(?!(?:intern|volunteer|trainee|beginner|helper|worker|freshmen|undergrad)s)"
        r"[a-z]{4,20}(?:ists|ers|ors|ians|women|men)|mostly|only|straight|from|mainly|"
        r"(?:people|anyone|anybody|someone|somebody) (?:who|with|without|from|straight)(?! my| me)"
    ),
    # What is done in order to learn, by a caller at a workplace, and what else is no work there.
    "learning": "know|hear|learn|connect|chat|"
    "understand|ask|talk|see|meet|speak|find out|read|write|compare|"
    "visit|discuss",
    "calling": "get|know|hear|learn|"
    "understand|ask|talk|see|meet|speak|read|compare|visit|discuss|find|"
    "come|stop|call|chat|sit|watch|listen|shadow|interview|tour|look|drop|buy|eat|catch|join|thank|"
    "send|tell|be|have|say|move|reach|attend|go|stay",
    "visiting": "{calling}|write (about|it|this|a|an|my)|"
    "express|leave|about|get to know|you|your|the|a|think|imagine|pick|"
    "follow|connect|work|help|intern|volunteer|hearing|study|major|graduate|grow|live",
    # What a caller does with the reader or what is theirs, and what is talked of.
    "deedless": "{calling}|be|know|pick|follow|connect|hearing|study|thank|like|love|imagine|think|"
    "remember|walk|wait|knock|leave|lose|put|take|keep|spell|hold|quote|cite|use|find|spare|fit|"
    "also|really|just|never|even|so|to|not|very|a|an|the|my|your|you|it",
    "talked_of": "talk|talks|book|books|article|path|time|schedule|calendar|opinion|view|life|"
    "side|name|number|answer|answers|advice|story|work|career|experience|class|lecture|essay|paper|own|way|footsteps|"
    "shoes|field|mind|words|thoughts|line|inbox|convenience|position|place !(_)|area|week|day|case",
    # What is given to anybody who asks: words and time.
    "lesson": "advice|tips|tip|time|words|word|guide|book|books|question|idea|thing|lesson|warning|"
    "mistake|hour|hours|half|half-hour|minute|minutes|moment|call|chat|coffee|answer|course|class|"
    "list|reading|video|film|podcast|exercise|story|plan|path|route|career|life|field|"
    "place to start",
    "goes_on": re.compile(_GOES_ON),
}
