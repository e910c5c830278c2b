package com.xiaomi.privacy.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose word counts for what: only the Xiaomi Account knows a Mi ID and when somebody last typed their password. */
class CustomerClaimsTest {

    private static final long AT = 1_790_000_000L;

    @Test
    void theXiaomiAccountTellsTheMiIdAndWhenThePersonSignedIn() {
        SignedInCustomer customer = CustomerClaims.read(token("xiaomi-account"));

        assertThat(customer.miId().map(Personal::reveal)).contains("7001");
        assertThat(customer.authenticatedAt()).contains(Instant.ofEpochSecond(AT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"google", "facebook", "apple", "XIAOMI-ACCOUNT", "xiaomi-account "})
    void nobodyElseDoesWhateverTheirTokenSays(String provider) {
        SignedInCustomer customer = CustomerClaims.read(token(provider));

        assertThat(customer.miId()).isEmpty();
        assertThat(customer.authenticatedAt()).isEmpty();
        assertThat(customer.email().map(Personal::reveal)).contains("erika@example.org");
    }

    @Test
    void oneAccountIdAtTwoProvidersIsTwoPeople() {
        assertThat(CustomerClaims.read(token("google")).account().reveal())
                .isNotEqualTo(
                        CustomerClaims.read(token("xiaomi-account")).account().reveal());
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity_provider", "account"})
    void aTokenThatDoesNotSayWhoItIsForIsNoneOfThePortals(String missing) {
        Map<String, Object> claims = claims("xiaomi-account");
        claims.remove(missing);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> CustomerClaims.read(new Claimed(claims)))
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(ProblemType.TOKEN_INVALID));
    }

    private static JsonWebToken token(String provider) {
        return new Claimed(claims(provider));
    }

    private static Map<String, Object> claims(String provider) {
        return new TreeMap<>(Map.of(
                "identity_provider",
                provider,
                "account",
                "4711",
                "mi_id",
                "7001",
                "auth_time",
                AT,
                "email",
                "erika@example.org",
                "email_verified",
                true));
    }

    private record Claimed(Map<String, Object> claims) implements JsonWebToken {

        @Override
        public String getName() {
            return "somebody";
        }

        @Override
        public Set<String> getClaimNames() {
            return claims.keySet();
        }

        @Override
        @SuppressWarnings("unchecked") // The interface leaves the type to whoever asks.
        public <T> T getClaim(String name) {
            return (T) claims.get(name);
        }
    }
}
