package com.xiaomi.privacy.casework.intake;

import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * By what somebody is searched for: one of both. Goes to intake and is kept nowhere.
 *
 * @param miId null if by e-mail address
 * @param email null if by Mi ID
 */
public record PersonSearch(String miId, String email) {

    /** By the number of a Xiaomi account. */
    public static PersonSearch byMiId(Personal miId) {
        return new PersonSearch(miId.reveal(), null);
    }

    /** By an e-mail address. */
    public static PersonSearch byEmail(Personal email) {
        return new PersonSearch(null, email.reveal());
    }

    /** Names what is searched by, not whom. */
    public String by() {
        return miId == null ? "email" : "miId";
    }

    @Override
    public String toString() {
        return "PersonSearch[•••]";
    }
}
