package com.xiaomi.privacy.foundation.access;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Refuses passes that have ended before their time: they are checked offline, and their signature does not tell. */
@ApplicationScoped
class PassEnd implements SecurityIdentityAugmentor {

    private final EndedPasses endedPasses;

    PassEnd(EndedPasses endedPasses) {
        this.endedPasses = endedPasses;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && Tokens.PASS_ISSUER.equals(token.getIssuer())
                ? context.runBlocking(() -> required(identity, Tokens.passId(token)))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity required(SecurityIdentity identity, PassId pass) {
        if (endedPasses.isEnded(pass)) {
            throw new AuthenticationFailedException("the tracking key of the pass was replaced");
        }
        return identity;
    }
}
