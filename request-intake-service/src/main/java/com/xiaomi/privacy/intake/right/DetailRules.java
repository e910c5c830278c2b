package com.xiaomi.privacy.intake.right;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.intake.right.DetailChoices.ErasureScope;
import com.xiaomi.privacy.intake.right.DetailChoices.PortabilityRecipient;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionAction;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/** Rules between the fields of one right's details. Pure. */
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
            case RightDetails.Erasure erasure -> scope(erasure);
            case RightDetails.Objection objection -> grounds(objection);
            case RightDetails.Restriction restriction -> reason(restriction);
            case RightDetails.Portability portability -> recipient(portability);
            case RightDetails.Nominate nominate -> reachable(nominate.nominee());
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
                .map(RightDetails.CorrectedField::field)
                .toList();
        return when(new HashSet<>(names).size() != names.size(), "fields", "must name each field at most once");
    }

    private static Stream<FieldError> scope(RightDetails.Erasure erasure) {
        boolean services = erasure.scope() == ErasureScope.SERVICE;
        boolean named = erasure.scope() == ErasureScope.NAMED_DATA;
        return Stream.of(
                        when(services && erasure.services().isEmpty(), "services", "must name at least one service"),
                        when(!services && !erasure.services().isEmpty(), "services", "only with the scope SERVICE"),
                        when(named && erasure.namedData().isEmpty(), "namedData", "must name what is to be deleted"),
                        when(!named && !erasure.namedData().isEmpty(), "namedData", "only with the scope NAMED_DATA"))
                .flatMap(each -> each);
    }

    /** Direct marketing always stops (GDPR Art. 21(2)); any other objection needs its object and its grounds. */
    private static Stream<FieldError> grounds(RightDetails.Objection objection) {
        boolean reasoned = !objection.directMarketing();
        return Stream.concat(
                when(reasoned && objection.processing() == null, "processing", "must say what is objected to"),
                when(reasoned && objection.grounds() == null, "grounds", "must say why, unless it is marketing"));
    }

    private static Stream<FieldError> reason(RightDetails.Restriction restriction) {
        boolean start = restriction.action() == RestrictionAction.START;
        return Stream.concat(
                when(start && restriction.reason() == null, "reason", "must be given to freeze processing"),
                when(!start && restriction.startsOn() != null, "startsOn", "only where processing is to be frozen"));
    }

    private static Stream<FieldError> recipient(RightDetails.Portability portability) {
        boolean other = portability.recipient() == PortabilityRecipient.CONTROLLER;
        return Stream.concat(
                when(other && portability.controller() == null, "controller", "must name who is to receive the copy"),
                when(!other && portability.controller() != null, "controller", "only with the recipient CONTROLLER"));
    }

    private static Stream<FieldError> reachable(RightDetails.Nominee nominee) {
        return when(
                nominee.email() == null && nominee.phone() == null,
                "nominee.email",
                "must be given unless there is a telephone number");
    }

    private static Stream<FieldError> when(boolean broken, String field, String message) {
        return broken ? Stream.of(new FieldError(field, message)) : Stream.empty();
    }
}
