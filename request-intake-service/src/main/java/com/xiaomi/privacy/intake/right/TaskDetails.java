package com.xiaomi.privacy.intake.right;

import java.util.Optional;

/**
 * What a data system has to know of what a person said about a right, to carry it out. Grounds, explanations and evidence are for
 * the people who decide (GDPR Art. 5(1)(c)).
 */
public final class TaskDetails {

    private TaskDetails() {}

    /** The same details without what a data system need not know; empty if it need not know any. */
    public static Optional<RightDetails> of(RightDetails said) {
        return Optional.ofNullable(
                switch (said) {
                    case RightDetails.Access access ->
                        new RightDetails.Access(access.services(), access.from(), access.to(), false);
                    case RightDetails.Rectification rectification ->
                        new RightDetails.Rectification(rectification.fields(), null);
                    case RightDetails.Erasure erasure ->
                        new RightDetails.Erasure(
                                erasure.scope(),
                                erasure.services(),
                                erasure.namedData(),
                                erasure.accountCancellation(),
                                null);
                    case RightDetails.Objection objection ->
                        new RightDetails.Objection(objection.processing(), null, objection.directMarketing());
                    case RightDetails.Restriction restriction ->
                        new RightDetails.Restriction(restriction.action(), null, restriction.startsOn(), null);
                    case RightDetails.Portability portability ->
                        new RightDetails.Portability(portability.recipient(), null, portability.services());
                    case RightDetails.WithdrawConsent consent -> consent;
                    case RightDetails.OptOutSale optOut -> optOut;
                    case RightDetails.Question ignored -> null;
                    case RightDetails.Complaint ignored -> null;
                    case RightDetails.Grievance ignored -> null;
                    case RightDetails.AutomatedDecisionReview ignored -> null;
                    case RightDetails.Nominate ignored -> null;
                });
    }
}
