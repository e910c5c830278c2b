package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import java.util.List;

/** What came of declaring a mandate. */
public sealed interface DeclarationResult {

    /** It is kept; the same one said twice is kept once. */
    record Declared(MandateView mandate) implements DeclarationResult {}

    /** Some of it is not acceptable. */
    record Faulty(List<FieldError> faults) implements DeclarationResult {

        public Faulty {
            faults = List.copyOf(faults);
        }
    }

    /** The request is not for another person. */
    record NotForAnother() implements DeclarationResult {}

    /** One is proven; it must be revoked first. */
    record AlreadyProven() implements DeclarationResult {}

    /** The data subject said no, and is not asked again. */
    record RefusedBySubject() implements DeclarationResult {}

    /** Too many were declared for this request. */
    record TooMany() implements DeclarationResult {}

    /** No such verification for this request. */
    record Unknown() implements DeclarationResult {}
}
