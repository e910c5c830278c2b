package com.xiaomi.privacy.foundation.access;

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

/** Signs passes: ten minutes' right to act for one request, checked offline by the other services. Used by intake. */
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

    /** A new pass; carries ids only. */
    public Pass issue(UUID requestId, Reference reference) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALIDITY);
        String token = Jwt.issuer(Tokens.PASS_ISSUER)
                .subject(requestId.toString())
                .audience(AUDIENCES)
                .groups(Roles.REQUESTER)
                .claim(Tokens.REFERENCE, reference.value())
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
