package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.right.AskedRight;
import com.xiaomi.privacy.intake.right.DetailRules;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rules between the fields of a submission. Pure. */
public final class SubmissionCheck {

    private SubmissionCheck() {}

    /**
     * What does not fit together.
     *
     * @param body fields may be missing
     * @param country of the query
     * @param shownPolicy whether a version of the policy may have been shown
     */
    static List<FieldError> broken(SubmissionBody body, String country, Predicate<String> shownPolicy) {
        List<AskedRight> rights = body.rights() == null ? List.of() : body.rights();
        return Stream.of(country(body, country), policy(body, shownPolicy), distinct(rights), details(rights))
                .flatMap(each -> each)
                .toList();
    }

    /**
     * What does not fit together in what was asked for by letter or telephone, where no form of a place said what to fill in.
     *
     * @param onBehalf null if nothing was said
     */
    public static Stream<FieldError> content(RequesterKind kind, OnBehalf onBehalf, List<AskedRight> rights) {
        return Stream.of(onBehalf(kind, onBehalf), distinct(rights), details(rights))
                .flatMap(each -> each);
    }

    private static Stream<FieldError> country(SubmissionBody body, String country) {
        boolean other = body.country() != null && !body.country().equals(country);
        return when(other, "country", "must be the country of the query, by which the cell was chosen");
    }

    private static Stream<FieldError> onBehalf(RequesterKind kind, OnBehalf onBehalf) {
        boolean forOneself = kind == RequesterKind.SELF;
        return forOneself
                ? when(onBehalf != null, "onBehalf", "only where you ask for another person")
                : when(onBehalf == null, "onBehalf", "must say on what ground you ask, and for whom");
    }

    private static Stream<FieldError> policy(SubmissionBody body, Predicate<String> shown) {
        return when(
                !shown.test(body.policyVersion()),
                "policyVersion",
                "must be a published version of the privacy policy that is or was in effect");
    }

    private static Stream<FieldError> distinct(List<AskedRight> rights) {
        List<Right> named =
                rights.stream().filter(Objects::nonNull).map(AskedRight::of).toList();
        return when(new HashSet<>(named).size() != named.size(), "rights", "must name each right at most once");
    }

    private static Stream<FieldError> details(List<AskedRight> rights) {
        return IntStream.range(0, rights.size())
                .filter(i -> rights.get(i) != null)
                .boxed()
                .flatMap(i -> DetailRules.broken(rights.get(i).details()).stream()
                        .map(error -> new FieldError("rights[" + i + "].details." + error.field(), error.message())));
    }

    private static Stream<FieldError> when(boolean broken, String field, String message) {
        return broken ? Stream.of(new FieldError(field, message)) : Stream.empty();
    }
}
