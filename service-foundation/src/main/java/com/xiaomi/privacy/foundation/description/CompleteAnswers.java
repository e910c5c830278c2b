package com.xiaomi.privacy.foundation.description;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Says of each answer which of its members are always there: all but those that may be null, which are {@code Optional} or
 * say so ({@code @Schema(nullable = true)}). Callers with a typed client then need not ask for each member whether it came.
 * What is also sent to us keeps what its validation demands.
 *
 * <p>A service asks for it ({@code mp.openapi.filter}) once its answers say what may be null: a wrong promise is worse than
 * none.
 */
public class CompleteAnswers implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM = "Problem";
    private static final String SUCCESS = "2";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Map<String, Schema> schemas = Optional.ofNullable(description.getComponents())
                .map(components -> components.getSchemas())
                .orElseGet(Map::of);
        Set<String> answers = reached(operations(description).flatMap(CompleteAnswers::answers), schemas);
        answers.removeAll(reached(operations(description).flatMap(CompleteAnswers::bodies), schemas));
        // Says itself which of its members are always there, also where an answer holds one.
        answers.remove(PROBLEM);
        answers.stream().map(schemas::get).filter(Objects::nonNull).forEach(CompleteAnswers::complete);
    }

    private static void complete(Schema answer) {
        Set<String> always = new LinkedHashSet<>(all(answer.getRequired()));
        named(answer.getProperties()).forEach((name, member) -> {
            if (!mayBeNull(member)) {
                always.add(name);
            }
        });
        if (!always.isEmpty()) {
            answer.setRequired(List.copyOf(always));
        }
    }

    private static boolean mayBeNull(Schema member) {
        return all(member.getType()).contains(Schema.SchemaType.NULL)
                || Stream.concat(all(member.getAnyOf()).stream(), all(member.getOneOf()).stream())
                        .anyMatch(CompleteAnswers::mayBeNull);
    }

    private static Stream<Operation> operations(OpenAPI description) {
        return Optional.ofNullable(description.getPaths()).stream()
                .flatMap(paths -> paths.getPathItems().values().stream())
                .flatMap(path -> path.getOperations().values().stream());
    }

    private static Stream<Schema> answers(Operation operation) {
        return Optional.ofNullable(operation.getResponses()).stream()
                .flatMap(responses -> named(responses.getAPIResponses()).entrySet().stream())
                .filter(response -> response.getKey().startsWith(SUCCESS))
                .flatMap(response -> schemas(response.getValue().getContent()));
    }

    private static Stream<Schema> bodies(Operation operation) {
        return Optional.ofNullable(operation.getRequestBody()).stream().flatMap(body -> schemas(body.getContent()));
    }

    private static Stream<Schema> schemas(Content content) {
        return Optional.ofNullable(content).stream()
                .flatMap(present -> present.getMediaTypes().values().stream())
                .map(MediaType::getSchema)
                .filter(Objects::nonNull);
    }

    /** The names of the schemas that these hold, themselves or by what they hold. */
    private static Set<String> reached(Stream<Schema> from, Map<String, Schema> schemas) {
        Set<String> reached = new HashSet<>();
        from.forEach(schema -> reach(schema, schemas, reached));
        return reached;
    }

    private static void reach(Schema schema, Map<String, Schema> schemas, Set<String> reached) {
        if (schema.getRef() != null) {
            String name = schema.getRef().substring(SCHEMAS.length());
            if (reached.add(name) && schemas.containsKey(name)) {
                reach(schemas.get(name), schemas, reached);
            }
        }
        within(schema).forEach(inner -> reach(inner, schemas, reached));
    }

    private static Stream<Schema> within(Schema schema) {
        return Stream.of(
                        named(schema.getProperties()).values().stream(),
                        all(schema.getAllOf()).stream(),
                        all(schema.getAnyOf()).stream(),
                        all(schema.getOneOf()).stream(),
                        Stream.of(
                                        Optional.ofNullable(schema.getItems()),
                                        Optional.ofNullable(schema.getAdditionalPropertiesSchema()))
                                .flatMap(Optional::stream))
                .flatMap(each -> each);
    }

    private static <T> List<T> all(List<T> values) {
        return values == null ? List.of() : values;
    }

    private static <T> Map<String, T> named(Map<String, T> values) {
        return values == null ? Map.of() : values;
    }
}
