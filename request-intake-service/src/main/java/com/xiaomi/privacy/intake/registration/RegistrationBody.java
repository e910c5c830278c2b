package com.xiaomi.privacy.intake.registration;

import com.xiaomi.privacy.contracts.vocabulary.RequesterKind;
import com.xiaomi.privacy.foundation.contact.PersonalEmail;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.person.Contact;
import com.xiaomi.privacy.intake.person.OnBehalf;
import com.xiaomi.privacy.intake.person.PostalAddress;
import com.xiaomi.privacy.intake.request.Channel;
import com.xiaomi.privacy.intake.request.LanguageTag;
import com.xiaomi.privacy.intake.right.AskedRight;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A request that came by letter, e-mail or telephone, as staff write it down.
 *
 * @param channel by which it came to staff; not the portal, and no partner
 * @param receivedAt when it truly reached the controller; the legal clock starts from it
 * @param backdatingReason mandatory if that is more than five days ago
 * @param language in which the person wants to be answered, BCP 47
 * @param onBehalf mandatory for a parent or an agent, and for nobody else
 */
record RegistrationBody(
        @NotNull Channel channel,
        @NotNull Instant receivedAt,

        @PersonalText(max = 1000, pattern = PersonalText.LINES) @Schema(maxLength = 1000)
        Personal backdatingReason,

        @NotNull @LanguageTag String language,
        @NotNull RequesterKind requesterKind,
        @NotNull @Valid RegisteredContact contact,
        @Valid OnBehalf onBehalf,

        @PersonalText(max = 8000, pattern = PersonalText.LINES) @Schema(maxLength = 8000)
        Personal furtherInformation,

        @NotEmpty @Size(max = 13) List<@NotNull @Valid AskedRight> rights) {

    /**
     * How to reach the person: by e-mail or, without, by letter.
     *
     * @param name mandatory without an e-mail address
     */
    record RegisteredContact(
            @PersonalText(max = 200) @Schema(maxLength = 200)
            Personal name,

            @PersonalEmail @Schema(maxLength = PersonalEmail.MOST)
            Personal email,

            @PersonalText(max = 20, pattern = PersonalText.MI_ID, message = "must be 1 to 20 digits")
            @Schema(maxLength = 20)
            Personal miId,

            @Valid PostalAddress address) {

        Contact toContact() {
            return new Contact(
                    Optional.ofNullable(email),
                    Optional.ofNullable(name),
                    Optional.ofNullable(miId),
                    Optional.ofNullable(address));
        }
    }
}
