package com.xiaomi.privacy.casework.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.threeten.extra.YearQuarter;

/** Keeps what was told of a quarter, for from two answers that differ by one case somebody could learn of that case. */
@ApplicationScoped
class ToldCounts {

    private static final TypeReference<List<CountRow>> ROWS = new TypeReference<>() {};
    private static final String TELL = """
            INSERT INTO told_quarter (quarter, told_since, counts) VALUES (:quarter, :since, CAST(:counts AS jsonb))
            ON CONFLICT (quarter) DO NOTHING
            """;
    private static final String TOLD =
            "SELECT told_since, CAST(counts AS text) AS counts FROM told_quarter WHERE quarter = :quarter";

    private final EntityManager entities;
    private final ObjectMapper json;

    ToldCounts(EntityManager entities, ObjectMapper json) {
        this.entities = entities;
        this.json = json;
    }

    /** What was told of a quarter; empty if nothing was. */
    @Transactional
    Optional<Told> of(YearQuarter quarter) {
        return entities.createNativeQuery(TOLD, Tuple.class)
                .setParameter("quarter", quarter.toString())
                .getResultStream()
                .map(row -> read((Tuple) row))
                .findFirst();
    }

    /** Keeps what is told, unless somebody was told something meanwhile. */
    @Transactional
    void tell(YearQuarter quarter, Told told) {
        entities.createNativeQuery(TELL)
                .setParameter("quarter", quarter.toString())
                .setParameter("since", told.since())
                .setParameter("counts", write(told.rows()))
                .executeUpdate();
    }

    private Told read(Tuple row) {
        try {
            return new Told(
                    row.get("told_since", Instant.class), json.readValue(row.get("counts", String.class), ROWS));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was told of a quarter can't be read", e);
        }
    }

    private String write(List<CountRow> rows) {
        try {
            return json.writeValueAsString(rows);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("counts not serialisable", e);
        }
    }

    /**
     * What was told.
     *
     * @param since UTC
     */
    record Told(Instant since, List<CountRow> rows) {

        Told {
            rows = List.copyOf(rows);
        }
    }
}
