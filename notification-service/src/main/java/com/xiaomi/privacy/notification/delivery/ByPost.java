package com.xiaomi.privacy.notification.delivery;

import com.xiaomi.privacy.contracts.event.IdentityEvent.ChallengeIssued;
import com.xiaomi.privacy.contracts.event.PrivacyEvent;
import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import com.xiaomi.privacy.contracts.vocabulary.VerificationPurpose;

/** What goes on paper to whom no e-mail reaches. */
final class ByPost {

    private ByPost() {}

    /**
     * Whether a message does. Not what reminds of a letter that they have, nor what is told to everybody (POLICY.md, section 13: by pop-up or
     * e-mail), nor links and codes that somebody waits for at a page. The code for a download goes: whom only letters reach asks for it on
     * one day, and comes back with the letter on another.
     */
    static boolean mayGo(MessageKind message, PrivacyEvent event) {
        return switch (message) {
            case IDENTITY_CODE -> event instanceof ChallengeIssued challenge && mayGo(challenge.purpose());
            case REQUEST_RECEIVED,
                    CASE_CLOSED,
                    MESSAGE_POSTED,
                    QUESTION_ASKED,
                    FEE_QUOTED,
                    CASE_IN_FULFILMENT,
                    APPEAL_RECEIVED,
                    CASE_REOPENED,
                    ERASURE_COMPLETED,
                    PACKAGE_HANDED_OVER,
                    IDENTITY_PROVEN,
                    IDENTITY_EXPIRING,
                    IDENTITY_UNPROVEN,
                    EVIDENCE_REVIEWED,
                    CASE_EXTENDED,
                    RESTRICTION_LIFT_ANNOUNCED,
                    RESTRICTION_KEPT,
                    RESTRICTION_LIFTED -> true;
            case QUESTION_REMINDER,
                    FEE_REMINDER,
                    PACKAGE_EXPIRING,
                    POLICY_CHANGED,
                    ACCESS_LINK,
                    CONTACT_CONFIRMATION,
                    CONTACT_CHANGED,
                    MANDATE_CONFIRMATION,
                    CASE_ASSIGNED,
                    CASE_ESCALATED,
                    STAFF_MENTIONED,
                    DEADLINE_APPROACHING,
                    CASE_OVERDUE,
                    TASK_OVERDUE,
                    MESSAGE_UNDELIVERED -> false;
        };
    }

    private static boolean mayGo(VerificationPurpose purpose) {
        return switch (purpose) {
            case CASE, PACKAGE_DOWNLOAD -> true;
            case CONTACT_CHANGE -> false;
        };
    }
}
