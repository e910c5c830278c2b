package com.xiaomi.privacy.casework.report;

import com.xiaomi.privacy.foundation.identifier.Ids;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;

/** A change of one number in the books that no total holds yet. Written once; folding removes it. */
@Entity
class ReportDelta {

    @Id
    private UUID deltaId;

    @Embedded
    private Line line;

    private long amount;

    /** For Hibernate. */
    protected ReportDelta() {}

    ReportDelta(Line line, long amount) {
        this.deltaId = Ids.next();
        this.line = line;
        this.amount = amount;
    }

    Line line() {
        return line;
    }

    long amount() {
        return amount;
    }
}
