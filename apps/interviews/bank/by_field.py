"""Questions for one field of work. Pure. Named by their place, as in `general.py`."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.interviews.bank.fields import Field
from apps.interviews.models import Topic

BY_FIELD: dict[str, tuple[tuple[str, str | Promise], ...]] = {
    Field.HEALTH: (
        (Topic.HARDEST, _("What do you do with a hard day once your shift is over?")),
        (Topic.WEEK, _("How much of a day belongs to patients, and what fills the rest?")),
    ),
    Field.TEACHING: (
        (Topic.BEST, _("How do you notice that somebody in the room has understood?")),
        (Topic.CONDITIONS, _("What does the work consist of after the last class of the day?")),
    ),
    Field.PUBLIC: (
        (Topic.CULTURE, _("How does an idea become a decision in a public office?")),
        (Topic.HARDEST, _("What do you say to people whose wish you have to turn down?")),
    ),
    Field.TECHNOLOGY: (
        (Topic.DUTIES, _("How much of the work is building, and how much is talking it through?")),
        (Topic.SKILLS, _("What do you still learn by hand, now that tools write much of it?")),
    ),
    Field.BUSINESS: (
        (Topic.DUTIES, _("Which numbers do you look at first in the morning, and why those?")),
        (Topic.SKILLS, _("How did you learn to talk with clients or customers?")),
    ),
    Field.ARTS: (
        (Topic.PAY, _("How do people in your field put a living together, year after year?")),
        (Topic.PREPARE, _("What should a student be able to show, and to whom first?")),
    ),
    Field.SCIENCE: (
        (Topic.WEEK, _("What happens between a good idea and the first result?")),
        (Topic.ADVANCE, _("Where do people go from research, inside universities and outside?")),
    ),
    Field.LAW: (
        (Topic.DUTIES, _("How much of the work is reading, and what is the rest of it?")),
        (Topic.TRAINING, _("What would you do between college and law school, if anything?")),
    ),
    Field.COMMUNITY: (
        (Topic.HARDEST, _("How do you know that the work helps, when money and time are short?")),
        (Topic.CONDITIONS, _("Who pays for the work you do, and how does that shape it?")),
    ),
    Field.ENVIRONMENT: (
        (Topic.WEEK, _("How much of the year do you spend outdoors, and what comes of it inside?")),
        (Topic.CULTURE, _("Who sits at the table when land or water is decided about?")),
    ),
    Field.BUILDING: (
        (Topic.WEEK, _("How does a project move from a drawing to something people use?")),
        (Topic.HARDEST, _("What goes wrong on site most often, and who puts it right?")),
    ),
}
