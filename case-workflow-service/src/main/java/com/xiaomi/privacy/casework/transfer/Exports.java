package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.legal.export.Export;
import com.xiaomi.privacy.legal.export.ExportGuard;
import com.xiaomi.privacy.legal.export.ExportVerdict;
import com.xiaomi.privacy.legal.export.ExportVerdict.AtHome;
import com.xiaomi.privacy.legal.export.ExportVerdict.Refused;
import com.xiaomi.privacy.legal.export.ExportVerdict.Safeguarded;
import com.xiaomi.privacy.legal.export.HomeRegion;
import com.xiaomi.privacy.legal.export.RecordedSafeguard;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Whether data of this cell may go somewhere, by what the register of transfers says now. */
@ApplicationScoped
public class Exports {

    private final RegisteredTransfers transfers;
    private final HomeRegion home;
    private final ExportGuard guard;
    private final Clock clock;

    Exports(RegisteredTransfers transfers, CellConfig cell, Clock clock) {
        this.transfers = transfers;
        this.home = HomeRegion.of(cell.name());
        this.guard = new ExportGuard(home);
        this.clock = clock;
    }

    /** What the guard says. */
    @Transactional
    public ExportVerdict verdict(Export export) {
        boolean leaves = export.country() != null && !home.includes(export.country());
        List<RecordedSafeguard> agreed =
                leaves && export.recipient() != null ? transfers.agreedFor(export.recipient()) : List.of();
        return guard.decide(export, agreed, clock.instant());
    }

    /**
     * Lets data go.
     *
     * @return the entry of the register under which it goes; empty if it does not leave its region
     * @throws ProblemException {@link ProblemType#EXPORT_NOT_SAFEGUARDED}
     */
    @Transactional
    public Optional<UUID> require(Export export) {
        return switch (verdict(export)) {
            case AtHome() -> Optional.empty();
            case Safeguarded safeguarded -> Optional.of(safeguarded.id());
            case Refused refused -> throw refusal(export, refused);
        };
    }

    private static ProblemException refusal(Export export, Refused refused) {
        return ProblemException.of(
                ProblemType.EXPORT_NOT_SAFEGUARDED,
                switch (refused.reason()) {
                    case PLACE_UNKNOWN ->
                        "It is not known who gets the data where. For staff, an administrator of the realm sets affiliate and work_country.";
                    case NOTHING_RECORDED -> "No safeguard is recorded for " + words(export) + next();
                    case NOT_SUFFICIENT ->
                        "What is recorded for " + words(export) + " does not let data leave this region" + next();
                    case NOT_IN_TIME ->
                        "What is recorded for " + words(export) + " does not count yet, or no longer" + next();
                });
    }

    private static String words(Export export) {
        return export.recipient() + " in " + export.country() + " (" + export.purpose() + ")";
    }

    private static String next() {
        return ". Have legal or the data protection officer propose one at POST /transfers and a second person agree.";
    }
}
