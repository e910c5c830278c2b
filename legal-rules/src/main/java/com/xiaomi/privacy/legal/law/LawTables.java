package com.xiaomi.privacy.legal.law;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Set;

/** Reads the tables of one version of the law. */
final class LawTables {
    private static final String EVERY_RIGHT = "ALL";
    private static final String LEFT_TO_THE_CONTROLLER = "RIGHTS_PUBLISHED_PERIOD";

    private final String folder;

    LawTables(String version) {
        this.folder = "law/" + version + "/";
    }

    List<JurisdictionRow> rows() {
        return CsvTable.read(folder + "jurisdictions.csv", LawTables::row);
    }

    List<DeadlineOverride> overrides() {
        return CsvTable.read(folder + "deadline_overrides.csv", LawTables::override);
    }

    List<Limit> limits() {
        return CsvTable.read(
                folder + "limits.csv",
                row -> new Limit(
                        row.required("code"),
                        row.required("subject", Limit.Subject::valueOf),
                        row.set("rights", Right::valueOf),
                        row.required("source")));
    }

    List<Alias> aliases() {
        return CsvTable.read(
                folder + "aliases.csv",
                row -> new Alias(
                        row.required("place", Jurisdiction::parse),
                        row.required("law_of", Jurisdiction::parse),
                        row.required("source")));
    }

    private static JurisdictionRow row(CsvRow row) {
        String appliesTo = row.required("applies_to");
        boolean every = appliesTo.equals(EVERY_RIGHT);
        boolean leftOpen = appliesTo.equals(LEFT_TO_THE_CONTROLLER);
        Period appeal = period(row, "appeal");
        Integer appealExtension = row.number("appeal_extension_value");
        return new JurisdictionRow(
                row.required("code"),
                row.required("name"),
                row.text("group"),
                row.required("law"),
                every,
                every || leftOpen ? Set.of() : row.set("applies_to", Right::valueOf),
                period(row, "acknowledge"),
                period(row, "response"),
                period(row, "extension"),
                period(row, "max_total"),
                row.required("clock_starts", ClockStart::valueOf),
                row.required("identity_request_effect", PauseEffect::valueOf),
                row.required("clarification_effect", PauseEffect::valueOf),
                row.required("fee_effect", PauseEffect::valueOf),
                row.required("end_day_roll", EndDayRoll::valueOf),
                row.set("weekend_days", day -> DayOfWeek.of(Integer.parseInt(day))),
                row.set("rights", Right::valueOf),
                row.number("free_copies_count"),
                row.number("free_copies_period_months"),
                row.flag("refusal_must_state_grounds"),
                row.required("appeal_type", AppealType::valueOf),
                appeal,
                appealExtension == null ? null : new Period(appealExtension, appeal.unit()),
                row.text("authority_name"),
                row.text("authority_url"),
                row.number("age_of_digital_consent"),
                row.date("effective_from"),
                row.required("source_article"),
                row.text("source_url"),
                row.required("confidence", Confidence::valueOf),
                row.set("verified_fields", String::strip),
                row.text("notes"));
    }

    private static DeadlineOverride override(CsvRow row) {
        return new DeadlineOverride(
                row.required("code"),
                row.required("right").equals(EVERY_RIGHT) ? null : row.required("right", Right::valueOf),
                row.required("term", DeadlineOverride.Stage::valueOf),
                Boolean.TRUE.equals(row.required("applies", Boolean::valueOf)),
                row.date("effective_from"),
                row.date("effective_to"),
                period(row, "acknowledge"),
                period(row, "response"),
                period(row, "extension"),
                row.required("clock_starts", ClockStart::valueOf),
                row.required("source"),
                row.required("confidence", Confidence::valueOf),
                row.text("notes"));
    }

    /** A value column and its unit column: both filled or both empty. */
    private static Period period(CsvRow row, String name) {
        Integer value = row.number(name + "_value");
        PeriodUnit unit = row.optional(name + "_unit", PeriodUnit::valueOf);
        if ((value == null) != (unit == null)) {
            throw row.refuse(name + "_unit", "a value needs a unit and a unit a value");
        }
        return value == null ? null : new Period(value, unit);
    }
}
