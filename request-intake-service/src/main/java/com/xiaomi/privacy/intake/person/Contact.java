package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.foundation.protection.Personal;
import java.util.Optional;

/**
 * How to reach the person, and who they say they are.
 *
 * @param email empty only where staff registered a letter; then there is an address
 */
public record Contact(
        Optional<Personal> email, Optional<Personal> name, Optional<Personal> miId, Optional<PostalAddress> address) {

    /** The e-mail address in the form in which calls for this contact are counted, however it was written. */
    public Optional<Personal> counted() {
        return email.map(EmailAddress::counted);
    }
}
