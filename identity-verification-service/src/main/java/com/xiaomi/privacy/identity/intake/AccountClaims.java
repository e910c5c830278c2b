package com.xiaomi.privacy.identity.intake;

import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * What a sign-in says of somebody, to be compared by intake.
 *
 * @param miId null if the sign-in does not say
 * @param email null unless the provider vouches for it
 */
public record AccountClaims(String miId, String email) {

    /** Of somebody who signed in. */
    public static AccountClaims of(SignedInCustomer customer) {
        return new AccountClaims(
                customer.miId().map(Personal::reveal).orElse(null),
                customer.email()
                        .filter(ignored -> customer.emailVerified())
                        .map(Personal::reveal)
                        .orElse(null));
    }

    /** Of somebody of whom only an address is known. */
    public static AccountClaims ofEmail(Personal email) {
        return new AccountClaims(null, email.reveal());
    }

    @Override
    public String toString() {
        return "AccountClaims[•••]";
    }
}
