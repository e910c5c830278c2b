package com.xiaomi.privacy.foundation.access;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.NewCookie;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrowserSessionTest {

    /** What browsers ask of the prefix, or they do not keep the cookie: TLS, all paths, and no domain. */
    @Test
    void overTlsTheCookieIsOfThisHostAlone() {
        NewCookie cookie = BrowserSession.begin().cookie(true);

        assertThat(cookie.getName()).isEqualTo("__Host-rights-session");
        assertThat(cookie.isSecure()).isTrue();
        assertThat(cookie.getPath()).isEqualTo("/");
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
    }

    @Test
    void withoutTlsItHasNoPrefixForBrowsersWouldDropIt() {
        NewCookie cookie = BrowserSession.begin().cookie(false);

        assertThat(cookie.getName()).isEqualTo("rights-session");
        assertThat(cookie.isSecure()).isFalse();
        assertThat(cookie.isHttpOnly()).isTrue();
        assertThat(cookie.getSameSite()).isEqualTo(NewCookie.SameSite.STRICT);
    }

    @Test
    void aSessionIsKnownAgain() {
        BrowserSession session = BrowserSession.begin();

        assertThat(BrowserSession.of(session.cookie(true).getValue())
                        .orElseThrow()
                        .hash())
                .isEqualTo(session.hash());
        assertThat(BrowserSession.begin().hash()).isNotEqualTo(session.hash());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "short", "0123456789012345678901234567890123456789012345"})
    void whatIsNoneOfOursIsNoSession(String value) {
        assertThat(BrowserSession.of(value)).isEmpty();
    }
}
