package com.xiaomi.privacy.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages about security name only tests and files that are there, and leave nothing out. */
class SecurityPagesTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final NamedProofs PROOFS = new NamedProofs(PROJECT);
    private static final String THREAT_MODEL = "docs/threat-model.md";
    private static final String DEPLOYMENT = "docs/deployment.md";
    private static final String ASVS = "docs/asvs.md";

    /** How many requirements ASVS 5.0.0 has at levels 1 and 2. */
    private static final Map<String, Integer> REQUIREMENTS = Map.of("1", 70, "2", 183);

    private static final List<String> STATUSES = List.of("met", "not applicable", "operator", "departure", "open");
    private static final Pattern REQUIREMENT = Pattern.compile(
            "^\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| ([^|]+) \\| (met|not applicable|operator|departure|open) \\| ([^|]+) \\|$",
            Pattern.MULTILINE);
    private static final Pattern ANY_REQUIREMENT = Pattern.compile("^\\| \\d+\\.\\d+\\.\\d+ ", Pattern.MULTILINE);

    private static final Pattern NUMBER = Pattern.compile("\\b\\d+\\.\\d+\\.\\d+\\b");

    private static final Pattern FLOW = Pattern.compile("^## F\\d+: .+$", Pattern.MULTILINE);
    private static final Pattern THREAT =
            Pattern.compile("^\\| ([STRIDE]) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

    private final List<MatchResult> requirements =
            REQUIREMENT.matcher(PROJECT.text(ASVS)).results().toList();

    @ParameterizedTest
    @ValueSource(strings = {THREAT_MODEL, ASVS})
    void what_a_page_names_is_there(String page) {
        String text = PROJECT.text(page);

        assertThat(NamedProofs.areIn(text)).isTrue();
        assertThat(PROOFS.missingIn(text)).isEmpty();
        assertThat(PROOFS.brokenLinksIn(text, "docs")).isEmpty();
    }

    @Test
    void what_is_not_there_is_found() {
        String page = """
                | met | `SecurityPagesTest`, `SecurityPagesTest.what_is_not_there_is_found`, `NamedProofs.java`, `pom.xml` |
                | met | `SecurityPageTest`, `SecurityPagesTest.what_nobody_wrote`, `NamedProof.java`, `pomm.xml`, `docs/asvs.txt` |
                | met | no `/internal/requests`, no `Personal`; [here](asvs.md#v1), [not here](asvs.txt), [elsewhere](https://example.org/x) |
                """;

        assertThat(PROOFS.missingIn(page))
                .containsExactly(
                        "SecurityPageTest",
                        "SecurityPagesTest.what_nobody_wrote",
                        "NamedProof.java",
                        "pomm.xml",
                        "docs/asvs.txt");
        assertThat(PROOFS.brokenLinksIn(page, "docs")).containsExactly("asvs.txt");
    }

    @Test
    void every_requirement_has_one_line() {
        assertThat(requirements).hasSize((int)
                ANY_REQUIREMENT.matcher(PROJECT.text(ASVS)).results().count());
        assertThat(requirements.stream().map(line -> line.group(1))).doesNotHaveDuplicates();
        assertThat(requirements.stream()
                        .collect(Collectors.groupingBy(line -> line.group(2), Collectors.summingInt(line -> 1))))
                .isEqualTo(REQUIREMENTS);
    }

    @Test
    void what_is_met_or_decided_names_what_shows_it() {
        assertThat(requirements.stream()
                        .filter(line -> !List.of("not applicable", "open").contains(line.group(4)))
                        .filter(line -> !NamedProofs.areIn(line.group(5)))
                        .map(line -> line.group(1)))
                .isEmpty();
    }

    @Test
    void each_departure_and_what_is_left_to_the_operator_is_told_once_where_the_page_says() {
        Map.of("departure", THREAT_MODEL + "#Departures", "operator", DEPLOYMENT + "#What the operator shows")
                .forEach((status, place) -> assertThat(numbersIn(place))
                        .as(place)
                        .containsAll(requirements.stream()
                                .filter(line -> line.group(4).equals(status))
                                .map(line -> line.group(1))
                                .toList()));
    }

    /** The numbers of requirements in a section of a page. */
    private static List<String> numbersIn(String place) {
        String[] pageAndTitle = place.split("#");
        String section = PROJECT.text(pageAndTitle[0])
                .split("\n## " + pageAndTitle[1] + "\n")[1]
                .split("\n## ")[0];
        return NUMBER.matcher(section).results().map(MatchResult::group).toList();
    }

    @Test
    void the_counts_are_those_of_the_lines() {
        String page = PROJECT.text(ASVS);

        REQUIREMENTS.forEach((level, all) -> {
            String counts = STATUSES.stream()
                    .map(status -> requirements.stream()
                            .filter(line ->
                                    line.group(2).equals(level) && line.group(4).equals(status))
                            .count())
                    .map(String::valueOf)
                    .collect(Collectors.joining(" | "));
            assertThat(page).contains("| %s | %s | %d |\n".formatted(level, counts, all));
        });
    }

    @Test
    void every_flow_is_looked_at_for_all_six_kinds_of_threats() {
        List<String> flows =
                FLOW.splitAsStream(PROJECT.text(THREAT_MODEL)).skip(1).toList();

        assertThat(flows).hasSizeGreaterThan(10);
        assertThat(flows.stream()
                        .map(flow -> THREAT.matcher(flow)
                                .results()
                                .map(threat -> threat.group(1))
                                .distinct()
                                .collect(Collectors.joining())))
                .containsOnly("STRIDE");
    }

    @Test
    void every_threat_names_what_shows_its_defence_or_is_open() {
        assertThat(THREAT.matcher(PROJECT.text(THREAT_MODEL))
                        .results()
                        .filter(threat -> !NamedProofs.areIn(threat.group(4))
                                && !threat.group(4).equals("open"))
                        .map(threat -> threat.group(2)))
                .isEmpty();
    }
}
