package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mandate as the requester and staff see it.
 *
 * @param validFrom first day
 * @param validUntil last day; null where there is none
 * @param scope rights that it covers; empty for all
 * @param documentAccepted whether a person accepted a document that shows it
 * @param declaredAt UTC
 * @param endReason why it ended; null while it has not
 */
public record MandateView(
        UUID mandateId,
        UUID verificationId,
        MandateKind kind,
        LocalDate validFrom,
        @Schema(nullable = true) LocalDate validUntil,
        List<Right> scope,
        MandateState state,
        boolean documentAccepted,
        Confirmation confirmation,
        Instant declaredAt,
        @Schema(nullable = true) MandateEnd endReason) {

    public MandateView {
        scope = List.copyOf(scope);
    }

    static MandateView of(Mandate mandate) {
        return new MandateView(
                mandate.id(),
                mandate.verificationId(),
                mandate.kind(),
                mandate.validFrom(),
                mandate.validUntil(),
                mandate.scope().stream().sorted().toList(),
                mandate.state(),
                mandate.isDocumentAccepted(),
                mandate.confirmation(),
                mandate.declaredAt(),
                mandate.endReason());
    }
}
