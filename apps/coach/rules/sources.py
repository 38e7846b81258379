"""How students say where a name came from, read by `early`.

A few turns, each with many words: the student met, saw or read the reader; somebody spoke of them;
they came to where the student was; a place is named where names are found or people are heard; the
two know each other. What is wished or asked ("I would love to meet you") is none of these.
"""

import re

from apps.coach.phrases import Words, phrases


def _unless_behind(ahead: str, verbs: str) -> re.Pattern[str]:
    """Verbs whose subject is none of the words ahead."""
    none_of = "".join(rf"(?<!\b{word}\s)" for word in ahead.split())
    return re.compile(rf"{none_of}(?:{verbs.replace(' ', '|').replace('_', ' ')})")


_NOT_MINE = (
    "you he she they who it that which what and to will can would could i'd we'd love i'll enjoy "
    "appreciate"
)
_WORDS: Words = {
    "reader": "(you|your|yours)",
    # What the student did, also without an "I": "Found you in the directory".
    "met": _unless_behind(
        _NOT_MINE,
        "found find saw seen spotted noticed discovered came come stumbled ran run bumped looked "
        "googled searched learned heard hearing met meeting got received read reread watched "
        "watching listened listening tuned enjoyed loved attended finished caught catching went "
        "sat stood spoke talked chatted visited toured bought took devoured reached introduced "
        "worked pulled interned volunteered played danced",
    ),
    "was_at": _unless_behind(
        _NOT_MINE, "attended was were been went came read watched heard saw seen caught listened_to"
    ),
    "towards": "about|of|on|across|into|upon|from|to|in|at|up|out|down|with|through|for|also|just|"
    "first|really|recently|once|briefly|again|myself|part|both|all|time|under|"
    "alongside|name|names|by|past|behind",
    # "I heard you picked three" tells what was done, and not where from.
    "deed": re.compile(
        r"\w+ed|are|were|have|had|run|make|made|went|won|wrote|do|did|teach|taught|built|work|know"
    ),
    "said": _unless_behind(
        "i you we to that which what this it i'd i've we've not often is be been i'm am",
        "suggested suggests recommended recommends encouraged encourages advised advises urged "
        "urges told tells said says thought thinks mentioned mentions insisted insists proposed "
        "figured reckons swears swore asked gave passed given shared forwarded handed spoke speaks "
        "talked talks raved sends named",
    ),
    "led": _unless_behind(
        "i you we to that which what it and",
        "referred introduced introducing pointed directed sent led connected connecting steered "
        "brought invited put",
    ),
    "gave": "gave|given|giving|passed|shared|forwarded|handed|got|have|had",
    "contact": "write|reach|contact|touch|email|call|ask|talk",
    "named": "name|profile|entry|page|listing|contact|info|information|details|card|email|"
    "number|address",
    "came": "visited|came|spoke|presented|lectured|taught|judged|reviewed|joined|hosted|moderated|"
    "chaired|led|opened|closed|organized|organised|headed|gave|answered|asked|told|showed|let|had|"
    "toured|talked|said|mentioned|demonstrated|explained|ran|were|guest",
    "coming": "visiting|speaking|coming|stopping|dropping|joining|hosting|answering|taking|giving|"
    "talking|sharing|presenting",
    "doing": re.compile(r"\w{2,20}ing"),
    "site": "directory|network|database|page|pages|list|lists|listing|listings|magazine|"
    "association|portal|search|podcast|blog|radio|channel|webinar|yearbook|"
    "platform|site|website|register|book|newsletter|profiles|bulletin|center|centre|services|"
    "volunteers|advisor|advisors|adviser|advisers",
    "event": re.compile(
        r"(?:talk|lecture|panel|podcast|webinar|interview|article|essay|piece|book|paper|report|"
        r"blog|post|video|film|exhibition|exhibit|demonstration|demo|keynote|presentation|workshop|"
        r"session|class|seminar|speech|column|newsletter|reading|remark|comment|visit|lesson|"
        r"livestream|stream|show|concert|performance|documentary|episode|chapter|thread|slide|"
        r"op-ed|"
        r"fair|forum|conference|hackathon|meetup|meet-up|summit|symposium|colloquium|festival|"
        r"reception|mixer|gala|homecoming|reunion|banquet|showcase|expo|luncheon|lunch|night|day|"
        r"audience|course|section|club|competition|campus|studio|recording|group|plant|"
        r"project)s?(?:es)?"
    ),
    "childhood": "_-grade|_ grade|high school|elementary|kindergarten",
    "course": re.compile(r"[a-z]{2,5} \d{2,3}[a-z]?"),
    "reader_near": re.compile(r"(?=[^\n]{0,120}?\byou)"),
    "when": re.compile(r"(?:week|month|night|yesterday|today|\w{3,6}day)"),
    "who": re.compile(r"[\w'-]{1,30}[.,)}\]]?"),
    "here": "the|our|your|a|an|last|this|that|my|one of the",
    "kin": "aunt|auntie|uncle|mother|father|mom|mum|dad|parents|brother|sister|cousin|grandmother|"
    "grandfather|grandma|grandpa|roommate|flatmate|housemate|friend|boyfriend|girlfriend|partner|"
    "husband|wife|neighbor|neighbour|coach|boss|manager|supervisor|advisor|adviser|professor|prof|"
    "teacher|instructor|ta|gsi|mentor|pastor|landlord|teammate|classmate|colleague|coworker|"
    "co-worker|tutor|counselor|dean|stepmother|stepfather|godmother|godfather|daughter|son|niece|"
    "nephew|kid|student|family|families",
    "im": "i'm|i am|im|it's|it is|this is|i was",
    "pleased": "pleasure|nice|great|good|lovely|joy|glad|honor",
}
_ANYWHERE = """
    [i] [we] {met} [{towards}] [{towards}] [{towards}] (your|yours|you !({deed}))
    (it was|it's been|was) ..3 {pleased} [to] (meet|see|run|talk|speak|hear|meeting|seeing) [_] you
    {who} ({said}|{said},) !(and|but) ..7 ({reader}|{contact})
    {gave} [me|us] [_] your {named}
    {led} you
    (connected|connecting|introduced|introducing) (us|me|the two of us)
    {led} (me|us|the two of us) [_] [_] (to|toward|towards|at|onto|with|your|by|through|in|over|on)
    (referred|introduced|pointed|sent|led|nodded|steered) ..2 (to|at|toward|towards) {reader}
    your ~2 (hangs|hung|stands|stood|says|said|lies|lay|sits|reads|begins|ends|appears|appeared)
    (with|bears|has|had|and) your ~1 (name|initials|signature|picture|photo|face|portrait)
    it (says|said|reads) [that] (you|your)
    it was your (voice|name|face|hand|picture|photo)
    i [still|always|often] (buy|eat|wear|use|play|pass|ride|own|keep|cook|bake|drink|wait|walk|\
        bike) \
        ..4 (you|your|yours)
    your {named} (came|was|were|is|keeps|appears|stood|caught|got|up|on|in|under|among|to|from)
    (follow|followed|picked|chose|plucked) you (on|out|from|off)
    there you (were|are)
    (interview|conversation|exchange) with you
    you (are|were) [_] (recommended|mentioned|listed|suggested|named|featured|referred)
    you (came|turned|popped|showed) up
    (talking|speaking|raving|stories) about you
    {who} {said} [that] we (should|could|would|might|ought|talk|speak|meet)
    (profile|portrait|feature|article|story|piece|report|documentary|film) (of|on|about) you
    (at|on|upon|per|following|by|with) ..4 (suggestion|recommendation|advice|urging|introduction)
    (alumni|alum|alumnae|career|careers|campus|university|college|department|student|online) {site}
    (alumni|alum|alumnae|career|careers|advising|placement) office
    in your (profile|entry|listing|bio)
    {who} {who} who (works|worked|studied|lives|lived|used to work|interned|trained|sings|plays) \
        with you
    among (the|our|your|all|so many) ..2 (alumni|alums|graduates)
    (directory|linkedin|rapport|googled|googling)
"""
# What was heard or read, and who was; in a directory they were not.
_HEARD = """
    [i] [we] {was_at} ..7 {event}
    attended (the|your|a|an|this|last|our|_'s) _
    (your|{when}'s) ..3 {event}
    (thank you|thanks) ..4 for ({coming}|..5 {event}|{doing} ..4 (our|us))
"""
# Where both have been.
_SEEN = """
    you [_] {came} ..5 (our|us|my|me|{event})
    you [_] (visited|lectured|presented|guest|said|mentioned|explained|described|told)
    career {event}
    (at|from|during|after|since|following|of|in) {here} !({childhood}) ..3 {event}
    (at|from|during|after|since|of|in|for|to) ..2 {course}{reader_near}
    (front|back|first|second|third|last) row
    i was the (one|person|student|kid) (with|in|(who|that) (asked|raised|sat|stood|came|had|wore|\
        stayed|waved|laughed|kept|wanted|spoke|got))
    the ..1 (slide|slides|handout)
    (while|as|after) you {came}
    you were asked
    your [_] {course}
    (our|the) (guest|visitor)
    you (brought|showed) ..4 (class|course|{event})
    had you (join|visit|speak|come)
    (when|where) you {came}
"""
_RELATED = """
    (my|our) [_] [_] {kin} ..7 {reader}
    {reader} ..5 (my|our) [_] {kin}
    you and {kin}
    {im} _'s {kin}
    your [former|old] ({kin}|intern|assistant) [_] (is|sits|told|said|gave|works|lives|teaches|\
        knows|and|in)
    {who} (knows|remembers) you
    {who} (sends|says) (his|her|their|hi|hello|regards|greetings|love)
    (said|says) (prof|prof.|professor|dr|dr.|my|our|mr|mr.|ms|ms.|mrs|mrs.) _
"""
# How somebody says who they are to one who knows them.
_KNOWN = """
    {im} ..5 (from|at|your) _
    {im} ..4 _'s [_] {kin}
    _ [_] here, your _
    here from _
    _ from ..4 here
    remember me
    (we|our|us) ..6 (you|your|together|both|same|met|used to|shared|each other|side by side)
    (my|our) [_] {kin} (said|says|knows|asked|sends)
    (thank you|thanks) for (the|your|that|all) _
    it's been a while
    i (used to|babysat|mowed|walked|delivered|shared) _
"""


def _sources(*lines: str) -> re.Pattern[str]:
    return re.compile(phrases("\n".join(lines), _WORDS))


# By `Draft.how_kind`; without one any turn will do.
SOURCES = {
    "directory": _sources(_ANYWHERE),
    "given": _sources(_ANYWHERE, _RELATED),
    "thing": _sources(_ANYWHERE, _HEARD, _RELATED),
    "talk": _sources(_ANYWHERE, _HEARD, _SEEN),
    "class": _sources(_ANYWHERE, _HEARD, _SEEN),
    "know": _sources(_ANYWHERE, _HEARD, _SEEN, _RELATED, _KNOWN),
    "": _sources(_ANYWHERE, _HEARD, _SEEN, _RELATED),
}
