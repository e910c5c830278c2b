package com.xiaomi.privacy.contracts.vocabulary;

/** The messages people and staff receive. */
public enum MessageKind {
    /** The request has arrived, with its reference and dates. */
    REQUEST_RECEIVED,
    /** A one-time code to prove control of the contact. */
    IDENTITY_CODE,
    /** A new link to the page of the request. */
    ACCESS_LINK,
    /** To a contact that is to replace the present one: whether it can be reached there. */
    CONTACT_CONFIRMATION,
    /** To a former contact: another one has taken its place. */
    CONTACT_CHANGED,
    /** The case is closed; names the outcome and where to complain. */
    CASE_CLOSED,
    /** Staff wrote a message; it is read on the page of the request. */
    MESSAGE_POSTED,
    /** Staff asked a question that the case waits for; it is read and answered on the page of the request. */
    QUESTION_ASKED,
    /** A question still waits for its answer. */
    QUESTION_REMINDER,
    /** A fee was quoted; it is accepted or declined on the page of the request. */
    FEE_QUOTED,
    /** A fee is neither accepted nor declined yet. */
    FEE_REMINDER,
    /** What was granted is being carried out. */
    CASE_IN_FULFILMENT,
    /** The package can't be downloaded much longer. */
    PACKAGE_EXPIRING,
    /** The appeal has arrived, with the day by which it is decided. */
    APPEAL_RECEIVED,
    /** A closed case was taken up again. */
    CASE_REOPENED,
    /** What an erasure had left, by law or in backups, is gone too. */
    ERASURE_COMPLETED,
    /** Another controller has the package, as the person had asked. */
    PACKAGE_HANDED_OVER,
    /** The person has proven who they are; whoever did not do that is warned by it. */
    IDENTITY_PROVEN,
    /** The time to prove identity runs out. */
    IDENTITY_EXPIRING,
    /** The time to prove identity is over; a person decides what follows. */
    IDENTITY_UNPROVEN,
    /** Somebody looked at evidence; says whether it proves what it is to prove. */
    EVIDENCE_REVIEWED,
    /** To the data subject: whether another may act for them. */
    MANDATE_CONFIRMATION,
    /** A new version of the privacy policy applies soon. */
    POLICY_CHANGED,
    /** The answer takes longer, with the reason and the new date. */
    CASE_EXTENDED,
    /** To staff: a case was given to them. */
    CASE_ASSIGNED,
    /** To staff: a case was put before them. */
    CASE_ESCALATED,
    /** To staff: a note calls their attention. */
    STAFF_MENTIONED,
    /** To staff: much of the time for the answer is over. */
    DEADLINE_APPROACHING,
    /** To staff: the due date has passed. */
    CASE_OVERDUE,
    /** To staff: a data system does not answer. */
    TASK_OVERDUE,
    /** To staff: a mail has not reached whom it was for, who is to be told another way. */
    MESSAGE_UNDELIVERED,
    /** A restriction will be lifted, with the day and how to object. */
    RESTRICTION_LIFT_ANNOUNCED,
    /** A restriction whose lifting was announced stays. */
    RESTRICTION_KEPT,
    /** A restriction is lifted, as announced. */
    RESTRICTION_LIFTED;

    /** Whether staff are told by it; everything else goes to people who ask, or whose data is asked for. */
    public boolean isForStaff() {
        return switch (this) {
            case CASE_ASSIGNED,
                    CASE_ESCALATED,
                    STAFF_MENTIONED,
                    DEADLINE_APPROACHING,
                    CASE_OVERDUE,
                    TASK_OVERDUE,
                    MESSAGE_UNDELIVERED -> true;
            case REQUEST_RECEIVED,
                    IDENTITY_CODE,
                    ACCESS_LINK,
                    CONTACT_CONFIRMATION,
                    CONTACT_CHANGED,
                    CASE_CLOSED,
                    MESSAGE_POSTED,
                    QUESTION_ASKED,
                    QUESTION_REMINDER,
                    FEE_QUOTED,
                    FEE_REMINDER,
                    CASE_IN_FULFILMENT,
                    PACKAGE_EXPIRING,
                    APPEAL_RECEIVED,
                    CASE_REOPENED,
                    ERASURE_COMPLETED,
                    PACKAGE_HANDED_OVER,
                    IDENTITY_PROVEN,
                    IDENTITY_EXPIRING,
                    IDENTITY_UNPROVEN,
                    EVIDENCE_REVIEWED,
                    MANDATE_CONFIRMATION,
                    POLICY_CHANGED,
                    CASE_EXTENDED,
                    RESTRICTION_LIFT_ANNOUNCED,
                    RESTRICTION_KEPT,
                    RESTRICTION_LIFTED -> false;
        };
    }
}
