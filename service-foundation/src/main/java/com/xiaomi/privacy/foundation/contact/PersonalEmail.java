package com.xiaomi.privacy.foundation.contact;

import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An e-mail address that a person is to be written to: one that mail servers take, so that whoever mistypes it learns it at once and not
 * from a silence (RFC 5321, section 4.5.3.1); null passes. Whether it exists only a message to it can tell.
 */
@Documented
@Constraint(validatedBy = PersonalEmail.Validator.class)
@PersonalText(max = PersonalEmail.MOST, pattern = PersonalText.EMAIL)
@ReportAsSingleViolation
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
public @interface PersonalEmail {

    /** The most characters; fewer where the domain is not ASCII, for its ASCII form counts. */
    int MOST = 254;

    /** What is expected. */
    String message() default "must be an e-mail address of at most 254 characters, at most 64 of them before the @";

    /** Validation groups. */
    Class<?>[] groups() default {};

    /** Validation payload. */
    Class<? extends Payload>[] payload() default {};

    /** Checks without ever putting the value into a message. */
    final class Validator implements ConstraintValidator<PersonalEmail, Personal> {

        @Override
        public boolean isValid(Personal value, ConstraintValidatorContext context) {
            return value == null || !(MailAddress.of(value) instanceof MailAddress.Unusable);
        }
    }
}
