package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.intake.timeline.CaseProgress;
import com.xiaomi.privacy.intake.timeline.IdentityProgress;
import com.xiaomi.privacy.intake.tracking.StatusView.NextStep;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What a person can do next, from what the other services have reported. Pure functions of it. */
final class NextSteps {

    private NextSteps() {}

    /**
     * All that can be done now, in the order in which it should be.
     *
     * @param identity empty while no proof was asked for: then there is nowhere to prove anything
     * @param questions the open question of each case that waits for an answer
     * @param today the day at the controller's place
     */
    static List<NextStep> of(
            List<CaseProgress> cases,
            Optional<IdentityProgress> identity,
            Map<UUID, UUID> questions,
            Instant now,
            LocalDate today) {
        List<NextStep> steps = new ArrayList<>();
        identity.filter(proof -> !proof.isVerified())
                .filter(proof -> cases.stream().anyMatch(each -> each.state() == CaseState.AWAITING_IDENTITY))
                .map(proof -> NextStep.prove(proof.verificationId()))
                .ifPresent(steps::add);
        cases.forEach(each -> {
            asked(each, questions).ifPresent(steps::add);
            fee(each).ifPresent(steps::add);
            identity.flatMap(proof -> download(each, proof, now)).ifPresent(steps::add);
            appeal(each, today).ifPresent(steps::add);
        });
        return steps;
    }

    private static Optional<NextStep> asked(CaseProgress one, Map<UUID, UUID> questions) {
        return Optional.ofNullable(questions.get(one.caseId()))
                .filter(question -> one.state() == CaseState.AWAITING_REQUESTER)
                .map(question -> NextStep.answerQuestion(one.caseId(), question));
    }

    private static Optional<NextStep> fee(CaseProgress one) {
        return Optional.ofNullable(one.feeAmountMinor())
                .filter(amount -> one.state() == CaseState.AWAITING_FEE)
                .map(amount -> NextStep.answerFee(one.caseId(), amount, one.feeCurrency()));
    }

    private static Optional<NextStep> download(CaseProgress one, IdentityProgress identity, Instant now) {
        return Optional.ofNullable(one.packageAvailableUntil())
                .filter(now::isBefore)
                .map(until -> NextStep.download(one.caseId(), identity.verificationId()));
    }

    private static Optional<NextStep> appeal(CaseProgress one, LocalDate today) {
        return Optional.ofNullable(one.appealUntil())
                .filter(lastDay -> one.state() == CaseState.CLOSED && !today.isAfter(lastDay))
                .map(lastDay -> NextStep.appeal(one.caseId(), lastDay, one.appealBasis()));
    }
}
