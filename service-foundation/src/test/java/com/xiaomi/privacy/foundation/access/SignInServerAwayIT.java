package com.xiaomi.privacy.foundation.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.notNullValue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.xiaomi.privacy.foundation.access.SignInServerAwayIT.RealmOfThisTest;
import com.xiaomi.privacy.foundation.export.OutsideBorder;
import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sign-in server, asked whether a session still is, gives no answer: nobody is let in, and nobody is told that their token is bad. */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
@TestProfile(RealmOfThisTest.class)
class SignInServerAwayIT {

    private static final String KEY_ID = "of-this-test";
    private static final KeyPair KEYS = keys();

    @Inject
    AccessConfig access;

    private final String person = UUID.randomUUID().toString();
    private HttpServer realm;
    private volatile int answers = 200;

    @BeforeEach
    void open() throws IOException {
        String path = access.staffIssuer().getPath() + "/protocol/openid-connect";
        realm = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), access.staffIssuer().getPort()),
                0);
        realm.createContext(path + "/certs", exchange -> respond(exchange, 200, certificates()));
        realm.createContext(path + "/userinfo", exchange -> respond(exchange, answers, "{\"sub\":\"" + person + "\"}"));
        realm.start();
    }

    @AfterEach
    void close() {
        realm.stop(0);
    }

    @Test
    void whoseSessionStillIsIsLetIn() {
        call().statusCode(200);
    }

    @Test
    void whoseSessionHasEndedIsNot() {
        answers = 401;

        call().statusCode(401).body("type", endsWith(":token-invalid"));
    }

    @Test
    void whileItIsOverloadedNobodyIsLetInAndAllMayComeAgain() {
        answers = 503;

        call().statusCode(503).header("Retry-After", notNullValue());
    }

    @Test
    void whileItIsAwayNobodyIsLetInAndAllMayComeAgain() {
        call().statusCode(200);

        realm.stop(0);

        call().statusCode(503).header("Retry-After", notNullValue());
    }

    private ValidatableResponse call() {
        String token = Jwt.issuer(access.staffIssuer().toString())
                .subject(person)
                .audience(access.audience())
                .claim("sid", "a-session")
                .claim("realm_access", Map.of("roles", List.of(Roles.PRIVACY_AGENT)))
                .jws()
                .keyId(KEY_ID)
                .sign(KEYS.getPrivate());
        return given().auth().oauth2(token).get("/staff-in-session").then();
    }

    private static void respond(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String certificates() {
        try {
            PublicJsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk(KEYS.getPublic());
            key.setKeyId(KEY_ID);
            key.setAlgorithm("RS256");
            return new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Something that staff alone may call. */
    @Path("/staff-in-session")
    @OutsideBorder
    public static class StaffInSession {

        @GET
        @RolesAllowed(Roles.PRIVACY_AGENT)
        public String show() {
            return "in session";
        }
    }

    public static class RealmOfThisTest implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return Map.of(
                        "rights.access.staff-issuer",
                        "http://127.0.0.1:" + free.getLocalPort() + "/realms/of-this-test");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
