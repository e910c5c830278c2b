package com.xiaomi.privacy.intake.attachment;

import com.xiaomi.privacy.foundation.access.Caller;
import com.xiaomi.privacy.foundation.access.Roles;
import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.hold.Isolation;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.intake.request.PrivacyRequest;
import com.xiaomi.privacy.intake.request.Requests;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Tells who may add a file to a request: its person, and staff where it came on paper or by word of mouth. What people sent
 * online is theirs alone, so that nobody can add to it in their name.
 */
@ApplicationScoped
class Uploaders {

    private static final String[] STAFF = {Roles.PRIVACY_AGENT, Roles.APPROVER, Roles.DPO, Roles.GRIEVANCE_OFFICER};

    private final Requests requests;
    private final Isolation isolation;
    private final Caller caller;

    Uploaders(Requests requests, Isolation isolation, Caller caller) {
        this.requests = requests;
        this.isolation = isolation;
        this.caller = caller;
    }

    /**
     * Whoever makes the current call, if they may.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if there is no such request or the pass is for another one,
     *     {@link ProblemType#NOT_ALLOWED} for staff if it came online
     */
    Uploader to(String reference) {
        if (caller.has(Roles.REQUESTER)) {
            Actor.Requester person = caller.requesterOf(reference);
            return new Uploader(person.requestId(), person);
        }
        Actor.Staff staff = caller.staff();
        PrivacyRequest request = requested(reference);
        isolation.requireWork(request.requestId(), STAFF);
        if (request.channel().isOnline()) {
            throw ProblemException.of(
                    ProblemType.NOT_ALLOWED, "This request came online: only the person adds files to it.");
        }
        return new Uploader(request.requestId(), staff);
    }

    private PrivacyRequest requested(String typedReference) {
        return Reference.parse(typedReference)
                .flatMap(reference -> requests.byReference(reference.value()))
                .orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the reference."));
    }
}
