package com.xiaomi.privacy.notification.letter;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** All sentences that staff read. In English only: it is the language of the house. */
@MessageBundle("staff")
interface StaffTexts {

    @Message("Hello,")
    String greeting();

    @Message("Assigned to you: {reference}")
    String assignedSubject(String reference);

    @Message("A case was assigned to you.")
    String assignedBody();

    @Message("You are mentioned: {reference}")
    String mentionedSubject(String reference);

    @Message("A colleague mentions you in a note about a case. Read the note on the page of the case.")
    String mentionedBody();

    @Message("Escalated: {reference}")
    String escalatedSubject(String reference);

    @Message("A case was put before you. Read why in the notes on the page of the case.")
    String escalatedBody();

    @Message("Due {due}: {reference}")
    String approachingSubject(String due, String reference);

    @Message("{percent} % of the time for the answer are over.")
    String approachingBody(int percent);

    @Message(
            "{percent} % of the time for the answer are over, and nobody has proven yet who asks. The law lets the time run on all"
                    + " the same.")
    String approachingUnproven(int percent);

    @Message("Overdue: {reference}")
    String overdueSubject(String reference);

    @Message("The due date of a case has passed and the case is still open.")
    String overdueBody();

    @Message("{system} does not answer: {reference}")
    String taskOverdueSubject(String system, String reference);

    @Message(
            "The data system {system} has not carried out its task in time, or failed too often. Speak to its team, or take the task"
                    + " over on the page of the case.")
    String taskOverdueBody(String system);

    @Message("A mail did not arrive: {reference}")
    String undeliveredSubject(String reference);

    @Message(
            "A mail about request {reference}, of the event {event}, has not reached whom it was for: it came back, or could not be written.")
    String undeliveredBody(String reference, String event);

    @Message("Look the request up and tell them another way.")
    String undeliveredNext();

    @Message("The page for staff")
    String start();

    @Message("Nobody has this case.")
    String unassigned();

    @Message("The agent who has this case can't be reached by e-mail.")
    String unreachable();

    @Message("Request {reference}, {right}.")
    String about(String reference, String right);

    @Message("Due: {due}.")
    String due(String due);

    @Message("Due: no date runs at present.")
    String notRunning();

    @Message("The case")
    String link();

    @Message("Privacy Support, for staff. Personal data is on the page of the case only.")
    String footer();
}
