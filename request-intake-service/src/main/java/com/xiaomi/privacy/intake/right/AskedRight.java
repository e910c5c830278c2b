package com.xiaomi.privacy.intake.right;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.Sensitivity;
import com.xiaomi.privacy.intake.right.DetailChoices.PortabilityRecipient;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One right asked for, with what belongs to it. The property {@code right} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = AskedRight.DISCRIMINATOR)
@JsonSubTypes({
    @JsonSubTypes.Type(value = AskedRight.Access.class, name = "ACCESS"),
    @JsonSubTypes.Type(value = AskedRight.Rectification.class, name = "RECTIFICATION"),
    @JsonSubTypes.Type(value = AskedRight.Erasure.class, name = "ERASURE"),
    @JsonSubTypes.Type(value = AskedRight.Objection.class, name = "OBJECTION"),
    @JsonSubTypes.Type(value = AskedRight.Restriction.class, name = "RESTRICTION"),
    @JsonSubTypes.Type(value = AskedRight.Portability.class, name = "PORTABILITY"),
    @JsonSubTypes.Type(value = AskedRight.WithdrawConsent.class, name = "WITHDRAW_CONSENT"),
    @JsonSubTypes.Type(value = AskedRight.Question.class, name = "QUESTION"),
    @JsonSubTypes.Type(value = AskedRight.Complaint.class, name = "COMPLAINT"),
    @JsonSubTypes.Type(value = AskedRight.Grievance.class, name = "GRIEVANCE"),
    @JsonSubTypes.Type(value = AskedRight.OptOutSale.class, name = "OPT_OUT_SALE"),
    @JsonSubTypes.Type(value = AskedRight.AutomatedDecisionReview.class, name = "AUTOMATED_DECISION_REVIEW"),
    @JsonSubTypes.Type(value = AskedRight.Nominate.class, name = "NOMINATE"),
})
@Schema(
        name = "AskedRight",
        discriminatorProperty = AskedRight.DISCRIMINATOR,
        discriminatorMapping = {
            @DiscriminatorMapping(value = "ACCESS", schema = AskedRight.Access.class),
            @DiscriminatorMapping(value = "RECTIFICATION", schema = AskedRight.Rectification.class),
            @DiscriminatorMapping(value = "ERASURE", schema = AskedRight.Erasure.class),
            @DiscriminatorMapping(value = "OBJECTION", schema = AskedRight.Objection.class),
            @DiscriminatorMapping(value = "RESTRICTION", schema = AskedRight.Restriction.class),
            @DiscriminatorMapping(value = "PORTABILITY", schema = AskedRight.Portability.class),
            @DiscriminatorMapping(value = "WITHDRAW_CONSENT", schema = AskedRight.WithdrawConsent.class),
            @DiscriminatorMapping(value = "QUESTION", schema = AskedRight.Question.class),
            @DiscriminatorMapping(value = "COMPLAINT", schema = AskedRight.Complaint.class),
            @DiscriminatorMapping(value = "GRIEVANCE", schema = AskedRight.Grievance.class),
            @DiscriminatorMapping(value = "OPT_OUT_SALE", schema = AskedRight.OptOutSale.class),
            @DiscriminatorMapping(
                    value = "AUTOMATED_DECISION_REVIEW",
                    schema = AskedRight.AutomatedDecisionReview.class),
            @DiscriminatorMapping(value = "NOMINATE", schema = AskedRight.Nominate.class),
        },
        oneOf = {
            AskedRight.Access.class,
            AskedRight.Rectification.class,
            AskedRight.Erasure.class,
            AskedRight.Objection.class,
            AskedRight.Restriction.class,
            AskedRight.Portability.class,
            AskedRight.WithdrawConsent.class,
            AskedRight.Question.class,
            AskedRight.Complaint.class,
            AskedRight.Grievance.class,
            AskedRight.OptOutSale.class,
            AskedRight.AutomatedDecisionReview.class,
            AskedRight.Nominate.class,
        })
public sealed interface AskedRight {

    /** The property that says which right it is. */
    String DISCRIMINATOR = "right";

    /** What the person says about it; null if nothing, where the right can be asked for without. */
    RightDetails details();

