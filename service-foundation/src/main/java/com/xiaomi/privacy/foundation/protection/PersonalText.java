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
 * Text of a person: not blank, at most {@link #max()} characters, matching {@link #pattern()} as a whole, and without what
 * makes text look other than it is: halves of characters, and controls that turn its direction; null passes.
 */
@Documented
@Constraint(validatedBy = PersonalText.Validator.class)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalText {

    /** Any text on one line. */
    String LINE = "[^\\p{Cc}\\p{Zl}\\p{Zp}]*";

    /** Any text, line ends and tabulators too. */
    String LINES = "[\\r\\n\\t[^\\p{Cc}]]*";

    /** An e-mail address, internationalised ones too; whether it exists only a message to it can tell. */
    String EMAIL = "[^@\\s\\p{Cc}\\p{Z}]{1,64}@[^@\\s\\p{Cc}\\p{Z}]{1,255}";

    /** A file name without folders that is more than dots and spaces. */
    String FILE_NAME = "[^\\p{Cntrl}/\\\\]*[^\\p{Cntrl}/\\\\\\s.][^\\p{Cntrl}/\\\\]*";

    /** The number of a Xiaomi account. */
    String MI_ID = "[0-9]{1,20}";

    /** The most characters, as Unicode counts code points. */
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

        // Trojan Source (CVE-2021-42574): embeddings, overrides and isolates. The marks that right-to-left text needs
        // stay.
        private static final Pattern MISLEADING = Pattern.compile("[\\p{Cs}\\u202A-\\u202E\\u2066-\\u2069]");

        private int max;
        private Pattern pattern;

        @Override
        public void initialize(PersonalText constraint) {
            max = constraint.max();
            pattern = Pattern.compile(constraint.pattern(), Pattern.DOTALL);
        }

        @Override
        public boolean isValid(Personal value, ConstraintValidatorContext context) {
            return value == null || isAcceptable(value.reveal());
        }

        private boolean isAcceptable(String text) {
            // Bounds the work of the rest: no character takes more than two.
            return text.length() <= 2L * max
                    && text.codePointCount(0, text.length()) <= max
                    && !text.isBlank()
                    && !MISLEADING.matcher(text).find()
                    && pattern.matcher(text).matches();
        }
    }
}
