package com.xiaomi.privacy.checks.description;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** An API description promises no member of an answer that the code says may be null or left out. */
class PromisedMembersTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final Pattern RECORD = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*((?:@[^\\n]+\\s+)*)(?:(?:public|private|static) )*record (\\w+)\\((.*?)\\)\\s*"
                    + "(?:implements [\\w., ]+)?\\{",
            Pattern.DOTALL);
    private static final Pattern NAME = Pattern.compile("@Schema\\(name = \"(\\w+)\"\\)");
    private static final Pattern PARAMETER = Pattern.compile("@param (\\w+) ((?:(?!@param).)*)", Pattern.DOTALL);
    private static final Pattern MAY_BE_MISSING = Pattern.compile("\\b(null|absent)\\b");
    private static final Pattern OPTIONAL = Pattern.compile("Optional<[\\w.<>]+> (\\w+)");

    @Test
    void noMemberIsPromisedThatMayBeMissing() {
        for (Module service : List.of(Module.INTAKE, Module.IDENTITY, Module.CASEWORK)) {
            Map<String, Set<String>> promised = promised(PROJECT.text(service.folder() + "/openapi.yaml"));
            Map<String, Set<String>> missing = PROJECT.filesBelow(service.folder() + "/src/main/java", ".java").stream()
                    .flatMap(file -> maybeMissing(PROJECT.text(file)).entrySet().stream())
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one));

            assertThat(promised).as(service.folder()).isNotEmpty();
            assertThat(missing.keySet()).containsAnyElementsOf(promised.keySet());
            assertThat(missing)
                    .allSatisfy((name, members) -> assertThat(promised.getOrDefault(name, Set.of()))
                            .as("%s of %s", name, service.folder())
                            .doesNotContainAnyElementsOf(members));
        }
    }

    @Test
    void whatMayBeMissingIsFound() {
        assertThat(maybeMissing("""
                /**
                 * An answer.
                 *
                 * @param one always there
                 * @param two null while
                 *     it is open
                 * @param three absent without one
                 */
                @Schema(name = "Renamed")
                public record Answer(String one, String two, Optional<List<String>> four, @Schema(nullable = true) String three) {}
                """)).isEqualTo(Map.of("Renamed", Set.of("two", "three", "four")));
    }

    private static Map<String, Set<String>> maybeMissing(String source) {
        Map<String, Set<String>> found = new TreeMap<>();
        RECORD.matcher(source).results().forEach(record -> {
            Set<String> members = Stream.concat(
                            PARAMETER
                                    .matcher(record.group(1))
                                    .results()
                                    .filter(parameter -> MAY_BE_MISSING
                                            .matcher(parameter.group(2))
                                            .find())
                                    .map((MatchResult parameter) -> parameter.group(1)),
                            OPTIONAL.matcher(record.group(4)).results().map((MatchResult member) -> member.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
            if (!members.isEmpty()) {
                found.put(nameOf(record), members);
            }
        });
        return found;
    }

    private static String nameOf(MatchResult record) {
        return NAME.matcher(record.group(2))
                .results()
                .map((MatchResult name) -> name.group(1))
                .findFirst()
                .orElse(record.group(3));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Set<String>> promised(String description) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        Map<String, Map<String, Map<String, Object>>> document =
                new Yaml(new SafeConstructor(options)).load(description);
        Map<String, Set<String>> promised = new TreeMap<>();
        document.get("components").get("schemas").forEach((name, schema) -> {
            List<String> required = (List<String>) ((Map<String, Object>) schema).get("required");
            if (required != null) {
                promised.put(name, Set.copyOf(required));
            }
        });
        return promised;
    }
}
