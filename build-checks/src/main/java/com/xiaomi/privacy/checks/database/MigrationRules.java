package com.xiaomi.privacy.checks.database;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * While a new version is rolled out, replicas of the old one go on working on the tables of the new one, and they do so again if it is
 * rolled back. So a migration only adds; what the version before still reads or writes goes a version later, in a migration whose first line
 * says {@code -- contract: } and since when nobody needs it.
 */
public final class MigrationRules {

    private static final Pattern CONTRACT = Pattern.compile("\\A-- contract: \\S.{10,}");
    private static final Pattern COMMENT = Pattern.compile("--[^\\n]*|/\\*.*?\\*/", Pattern.DOTALL);
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.DOTALL;

    private MigrationRules() {}

    /**
     * What would fail replicas of the version before, or stop them for as long as a table is long.
     *
     * @param migration its SQL
     */
    public static List<Breach> breaches(String migration) {
        List<String> statements =
                List.of(COMMENT.matcher(migration).replaceAll(" ").split(";"));
        boolean contracts = CONTRACT.matcher(migration).find();
        return Stream.of(Breach.values())
                .filter(breach -> !(contracts && breach.mayBeContracted))
                .filter(breach -> statements.stream()
                        .anyMatch(statement -> breach.pattern.matcher(statement).find()))
                .toList();
    }

    /** How a migration breaks the version before. */
    public enum Breach {
        /** A table goes. */
        DROPS_TABLE("\\bDROP\\s+TABLE\\b", true),
        /** A column goes. */
        DROPS_COLUMN("\\bALTER\\s+TABLE\\b.*\\bDROP\\s+COLUMN\\b", true),
        /** A name changes: nobody knows both. */
        RENAMES("\\bALTER\\s+(TABLE|INDEX|TYPE)\\b.*\\bRENAME\\b", false),
        /** A type changes, and the table is written anew under a lock. */
        CHANGES_TYPE("\\bALTER\\s+(COLUMN\\s+)?\\w+\\s+(SET\\s+DATA\\s+)?TYPE\\b", false),
        /** What the version before leaves empty is refused. */
        NEEDS_A_VALUE("\\bSET\\s+NOT\\s+NULL\\b", true),
        /** What the version before does not know has no default. */
        ADDS_WITHOUT_DEFAULT("\\bADD\\s+COLUMN\\s+(?!.*\\bDEFAULT\\b)[^,]*\\bNOT\\s+NULL\\b", true);

        private final Pattern pattern;
        private final boolean mayBeContracted;

        Breach(String pattern, boolean mayBeContracted) {
            this.pattern = Pattern.compile(pattern, FLAGS);
            this.mayBeContracted = mayBeContracted;
        }
    }
}
