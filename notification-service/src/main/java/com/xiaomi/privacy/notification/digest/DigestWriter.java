package com.xiaomi.privacy.notification.digest;

import com.xiaomi.privacy.notification.digest.WorkDigest.PressingCase;
import com.xiaomi.privacy.notification.letter.Letter;
import com.xiaomi.privacy.notification.letter.Pointer;
import com.xiaomi.privacy.notification.letter.StaffLetterWriter;
import com.xiaomi.privacy.notification.paper.LetterBacklog;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Writes digests: how many cases press, and which are due first. */
@ApplicationScoped
class DigestWriter {

    private final StaffLetterWriter paper;

    DigestWriter(StaffLetterWriter paper) {
        this.paper = paper;
    }

    /** @param absent whether it goes to the team because the agent can't be reached */
    Letter ofAgent(WorkDigest work, boolean absent) {
        DigestTexts texts = texts();
        List<String> paragraphs = new ArrayList<>();
        if (absent) {
            paragraphs.add(texts.absentBody(work.open(), work.overdue(), work.dueSoon()));
            paragraphs.add(texts.absentNext());
        } else {
            paragraphs.add(texts.agentBody(work.open(), work.overdue(), work.dueSoon()));
        }
        return write(texts.agentSubject(work.overdue(), work.dueSoon()), paragraphs, work);
    }

    /** To the team, of what nobody has, and of letters that wait for whoever posts them; of one of the two at least. */
    Letter ofNobody(WorkDigest work, LetterBacklog letters) {
        DigestTexts texts = texts();
        List<String> paragraphs = new ArrayList<>();
        if (letters.waiting() > 0) {
            paragraphs.add(texts.letters(letters.waiting(), letters.late()));
        }
        if (work.open() == 0) {
            return paper.layOut(texts.lettersSubject(letters.waiting()), paragraphs, List.of(paper.toStart()));
        }
        paragraphs.addFirst(texts.teamBody(work.open(), work.overdue(), work.dueSoon()));
        return write(texts.teamSubject(work.open()), paragraphs, work);
    }

    private Letter write(String subject, List<String> opening, WorkDigest work) {
        List<String> paragraphs = new ArrayList<>(opening);
        if (work.unread() > 0) {
            paragraphs.add(texts().unread(work.unread()));
        }
        paragraphs.add(texts().first());
        return paper.layOut(
                subject, paragraphs, work.first().stream().map(this::pointer).toList());
    }

    private Pointer pointer(PressingCase one) {
        String right = StaffLetterWriter.nameOf(one.right());
        return paper.toCase(
                one.due() == null
                        ? texts().undated(one.reference(), right)
                        : texts().dated(one.reference(), right, one.due().toString()),
                one.caseId());
    }

    private static DigestTexts texts() {
        return MessageBundles.get(DigestTexts.class);
    }
}
