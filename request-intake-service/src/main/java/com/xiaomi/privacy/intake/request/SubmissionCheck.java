package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.DetailRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules between the fields of a submission. Pure. */
final class SubmissionCheck {

    private SubmissionCheck() {}

    /**
     * What does not fit together.
     *
     * @param country of the query
     * @param policyVersions that a person may have been shown
     */
    static List<FieldError> broken(SubmissionBody body, String country, Set<String> policyVersions) {
        return Stream.of(
                        country(body, country),
                        onBehalf(body),
                        policy(body, policyVersions),
                        distinct(body.rights()),
                        details(body.rights()))
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<FieldError> country(SubmissionBody body, String country) {
        boolean other = body.country() != null && !body.country().equals(country);
        return when(other, "country", "must be the country of the query, by which the cell was chosen");
    }

    private static Stream<FieldError> onBehalf(SubmissionBody body) {
        boolean forOneself = body.requesterKind() == RequesterKind.SELF;
        return forOneself
                ? when(body.onBehalf() != null, "onBehalf", "only where you ask for another person")
                : when(body.onBehalf() == null, "onBehalf", "must say on what ground you ask, and for whom");
    }

    private static Stream<FieldError> policy(SubmissionBody body, Set<String> versions) {
        return when(
                !versions.contains(body.policyVersion()),
                "policyVersion",
                "must be a published version of the privacy policy");
    }

    private static Stream<FieldError> distinct(List<AskedRight> rights) {
        long distinct = new HashSet<>(rights.stream().map(AskedRight::of).toList()).size();
        return when(distinct != rights.size(), "rights", "must name each right at most once");
    }

    private static Stream<FieldError> details(List<AskedRight> rights) {
        return IntStream.range(0, rights.size())
                .boxed()
                .flatMap(i -> DetailRules.broken(rights.get(i).details()).stream()
                        .map(error -> new FieldError("rights[" + i + "].details." + error.field(), error.message())));
    }

    private static Stream<FieldError> when(boolean broken, String field, String message) {
        return broken ? Stream.of(new FieldError(field, message)) : Stream.empty();
    }
}
