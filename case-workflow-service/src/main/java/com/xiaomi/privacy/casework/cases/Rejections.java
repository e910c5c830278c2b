package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.foundation.client.IfMatch;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;

/** What callers hear when a command is rejected. */
public final class Rejections {

    private Rejections() {}

    /** The problem that tells a caller why, and what to do next. */
    public static ProblemException problem(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_CASE -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id.");
            case STALE_VERSION -> IfMatch.stale();
            case NOT_IN_THIS_STATE ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "See the state of the case for what it can do.");
            case WRONG_PARTY ->
                ProblemException.of(ProblemType.NOT_ALLOWED, "Ask for the role that this command needs.");
            case NOT_THE_ASSIGNEE ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "Take the case first; only its agent can do this.");
            case ASSIGNED_TO_ANOTHER ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "Another agent has the case; ask them to give it back.");
            case SECOND_PERSON_REQUIRED ->
                ProblemException.of(
                        ProblemType.SECOND_PERSON_REQUIRED, "You took the decision; somebody else must confirm it.");
            case NO_DATA_SYSTEM ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "No registered data system carries out this right.");
            case PACKAGE_BEING_MADE ->
                ProblemException.of(
                        ProblemType.PACKAGE_NOT_AVAILABLE,
                        "The package is being made anew; look at it, then release it.");
            case FEE_NOT_ALLOWED ->
                ProblemException.of(
                        ProblemType.FEE_NOT_ALLOWED,
                        "Answer without a fee, or refuse on a coded ground if the request is excessive.");
            case NO_FEE_QUOTED ->
                ProblemException.of(
                        ProblemType.NO_FEE_QUOTED, "See the status of the request for what is asked of you.");
            case APPEAL_NOT_POSSIBLE ->
                ProblemException.of(
                        ProblemType.APPEAL_NOT_POSSIBLE,
                        "Wait for the decision; you can complain to the supervisory authority at any time.");
            case APPEAL_ALREADY_MADE ->
                ProblemException.of(
                        ProblemType.APPEAL_ALREADY_MADE,
                        "See the status of the request; you can complain to the supervisory authority at any time.");
            case APPEAL_TOO_LATE ->
                ProblemException.of(
                        ProblemType.APPEAL_TOO_LATE,
                        "You can complain to the supervisory authority, or submit a new request.");
            case DECIDED_BEFORE ->
                ProblemException.of(
                        ProblemType.ANOTHER_PERSON_REQUIRED,
                        "You took part in the decision that is contested; leave the case to somebody who did not.");
            case MERGE_ACROSS_PERSONS ->
                ProblemException.of(
                        ProblemType.MERGE_ACROSS_PERSONS, "Answer both; only cases of one person can be merged.");
            case MERGE_NOT_POSSIBLE ->
                ProblemException.of(
                        ProblemType.MERGE_NOT_POSSIBLE,
                        "Name another case with the same right, of the same proven person, that is or will be answered;"
                                + " take back merges into this case first.");
            case IDENTITY_TIME_RUNS ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED,
                        "The person can still prove who they are, or was not told yet that the time runs out.");
            case IDENTITY_NOT_PROVEN ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED,
                        "It is not proven who asks: wait for the proof, or refuse on a coded ground.");
            case EXEMPTION_NOT_APPLICABLE ->
                ProblemException.ofField(
                        ProblemType.EXEMPTION_NOT_APPLICABLE,
                        "exemptions",
                        "only exemptions that the law of this place has against this right; see GET …/refusal-grounds");
            case BALANCING_MISSING ->
                ProblemException.ofField(
                        ProblemType.BALANCING_MISSING,
                        "balancing",
                        "the recorded balancing test: interest, necessity and impact");
            case REFUSAL_NOT_POSSIBLE ->
                ProblemException.of(
                        ProblemType.REFUSAL_NOT_POSSIBLE,
                        "Direct marketing always stops: grant the objection, or grant it for MARKETING and decide on the"
                                + " rest.");
            case ANOTHER_LANGUAGE ->
                ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "explanationLanguage",
                        "the language of the request: the person must understand the explanation");
            case EVIDENCE_UNKNOWN ->
                ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED,
                        "evidence",
                        "attachments of this request that the person did not take back");
            case CATEGORY_ELSEWHERE ->
                ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "parts", "only categories that this case treats");
            case EXTENSION_NOT_ALLOWED ->
                ProblemException.of(
                        ProblemType.EXTENSION_NOT_ALLOWED,
                        "Answer by the date that stands; the law knows no extension here, or none beyond the one that was"
                                + " told.");
            case EXTENSION_TOO_LATE ->
                ProblemException.of(
                        ProblemType.EXTENSION_TOO_LATE,
                        "The person had to be told before the first period ended; answer at once.");
            case SPLIT_NOT_POSSIBLE ->
                ProblemException.of(
                        ProblemType.SPLIT_NOT_POSSIBLE,
                        "Name categories that the case treats, and leave at least one to it.");
            case REOPENING_NOT_POSSIBLE ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED,
                        "A duplicate is taken up again by unmerge; see its outcome.");
            case FEE_ABOVE_CAP ->
                ProblemException.of(
                        ProblemType.FEE_ABOVE_CAP, "Quote no more than the cap that the law or the controller sets.");
            case FEE_IN_ANOTHER_CURRENCY ->
                ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "currency", "the currency in which the law names the fee");
            case UNKNOWN_AGENT ->
                ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, "to", "the sub of an agent who is registered and active");
            case NO_AGENT_FITS ->
                ProblemException.of(
                        ProblemType.NO_AGENT_FITS,
                        "Assign the case by hand, or register an agent for its right and language who has room.");
            case AGENT_DECIDED_BEFORE ->
                ProblemException.of(
                        ProblemType.ANOTHER_PERSON_REQUIRED,
                        "The agent took part in the decision that is contested; choose somebody who did not.");
            case NOT_ESCALATED ->
                ProblemException.of(ProblemType.TRANSITION_NOT_ALLOWED, "The case is put before nobody.");
            case ESCALATED_TO_ANOTHER ->
                ProblemException.of(
                        ProblemType.NOT_ALLOWED, "The case is put before another role; only that one can end it.");
            case NOT_MERGED ->
                ProblemException.of(
                        ProblemType.TRANSITION_NOT_ALLOWED, "The case was not closed as a duplicate; see its outcome.");
        };
    }
}
