package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a request of a partner goes as a whole, in words from which each protocol has its own. */
public enum Progress {
    RECEIVED,
    AWAITING_IDENTITY,
    IN_WORK,
    FULFILLED,
    /** Some of it was fulfilled, and the rest was not. */
    FULFILLED_IN_PART,
    REFUSED,
    /** Nobody has proven in time who asks and that they may. */
    UNPROVEN,
    DUPLICATE,
    /** Taken back by the partner or the person; or by the partner just now, and on its way. */
    REVOKED,
    /** Everything about it has been deleted. */
    FORGOTTEN;

    /**
     * Where the cases of a request have come to.
     *
     * @param cases at least one
     * @param revoked whether the partner has taken the request back
     */
    static Progress of(List<CaseStanding> cases, boolean revoked) {
        Set<CaseState> open = EnumSet.noneOf(CaseState.class);
        Set<Outcome> ends = EnumSet.noneOf(Outcome.class);
        for (CaseStanding one : cases) {
            if (isOpen(one.state())) {
                open.add(one.state());
            } else {
                one.outcome().ifPresent(ends::add);
            }
        }
        if (open.isEmpty()) {
            return cases.stream().allMatch(one -> one.state() == CaseState.ANONYMISED) ? FORGOTTEN : ended(ends);
        }
        if (revoked) {
            return REVOKED;
        }
        if (open.contains(CaseState.AWAITING_IDENTITY)) {
            return AWAITING_IDENTITY;
        }
        return open.equals(EnumSet.of(CaseState.RECEIVED)) ? RECEIVED : IN_WORK;
    }

    /** Whether nothing more will come of it by itself. */
    public boolean isFinal() {
        return switch (this) {
            case RECEIVED, AWAITING_IDENTITY, IN_WORK -> false;
            case FULFILLED, FULFILLED_IN_PART, REFUSED, UNPROVEN, DUPLICATE, REVOKED, FORGOTTEN -> true;
        };
    }

    private static boolean isOpen(CaseState state) {
        return switch (state) {
            case RECEIVED,
                    AWAITING_IDENTITY,
                    IN_REVIEW,
                    AWAITING_REQUESTER,
                    AWAITING_FEE,
                    AWAITING_APPROVAL,
                    IN_FULFILMENT,
                    AWAITING_RELEASE -> true;
            case CLOSED, ANONYMISED -> false;
        };
    }

    /** Staff may split a case, and its parts may end differently: what was fulfilled counts first, then what was refused. */
    private static Progress ended(Set<Outcome> ends) {
        Outcome first = ends.iterator().next();
        return switch (first) {
            case FULFILLED -> ends.size() == 1 ? FULFILLED : FULFILLED_IN_PART;
            case PARTIALLY_FULFILLED -> FULFILLED_IN_PART;
            case REFUSED -> REFUSED;
            case WITHDRAWN -> REVOKED;
            case EXPIRED -> UNPROVEN;
            case DUPLICATE -> DUPLICATE;
        };
    }

    /**
     * Where one case stands.
     *
     * @param outcome empty while it is open
     */
    record CaseStanding(CaseState state, Optional<Outcome> outcome) {}
}
