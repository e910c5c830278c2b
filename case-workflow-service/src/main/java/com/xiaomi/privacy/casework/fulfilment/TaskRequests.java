package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.legalbasis.CaseLegalBases;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.casework.registry.RegisteredSystem;
import com.xiaomi.privacy.casework.transfer.SystemExports;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.DataCategory;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.timers.WorkQueue;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Asks the data systems to carry out what was decided: some in the transaction of the decision, the others in short ones
 * that follow, each of which notes how far it came.
 */
@ApplicationScoped
public class TaskRequests {

    /** Systems that are asked in one transaction. */
    static final int AT_ONCE = 50;

    private final FulfilmentTasks tasks;
    private final TaskFanOuts fanOuts;
    private final Fulfilment fulfilment;
    private final RightsCases cases;
    private final DataSystems dataSystems;
    private final CaseLegalBases legalBases;
    private final SystemExports exports;
    private final SystemNews news;
    private final WorkQueue workQueue;
    private final Clock clock;

    TaskRequests(
            FulfilmentTasks tasks,
            TaskFanOuts fanOuts,
            Fulfilment fulfilment,
            RightsCases cases,
            DataSystems dataSystems,
            CaseLegalBases legalBases,
            SystemExports exports,
            SystemNews news,
            WorkQueue workQueue,
            Clock clock) {
        this.tasks = tasks;
        this.fanOuts = fanOuts;
        this.fulfilment = fulfilment;
        this.cases = cases;
        this.dataSystems = dataSystems;
        this.legalBases = legalBases;
        this.exports = exports;
        this.news = news;
        this.workQueue = workQueue;
        this.clock = clock;
    }

    /**
     * One task for each system that serves the right of the case.
     *
     * @param grantedBy the decision that allows it
     * @param approvedBy the second person's decision, where the right needs one
     * @param categories the data that it is about; empty for all
     * @throws ProblemException {@code EXPORT_NOT_SAFEGUARDED} if one of them works where nothing may be given to it
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void request(RightsCase granted, UUID grantedBy, Optional<UUID> approvedBy, Set<DataCategory> categories) {
        exports.requireAll(granted);
        TaskFanOut fanOut = new TaskFanOut(granted, grantedBy, approvedBy, categories);
        fanOuts.persist(fanOut);
        askSome(granted, fanOut);
        if (!fanOut.isComplete()) {
            workQueue.enqueue(FanOutTasks.NAME, fanOut.fanOutId());
        }
    }

    /**
     * Asks some more systems; does nothing if all were asked, or the case is no longer in fulfilment.
     *
     * @return whether there are more to be asked
     */
    @Transactional
    boolean goOn(UUID fanOutId) {
        UUID caseId = fanOuts.findById(fanOutId).caseId();
        RightsCase granted = cases.locked(caseId).orElseThrow();
        TaskFanOut fanOut = fanOuts.findById(fanOutId);
        if (fanOut.isComplete() || granted.state() != CaseState.IN_FULFILMENT || !fanOut.isOfRound(granted)) {
            return false;
        }
        askSome(granted, fanOut);
        if (fanOut.isComplete()) {
            fulfilment.goOnIfComplete(granted);
        }
        return !fanOut.isComplete();
    }

    private void askSome(RightsCase granted, TaskFanOut fanOut) {
        List<RegisteredSystem> next = dataSystems.serving(granted.right(), fanOut.servedTo(), AT_ONCE);
        for (RegisteredSystem system : next) {
            FulfilmentTask task = new FulfilmentTask(
                    granted, system, fanOut.grantedBy(), fanOut.approvedBy(), fanOut.categories(), clock.instant());
            tasks.persist(task);
            legalBases.note(granted, ProcessingStep.FULFIL, system.name());
            news.asked(granted, task);
            fanOut.servedTo(system.name());
        }
        if (next.size() < AT_ONCE) {
            fanOut.complete();
        }
    }

    /** Whether no system answered that it could do only a part. */
    public boolean answeredInFull(RightsCase rightsCase) {
        List<FulfilmentTask> all = tasks.presentOf(rightsCase);
        return all.stream().noneMatch(task -> task.result() == TaskResult.PARTLY);
    }
}
