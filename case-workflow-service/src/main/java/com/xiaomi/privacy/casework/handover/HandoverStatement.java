package com.xiaomi.privacy.casework.handover;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.foundation.address.OriginConfig;
import com.xiaomi.privacy.foundation.protection.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;

/**
 * Says with our seal what is handed over to whom: a JWT (RFC 7519) in compact form, signed with EdDSA (RFC 8037). The person is in
 * it by the reference of their request only, which opens nothing.
 */
@ApplicationScoped
class HandoverStatement {

    /** What the receiver must look for (RFC 8725, section 3.11), so that nothing else of ours can be taken for it. */
    static final String TYPE = "privacy-handover+jwt";

    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Seal seal;
    private final ObjectMapper json;
    private final Clock clock;
    private final String issuer;

    HandoverStatement(Seal seal, ObjectMapper json, Clock clock, OriginConfig origin) {
        this.seal = seal;
        this.json = json;
        this.clock = clock;
        this.issuer = origin.url().toString();
    }

    /** The statement for a transfer. */
    String of(Transfer transfer) {
        Claims claims = new Claims(
                issuer,
                transfer.to().name(),
                transfer.handoverId().toString(),
                clock.instant().getEpochSecond(),
                transfer.until().getEpochSecond(),
                transfer.reference(),
                transfer.content().sha256(),
                transfer.content().sizeBytes());
        String signed = part(new Header("EdDSA", seal.keyId(), TYPE)) + "." + part(claims);
        return signed + "." + BASE64.encodeToString(seal.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private String part(Object of) {
        try {
            return BASE64.encodeToString(json.writeValueAsBytes(of));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a statement is plain text and numbers", e);
        }
    }

    private record Header(
            @JsonProperty("alg") String algorithm,
            @JsonProperty("kid") String keyId,
            @JsonProperty("typ") String type) {}

    /** Times in seconds since 1970, UTC; {@code sha256} hexadecimal, {@code size} in bytes, both of the whole file. */
    private record Claims(
            @JsonProperty("iss") String issuer,
            @JsonProperty("aud") String audience,
            @JsonProperty("jti") String id,
            @JsonProperty("iat") long issuedAt,
            @JsonProperty("exp") long expires,
            @JsonProperty("reference") String reference,
            @JsonProperty("sha256") String sha256,
            @JsonProperty("size") long size) {}
}
