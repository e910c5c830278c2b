package com.xiaomi.privacy.foundation.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.endsWith;

import com.xiaomi.privacy.contracts.event.RequestEvent.PassesEnded;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jose4j.json.JsonUtil;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** A pass whose tracking key was replaced is refused before it expires. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class EndedPassesIT {

    @Inject
    EndedPasses endedPasses;

    @Inject
    PassIssuer passes;

    @Inject
    AccessConfig config;

    @Inject
    AgroalDataSource dataSource;

    private final UUID requestId = Ids.next();

    @Test
    void passesOfAnEarlierKeyAreRefusedAndLaterOnesAreNot() {
        String earlier = pass(0);
        String later = pass(1);
        call(earlier).statusCode(200);

        note(1, null);

        call(earlier).statusCode(401).contentType("application/problem+json").body("type", endsWith(":token-invalid"));
        call(later).statusCode(200);
        given().auth()
                .oauth2(passes.issue(Ids.next(), Reference.random(), 0).token())
                .get("/problems/mine")
                .then()
                .statusCode(200);
    }

    @Test
    void thePassThatReplacedTheKeyGoesOnAndNoOther() throws JoseException {
        String replacing = pass(0);
        String other = pass(0);

        note(1, idOf(replacing));

        call(replacing).statusCode(200);
        call(other).statusCode(401);
        note(2, null);
        call(replacing).statusCode(401);
    }

    @Test
    void whatComesLateOrAgainChangesNothing() {
        note(2, null);

        note(1, null);
        note(2, Ids.next());

        call(pass(1)).statusCode(401);
        call(pass(2)).statusCode(200);
    }

    @Test
    void aPassOfTheVersionBeforeIsOneOfTheFirstKey() throws IOException, GeneralSecurityException {
        Instant now = Instant.now();
        String before = Jwt.issuer(Tokens.PASS_ISSUER)
                .subject(requestId.toString())
                .audience("request-intake-service")
                .groups(Roles.REQUESTER)
                .claim(Tokens.REFERENCE, Reference.random().value())
                .issuedAt(now)
                .expiresAt(now.plus(Duration.ofMinutes(10)))
                .sign(KeyUtils.decodePrivateKey(
                        Files.readString(config.passSigningKeyFile().orElseThrow())));

        assertThat(endedPasses.isEnded(new PassId(requestId, 0, null))).isFalse();
        note(1, Ids.next());

        assertThat(endedPasses.isEnded(new PassId(requestId, 0, null))).isTrue();
        call(before).statusCode(401);
    }

    @Test
    void manyAreAskedForByOneQuery() {
        UUID untouched = Ids.next();
        note(3, null);

        Predicate<PassId> ended = endedPasses.endedOf(List.of(requestId, untouched));

        assertThat(ended)
                .accepts(new PassId(requestId, 2, Ids.next()))
                .rejects(new PassId(requestId, 3, Ids.next()), new PassId(untouched, 0, Ids.next()));
    }

    @Test
    void anEndIsForgottenWhenNoPassCanLiveThatItIsAbout() throws SQLException {
        note(1, null);
        EndedPasses beforeTheHour = new EndedPasses(dataSource, at(Duration.ofMinutes(59)));
        EndedPasses afterTheHour = new EndedPasses(dataSource, at(Duration.ofMinutes(61)));

        QuarkusTransaction.requiringNew().run(() -> beforeTheHour.remove(1000));
        assertThat(rows()).isOne();
        QuarkusTransaction.requiringNew().run(() -> afterTheHour.remove(1000));

        assertThat(rows()).isZero();
    }

    private static Clock at(Duration later) {
        return Clock.offset(Clock.systemUTC(), later);
    }

    private String pass(int keyGeneration) {
        return passes.issue(requestId, Reference.random(), keyGeneration).token();
    }

    private static UUID idOf(String pass) throws JoseException {
        String claims = new String(Base64.getUrlDecoder().decode(pass.split("\\.")[1]), StandardCharsets.UTF_8);
        return UUID.fromString((String) JsonUtil.parseJson(claims).get("jti"));
    }

    private void note(int keyGeneration, UUID kept) {
        QuarkusTransaction.requiringNew()
                .run(() -> endedPasses.note(new PassesEnded(requestId, keyGeneration, kept, Instant.now())));
    }

    private static ValidatableResponse call(String pass) {
        return given().auth().oauth2(pass).get("/problems/mine").then();
    }

    private int rows() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(
                        "SELECT count(*) FROM ended_pass WHERE request_id = '" + requestId + "'")) {
            row.next();
            return row.getInt(1);
        }
    }
}
