package com.xiaomi.privacy.foundation.description;

import static org.assertj.core.api.Assertions.assertThat;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponse;
import static org.eclipse.microprofile.openapi.OASFactory.createAPIResponses;
import static org.eclipse.microprofile.openapi.OASFactory.createComponents;
import static org.eclipse.microprofile.openapi.OASFactory.createContent;
import static org.eclipse.microprofile.openapi.OASFactory.createMediaType;
import static org.eclipse.microprofile.openapi.OASFactory.createOpenAPI;
import static org.eclipse.microprofile.openapi.OASFactory.createOperation;
import static org.eclipse.microprofile.openapi.OASFactory.createPathItem;
import static org.eclipse.microprofile.openapi.OASFactory.createPaths;
import static org.eclipse.microprofile.openapi.OASFactory.createRequestBody;
import static org.eclipse.microprofile.openapi.OASFactory.createSchema;

import java.util.List;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.junit.jupiter.api.Test;

/** Which members of which objects are promised. */
class CompleteAnswersTest {

    private final OpenAPI description = createOpenAPI()
            .components(createComponents()
                    .addSchema(
                            "Answer",
                            object().addProperty("id", text())
                                    .addProperty("entries", createSchema().items(reference("Entry")))
                                    .addProperty(
                                            "byName", createSchema().additionalPropertiesSchema(reference("Named")))
                                    .addProperty("shared", reference("Shared")))
                    .addSchema(
                            "Entry",
                            object().addProperty("text", text())
                                    .addProperty("maybe", text().addType(SchemaType.NULL))
                                    .addProperty(
                                            "also",
                                            createSchema()
                                                    .addAnyOf(reference("Named"))
                                                    .addAnyOf(createSchema().addType(SchemaType.NULL))))
                    .addSchema("Named", object().addProperty("text", text()))
                    .addSchema("Shared", object().addProperty("text", text()))
                    .addSchema("Sent", object().addProperty("shared", reference("Shared")))
                    .addSchema("Failure", object().addProperty("text", text())))
            .paths(createPaths()
                    .addPathItem(
                            "/",
                            createPathItem()
                                    .POST(createOperation()
                                            .requestBody(createRequestBody().content(content("Sent")))
                                            .responses(createAPIResponses()
                                                    .addAPIResponse(
                                                            "200",
                                                            createAPIResponse().content(content("Answer")))
                                                    .addAPIResponse("204", createAPIResponse())
                                                    .addAPIResponse(
                                                            "default",
                                                            createAPIResponse().content(content("Failure")))))));

    CompleteAnswersTest() {
        new CompleteAnswers().filterOpenAPI(description);
    }

    @Test
    void everyMemberOfAnAnswerIsPromisedHoweverDeepItLies() {
        assertThat(required("Answer")).containsExactly("id", "entries", "byName", "shared");
        assertThat(required("Named")).containsExactly("text");
    }

    @Test
    void whatMayBeNullIsNot() {
        assertThat(required("Entry")).containsExactly("text");
    }

    @Test
    void whatIsSentToUsKeepsWhatItsValidationDemands() {
        assertThat(required("Sent")).isNull();
        assertThat(required("Shared")).isNull();
    }

    @Test
    void ofFailuresNothingIsSaid() {
        assertThat(required("Failure")).isNull();
    }

    private List<String> required(String name) {
        return description.getComponents().getSchemas().get(name).getRequired();
    }

    private static Schema object() {
        return createSchema().addType(SchemaType.OBJECT);
    }

    private static Schema text() {
        return createSchema().addType(SchemaType.STRING);
    }

    private static Schema reference(String name) {
        return createSchema().ref(name);
    }

    private static Content content(String name) {
        return createContent()
                .addMediaType("application/json", createMediaType().schema(reference(name)));
    }
}
