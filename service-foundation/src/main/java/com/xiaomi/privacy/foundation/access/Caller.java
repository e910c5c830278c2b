package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.audit.Actor;
import com.xiaomi.privacy.foundation.export.WorkPlace;
import com.xiaomi.privacy.foundation.identifier.Reference;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.Personal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Who calls the current endpoint, from a token that was already checked. */
@RequestScoped
public class Caller {

    /** The claim of whoever signed in, and of no program. */
    static final String SESSION = "sid";

    private static final String SERVICE_ACCOUNT_CLIENT = "client_id";
    private static final String CLIENT = "azp";
    private static final String AFFILIATE = "affiliate";
    private static final String WORK_COUNTRY = "work_country";

    private final JsonWebToken token;
    private final SecurityIdentity identity;

    Caller(JsonWebToken token, SecurityIdentity identity) {
        this.token = token;
        this.identity = identity;
    }

    /**
     * The human of the staff who calls.
     *
     * @throws ProblemException {@link ProblemType#HUMAN_DECISION_REQUIRED} for a service account: machines never decide
     */
    public Actor.Staff staff() {
        if (!isHuman(token)) {
            throw ProblemException.of(
                    ProblemType.HUMAN_DECISION_REQUIRED, "Sign in as a person; a service account can't do this.");
        }
        return new Actor.Staff(UUID.fromString(token.getSubject()));
    }

    /** Whether a token is of somebody who signed in, and not of a program. */
    public static boolean isHuman(JsonWebToken token) {
        return token.getClaim(SESSION) != null && token.getClaim(SERVICE_ACCOUNT_CLIENT) == null;
    }

    /** From where somebody of the staff works, by their token. */
    public static WorkPlace workPlace(JsonWebToken token) {
        return new WorkPlace(token.getClaim(AFFILIATE), token.getClaim(WORK_COUNTRY));
    }

    /** The e-mail address of the staff member who calls; empty unless the realm vouches for it. */
    public Optional<Personal> staffEmail() {
        boolean verified =
                Boolean.TRUE.toString().equals(String.valueOf(token.<Object>getClaim(Claims.email_verified)));
        return Optional.ofNullable(token.<Object>getClaim(Claims.email))
                .filter(ignored -> verified)
                .map(Object::toString)
                .map(Personal::of);
    }

    /** The program that calls with its own credentials. */
    public Actor.Machine machine() {
        return new Actor.Machine(token.getClaim(CLIENT));
    }

    /** The person of the request that the pass is for. */
    public Actor.Requester requester() {
        return new Actor.Requester(UUID.fromString(token.getSubject()));
    }

    /**
     * The person of the request with this reference.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} if the pass is for another request: the answer does not
     *     tell whether that one exists
     */
    public Actor.Requester requesterOf(String typedReference) {
        boolean matches = Reference.parse(typedReference)
                .map(reference -> reference.value().equals(token.getClaim(Tokens.REFERENCE)))
                .orElse(false);
        if (!matches) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "Check the reference, or get a pass for it.");
        }
        return requester();
    }

    /**
     * The pass that the call came with, if it is for the request with this reference.
     *
     * @throws ProblemException as {@link #requesterOf}
     */
    public PassId passFor(String typedReference) {
        requesterOf(typedReference);
        return Tokens.passId(token);
    }

    /** When the token of the call expires, UTC. */
    public Instant until() {
        return Instant.ofEpochSecond(token.getExpirationTime());
    }

    /**
     * Who signed in, where that is optional.
     *
     * @return empty if the call came without a token
     * @throws ProblemException {@link ProblemType#NOT_ALLOWED} for a token of somebody who is no customer
     */
    public Optional<SignedInCustomer> customerIfSignedIn() {
        return identity.isAnonymous() ? Optional.empty() : Optional.of(customer());
    }

    /**
     * Who signed in.
     *
     * @throws ProblemException {@link ProblemType#NOT_ALLOWED} for anybody else
     */
    public SignedInCustomer customer() {
        if (!has(Roles.CUSTOMER)) {
            throw ProblemException.of(
                    ProblemType.NOT_ALLOWED, "Sign in at the portal, or send no token where none is needed.");
        }
        return CustomerClaims.read(token);
    }

    /** Whether the caller has a role. */
    public boolean has(String role) {
        return identity.hasRole(role);
    }
}
