"""How students say who they are, read by `who_you_are`."""

import re

from apps.coach.phrases import Words, phrases

_WORDS: Words = {
    "year": "(first|second|third|fourth|fifth|final|last|junior|senior|sophomore|freshman|1st|2nd|"
    "3rd|4th|5th) (year|years|yr)|first-year|second-year|third-year|fourth-year|fifth-year|"
    "final-year|first-years|1st-year|2nd-year|3rd-year|4th-year|5th-year",
    "standing": "(freshman|sophomore|junior|senior|undergrad|undergraduate) !({boss})|{year}",
    # "a senior planner" is no student.
    "boss": "manager|director|engineer|planner|vice|partner|advisor|adviser|analyst|staff|editor|"
    "colleague|lecturer|position|role|people|person|leader|leadership|high|level|project|"
    "associate|developer|designer|consultant|fellow|official|employee",
    "student": "{standing}|student|{students}|the ~2 (program|programme|cohort|major)|(my|a|an) "
    "(ba|bs|bsc|bfa|b.a.|b.s.|msc|ma|ms) (in|at)|major|majoring|minoring|studying|studies|"
    "candidate|transferred|enrolled|pre-med|pre-law|premed|grad school|graduating|phd|ph.d|mfa|"
    "mba|master's|masters|bachelor's|degree|bachelor|master of|associate degree|undecided|"
    "undeclared|exchange|soph|frosh|sophmore|freshmen|sophomores|juniors|seniors|undergrads|undergraduates|"
    "in college|in school|in university|at university|certificate",
    "students": re.compile(r"(?<!with )(?<!teach )(?<!help )(?<!for )(?<!other )students"),
    "im": "i'll be|i will be|i am|i'm|im|i was|as|being|my name is|me",
    "two_digits": re.compile(r"(?:20)?\d\d"),
    "now": "now|currently|also|still|recently|just|actually|presently",
    "through": "halfway|midway|partway",
}
_SELF = """
    i [{now}] (study|major in|minor in|double major|attend|am in my|go to|transferred|graduate\
        in|graduate next|will graduate|started at|started my|finished my|started college|started\
        university)
    (i am|i'm|i) (take|taking) [a] (class|classes|course|courses|his|her|prof|professor)
    (i'm|i am|im) in (my|the) {year}
    (in|of|into|finish|finishing|start|starting|started|entering|begin|beginning|through) (my|\
        the) [{year}] ({year}|(last|final|first|second|third) (semester|term|quarter)|last year\
        of|junior|senior|sophomore|freshman)
    in {year}
    (degree|major), which (i|i'll|i will) _
    i'm (doing|finishing|taking|starting) (the|a|my|an) ~3 (certificate|course|courses|training|\
        apprenticeship|program|programme|degree)
    (resume|resuming|continue|continuing|finish|finishing|begin) my ~3 (course|courses|classes|\
        studies|coursework)
    (i (go|am going|went)|i'm going) back to school
    (working|studying) (toward|towards|for) (a|my|an) _
    {through} through (a|an|my)
    i (went|came|am|have gone) back (to|in) ..4 (school|college|university)
    i'm back (to|in|at) (school|college|university)
    in (college|university|school) for _
    (from|by|with) a ~3 (sophomore|freshman|junior|senior|student|undergrad|undergraduate)\
        !({boss})
    my (major|studies|degree|program|programme|thesis|dissertation|capstone|semester|dorm|\
        professors|coursework|minor)
    (i'm|i am|im) (in|taking|from) your ..4 (class|section|course|lab|seminar)
"""
# "Alder State senior here", "Emil from chess club, statistics, second year."
_FRAGMENT = """
    {standing} ..4 (student|major|majoring|studying|here)
    {standing} (in|at|@) _
    {standing} !(_)
    {standing} _ _ (@|at)
    (student|major) (here|at _)
    class of {two_digits}
    and [{now}] (study|major in|attend) !(your|how|what|the|this|it|a) _
    student of _
    (an|a|my) ~2 (degree|major|thesis)
"""
# "I am …", and then something that only a student is.
I_AM = re.compile(phrases("{im}", _WORDS))
STUDENT = re.compile(phrases("{student}[ ..2 (student|major)]", _WORDS))
SELF = re.compile(phrases(_SELF, _WORDS))
FRAGMENT = re.compile(phrases(_FRAGMENT, _WORDS))
