"""What a clause says for or against a request for work, in points. For `job_weight`."""

import re
from typing import NamedTuple

from apps.coach.phrases import phrases
from apps.coach.rules.job_words import WORDS


class Fact(NamedTuple):
    """Something that can be read off a clause: how many points it adds, and why."""

    points: int
    why: str
    words: re.Pattern[str]


def _fact(points: int, why: str, lines: str, end: str = "") -> Fact:
    return Fact(points, why, re.compile(phrases(lines, WORDS) + end))


# The first words of the anchor.
ITSELF = (
    _fact(2, "Any of them will do.", "{any}"),
    _fact(1, "One that nobody has.", "(a|an|another|one|some|openings|vacancies)"),
    _fact(-3, "One that somebody has.", "{whose}"),
    _fact(1, "One that somebody will fill.", "[{article}] [_] {kind} _"),
)
# In the same clause, ahead of the anchor; an article of the anchor is read along.
SEEKS = _fact(
    3,
    "Who looks for something has not got it.",
    """
    (look|looking|search|searching|hunt|hunting|hope|hoping|ask|asking|beg|apply|applying|applied|\
        need|ready|lookout|open|up|suited|qualified|available|free|market) [you] for
    (seek|seeking|find !(out)|finding|get|getting|earn|land|landing|secure|securing|want !(to)|need\
        !(to)|could ..1 use|line up|lining up|obtain|pursue|pursuing|score|require|requires|offer\
        me|give me|open to|lead to|leads to|turn into|turns into|inquire about|inquiring about|eye\
        on|sights on|kill for|in search of|i'm after|am after|missing|lacking)
    """,
    end=r"(?:\s+\S+){0,3}\s*$",
)
ASKED = _fact(
    2,
    "The reader is asked.",
    """
    (do|does|can|could|will|would|might|may|is|are|has|have|should) {reader}
    (if|whether|in case|unless|when|whenever|should|hope|hoping|think) [that] {reader}
    (if|should|when|whenever|in case|once) [_] (a|an|any|anything|something|one|some|\
        opportunities|positions)
    (you|your _) (could|can|might|may|would)
    (her|his|their|the) _ (may|might|could)
    (is|would) it [be] (too late|possible|okay|ok|crazy|all right|alright)
    any (tips|advice)
    (maybe|perhaps) (you|your|there|someone|somebody)
        if it (were|was|is) [ever] possible
    there (may|might|could|must) be
    (let me know|know of|hear of|aware of|any chance|possibility|please)
    """,
)
WISHED = _fact(
    2,
    "It is wished for, and nothing is to be learned.",
    """
    (i'd|i would|would|id) [_] (love|like|appreciate|welcome|do|take|consider|be [_] _) \
        !(to ({learning})|out)
    (i'm|i am|im|be|am|so|very|really|most|also|and) (glad|happy|eager|keen|excited|interested|\
        thrilled|honored|grateful|thankful|delighted|willing|hoping) !(to ({learning}))
    (hope|hoping|hopeful|grateful|appreciate|interest|dream|goal|plan|planning|want|chance|\
        opportunity|mean the world|willing) !(to ({learning})|out)
    (looking|want|trying) to !({learning})
    (can|could|may|might|would|should) i
    (possible|help me|help|let me !(know))
    (how|where|whether) [do|can|could|should|would] (i|somebody like|someone like|a _ like)
    """,
)
AHEAD = (
    SEEKS,
    ASKED,
    WISHED,
    _fact(
        2,
        "The writer would do it.",
        """
        (i'd|i would|i'll|i will|(i|and|but|or|who|so) (could|can)|willing to|happy to|glad to|\
            ready to|prepared to|mind|let me|me to) [also|even|maybe|just|easily|gladly|really]
        """,
        end=r"\s*$",
    ),
    _fact(
        1,
        "Who has it can give it.",
        """
        (you|they|your _|your _ _|the _) ..1 (have|has|offer|offers|run|runs|host|hosts|sponsor|\
            sponsors)
        """,
        end=r"(?:\s+\S+){0,2}\s*$",
    ),
    _fact(
        2,
        "It is brought up.",
        """
        (write|writing|call|calling|talk|speak|ask|asking|wonder|wondering|contact*|reach out|\
            reaching out) [to|with] [you] about
        (discuss|concerning|in regard to|with regard to|writing|regarding|(guidance|leads|\
            pointers|word) on)
        """,
        end=r"(?:\s+\S+){0,1}\s*$",
    ),
    _fact(
        1,
        "It is the reason for writing.",
        "(asking|writing|calling|emailing|here) about",
        end=r"(?:\s+\S+){0,1}\s*$",
    ),
    _fact(
        2,
        "It is said in passing.",
        "(even|ideally|hopefully|perhaps|maybe|only)",
        end=r"\s+(?:an?|some)\s*$",
    ),
    _fact(
        -4,
        "It is asked about, not for.",
        """
        (how|what|which|why|where|whose) !(i|to|are the odds|are my|(do|can|could|should|would|\
            might) (i|\
            somebody like|someone like|a _ like)|it would take|\
            (would|will|does|might) it take for (you|a|me|somebody|\
            someone))
        when !(your _ (starts|is)|applications)
        who (you|do !(i)|does|gets|reads|decides|else)
        """,
    ),
    _fact(
        -4,
        "It is over, or settled.",
        """
        (i|we) [already|just|still|once|also] (have (a|an|had|two)|did|got|found|took|accepted|\
            worked|quit|lost|finished|left|held|interned)
        (i've|we've) [already|just] (had|got|accepted|found)
        you [already|just|still|once|also] (did|got|found|took|accepted|worked|quit|lost|finished|\
            left|held|interned|turned|hired)
        (did you|were you|have you ever)
        (accepted|during|after (i|we|you|my|the|that|high)|before|since|lined up|interned)
        was (looking|searching|applying)
        your (talk|lecture|book|paper|post|column|letter|chapter|remarks) (on|about)
        """,
    ),
    _fact(
        -4,
        "It is a theme, or so in general.",
        """
        (paper|article|thesis|book|study|research|essay|story|class|course|chapter|report|survey|\
            podcast|episode|law|advice|seminar) (on|about|of)
        (hard|easy|difficult|tough|harder|easier|impossible|common|is like|be like) to
        """,
    ),
    _fact(-4, "That one is known.", "(that|this|which)", end=r"\s+one\s*$"),
    _fact(-4, "Others say so.", "((thinks|says|said|told me) [that] (i|to)|(they|people) say)"),
    _fact(
        -4,
        "Others are spoken of.",
        """
        (industry|profession|economy|society|computers|machines|robots|labor market)
        (most|many|some|all|one|each) of them
        (people|students|graduates|friend|friends|roommate|she|he|sister|brother|cousin|mother|\
            father|mom|dad|classmates|everyone)
        you (get|find|land) (a|an|any|one)
        """,
    ),
)
# Right behind the anchor.
BEHIND = (
    _fact(
        2,
        "It is there for the taking, or for the writer.",
        """
        [are|is|that is|that are] ..1 (open|available|going|left|free|coming up|opens|comes up|\
            paid|part-time|part time|full-time|full time)
        ..4 for (me|us|a student|students|[_] like me|[a|an] ~2 {helper})
        ..4 (i|me) (could|might|may|can) [be] _
        (me|someone like|somebody like) !(to)
        from (you|someone|somebody)
        ..5 would (do|be|help|mean|make|change|open)
        ..9 would be (enough|plenty|great|fine)
        ..1 be possible
        """,
    ),
    _fact(
        1,
        "It is where the reader works, or soon.",
        """
        ..4 (on|at|in|with|within|for|under|to) (you|your|the {team})
        ..4 (this|next|the) (summer|spring|fall|autumn|winter|term|semester|year|season)
        (you posted|advertised|posted|listed)
        """,
    ),
    _fact(
        -4,
        "Something else bears the name.",
        """
        (manager|committee|freeze|process|season|practice|practices|fair|shadow*)
        of !(_ (hours|weeks|months|days))
        on (that|this|it) !(_)
        ..2 (by (their|the|his)|according to|because|based on)
        attached
        (i|you|he|she|they) (went|did|had|took|left|held|got|started|turned)
        to (learn|talk|speak|hear|ask|meet|see|chat)
        in (my|your) (calendar|schedule|week|day|diary|month)
        ..2 (i've|i have|i'd|i had) already
        [on your (end|side)] ..8 (another (day|time)|no worries|understand|reschedule|move it|\
            move our|move the|cancel|can't make|cannot make|make it)
        """,
    ),
    _fact(
        -1,
        "A kind of work, not a post.",
        """
        (like (yours|that|this)|that|which)
        """,
    ),
)
COMPOUND = _fact(-4, "It describes another noun.", "!({goes_on}) _")
