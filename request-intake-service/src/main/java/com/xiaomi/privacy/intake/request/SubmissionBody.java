package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.contact.PersonalEmail;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.right.AskedRight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The body of a submission.
 *
 * @param country may repeat the country of the query, nothing else
 * @param language in which the person wants to be answered, BCP 47
 * @param requesterKind for whom the request is made
 * @param onBehalf mandatory for a parent or an agent, and for nobody else
 * @param furtherInformation optional text, at most 8,000 characters
 * @param policyVersion version of the privacy policy that the person was shown
 * @param policyAccepted whether the person has accepted that version by an act of their own; null means no
 * @param rights what is asked for; each right at most once
 */
record SubmissionBody(
        String country,
        @NotNull @LanguageTag String language,
        @NotNull RequesterKind requesterKind,
        @NotNull @Valid ContactBody contact,
        @Valid OnBehalf onBehalf,

        @PersonalText(max = 8000, pattern = PersonalText.LINES)
        @Schema(type = SchemaType.STRING, maxLength = 8000, nullable = true)
        Personal furtherInformation,

        @NotNull @Size(max = 32) String policyVersion,
        Boolean policyAccepted,
        @NotEmpty @Size(max = 13) List<@NotNull @Valid AskedRight> rights) {

    /** The same with another contact. */
    SubmissionBody with(ContactBody other) {
        return new SubmissionBody(
                country,
                language,
                requesterKind,
                other,
                onBehalf,
                furtherInformation,
                policyVersion,
                policyAccepted,
                rights);
    }

    /**
     * How to reach the person.
     *
     * @param name optional
     * @param email mandatory unless the account that one is signed in with has one: without it no answer could be given
     * @param miId optional: the number of the Xiaomi account; known of people who are signed in with it
     */
    record ContactBody(
            @PersonalText(max = 200) @Schema(type = SchemaType.STRING, maxLength = 200, nullable = true)
            Personal name,

            @PersonalEmail @Schema(type = SchemaType.STRING, maxLength = PersonalEmail.MOST, nullable = true)
            Personal email,

            @PersonalText(max = 20, pattern = PersonalText.MI_ID, message = "must be 1 to 20 digits")
            @Schema(type = SchemaType.STRING, maxLength = 20, nullable = true)
            Personal miId) {}
}
