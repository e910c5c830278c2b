package com.xiaomi.privacy.legal.exemption;

import com.xiaomi.privacy.contracts.vocabulary.RefusalGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.law.Confidence;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import com.xiaomi.privacy.legal.law.LawBook;
import com.xiaomi.privacy.legal.table.CsvRow;
import com.xiaomi.privacy.legal.table.CsvTable;
import com.xiaomi.privacy.legal.table.TableException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The statutory exemptions of one version of the law. A place without exemptions here may have some all the same: the
 * grounds of the privacy policy count everywhere, and a lawyer must check this table like the others.
 *
 * <p>Immutable and safe for use by several threads.
 */
public final class Exemptions {
    private final LawBook lawBook;
    private final Map<String, Exemption> byCode = new LinkedHashMap<>();

    private Exemptions(LawBook lawBook, List<Exemption> exemptions) {
        this.lawBook = lawBook;
        Set<String> known = lawBook.rows().stream()
                .flatMap(row -> List.of(row.code(), row.group()).stream())
                .collect(Collectors.toSet());
        exemptions.forEach(one -> {
            if (byCode.put(one.code(), one) != null) {
                throw new TableException("Two exemptions are called " + one.code());
            }
            if (!known.containsAll(one.places())
                    || one.places().isEmpty()
                    || one.rights().isEmpty()) {
                throw new TableException(one.code() + " names no right, or a place that the tables do not know");
            }
        });
    }

    /**
     * Reads the exemptions that belong to a version of the law.
     *
     * @throws TableException if this build has no such version, or a row is not sound
     */
    public static Exemptions load(String version) {
        return new Exemptions(
                LawBook.load(version), CsvTable.read("law/" + version + "/exemptions.csv", Exemptions::exemption));
    }

    /** All of them, in the order of the table. */
    public Collection<Exemption> all() {
        return List.copyOf(byCode.values());
    }

    /** Those that can stand against a right in a place, in the order of the table. */
    public List<Exemption> against(Jurisdiction place, Right right) {
        Optional<JurisdictionRow> row = lawBook.row(place);
        return byCode.values().stream()
                .filter(one -> one.rights().contains(right))
                .filter(one -> row.filter(law -> one.places().contains(law.code())
                                || one.places().contains(law.group()))
                        .isPresent())
                .toList();
    }

    /** The one with this code, if it can stand against a right in a place. */
    public Optional<Exemption> find(String code, Jurisdiction place, Right right) {
        return against(place, right).stream()
                .filter(one -> one.code().equals(code))
                .findFirst();
    }

    private static Exemption exemption(CsvRow row) {
        return new Exemption(
                row.required("code"),
                row.set("places", String::strip),
                row.set("rights", Right::valueOf),
                row.required("ground", RefusalGround::valueOf),
                row.required("article"),
                row.required("text"),
                row.required("source"),
                row.required("confidence", Confidence::valueOf));
    }
}
