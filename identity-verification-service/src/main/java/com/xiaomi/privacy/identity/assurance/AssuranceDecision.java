package com.xiaomi.privacy.identity.assurance;

/**
 * How sure we must be about the person behind a case.
 *
 * @param ways what is enough
 * @param rule name of the row that decided
 */
public record AssuranceDecision(Ways ways, String rule, DecisionReason reason) {}
