package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;

/** What became of a command. */
public sealed interface CommandResult {

    /** The case moved, or somebody took it or gave it back. */
    record Applied(CaseState to) implements CommandResult {}

    /** The case is already where the command leads; nothing changed. */
    record AlreadyApplied() implements CommandResult {}

    /** Nothing changed, and why. */
    record Rejected(Rejection reason) implements CommandResult {}

    /** Why a command can't be applied. */
    enum Rejection {
        UNKNOWN_CASE,
        STALE_VERSION,
        NOT_IN_THIS_STATE,
        WRONG_PARTY,
        NOT_THE_ASSIGNEE,
        ASSIGNED_TO_ANOTHER,
        SECOND_PERSON_REQUIRED,
        NO_DATA_SYSTEM,
        PACKAGE_BEING_MADE,
        FEE_NOT_ALLOWED,
        NO_FEE_QUOTED,
        APPEAL_NOT_POSSIBLE,
        APPEAL_ALREADY_MADE,
        APPEAL_TOO_LATE,
        DECIDED_BEFORE,
        MERGE_ACROSS_PERSONS,
        MERGE_NOT_POSSIBLE,
        NOT_MERGED,
        IDENTITY_TIME_RUNS,
        IDENTITY_NOT_PROVEN,
        EXEMPTION_NOT_APPLICABLE,
        BALANCING_MISSING,
        REFUSAL_NOT_POSSIBLE,
        ANOTHER_LANGUAGE,
        EVIDENCE_UNKNOWN,
        CATEGORY_ELSEWHERE,
        EXTENSION_NOT_ALLOWED,
        EXTENSION_TOO_LATE,
        SPLIT_NOT_POSSIBLE,
        REOPENING_NOT_POSSIBLE,
        FEE_ABOVE_CAP,
        FEE_IN_ANOTHER_CURRENCY,
        UNKNOWN_AGENT,
        NO_AGENT_FITS,
        AGENT_DECIDED_BEFORE,
        NOT_ESCALATED,
        ESCALATED_TO_ANOTHER
    }
}
