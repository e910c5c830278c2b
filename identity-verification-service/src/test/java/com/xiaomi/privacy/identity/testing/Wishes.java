package com.xiaomi.privacy.identity.testing;

import com.xiaomi.privacy.contracts.event.CaseEvent.IdentityRequired;
import com.xiaomi.privacy.contracts.event.RequestEvent.RequestedCase;
import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.foundation.identifier.Ids;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Wishes of case-workflow for a proof of identity. */
public final class Wishes {

    private Wishes() {}

    /** As they were before cases were told: the level alone counts. */
    public static IdentityRequired ofLevel(UUID requestId, AssuranceLevel level) {
        return new IdentityRequired(requestId, level, null, null, null, null, null, null, null, null);
    }

    /** Of somebody in Germany who asks for themselves and names a Mi ID. */
    public static IdentityRequired ofAccount(UUID requestId, RequestedCase... cases) {
        return of(requestId, RequesterKind.SELF, true, Ids.next(), cases);
    }

    /** Of somebody in Germany. */
    public static IdentityRequired of(
            UUID requestId, RequesterKind kind, boolean accountNamed, UUID personRef, RequestedCase... cases) {
        return new IdentityRequired(
                requestId,
                AssuranceLevel.CONTACT,
                "DE",
                null,
                kind,
                accountNamed,
                personRef,
                LocalDate.now().plusDays(60),
                List.copyOf(Arrays.asList(cases)),
                null);
    }

    /** The same, with codes to a mailbox that other requests may name too. */
    public static IdentityRequired answeredTo(UUID contactRef, IdentityRequired wish) {
        return with(wish, wish.due(), contactRef);
    }

    /** The same, with an answer that is due on another day. */
    public static IdentityRequired dueOn(LocalDate due, IdentityRequired wish) {
        return with(wish, due, wish.contactRef());
    }

    private static IdentityRequired with(IdentityRequired wish, LocalDate due, UUID contactRef) {
        return new IdentityRequired(
                wish.requestId(),
                wish.level(),
                wish.country(),
                wish.region(),
                wish.requesterKind(),
                wish.accountNamed(),
                wish.personRef(),
                due,
                wish.cases(),
                contactRef);
    }

    /** A case about something ordinary. */
    public static RequestedCase ofCase(Right right) {
        return new RequestedCase(Ids.next(), right, Sensitivity.NORMAL);
    }
}
