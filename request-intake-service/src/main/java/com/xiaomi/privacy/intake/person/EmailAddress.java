package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.contracts.vocabulary.EmailForm;
import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Locale;

/** Compares e-mail addresses. */
public final class EmailAddress {

    private EmailAddress() {}

    /** Whether two addresses are one: whether they have one {@link EmailForm}. */
    public static boolean areSame(Personal one, Personal other) {
        return EmailForm.folded(one.reveal()).equals(EmailForm.folded(other.reveal()));
    }

    /** The form in which calls for an address are counted, however it was written: coarser than what makes two addresses one. */
    public static Personal counted(Personal address) {
        return Personal.of(address.reveal().toLowerCase(Locale.ROOT));
    }
}
