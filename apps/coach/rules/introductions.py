"""How students say who they are, read by `who_you_are`."""

import re

from apps.coach.phrases import Words, phrases

_WORDS: Words = {
    "nth": "first|second|third|fourth|fifth|final|last|1st|2nd|3rd|4th|5th",
    "year": "({nth}|junior|senior|sophomore|freshman) (year|years|yr)|first-year|second-year|"
    "third-year|fourth-year|fifth-year|final-year|first-years|second-years|third-years|"
    "fourth-years|1st-year|2nd-year|3rd-year|4th-year|5th-year",
    # "2L", "MS3", "OMS-II": the year in schools of law and of medicine.
    "numbered": re.compile(r"[1-4]l|(?:m|ms|d|p|g|pgy-?)[1-5]|oms-?i{1,3}v?"),
    "class": "freshman|sophomore|junior|senior|undergrad|undergraduate|soph|frosh|sophmore",
    "standing": "{class} !({boss})|{year}|{numbered}",
    # "a senior planner" is no student.
    "boss": "manager|director|engineer|planner|vice|partner|advisor|adviser|analyst|staff|editor|"
    "colleague|lecturer|position|role|people|person|leader|leadership|high|level|project|"
    "associate|developer|designer|consultant|fellow|official|employee",
    "student": "{standing}|student|{students}|the ~2 (program|programme|cohort|major)|(my|a|an) "
    "(ba|bs|bsc|bfa|b.a.|b.s.|msc|ma|ms) (in|at)|major|majoring|minoring|studying|studies|"
    "candidate|transferred|transfer|enrolled|pre-med|pre-law|premed|grad school|graduating|phd|"
    "ph.d|mfa|mba|master's|masters|bachelor's|associate's|degree|bachelor|master of|"
    "associate degree|undecided|undeclared|exchange|freshmen|sophomores|juniors|seniors|"
    "undergrads|undergraduates|(in|at|to) [the|my] [_] [_] {school}|certificate|class of {digits}|"
    "apprentice|cadet|trainee|training to (be|become)|[_] (graduate|grad) (of|from)|"
    "recent (grad|graduate)|{grade}|from {school}",
    "students": re.compile(r"(?<!with )(?<!teach )(?<!help )(?<!for )(?<!other )students"),
    "school": "school|college|university|academy|institute|polytechnic|tech|state",
    "grade": re.compile(r"(?:9|10|11|12)th grade|(?:ninth|tenth|eleventh|twelfth) grade"),
    "im": "i'll be|i will be|i am|i'm|im|i was|my name is|we are|{were}|and i are|"
    "i've been|i have been",
    "digits": re.compile(r"'?(?:20)?[0-3]\d"),
    "course": re.compile(r"[a-z]{2,5} ?\d{3}[a-z]?"),
    "were": re.compile(r"we're"),  # "you were" would be found without the mark
    "now": "now|currently|also|still|recently|just|actually|presently|only",
    "through": "halfway|midway|partway",
    "part": "semester|semesters|term|terms|quarter|quarters|year|years",
    "few": "one|two|three|four|five|six|a|1|2|3|4|5|6",
    "class_of": "class|section|course|lab|seminar|studio|workshop|lecture",
    "teacher": "prof|prof.|professor|dr|dr.",
    # Where a sentence begins.
    "start": re.compile(r"(?:(?<![^\n])|(?<=[.!?] ))"),
}
_SELF = """
    i [{now}] (study|major in|minor in|double major|attend|am in my|go to|transferred|graduate|\
        graduated|will graduate|started at|started my|finished my|started college|started\
        university)
    (i am|i'm|i) (take|taking) [a] (class|classes|course|courses|his|her|prof|professor|{course})
    (i'm|i am|im) in (my|the) {year}
    (in|of|into|finish|finishing|start|starting|started|entering|begin|beginning|through) (my|\
        the) [{year}] ({year}|{nth} {part}|last year\
        of|junior|senior|sophomore|freshman)
    in {year}
    my {nth} {part} (at|in|of|here|there)
    {few} [more] {part} (left|to go|away from|of) ..2 ({school}|degree|major|program)
    {few} [more] {part} (left|to go)
    (degree|major), which (i|i'll|i will) _
    i'm (doing|finishing|taking|starting|getting) (the|a|my|an) ~3 (certificate|course|courses|\
        training|apprenticeship|program|programme|degree)
    (resume|resuming|continue|continuing|finish|finishing|begin) my ~3 (course|courses|classes|\
        studies|coursework)
    (i (go|am going|went|return|returned)|i'm (going|returning)) (back|) to {school}
    i (returned|return) to {school}
    (i'm|i am|i was) back (to|in|at) _
    (working|studying) (toward|towards|for) (a|my|an) _
    {through} through (a|an|my)
    i (went|came|am|have gone) back (to|in) ..4 (school|college|university)
    in (college|university|school) for _
    (from|by|with) a ~3 (sophomore|freshman|junior|senior|student|undergrad|undergraduate)\
        !({boss})
    my ~2 (major|studies|degree|program|programme|thesis|dissertation|capstone|semester|dorm|\
        professors|coursework|minor|cohort|classmates)
    (for|in) (my|our) ~3 (class|course|seminar|assignment|thesis) (i|we|everyone|each|i'm|i've) _
    for {course} ..1 (i|we|every|everyone|each) _
    (project|assignment|paper|essay|interview|report) for (my|our) ~3 ({class_of}|degree|program)
    in the (class|course|section) [that|where|when|which] (you|you've)
    (visited|spoke to|spoke in|came to|joined) our ~2 {class_of}
    i [_] [just] [have] (took|taken|loved|liked|finished|passed) {teacher} ..3 ({class_of}|[_] \
        {course})
    (i|i've|have) [_] [just|recently] (started|entered|joined|begun|finished) (the|my|a|an) ~3 \
        (program|programme|major|certificate)
    {im} ..2 (pursuing|doing|finishing|completing) [a|an|my|the] (ba|bs|bsc|bfa|b.a.|b.s.|msc|ma|\
        ms|m.s.|mba|msw|mph) (in|at)
    (i|i'm|im|am) [_] (about|hoping|set|due|going|want|hope|plan|planning|expect|expected) to \
        graduate
    my (advisor|adviser) (at|in) _
    (live|living|moved) ..1 [my|the|a] (dorm|dorms|residence hall)
    resident assistant (in|at)
    (the|my|a) gi bill (at|to|for)
    my ~2 in the _ department
    (in|at) my ~2 (program|department|school|college|university|major)
    i (start|started|begin|began|enter|entered|finish|finished) ~1 {school}
    (i'm|i am|im|i was|i sat|i sit) (in|taking|from) (your|that|this) ..4 ({class_of}|program|\
        department)
    (i'm|i am|im|i was|i sat|i sit) in {teacher} ..3 {class_of}
    one of {teacher} ..2 students
    i [_] [_] (accepted|admitted) (to|into|at) ..3 ({school}|program|major)
    i [_] [{now}] (start|starting|enter|entering|left|quit|dropped out of|finishing [up]|\
        finish [up]) (at|in|) ..2 {school}
    i [_] [_] (dropped out|leave|transferred|switched) (of|from|out of) (pre-med|pre-law|_ major)
    i [_] [just|recently|finally] (declared|chose|picked) (a|an|the) ~3 major
    i [_] [_] [to] (switched|changed|declared|chosen|picked|chose|change|\
        switch|choose|pick|declare) [_] (major|majors)
    (i'm|i am|we are) ..4 (finishing|starting|leave|semester|term|year) [up] (at|from|off) _
    {start}studying _
    {start}~3 school (starts|begins|ends) for me
    (a|an|the|another|this) ~3 (student|major) in (his|her|their|my) ..2 (year|\
        program|semester|term)
"""
# "Alder State senior here", "Emil from chess club, statistics, second year."
_FRAGMENT = """
    {standing} ..4 (student|major|majoring|studying|here)
    {standing} (in|at|@) _
    {standing} (law|medicine|nursing|of !(you|your|a|the|his|her|their) _)
    {standing} !(_)
    {standing} _ _ (@|at)
    ({class}|{numbered}) (with|here|at)
    (student|major) (here|again|at _)
    class of {digits}
    c/o {digits}
    every {class} (has|must|is|in|at|interviews)
    (b.a.|b.s.|ba|bs|bsc|b.sc.) ..2 expected
    and [{now}] (study|major in|attend) !(your|how|what|the|this|it|a) _
    student of _
    after ..1 (semesters|terms|quarters) of _
    (with|for|want|started|get|got|finish|considering) (an|a) ~2 (degree|major|thesis)
"""
# "I am …", or "as …", and then something that only a student is.
I_AM = re.compile(phrases("{im}", _WORDS))
AS = re.compile(phrases("(as|being|me)", _WORDS))
STUDENT = re.compile(phrases("{student}[ ..2 (student|major)]", _WORDS))
SELF = re.compile(phrases(_SELF, _WORDS))
# "Ana, econ '27": the year in which they will leave.
FRAGMENT = re.compile(rf"{phrases(_FRAGMENT, _WORDS)}|(?<=[a-z] )'[23]\d\b")
# "You studied dance. So do I." "Your first degree was in dance. Mine will be too."
SAME = re.compile(
    r"\b(?:study|studied|major|majored|degree|thesis|minored)\b[^\n]{0,80}?"
    r"\b(?:so (?:do|am|did|will) i|(?:as|like) (?:do|am) i|me too|mine (?:is|will|was)|"
    r"i (?:do|am) too)\b"
)
