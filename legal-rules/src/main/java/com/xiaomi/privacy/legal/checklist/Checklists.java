package com.xiaomi.privacy.legal.checklist;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.table.CsvTable;
import java.util.List;
import java.util.stream.Stream;

/** What staff look at before they answer a case, by right. */
public final class Checklists {
    private static final String EVERY_RIGHT = "*";

    private final List<Row> rows;

    /** @param right null for every right */
    private record Row(Right right, ChecklistItem item) {}

    private Checklists(List<Row> rows) {
        this.rows = rows;
    }

    /** The lists of this version of the module. */
    public static Checklists current() {
        return new Checklists(CsvTable.read(
                "checklists/items.csv",
                row -> new Row(
                        row.required("right", Checklists::right),
                        new ChecklistItem(row.required("code"), row.required("text"), row.required("source")))));
    }

    /** The items for a right, in the order in which they are worked through: its own ones after those of every right. */
    public List<ChecklistItem> of(Right right) {
        return Stream.concat(
                        rows.stream().filter(row -> row.right() == null),
                        rows.stream().filter(row -> row.right() == right))
                .map(Row::item)
                .toList();
    }

    private static Right right(String cell) {
        return cell.equals(EVERY_RIGHT) ? null : Right.valueOf(cell);
    }
}
