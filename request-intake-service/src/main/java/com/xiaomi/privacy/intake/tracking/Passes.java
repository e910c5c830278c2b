package com.xiaomi.privacy.intake.tracking;

import com.xiaomi.privacy.foundation.access.PassIssuer;
import com.xiaomi.privacy.foundation.access.SignedInCustomer;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.audit.AuditEntry;
import com.xiaomi.privacy.foundation.audit.AuditTrail;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.intake.access.TrackingKeys;
import com.xiaomi.privacy.intake.account.RequestAccounts;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import com.xiaomi.privacy.intake.request.TrackingToken;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.OptionalInt;

/** Trades a tracking token or a sign-in for a pass. */
@ApplicationScoped
class Passes {

    private final Requests requests;
    private final TrackingKeys keys;
    private final RequestAccounts requestAccounts;
    private final PassIssuer passIssuer;
    private final AuditTrail auditTrail;

    Passes(
            Requests requests,
            TrackingKeys keys,
            RequestAccounts requestAccounts,
            PassIssuer passIssuer,
            AuditTrail auditTrail) {
        this.requests = requests;
        this.keys = keys;
        this.requestAccounts = requestAccounts;
        this.passIssuer = passIssuer;
        this.auditTrail = auditTrail;
    }

    /**
     * A pass for the request, if the token is its token. The work until the decision is the same whether the reference
     * is unknown or the token is wrong.
     *
     * @param typedReference as typed by the person
     */
    @Transactional
    Optional<PassIssuer.Pass> trade(String typedReference, TrackingToken token) {
        // An unreadable reference is looked up too, under one that hardly anybody can have.
        Reference reference = Reference.parse(typedReference).orElseGet(Reference::random);
        Optional<PrivacyRequest> request = requests.byReference(reference.value());
        OptionalInt keyGeneration = keys.opens(request, token);
        return keyGeneration.isPresent()
                ? Optional.of(issue(request.get(), reference, keyGeneration.getAsInt()))
                : Optional.empty();
    }

    /** A pass for the request, if it was submitted with this account. */
    @Transactional
    Optional<PassIssuer.Pass> trade(String typedReference, SignedInCustomer customer) {
        return Reference.parse(typedReference)
                .flatMap(reference -> requests.byReference(reference.value())
                        .filter(request -> requestAccounts.belongs(request.requestId(), customer.account()))
                        .map(request -> issue(request, reference, keys.generation(request.requestId()))));
    }

    private PassIssuer.Pass issue(PrivacyRequest request, Reference reference, int keyGeneration) {
        auditTrail.record(
                AuditEntry.of(request.requestId(), new Actor.Requester(request.requestId()), "request.pass-issued"));
        return passIssuer.issue(request.requestId(), reference, keyGeneration);
    }
}
