package com.xiaomi.privacy.identity.evidence;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.identity.assurance.Assurance;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import com.xiaomi.privacy.identity.assurance.Ways;
import com.xiaomi.privacy.identity.verification.Verification;
import com.xiaomi.privacy.identity.verification.VerificationState;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** What a verification still needs, as far as evidence can help. */
@ApplicationScoped
class OpenLevels {

    private static final Set<Right> BY_TWO = Set.of(Right.ERASURE, Right.ACCESS);

    private final Assurance assurance;

    OpenLevels(Assurance assurance) {
        this.assurance = assurance;
    }

    /** Whether proving a level would help any case: nobody is to send a document that we do not need. */
    boolean areHelpedBy(AssuranceLevel level, Verification verification, Instant now) {
        List<CaseNeed> needs = assurance.needsOf(verification.id());
        return needs.isEmpty()
                ? verification.state(now) != VerificationState.VERIFIED
                        && Ways.atLeast(verification.level()).mention(level)
                : needs.stream().anyMatch(need -> isHelped(need, level));
    }

    /** Whether two people must accept a document: where data would be handed out or destroyed because of it. */
    boolean needTwo(ReviewSubject subject, Verification verification) {
        return switch (subject) {
            case IDENTITY -> needTwo(assurance.needsOf(verification.id()));
            case MANDATE -> false;
        };
    }

    private static boolean needTwo(List<CaseNeed> needs) {
        // Of a verification from before needs were kept the rights are not known: take them for the gravest.
        return needs.isEmpty()
                || needs.stream()
                        .filter(need -> isHelped(need, AssuranceLevel.DOCUMENT))
                        .anyMatch(need -> BY_TWO.contains(need.right()));
    }

    private static boolean isHelped(CaseNeed need, AssuranceLevel level) {
        return !need.isMet() && need.ways().mention(level);
    }
}
