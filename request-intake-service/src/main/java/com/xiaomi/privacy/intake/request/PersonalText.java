package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.regex.Pattern;

/** Text of a person: not longer than {@link #max()} characters and matching {@link #pattern()} as a whole; null passes. */
@Documented
@Constraint(validatedBy = PersonalText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalText {

    /** The most UTF-16 characters. */
    int max();

    /** Regular expression for the whole text. */
    String pattern();

    /** What is expected. */
    String message();

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Validation payload. */
    Class<? extends Payload>[] payload() default {};

    /** Checks without ever putting the value into a message. */
    final class Validator implements ConstraintValidator<PersonalText, Personal> {

        private int max;
        private Pattern pattern;

        @Override
        public void initialize(PersonalText constraint) {
            max = constraint.max();
            pattern = Pattern.compile(constraint.pattern(), Pattern.DOTALL);
        }

        @Override
        public boolean isValid(Personal value, ConstraintValidatorContext context) {
            return value == null
                    || (value.reveal().length() <= max
                            && pattern.matcher(value.reveal()).matches());
        }
    }
}
