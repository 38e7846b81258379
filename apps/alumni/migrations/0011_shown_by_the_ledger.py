from django.db import migrations

# Who came into the directory before each of their yeses had a line gets the lines: the wording
# says that they were carried over, and on which word of theirs is not known any more.
CARRIED = """
    INSERT INTO alumni_consent (alum_id, person_id, what, given, shown_to, wording, details, at)
    SELECT alum.id, alum.person_id, said.what, true, 'students', 'carried over', '{}',
           coalesce(alum.opted_in_at, alum.imported_at)
    FROM alumni_alum AS alum, unnest(alum.shows || 'directory'::varchar) AS said (what)
    WHERE alum.status IN ('opted_in', 'paused') AND (
        SELECT line.given FROM alumni_consent AS line
        WHERE line.alum_id = alum.id AND line.what = said.what AND line.shown_to = 'students'
        ORDER BY line.id DESC LIMIT 1
    ) IS NOT TRUE;
"""
# Looked at when the transaction ends: the verb moves the alum first and writes the lines then.
# An alum who pauses is asked as well, or coming back would fail long after what was wrong.
HANGS = """
    CREATE FUNCTION alumni_is_agreed(asked bigint) RETURNS void LANGUAGE plpgsql AS $$
    DECLARE missing text;
    BEGIN
        SELECT string_agg(said.what, ', ' ORDER BY said.what) INTO missing
        FROM alumni_alum AS alum, unnest(alum.shows || 'directory'::varchar) AS said (what)
        WHERE alum.id = asked AND alum.status IN ('opted_in', 'paused') AND (
            SELECT line.given FROM alumni_consent AS line
            WHERE line.alum_id = asked AND line.what = said.what AND line.shown_to = 'students'
            ORDER BY line.id DESC LIMIT 1
        ) IS NOT TRUE;
        IF missing IS NOT NULL THEN
            RAISE EXCEPTION 'alum % shows what no line of the ledger agrees to: %', asked, missing
                USING ERRCODE = 'check_violation', CONSTRAINT = 'shown_by_the_ledger';
        END IF;
    END $$;
    CREATE FUNCTION alumni_shown() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM alumni_is_agreed(NEW.id);
        RETURN NULL;
    END $$;
    CREATE FUNCTION alumni_taken_back() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        PERFORM alumni_is_agreed(NEW.alum_id);
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER shown_by_the_ledger AFTER INSERT OR UPDATE OF status, shows
        ON alumni_alum DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NEW.status IN ('opted_in', 'paused')) EXECUTE FUNCTION alumni_shown();
    CREATE CONSTRAINT TRIGGER not_shown_after_a_no AFTER INSERT
        ON alumni_consent DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
        WHEN (NOT NEW.given AND NEW.shown_to = 'students') EXECUTE FUNCTION alumni_taken_back();
"""
LOOSE = """
    DROP TRIGGER not_shown_after_a_no ON alumni_consent;
    DROP TRIGGER shown_by_the_ledger ON alumni_alum;
    DROP FUNCTION alumni_taken_back();
    DROP FUNCTION alumni_shown();
    DROP FUNCTION alumni_is_agreed(bigint);
"""


class Migration(migrations.Migration):
    dependencies = [("alumni", "0010_further_and_not_now")]
    operations = [
        migrations.RunSQL(CARRIED, migrations.RunSQL.noop),
        migrations.RunSQL(HANGS, LOOSE),
    ]
