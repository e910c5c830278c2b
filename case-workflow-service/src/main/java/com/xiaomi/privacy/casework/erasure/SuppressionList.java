package com.xiaomi.privacy.casework.erasure;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.cases.CaseMoves;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTask;
import com.xiaomi.privacy.casework.fulfilment.FulfilmentTasks;
import com.xiaomi.privacy.casework.intake.PersonIdentifiers;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.casework.transfer.SystemExports;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Whom each data system has erased, so that one that restores a backup erases them again (policy §8: backups may lag). Of the
 * person it keeps nothing but hashes under a key of the system.
 */
@ApplicationScoped
class SuppressionList {

    private final Suppressions suppressions;
    private final SuppressionKeys keys;
    private final FulfilmentTasks tasks;
    private final RightsCases cases;
    private final DataSystems systems;
    private final SystemExports exports;
    private final CaseMoves moves;
    private final CaseworkConfig config;
    private final AuditTrail auditTrail;
    private final WorkQueue workQueue;
    private final Clock clock;

    SuppressionList(
            Suppressions suppressions,
            SuppressionKeys keys,
            FulfilmentTasks tasks,
            RightsCases cases,
            DataSystems systems,
            SystemExports exports,
            CaseMoves moves,
            CaseworkConfig config,
            AuditTrail auditTrail,
            WorkQueue workQueue,
            Clock clock) {
        this.suppressions = suppressions;
        this.keys = keys;
        this.tasks = tasks;
        this.cases = cases;
        this.systems = systems;
        this.exports = exports;
        this.moves = moves;
        this.config = config;
        this.auditTrail = auditTrail;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /**
     * A system has carried an erasure out. Also one that held nothing comes onto the list: an old backup may bring back what had
     * been deleted before anybody asked.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void due(FulfilmentTask erased) {
        workQueue.enqueue(SuppressionNotes.NAME, erased.taskId());
    }

    /** Whose request a task belongs to; empty if its system is on the list with it already. */
    @Transactional
    Optional<UUID> requestOf(UUID taskId) {
        return suppressions.findByIdOptional(taskId).isPresent()
                ? Optional.empty()
                : Optional.of(cases.findById(tasks.findById(taskId).caseId()).requestId());
    }

    /** Puts somebody onto the list of a system; once. */
    @Transactional
    void note(UUID taskId, UUID requestId, PersonIdentifiers person) {
        if (suppressions.findByIdOptional(taskId).isPresent()) {
            return;
        }
        FulfilmentTask task = tasks.findById(taskId);
        suppressions.persist(new Suppression(
                task,
                requestId,
                keys.hash(task.system(), person.email(), person.miId()),
                config.suppressionKept(),
                clock.instant()));
        auditTrail.record(entry(requestId, taskId, "suppression.noted").with("system", task.system()));
    }

    /** Something that the law wanted kept is erased now too. */
    @Transactional(Transactional.TxType.MANDATORY)
    void changed(UUID taskId, Instant now) {
        suppressions.findByIdOptional(taskId).ifPresent(suppression -> suppression.changed(now));
    }

    /**
     * Some of those that a system has erased.
     *
     * @param changedSince UTC
     * @param after begins behind this task; null for the first ones
     * @param by who reads; noted in the trail of the system
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if nothing was ever registered under the name, {@code EXPORT_NOT_SAFEGUARDED} if
     *     the system itself reads and works where nothing may be given to it
     */
    @Transactional
    List<Suppression> read(String system, Instant changedSince, UUID after, int atMost, Actor by) {
        UUID chain = systems.chainOf(system)
                .orElseThrow(() -> ProblemException.of(
                        ProblemType.NOT_FOUND,
                        "See the list of systems for their names; a system reads its own list only."));
        if (by instanceof Actor.Machine) {
            exports.requireForSuppressions(system);
        }
        List<Suppression> found = suppressions.of(system, changedSince, after, atMost);
        auditTrail.record(AuditEntry.apart(chain, by, "suppressions.read")
                .with("system", system)
                .with("count", found.size()));
        return found;
    }

    /** Takes somebody off the list whose time on it is over. */
    @Transactional
    void drop(UUID taskId) {
        suppressions.findByIdOptional(taskId).ifPresent(over -> {
            suppressions.delete(over);
            auditTrail.record(
                    entry(over.requestId(), taskId, "suppression.deleted").with("system", over.system()));
        });
    }

    private AuditEntry entry(UUID requestId, UUID taskId, String action) {
        return AuditEntry.of(requestId, moves.self(), action).with("taskId", taskId);
    }
}
