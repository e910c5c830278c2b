package com.xiaomi.privacy.intake.right;

import com.xiaomi.privacy.foundation.contact.PersonalEmail;
import com.xiaomi.privacy.foundation.protection.Personal;
import com.xiaomi.privacy.foundation.protection.PersonalText;
import com.xiaomi.privacy.intake.right.DetailChoices.ErasureGround;
import com.xiaomi.privacy.intake.right.DetailChoices.ErasureScope;
import com.xiaomi.privacy.intake.right.DetailChoices.NominationEvent;
import com.xiaomi.privacy.intake.right.DetailChoices.PortabilityRecipient;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionAction;
import com.xiaomi.privacy.intake.right.DetailChoices.RestrictionReason;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a person says about one right they ask for. Single fields are checked by their constraints, fields that depend on
 * each other by {@link DetailRules}. A null field was not given.
 */
public sealed interface RightDetails {

    /** Longest text on one line, in characters. */
    int LINE = 200;
    /** Longest text in a paragraph, in characters. */
    int TEXT = 4000;
    /** Most entries in a list. */
    int MANY = 20;

    /**
     * A copy of one's data (GDPR Art. 15).
     *
     * @param services only the data of these services; everything if none is named
     * @param from first day of the period asked about
     * @param to last day of the period asked about
     * @param extraCopy whether this is a further copy, for which a fee may be asked (policy §8)
     */
    @Schema(name = "AccessDetails")
    record Access(
            @Size(max = MANY) List<@NotNull @PersonalText(max = LINE) Personal> services,
            LocalDate from,
            LocalDate to,
            boolean extraCopy)
            implements RightDetails {
        public Access {
            services = Copies.of(services);
        }
    }

    /**
     * Correction or completion (GDPR Art. 16).
     *
     * @param evidence by what the new values can be checked
     */
    @Schema(name = "RectificationDetails")
    record Rectification(
            @NotEmpty @Size(max = MANY) List<@NotNull @Valid CorrectedField> fields,

            @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal evidence)
            implements RightDetails {
        public Rectification {
            fields = Copies.of(fields);
        }
    }

    /**
     * One field to be corrected.
     *
     * @param before as it stands; null if it is missing and to be completed
     * @param after as it should be
     */
    record CorrectedField(
            @NotNull @PersonalText(max = LINE) @Schema(maxLength = LINE)
            Personal field,

            @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal before,

            @NotNull @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal after) {}

    /**
     * Deletion (GDPR Art. 17).
     *
     * @param services where the scope is {@link ErasureScope#SERVICE}
     * @param namedData where the scope is {@link ErasureScope#NAMED_DATA}
     * @param accountCancellation whether the account is to be cancelled too; evaluated by a person (policy §7)
     * @param reason ground of Art. 17(1); null if none was named
     */
    @Schema(name = "ErasureDetails")
    record Erasure(
            @NotNull ErasureScope scope,
            @Size(max = MANY) List<@NotNull @PersonalText(max = LINE) Personal> services,
            @Size(max = MANY) List<@NotNull @PersonalText(max = LINE) Personal> namedData,
            boolean accountCancellation,
            ErasureGround reason)
            implements RightDetails {
        public Erasure {
            services = Copies.of(services);
            namedData = Copies.of(namedData);
        }
    }

    /**
     * An objection (GDPR Art. 21).
     *
     * @param processing what is objected to; not needed against direct marketing
     * @param grounds of the person's particular situation; not needed against direct marketing
     */
    @Schema(name = "ObjectionDetails")
    record Objection(
            @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal processing,

            @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal grounds,

            boolean directMarketing)
            implements RightDetails {}

    /**
     * Freezing and unfreezing (GDPR Art. 18).
     *
     * @param reason of Art. 18(1); where the processing is to be frozen
     * @param startsOn at once if null
     */
    @Schema(name = "RestrictionDetails")
    record Restriction(
            @NotNull RestrictionAction action,
            RestrictionReason reason,
            LocalDate startsOn,

            @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal explanation)
            implements RightDetails {}

    /**
     * A machine-readable copy (GDPR Art. 20).
     *
     * @param controller where the recipient is {@link PortabilityRecipient#CONTROLLER}
     * @param services only the data of these services; everything if none is named
     */
    @Schema(name = "PortabilityDetails")
    record Portability(
            @NotNull PortabilityRecipient recipient,
            @Valid OtherController controller,
            @Size(max = MANY) List<@NotNull @PersonalText(max = LINE) Personal> services)
            implements RightDetails {
        public Portability {
            services = Copies.of(services);
        }
    }

    /** Another company that is to receive the copy. */
    record OtherController(
            @NotNull @PersonalText(max = LINE) @Schema(maxLength = LINE)
            Personal name,

            @PersonalText(max = LINE) @Schema(maxLength = LINE)
            Personal website) {}

    /**
     * A consent taken back for the future (GDPR Art. 7(3)).
     *
     * @param consent which one
     */
    @Schema(name = "WithdrawConsentDetails")
    record WithdrawConsent(
            @NotNull @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal consent) implements RightDetails {}

    /** A privacy question. */
    @Schema(name = "QuestionDetails")
    record Question(
            @NotNull @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal question)
            implements RightDetails {}

    /** A complaint about how data was handled. */
    @Schema(name = "ComplaintDetails")
    record Complaint(
            @NotNull @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal complaint)
            implements RightDetails {}

    /**
     * A grievance to the grievance officer (India: DPDP Act s.13).
     *
     * @param earlierReference of the request that the grievance is about
     */
    @Schema(name = "GrievanceDetails")
    record Grievance(
            @NotNull @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal grievance,

            @PersonalText(max = 20) @Schema(maxLength = 20) Personal earlierReference)
            implements RightDetails {}

    /** An opt-out (CCPA and other US state laws): of all three where none is chosen. */
    @Schema(name = "OptOutSaleDetails")
    record OptOutSale(boolean sale, boolean sharing, boolean targetedAdvertising) implements RightDetails {}

    /**
     * A human look at an automated decision (GDPR Art. 22(3)).
     *
     * @param decision which one
     * @param viewpoint what the person says to it
     */
    @Schema(name = "AutomatedDecisionReviewDetails")
    record AutomatedDecisionReview(
            @NotNull @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal decision,

            LocalDate decidedOn,

            @PersonalText(max = TEXT, pattern = PersonalText.LINES) @Schema(maxLength = TEXT)
            Personal viewpoint)
            implements RightDetails {}

    /** Who acts for the person after death or incapacity (India: DPDP Act s.14). */
    @Schema(name = "NominateDetails")
    record Nominate(
            @NotNull @Valid Nominee nominee, @NotNull NominationEvent takesEffect) implements RightDetails {}

    /** Somebody nominated; reachable by at least one of the two. */
    record Nominee(
            @NotNull @PersonalText(max = LINE) @Schema(maxLength = LINE)
            Personal name,

            @PersonalEmail @Schema(maxLength = PersonalEmail.MOST)
            Personal email,

            @PersonalText(max = 30, pattern = "\\+?[0-9 ()/-]{3,30}", message = "must be a telephone number")
            @Schema(maxLength = 30)
            Personal phone,

            @PersonalText(max = LINE) @Schema(maxLength = LINE)
            Personal relationship) {}
}
