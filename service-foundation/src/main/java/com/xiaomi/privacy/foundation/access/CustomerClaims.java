package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Reads what a token of the customer realm says, once it was checked. The realm stores nobody, so its {@code sub} is
 * another at each sign-in; {@code account} is the provider's own id.
 */
final class CustomerClaims {

    /** The only provider whose word on a Mi ID counts; the realm has it from nowhere else either. */
    static final String MI_ID_PROVIDER = "xiaomi-account";

    private static final String PROVIDER = "identity_provider";
    private static final String ACCOUNT = "account";
    private static final String MI_ID = "mi_id";
    private static final char SEPARATOR = '\0';

    private CustomerClaims() {}

    static SignedInCustomer read(JsonWebToken token) {
        String provider = required(token, PROVIDER);
        boolean byXiaomiAccount = provider.equals(MI_ID_PROVIDER);
        return new SignedInCustomer(
                provider,
                Personal.of(provider + SEPARATOR + required(token, ACCOUNT)),
                text(token, MI_ID).filter(present -> byXiaomiAccount).map(Personal::of),
                text(token, Claims.email.name()).map(Personal::of),
                text(token, Claims.email_verified.name())
                        .filter(Boolean.TRUE.toString()::equals)
                        .isPresent(),
                text(token, Claims.auth_time.name())
                        .filter(present -> byXiaomiAccount)
                        .map(seconds -> Instant.ofEpochSecond(Long.parseLong(seconds))));
    }

    /** Without it nobody could be told apart, so the token is none of the portal's. */
    private static String required(JsonWebToken token, String claim) {
        return text(token, claim)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.TOKEN_INVALID,
                        "Get a token by signing in at the portal and send the request again."));
    }

    private static Optional<String> text(JsonWebToken token, String claim) {
        return Optional.ofNullable(token.<Object>getClaim(claim))
                .map(Object::toString)
                .filter(value -> !value.isBlank());
    }
}
