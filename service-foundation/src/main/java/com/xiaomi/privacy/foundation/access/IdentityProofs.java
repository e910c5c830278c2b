package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.ParseException;
import io.smallrye.jwt.build.Jwt;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Step-up proofs: identity-verification says that the person of a request has just proven who they are, for one purpose,
 * for fifteen minutes. Sent beside the pass in the header {@value #HEADER}.
 */
@ApplicationScoped
public class IdentityProofs {

    /** The header that carries a proof. */
    public static final String HEADER = "Identity-Proof";

    private static final Duration VALIDITY = Duration.ofMinutes(15);
    private static final Set<String> AUDIENCES = Set.of("request-intake-service", "case-workflow-service");

    private final AccessConfig config;
    private final String service;
    private final SessionCookie cookie;
    private final Clock clock;

    IdentityProofs(
            AccessConfig config,
            @ConfigProperty(name = "quarkus.application.name") String service,
            SessionCookie cookie,
            Clock clock) {
        this.config = config;
        this.service = service;
        this.cookie = cookie;
        this.clock = clock;
    }

    /**
     * Signs a proof. Used by identity-verification.
     *
     * @param sessionHash {@link BrowserSession#hash()} of the browser in which it was proven
     */
    public Proof issue(UUID requestId, VerificationPurpose purpose, byte[] sessionHash) {
        Instant now = clock.instant();
        Instant expiresAt = now.plus(VALIDITY);
        String token = Jwt.issuer(Tokens.PROOF_ISSUER)
                .subject(requestId.toString())
                .audience(AUDIENCES)
                .claim(Tokens.PURPOSE, purpose.name())
                .claim(Tokens.SESSION, encoded(sessionHash))
                .issuedAt(now)
                .expiresAt(expiresAt)
                .sign(SecretFiles.privateKey(config.proofSigningKeyFile(), "proof-signing-key-file"));
        return new Proof(token, expiresAt);
    }

    /**
     * Ends the request with a problem unless the proof is genuine, fresh, for this request and purpose, and sent by the
     * browser in which it was proven.
     *
     * @param token the header's value; null if it was not sent
     */
    public void require(String token, UUID requestId, VerificationPurpose purpose) {
        Optional<BrowserSession> session = cookie.sent();
        if (token == null || session.isEmpty() || !isValid(token, session.get(), requestId, purpose)) {
            throw ProblemException.of(
                    ProblemType.FRESH_PROOF_REQUIRED,
                    "Ask for a new code for this purpose, enter it, and send the proof in the header " + HEADER
                            + ", all in one browser.");
        }
    }

    private boolean isValid(String token, BrowserSession session, UUID requestId, VerificationPurpose purpose) {
        JWTAuthContextInfo expected = new JWTAuthContextInfo(
                SecretFiles.publicKey(config.proofVerificationKeyFile(), "proof-verification-key-file"),
                Tokens.PROOF_ISSUER);
        expected.setExpectedAudience(Set.of(service));
        try {
            JsonWebToken proof = new DefaultJWTParser(expected).parse(token);
            return proof.getSubject().equals(requestId.toString())
                    && purpose.name().equals(proof.getClaim(Tokens.PURPOSE))
                    && encoded(session.hash()).equals(proof.getClaim(Tokens.SESSION));
        } catch (ParseException e) {
            // Forged, expired or not a token at all: the caller is told to prove identity afresh.
            return false;
        }
    }

    private static String encoded(byte[] sessionHash) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sessionHash);
    }

    /**
     * A proof as the person gets it.
     *
     * @param expiresAt UTC
     */
    public record Proof(String token, Instant expiresAt) {

        @Override
        public String toString() {
            return "Proof[until " + expiresAt + "]";
        }
    }
}
