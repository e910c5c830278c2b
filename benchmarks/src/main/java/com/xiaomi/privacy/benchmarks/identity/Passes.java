package com.xiaomi.privacy.benchmarks.identity;

import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.secrets.LocalSecrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;

/** Passes as intake signs them. */
final class Passes {
    private static final long SECONDS = 600;

    private final PrivateKey key;

    /** @param stack the folder of the running stack, in which the secrets lie */
    Passes(Path stack) throws IOException {
        String file = new LocalSecrets(stack.resolve(LocalSecrets.FOLDER))
                .configuration(LocalService.INTAKE)
                .get("rights.access.pass-signing-key-file");
        String pem = Files.readString(Path.of(file)).replaceAll("-----[A-Z ]+-----|\\s", "");
        try {
            key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key of passes can't be read", e);
        }
    }

    /** A pass of ten minutes. */
    String of(UUID requestId) {
        long now = Instant.now().getEpochSecond();
        String claims = """
                {"iss":"privacy-support/request-intake","sub":"%s","aud":["identity-verification-service"],\
                "groups":["requester"],"reference":"7K3M-9QXP-2A4W","iat":%d,"exp":%d,"jti":"%s"}""".formatted(requestId, now, now + SECONDS, UUID.randomUUID());
        JsonWebSignature pass = new JsonWebSignature();
        pass.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        pass.setKey(key);
        pass.setPayload(claims);
        try {
            return pass.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("a pass can't be signed", e);
        }
    }
}
