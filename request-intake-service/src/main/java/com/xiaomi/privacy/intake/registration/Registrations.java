package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.protection.BlindIndex;
import com.xiaomi.privacy.foundation.protection.ClearJson;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.intake.policy.Policies;
import com.xiaomi.privacy.intake.registration.PendingRegistration.Hashes;
import com.xiaomi.privacy.intake.registration.PendingRegistration.State;
import com.xiaomi.privacy.intake.request.Submission;
import com.xiaomi.privacy.intake.request.SubmissionResult;
import com.xiaomi.privacy.intake.request.Submissions;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Requests that did not come by the API. What is dated more than five days back waits until a second person has looked at
 * it; everything else is open at once. The law counts from the true receipt either way.
 */
@ApplicationScoped
class Registrations implements PanacheRepositoryBase<PendingRegistration, UUID> {

    private static final int PAGE = 100;

    private final Submissions submissions;
    private final BlindIndex blindIndex;
    private final ClearJson json;
    private final DataKeys dataKeys;
    private final AuditTrail auditTrail;
    private final WorkQueue workQueue;
    private final Policies policies;
    private final Clock clock;

    Registrations(
            Submissions submissions,
            BlindIndex blindIndex,
            ClearJson json,
            DataKeys dataKeys,
            AuditTrail auditTrail,
            WorkQueue workQueue,
            Policies policies,
            Clock clock) {
        this.submissions = submissions;
        this.blindIndex = blindIndex;
        this.json = json;
        this.dataKeys = dataKeys;
        this.auditTrail = auditTrail;
        this.workQueue = workQueue;
        this.policies = policies;
        this.clock = clock;
    }

    /** Opens the request or has it wait for a second person. */
    @Transactional
    RegistrationResult register(Registration registration) {
        Submission submission = registration.toSubmission(policies.currentVersion(), Optional.empty());
        Instant now = clock.instant();
        boolean pending = BackdatingRule.needsSecondPerson(registration.body().receivedAt(), now);
        return pending
                ? submissions
                        .earlier(submission)
                        .map(Registrations::result)
                        .orElseGet(() -> keepWaiting(registration, now))
                : result(submissions.submit(submission));
    }

    /** Opens the request, if somebody else wrote it down. */
    @Transactional
    RegistrationResult confirm(UUID registrationId, Actor.Staff by) {
        return settle(registrationId, by, waiting -> open(waiting, by));
    }

    /** Forgets what was written down, if somebody else wrote it. */
    @Transactional
    RegistrationResult reject(UUID registrationId, Actor.Staff by) {
        return settle(registrationId, by, waiting -> {
            waiting.settle(State.REJECTED, by, clock.instant());
            auditTrail.record(AuditEntry.apart(registrationId, by, "registration.rejected"));
            workQueue.enqueue(ForgetRegistration.NAME, waiting.dataKeyId());
            return new RegistrationResult.Rejected();
        });
    }

    /** What waits for a second person, the oldest hundred first. */
    @Transactional
    List<PendingRegistration> waiting() {
        return find("state = ?1 order by registeredAt, registrationId", State.PENDING)
                .page(0, PAGE)
                .list();
    }

    /** What was written down, for whoever is to confirm it; each look is audited. */
    @Transactional
    Optional<RegistrationBody> read(UUID registrationId, Actor.Staff by) {
        return findByIdOptional(registrationId)
                .filter(waiting -> waiting.state() == State.PENDING)
                .map(waiting -> {
                    auditTrail.record(AuditEntry.apart(registrationId, by, "registration.looked-at"));
                    return waiting.read(dataKeys.byId(waiting.dataKeyId()), json);
                });
    }

    private RegistrationResult keepWaiting(Registration registration, Instant now) {
        Hashes hashes = hashes(registration);
        Optional<PendingRegistration> earlier = find("keyHash", hashes.key()).firstResultOptional();
        if (earlier.isPresent()) {
            return MessageDigest.isEqual(earlier.get().bodyHash(), hashes.body())
                    ? new RegistrationResult.Pending(earlier.get().registrationId())
                    : new RegistrationResult.KeyReused();
        }
        PendingRegistration waiting = new PendingRegistration(Ids.next(), registration, hashes, now);
        waiting.write(registration.body(), dataKeys.take(), json);
        persist(waiting);
        auditTrail.record(AuditEntry.apart(waiting.registrationId(), registration.by(), "registration.waits")
                .with("channel", waiting.channel())
                .with("receivedAt", waiting.receivedAt()));
        return new RegistrationResult.Pending(waiting.registrationId());
    }

    private RegistrationResult settle(UUID registrationId, Actor.Staff by, Settlement settlement) {
        Optional<PendingRegistration> found = findByIdOptional(registrationId, LockModeType.PESSIMISTIC_WRITE);
        if (found.isEmpty()) {
            return new RegistrationResult.Unknown();
        }
        PendingRegistration waiting = found.get();
        if (waiting.state() != State.PENDING) {
            return new RegistrationResult.AlreadySettled();
        }
        return waiting.registeredBy().equals(by.subject())
                ? new RegistrationResult.SecondPersonRequired()
                : settlement.of(waiting);
    }

    private RegistrationResult open(PendingRegistration waiting, Actor.Staff by) {
        DataKey key = dataKeys.byId(waiting.dataKeyId());
        Registration registration = new Registration(
                "registration/" + waiting.registrationId(),
                waiting.country(),
                waiting.region(),
                waiting.read(key, json),
                new Actor.Staff(waiting.registeredBy()));
        waiting.settle(State.CONFIRMED, by, clock.instant());
        auditTrail.record(AuditEntry.apart(waiting.registrationId(), by, "registration.confirmed"));
        return result(submissions.submit(
                registration.toSubmission(policies.currentVersion(), Optional.of(by.subject())),
                waiting.registrationId(),
                key));
    }

    private Hashes hashes(Registration registration) {
        return new Hashes(
                blindIndex.of("registration-key", Personal.of(registration.idempotencyKey())),
                blindIndex.of("registration", json.write(registration)));
    }

    private static RegistrationResult result(SubmissionResult submitted) {
        return switch (submitted) {
            case SubmissionResult.Accepted accepted -> new RegistrationResult.Accepted(accepted.answer());
            case SubmissionResult.KeyReused ignored -> new RegistrationResult.KeyReused();
        };
    }

    private interface Settlement {
        RegistrationResult of(PendingRegistration waiting);
    }
}
