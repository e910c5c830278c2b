package com.xiaomi.privacy.casework.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the sums of a grouping and what is not folded into them yet, in one statement and so in one snapshot. */
@ApplicationScoped
class Books {

    // Whole years have sums of their own.
    private static final String ROWS = """
            SELECT month, asserted_right, law, place, outcome, figure, ground, 0 AS days, amounts
            FROM report_cube
            WHERE (summed_over = %1$d AND year BETWEEN %2$d AND %3$d
                    OR summed_over = %4$d AND year NOT BETWEEN %2$d AND %3$d AND month BETWEEN ? AND ?)
                AND (?::text IS NULL OR place = ?)
            UNION ALL
            SELECT month, asserted_right, law, place, outcome, figure, ground, days, ARRAY[amount]
            FROM report_delta
            WHERE month BETWEEN ? AND ? AND (?::text IS NULL OR place = ?)
            """;
    private static final int FETCHED_AT_ONCE = 2000;

    private final AgroalDataSource dataSource;

    Books(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * The figures of each group that has any, in the order of the groups.
     *
     * @param groupings what the groups are made of, in this order
     * @param place only of cases from there, if given
     */
    // Outside of a transaction PostgreSQL's driver holds all rows at once.
    @Transactional
    Map<Group, Figures> read(Period period, List<Grouping> groupings, Optional<String> place) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(statement(period, groupings, place))) {
            read.setFetchSize(FETCHED_AT_ONCE);
            for (int first : List.of(1, 5)) {
                read.setObject(first, period.from().atDay(1));
                read.setObject(first + 1, period.to().atDay(1));
                read.setString(first + 2, place.orElse(null));
                read.setString(first + 3, place.orElse(null));
            }
            Map<Group, Figures> groups = new TreeMap<>();
            try (ResultSet rows = read.executeQuery()) {
                while (rows.next()) {
                    groups.computeIfAbsent(group(rows, groupings), ignored -> new Figures())
                            .add(
                                    Figure.valueOf(rows.getString("figure")),
                                    rows.getString("ground"),
                                    rows.getInt("days"),
                                    (Long[]) rows.getArray("amounts").getArray());
                }
            }
            // What was taken back leaves nothing.
            groups.values().removeIf(Figures::areNone);
            return groups;
        } catch (SQLException e) {
            throw new IllegalStateException("the books of the reports can't be read", e);
        }
    }

    private static String statement(Period period, List<Grouping> groupings, Optional<String> place) {
        EnumSet<Grouping> summedOver = EnumSet.complementOf(EnumSet.of(Grouping.MONTH));
        groupings.forEach(summedOver::remove);
        if (place.isPresent()) {
            summedOver.remove(Grouping.COUNTRY);
        }
        int ofMonths = summedOver.stream().mapToInt(Grouping::summedOver).sum();
        int firstYear = period.firstWholeYear();
        int lastYear = groupings.contains(Grouping.MONTH) ? firstYear - 1 : period.lastWholeYear();
        return ROWS.formatted(ofMonths + Grouping.MONTH.summedOver(), firstYear, lastYear, ofMonths);
    }

    private static Group group(ResultSet rows, List<Grouping> groupings) throws SQLException {
        List<String> values = new ArrayList<>();
        for (Grouping grouping : groupings) {
            values.add(rows.getString(grouping.column()));
        }
        return new Group(values);
    }
}
