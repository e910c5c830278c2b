package com.xiaomi.privacy.casework.cases;

import com.xiaomi.privacy.casework.cases.CommandResult.Rejection;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;

/** What callers hear when a command is rejected. */
final class Rejections {

    private Rejections() {}

    static ProblemException problem(Rejection reason) {
        return switch (reason) {
            case UNKNOWN_CASE -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id.");
            case STALE_VERSION ->
                ProblemException.of(ProblemType.STALE_VERSION, "Read the case again and decide on what it is now.");
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
        };
    }
}
