package com.xiaomi.privacy.foundation.access;

/** Role names as the realms hold them, for {@code @RolesAllowed}. */
public final class Roles {

    /** The person, by the pass of their request. */
    public static final String REQUESTER = "requester";
    /** Somebody who signed in, by a token of the customer realm. */
    public static final String CUSTOMER = "customer";

    /** Takes and examines cases. */
    public static final String PRIVACY_AGENT = "privacy-agent";
    /** Second pair of eyes: approves and releases. */
    public static final String APPROVER = "approver";
    /** Data protection officer. */
    public static final String DPO = "dpo";
    /** India's grievance officer. */
    public static final String GRIEVANCE_OFFICER = "grievance-officer";
    /** Reviews evidence of identity. */
    public static final String IDENTITY_REVIEWER = "identity-reviewer";
    /** Legal holds and isolated data. */
    public static final String LEGAL = "legal";
    /** Reads audit trails. */
    public static final String AUDITOR = "auditor";
    /** Runs the system. */
    public static final String OPERATOR = "operator";
    /** Sets up webhooks for tools. */
    public static final String INTEGRATOR = "integrator";

    /** A data system with its own credentials. */
    public static final String DATA_SYSTEM = "data-system";
    /** May ask intake for the contact of a request. */
    public static final String INTAKE_CONTACT = "intake:contact";
    /** May ask intake for what a data system needs to find the person. */
    public static final String INTAKE_PERSON = "intake:person";
    /** May ask intake for what the person wrote. */
    public static final String INTAKE_REQUEST_DETAILS = "intake:request-details";
    /** May ask intake for a grant on an attachment. */
    public static final String INTAKE_ATTACHMENT_GRANT = "intake:attachment-grant";
    /** May ask intake for the token of an access link, to send it. */
    public static final String INTAKE_ACCESS_LINK = "intake:access-link";
    /** May ask intake which requests were submitted with an account. */
    public static final String INTAKE_ACCOUNT_REQUESTS = "intake:account-requests";
    /** May ask intake whether what a sign-in says is what a request says. */
    public static final String INTAKE_ACCOUNT_MATCH = "intake:account-match";
    /** May ask intake whether the data subject of a request made for another has a contact of their own. */
    public static final String INTAKE_SUBJECT_PRESENCE = "intake:subject-presence";
    /** May ask intake who is known by a Mi ID or an e-mail address. */
    public static final String INTAKE_PERSON_REF = "intake:person-ref";
    /** May ask identity-verification for a one-time code. */
    public static final String IDENTITY_CODE = "identity:code";
    /** May ask case-workflow for what a notice needs. */
    public static final String CASEWORK_NOTICE = "casework:notice";

    /** May ask case-workflow under which safeguard staff work elsewhere. */
    public static final String CASEWORK_SAFEGUARD = "casework:safeguard";

    /** May ask each service for its part of the audit trail. */
    public static final String INTERNAL_AUDIT = "internal:audit";

    /** May ask a cell for what it tells of itself: counts without a person. */
    public static final String REPORTS_COUNTS = "reports:counts";

    private Roles() {}
}
