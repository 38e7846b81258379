"""Sentences as students write them: lengths, days, papers and blanks."""

import pytest

from apps.coach.draft import Draft
from apps.coach.finding import Place
from apps.coach.rules.placeholder import Placeholder
from apps.coach.rules.resume import NoResume
from apps.coach.rules.short_time import ShortTime
from apps.coach.rules.times import Times

SHORT_TIME_FINE = [
    "Your visit was the finest two hours of my studies. Could you spare 20 minutes?",
    "Would you have 20 minutes?",
    "Could we speak for fifteen minutes?",
    "I only need ten minutes of your time.",
    "A 30-minute video call would be ideal.",
    "Half an hour would be plenty.",
    "Could I have 20-30 minutes of your time?",
    "Could I ask for twenty to thirty minutes?",
    "Do you have 15 or 20 minutes to spare?",
    "I promise not to take more than 25 minutes.",
    "It won't take longer than 20 mins.",
    "Would you be up for a 15 min chat?",
    "A half-hour conversation would mean the world.",
    "Would you be open to chatting for 20ish minutes?",
    "20 minutes on the phone is all I ask.",
    "Can I get 20 min w/ you?",
    "I'd be grateful for a twenty-minute call.",
    "Just 15 minutes!",
    "Might you spare a half hour?",
    "Maybe 20 minutes by phone next week?",
    "Could I borrow 30 minutes?",
    "Could we meet for thirty minutes or so?",
    "I'd keep it to twenty minutes.",
    "The call would last 20 minutes.",
    "I have about 20 minutes' worth of questions.",
    "Thirty minutes at most.",
    "I would need 20 minutes.",
    "Would 3:00 for 20 minutes work?",
    "45 minutes would be more than enough.",
    "Are you free for a 20-minute Zoom?",
    "Would a 20 minute phone conversation be possible?",
]
SHORT_TIME_MISSING = [
    "Would you have some time to talk?",
    "Could we have a quick call?",
    "I'd love a few minutes of your time.",
    "Could we chat briefly?",
    "Could I have an hour of your time?",
    "Would you have 60 minutes?",
    "Could we meet for one to two hours?",
    "Could I have 45 to 60 minutes?",
    "An hour-long conversation would be great.",
    "Could we talk for 90 minutes?",
    "I live twenty minutes from your office and could come by.",
    "I drove an hour and a half to hear you speak. Could we talk?",
    "I waited 30 minutes to ask you a question. Could we talk?",
    "Your 20-minute talk was great. Could we talk?",
    "I have listened to the 45 minute episode three times. May I call you?",
    "The bus takes 40 minutes. When may I come?",
    "I work 15 hours a week. Could we talk sometime?",
    "I'd love to sit down with you for a couple of hours.",
    "It would only take a moment.",
    "I practiced for two hours every day. Would you talk to me?",
    "I cut my hour-long commute. Could we speak?",
    "I swam for 30 minutes before writing this. Could we meet?",
]
TIMES_FINE = [
    "I am free on Monday and Tuesday.",
    "Would Monday or Tuesday work?",
    "I'm available Dec 8, 9, and 11.",
    "I could do 12/8 or 12/10.",
    "How about Tuesday at 3 or Thursday at 10?",
    "Any weekday after 4 pm works for me.",
    "I am free most mornings next week.",
    "Would the 8th or the 10th suit you?",
    "Either tomorrow or Friday would be great.",
    "Monday 7 December, 3 pm\nWednesday 9 December, 10 am",
    "I could talk Mon-Fri between 9 and 11.",
    "My best times are Tuesdays and Thursdays after 2.",
    "I can do Tues, Wed, or Thurs.",
    "I'm open on December 8th and on the 10th.",
    "Would next Monday, Tuesday, or Wednesday be possible?",
    "I have time on the 8th, and on the 9th from noon.",
    "I am around this weekend.",
    "Does Saturday morning or Sunday evening fit?",
    "I'm off on Friday and Saturday.",
    "Possible times: Tue 8 Dec 10:00, Thu 10 Dec 15:00.",
    "(a) Monday, Dec 7, 2 pm; (b) Thursday, Dec 10, 11 am",
    "I can make Wednesday afternoon or any time Friday.",
    "Let me know if Thursday the 3rd or Friday the 4th is better.",
    "Weekday evenings are best for me.",
    "What about Thursday? Friday would also work.",
    "On Monday I'm free until noon, on Tuesday all day.",
    "I am in town from the 14th to the 18th.",
    "Perhaps Monday 12/7 (morning) or Wednesday 12/9 (afternoon)?",
]
TIMES_MISSING = [
    "I learn quickly and can also work weekends.",
    "On Monday you told us about foals. Could we meet next Friday?",
    "I am flexible and can work around your schedule.",
    "I'm free anytime.",
    "Let me know what works for you.",
    "Could we talk next week?",
    "Could we meet on Friday?",
    "I am free on Friday at 3 or at 5.",
    "How about December 10 at 2 pm?",
    "I heard you on Monday and wrote this on Tuesday.",
    "I have class on Monday and lab on Wednesday.",
    "I'm not free on Monday or Tuesday.",
    "Anytime after the 15th works.",
    "Are you free sometime in early December?",
    "I will be away from Monday to Wednesday.",
    "My deadline is December 10 and my exam is on December 12.",
    "Your Monday column and your Friday podcast are great. Could we talk?",
    "We met on Saturday. Are you free on Sunday?",
    "I'd love to talk at your convenience.",
    "Thank you for your talk on the 3rd. I'd be free on the 10th.",
    "Whenever you have time this month is fine.",
]
RESUME_FINE = [
    "I have not attached a resume.",
    "I'm not sending my resume.",
    "I won't attach a CV.",
    "This is why I left out my resume.",
    "No resume attached, on purpose.",
    "I didn't include my resume because I'm not applying.",
    "Classes resume in January.",
    "I hope to resume my studies in the spring.",
    "Let's resume the conversation we started.",
    "I rewrote my resume three times at the Career Center.",
    "I learned at a workshop that a resume should be one page.",
    "What do you look for in a resume?",
    "How important is a cover letter in your field?",
    "My resume is a mess.",
    "I don't want to bother you with a resume.",
    "I promise there's no CV hiding in this email.",
    "Work on the bridge resumed last week, and I resumed counting cars.",
    "The transcript of your podcast is wonderful.",
    "I read the transcript of your talk.",
    "I never know what to put on my resume.",
    "Instead of a resume I am sending you a question.",
    "I'd rather not send my CV.",
    "Thank you for sharing the transcript of the hearing.",
    "Without attaching a resume, let me introduce myself.",
    "Rather than sending my resume, I'd like to hear your story.",
    "My résumé says waiter, my heart says architect.",
    "I was told not to send a résumé.",
    "I attached a photo of the bridge.",
]
RESUME_FOUND = [
    "PFA my resume.",
    "My resume for your kind reference.",
    "I have attached my resume.",
    "I've attached my résumé for reference.",
    "Please see my attached CV.",
    "I've also put my resume in the attachments.",
    "My resume is attached to this email.",
    "Attached is a copy of my resume.",
    "Enclosed please find my cover letter and transcript.",
    "I am happy to send my resume if you'd like.",
    "I'd be glad to share my CV with you.",
    "Let me know if you would like me to send you my resume.",
    "I can provide a transcript upon request.",
    "I included my resume below.",
    "My CV is below.",
    "You can view my resume at https://jo.example/cv.",
    "Here is my resume: https://jo.example",
    "I'm including my resume in case it helps.",
    "Feel free to look at my resume.",
    "Would you mind reviewing my resume?",
    "Could you give me feedback on my resume?",
    "I would love your thoughts on my resume.",
    "I've linked my resume in my signature.",
    "See the attached résumé.",
    "I'm sending along my curriculum vitae.",
    "I can bring a copy of my resume.",
    "I thought I'd attach my resume.",
    "Would it help if I sent you my resume?",
    "Resume attached!",
    "(My resume is attached.)",
    "I uploaded my CV to the shared folder.",
    "Should I send a cover letter?",
    "My transcript is available if needed.",
    "Please review the resume I've attached.",
    "I have enclosed a short CV.",
    "I would be happy to forward my résumé and references.",
    "my cv's attached",
    "If it's useful I can email you my resume.",
]
PLACEHOLDER_FINE = [
    "I can write [and/or call] on Monday.",
    "My partner [he/him] told me so.",
    "I was born in [sic] the city.",
    "See note [2] and [a].",
    "I can do Friday [if that suits you].",
    'The song "[untitled]" is great.',
    "I love <3 your work.",
    "Write me at <jo@alder.example>.",
    'He said "[the mayor] will never agree".',
    "My average was in {A, B}.",
    "[laughs]",
    "I'm free on Friday [or Monday].",
    "We met in room [B12].",
    "(my name is pronounced Shiv-awn)",
    "I study math (minor: music).",
    "The XXL bridge is huge.",
    "Your talk [which I loved] was short.",
    "I have a question... or two.",
    "x_i and y_i are variables.",
    "My website is https://jo.example/_about_me",
    "Thanks! :) xx",
]
PLACEHOLDER_FOUND = [
    "Ela contou que você passou três anos em [nome da ilha].",
    "My [hobby/passion project] has grown.",
    "Dear [Recipient],",
    "Dear [Mr./Ms. Last Name],",
    "Hi {{name}},",
    "I am a [year] studying [major] at [university].",
    "I admire your work at [COMPANY NAME].",
    "I saw your talk on [TOPIC].",
    "I'm interested in [insert interest].",
    "We met at <event name>.",
    "I'd love 20 minutes on [date] or [date].",
    "Dear <Name>,",
    "Best,\n[Your Name]",
    "Dear Ms. XXXX,",
    "I work at XYZ and {company}.",
    "I loved your article about ______.",
    "I heard about you from [name of person who referred me].",
    "I'm a student at (your university).",
    "Dear FIRSTNAME,",
    "Dear [alum's name],",
    "I was impressed by [something specific about their career].",
    "Would [time 1] or [time 2] work?",
    "I'm interested in your role as [Job Title] at [Company].",
    "I graduated in 20XX.",
    "TODO: mention the talk.",
    "I am studying [field of study].",
    "Thanks, [First Last]",
    "I found you through [how you found them].",
    "I'm reaching out because [reason].",
    "[Optional: mention shared interest]",
    "Dear {FirstName},",
    "I am especially curious about [their project].",
    "I'm interested in [X].",
]


