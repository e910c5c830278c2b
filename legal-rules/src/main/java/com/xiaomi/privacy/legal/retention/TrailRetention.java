package com.xiaomi.privacy.legal.retention;

import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.time.Period;
import java.util.List;

/**
 * For how long the audit trail says what was done with a request that is itself forgotten. It is the same everywhere: when that time
 * comes, nobody knows any more where the person lived. Reference data, not legal advice.
 *
 * @param months counted from when the request was forgotten
 * @param basis what it is kept for so long, and why not longer
 * @param source where that was read
 * @param confidence how well founded
 */
public record TrailRetention(int months, String basis, String source, Confidence confidence) {

    /**
     * Reads the rule that belongs to a version of the law.
     *
     * @throws TableException if this build has no such version, or its table is not one sound row
     */
    public static TrailRetention load(String version) {
        List<TrailRetention> rules = CsvTable.read("law/" + version + "/trail-retention.csv", TrailRetention::rule);
        if (rules.size() != 1 || rules.getFirst().months() < 1) {
            throw new TableException("The retention of the audit trail is not one row with a time");
        }
        return rules.getFirst();
    }

    /** How long contents stay after the request is forgotten, in calendar months (UTC). */
    public Period kept() {
        return Period.ofMonths(months);
    }

    private static TrailRetention rule(CsvRow row) {
        return new TrailRetention(
                row.required("months", Integer::valueOf),
                row.required("basis"),
                row.required("source"),
                row.required("confidence", Confidence::valueOf));
    }
}
