package com.xiaomi.privacy.intake.request;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.protection.Personal;
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
 * @param language in which the person wants to be answered, BCP 47
 * @param requesterKind for whom the request is made
 * @param furtherInformation optional text, at most 8,000 characters
 * @param policyVersion version of the privacy policy that the person was shown
 * @param rights what is asked for; each right at most once
 */
record SubmissionBody(
        @NotNull @LanguageTag String language,
        @NotNull RequesterKind requesterKind,
        @NotNull @Valid ContactBody contact,

        @PersonalText(max = 8000, pattern = "[^\\x00]*", message = "must be at most 8000 characters of text")
        @Schema(type = SchemaType.STRING, maxLength = 8000, nullable = true)
        Personal furtherInformation,

        @NotNull @Size(max = 32) String policyVersion,
        @NotEmpty @Size(max = 13) List<@NotNull @Valid RightBody> rights) {

    /**
     * How to reach the person.
     *
     * @param name optional
     * @param email mandatory: without it no answer could be given
     * @param miId optional: the number of the Xiaomi account
     */
    record ContactBody(
            @PersonalText(max = 200, pattern = "[^\\p{Cntrl}]*", message = "must be at most 200 characters on one line")
            @Schema(type = SchemaType.STRING, maxLength = 200, nullable = true)
            Personal name,

            @NotNull
            @PersonalText(
                    max = 320,
                    pattern = "[^@\\s\\p{Cntrl}]{1,64}@[^@\\s\\p{Cntrl}]{1,255}",
                    message = "must be an e-mail address of at most 320 characters")
            @Schema(type = SchemaType.STRING, maxLength = 320)
            Personal email,

            @PersonalText(max = 20, pattern = "[0-9]{1,20}", message = "must be 1 to 20 digits")
            @Schema(type = SchemaType.STRING, maxLength = 20, nullable = true)
            Personal miId) {}

    /** One right asked for. */
    record RightBody(@NotNull Right right) {}
}
