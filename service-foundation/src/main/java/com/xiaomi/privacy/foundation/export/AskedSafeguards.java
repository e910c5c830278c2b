package com.xiaomi.privacy.foundation.export;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.startup.Transience;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/**
 * Asks case-workflow, which keeps the register of transfers, at the moment of use. A yes counts for a minute, so an entry that is ended shuts
 * people out within one; a no is asked anew each time. Without an answer nobody is let in.
 */
@ApplicationScoped
class AskedSafeguards {

    private static final Logger LOG = Logger.getLogger(AskedSafeguards.class);
    private static final Duration COUNTS_FOR = Duration.ofMinutes(1);

    private final SafeguardClient client;
    private final Clock clock;
    private final Map<WorkPlace, Known> known = new ConcurrentHashMap<>();

    AskedSafeguards(@RestClient SafeguardClient client, Clock clock) {
        this.client = client;
        this.clock = clock;
    }

    /**
     * Lets staff in who work elsewhere.
     *
     * @return the entry of the register under which they work
     * @throws ProblemException {@link ProblemType#EXPORT_NOT_SAFEGUARDED}, {@link ProblemType#EXPORT_NOT_CHECKED}
     */
    Optional<UUID> require(WorkPlace place) {
        if (place.affiliate() == null || place.country() == null) {
            throw refused(
                    "Your token does not say where you work: an administrator of the realm sets affiliate and work_country.");
        }
        Instant now = clock.instant();
        known.values().removeIf(one -> !one.until().isAfter(now));
        Known present = known.get(place);
        if (present != null) {
            return present.transferId();
        }
        SafeguardClient.Answer answer = ask(place);
        if (!answer.admitted()) {
            throw refused(
                    "No safeguard that counts now is recorded for " + place.affiliate() + " in " + place.country()
                            + ". Have legal or the data protection officer propose one at POST /transfers and a second person agree.");
        }
        Optional<UUID> transferId = Optional.ofNullable(answer.transferId());
        known.put(place, new Known(transferId, now.plus(COUNTS_FOR)));
        return transferId;
    }

    private SafeguardClient.Answer ask(WorkPlace place) {
        try {
            return client.safeguard(place.affiliate(), place.country());
        } catch (RuntimeException e) {
            throw unanswered(e);
        }
    }

    private static ProblemException unanswered(RuntimeException cause) {
        LOG.warnf("case-workflow was asked for a safeguard in vain: %s", Transience.describe(cause));
        return ProblemException.of(
                ProblemType.EXPORT_NOT_CHECKED,
                "The register of transfers does not answer, and without it nobody who works elsewhere is let in. Try again in a minute.");
    }

    private static ProblemException refused(String detail) {
        return ProblemException.of(ProblemType.EXPORT_NOT_SAFEGUARDED, detail);
    }

    /** @param until excluded, UTC */
    private record Known(Optional<UUID> transferId, Instant until) {}
}
