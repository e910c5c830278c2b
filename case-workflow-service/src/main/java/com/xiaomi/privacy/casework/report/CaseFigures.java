package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.contracts.vocabulary.Outcome;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one case contributes to the reports as it is now. Months are those of the controller's place, as their first day.
 *
 * @param place ISO 3166: the country, or the state or province where its law counts
 * @param closedMonth null while open
 * @param outcome null while open
 * @param answerDays whole days from receipt to the first answer; null while open, and if none was given
 * @param late whether that answer came after its due date; null like answerDays
 * @param pausedDays days until the first answer or the closing that did not count; 0 while open
 * @param grounds why it was refused, in whole or in part; empty unless it ended so
 * @param appealMonth null if the decision was not contested
 * @param overturned whether the appeal changed how the case ended; null until it is decided
 */
@Embeddable
record CaseFigures(
        @Enumerated(EnumType.STRING) @Column(name = "asserted_right")
        Right right,

        String law,
        String place,
        LocalDate receivedMonth,
        LocalDate closedMonth,

        @Enumerated(EnumType.STRING) Outcome outcome,

        Integer answerDays,
        Boolean late,
        int pausedDays,
        List<String> grounds,
        LocalDate appealMonth,
        Boolean overturned) {

    CaseFigures {
        grounds = List.copyOf(grounds);
    }

    /** The amounts by their places in the books; each is at least 1. */
    Map<Line, Long> lines() {
        Map<Line, Long> lines = new HashMap<>();
        lines.put(line(receivedMonth, null, Figure.RECEIVED, null, 0), 1L);
        if (closedMonth != null) {
            lines.put(closing(Figure.CLOSED, null, 0), 1L);
            if (answerDays != null) {
                lines.put(closing(late ? Figure.LATE : Figure.ON_TIME, null, answerDays), 1L);
            }
            if (pausedDays > 0) {
                lines.put(closing(Figure.PAUSED_DAYS, null, 0), (long) pausedDays);
            }
            grounds.forEach(ground -> lines.put(closing(Figure.REFUSED, ground, 0), 1L));
        }
        if (appealMonth != null) {
            lines.put(line(appealMonth, null, Figure.APPEAL_RECEIVED, null, 0), 1L);
        }
        if (overturned != null) {
            lines.put(closing(overturned ? Figure.APPEAL_OVERTURNED : Figure.APPEAL_UPHELD, null, 0), 1L);
        }
        return lines;
    }

    private Line closing(Figure figure, String ground, int days) {
        return line(closedMonth, outcome, figure, ground, days);
    }

    private Line line(LocalDate month, Outcome with, Figure figure, String ground, int days) {
        return new Line(month, right, law, place, with, figure, ground, days);
    }
}
