package com.xiaomi.privacy.foundation.problem;

import java.net.URI;
import java.util.Locale;

/**
 * The catalogue of everything that can go wrong for a caller (RFC 9457). Each has its own {@code type}, so that clients
 * branch on it and never on text. The catalogue is documented in {@code docs/problems.md}; a test compares the two.
 */
public enum ProblemType {
    MALFORMED_JSON(400, "The body is not valid JSON of the expected form"),
    MALFORMED_REQUEST(400, "The request is malformed"),
    IDEMPOTENCY_KEY_MISSING(400, "The Idempotency-Key header is missing"),
    AUTHENTICATION_REQUIRED(401, "Sign in, or send a valid token"),
    TOKEN_EXPIRED(401, "The token has expired"),
    TOKEN_INVALID(401, "The token is not valid here"),
    NOT_ALLOWED(403, "You may not do this"),
    HUMAN_DECISION_REQUIRED(403, "Only a person can decide this"),
    FRESH_PROOF_REQUIRED(403, "Prove your identity afresh"),
    ANOTHER_SESSION(403, "The code belongs to another browser"),
    ANOTHER_ACCOUNT(403, "The request is about another account"),
    SIGN_IN_AFRESH(403, "Sign in afresh"),
    CAPTCHA_REQUIRED(403, "Show that you are a person"),
    EXPORT_NOT_SAFEGUARDED(403, "The data may not leave its region for you"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "This method is not allowed here"),
    NOT_ACCEPTABLE(406, "The asked-for representation is not offered"),
    TRANSITION_NOT_ALLOWED(409, "The case can't do this in its present state"),
    SECOND_PERSON_REQUIRED(409, "Another person must do this"),
    ANOTHER_PERSON_REQUIRED(409, "Somebody who did not decide before must do this"),
    QUESTION_NOT_POSSIBLE(409, "The case can't wait for an answer now"),
    QUESTION_NOT_OPEN(409, "The question is not open"),
    FEE_NOT_ALLOWED(409, "No fee may be asked for this"),
    NO_FEE_QUOTED(409, "No fee waits for an answer"),
    FEE_ABOVE_CAP(409, "The fee is higher than allowed"),
    REFUSAL_NOT_POSSIBLE(409, "This can't be refused"),
    EXTENSION_NOT_ALLOWED(409, "The time to answer can't be extended"),
    EXTENSION_TOO_LATE(409, "It is too late to extend the time to answer"),
    SPLIT_NOT_POSSIBLE(409, "The case can't be split like this"),
    APPEAL_NOT_POSSIBLE(409, "There is no decision to contest"),
    APPEAL_ALREADY_MADE(409, "The decision was contested already"),
    APPEAL_TOO_LATE(409, "The time to contest the decision is over"),
    MERGE_ACROSS_PERSONS(409, "The cases are not of one person"),
    MERGE_NOT_POSSIBLE(409, "The cases can't be merged"),
    NO_AGENT_FITS(409, "No agent fits the case"),
    MANDATE_NOT_POSSIBLE(409, "No mandate can be declared here"),
    MANDATE_SETTLED(409, "The mandate does not allow this any more"),
    FILE_MISSING(409, "The file has not been uploaded"),
    TASK_SETTLED(409, "The task is already settled"),
    REGISTRATION_SETTLED(409, "The registration is already settled"),
    PACKAGE_NOT_AVAILABLE(409, "There is no package to download"),
    LIFT_NOT_POSSIBLE(409, "The restriction can't be lifted like this"),
    HOLD_NOT_POSSIBLE(409, "The legal hold does not allow this now"),
    DISCLOSURE_SETTLED(409, "The disclosure does not allow this any more"),
    TRANSFER_SETTLED(409, "The transfer does not allow this any more"),
    CHECK_RUNNING(409, "Another check is running"),
    LETTER_SETTLED(409, "The letter does not wait any more"),
    WEBHOOK_SWITCHED_OFF(409, "The webhook is switched off"),
    CODE_EXPIRED(410, "The code has expired"),
    ACCESS_LINK_EXPIRED(410, "The access link has expired"),
    LENGTH_REQUIRED(411, "The Content-Length header is missing"),
    STALE_VERSION(412, "Somebody else changed it meanwhile"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "This media type is not accepted here"),
    RANGE_NOT_SATISFIABLE(416, "The file has no such part"),
    WRONG_CELL(421, "Another region serves this country"),
    VALIDATION_FAILED(422, "Some fields are not acceptable"),
    GROUNDS_MISSING(422, "A refusal names its grounds"),
    EXEMPTION_NOT_APPLICABLE(422, "The exemption does not count here"),
    BALANCING_MISSING(422, "The balancing test is missing"),
    RECEIPT_IN_FUTURE(422, "Nothing can have been received in the future"),
    RECEIPT_BACK_DATED(422, "A receipt in the past needs a reason"),
    COUNTRY_UNKNOWN(422, "The country is not an ISO 3166-1 alpha-2 code"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another body"),
    FILE_REJECTED(422, "The file is not acceptable"),
    CODE_WRONG(422, "The code is wrong"),
    VERSION_REQUIRED(428, "The If-Match header is missing"),
    TOO_MANY_ATTEMPTS(429, "Too many attempts"),
    RATE_LIMITED(429, "Too many calls"),
    INTERNAL_ERROR(500, "Something went wrong on our side"),
    TEMPORARILY_UNAVAILABLE(503, "The service is not ready yet"),
    EXPORT_NOT_CHECKED(503, "Whether the data may leave its region can't be checked now"),
    CAPTCHA_UNAVAILABLE(503, "Whether you are a person can't be checked now");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The HTTP status code. */
    public int status() {
        return status;
    }

    /** One sentence that is the same for every occurrence. */
    public String title() {
        return title;
    }

    /** Name of the type in URIs and docs, for example {@code code-wrong}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The {@code type} member: a stable identifier, not a link. */
    public URI uri() {
        return URI.create("urn:xiaomi-privacy:problem:" + slug());
    }
}
