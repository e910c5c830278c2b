package com.xiaomi.privacy.checks.database;

import static com.xiaomi.privacy.checks.database.MigrationRules.breaches;
import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.database.MigrationRules.Breach;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New migrations let replicas of the version before go on. */
class MigrationsTest {

    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final Pattern NAME = Pattern.compile("V(\\d{8}\\.\\d{4})__[a-z0-9_]+\\.sql");
    // Nothing ran before: the migrations up to here are the tables of the first version, in the steps in which they
    // came about.
    private static final String FIRST_VERSION = "20261130.2410";

    private final List<String> all = Stream.concat(Stream.of(Module.FOUNDATION), Module.services().stream())
            .flatMap(module -> PROJECT.filesBelow(module.folder() + "/src/main/resources/db", ".sql").stream())
            .filter(file -> !name(file).startsWith("after"))
            .toList();

    private static String name(String file) {
        return file.substring(file.lastIndexOf('/') + 1);
    }

    @Test
    void migrations_are_numbered_by_the_time_they_were_written() {
        assertThat(all)
                .hasSizeGreaterThan(50)
                .allSatisfy(file -> assertThat(name(file)).matches(NAME));
    }

    @Test
    void whoever_still_runs_the_version_before_can_work_on() {
        List<String> breaking = all.stream()
                .filter(file -> name(file).compareTo("V" + FIRST_VERSION + "__") > 0
                        && !name(file).startsWith("V" + FIRST_VERSION))
                .filter(file -> !breaches(PROJECT.text(file)).isEmpty())
                .map(file -> file + " " + breaches(PROJECT.text(file)))
                .toList();

        assertThat(breaking).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DROP TABLE challenge;                                                    | DROPS_TABLE
            ALTER TABLE delivery DROP COLUMN event;                                  | DROPS_COLUMN
            ALTER TABLE delivery RENAME COLUMN event TO news;                        | RENAMES
            alter table delivery alter column event type text;                       | CHANGES_TYPE
            ALTER TABLE delivery ALTER COLUMN event SET NOT NULL;                    | NEEDS_A_VALUE
            ALTER TABLE delivery ADD COLUMN shown_at timestamptz NOT NULL;           | ADDS_WITHOUT_DEFAULT
            """)
    void what_breaks_the_version_before_is_found(String migration, Breach breach) {
        assertThat(breaches(migration)).containsExactly(breach);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE inbox (id uuid NOT NULL);",
                "ALTER TABLE delivery ADD COLUMN shown_at timestamptz;",
                "ALTER TABLE delivery ADD COLUMN tries int NOT NULL DEFAULT 0;",
                "-- DROP TABLE would be wrong\nCREATE INDEX delivery_by_state ON delivery (state);",
                "-- contract: since 1.3.0 nothing reads it\nALTER TABLE delivery DROP COLUMN event;",
            })
    void what_only_adds_or_comes_a_version_later_is_fine(String migration) {
        assertThat(breaches(migration)).isEmpty();
    }

    @Test
    void a_new_name_is_never_fine_and_a_contract_says_since_when() {
        assertThat(breaches("-- contract: since 1.3.0 nothing reads it\nALTER TABLE a RENAME TO b;"))
                .containsExactly(Breach.RENAMES);
        assertThat(breaches("-- contract: \nDROP TABLE a;")).containsExactly(Breach.DROPS_TABLE);
    }
}
