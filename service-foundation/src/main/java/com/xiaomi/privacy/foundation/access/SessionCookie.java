package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.address.OriginConfig;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.NewCookie;
import java.util.Optional;

/** How a {@link BrowserSession} goes to a browser and comes back, as the origin has it: with TLS by one name only, without by another. */
@ApplicationScoped
public class SessionCookie {

    private final RoutingContext call;
    private final boolean overTls;

    SessionCookie(RoutingContext call, OriginConfig origin) {
        this.call = call;
        this.overTls = "https".equalsIgnoreCase(origin.url().getScheme());
    }

    /** The session of the current call; empty if there is none, or if it is none of ours. */
    public Optional<BrowserSession> sent() {
        return Optional.ofNullable(call.request().getCookie(BrowserSession.cookieName(overTls)))
                .map(Cookie::getValue)
                .flatMap(BrowserSession::of);
    }

    /** What makes the browser keep a session. */
    public NewCookie of(BrowserSession session) {
        return session.cookie(overTls);
    }
}
