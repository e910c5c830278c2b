package com.xiaomi.privacy.checks.security;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What pages name as proof, in code marks: test classes (and their methods, after a dot), source files by their name, other
 * files by their path in the project; and where their links lead.
 */
public final class NamedProofs {
    private static final String TESTS = "/src/test/java";
    private static final String SOURCES = "/src/main/java";
    private static final String JAVA = ".java";

    private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#\\s]+)(?:#[^)\\s]*)?\\)");
    private static final Pattern TEST = Pattern.compile("([A-Z][A-Za-z0-9]*(?:Test|IT))(?:\\.([a-z]\\w*))?");
    private static final Pattern SOURCE = Pattern.compile("[A-Z][A-Za-z0-9]*\\.java");
    private static final Pattern PATH = Pattern.compile("[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)+"
            + "|[a-z][A-Za-z0-9-]*\\.(?:xml|md|yml|yaml|json|properties|csv|sql|env|sh)");

    private final ProjectFolder project;
    private final Map<String, List<String>> tests;
    private final Map<String, List<String>> sources;

    public NamedProofs(ProjectFolder project) {
        this.project = project;
        this.tests = byName(TESTS);
        this.sources = byName(SOURCES);
    }

    /** Java files of all modules below that folder of theirs, by name without folder. */
    private Map<String, List<String>> byName(String folder) {
        return project.moduleFolders().stream()
                .map(module -> module + folder)
                .filter(java -> Files.isDirectory(project.resolve(java)))
                .flatMap(java -> project.filesBelow(java, JAVA).stream())
                .collect(Collectors.groupingBy(
                        file -> Path.of(file).getFileName().toString()));
    }

    /** Everything that the text names and that is not there, in the order of the text. */
    public List<String> missingIn(String text) {
        return named(text).filter(name -> !exists(name)).toList();
    }

    /** Whether the text names any test, source file or path. */
    public static boolean areIn(String text) {
        return named(text).findAny().isPresent();
    }

    /**
     * The links that lead to no file; those to other sites are not looked at.
     *
     * @param folder of the page, in the project
     */
    public List<String> brokenLinksIn(String text, String folder) {
        return LINK.matcher(text)
                .results()
                .map(link -> link.group(1))
                .filter(target -> !target.startsWith("https://"))
                .filter(target -> !Files.exists(project.resolve(folder).resolve(target)))
                .toList();
    }

    private static Stream<String> named(String text) {
        return CODE.matcher(text)
                .results()
                .map((MatchResult code) -> code.group(1))
                .filter(name -> Stream.of(TEST, SOURCE, PATH)
                        .anyMatch(form -> form.matcher(name).matches()));
    }

    private boolean exists(String name) {
        Matcher test = TEST.matcher(name);
        if (test.matches()) {
            return tests.getOrDefault(test.group(1) + JAVA, List.of()).stream()
                    .anyMatch(
                            file -> test.group(2) == null || project.text(file).contains(" " + test.group(2) + "("));
        }
        return SOURCE.matcher(name).matches() ? sources.containsKey(name) : Files.exists(project.resolve(name));
    }
}
