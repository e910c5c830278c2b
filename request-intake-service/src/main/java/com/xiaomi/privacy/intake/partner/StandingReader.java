package com.xiaomi.privacy.intake.partner;

import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.intake.law.Jurisdictions;
import com.xiaomi.privacy.intake.partner.Progress.CaseStanding;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.timeline.CaseProgress;
import com.xiaomi.privacy.intake.timeline.Timeline;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts together how a request of a partner goes, from what the person would see too. */
@ApplicationScoped
class StandingReader {

    private final Requests requests;
    private final Timeline timeline;
    private final Jurisdictions jurisdictions;
    private final DataKeys dataKeys;
    private final Clock clock;

    StandingReader(Requests requests, Timeline timeline, Jurisdictions jurisdictions, DataKeys dataKeys, Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.jurisdictions = jurisdictions;
        this.dataKeys = dataKeys;
        this.clock = clock;
    }

    PartnerStanding read(PartnerRequest of) {
        PrivacyRequest request = requests.require(of.requestId());
        List<CaseProgress> cases = timeline.cases(of.requestId());
        Progress progress = Progress.of(
                cases.stream()
                        .map(one -> new CaseStanding(one.state(), Optional.ofNullable(one.outcome())))
                        .toList(),
                of.isRevoked());
        String page = jurisdictions.baseUrlOf(jurisdictions.ownCell()) + "/#/requests/" + request.reference();
        return new PartnerStanding(
                of.requestId(),
                of.ownId(dataKeys.byId(request.dataKeyId())),
                request.receivedAt(),
                progress,
                lastDay(request, cases).map(day -> jurisdictions.endOf(request.country(), day)),
                URI.create(page),
                progress == Progress.AWAITING_IDENTITY
                        ? timeline.identity(of.requestId())
                                .map(proof -> URI.create(page + "/verifications/" + proof.verificationId()))
                        : Optional.empty(),
                packageUntil(cases));
    }

    private Optional<LocalDate> lastDay(PrivacyRequest request, List<CaseProgress> cases) {
        return latest(cases.stream().map(CaseProgress::due))
                .or(() -> latest(cases.stream()
                        .map(one -> jurisdictions
                                .firstDue(request.country(), request.region(), one.right(), request.receivedAt())
                                .due())));
    }

    private static Optional<LocalDate> latest(Stream<LocalDate> days) {
        return days.filter(Objects::nonNull).max(Comparator.naturalOrder());
    }

    private Optional<Instant> packageUntil(List<CaseProgress> cases) {
        Instant now = clock.instant();
        return cases.stream()
                .map(CaseProgress::packageAvailableUntil)
                .filter(Objects::nonNull)
                .filter(now::isBefore)
                .max(Comparator.naturalOrder());
    }
}
