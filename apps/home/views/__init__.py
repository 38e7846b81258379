"""Pages that read across, one concern a file."""

from apps.home.views.acting import act
from apps.home.views.address import address, deny_address
from apps.home.views.auditing import audit
from apps.home.views.away import days_away
from apps.home.views.erasing import certificate, certificate_file, erase, erasures
from apps.home.views.feeding import calendar_feed, own_calendar
from apps.home.views.going import go
from apps.home.views.leaving import become_alum, leaving, mailbox
from apps.home.views.merging import merge, part
from apps.home.views.mydata import my_data, my_data_by_link, send_my_data
from apps.home.views.news import notifications, read_all
from apps.home.views.reopening import mail_back, reopen
from apps.home.views.report import looking_after, report, report_file
from apps.home.views.setup import leave_setup, pilot, setup, trial, try_sender, try_talk
from apps.home.views.staffing import caseloads, colleague, here, staff
from apps.home.views.today import later, today, what_my_advisor_sees
from apps.home.views.viewing import look_off, look_on
from apps.home.views.vitals import metrics, readyz

__all__ = [
    "act",
    "address",
    "audit",
    "become_alum",
    "calendar_feed",
    "caseloads",
    "certificate",
    "certificate_file",
    "colleague",
    "days_away",
    "deny_address",
    "erase",
    "erasures",
    "go",
    "here",
    "later",
    "leave_setup",
    "leaving",
    "look_off",
    "look_on",
    "looking_after",
    "mail_back",
    "mailbox",
    "merge",
    "metrics",
    "my_data",
    "my_data_by_link",
    "notifications",
    "own_calendar",
    "part",
    "pilot",
    "read_all",
    "readyz",
    "reopen",
    "report",
    "report_file",
    "send_my_data",
    "setup",
    "staff",
    "today",
    "trial",
    "try_sender",
    "try_talk",
    "what_my_advisor_sees",
]
