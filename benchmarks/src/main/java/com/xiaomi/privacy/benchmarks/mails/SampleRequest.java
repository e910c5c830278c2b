package com.xiaomi.privacy.benchmarks.mails;

import com.xiaomi.privacy.benchmarks.measure.SubmittedEvent;
import com.xiaomi.privacy.contracts.event.CaseStateSnapshot;
import com.xiaomi.privacy.contracts.event.IdentityEvent.ChallengeIssued;
import com.xiaomi.privacy.contracts.event.RequestEvent.Submitted;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A request of an invented person with one case, and what the other services tell of it. */
public record SampleRequest(UUID requestId, UUID caseId) {

    private static final String REFERENCE = "B3NC-%s-%s";

    /** So many, each of another person. */
    public static List<SampleRequest> many(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new SampleRequest(UUID.randomUUID(), UUID.randomUUID()))
                .toList();
    }

    /** It was submitted; the person gets a receipt. */
    public Submitted submitted() {
        String random = requestId.toString();
        String reference = REFERENCE.formatted(random.substring(9, 13), random.substring(14, 18));
        return SubmittedEvent.of(requestId, reference, caseId, Right.ACCESS, now());
    }

    /** Its case is open; campaigns go to its person. */
    CaseStateSnapshot open() {
        return new CaseStateSnapshot(
                requestId, caseId, Right.ACCESS, CaseState.IN_REVIEW, null, null, false, false, now());
    }

    /** The person waits for a one-time code. */
    ChallengeIssued code() {
        return new ChallengeIssued(requestId, UUID.randomUUID(), UUID.randomUUID(), VerificationPurpose.CASE, 1);
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
