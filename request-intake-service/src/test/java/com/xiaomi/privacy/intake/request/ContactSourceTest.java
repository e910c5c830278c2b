package com.xiaomi.privacy.intake.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.request.SubmissionBody.ContactBody;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContactSourceTest {

    private static final Optional<SignedInCustomer> NOBODY = Optional.empty();
    private static final Optional<SignedInCustomer> BY_XIAOMI = signedIn("xiaomi-account", "4711", "erika@example.org");
    private static final Optional<SignedInCustomer> BY_GOOGLE = signedIn("google", null, "erika@example.org");
    private static final Optional<SignedInCustomer> WITHOUT_EMAIL = signedIn("facebook", null, null);

    @Test
    void theAccountSpeaksForThePersonWhoTypesNothing() {
        assertThat(ContactSource.contradictions(null, BY_XIAOMI)).isEmpty();
        assertThat(filledIn(null, BY_XIAOMI)).isEqualTo(typed("erika@example.org", "4711"));
        assertThat(filledIn(typed(null, null), BY_XIAOMI)).isEqualTo(typed("erika@example.org", "4711"));
    }

    @Test
    void repeatingTheAccountIsNoContradiction() {
        assertThat(ContactSource.contradictions(typed("Erika@Example.org", "4711"), BY_XIAOMI))
                .isEmpty();
    }

    @Test
    void namingAnotherIsRefusedFieldByField() {
        assertThat(ContactSource.contradictions(typed("other@example.org", "4712"), BY_XIAOMI))
                .extracting(FieldError::field)
                .containsExactly("contact.email", "contact.miId");
    }

    @Test
    void whatTheAccountDoesNotKnowMayBeTyped() {
        assertThat(ContactSource.contradictions(typed(null, "4712"), BY_GOOGLE)).isEmpty();
        assertThat(filledIn(typed(null, "4712"), BY_GOOGLE)).isEqualTo(typed("erika@example.org", "4712"));
        assertThat(filledIn(typed("typed@example.org", null), WITHOUT_EMAIL))
                .isEqualTo(typed("typed@example.org", null));
    }

    @Test
    void nothingIsFilledInForSomebodyWhoIsNotSignedIn() {
        assertThat(ContactSource.contradictions(typed("erika@example.org", "4711"), NOBODY))
                .isEmpty();
        assertThat(filledIn(null, NOBODY)).isNull();
        assertThat(filledIn(typed(null, "4711"), NOBODY)).isEqualTo(typed(null, "4711"));
    }

    private static ContactBody filledIn(ContactBody typed, Optional<SignedInCustomer> customer) {
        SubmissionBody sent =
                new SubmissionBody("DE", "de", RequesterKind.SELF, typed, null, null, "2024-12-16", null, List.of());
        return ContactSource.filledIn(sent, customer).contact();
    }

    private static ContactBody typed(String email, String miId) {
        return new ContactBody(null, personal(email), personal(miId));
    }

    private static Optional<SignedInCustomer> signedIn(String provider, String miId, String email) {
        return Optional.of(new SignedInCustomer(
                provider,
                Personal.of(provider + " 1"),
                Optional.ofNullable(personal(miId)),
                Optional.ofNullable(personal(email)),
                true,
                Optional.empty()));
    }

    private static Personal personal(String value) {
        return value == null ? null : Personal.of(value);
    }
}
