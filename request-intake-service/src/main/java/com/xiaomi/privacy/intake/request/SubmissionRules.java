package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.policy.Policies;
import com.xiaomi.privacy.legal.form.FormCheck;
import com.xiaomi.privacy.legal.form.FormCheck.Finding;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Everything that a submission must keep: the form of its place, the limits of each field, and what must fit together. Told
 * all at once, so that nobody corrects a form field by field.
 */
@ApplicationScoped
class SubmissionRules {

    private final FormCheck form;
    private final Validator validator;
    private final Policies policies;

    SubmissionRules(Jurisdictions jurisdictions, Validator validator, Policies policies) {
        this.form = new FormCheck(jurisdictions.formBook());
        this.validator = validator;
        this.policies = policies;
    }

    /** What is not acceptable, by field, each field once. */
    List<FieldError> broken(Jurisdiction place, SubmissionBody body) {
        Map<String, FieldError> byField = new TreeMap<>();
        Stream.of(
                        form.check(place, FilledIn.of(place, body)).stream().map(SubmissionRules::error),
                        validator.validate(body).stream().map(SubmissionRules::error),
                        SubmissionCheck.broken(body, place.country(), policies::isAcceptable).stream())
                .flatMap(each -> each)
                .forEach(error -> byField.putIfAbsent(error.field(), error));
        return List.copyOf(byField.values());
    }

    private static FieldError error(Finding finding) {
        return new FieldError(
                finding.field(), (finding.missing() ? "must be filled in: " : "must be left out: ") + finding.reason());
    }

    private static FieldError error(ConstraintViolation<?> violation) {
        return new FieldError(
                violation.getPropertyPath().toString().replace(".<list element>", ""), violation.getMessage());
    }
}
