package com.xiaomi.privacy.checks.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The reference of all settings of our own, in the words of the sources: what each {@code @ConfigMapping} says of its methods. */
public final class ConfigurationPage {

    private static final String HEAD = """
            # Settings

            Written by the build from the `@ConfigMapping` interfaces; `docs/deployment.md` says what belongs together and what is easily set wrong.
            Each is an environment variable; in a properties file `RIGHTS_CELL_NAME` is `rights.cell.name`. `<…>` stands for a name of your own. What is
            missing or wrong stops a service at once, with all of it in one message; what a file holds, and what one setting wants of another, is looked at after that. `QUARKUS_…` and `KAFKA_…` are the platform's.
            """;
    private static final String NEEDED = "**needed**";

    private static final Pattern WRAPPED = Pattern.compile("(Optional|Map|List)<(?:String, )?([A-Z]\\w*)>");
    private static final Pattern TAG = Pattern.compile("\\{@(?:code|link) ([^}]*)}");

    private final ProjectFolder project;

    public ConfigurationPage(ProjectFolder project) {
        this.project = project;
    }

    /** The page as it must be, in Markdown. */
    public String text() {
        return HEAD
                + Stream.concat(Stream.of(Module.FOUNDATION), Module.services().stream())
                        .map(this::section)
                        .collect(Collectors.joining());
    }

    private String section(Module module) {
        String title = module == Module.FOUNDATION ? "All services" : module.folder();
        return "\n## %s\n\n| variable | default | what |\n|---|---|---|\n".formatted(title)
                + mappings(module).stream()
                        .flatMap(Mapping::settings)
                        .sorted((one, other) -> one.variable().compareTo(other.variable()))
                        .map(Setting::row)
                        .collect(Collectors.joining());
    }

    private List<Mapping> mappings(Module module) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Map<String, Interface> interfaces = new TreeMap<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null,
                    files,
                    null,
                    List.of("-proc:none"),
                    null,
                    files.getJavaFileObjectsFromPaths(
                            project.filesBelow(module.folder() + "/src/main/java", "Config.java").stream()
                                    .map(project::resolve)
                                    .toList()));
            DocTrees docs = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                unit.getTypeDecls().forEach(type -> add(docs, unit, type, interfaces));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return interfaces.values().stream()
                .flatMap(read -> annotation(read.type.getModifiers().getAnnotations(), "ConfigMapping")
                        .map(prefix -> new Mapping(prefix, read, interfaces))
                        .stream())
                .toList();
    }

    /** With those that stand in it: a name is that of one interface only, in all settings of a module. */
    private static void add(DocTrees docs, CompilationUnitTree unit, Tree tree, Map<String, Interface> interfaces) {
        if (tree instanceof ClassTree type && type.getKind() == Tree.Kind.INTERFACE) {
            interfaces.merge(type.getSimpleName().toString(), new Interface(docs, unit, type), (one, other) -> {
                throw new IllegalStateException("two interfaces are called " + type.getSimpleName());
            });
            type.getMembers().forEach(member -> add(docs, unit, member, interfaces));
        }
    }

    /** The only value of an annotation. */
    private static Optional<String> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(annotation -> annotation.getAnnotationType().toString().equals(name))
                .map(annotation -> annotation.getArguments().getFirst())
                .map(argument -> argument instanceof AssignmentTree assignment ? assignment.getExpression() : argument)
                .map(value -> String.valueOf(((LiteralTree) value).getValue()))
                .findFirst();
    }

    private record Mapping(String prefix, Interface root, Map<String, Interface> interfaces) {

        Stream<Setting> settings() {
            return settings(root, prefix);
        }

        private Stream<Setting> settings(Interface of, String prefix) {
            return of.methods().flatMap(method -> settings(of, method, prefix));
        }

        private Stream<Setting> settings(Interface of, MethodTree method, String prefix) {
            String written = method.getReturnType().toString();
            Optional<MatchResult> wrapped = WRAPPED.matcher(written).results().findFirst();
            String name = prefix + ownName(method) + (written.startsWith("Map<") ? ".<name>" : "");
            Interface inner = interfaces.get(wrapped.map(type -> type.group(2)).orElse(written));
            return inner == null
                    ? Stream.of(new Setting(name, defaultOf(method, written), of.words(method)))
                    : settings(inner, name);
        }

        private static String ownName(MethodTree method) {
            List<? extends AnnotationTree> annotations = method.getModifiers().getAnnotations();
            boolean isTheParents = annotations.stream()
                    .anyMatch(any -> any.getAnnotationType().toString().equals("WithParentName"));
            return isTheParents ? "" : "." + annotation(annotations, "WithName").orElseGet(() -> dashed(method));
        }

        private static String dashed(MethodTree method) {
            return method.getName()
                    .toString()
                    .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                    .toLowerCase(Locale.ROOT);
        }

        private static String defaultOf(MethodTree method, String type) {
            return annotation(method.getModifiers().getAnnotations(), "WithDefault")
                    .map(value -> "`" + value + "`")
                    .orElse(type.startsWith("Optional") || type.startsWith("Map<") ? "" : NEEDED);
        }
    }

    private record Interface(DocTrees docs, CompilationUnitTree unit, ClassTree type) {

        /** Those that are a setting: what has a body is read from others. */
        Stream<MethodTree> methods() {
            return type.getMembers().stream()
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(method -> method.getBody() == null);
        }

        String words(MethodTree method) {
            String comment = docs.getDocComment(TreePath.getPath(unit, method));
            if (comment == null) {
                throw new IllegalStateException(
                        "%s.%s says nothing of itself".formatted(type.getSimpleName(), method.getName()));
            }
            return TAG.matcher(comment.strip().replaceAll("\\s+", " "))
                    .replaceAll("`$1`")
                    .replace("|", "\\|");
        }
    }

    private record Setting(String name, String byDefault, String words) {

        String variable() {
            return name.replaceAll("[^A-Za-z0-9<>]", "_")
                    .toUpperCase(Locale.ROOT)
                    .replace("<NAME>", "<…>");
        }

        String row() {
            return "| `%s` | %s | %s |\n".formatted(variable(), byDefault, words);
        }
    }
}
