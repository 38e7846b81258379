"""Words that a letter to anybody may hold: they say nothing about the one who reads it.

Singular where the plural ends in "s", bare of "'s"; words in "-ly" and of one or two letters are
hollow without being listed. One list for all that `particular` weighs.
"""

import re

from apps.coach.phrases import listed

# Behind "your" these are what everybody has, or what is asked for.
ASKED_FOR = listed("""
advice answer assistance attention availability calendar card consideration contact convenience
detail email feedback generosity guidance help inbox input insight kindness name number opinion
patience permission perspective perusal profile recommendation record reference response review
schedule support take thought time tip view willingness wisdom
""")
# How sentences are joined, and what stands for other words.
_SMALL = """
about above across actually after afterwards again ago all almost alone along already also
although always among and another any anybody anyone anything anyways anywhere are aren't around
aside away back basically because been before behind being below besides best better between
beyond both btw but can can't cannot cant cause certain certainly could couldn't currently dear
did didn't differently does doesn't doing don't done dont down during each either else enough
especially etc even ever every everybody everyone everything everywhere exactly extra far few
fewer finally first five for forward four from fully further given gonna had hadn't haha has
hasn't have haven't having hello her here herself hey him himself how however i'd i'll i'm i've
indeed instead into isn't isnt it'd it'll itself ive just kinda last lately later least less let
like likely little lol lot mainly many may maybe mean meanwhile might mine more most mostly much
must myself near nearly neither never new next nobody none nor not nothing now off often okay old
once one only onto other otherwise our ourselves out over overall own part particular particularly
past perhaps please pls plus plz possibly probably quite rather really recently regarding right
same second secondly seem seemed several shall she should shouldn't similarly since sir some
somebody someday somehow someone something sometime somewhat somewhere soon state still such sure
than thank that the their them themselves then there therefore these they they're they've thing
third this those though three through throughout thus thx till together too toward truly twice two
under unless until upon use used useful using usually various very via wanna was wasn't wasnt way
we'd we'll we're we've well were weren't what whatever when whenever where wherever whether which
whichever while who whoever whole whom whose why will with within without won't would wouldn't
y'all yes yet you you'd you'll you're you've your yourself
"""
# When, how long and by what means two people could talk.
_MEETING = """
accommodate afternoon april arrange august available brief busier busy call called calling chat
chatting check coffee contacted contacting convenient conversation couple cup date day decade
december delay dozen drop earlier earliest eight eleven emailed emailing evening facetime fall
february fifteen fifty flexible forty free friday half hear heard hearing hectic hop hour hundred
hurry interrupt interview interviewing january june late line long lunch march meet meeting
message met min minute moment monday month morning nine note november o'clock october pace person
phone prefer preferred quick reach reached reaching read reading receive received replies respond
saturday scheduled september seven short six sixty skype slot space spare speak speaking spoke
spoken spring stop summer sunday talk talked talking ten term text thirty thursday timing tired
today tomorrow totouch tuesday twelve twenty video visit wednesday week weekend window winter
write writing wrote year yesterday zone zoom
"""
# What is hoped, wished, thought and asked, and how politely.
_POLITE = """
able accept advance advise afford afraid agree ahead allow anticipate anxious apologies apologize
appreciate appreciated appreciation appreciative ask asked asking assist aware bad believe blue
  bother bothering box candid care caught chance checked cheers clear comfortable
confident confused consider considering cool crossroads curious decline disturb door doubt eager
easy encouraging enjoy enjoyed enjoying expect extend extensive eye favor favour fear feel feeling
felt fine firsthand forth fortunate generous glad glance glimpse good gratitude guess hall hand
happy hate  healthy heart helped helpful helping hesitant hesitate home honest hope hoped
hopeful hoping huge inner inside insider intend interest interested intimidating introduce invite
kind know knowing known light look looked looking lost love loved luck lucky mind nervous
obligation offer offered offering openness opportunities opportunity opted outside overwhelmed
overwhelming peek pick picking pleasure polite possible precious pressure promise prompt reason
regard registered relate relevant request respect respected rude safe say saying scared scary seat
see seeing seek seen sense share shared sharing shed shoes shy sincere sit sorry sought special
spend spent stand stood stranger striking struck stuck suggest suggested supportive surprised
taken taking tell telling think thinking thoughtful told took torn trouble trust truth uncertain
unclear understand understanding unsure valuable value valued vast volunteer walk walked want
wanted warm wealth wearing welcome went willing wise wish wishes wishing wonder wondered wonderful
wondering worries worry worth worthwhile
"""
# Praise that fits anybody.
_PRAISE = """
accomplished admiration admire admired amazing ambitious approachable articulate attract attracted
authentic awesome basic blessed blessing bright brilliant charismatic clever compelling
congratulations considerate courteous credible critical crucial decorated dedicated dedication
delighted delightful deserve devoted distinguished driven elite eloquent engaging enjoyable
essential esteemed excellent exceptional excited exciting extraordinary fabulous fan fantastic
fascinated fascinating favorable favourable flattered flourishing fundamental general genuine gift
gifted godsend gracious grateful great hardworking honor honored honour honoured humble humbled
illustrious immense impressed impression impressive incredible indebted informative insightful
inspiration inspirational inspire inspired inspiring interesting intrigued intriguing invaluable
key magnificent main marvellous marvelous meaningful multifaceted neat nice notable obliged
outstanding passionate patient perfect personable phenomenal pleasant pleased powerful prestigious
pride privilege privileged prominent proud rad relatable remarkable renowned reputable resonate
resonated respectable savvy seasoned skilled smart splendid stellar storied stunning successful
superb superior talented terrific thankful thriving treat tremendous unique vital
"""
# What every student and every graduate has in common.
_STUDY = """
academia academic assignment bachelor's certificate certification class college course coursework
credential credit curriculum degree doctorate exam freshman gpa grade graduate graduated
graduating graduation homework junior license licensed licensure major mba minor paper pass passed
phd professor requirement school section semester senior sophomore student studies teacher test
university
"""
# Where names are found, and where people are heard.
_SOURCE = """
aboard account address adviser advisor alma alum alumna alumnae alumni alumnus appearance article
association attached attend attended attending audience bio biography blog browse browsed browsing
bulletin came campus center centre classes classmate club colloquium come coming community
conference contribution data database directory discover discovered education educational event
faculty fair feed fellow file forum found google googled group guest hit hometown keynote lecture
lecturer link linkedin listing magazine majored majoring matched mater mention mentioned mutual
named newsletter newspaper notice noticed online page panel panelist participate participation pdf
platform portal post posting presence presentation presented profs quarter rapport recording
register remarks search searched searches searching seminar session site speaker speech speeches
stuff stumble stumbled symposium undergrad undergraduate visited visiting webinar website workshop
"""
# What a career is made of, whoever has it.
_CAREER = """
abundance accomplish accomplishment accumulate accumulated achieve achieved achievement acquire
acquired advanced advancement ambition amount applicant application applied apply applying
apprenticeship approach area arrive arrived ascend aspect aspiration aspire aspiring atmosphere
attain attained background balance basis became become becoming began begin beginning belong
benefits big boss bottom brain brand breadth break breaking broad broaden broadening building
burnout business businesses caliber calibre candidate career challenge challenging change changed
changing charge choice choose choosing chose chosen click client climate climbed colleague
companies company compensation competitive complete completed confront connect connected
connecting connection cons consist contain contribute contributed contributing coop cope coped
corporate corporation cost cover coworker culture current deal debt decide decided deciding
decision deep demand demanding department depth desk develop developed development difference
different difficult difficulty direction discipline diverse diversity dream duties earn earned
earning economies economy effect employ employed employee employer encompass encounter encountered
end ended endure endured entail enter entered entering enterprise entry environment establish
established establishment ethos everyday evolve evolved evolving exact example excel exchange
expand expanded expanding expectations experience experienced expert expertise explain explained
exploration explore exploring face faced families field figure figured fill find finding finish
finished firm fit follow followed following foot footsteps forecast fulfilled fulfilling
fulfillment full future gain gained gather gathered get getting give giving goal goes going got
gotten green grow growing growth guide guided handle handled hard hardest head headed held hire
hired hiring hobbies hold human idea ideal imagine impact impactful importance important improve
include including income indicate indicated individual industries industry influence influential
info information institution intense intern interned internship involve involved involving job
join joined joining journey juggle keep knowledge knowledgeable ladder land landed landing
landscape large lead leader leadership leading learn learned learning learnt led legacy lesson
level life lifelong lifestyle list listed live living local make making manage managed manager
market master medium mentor mentoring mentorship milestone mindset mission mistake model money
motivate motivated multiple narrow navigate navigated navigating need needed network networking
niche numerous obstacle obtain obtained office open opening organisation organization organized
outlook overcame overcome overview paid participated passion path pathway pave paved pay people
personal personality picture pitfalls place placement plan planning plethora point pointer
position possess possessed potential practical practice prepare prepared preparing present pretty
prior process products profession professional program progress progressed progression project
pros prospect prospective purpose pursue pursued pursuing put qualification qualified qualities
question range rank ranks real realistic reality realize realized recall recommend recommended
recruit recruiter recruiting recruitment refer referral reflect related remember represent
reputation require required resource responsibilities responsibility responsible result resume
reward rewarding rich rise role rough route routine run salaries salary satisfaction satisfied
satisfying scene secret sector secure secured seeking serve served set shape shaped shot side sign
significance similar situation skill skillset slow small solid source specialist specialize
specific spot staff stage start started starting stated statement stature status step stories
story strategies strategy strength stress stressful strong struggle struggled studied study
studying style succeed success successes switch tackle tackled talent task team teammate technical
tend tenure thrive thrived tiny title top tough tougher track trade trainee traineeship training
trait traits trajectory transition transitioned transitioning trend tricks true try trying turn
turned type typical undecided unit upcoming upward upwards vacancies vacancy varied vision wage
weakness wins word work worked worker workforce working workload workplace world
"""
# What else is said to anybody: of people in general, of character, of nerves.
_TALK = """
build built create created creating acclaimed accolade ace adult adulthood adversity alike anxiety
arena associate aura awe awful badass beacon bet bit boundaries brighten brutal bunch celebrated
ceo cfo changemaker charisma checkered chill clueless commitment confidence confirm confirmed
convince convinced countless crazy cto curiosity dazzling demonstrate demonstrated destiny
determination director disruptive disruptor domain dorm dormitory draining dreaming drive embodies
embody eminent endless enthusiasm entrepreneur entrepreneurial espresso esteem excellence exec
exemplifies exemplify exhausting fact famous fate favorite favourite fearless flawless folk freak
freaked freaking friend gave getter goldmine greatness grind guiding guru guy handful hardship
headline hehe honesty hotshot hustle icon iconic idol imo impeccable influencer inform informed
innovation innovative innovator insane integrity latte legendary lifetime maestro man mature
maturity member memorable men motivating motivational myriad nationwide ngl ninja nonlinear
nontraditional officer older omg panicking partner perk perseverance pioneering plenty polished
positivity postgrad precede pro professionalism proof prove realm reliable resilience rockstar
rounded self setback showcase sorta sound sounded sounding spark standing standout starter
super superstar tagline tenacity terrible terrified testament tiring ton traditional trailblazer
trailblazing tricky trove trustworthy unconventional unforgettable unmatched unparalleled unreal
untraditional uplifting variety versatile vibe visionary volumes warmth weekday wide woman women
workday workweek young younger
"""
# Fields, trades and workplaces that students ask about: to be in one is true of thousands.
_FIELDS = """
accountant accounting advertising aerospace agriculture ai analyst analytics animal anthropology
app architect architecture army art artificial asset automotive bakery banking bar biology
biomedical biotech branding brewery cafe capital chain chemical chemistry civil classroom clinic
clinical cloud coach coding commercial communications computer computing construction consultant
consulting content copywriting counseling counselor county creative crew criminal cybersecurity
defense dental dentist design designer developer digital dining doctor economics economist
editorial electrical electrician elementary energy enforcement engineer engineering english
entertainment environmental equity estate farm fashion finance financial fire fitness garage
garden government gym health healthcare higher history hospitality hotel hr industrial insurance
intelligence international investment it journalism journalist justice kitchen lab law lawyer
legal library logistics machine manufacturing marketing mathematics mechanic mechanical media
medical medicine mental merchandising military mobile museum music newsroom nonprofit nurse
nursing nutrition occupational orchard orchestra pharma pharmaceutical pharmacist pharmacy
philosophy physical physician physics plant plumber policy politics primary programmer programming
psychologist psychology publishing quantitative ranch relations reporter researcher restaurant
retail sales salon science scientist secondary security service shelter shop social sociology
software spanish sports station store structural studio surgeon sustainability teaching tech
technician technology theater theatre therapist therapy tourism trading ui ux venture vet
veterinary vets ward warehouse web winery zoo
"""
# Kin are a source and no reason; the rest is politeness, and what every working day has.
_KIN = """
aunt beginner boost brother customer cousin dad daughter disposal father footing forever gem gig
husband its mass mom mother nephew niece normal parents regret road shift shooter sister son span
straight trenches uncle wear wife
"""
HOLLOW = ASKED_FOR | listed(
    f"{_KIN} {_SMALL} {_MEETING} {_POLITE} {_PRAISE} {_STUDY} {_SOURCE} {_CAREER} {_TALK}"
)
FIELDS = listed(_FIELDS)
# Turns of which no word is the reader's own, though each might be; and what is in every directory.
_TURNS = (
    r"day in the life|up at night|out of bed|(?:younger|older) self|role models?",
    r"behind the scenes|nine to five",
    r"(?:at )?my age|(?:foot|leg) in the door|(?:glass|bamboo) ceiling|bread and butter",
    r"same boat|nuts and bolts|(?:different|many|several|all) hats",
    r"(?:whatever|what) floats \w+ boat",
    r"in (?:your|my) shoes|from the bottom of my heart|two cents|needle in a haystack",
    r"(?:graduated|degree|graduate|alum|alumna|alumnus) (?:from|of) (?!an? |the )\w{2,30}",
    r"(?:live|living|based|located) in (?!an? |the )(?:(?:new|san|los|st|fort|el) )?\w{2,30}",
    r"in order to|made it|done (?:(?:pretty|so|very|really|quite) )?well for yourself",
    r"as you (?:(?:may|might|probably|surely|can|will) )?(?:well )?(?:know|have heard|imagine|see)",
)
TURNS = re.compile(rf"\b(?:{'|'.join(_TURNS)})\b")
