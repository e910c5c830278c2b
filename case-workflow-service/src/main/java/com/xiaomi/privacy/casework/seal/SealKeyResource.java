package com.xiaomi.privacy.casework.seal;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.xiaomi.privacy.foundation.protection.Seal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Base64;
import java.util.List;

/** The keys by which anybody can check what is signed here. */
@Path("/api/v1/seal-keys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SealKeyResource {

    private final Seal seal;

    SealKeyResource(Seal seal) {
        this.seal = seal;
    }

    /** All keys whose signatures still count, as a set of JSON Web Keys (RFC 7517, RFC 8037). */
    @GET
    @PermitAll
    public KeySet sealKeys() {
        return new KeySet(seal.publicKeys().stream().map(Jwk::of).toList());
    }

    record KeySet(List<Jwk> keys) {}

    /**
     * An Ed25519 key.
     *
     * @param keyType {@code OKP}
     * @param curve {@code Ed25519}
     * @param keyId names it
     * @param publicKey base64url without padding
     * @param use {@code sig}
     */
    record Jwk(
            @JsonProperty("kty") String keyType,
            @JsonProperty("crv") String curve,
            @JsonProperty("kid") String keyId,
            @JsonProperty("x") String publicKey,
            @JsonProperty("use") String use) {

        static Jwk of(Seal.PublicKey key) {
            return new Jwk(
                    "OKP",
                    "Ed25519",
                    key.keyId(),
                    Base64.getUrlEncoder().withoutPadding().encodeToString(key.value()),
                    "sig");
        }
    }
}
