package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Which cases a queue holds and how it is sorted; also what a saved view keeps. What is left out does not narrow the queue.
 *
 * @param state states of the cases; IN_REVIEW if left out
 * @param right what the person asked for; null for any
 * @param country ISO 3166-1 alpha-2; null for any
 * @param law name of the law, as the case has it; null for any
 * @param language BCP 47, as the case has it; null for any
 * @param assignee {@code me} for the cases of whoever asks, {@code none} for those that nobody has, or the {@code sub} of an
 *     agent; null for any
 * @param escalatedTo the role before which the case was put; null for any
 * @param dueBefore the last day for the answer is before this one; null for any
 * @param dueAfter the last day for the answer is after this one; null for any
 * @param overdue only cases whose last day for the answer has passed, in UTC
 * @param unread only cases of requests with messages of the person that no staff has read
 * @param receivedFrom received then or later, UTC; null for any
 * @param receivedBefore received before, UTC; null for any
 * @param sort DUE if left out
 * @param order ASCENDING if left out
 */
public record QueueFilter(
        @Schema(nullable = true) Set<CaseState> state,
        @Schema(nullable = true) Right right,
        @Schema(nullable = true) String country,

        @Schema(nullable = true, maxLength = QueueFilter.LONGEST_LAW)
        String law,

        @Schema(nullable = true) String language,
        @Schema(nullable = true) String assignee,
        @Schema(nullable = true) EscalationRole escalatedTo,
        @Schema(nullable = true) LocalDate dueBefore,
        @Schema(nullable = true) LocalDate dueAfter,
        boolean overdue,
        boolean unread,
        @Schema(nullable = true) Instant receivedFrom,
        @Schema(nullable = true) Instant receivedBefore,
        @Schema(nullable = true) QueueSort sort,
        @Schema(nullable = true) QueueOrder order) {

    /** Whoever asks. */
    static final String ME = "me";

    /** Nobody. */
    static final String NONE = "none";

    static final int LONGEST_LAW = 200;
    private static final Pattern LAW = Pattern.compile("[^\\p{Cc}]{1," + LONGEST_LAW + "}");

    public QueueFilter {
        state = state == null || state.isEmpty() ? EnumSet.of(CaseState.IN_REVIEW) : EnumSet.copyOf(state);
        // In the order of the vocabulary, so that the same query always looks the same.
        state = Collections.unmodifiableSet(state);
        sort = sort == null ? QueueSort.DUE : sort;
        order = order == null ? QueueOrder.ASCENDING : order;
    }

    /** The same, of those cases only that were put before a role. */
    QueueFilter onlyEscalatedTo(EscalationRole role) {
        return new QueueFilter(
                state,
                right,
                country,
                law,
                language,
                assignee,
                role,
                dueBefore,
                dueAfter,
                overdue,
                unread,
                receivedFrom,
                receivedBefore,
                sort,
                order);
    }

    /** What is not acceptable; empty if all is. */
    List<FieldError> errors() {
        List<FieldError> errors = new ArrayList<>();
        require(errors, !state.contains(CaseState.ANONYMISED), "state", "one in which a case can be looked at");
        require(errors, country == null || Jurisdiction.isCountry(country), "country", "an ISO 3166-1 alpha-2 code");
        require(errors, law == null || LAW.matcher(law).matches(), "law", "the name of a law, as cases show it");
        require(errors, language == null || isLanguage(language), "language", "a language tag (BCP 47), such as 'de'");
        require(
                errors,
                assignee == null || ME.equals(assignee) || NONE.equals(assignee) || isId(assignee),
                "assignee",
                "'me', 'none' or the id of an agent");
        require(
                errors,
                dueBefore == null || dueAfter == null || dueAfter.isBefore(dueBefore),
                "dueBefore",
                "a day after 'dueAfter'");
        require(
                errors,
                receivedFrom == null || receivedBefore == null || receivedFrom.isBefore(receivedBefore),
                "receivedBefore",
                "a time after 'receivedFrom'");
        require(
                errors,
                !overdue || !state.contains(CaseState.CLOSED),
                "overdue",
                "only for states of open cases: nothing is due in one that is closed");
        return errors;
    }

    /**
     * The same, if it is acceptable.
     *
     * @param member of the body that holds it
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} with every field that is not
     */
    public QueueFilter checkedIn(String member) {
        List<FieldError> errors = errors().stream()
                .map(error -> new FieldError(member + "." + error.field(), error.message()))
                .toList();
        if (!errors.isEmpty()) {
            throw ProblemException.ofFields(errors);
        }
        return this;
    }

    private static void require(List<FieldError> errors, boolean holds, String field, String expected) {
        if (!holds) {
            errors.add(new FieldError(field, expected));
        }
    }

    private static boolean isLanguage(String tag) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(tag)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException e) {
            // The answer to the question; there is nothing to report.
            return false;
        }
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException e) {
            // The answer to the question; there is nothing to report.
            return false;
        }
    }
}
