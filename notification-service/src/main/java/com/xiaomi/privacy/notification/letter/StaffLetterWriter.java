package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.contracts.event.CaseEvent;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.address.OriginConfig;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.notification.NotificationConfig;
import com.xiaomi.privacy.notification.request.RequestContext;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Writes messages to staff: which case, until when, and where to look. Nothing of what anybody wrote, and no names. */
@ApplicationScoped
public class StaffLetterWriter {

    private final LetterPaper paper;
    private final String staffPortalUrl;

    StaffLetterWriter(LetterPaper paper, NotificationConfig config, OriginConfig origin) {
        this.paper = paper;
        this.staffPortalUrl = config.staffPortalUrl().map(URI::toString).orElse(origin.url() + "/staff/");
    }

    /**
     * Writes the message that an event asks for.
     *
     * @param unreachable whether it goes to the team because the one it is for can't be reached
     */
    public Letter write(RequestContext context, CaseEvent event, boolean unreachable) {
        StaffTexts texts = MessageBundles.get(StaffTexts.class);
        Draft draft = draft(texts, context.reference(), event);
        List<String> paragraphs = new ArrayList<>(draft.paragraphs());
        if (unreachable) {
            paragraphs.add(texts.unreachable());
        }
        paragraphs.add(texts.about(context.reference(), nameOf(draft.right())));
        return layOut(draft.subject(), paragraphs, List.of(toCase(texts.link(), draft.caseId())));
    }

    /**
     * Lays a message to staff out.
     *
     * @param cases pages that it leads to
     */
    public Letter layOut(String subject, List<String> paragraphs, List<Pointer> cases) {
        StaffTexts texts = MessageBundles.get(StaffTexts.class);
        return paper.layOut(
                subject,
                List.of(new LetterPart(
                        HouseLanguage.ENGLISH,
                        null,
                        texts.greeting(),
                        paragraphs,
                        null,
                        List.of(),
                        cases,
                        List.of(texts.footer()))));
    }

    /** Leads to the page of a case. */
    public Pointer toCase(String label, UUID caseId) {
        return new Pointer(label, staffPortalUrl + "#/cases/" + caseId);
    }

    /** Leads to the first page for staff. */
    public Pointer toStart() {
        return new Pointer(MessageBundles.get(StaffTexts.class).start(), staffPortalUrl);
    }

    /** What staff call a right. */
    public static String nameOf(Right right) {
        return right.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /**
     * Writes that a mail about an event has not reached whom it was for.
     *
     * @param eventType CloudEvents type of the event, which may be one that can't be read any more
     */
    public Letter undelivered(RequestContext context, String eventType) {
        StaffTexts texts = MessageBundles.get(StaffTexts.class);
        return layOut(
                texts.undeliveredSubject(context.reference()),
                List.of(texts.undeliveredBody(context.reference(), eventType), texts.undeliveredNext()),
                List.of(toStart()));
    }

    private static Draft draft(StaffTexts texts, String reference, CaseEvent event) {
        return switch (event) {
            case CaseEvent.Assigned assigned ->
                new Draft(
                        assigned.caseId(),
                        assigned.right(),
                        texts.assignedSubject(reference),
                        List.of(texts.assignedBody(), due(texts, assigned.due())));
            case CaseEvent.Escalated escalated ->
                new Draft(
                        escalated.caseId(),
                        escalated.right(),
                        texts.escalatedSubject(reference),
                        List.of(texts.escalatedBody(), due(texts, escalated.due())));
            case CaseEvent.StaffMentioned mentioned ->
                new Draft(
                        mentioned.caseId(),
                        mentioned.right(),
                        texts.mentionedSubject(reference),
                        List.of(texts.mentionedBody()));
            case CaseEvent.DeadlineApproaching approaching ->
                new Draft(
                        approaching.caseId(),
                        approaching.right(),
                        texts.approachingSubject(approaching.due().toString(), reference),
                        deadline(
                                texts,
                                Boolean.TRUE.equals(approaching.unproven())
                                        ? texts.approachingUnproven(approaching.percent())
                                        : texts.approachingBody(approaching.percent()),
                                approaching.due(),
                                approaching.assignee()));
            case CaseEvent.Overdue overdue ->
                new Draft(
                        overdue.caseId(),
                        overdue.right(),
                        texts.overdueSubject(reference),
                        deadline(texts, texts.overdueBody(), overdue.due(), overdue.assignee()));
            case CaseEvent.TaskOverdue overdue ->
                new Draft(
                        overdue.caseId(),
                        overdue.right(),
                        texts.taskOverdueSubject(overdue.system(), reference),
                        deadline(texts, texts.taskOverdueBody(overdue.system()), overdue.due(), overdue.assignee()));
            default ->
                throw new IllegalArgumentException(
                        "no staff are told of " + event.getClass().getSimpleName());
        };
    }

    private static List<String> deadline(StaffTexts texts, String body, LocalDate due, UUID assignee) {
        return assignee == null ? List.of(body, due(texts, due), texts.unassigned()) : List.of(body, due(texts, due));
    }

    /** Dates as ISO 8601 writes them: staff of many countries read them the same way. */
    private static String due(StaffTexts texts, LocalDate due) {
        return due == null ? texts.notRunning() : texts.due(due.toString());
    }

    private record Draft(UUID caseId, Right right, String subject, List<String> paragraphs) {
        Draft {
            paragraphs = List.copyOf(paragraphs);
        }
    }
}
