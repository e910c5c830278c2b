package com.xiaomi.privacy.casework.report;

import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
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
import java.util.stream.Collectors;

/** Reads the sums of a grouping and what is not folded into them yet, in one statement and so in one snapshot. */
@ApplicationScoped
class Books {

    // Whole years have sums of their own. What was taken back leaves nothing.
    private static final String SUMS = """
            SELECT %1$sfigure, ground, days, sum(amount) AS amount
            FROM (
                SELECT month, asserted_right, law, place, outcome, figure, ground,
                    (spread.position - 1)::integer AS days, spread.amount
                FROM report_cube c, unnest(c.amounts) WITH ORDINALITY AS spread(amount, position)
                WHERE (summed_over = %2$d AND year BETWEEN %3$d AND %4$d
                        OR summed_over = %5$d AND year NOT BETWEEN %3$d AND %4$d AND month BETWEEN ? AND ?)
                    AND (?::text IS NULL OR place = ?) AND spread.amount <> 0
                UNION ALL
                SELECT month, asserted_right, law, place, outcome, figure, ground, days, amount
                FROM report_delta
                WHERE month BETWEEN ? AND ? AND (?::text IS NULL OR place = ?)) AS folded_and_not
            GROUP BY %1$sfigure, ground, days
            HAVING sum(amount) <> 0
            """;

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
    Map<Group, Figures> read(Period period, List<Grouping> groupings, Optional<String> place) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement read = connection.prepareStatement(statement(period, groupings, place))) {
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
                                    rows.getLong("amount"));
                }
            }
            return groups;
        } catch (SQLException e) {
            throw new IllegalStateException("the books of the reports can't be read", e);
        }
    }

    private static String statement(Period period, List<Grouping> groupings, Optional<String> place) {
        String columns = groupings.stream().map(one -> one.column() + ", ").collect(Collectors.joining());
        EnumSet<Grouping> summedOver = EnumSet.complementOf(EnumSet.of(Grouping.MONTH));
        groupings.forEach(summedOver::remove);
        if (place.isPresent()) {
            summedOver.remove(Grouping.COUNTRY);
        }
        int ofMonths = summedOver.stream().mapToInt(Grouping::summedOver).sum();
        int firstYear = period.firstWholeYear();
        int lastYear = groupings.contains(Grouping.MONTH) ? firstYear - 1 : period.lastWholeYear();
        return SUMS.formatted(columns, ofMonths + Grouping.MONTH.summedOver(), firstYear, lastYear, ofMonths);
    }

    private static Group group(ResultSet rows, List<Grouping> groupings) throws SQLException {
        List<String> values = new ArrayList<>();
        for (Grouping grouping : groupings) {
            values.add(rows.getString(grouping.column()));
        }
        return new Group(values);
    }
}
