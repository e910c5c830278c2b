package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.request.SubmissionBody.ContactBody;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the contact of a submission comes from: the account as far as it knows, else what was typed. Pure. */
final class ContactSource {

    private static final ContactBody EMPTY = new ContactBody(null, null, null);

    private ContactSource() {}

    /**
     * What was typed against the account.
     *
     * @param typed null if nothing was
     * @param customer empty if nobody signed in
     */
    static Stream<FieldError> contradictions(ContactBody typed, Optional<SignedInCustomer> customer) {
        if (typed == null) {
            return Stream.empty();
        }
        return Stream.of(
                        when(
                                differs(customer.flatMap(SignedInCustomer::email), typed.email()),
                                "contact.email",
                                "must be the address of the account you are signed in with, or left out"),
                        when(
                                differs(customer.flatMap(SignedInCustomer::miId), typed.miId()),
                                "contact.miId",
                                "must be the number of the account you are signed in with, or left out"))
                .flatMap(each -> each);
    }

    /** The submission with what the account knows of the person. */
    static SubmissionBody filledIn(SubmissionBody sent, Optional<SignedInCustomer> customer) {
        if (customer.isEmpty()) {
            return sent;
        }
        ContactBody typed = Optional.ofNullable(sent.contact()).orElse(EMPTY);
        return sent.with(new ContactBody(
                typed.name(),
                customer.get().email().orElse(typed.email()),
                customer.get().miId().orElse(typed.miId())));
    }

    private static boolean differs(Optional<Personal> known, Personal typed) {
        return known.isPresent() && typed != null && !known.get().reveal().equalsIgnoreCase(typed.reveal());
    }

    private static Stream<FieldError> when(boolean broken, String field, String message) {
        return broken ? Stream.of(new FieldError(field, message)) : Stream.empty();
    }
}
