from django.db import migrations

# By triggers, so that no way of writing (a bulk update, a merge, a hand) goes past the summary.
# A row a change and never an upsert: leaning on a mark that another transaction takes away would
# lose this change.
MARKED = """
CREATE FUNCTION advising_mark(who bigint) RETURNS void LANGUAGE sql AS $$
  INSERT INTO advising_mark (student_id) SELECT who WHERE who IS NOT NULL;
$$;
CREATE FUNCTION advising_student_of(named text, key bigint) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE named
    WHEN 'student' THEN key
    WHEN 'exploration' THEN (SELECT student_id FROM students_exploration WHERE id = key)
    WHEN 'contact' THEN (SELECT student_id FROM contacts_contact WHERE id = key)
    WHEN 'interview' THEN (
      SELECT c.student_id FROM interviews_interview i JOIN contacts_contact c ON c.id = i.contact_id
      WHERE i.id = key)
  END;
$$;
CREATE FUNCTION advising_marked() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE was bigint; is_now bigint;
BEGIN
  IF TG_OP <> 'INSERT' THEN
    was := advising_student_of(TG_ARGV[0], (to_jsonb(OLD) ->> TG_ARGV[1])::bigint);
    PERFORM advising_mark(was);
  END IF;
  IF TG_OP <> 'DELETE' THEN
    is_now := advising_student_of(TG_ARGV[0], (to_jsonb(NEW) ->> TG_ARGV[1])::bigint);
    IF is_now IS DISTINCT FROM was THEN PERFORM advising_mark(is_now); END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER standing_enrolled AFTER INSERT ON students_student FOR EACH ROW
  EXECUTE FUNCTION advising_marked('student', 'id');
CREATE TRIGGER standing_explored AFTER INSERT OR DELETE ON students_exploration FOR EACH ROW
  EXECUTE FUNCTION advising_marked('student', 'student_id');
CREATE TRIGGER standing_chose AFTER UPDATE ON students_exploration FOR EACH ROW
  WHEN ((OLD.student_id, OLD.created_at, OLD.chosen_at, OLD.archived_at)
    IS DISTINCT FROM (NEW.student_id, NEW.created_at, NEW.chosen_at, NEW.archived_at))
  EXECUTE FUNCTION advising_marked('student', 'student_id');
CREATE TRIGGER standing_stepped AFTER INSERT OR DELETE ON students_stepfact FOR EACH ROW
  EXECUTE FUNCTION advising_marked('exploration', 'exploration_id');
CREATE TRIGGER standing_went_on AFTER UPDATE ON students_stepfact FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION advising_marked('exploration', 'exploration_id');
CREATE TRIGGER standing_moved AFTER UPDATE ON contacts_contact FOR EACH ROW
  WHEN ((OLD.student_id, OLD.exploration_id) IS DISTINCT FROM (NEW.student_id, NEW.exploration_id))
  EXECUTE FUNCTION advising_marked('student', 'student_id');
CREATE TRIGGER standing_talked AFTER INSERT OR DELETE ON interviews_interview FOR EACH ROW
  EXECUTE FUNCTION advising_marked('contact', 'contact_id');
CREATE TRIGGER standing_talks AFTER UPDATE ON interviews_interview FOR EACH ROW
  WHEN (OLD.* IS DISTINCT FROM NEW.*) EXECUTE FUNCTION advising_marked('contact', 'contact_id');
CREATE TRIGGER standing_to_thank AFTER INSERT OR DELETE ON interviews_thankyou FOR EACH ROW
  EXECUTE FUNCTION advising_marked('interview', 'interview_id');
CREATE TRIGGER standing_thanked AFTER UPDATE ON interviews_thankyou FOR EACH ROW
  WHEN ((OLD.interview_id, OLD.status, OLD.due_from)
    IS DISTINCT FROM (NEW.interview_id, NEW.status, NEW.due_from))
  EXECUTE FUNCTION advising_marked('interview', 'interview_id');
CREATE TRIGGER standing_asked AFTER INSERT OR DELETE ON outreach_request FOR EACH ROW
  EXECUTE FUNCTION advising_marked('student', 'student_id');
CREATE TRIGGER standing_answered AFTER UPDATE ON outreach_request FOR EACH ROW
  WHEN ((OLD.student_id, OLD.contact_id, OLD.status, OLD.answered_at, OLD.expires_at)
    IS DISTINCT FROM (NEW.student_id, NEW.contact_id, NEW.status, NEW.answered_at, NEW.expires_at))
  EXECUTE FUNCTION advising_marked('student', 'student_id');

INSERT INTO advising_mark (student_id) SELECT id FROM students_student ORDER BY id;
"""
UNMARKED = """
DROP TRIGGER standing_answered ON outreach_request;
DROP TRIGGER standing_asked ON outreach_request;
DROP TRIGGER standing_thanked ON interviews_thankyou;
DROP TRIGGER standing_to_thank ON interviews_thankyou;
DROP TRIGGER standing_talks ON interviews_interview;
DROP TRIGGER standing_talked ON interviews_interview;
DROP TRIGGER standing_moved ON contacts_contact;
DROP TRIGGER standing_went_on ON students_stepfact;
DROP TRIGGER standing_stepped ON students_stepfact;
DROP TRIGGER standing_chose ON students_exploration;
DROP TRIGGER standing_explored ON students_exploration;
DROP TRIGGER standing_enrolled ON students_student;
DROP FUNCTION advising_marked();
DROP FUNCTION advising_student_of(text, bigint);
DROP FUNCTION advising_mark(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [
        ("advising", "0001_judgement"),
        ("students", "0006_ways"),
        ("contacts", "0007_apart"),
        ("interviews", "0011_log_drafts"),
        ("outreach", "0006_may_use_name"),
    ]
    operations = [migrations.RunSQL(MARKED, UNMARKED)]
