package com.xiaomi.privacy.casework.intake;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;

/**
 * By what somebody is searched for: one of both. Goes to intake and is kept nowhere.
 *
 * @param miId null if by e-mail address
 * @param email null if by Mi ID
 */
public record PersonSearch(String miId, String email) {

    /**
     * By the number of a Xiaomi account, or by an e-mail address.
     *
     * @param miId null if by e-mail address
     * @param email null if by Mi ID
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if it is none of both, or both
     */
    public static PersonSearch byOne(Personal miId, Personal email) {
        if ((miId == null) == (email == null)) {
            throw ProblemException.ofField(ProblemType.VALIDATION_FAILED, "miId", "either this or 'email'");
        }
        return miId == null ? new PersonSearch(null, email.reveal()) : new PersonSearch(miId.reveal(), null);
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
