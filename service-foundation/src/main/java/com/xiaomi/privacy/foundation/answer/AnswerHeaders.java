package com.xiaomi.privacy.foundation.answer;

import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Tells browsers what they must not do with an answer of the API (OWASP ASVS 5.0, 3.4 and 14.3.2). Nothing is kept in a cache
 * unless an endpoint says that it may be.
 */
class AnswerHeaders {

    @ServerResponseFilter
    void add(ContainerResponseContext answer) {
        MultivaluedMap<String, Object> headers = answer.getHeaders();
        headers.putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("no-store"));
        headers.putSingle("X-Content-Type-Options", "nosniff");
        headers.putSingle("Referrer-Policy", "no-referrer");
        // An answer is data, never a page, wherever somebody manages to have it shown.
        headers.putSingle("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
        // Browsers heed it where they came by TLS (RFC 6797, section 8.1).
        headers.putSingle("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
}
