package com.xiaomi.privacy.casework.queue;

import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.contracts.vocabulary.EscalationRole;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.problem.Problem.FieldError;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.ws.rs.QueryParam;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * A {@link QueueFilter} as it stands in an address, nothing of it checked. What is left out is null.
 *
 * @param state once for each state
 */
public record QueueParameters(
        @QueryParam("state") @Parameter(schema = @Schema(type = SchemaType.ARRAY, implementation = CaseState.class))
        List<String> state,

        @QueryParam("right") @Parameter(schema = @Schema(implementation = Right.class))
        String right,

        @QueryParam("country") String country,
        @QueryParam("law") String law,
        @QueryParam("language") String language,
        @QueryParam("assignee") String assignee,

        @QueryParam("escalatedTo") @Parameter(schema = @Schema(implementation = EscalationRole.class))
        String escalatedTo,

        @QueryParam("dueBefore") String dueBefore,
        @QueryParam("dueAfter") String dueAfter,
        @QueryParam("overdue") String overdue,
        @QueryParam("unread") String unread,
        @QueryParam("receivedFrom") String receivedFrom,
        @QueryParam("receivedBefore") String receivedBefore,

        @QueryParam("sort") @Parameter(schema = @Schema(implementation = QueueSort.class))
        String sort,

        @QueryParam("order") @Parameter(schema = @Schema(implementation = QueueOrder.class))
        String order) {

    private static final String DAY = "a day, such as 2026-12-24";
    private static final String TIME = "a time with offset (RFC 3339), such as 2026-12-24T09:00:00Z";

    public QueueParameters {
        state = state == null ? List.of() : List.copyOf(state);
    }

    /** Whether nothing was asked for in particular. */
    boolean isEmpty() {
        return state.isEmpty()
                && Stream.of(right, country, law, language, assignee, escalatedTo, dueBefore, dueAfter, overdue, unread)
                        .allMatch(Objects::isNull)
                && Stream.of(receivedFrom, receivedBefore, sort, order).allMatch(Objects::isNull);
    }

    /**
     * Reads it.
     *
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} with every field that is not acceptable
     */
    QueueFilter filter() {
        Reading reading = new Reading();
        QueueFilter filter = new QueueFilter(
                reading.all("state", state, CaseState.class),
                reading.one("right", right, Right.class),
                country,
                law,
                language,
                assignee,
                reading.one("escalatedTo", escalatedTo, EscalationRole.class),
                reading.one("dueBefore", dueBefore, DAY, LocalDate::parse),
                reading.one("dueAfter", dueAfter, DAY, LocalDate::parse),
                reading.isTrue("overdue", overdue),
                reading.isTrue("unread", unread),
                reading.one("receivedFrom", receivedFrom, TIME, QueueParameters::time),
                reading.one("receivedBefore", receivedBefore, TIME, QueueParameters::time),
                reading.one("sort", sort, QueueSort.class),
                reading.one("order", order, QueueOrder.class));
        return reading.checked(filter);
    }

    private static Instant time(String text) {
        return OffsetDateTime.parse(text).toInstant();
    }

    /** Takes note of everything that can't be read, to name it all at once. */
    private static final class Reading {
        private final List<FieldError> errors = new ArrayList<>();

        <T> T one(String field, String text, String expected, Function<String, T> read) {
            if (text == null) {
                return null;
            }
            try {
                return read.apply(text);
            } catch (IllegalArgumentException | DateTimeException e) {
                errors.add(new FieldError(field, expected));
                return null;
            }
        }

        <E extends Enum<E>> E one(String field, String text, Class<E> choices) {
            return one(field, text, "one of " + names(choices), name -> Enum.valueOf(choices, name));
        }

        <E extends Enum<E>> Set<E> all(String field, List<String> texts, Class<E> choices) {
            Set<E> read = new HashSet<>();
            for (String text : texts) {
                E known = one(field, text, choices);
                if (known != null) {
                    read.add(known);
                }
            }
            return read;
        }

        boolean isTrue(String field, String text) {
            return Boolean.TRUE.equals(one(field, text, "'true' or 'false'", word -> switch (word) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("neither true nor false");
            }));
        }

        QueueFilter checked(QueueFilter filter) {
            errors.addAll(filter.errors());
            if (!errors.isEmpty()) {
                throw ProblemException.ofFields(errors);
            }
            return filter;
        }

        private static <E extends Enum<E>> String names(Class<E> choices) {
            return Arrays.stream(choices.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
        }
    }
}
