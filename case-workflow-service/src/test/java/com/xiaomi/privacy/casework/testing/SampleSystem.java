package com.xiaomi.privacy.casework.testing;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Data systems as their teams describe them. */
public final class SampleSystem {

    private SampleSystem() {}

    /** One that holds orders; changes to the description are the caller's own. */
    public static Map<String, Object> serving(Right... rights) {
        Map<String, Object> description = new TreeMap<>();
        description.put("title", "Orders");
        description.put("owner", "Team Orders");
        description.put("cell", "EU");
        description.put("rights", List.of(rights));
        description.put("mode", "KAFKA");
        description.put("answerWithin", "PT24H");
        description.put("holdings", List.of(holding()));
        description.put(
                "retentionExceptions",
                List.of(Map.of(
                        "category", "ORDERS",
                        "ground", "HGB § 257(4)",
                        "retention", Map.of("period", "P8Y", "after", "the end of the year"))));
        description.put("security", List.of("encrypted at rest"));
        return description;
    }

    /** What it holds; changes are the caller's own. */
    public static Map<String, Object> holding() {
        Map<String, Object> holding = new TreeMap<>();
        holding.put("category", "ORDERS");
        holding.put("dataSubjects", List.of("customers"));
        holding.put("purpose", "To deliver what was bought");
        holding.put("legalBasis", "CONTRACT");
        holding.put("source", "the shop");
        holding.put("recipients", List.of("carriers", "payment services"));
        holding.put("transfers", List.of(Map.of("country", "SG", "safeguard", "standard contractual clauses")));
        holding.put("retention", Map.of("period", "P3Y", "after", "the order was delivered"));
        return holding;
    }
}
