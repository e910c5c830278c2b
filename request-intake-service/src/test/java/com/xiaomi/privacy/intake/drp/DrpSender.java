package com.xiaomi.privacy.intake.drp;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;

/**
 * An agent that writes its messages by hand, as data-rights-protocol.md 1.0 shows them: the JSON of 2.01, 2.04 and 2.05, with the
 * signature before it, in base64 (3.07.1). The keys are those of RFC 8032, 7.1, tests 1 and 2.
 */
record DrpSender(String agentId, String seed) {

    static final String BASE = "/api/v1/drp/v1";
    static final String BUSINESS = "EXAMPLE_BUSINESS";
    static final DrpSender ALICE =
            new DrpSender("ALICE_AGENT", "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    static final DrpSender BOB =
            new DrpSender("BOB_AGENT", "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb");

    private static final String PKCS8_ED25519 = "302e020100300506032b657004220420";

    /** The wire form of a document. */
    String signed(String document) {
        byte[] json = document.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(signature(json));
        message.writeBytes(json);
        return Base64.getEncoder().encodeToString(message.toByteArray());
    }

    byte[] signature(byte[] json) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(HexFormat.of().parseHex(PKCS8_ED25519 + seed))));
            signature.update(json);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The asking for a token, as 2.05 shows it. */
    String setup(Instant issuedAt) {
        return """
                {
                  "agent-id": "%s",
                  "business-id": "%s",
                  "issued-at":  "%s",
                  "expires-at": "%s",
                  "drp.version": "1.0"
                }
                """.formatted(agentId, BUSINESS, issuedAt, issuedAt.plus(10, ChronoUnit.MINUTES));
    }

    /** A token as it stands in the answer. */
    String newToken() {
        return sendSetup(agentId, signed(setup(Instant.now())))
                .then()
                .statusCode(200)
                .extract()
                .path("token");
    }

    static Response sendSetup(String agentId, String body) {
        return given().contentType("text/plain").body(body).post(BASE + "/agent/" + agentId);
    }

    static Response exercise(String token, String body) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("text/plain")
                .body(body)
                .post(BASE + "/data-rights-request");
    }

    static Response status(String token, String requestId) {
        return given().header("Authorization", "Bearer " + token).get(BASE + "/data-rights-request/" + requestId);
    }

    Response revoke(String token, String requestId) {
        return given().header("Authorization", "Bearer " + token)
                .contentType("text/plain")
                .body(signed("{\n  \"reason\": \"I don't want my account deleted\"\n}"))
                .delete(BASE + "/data-rights-request/" + requestId);
    }
}
