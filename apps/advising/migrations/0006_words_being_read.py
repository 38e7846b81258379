from django.db import migrations

# Words that an advisor reads, and whoever was welcomed and explores nothing, are in the rule of
# who stands still; so what they are read from marks the student too.
MARKED = """
CREATE OR REPLACE FUNCTION advising_student_of(named text, key bigint)
RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE named
    WHEN 'student' THEN key
    WHEN 'exploration' THEN (SELECT student_id FROM students_exploration WHERE id = key)
    WHEN 'contact' THEN (SELECT student_id FROM contacts_contact WHERE id = key)
    WHEN 'interview' THEN (
      SELECT c.student_id FROM interviews_interview i JOIN contacts_contact c ON c.id = i.contact_id
      WHERE i.id = key)
    WHEN 'request' THEN (SELECT student_id FROM outreach_request WHERE id = key)
    WHEN 'thanks' THEN (
      SELECT c.student_id FROM interviews_thankyou t
      JOIN interviews_interview i ON i.id = t.interview_id
      JOIN contacts_contact c ON c.id = i.contact_id
      WHERE t.id = key)
  END;
$$;

CREATE TRIGGER standing_welcomed AFTER UPDATE ON students_student FOR EACH ROW
  WHEN (OLD.welcomed_at IS DISTINCT FROM NEW.welcomed_at)
  EXECUTE FUNCTION advising_marked('student', 'id');
CREATE TRIGGER standing_to_read AFTER INSERT OR DELETE ON outreach_review FOR EACH ROW
  EXECUTE FUNCTION advising_marked('request', 'request_id');
CREATE TRIGGER standing_read AFTER UPDATE ON outreach_review FOR EACH ROW
  WHEN ((OLD.request_id, OLD.verdict, OLD.decided_at)
    IS DISTINCT FROM (NEW.request_id, NEW.verdict, NEW.decided_at))
  EXECUTE FUNCTION advising_marked('request', 'request_id');
CREATE TRIGGER standing_thanks_to_read AFTER INSERT OR DELETE ON interviews_thanksreview FOR EACH ROW
  EXECUTE FUNCTION advising_marked('thanks', 'thanks_id');
CREATE TRIGGER standing_thanks_read AFTER UPDATE ON interviews_thanksreview FOR EACH ROW
  WHEN ((OLD.thanks_id, OLD.verdict, OLD.decided_at)
    IS DISTINCT FROM (NEW.thanks_id, NEW.verdict, NEW.decided_at))
  EXECUTE FUNCTION advising_marked('thanks', 'thanks_id');

INSERT INTO advising_mark (student_id) SELECT id FROM students_student ORDER BY id;
"""
UNMARKED = """
DROP TRIGGER standing_thanks_read ON interviews_thanksreview;
DROP TRIGGER standing_thanks_to_read ON interviews_thanksreview;
DROP TRIGGER standing_read ON outreach_review;
DROP TRIGGER standing_to_read ON outreach_review;
DROP TRIGGER standing_welcomed ON students_student;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("advising", "0005_long_queries"),
        ("interviews", "0013_thanks_read_by_an_advisor"),
        ("outreach", "0006_may_use_name"),
    ]
    operations = [migrations.RunSQL(MARKED, UNMARKED)]
