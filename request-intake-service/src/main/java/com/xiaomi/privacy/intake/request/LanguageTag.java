package com.xiaomi.privacy.intake.request;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.IllformedLocaleException;
import java.util.Locale;

/** A well-formed language tag (BCP 47) of at most 35 characters that names a language; null passes. */
@Documented
@Constraint(validatedBy = LanguageTag.Validator.class)
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
public @interface LanguageTag {

    /** What is expected. */
    String message() default "must be a language tag (BCP 47), for example \"de\" or \"pt-BR\"";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Validation payload. */
    Class<? extends Payload>[] payload() default {};

    /** Checks by the JDK's strict parser. */
    final class Validator implements ConstraintValidator<LanguageTag, String> {

        private static final int MAX = 35;

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            try {
                return value.length() <= MAX
                        && !new Locale.Builder()
                                .setLanguageTag(value)
                                .build()
                                .getLanguage()
                                .isEmpty();
            } catch (IllformedLocaleException e) {
                // The answer to the question; there is nothing to report.
                return false;
            }
        }
    }
}
