package com.xiaomi.privacy.intake.person;

import com.xiaomi.privacy.foundation.contact.PersonalEmail;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * On what ground somebody asks for another person, and for whom (policy §9: authority to act for another). Whether it is
 * true, identity-verification and people find out.
 *
 * @param organisation for which the requester acts; null if they act for themselves
 * @param subject whose data it is about
 */
public record OnBehalf(
        @NotNull Ground ground,
        @PersonalText(max = 200) @Schema(maxLength = 200) Personal organisation,
        @NotNull @Valid Subject subject) {

    /** Why somebody may act for another. */
    public enum Ground {
        PARENTAL_RESPONSIBILITY,
        GUARDIANSHIP,
        AUTHORISED_AGENT,
        LAWYER,
        HEIR
    }

    /**
     * The data subject.
     *
     * @param name mandatory in our API; what comes by a protocol of the trade may do without
     * @param email null if unknown or none
     * @param miId null if unknown or none
     */
    @Schema(name = "DataSubject")
    public record Subject(
            @NotNull @PersonalText(max = 200) @Schema(maxLength = 200)
            Personal name,

            @PersonalEmail @Schema(maxLength = PersonalEmail.MOST)
            Personal email,

            @PersonalText(max = 20, pattern = PersonalText.MI_ID, message = "must be 1 to 20 digits")
            @Schema(maxLength = 20)
            Personal miId) {}
}
