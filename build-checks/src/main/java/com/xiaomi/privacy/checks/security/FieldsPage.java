package com.xiaomi.privacy.checks.security;

import com.xiaomi.privacy.checks.project.Module;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.yaml.snakeyaml.Yaml;

/** Which role may read and write which field, by the descriptions of the services, which are made from their code. */
public final class FieldsPage {

    private static final String HEAD = """
            # Who may see and change which field

            Written by the build from the description (OpenAPI) of each service, which is made from its code: `@RolesAllowed` says who may call, the records say what is in bodies and answers. A field that stands in
            no row of a role is not given to that role, and a body with any other field is refused. Roles with `:` are those of our services among themselves. `none`: no
            token of ours is asked for; partners are known by their own keys, and who answers a mail by what stands in it.

            What hangs on more than the role:

            | whose data, in which state | rule | shown by |
            |---|---|---|
            | a request of a person (`requester`, by a pass) | their own only, by its reference; another's is `not-found` | `VerificationIT`, `AttachmentIT` |
            | requests of an account (`customer`) | those submitted with it only | `InboxIT`, `AccountIT` |
            | a case that a legal hold isolates | `legal` alone reads it, nobody changes it | `IsolationIT`, `IsolatedConversationIT` |
            | a case for `grievance-officer` | only once it is put before them; others see all that is not isolated | `WorkIT.theGrievanceOfficerSeesWhatIsPutBeforeThemAndNothingElse` |
            | a case file for an authority | `auditor` and `dpo`; isolated: `legal` | `CaseFileIT` |
            | a task of a data system | that system's own, while it is open; then its settled answer only | `BadInputIT` |
            | what a command may change | the state of the case and the role together: [case-states.md](case-states.md) | `CaseTransitionsTest` |
            | a decision that needs two people | never the same person twice | `DecisionIT` |
            | anything personal, for staff who work in another country | under a recorded safeguard only, else `export-not-safeguarded` | `ReviewerElsewhereIT`, `StaffElsewhereIT` |
            | a request of a partner | the partner's own, by its key or token | `BadDrpMessageIT`, `BadOpenDsrRequestIT` |
            """;
    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
    private static final String REFERENCE = "$ref";

    private final ProjectFolder project;

    public FieldsPage(ProjectFolder project) {
        this.project = project;
    }

    /** The whole page. */
    public String text() {
        return HEAD
                + Module.services().stream()
                        .map(service -> "\n## " + service.folder()
                                + "\n\n| call | roles | reads | writes |\n|---|---|---|---|\n"
                                + new Description(new Yaml().load(project.text(service.folder() + "/openapi.yaml")))
                                        .rows())
                        .collect(Collectors.joining());
    }

    /** One service's description. */
    private record Description(Map<String, Object> root) {

        String rows() {
            return part(root, "paths").entrySet().stream()
                    .flatMap(path -> map(path.getValue()).entrySet().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .map(operation -> row(path.getKey(), operation.getKey(), map(operation.getValue()))))
                    .collect(Collectors.joining());
        }

        private String row(String path, String method, Map<String, Object> operation) {
            Stream<Map<String, Object>> answers = part(operation, "responses").entrySet().stream()
                    .filter(answer -> answer.getKey().startsWith("2"))
                    .map(answer -> map(answer.getValue()));
            return "| `%s %s` | %s | %s | %s |\n"
                    .formatted(
                            method.toUpperCase(Locale.ROOT),
                            path,
                            roles(operation),
                            fields(answers),
                            fields(Stream.of(part(operation, "requestBody"))));
        }

        private static String roles(Map<String, Object> operation) {
            Set<String> roles = list(operation.get("security")).stream()
                    .flatMap(scheme -> map(scheme).values().stream())
                    .flatMap(named -> list(named).stream())
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            return roles.isEmpty() ? "none" : String.join(", ", roles);
        }

        private String fields(Stream<Map<String, Object>> messages) {
            Set<String> found = new TreeSet<>();
            messages.flatMap(message -> part(message, "content").values().stream())
                    .forEach(content -> collect(part(map(content), "schema"), "", new ArrayList<>(), found));
            return found.isEmpty()
                    ? "–"
                    : found.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
        }

        /**
         * Finds the names of leaves, with those of what they stand in before them.
         *
         * @return whether there was any
         */
        private boolean collect(Map<String, Object> schema, String at, List<String> within, Set<String> found) {
            Optional<String> name = Optional.ofNullable((String) schema.get(REFERENCE));
            if (name.filter(within::contains).isPresent()) {
                return false;
            }
            List<String> deeper = new ArrayList<>(within);
            name.ifPresent(deeper::add);
            Map<String, Object> meant = name.map(this::named).orElse(schema);
            Map<String, Object> properties = part(meant, "properties");
            properties.forEach((property, inner) -> {
                String place = at.isEmpty() ? property : at + "." + property;
                if (!collect(map(inner), place, deeper, found)) {
                    found.add(place);
                }
            });
            boolean ofOthers = Stream.concat(
                            Stream.of("anyOf", "oneOf", "allOf").flatMap(choice -> list(meant.get(choice)).stream()),
                            Stream.ofNullable(meant.get("items")))
                    .map(other -> collect(map(other), at, deeper, found))
                    .reduce(false, Boolean::logicalOr);
            return ofOthers || !properties.isEmpty();
        }

        private Map<String, Object> named(String reference) {
            return part(part(part(root, "components"), "schemas"), reference.replaceAll(".*/", ""));
        }

        private static Map<String, Object> part(Map<String, Object> whole, String name) {
            return map(whole.getOrDefault(name, Map.of()));
        }

        @SuppressWarnings("unchecked")
        private static Map<String, Object> map(Object value) {
            return (Map<String, Object>) value;
        }

        private static List<?> list(Object value) {
            return value == null ? List.of() : (List<?>) value;
        }
    }
}
