package com.xiaomi.privacy.intake.timeline;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.ReviewOutcome;
import java.util.Optional;

/** What a person can see in the course of their request, each with its words. Held in the database by name. */
public enum TimelineCode {
    REQUEST_RECEIVED("We have received your request."),
    IDENTITY_REQUIRED("We need to be sure that it is you who is asking. Please prove your identity."),
    IDENTITY_PROVEN("You have proven your identity."),
    IDENTITY_PARTLY_PROVEN("You have shown us a part of what we need to know who you are."),
    IDENTITY_EXPIRED("The time to prove your identity is over. You can still do it; a member of our team decides."),
    EVIDENCE_ACCEPTED("We have accepted what you sent us to show who you are or for whom you act."),
    EVIDENCE_REJECTED("We could not accept what you sent us to show who you are or for whom you act."),
    EVIDENCE_MORE_NEEDED("We need something else to be sure who you are or for whom you act."),
    ATTACHMENT_STORED("We have received a file from you."),
    ATTACHMENT_REJECTED("A file you sent could not be accepted."),
    ATTACHMENT_WITHDRAWN("You have taken a file back. We have deleted it."),
    CONTACT_CHANGED("We write to the new address that you gave us from now on."),
    IN_REVIEW("A member of our privacy team examines your request."),
    MESSAGE_FOR_YOU("We have written to you. The message is in the conversation."),
    AWAITING_REQUESTER("We have a question for you."),
    AWAITING_FEE("We have told you what a further copy costs and wait for your answer."),
    AWAITING_APPROVAL("A second member of our team checks the decision."),
    IN_FULFILMENT("Your request was granted. We are carrying it out."),
    AWAITING_RELEASE("Our answer is ready and is checked once more before it goes out."),
    CLOSED_FULFILLED("Your request has been fulfilled."),
    CLOSED_PARTIALLY_FULFILLED("Your request has been fulfilled in part."),
    CLOSED_REFUSED("Your request was refused. Our message to you names the reasons and where you can complain."),
    CLOSED_WITHDRAWN("You have withdrawn your request."),
    CLOSED_EXPIRED("Your request was closed because your identity was not proven in time."),
    CLOSED_DUPLICATE("Your request was closed because you had already asked for the same."),
    APPEAL_RECEIVED("You contest our decision. Somebody who took no part in it examines your request again."),
    SPLIT("We treat a part of what you ask for by itself."),
    EXTENDED("Our answer takes longer than planned. The new date is shown with it."),
    ERASURE_COMPLETED("What we still had to keep by law, and the backups that still held your data, are gone now."),
    PACKAGE_HANDED_OVER("The other controller has the package with your data, as you asked."),
    REOPENED("Your request was closed. We have taken it up again."),
    ANONYMISED("Everything about this request has been deleted."),
    RESTRICTION_LIFT_ANNOUNCED(
            "We will lift the restriction of your data. Our message to you names the day; answer it here if you object."),
    RESTRICTION_KEPT("We do not lift the restriction of your data. It stays."),
    RESTRICTION_LIFTED("The restriction of your data is lifted.");

    private final String words;

    TimelineCode(String words) {
        this.words = words;
    }

    /** In plain English. */
    public String words() {
        return words;
    }

    /** What a change to a state looks like to the person; empty where something else tells it. */
    static Optional<TimelineCode> of(CaseState state) {
        return switch (state) {
            // Told once for the request, on receipt.
            case RECEIVED -> Optional.empty();
            // Told by identity-verification, once there is something the person can do.
            case AWAITING_IDENTITY -> Optional.empty();
            // Told with its outcome by the event that follows.
            case CLOSED -> Optional.empty();
            case IN_REVIEW -> Optional.of(IN_REVIEW);
            case AWAITING_REQUESTER -> Optional.of(AWAITING_REQUESTER);
            case AWAITING_FEE -> Optional.of(AWAITING_FEE);
            case AWAITING_APPROVAL -> Optional.of(AWAITING_APPROVAL);
            case IN_FULFILMENT -> Optional.of(IN_FULFILMENT);
            case AWAITING_RELEASE -> Optional.of(AWAITING_RELEASE);
            case ANONYMISED -> Optional.of(ANONYMISED);
        };
    }

    static TimelineCode of(ReviewOutcome outcome) {
        return switch (outcome) {
            case ACCEPTED -> EVIDENCE_ACCEPTED;
            case REJECTED -> EVIDENCE_REJECTED;
            case MORE_NEEDED -> EVIDENCE_MORE_NEEDED;
        };
    }

    static TimelineCode of(Outcome outcome) {
        return switch (outcome) {
            case FULFILLED -> CLOSED_FULFILLED;
            case PARTIALLY_FULFILLED -> CLOSED_PARTIALLY_FULFILLED;
            case REFUSED -> CLOSED_REFUSED;
            case WITHDRAWN -> CLOSED_WITHDRAWN;
            case EXPIRED -> CLOSED_EXPIRED;
            case DUPLICATE -> CLOSED_DUPLICATE;
        };
    }
}
