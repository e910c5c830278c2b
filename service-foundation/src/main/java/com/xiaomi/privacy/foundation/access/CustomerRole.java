package com.xiaomi.privacy.foundation.access;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Whoever comes with a token of the customer realm is a customer and nothing else, whatever the token says of roles. */
@ApplicationScoped
class CustomerRole implements SecurityIdentityAugmentor {

    private final AccessConfig config;

    CustomerRole(AccessConfig config) {
        this.config = config;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        boolean customer = identity.getPrincipal() instanceof JsonWebToken token
                && config.customerIssuer().toString().equals(token.getIssuer());
        return Uni.createFrom()
                .item(
                        customer
                                ? QuarkusSecurityIdentity.builder(identity)
                                        .addRole(Roles.CUSTOMER)
                                        .build()
                                : identity);
    }
}
