package com.xiaomi.privacy.foundation.description;

import com.xiaomi.privacy.foundation.problem.Problem;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Discriminator;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/**
 * Completes the API description of each service with what holds everywhere: every answer that is no success is a problem
 * (RFC 9457), and each form of an object that comes in several says by its discriminator which one it is.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class ApiDescription implements OASFilter {

    private static final String SCHEMAS = "#/components/schemas/";
    private static final String PROBLEM = "Problem";

    @Override
    public void filterOpenAPI(OpenAPI description) {
        Components components =
                Optional.ofNullable(description.getComponents()).orElseGet(OASFactory::createComponents);
        description.setComponents(components);
        Map<String, Schema> schemas =
                Optional.ofNullable(components.getSchemas()).orElseGet(Map::of);
        schemas.values().stream()
                .map(Schema::getDiscriminator)
                .filter(discriminator -> discriminator != null && discriminator.getMapping() != null)
                .forEach(discriminator -> nameForms(discriminator, schemas));
        components.addSchema(PROBLEM, problem());
        Optional.ofNullable(description.getPaths()).stream()
                .flatMap(paths -> paths.getPathItems().values().stream())
                .flatMap(path -> path.getOperations().values().stream())
                .forEach(ApiDescription::addProblem);
    }

    private static void nameForms(Discriminator discriminator, Map<String, Schema> schemas) {
        discriminator.getMapping().forEach((value, reference) -> {
            Schema form = schemas.get(reference.substring(SCHEMAS.length()));
            form.addProperty(
                    discriminator.getPropertyName(),
                    OASFactory.createSchema().addType(Schema.SchemaType.STRING).addEnumeration(value));
            List<String> required =
                    new ArrayList<>(Optional.ofNullable(form.getRequired()).orElseGet(List::of));
            required.addFirst(discriminator.getPropertyName());
            form.setRequired(required);
        });
    }

    private static void addProblem(Operation operation) {
        APIResponse problem = OASFactory.createAPIResponse()
                .description("A problem of the catalogue; its 'type' says which")
                .content(OASFactory.createContent()
                        .addMediaType(
                                Problem.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref(SCHEMAS + PROBLEM))));
        operation.getResponses().setDefaultValue(problem);
    }

    private static Schema problem() {
        Schema text = OASFactory.createSchema().addType(Schema.SchemaType.STRING);
        Schema uri = OASFactory.createSchema().addType(Schema.SchemaType.STRING).format("uri");
        Schema error = OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .addProperty("field", text)
                .addProperty("message", text)
                .addRequired("field")
                .addRequired("message");
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457. More members may come with single types.")
                .addProperty("type", uri)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("instance", uri)
                .addProperty(
                        "errors",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .items(error))
                .addRequired("type")
                .addRequired("title")
                .addRequired("status");
    }
}
