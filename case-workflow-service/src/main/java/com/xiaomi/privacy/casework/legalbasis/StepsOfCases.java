package com.xiaomi.privacy.casework.legalbasis;

import com.xiaomi.privacy.casework.cases.CaseFollower;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.legal.basis.ProcessingStep;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** Notes the steps that a case takes by being opened and moved; the others are noted where they begin. */
@ApplicationScoped
class StepsOfCases implements CaseFollower {

    private final CaseLegalBases bases;

    StepsOfCases(CaseLegalBases bases) {
        this.bases = bases;
    }

    @Override
    public void opened(RightsCase opened) {
        bases.note(opened, ProcessingStep.RECEIVE);
        bases.note(opened, ProcessingStep.KEEP_PROOF);
        opened.splitFrom().ifPresent(from -> {
            bases.inherit(opened, from);
            moved(opened, opened.state());
        });
    }

    @Override
    public void moved(RightsCase rightsCase, CaseState from) {
        begunIn(rightsCase.state()).forEach(step -> bases.note(rightsCase, step));
    }

    private static Set<ProcessingStep> begunIn(CaseState state) {
        return switch (state) {
            // What a data system is asked to do is noted for each of them.
            case RECEIVED, IN_FULFILMENT, ANONYMISED -> Set.of();
            case AWAITING_IDENTITY -> Set.of(ProcessingStep.PROVE_IDENTITY);
            case IN_REVIEW, AWAITING_APPROVAL -> Set.of(ProcessingStep.EXAMINE);
            case AWAITING_REQUESTER, AWAITING_FEE -> Set.of(ProcessingStep.CORRESPOND);
            case AWAITING_RELEASE -> Set.of(ProcessingStep.PACKAGE);
            case CLOSED -> Set.of(ProcessingStep.CORRESPOND, ProcessingStep.RETAIN);
        };
    }
}
