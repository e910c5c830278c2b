package com.xiaomi.privacy.foundation.protection;

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

/**
 * Text of a person: not blank, at most {@link #max()} characters and matching {@link #pattern()} as a whole; null passes.
 */
@Documented
@Constraint(validatedBy = PersonalText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalText {

    /** Any text on one line. */
    String LINE = "[^\\p{Cntrl}]*";

    /** Any text, line ends and tabulators too. */
    String LINES = "[\\r\\n\\t[^\\p{Cntrl}]]*";

    /** An e-mail address, internationalised ones too; whether it exists only a message to it can tell. */
    String EMAIL = "[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,255}";

    /** The number of a Xiaomi account. */
    String MI_ID = "[0-9]{1,20}";

    /** The most UTF-16 characters. */
    int max();

    /** Regular expression for the whole text. */
    String pattern() default LINE;

    /** What is expected. */
    String message() default "must be text of 1 to {max} characters without control characters";

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
                            && !value.reveal().isBlank()
                            && pattern.matcher(value.reveal()).matches());
        }
    }
}
