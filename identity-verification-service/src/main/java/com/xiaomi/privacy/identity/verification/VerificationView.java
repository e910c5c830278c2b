package com.xiaomi.privacy.identity.verification;

import com.xiaomi.privacy.contracts.vocabulary.AssuranceLevel;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;
import com.xiaomi.privacy.identity.assurance.CaseNeed;
import com.xiaomi.privacy.identity.assurance.DecisionReason;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A verification as the person sees it.
 *
 * @param level the strongest level that a case of the request needs
 * @param cases what each case needs, and whether enough is proven for it
 * @param proven the levels reached, weakest first
 * @param purpose what the code that is on its way is good for
 * @param codeSentTo by which way codes go; never the address
 * @param expiresAt last moment to prove identity, UTC
 * @param attemptsLeft wrong tries before no more are accepted
 */
public record VerificationView(
        UUID verificationId,
        VerificationState state,
        AssuranceLevel level,
        List<CaseNeedView> cases,
        List<AssuranceLevel> proven,
        VerificationPurpose purpose,
        String codeSentTo,
        Instant expiresAt,
        int attemptsLeft) {

    static final String E_MAIL = "e-mail";

    public VerificationView {
        cases = List.copyOf(cases);
        proven = List.copyOf(proven);
    }

    /**
     * What one case needs.
     *
     * @param ways levels that are enough: any of these sets, each whole; the first asks least
     * @param reason why that much, and no more
     * @param met whether enough is proven
     */
    public record CaseNeedView(
            UUID caseId,
            Right right,
            AssuranceLevel level,
            List<List<AssuranceLevel>> ways,
            DecisionReason reason,
            boolean met) {

        public CaseNeedView {
            ways = List.copyOf(ways);
        }

        static CaseNeedView of(CaseNeed need) {
            return new CaseNeedView(
                    need.caseId(),
                    need.right(),
                    need.level(),
                    need.ways().alternatives().stream()
                            .map(way -> way.stream().sorted().toList())
                            .toList(),
                    need.reason(),
                    need.isMet());
        }
    }
}
