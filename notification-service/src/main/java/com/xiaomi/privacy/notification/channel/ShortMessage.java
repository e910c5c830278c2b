package com.xiaomi.privacy.notification.channel;

import com.xiaomi.privacy.contracts.vocabulary.MessageKind;
import java.util.UUID;

/**
 * A hint by SMS or push that there is something to be read and done. All that it may say is that there is news about the request with its
 * reference, and to open the page: no kind of right, no outcome, no code, no link that lets in. Telephones show it while they are locked.
 *
 * @param deliveryId the mail that it stands beside, and the key by which a provider knows a hint that it was given before
 * @param requestId the request, by which a channel looks up what it needs at the moment of sending
 * @param kind of the mail; chooses whether there is a hint, and is never a part of it
 * @param language in which the person is written to, BCP 47
 */
public record ShortMessage(UUID deliveryId, UUID requestId, MessageKind kind, String language) {

    /** Whether a mail left unread costs the person something: a time runs in which they have to do something, or can. */
    static boolean isWorthOne(MessageKind kind) {
        return switch (kind) {
            case QUESTION_ASKED,
                    QUESTION_REMINDER,
                    FEE_QUOTED,
                    FEE_REMINDER,
                    IDENTITY_EXPIRING,
                    PACKAGE_EXPIRING,
                    CASE_CLOSED,
                    RESTRICTION_LIFT_ANNOUNCED -> true;
            // What somebody waits for at a page, what is only to be known, and all that goes to others than the person
            // of the request.
            case REQUEST_RECEIVED,
                    IDENTITY_CODE,
                    ACCESS_LINK,
                    CONTACT_CONFIRMATION,
                    CONTACT_CHANGED,
                    MESSAGE_POSTED,
                    CASE_IN_FULFILMENT,
                    APPEAL_RECEIVED,
                    CASE_REOPENED,
                    ERASURE_COMPLETED,
                    PACKAGE_HANDED_OVER,
                    IDENTITY_PROVEN,
                    IDENTITY_UNPROVEN,
                    EVIDENCE_REVIEWED,
                    MANDATE_CONFIRMATION,
                    POLICY_CHANGED,
                    CASE_EXTENDED,
                    CASE_ASSIGNED,
                    CASE_ESCALATED,
                    STAFF_MENTIONED,
                    DEADLINE_APPROACHING,
                    CASE_OVERDUE,
                    TASK_OVERDUE,
                    MESSAGE_UNDELIVERED,
                    RESTRICTION_KEPT,
                    RESTRICTION_LIFTED -> false;
        };
    }
}