    /** Which right it is. */
    static Right of(AskedRight asked) {
        return switch (asked) {
            case Access ignored -> Right.ACCESS;
            case Rectification ignored -> Right.RECTIFICATION;
            case Erasure ignored -> Right.ERASURE;
            case Objection ignored -> Right.OBJECTION;
            case Restriction ignored -> Right.RESTRICTION;
            case Portability ignored -> Right.PORTABILITY;
            case WithdrawConsent ignored -> Right.WITHDRAW_CONSENT;
            case Question ignored -> Right.QUESTION;
            case Complaint ignored -> Right.COMPLAINT;
            case Grievance ignored -> Right.GRIEVANCE;
            case OptOutSale ignored -> Right.OPT_OUT_SALE;
            case AutomatedDecisionReview ignored -> Right.AUTOMATED_DECISION_REVIEW;
            case Nominate ignored -> Right.NOMINATE;
        };
    }

    /** What is at stake if somebody else than the data subject asks for it. */
    static Sensitivity sensitivityOf(AskedRight asked) {
        return switch (asked) {
            case WithdrawConsent ignored -> Sensitivity.ROUTINE;
            case Question ignored -> Sensitivity.ROUTINE;
            case Complaint ignored -> Sensitivity.ROUTINE;
            case Grievance ignored -> Sensitivity.ROUTINE;
            case OptOutSale ignored -> Sensitivity.ROUTINE;
            case Objection(RightDetails.Objection details) ->
                details.directMarketing() && details.processing() == null ? Sensitivity.ROUTINE : Sensitivity.NORMAL;
            case Erasure(RightDetails.Erasure details) ->
                details.accountCancellation() ? Sensitivity.HIGH : Sensitivity.NORMAL;
            case Portability(RightDetails.Portability details) ->
                details.recipient() == PortabilityRecipient.CONTROLLER ? Sensitivity.HIGH : Sensitivity.NORMAL;
            case Nominate ignored -> Sensitivity.HIGH;
            case Access ignored -> Sensitivity.NORMAL;
            case Rectification ignored -> Sensitivity.NORMAL;
            case Restriction ignored -> Sensitivity.NORMAL;
            case AutomatedDecisionReview ignored -> Sensitivity.NORMAL;
        };
    }

    /** {@link Right#ACCESS}. */
    @Schema(name = "AskedAccess")
    record Access(@Valid RightDetails.Access details) implements AskedRight {}

    /** {@link Right#RECTIFICATION}. */
    @Schema(name = "AskedRectification")
    record Rectification(@NotNull @Valid RightDetails.Rectification details) implements AskedRight {}

    /** {@link Right#ERASURE}. */
    @Schema(name = "AskedErasure")
    record Erasure(@NotNull @Valid RightDetails.Erasure details) implements AskedRight {}

    /** {@link Right#OBJECTION}. */
    @Schema(name = "AskedObjection")
    record Objection(@NotNull @Valid RightDetails.Objection details) implements AskedRight {}

    /** {@link Right#RESTRICTION}. */
    @Schema(name = "AskedRestriction")
    record Restriction(@NotNull @Valid RightDetails.Restriction details) implements AskedRight {}

    /** {@link Right#PORTABILITY}. */
    @Schema(name = "AskedPortability")
    record Portability(@NotNull @Valid RightDetails.Portability details) implements AskedRight {}

    /** {@link Right#WITHDRAW_CONSENT}. */
    @Schema(name = "AskedWithdrawConsent")
    record WithdrawConsent(@NotNull @Valid RightDetails.WithdrawConsent details) implements AskedRight {}

    /** {@link Right#QUESTION}. */
    @Schema(name = "AskedQuestion")
    record Question(@NotNull @Valid RightDetails.Question details) implements AskedRight {}

    /** {@link Right#COMPLAINT}. */
    @Schema(name = "AskedComplaint")
    record Complaint(@NotNull @Valid RightDetails.Complaint details) implements AskedRight {}

    /** {@link Right#GRIEVANCE}. */
    @Schema(name = "AskedGrievance")
    record Grievance(@NotNull @Valid RightDetails.Grievance details) implements AskedRight {}

    /** {@link Right#OPT_OUT_SALE}. */
    @Schema(name = "AskedOptOutSale")
    record OptOutSale(@Valid RightDetails.OptOutSale details) implements AskedRight {}

    /** {@link Right#AUTOMATED_DECISION_REVIEW}. */
    @Schema(name = "AskedAutomatedDecisionReview")
    record AutomatedDecisionReview(@NotNull @Valid RightDetails.AutomatedDecisionReview details)
            implements AskedRight {}

    /** {@link Right#NOMINATE}. */
    @Schema(name = "AskedNominate")
    record Nominate(@NotNull @Valid RightDetails.Nominate details) implements AskedRight {}
}
