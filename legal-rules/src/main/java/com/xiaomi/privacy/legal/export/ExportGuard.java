package com.xiaomi.privacy.legal.export;

import com.xiaomi.privacy.legal.export.ExportVerdict.AtHome;
import com.xiaomi.privacy.legal.export.ExportVerdict.Reason;
import com.xiaomi.privacy.legal.export.ExportVerdict.Refused;
import com.xiaomi.privacy.legal.export.ExportVerdict.Safeguarded;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Decides whether data may leave its region. Only counts: who recorded what is the caller's to know. */
public final class ExportGuard {

    private final HomeRegion home;

    /** @param home of the data */
    public ExportGuard(HomeRegion home) {
        this.home = home;
    }

    /**
     * Decides. Of several safeguards that suffice, the one that counts longest is named.
     *
     * @param recorded what two people have agreed on; it need not concern this export
     * @param now UTC
     */
    public ExportVerdict decide(Export export, Collection<RecordedSafeguard> recorded, Instant now) {
        if (export.country() == null) {
            return new Refused(Reason.PLACE_UNKNOWN);
        }
        if (home.includes(export.country())) {
            return new AtHome();
        }
        if (export.recipient() == null) {
            return new Refused(Reason.PLACE_UNKNOWN);
        }
        List<RecordedSafeguard> concerning =
                recorded.stream().filter(one -> one.concerns(export)).toList();
        List<RecordedSafeguard> sufficient = concerning.stream()
                .filter(one -> home.sufficient().contains(one.kind()))
                .toList();
        return sufficient.stream()
                .filter(one -> one.countsAt(now))
                .max(Comparator.comparing(RecordedSafeguard::until).thenComparing(RecordedSafeguard::id))
                .<ExportVerdict>map(one -> new Safeguarded(one.id(), one.kind()))
                .orElseGet(() -> new Refused(reason(concerning, sufficient)));
    }

    private static Reason reason(List<RecordedSafeguard> concerning, List<RecordedSafeguard> sufficient) {
        if (concerning.isEmpty()) {
            return Reason.NOTHING_RECORDED;
        }
        return sufficient.isEmpty() ? Reason.NOT_SUFFICIENT : Reason.NOT_IN_TIME;
    }
}
