package com.xiaomi.privacy.casework.agent;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.SignIn;
import com.xiaomi.privacy.foundation.identifier.Ids;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who can be given cases is the data protection officer's to say, and every state of an entry is kept. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class AgentIT {

    private static final Map<String, Object> SKILLS = Map.of(
            "rights", List.of("ACCESS", "ERASURE"),
            "languages", List.of("de", "pt-BR"),
            "countries", List.of("LU"),
            "maxOpen", 20,
            "active", true);

    @Inject
    SignIn signIn;

    @Test
    void anEntryTakesThePlaceOfTheOneBeforeAndBothStayInTheTrail() {
        UUID sub = Ids.next();
        register(SignIn.DPO, sub, SKILLS)
                .statusCode(200)
                .body("rights", contains("ACCESS", "ERASURE"))
                .body("languages", contains("de", "pt-BR"))
                .body("laws", hasSize(0))
                .body("lastAssignedAt", nullValue());
        register(SignIn.DPO, sub, with("active", false)).statusCode(200).body("active", equalTo(false));

        read(SignIn.AGENT, "/api/v1/agents").statusCode(200).body("items.sub", hasItem(sub.toString()));
        read(SignIn.AUDITOR, "/api/v1/agents/" + sub + "/audit")
                .statusCode(200)
                .body("intact", equalTo(true))
                .body("entries.content.facts.active", contains("true", "false"))
                .body("entries[0].content.actor", equalTo("staff:" + signIn.sub(SignIn.DPO)))
                .body("entries[0].content.facts.languages", equalTo("de|pt-BR"));
    }

    @Test
    void onlyTheDataProtectionOfficerRegisters() {
        UUID sub = Ids.next();

        register(SignIn.AGENT, sub, SKILLS).statusCode(403);
        register(SignIn.APPROVER, sub, SKILLS).statusCode(403);
        read(SignIn.AUDITOR, "/api/v1/agents").statusCode(403);
        read(SignIn.AUDITOR, "/api/v1/agents/" + sub + "/audit").statusCode(404);
        read(SignIn.AGENT, "/api/v1/agents/" + sub + "/audit").statusCode(403);
    }

    @ParameterizedTest
    @CsvSource({
        "rights, EMPTY, rights",
        "languages, EMPTY, languages",
        "languages, Deutsch!, languages",
        "languages, d, languages",
        "countries, Germany, countries",
        "maxOpen, 0, maxOpen",
        "maxOpen, NULL, maxOpen",
        "active, NULL, active"
    })
    void whatIsMissingOrWrongIsNamed(String member, String value, String field) {
        Object sent = switch (value) {
            case "EMPTY" -> List.of();
            case "NULL" -> null;
            case "0" -> 0;
            default -> List.of(value);
        };

        register(SignIn.DPO, Ids.next(), with(member, sent))
                .statusCode(422)
                .body("type", equalTo("urn:xiaomi-privacy:problem:validation-failed"))
                .body("errors[0].field.startsWith('" + field + "')", equalTo(true));
    }

    @Test
    void anUnknownRightIsNoJsonOfTheExpectedForm() {
        register(SignIn.DPO, Ids.next(), with("rights", List.of("DANCE"))).statusCode(400);
        register(SignIn.DPO, Ids.next(), with("name", "Anna")).statusCode(400);
    }

    private static Map<String, Object> with(String member, Object value) {
        Map<String, Object> skills = new HashMap<>(SKILLS);
        skills.put(member, value);
        return skills;
    }

    private ValidatableResponse register(String user, UUID sub, Map<String, Object> body) {
        return given().auth()
                .oauth2(signIn.staff(user))
                .contentType("application/json")
                .body(body)
                .put("/api/v1/agents/{sub}", sub)
                .then();
    }

    private ValidatableResponse read(String user, String path) {
        return given().auth().oauth2(signIn.staff(user)).get(path).then();
    }
}
