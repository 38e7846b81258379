"""`make pilot`: a department's first month, from an empty installation to the dean's page.

Nobody uses a shell after the installation: a coordinator sets the center up in a browser, a crowd
of students and alumni presses what their pages and mails offer, and the clock moves between.
"""
