"""The vocabulary of `job_requests`: posts, those who fill them and those who give them."""

from apps.coach.phrases import Words

WORDS: Words = {
    # "job", but neither "job market" nor "role model"
    "post": "({job} (opening|openings|offer|offers|opportunity|opportunities|position|positions)|"
    "job|jobs|internship|internships|position|positions|vacancy|vacancies|traineeship|"
    "traineeships|apprenticeship|apprenticeships|placement|placements|co-op|co-ops|gig|gigs|"
    "assistantship|assistantships|clerkship|clerkships|employment|shift|shifts|(summer|freelance|"
    "part-time|paid|unpaid) work|(role|roles|opening|openings) !(of)) !(paper|papers|market|title|"
    "titles|description|descriptions|shadow*|search*|hunt*|interview|interviews|fair|fairs|model|"
    "models|security|satisfaction|talk|talks|board|question|question|line|night|ceremony)",
    "job": "job|internship|employment|work|career|intern",
    "offered": "[an|a|any|some|the|one of the|another] ~3 {post}{yours}",
    "work": "internship|internships|intern|interns|interning|placement|placements|traineeship|"
    "traineeships|apprenticeship|apprenticeships|job|jobs|position|positions|role|roles|openings|"
    "vacancy|vacancies|hire|hires|hiring|hired|recruiter|recruiting|recruits|job hunt|referral|"
    "referrals|employment",
    "yours": "[ (on|in|at|with|within|for|under) (your|the) _]",
    "team": "team|company|office|firm|lab|labs|laboratory|group|organization|organisation|agency|"
    "department|staff|crew|studio|shop|workshop|practice|program|programme|school|clinic|newsroom|"
    "newspaper|magazine|museum|archive|startup|start-up|business|institute|center|centre|hospital",
    "helper": "intern|interns|assistant|assistants|trainee|trainees|apprentice|apprentices|"
    "applicants|applications|student|students|volunteer|volunteers|helper|helpers|candidates|"
    "graduates|new grads|hand|hands|undergrads|undergraduates|juniors|freshmen|sophomores|"
    "babysitter|tutor|waiter|dishwasher|driver|receptionist|diggers|designer|designers|developer|"
    "developers|analyst|analysts|researcher|researchers|writer|writers|cashier|freelancer|"
    "freelancers|contractor|contractors|photographer|photographers",
    "reader": "you guys|you all|you|they|(your|the) _ !(is|are|has|needs|hires|offers) _|(your|"
    "the) _",
    "soon": "ever|currently|still|also|now|really|already|usually|happen to be|happens to be|"
    "happen to|happens to|might be|might|could|by any chance|maybe|perhaps",
    "hiring": "hiring|recruiting|(accepting|taking|taking on|looking for|seeking|in need of|short "
    "of|in the market for) ..3 ({helper}|help|people|someone|somebody)|open to (taking|hiring|"
    "having)",
    "hr": "hr|human resources|recruiter|recruiters|recruiting|recruitment|hiring|talent",
    "im": "i'm|i am|im",
    "id": "i'd|i would|id|i'll|i will|i",
    "you_team": "your [own] [_] {team}|your team",
    "with_you": "(work|working|intern|interning|volunteer|volunteering|train|training) (for|with|"
    "at|on|in|under|alongside) (you !(on|to)|{you_team}|your _)",
    "whoever": "your _|the (hr|right|hiring|recruit*) _|hr|whoever|anyone|anybody|someone|"
    "somebody|a recruiter",
    "mine": "my [_] (name|resume|cv|application|details|profile|information|info)",
    "sites": "your {team}|your _|you",
}
