package com.xiaomi.privacy.intake.right;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionAction;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Rules between the fields of one right's details, other than which of them must be filled in: that stands in the tables of
 * the form. Pure.
 */
public final class DetailRules {

    private DetailRules() {}

    /**
     * What does not fit together, by field below the details.
     *
     * @param details null if none were given
     */
    public static List<FieldError> broken(RightDetails details) {
        Stream<FieldError> broken = switch (details) {
            case null -> Stream.empty();
            case RightDetails.Access access -> period(access.from(), access.to());
            case RightDetails.Rectification rectification -> eachFieldOnce(rectification);
            case RightDetails.Restriction restriction -> start(restriction);
            case RightDetails.Erasure ignored -> Stream.empty();
            case RightDetails.Objection ignored -> Stream.empty();
            case RightDetails.Portability ignored -> Stream.empty();
            case RightDetails.Nominate ignored -> Stream.empty();
            case RightDetails.WithdrawConsent ignored -> Stream.empty();
            case RightDetails.Question ignored -> Stream.empty();
            case RightDetails.Complaint ignored -> Stream.empty();
            case RightDetails.Grievance ignored -> Stream.empty();
            case RightDetails.OptOutSale ignored -> Stream.empty();
            case RightDetails.AutomatedDecisionReview ignored -> Stream.empty();
        };
        return broken.toList();
    }

    private static Stream<FieldError> period(LocalDate from, LocalDate to) {
        return when(from != null && to != null && to.isBefore(from), "to", "must not be before 'from'");
    }

    private static Stream<FieldError> eachFieldOnce(RightDetails.Rectification rectification) {
        List<Personal> names = rectification.fields().stream()
                .filter(Objects::nonNull)
                .map(RightDetails.CorrectedField::field)
                .filter(Objects::nonNull)
                .toList();
        return when(new HashSet<>(names).size() != names.size(), "fields", "must name each field at most once");
    }

    private static Stream<FieldError> start(RightDetails.Restriction restriction) {
        boolean lift = restriction.action() == RestrictionAction.LIFT;
        return when(lift && restriction.startsOn() != null, "startsOn", "only where processing is to be frozen");
    }

    private static Stream<FieldError> when(boolean broken, String field, String message) {
        return broken ? Stream.of(new FieldError(field, message)) : Stream.empty();
    }
}
