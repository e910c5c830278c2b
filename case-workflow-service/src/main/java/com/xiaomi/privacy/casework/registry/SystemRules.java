package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.contracts.vocabulary.Cell;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.Duration;
import java.time.Period;

/** What the parts of a description must have to do with each other, and with the cell. */
record SystemRules(Cell own, WebhookOrigins origins) {

    private static final Duration SHORTEST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(90);

    /** @throws ProblemException {@link ProblemType#VALIDATION_FAILED} for what does not fit */
    void check(DataSystem system) {
        if (system.cell() != own) {
            throw wrong("cell", "must be " + own + ", for data stays in its region");
        }
        if (system.answerWithin().compareTo(SHORTEST) < 0
                || system.answerWithin().compareTo(LONGEST) > 0) {
            throw wrong("answerWithin", "must be from PT1M to P90D");
        }
        if (system.country() != null && !Jurisdiction.isCountry(system.country())) {
            throw wrong("country", "must be an ISO 3166-1 alpha-2 code");
        }
        checkWebhook(system);
        system.holdings().forEach(holding -> check(holding.retention()));
        system.retentionExceptions().forEach(exception -> check(exception.retention()));
    }

    private void checkWebhook(DataSystem system) {
        boolean isCalled = system.mode() == TaskMode.WEBHOOK;
        if (isCalled != (system.webhook() != null)) {
            throw wrong("webhook", isCalled ? "must be named" : "must be left out unless the mode is WEBHOOK");
        }
        if (isCalled && !origins.allow(system.webhook())) {
            throw wrong("webhook", "must be at an origin that the operator allows");
        }
    }

    private static void check(DataSystem.Retention retention) {
        Period period = retention.period();
        if (period.isNegative() || period.isZero()) {
            throw wrong("retention.period", "must be longer than nothing, such as P24M");
        }
    }

    private static ProblemException wrong(String field, String expected) {
        return ProblemException.ofField(ProblemType.VALIDATION_FAILED, field, expected);
    }
}
