package com.xiaomi.privacy.notification.letter;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lays letters out, as plain text and as HTML, which say the same. */
@ApplicationScoped
class LetterPaper {

    private final Template html;
    private final Template text;

    LetterPaper(@Location("mail/letter.html") Template html, @Location("mail/letter.txt") Template text) {
        this.html = html;
        this.text = text;
    }

    /**
     * Lays a letter out.
     *
     * @param parts the same in each language; the first one is that of the letter
     */
    Letter layOut(String subject, List<LetterPart> parts) {
        return new Letter(
                parts.getFirst().language().tag(),
                subject,
                text.data("subject", subject).data("parts", parts).render(),
                html.data("subject", subject).data("parts", parts).render());
    }
}
