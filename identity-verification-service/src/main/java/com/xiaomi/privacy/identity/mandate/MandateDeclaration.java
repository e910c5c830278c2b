package com.xiaomi.privacy.identity.mandate;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What somebody says of their authority to act for another.
 *
 * @param validFrom first day, as the document says
 * @param validUntil last day; null where there is none
 * @param scope rights that it covers; empty for all
 */
public record MandateDeclaration(MandateKind kind, LocalDate validFrom, LocalDate validUntil, Set<Right> scope) {

    // A day has begun once it has anywhere, and is over once it is everywhere.
    private static final ZoneOffset FIRST_PLACE = ZoneOffset.ofHours(14);
    private static final ZoneOffset LAST_PLACE = ZoneOffset.ofHours(-12);

    public MandateDeclaration {
        scope = Set.copyOf(scope);
    }

    /** When the last day is over everywhere on Earth, UTC; null where there is none. */
    static Instant end(LocalDate validUntil) {
        return validUntil == null ? null : validUntil.plusDays(1).atStartOfDay().toInstant(LAST_PLACE);
    }

    /**
     * What is not acceptable about it.
     *
     * @param requester for whom the request is made
     * @param asked the rights of the request's cases
     */
    List<FieldError> faults(RequesterKind requester, Set<Right> asked, Instant now) {
        List<FieldError> faults = new ArrayList<>();
        if (kind == MandateKind.PARENT && requester != RequesterKind.PARENT) {
            faults.add(new FieldError("kind", "The request does not say that a parent asks."));
        }
        if (validFrom.isAfter(LocalDate.ofInstant(now, FIRST_PLACE))) {
            faults.add(new FieldError("validFrom", "must not be in the future: declare it once it has begun"));
        }
        if (validUntil != null && validUntil.isBefore(validFrom)) {
            faults.add(new FieldError("validUntil", "must not be before the first day"));
        } else if (validUntil != null && !now.isBefore(end(validUntil))) {
            faults.add(new FieldError("validUntil", "is over: show an authority that still holds"));
        }
        if (!scope.isEmpty() && !scope.containsAll(asked)) {
            faults.add(new FieldError("scope", "must cover every right of the request; leave it empty for all"));
        }
        return faults;
    }
}
