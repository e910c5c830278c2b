package com.xiaomi.privacy.casework.testing;

import static io.restassured.RestAssured.given;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Checks signatures as anybody can, with nothing but the published keys. */
public final class PublishedSeal {

    // What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410).
    private static final String X509 = "302a300506032b6570032100";

    private PublishedSeal() {}

    /**
     * Whether the newest key, or the one named, signed a content.
     *
     * @param keyId null for the newest
     * @param signature base64
     */
    public static boolean signed(byte[] content, String keyId, String signature) throws GeneralSecurityException {
        String published = given().get("/api/v1/seal-keys")
                .then()
                .statusCode(200)
                .extract()
                .path(keyId == null ? "keys[0].x" : "keys.find { it.kid == '" + keyId + "' }.x");
        byte[] key = HexFormat.of()
                .parseHex(X509 + HexFormat.of().formatHex(Base64.getUrlDecoder().decode(published)));
        Signature check = Signature.getInstance("Ed25519");
        check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(key)));
        check.update(content);
        return check.verify(Base64.getDecoder().decode(signature));
    }
}
