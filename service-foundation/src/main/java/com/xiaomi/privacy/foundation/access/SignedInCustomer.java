package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.protection.Personal;
import java.time.Instant;
import java.util.Optional;

/**
 * Somebody who signed in, as the customer realm says.
 *
 * @param provider alias of the identity provider that they came by, for example {@code xiaomi-account}
 * @param account the same at each sign-in and unlike any other's: the provider and the provider's own id for them. It is
 *     never stored in the clear; what has to remember it keeps a keyed hash
 * @param miId the number of the Xiaomi account; given by the Xiaomi Account only
 * @param email as the provider knows it; empty if it has none
 * @param emailVerified whether the provider vouches for the address
 * @param authenticatedAt when they last typed their password there, UTC; given by the Xiaomi Account only, for the others
 *     do not say
 */
public record SignedInCustomer(
        String provider,
        Personal account,
        Optional<Personal> miId,
        Optional<Personal> email,
        boolean emailVerified,
        Optional<Instant> authenticatedAt) {}
