package com.xiaomi.privacy.cell.check;

import com.xiaomi.privacy.cell.check.Fault.Kind;
import com.xiaomi.privacy.cell.settings.Part;
import com.xiaomi.privacy.foundation.audit.AuditCheck;
import com.xiaomi.privacy.foundation.audit.BadEntry;
import com.xiaomi.privacy.foundation.audit.TrailReader;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Each audit chain of each service is whole. */
final class TrailsWhole implements Invariant {

    @Override
    public void check(CheckedCell cell, Consumer<Fault> faults) throws SQLException {
        for (Part part : Part.values()) {
            AuditCheck.Outcome outcome = TrailReader.check(cell.cut().of(part));
            if (outcome.badChains() > 0) {
                BadEntry bad = outcome.firstBad();
                faults.accept(Fault.of(
                        Kind.CHAIN_BROKEN,
                        part,
                        bad.chainId().toString(),
                        Long.toString(bad.position()),
                        bad.flaw().name(),
                        Long.toString(outcome.badChains())));
            }
        }
    }
}