@pytest.mark.parametrize("text", SHORT_TIME_FINE)
def test_short_time_is_left_alone(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert ShortTime().find(draft) == []


@pytest.mark.parametrize("text", SHORT_TIME_MISSING)
def test_short_time_has_something_to_say(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert ShortTime().find(draft) != []


@pytest.mark.parametrize("text", TIMES_FINE)
def test_times_is_left_alone(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert Times().find(draft) == []


@pytest.mark.parametrize("text", TIMES_MISSING)
def test_times_has_something_to_say(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert Times().find(draft) != []


@pytest.mark.parametrize("text", RESUME_FINE)
def test_resume_is_left_alone(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert NoResume().find(draft) == []


@pytest.mark.parametrize("text", RESUME_FOUND)
def test_resume_has_something_to_say(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert NoResume().find(draft) != []


@pytest.mark.parametrize("text", PLACEHOLDER_FINE)
def test_placeholder_is_left_alone(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert Placeholder().find(draft) == []


@pytest.mark.parametrize("text", PLACEHOLDER_FOUND)
def test_placeholder_has_something_to_say(text: str) -> None:
    draft = Draft(text=text, recipient="Rosalind Achterberg")
    assert Placeholder().find(draft) != []


CHINESE = "陈老师,您好!\n\n我是化学系二年级的学生。"


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("下周三或周五下午我都有空。", 0),
        ("12月3日或12月5日下午可以吗?", 0),
        ("下周任何一天都可以。", 0),
        ("我周三下午两点有空。", 1),
        ("上周三我听了您的讲座,我周五有空。", 1),
        ("您什么时候方便都可以。", 1),
    ],
)
def test_days_are_counted_in_chinese(text: str, count: int) -> None:
    assert len(Times().find(Draft(text=CHINESE + text))) == count


@pytest.mark.parametrize(
    ("subject", "count"),
    [
        ("Cover letter and CV: Jo Banks", 1),
        ("Résumé attached", 1),
        ("Application with resume", 1),
        ("Your talk on résumés", 0),
        ("Transcript of your talk", 0),
        ("No resume, I promise", 0),
    ],
)
def test_a_paper_in_the_subject_line_is_found(subject: str, count: int) -> None:
    draft = Draft(text="Dear Ines, may I ask you something?", subject=subject)
    assert [finding.place for finding in NoResume().find(draft)] == [Place.SUBJECT] * count
