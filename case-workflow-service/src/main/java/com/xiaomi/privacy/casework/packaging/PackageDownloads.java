package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.cases.RightsCases;
import com.xiaomi.privacy.casework.disclosure.DisclosurePurpose;
import com.xiaomi.privacy.casework.disclosure.Disclosures;
import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.casework.request.CaseRequests;
import com.xiaomi.privacy.contracts.vocabulary.CaseState;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.objects.ObjectDownload;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Hands released packages to the person. */
@ApplicationScoped
class PackageDownloads {

    private final RightsCases cases;
    private final CasePackages packages;
    private final CaseRequests requests;
    private final Disclosures disclosures;
    private final AuditTrail auditTrail;
    private final ObjectDownload objects;
    private final DataKeys dataKeys;
    private final Clock clock;

    PackageDownloads(
            RightsCases cases,
            CasePackages packages,
            CaseRequests requests,
            Disclosures disclosures,
            AuditTrail auditTrail,
            ObjectDownload objects,
            DataKeys dataKeys,
            Clock clock) {
        this.cases = cases;
        this.packages = packages;
        this.requests = requests;
        this.disclosures = disclosures;
        this.auditTrail = auditTrail;
        this.objects = objects;
        this.dataKeys = dataKeys;
        this.clock = clock;
    }

    /**
     * Notes that the package leaves now.
     *
     * @param onlyCase which package; may be left out if the request has exactly one
     */
    @Transactional
    Download hand(Actor.Requester requester, Optional<UUID> onlyCase) {
        List<RightsCase> released = cases.lockedOf(requester.requestId()).stream()
                .filter(one -> onlyCase.isEmpty() || one.caseId().equals(onlyCase.get()))
                .filter(this::isAvailable)
                .toList();
        if (released.isEmpty()) {
            return new NotAvailable();
        }
        if (released.size() > 1) {
            return new Ambiguous();
        }
        RightsCase one = released.getFirst();
        disclosures.note(one, requester, DisclosurePurpose.PACKAGE_DOWNLOAD, one.caseId());
        return new Ready(
                one.caseId(),
                requests.require(one.requestId()).dataKeyId(),
                packages.findById(one.caseId()).content());
    }

    /**
     * Notes that somebody of the staff looks at a package before its release.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND}, or {@link ProblemType#PACKAGE_NOT_AVAILABLE} if there is none to be
     *     released or it is being made anew
     */
    @Transactional
    Ready preview(UUID caseId, Actor.Staff staff) {
        RightsCase one = cases.locked(caseId)
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the case id."));
        CasePackage built = packages.findByIdOptional(caseId)
                .filter(ignored -> one.state() == CaseState.AWAITING_RELEASE)
                .filter(present -> !present.isStale())
                .orElseThrow(
                        () -> ProblemException.of(
                                ProblemType.PACKAGE_NOT_AVAILABLE,
                                "Look again once the case waits for its release; a package that was redacted is made anew first."));
        auditTrail.record(AuditEntry.of(one.requestId(), staff, "package.previewed")
                .with("caseId", caseId)
                .with("sha256", built.content().sha256()));
        return new Ready(caseId, requests.require(one.requestId()).dataKeyId(), built.content());
    }

    /** The package, or the part of it that was asked for, as an answer. */
    Response.ResponseBuilder answer(Ready ready, String range, String ifRange) throws IOException {
        return objects.of(ready.content().sealed(), dataKeys.byId(ready.dataKeyId()), range, ifRange);
    }

    private boolean isAvailable(RightsCase rightsCase) {
        return rightsCase.packageAvailableUntil() != null
                && clock.instant().isBefore(rightsCase.packageAvailableUntil());
    }

    /** What became of the wish. */
    sealed interface Download {}

    /** It can be read now. */
    record Ready(UUID caseId, UUID dataKeyId, StoredObject content) implements Download {}

    /** There is none: not released yet, no longer available, or never made. */
    record NotAvailable() implements Download {}

    /** There are several; the case must be named. */
    record Ambiguous() implements Download {}
}
