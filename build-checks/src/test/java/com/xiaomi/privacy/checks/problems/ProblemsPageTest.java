package com.xiaomi.privacy.checks.problems;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page lists the problems that the services answer with, no more and no fewer, and says what to do about each. */
class ProblemsPageTest {
    private static final Pattern ROW = Pattern.compile(
            "^\\| `([a-z-]+)` \\| ([0-9]{3}) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    private final List<MatchResult> rows = ROW.matcher(
                    ProjectFolder.ofThisBuild().text("docs/problems.md"))
            .results()
            .toList();

    @Test
    void the_page_lists_exactly_the_catalogue() {
        assertThat(rows.stream().map(row -> "%s %s %s".formatted(row.group(1), row.group(2), row.group(3))))
                .containsExactlyInAnyOrderElementsOf(Stream.of(ProblemType.values())
                        .map(type -> "%s %d %s".formatted(type.slug(), type.status(), type.title()))
                        .toList());
    }

    @Test
    void each_problem_says_what_it_means_and_what_to_do_next() {
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.group(4)).as("meaning of %s", row.group(1)).hasSizeGreaterThan(15);
            assertThat(row.group(5)).as("next step after %s", row.group(1)).hasSizeGreaterThan(8);
        });
    }
}
