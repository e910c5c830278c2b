package com.xiaomi.privacy.casework.casefile;

import com.xiaomi.privacy.casework.casefile.CaseFile.Dates;
import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.legal.ClockLedger;
import com.xiaomi.privacy.casework.trail.ServiceTrails;
import jakarta.enterprise.context.ApplicationScoped;

/** Puts together how a case was dealt with: what the database says, the dates with their reasons, and the trail of all services. */
@ApplicationScoped
class CaseFiles {

    private final CaseFileRows rows;
    private final ClockLedger ledger;
    private final ServiceTrails trails;

    CaseFiles(CaseFileRows rows, ClockLedger ledger, ServiceTrails trails) {
        this.rows = rows;
        this.ledger = ledger;
        this.trails = trails;
    }

    /** The file as of now. The trail is read last: what the rows say has its entries in it. */
    CaseFile of(RightsCase about) {
        return new CaseFile(
                about.caseId(),
                Dates.of(ledger.explained(about)),
                rows.of(about.caseId()),
                trails.of(about.requestId()));
    }
}
