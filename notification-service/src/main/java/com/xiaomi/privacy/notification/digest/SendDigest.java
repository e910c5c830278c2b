package com.xiaomi.privacy.notification.digest;

import com.xiaomi.privacy.foundation.access.ServiceCall;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import com.xiaomi.privacy.foundation.timers.PutOff;
import com.xiaomi.privacy.foundation.timers.Urgency;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.delivery.DomainPace;
import com.xiaomi.privacy.notification.delivery.MailServerPlaces;
import com.xiaomi.privacy.notification.delivery.MailServerUnavailable;
import com.xiaomi.privacy.notification.delivery.Postman;
import com.xiaomi.privacy.notification.letter.Letter;
import com.xiaomi.privacy.notification.paper.LetterBacklog;
import com.xiaomi.privacy.notification.paper.LettersWaiting;
import com.xiaomi.privacy.notification.staff.StaffDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Sends one digest, with what is true at that moment, on its day or not at all. What an agent can't be reached with, the team reads.
 */
@ApplicationScoped
class SendDigest implements DurableWork {

    static final String NAME = "send-digest";

    private final StaffDigests digests;
    private final CaseworkClient casework;
    private final StaffDirectory directory;
    private final LettersWaiting letters;
    private final DigestWriter writer;
    private final Postman postman;
    private final MailServerPlaces places;
    private final DomainPace pace;
    private final Personal team;

    SendDigest(
            StaffDigests digests,
            @RestClient CaseworkClient casework,
            StaffDirectory directory,
            LettersWaiting letters,
            DigestWriter writer,
            Postman postman,
            MailServerPlaces places,
            DomainPace pace,
            NotificationConfig config) {
        this.digests = digests;
        this.casework = casework;
        this.directory = directory;
        this.letters = letters;
        this.writer = writer;
        this.postman = postman;
        this.places = places;
        this.pace = pace;
        this.team = Personal.of(config.teamMailbox());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID digestId) throws IOException, PutOff {
        Optional<StaffDigest> pending = digests.pending(digestId);
        if (pending.isEmpty()) {
            return;
        }
        StaffDigest digest = pending.get();
        if (digests.isOver(digest)) {
            digests.settle(digestId, StaffDigest.State.MISSED);
        } else {
            places.take(() -> digests.settle(digestId, sent(digest)));
        }
    }

    private StaffDigest.State sent(StaffDigest digest) throws IOException, PutOff {
        return digest.agent().isPresent() ? toAgent(digest.id(), digest.agent().get()) : toTeam(digest.id());
    }

    private StaffDigest.State toAgent(UUID digestId, UUID agent) throws IOException, PutOff {
        WorkDigest work = ServiceCall.ask("case-workflow", () -> casework.ofAgent(agent));
        if (work.overdue() + work.dueSoon() == 0) {
            return StaffDigest.State.NOT_NEEDED;
        }
        Optional<Personal> email = directory.emailOf(agent);
        return send(digestId, email.orElse(team), writer.ofAgent(work, email.isEmpty()));
    }

    private StaffDigest.State toTeam(UUID digestId) throws IOException, PutOff {
        WorkDigest work = ServiceCall.ask("case-workflow", casework::ofNobody);
        LetterBacklog backlog = letters.now();
        return work.open() + backlog.waiting() == 0
                ? StaffDigest.State.NOT_NEEDED
                : send(digestId, team, writer.ofNobody(work, backlog));
    }

    private StaffDigest.State send(UUID digestId, Personal recipient, Letter letter) throws IOException, PutOff {
        pace.pass(recipient, Urgency.USUAL);
        return switch (postman.send(recipient, letter, postman.messageId(digestId))) {
            case ACCEPTED -> StaffDigest.State.SENT;
            case REFUSED, UNUSABLE, NEEDS_SMTPUTF8 -> StaffDigest.State.REFUSED;
            case PUT_OFF, UNANSWERED -> throw new MailServerUnavailable();
        };
    }
}
