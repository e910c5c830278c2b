package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.identifier.Reference;
import io.smallrye.jwt.build.Jwt;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;

/** Signs passes: ten minutes' right to act for one request, checked by the other services with its public key and {@link EndedPasses}. Used by intake. */
@ApplicationScoped
public class PassIssuer {

    private static final Duration VALIDITY = Duration.ofMinutes(10);
    private static final Set<String> AUDIENCES =
            Set.of("request-intake-service", "identity-verification-service", "case-workflow-service");

    private final AccessConfig config;
    private final Clock clock;
    private PrivateKey key;

    PassIssuer(AccessConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    @PostConstruct
    void open() {
        key = SecretFiles.privateKey(config.passSigningKeyFile(), "pass-signing-key-file");
    }

    /**
     * A new pass; carries ids only.
     *
     * @param keyGeneration how often the request's tracking key has been replaced; the pass ends when it is again
     */
    public Pass issue(UUID requestId, Reference reference, int keyGeneration) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALIDITY);
        String token = Jwt.issuer(Tokens.PASS_ISSUER)
                .subject(requestId.toString())
                .audience(AUDIENCES)
                .groups(Roles.REQUESTER)
                .claim(Tokens.REFERENCE, reference.value())
                .claim(Tokens.KEY_GENERATION, keyGeneration)
                .claim(Claims.jti, Ids.next().toString())
                .issuedAt(now)
                .expiresAt(expiresAt)
                .sign(key);
        return new Pass(token, expiresAt);
    }

    /**
     * A pass as the person gets it.
     *
     * @param expiresAt UTC
     */
    public record Pass(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Pass[until " + expiresAt + "]";
        }
    }
}
