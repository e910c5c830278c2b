package com.xiaomi.privacy.casework.cases;

/** What a person decided. */
public enum DecisionKind {
    /** Carry the right out. */
    GRANT,
    /** Carry it out, if a second person agrees. */
    PROPOSE_GRANT,
    /** Carry it out for some data and refuse it for others, if a second person agrees. */
    GRANT_IN_PART,
    /** Refuse it, if a second person agrees. */
    REFUSE,
    /** Agreed to carry it out. */
    APPROVE_GRANT,
    /** Agreed to refuse it. */
    APPROVE_REFUSAL,
    /** Did not agree. */
    SEND_BACK,
    /** Agreed that the answer leaves the house. */
    RELEASE,
    /** The person no longer wants it. */
    WITHDRAW,
    /** It asks for what another case of the same person asks for. */
    MERGE,
    /** It does not, after all. */
    UNMERGE,
    /** Nobody proved in time who they are. */
    CLOSE_UNPROVEN,
    /** It is taken up again without an appeal. */
    REOPEN;

    /** Whether it says something about the right itself, so that whoever took it must not decide on an appeal. */
    public boolean isOnTheMatter() {
        return switch (this) {
            case GRANT, PROPOSE_GRANT, GRANT_IN_PART, REFUSE, APPROVE_GRANT, APPROVE_REFUSAL, SEND_BACK, RELEASE ->
                true;
            case WITHDRAW, MERGE, UNMERGE, CLOSE_UNPROVEN, REOPEN -> false;
        };
    }
}
