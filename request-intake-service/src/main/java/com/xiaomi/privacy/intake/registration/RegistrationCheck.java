package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.intake.registration.RegistrationBody.RegisteredContact;
import com.xiaomi.privacy.intake.request.Channel;
import com.xiaomi.privacy.intake.request.SubmissionCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Rules between the fields of a registration. Pure. */
final class RegistrationCheck {

    private RegistrationCheck() {}

    /** What does not fit together. */
    static List<FieldError> broken(RegistrationBody body, Instant now) {
        return Stream.of(
                        channel(body.channel()),
                        reachable(body.contact()),
                        receipt(body, now).map(BackdatingRule.Mistake::error).stream(),
                        SubmissionCheck.content(body.requesterKind(), body.onBehalf(), body.rights()))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * The type of the problem: that of the date of receipt, if nothing else is wrong.
     *
     * @param broken from {@link #broken} for the same registration and moment, not empty
     */
    static ProblemType problem(List<FieldError> broken, RegistrationBody body, Instant now) {
        return receipt(body, now)
                .filter(mistake -> broken.equals(List.of(mistake.error())))
                .map(BackdatingRule.Mistake::problem)
                .orElse(ProblemType.VALIDATION_FAILED);
    }

    private static Optional<BackdatingRule.Mistake> receipt(RegistrationBody body, Instant now) {
        return BackdatingRule.mistake(body.receivedAt(), Optional.ofNullable(body.backdatingReason()), now);
    }

    private static Stream<FieldError> channel(Channel channel) {
        return channel.isOnline()
                ? Stream.of(new FieldError(
                        "channel", "must be the way in which it came to staff, not the portal or a partner"))
                : Stream.empty();
    }

    private static Stream<FieldError> reachable(RegisteredContact contact) {
        if (contact.email() != null) {
            return Stream.empty();
        }
        return Stream.of(
                        contact.address() == null
                                ? new FieldError("contact.address", "must be given unless there is an e-mail address")
                                : null,
                        contact.name() == null
                                ? new FieldError("contact.name", "must be given for a letter to reach the person")
                                : null)
                .filter(error -> error != null);
    }
}
