package com.xiaomi.privacy.intake.drp;

import com.xiaomi.privacy.intake.drp.DrpMessage.Envelope;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Whether a message with a good signature is for us, from its sender, and of now: the order is that of 3.07. Pure. */
final class EnvelopeCheck {

    private static final String VERSION = "1.0";

    private EnvelopeCheck() {}

    /** @throws DrpRefusal with what is wrong */
    static void require(Envelope envelope, DrpAgent sender, String businessId, Instant now) {
        if (!sender.id().equals(envelope.agentId())) {
            throw DrpRefusal.forbidden("'agent-id' must be the agent to whom the token belongs and who signed.");
        }
        if (!businessId.equals(envelope.businessId())) {
            throw DrpRefusal.forbidden("'business-id' names another business.");
        }
        if (now.isBefore(time("issued-at", envelope.issuedAt()))) {
            throw DrpRefusal.correctable("'issued-at' lies in the future: check the clock.");
        }
        if (!now.isBefore(time("expires-at", envelope.expiresAt()))) {
            throw DrpRefusal.fatal("The message has expired: sign a new one.");
        }
        if (!VERSION.equals(envelope.version())) {
            throw DrpRefusal.fatal("'drp.version' must be \"1.0\".");
        }
    }

    /** @throws DrpRefusal if it is none */
    static Instant time(String member, String sent) {
        try {
            return OffsetDateTime.parse(sent == null ? "" : sent).toInstant();
        } catch (DateTimeParseException e) {
            throw DrpRefusal.correctable("'" + member
                    + "' must be a time as in ISO 8601 with its offset, for example 2026-11-24T09:15:00Z.");
        }
    }
}
