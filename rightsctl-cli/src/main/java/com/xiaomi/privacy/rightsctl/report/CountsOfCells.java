package com.xiaomi.privacy.rightsctl.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.xiaomi.privacy.contracts.vocabulary.Cell;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Adds up what cells tell. What a cell leaves out lies between none and one less than the smallest count it tells. */
final class CountsOfCells {

    private static final Comparator<Counted> ORDER =
            Comparator.comparing(Counted::figure).thenComparing(Counted::right).thenComparing(Counted::outcome);

    private final SortedMap<Counted, Map<Cell, Long>> counts = new TreeMap<>(ORDER);
    private final Map<Cell, Long> mostLeftOut = new EnumMap<>(Cell.class);

    /** @param told what the cell answered */
    void add(Cell cell, JsonNode told) {
        mostLeftOut.put(cell, told.path("smallest").longValue() - 1);
        for (JsonNode row : told.path("rows")) {
            Counted counted = new Counted(
                    row.path("figure").asText(),
                    row.path("right").asText(),
                    row.path("outcome").isTextual() ? row.path("outcome").textValue() : "");
            counts.computeIfAbsent(counted, ignored -> new EnumMap<>(Cell.class))
                    .put(cell, row.path("cases").longValue());
        }
    }

    /** As CSV: each count of each cell, empty where it is left out; in all at least, and at most. */
    Stream<String> lines() {
        String cells = mostLeftOut.keySet().stream().map(Cell::name).collect(Collectors.joining(","));
        return Stream.concat(
                Stream.of("figure,right,outcome," + cells + ",atLeast,atMost"),
                counts.entrySet().stream().map(entry -> line(entry.getKey(), entry.getValue())));
    }

    private String line(Counted counted, Map<Cell, Long> ofCells) {
        String each = mostLeftOut.keySet().stream()
                .map(cell -> Optional.ofNullable(ofCells.get(cell))
                        .map(String::valueOf)
                        .orElse(""))
                .collect(Collectors.joining(","));
        long atLeast = ofCells.values().stream().mapToLong(Long::longValue).sum();
        long leftOut = mostLeftOut.entrySet().stream()
                .filter(cell -> !ofCells.containsKey(cell.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        return String.join(
                ",",
                counted.figure(),
                counted.right(),
                counted.outcome(),
                each,
                String.valueOf(atLeast),
                String.valueOf(atLeast + leftOut));
    }

    /** @param outcome empty for figures that have none */
    private record Counted(String figure, String right, String outcome) {}
}
