package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.startup.TablesFirst;
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
    private final TablesFirst tables;

    PassEnd(EndedPasses endedPasses, TablesFirst tables) {
        this.endedPasses = endedPasses;
        this.tables = tables;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken token && Tokens.PASS_ISSUER.equals(token.getIssuer())
                // Before all filters, also those that hold calls.
                ? tables.hold().chain(() -> context.runBlocking(() -> required(identity, Tokens.passId(token))))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity required(SecurityIdentity identity, PassId pass) {
        if (endedPasses.isEnded(pass)) {
            throw new AuthenticationFailedException("the tracking key of the pass was replaced");
        }
        return identity;
    }
}
