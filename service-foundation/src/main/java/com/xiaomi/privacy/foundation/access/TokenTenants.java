package com.xiaomi.privacy.foundation.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.OidcTenantConfigBuilder;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Decides by the issuer that a bearer token names who must have signed it: the customer realm, the staff realm, or intake
 * (the person's pass). The name is only a hint; the chosen issuer's key, issuer, audience and times are then checked by
 * Quarkus OIDC, and for people whether their session still is. A token that names nobody we know is checked as a pass, offline, and so refused.
 */
@ApplicationScoped
class TokenTenants implements TenantConfigResolver {

    private static final String BEARER = "Bearer ";
    private static final String JWKS_PATH = "protocol/openid-connect/certs";
    private static final String USER_INFO_PATH = "protocol/openid-connect/userinfo";
    private static final String REALM_ROLES = "realm_access/roles";

    /** A claim that no token has: customers get their one role from {@link CustomerRole}. */
    private static final String NO_ROLES = "no_roles";

    private static final int PAYLOAD = 1;

    private final AccessConfig config;
    private final String service;
    private final ObjectMapper json;

    TokenTenants(
            AccessConfig config, @ConfigProperty(name = "quarkus.application.name") String service, ObjectMapper json) {
        this.config = config;
        this.service = service;
        this.json = json;
    }

    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext context, OidcRequestContext<OidcTenantConfig> requestContext) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (authorization == null || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Uni.createFrom().nullItem();
        }
        JsonNode claims = claimedBy(authorization.substring(BEARER.length()));
        String issuer = claims.path("iss").asText();
        if (issuer.equals(config.staffIssuer().toString())) {
            OidcTenantConfigBuilder staff = realm(config.staffIssuer(), REALM_ROLES);
            return Uni.createFrom()
                    .item(claims.has(Caller.SESSION) ? inSession("staff", staff) : named("services", staff));
        }
        if (issuer.equals(config.customerIssuer().toString())) {
            return Uni.createFrom().item(inSession("customer", realm(config.customerIssuer(), NO_ROLES)));
        }
        return Uni.createFrom().item(pass());
    }

    /**
     * Tokens of people are good as long as the session that they came from: the realm, asked what it knows of the person,
     * refuses one of a session that has ended or of an account that is disabled.
     */
    private static OidcTenantConfig inSession(String tenant, OidcTenantConfigBuilder realm) {
        return named(
                tenant,
                realm.userInfoPath(USER_INFO_PATH)
                        .authentication()
                        .userInfoRequired()
                        .end());
    }

    private static OidcTenantConfig named(String tenant, OidcTenantConfigBuilder realm) {
        return realm.tenantId(tenant).build();
    }

    private OidcTenantConfig pass() {
        return OidcTenantConfig.builder()
                .tenantId("pass")
                .applicationType(ApplicationType.SERVICE)
                .publicKey(SecretFiles.read(config.passVerificationKeyFile(), "pass-verification-key-file"))
                .token()
                .issuer(Tokens.PASS_ISSUER)
                .audience(service)
                .end()
                .build();
    }

    private OidcTenantConfigBuilder realm(URI issuer, String roles) {
        return OidcTenantConfig.builder()
                .applicationType(ApplicationType.SERVICE)
                .authServerUrl(issuer.toString())
                .discoveryEnabled(false)
                .jwksPath(JWKS_PATH)
                .token()
                .issuer(issuer.toString())
                .audience(config.audience())
                .end()
                .roles()
                .roleClaimPath(roles)
                .end();
    }

    private JsonNode claimedBy(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length <= PAYLOAD) {
            return MissingNode.getInstance();
        }
        try {
            return json.readTree(Base64.getUrlDecoder().decode(parts[PAYLOAD].trim()));
        } catch (IOException | IllegalArgumentException e) {
            // Not a JWT: names nobody, and is refused by the check that follows.
            return MissingNode.getInstance();
        }
    }
}
