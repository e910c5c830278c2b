package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.intake.request.SubmissionAnswer;
import java.util.UUID;

/** What became of a registration. */
sealed interface RegistrationResult {

    /** The request is open. */
    record Accepted(SubmissionAnswer answer) implements RegistrationResult {}

    /** A second person must confirm it first. */
    record Pending(UUID registrationId) implements RegistrationResult {}

    /** The key stands for another body. */
    record KeyReused() implements RegistrationResult {}

    /** There is no such registration. */
    record Unknown() implements RegistrationResult {}

    /** Whoever wrote it down can't confirm or reject it. */
    record SecondPersonRequired() implements RegistrationResult {}

    /** It was confirmed or rejected before. */
    record AlreadySettled() implements RegistrationResult {}

    /** It will not become a request; what was written down is forgotten. */
    record Rejected() implements RegistrationResult {}
}
