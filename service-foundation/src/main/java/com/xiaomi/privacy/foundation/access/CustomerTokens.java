package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.auth.principal.DefaultJWTParser;
import io.smallrye.jwt.auth.principal.JWTAuthContextInfo;
import io.smallrye.jwt.auth.principal.JWTParser;
import io.smallrye.jwt.auth.principal.ParseException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/**
 * Reads a token of the customer realm that is sent beside the token of the call, as something to be proven by it. Its
 * signature, issuer, audience and times are checked as strictly as those of the call.
 */
@ApplicationScoped
public class CustomerTokens {

    private static final String JWKS_PATH = "/protocol/openid-connect/certs";

    private final JWTParser parser;

    CustomerTokens(AccessConfig config) {
        JWTAuthContextInfo expected = new JWTAuthContextInfo(
                config.customerIssuer() + JWKS_PATH, config.customerIssuer().toString());
        expected.setExpectedAudience(Set.of(config.audience()));
        expected.setSignatureAlgorithm(Set.of(SignatureAlgorithm.RS256));
        this.parser = new DefaultJWTParser(expected);
    }

    /**
     * Who signed in.
     *
     * @throws ProblemException {@link ProblemType#TOKEN_INVALID} if it is forged, expired, of another realm or audience, or
     *     no token at all
     */
    public SignedInCustomer read(String token) {
        try {
            return CustomerClaims.read(parser.parse(token));
        } catch (ParseException e) {
            throw ProblemException.of(
                    ProblemType.TOKEN_INVALID, "Sign in at the portal again, and send the access token you get.");
        }
    }
}
