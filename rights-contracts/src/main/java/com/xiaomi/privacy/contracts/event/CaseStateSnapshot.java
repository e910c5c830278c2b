package com.xiaomi.privacy.contracts.event;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The latest state of a case on the compacted {@link Topic#CASE_STATE}, so that a newcomer need not read history. A
 * tombstone follows when the case is anonymised.
 *
 * @param outcome null while open
 * @param due null while the clock is suspended
 * @param isolated under legal hold
 * @param restricted whether data systems restrict processing by this case, until the controller lifts that (GDPR Art. 18)
 */
public record CaseStateSnapshot(
        UUID requestId,
        UUID caseId,
        Right right,
        CaseState state,
        Outcome outcome,
        LocalDate due,
        boolean isolated,
        boolean restricted,
        Instant updatedAt)
        implements PrivacyEvent {}
