package com.xiaomi.privacy.notification.letter;

import com.xiaomi.privacy.printed.PaperFont;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Lays letters out, as plain text and as HTML, which say the same. */
@ApplicationScoped
class LetterPaper {

    private final Template html;
    private final Template text;
    private final Template printed;

    LetterPaper(
            @Location("mail/letter.html") Template html,
            @Location("mail/letter.txt") Template text,
            @Location("paper/letter.html") Template printed) {
        this.html = html;
        this.text = text;
        this.printed = printed;
    }

    /** Lays a letter out for A4, its address where the window of an envelope is (DIN 5008, form B). */
    String print(String subject, List<LetterPart> parts, Envelope envelope, QrCode way) {
        return printed.data("subject", subject)
                .data("parts", parts)
                .data("envelope", envelope)
                .data("way", way)
                .data("fonts", PaperFont.inOrderOf(parts.getFirst().language()))
                .render();
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
