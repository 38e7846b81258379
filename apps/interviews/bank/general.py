"""Questions that suit any work. Pure.

The place in its topic names a question (`path-2`) wherever a campus changed it: a new one goes to
the end of its topic, and one that goes leaves its place to a better wording.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.interviews.models import Topic

GENERAL: dict[str, tuple[str | Promise, ...]] = {
    Topic.PATH: (
        _("How did you come to this work, and what almost took you elsewhere?"),
        _("Which turn in your path mattered most, looking back?"),
        _("Who or what helped you at the point where you did not know what came next?"),
        _("Which year did you finish your studies, and what did the year after it look like?"),
    ),
    Topic.TRAINING: (
        _("Which things from class do you use every week, and what did only work teach you?"),
        _("What would you study now, if you started again?"),
        _("Which degree or license opens doors in your field, and which one only looks good?"),
        _("What did you study, and how did you choose it?"),
        _("How do people in your work go on learning once they have the job?"),
    ),
    Topic.DUTIES: (
        _("Where does most of your time go, and where would you like it to go?"),
        _("What did you finish last month that you are glad about?"),
        _("What lands on your desk that nobody outside would think of?"),
        _("What is your role called, and what does that name leave out?"),
        _("Which decisions are yours alone, and which do you share?"),
    ),
    Topic.WEEK: (
        _("What did last week look like, from Monday to Friday?"),
        _("How does a quiet week differ from a busy one?"),
        _("What would I see if I sat beside you for a morning?"),
        _("How does the year run: what comes in spring that does not come in fall?"),
    ),
    Topic.CONDITIONS: (
        _("What does the job ask of you outside working hours?"),
        _("How much of your work happens at a desk, and where is the rest?"),
        _("How do people around you fit this work beside a family, or beside anything else?"),
        _("Which city do you work from, and what does the work look like elsewhere?"),
    ),
    Topic.CULTURE: (
        _("How do people here decide things when they disagree?"),
        _("What would a newcomer notice first about working here?"),
        _("What happens where you work when somebody makes a mistake?"),
        _("Whom do you turn to when you are stuck, and how does that go?"),
        _("Where do you work now, and what made you choose that place over others?"),
    ),
    Topic.BEST: (
        _("What part of the work would you keep if you could keep only one?"),
        _("When did you last forget the time at work, and what were you doing?"),
        _("What do you tell your friends about when a day went well?"),
    ),
    Topic.HARDEST: (
        _("What is hard about this work that nobody mentions beforehand?"),
        _("What makes people leave this field?"),
        _("What takes longer than it should, and why is it still so?"),
        _("What weighs on you on a Sunday evening, if anything does?"),
    ),
    Topic.SKILLS: (
        _("Who does well in this work, and who is unhappy in it?"),
        _("Which skill took you longest to learn?"),
        _("What can your best colleague do that is hard to put on paper?"),
        _("Which of your habits from before this job turned out to be useful?"),
    ),
    Topic.ENTRY: (
        _("How did people get in when you began, and what has changed since?"),
        _("What are first jobs called in this field, and what do they lead to?"),
        _("What do newcomers do in their first three months?"),
        _("Which ways in are there for somebody without the usual degree?"),
    ),
    Topic.ADVANCE: (
        _("What do people here do after three or four years?"),
        _("What does somebody have to show before they are trusted with more?"),
        _("Where are the people you started with now?"),
    ),
    Topic.PAY: (
        _("What range of pay could someone expect at the start?"),
        _("How does pay grow in this field, and what makes the difference?"),
    ),
    Topic.TRENDS: (
        _("What is changing in your field that students have not heard of yet?"),
        _("What do people in your field argue about?"),
        _("Which part of your work was done quite differently five years ago?"),
        _("What do you think this job will ask of people when I am your age?"),
    ),
    Topic.SURPRISE: (
        _("What surprised you in your first year?"),
        _("What would you do differently, if you could choose again?"),
        _("What did you believe about this work as a student that turned out to be wrong?"),
    ),
    Topic.RELATED: (
        _("Which other kinds of work do you meet that I may never have heard of?"),
        _("Who works beside you with an education quite unlike yours?"),
        _("If your job did not exist, what would you look for instead?"),
    ),
    Topic.PREPARE: (
        _("What could I try this year to find out if this suits me?"),
        _("Which course, project or volunteering would teach me most?"),
        _("What is the smallest piece of this work that a student could do on their own?"),
        _("How would you use a free summer, with what you know now?"),
    ),
    Topic.HIRING: (
        _("How does hiring work where you are, and at what time of year?"),
        _("What makes you remember one applicant among many?"),
        _("Where do openings in your field show up first?"),
    ),
    Topic.READING: (
        _("What do you read, and which events are worth a student's evening?"),
        _("Which association or group would you join first?"),
        _("Whose work in your field would you tell anyone to look at?"),
    ),
    Topic.ADVICE: (
        _("What advice were you given that turned out to be right?"),
        _("What do you wish someone had told you at my age?"),
        _("What would you leave aside in my place, to have time for what matters?"),
    ),
    Topic.RESUME: (
        _("If there is time at the end: what on my résumé would make you curious, and what not?"),
        _("What do people in your field look for first when they read a résumé?"),
    ),
    Topic.MISSED: (
        _("What should I have asked that I did not?"),
        _("What have I misunderstood so far?"),
    ),
    Topic.NAMES: (
        _("Who would see this quite differently, and may I say that you named them?"),
        _("Whom do you know who came to this from another direction?"),
        _("Who went another way after a start like yours?"),
    ),
    Topic.AGAIN: (
        _("How do you like to hear from students after a talk like this?"),
        _("Once I have tried what you suggest, what would you like to know of it?"),
    ),
}
