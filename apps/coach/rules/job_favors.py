"""Favors that one who looks for work asks for: a good word, a door, a place in the mind."""

from apps.coach.rules.job_anchor import Anchor

FAVORS = (
    Anchor(
        4,
        "A good word is for one who looks for work.",
        """
        (put|putting|puts) in a [_] word !(for (you|others|someone !(like)|somebody !(like)))
        (mention|mentions|mentioned|mentioning) my name !(in|on|during)
        (say|drop) a [_] word (to|with|for) !(you)
        (vouch|vouched|vouching|speak up|spoke up|sign off|stick your neck out|go to bat) \
            (for|on) me
        (refer|referring|recommend|recommending|nominate|nominating|endorse) me !(to (someone|\
            somebody|anyone|a|an|other|another|people))
        {recommend} (me|my name) (for|to (your _|{boss}))
        (tell|told|telling) {boss} [that] [about] (me|i|i'm)
        be (recommended|referred|considered) !(a)
        (say|tell them|told them|mention) [that] you (sent|referred|recommended) me
        (tell|told) (them|him|her) [that] you (know|like) me
        (give|pass|leave|send) (a|some) (good|kind|nice) word !(from|to you)
        (good|kind|nice) word [from you] (would|could|might) (be|help|go|mean|do|open)
        let {boss} know
        (be|as|being|give me|write me|provide|act as|serve as) (my|a) (reference|referee|referral)
        (be|as|being|become) my ({kind}|externship|internship|practicum|placement|field|clinical) \
            (site|host|sponsor|supervisor)
        (use|put|list|give) (you|your name) ..2 (as|on|in) (a|my) [_] (reference|referee|referral|\
            application|resume|cv)
        (submit|make|write|give|send|file) [me] a referral
        (line|word|note|call|email|text|nudge|push) from you (to|in|at)
        (support|sponsor|recommend|nominate|back|consider) me (for|as|with|at|in)
        any (pull|sway)
        """,
    ),
    Anchor(
        4,
        "A place in the mind, or on a list, is for one who waits for a post.",
        """
        (be|being) kept (in mind|on file|on your list)
        (keep|keeping|kept|bear|have) (me|{mine}) (in mind|on file|on (your|the) (list|radar)|\
            in the loop)
        (put|get|keep|have|write|add) me [down] (on|to) (the|your) !(mailing|email|reading|guest) \
            [_] (list|roster|waitlist|payroll|rota|schedule)
        (keep|save|hold on to|hang on to|hold onto|hang onto|store) {mine} ..3 (in case|for|if|\
            when|until|around|handy)
        (keep|keeping) me (posted|updated|informed) (about|on|of) !(your|how)
        (keep|keeping) (an eye|your eyes|an ear|your ears) (out|open)
        (remember|think of|think about|thought of|thought about) me (when|if|should|once|for)
        (think|thinking|thought) of me[ first] !(_)
        (when|if|next time) ..4 (hire|hires|hiring|need (a|an|some|any|someone|somebody|help|\
            another|more|hands|people)) ..5 (think of|think about|remember|call|text) me
        (first|next) in line
        (call|called|text|texted|ping|pinged|email|message|contact|notify|tell|remember|forget|\
            reach) me ..1 \
            (when|if|whenever|once|next|in case|as soon as) ..3 (hire|hires|hiring|(there's|\
            there is|have) \
            work|short|opening|openings|vacancy|season|quits|leaves|jobs|need (a|an|some|any|\
            somebody|someone|\
            help|hands|people|more))
        (think of|think about|remember) me next
        (consider|considering) (me|my application) !(from|as|when i|a|an|your)
        if (anyone|anybody|someone|somebody|one of your _|a _|another _) (drops out|quits|leaves|\
            calls in|gets sick|retires|goes on leave|can't make (a|their|the) shift)
        """,
    ),
    Anchor(
        4,
        "A paper or a name is passed on to who hires.",
        """
        (pass|passing|passed|forward|forwarding|forwarded|hand|handing) [on|along|over] {mine} \
            !(below|to me)
        (pass|passing|send|forward) (me|this|my !(greetings|thanks|regards|best|love|compliments) \
            _) (on|along|up) !(_|to my)
        (pass|send|forward) (my|this) !(greetings|thanks|regards|best|love|compliments) _ (on|\
            along) to (anyone|anybody|someone|somebody|whoever|\
            your|the)
        (put|get) {mine} (forward|in|on|down) !(a|the (link|folder|mail|attachment*))
        (forward|forwarded|forwarding|pass|send) (it|this|them) [on|along] to (your [_] {team}|\
            the person in charge|anyone ..2 (interested|hiring|looking))
        (could|would|can|will|might) you [_] put me forward (for|as)
        mention me (in|at|to) !(your (students|class|blog))
        (recommend|recommended) me to [a|your|one of your] [_] (colleague|colleagues|team|company|\
            contacts)
        an in (at|with)
        (submit|submitting) {mine}
        (share|sharing|show|give|send|sending|get|put) {mine} (with|to|in front of) ({boss}|your|\
            the|hr|\
            whoever|anyone|anybody|someone|somebody)
        (introduce|introducing|connect|connecting|put|putting|point|refer|direct|hook) me ..5 {hr}
        (intro|introduction|meeting|interview|call|chat|word) (to|with) ..3 ({hr}|{boss})
        (introduce|introducing|connect|connecting|hook) me [up] (to|with) {boss}
        (who|whom|where) (to|i (should|could|can)|(should|could|can|do|would) i) (send|submit|apply)
        (who|whom) ..4 (talk|speak|write|go|turn|contact) [to] (about|for) (a|an|getting|work|\
            hours|working|the|being) ..2 (job|spot|work|hired|position|{post}|shift|crew|place|\
            there|in)
        who (handles|manages|runs|oversees|does) [the] {post}
        """,
    ),
    Anchor(
        4,
        "A door is held open for one who wants in.",
        """
        (get|gets|getting) me (in !(touch|contact)|into (the|your)|onto (the|your)|on (at|the|\
            your|as|\
            with))
        let me in !(on|by|through|when|at the (door|gate))
        (my|a) foot in !(my|the mouth|it)
        in the door
        (help|get) me in !(touch|contact|on|time|my)
        help me (get|break) in !(touch|contact|my|on)
        on the inside who
        (put|enter) me in for
        give me a (chance|shot|try|break) !(to)
        (take|taking|took) a chance on (me|a|an|someone|somebody|students)
        (give|gives) (me|somebody|someone) a (shot|break)
        (pull (some|a few) strings|on my behalf|hook me up|on your radar|hat in the ring)
        (would|will|could|if) you [ever|guys] have me (as|for|on|in|there|around)
        (would|will|could) you [ever|guys] have me !(_)
        (if you'd|if you'll|if you would) [ever] have me !(on the|for (a|coffee|lunch))
        """,
    ),
    Anchor(
        2,
        "Who decides is told of the writer.",
        """
        (tell|told|telling|mention|mentioned|mentioning|slip|forward|pass|show|speak|spoke|talk|\
            say|recommend|refer|suggest|hand|give|send|get) (me|my _|this|that|a|about me|about \
            my _|it) ..3 (to|with) {boss}
        (tell|told|mention|mentioning|speak|spoke|talk|say|suggest) ..4 (to|with) {boss}
        """,
    ),
)
