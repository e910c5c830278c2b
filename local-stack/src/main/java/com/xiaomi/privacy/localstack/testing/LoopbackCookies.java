package com.xiaomi.privacy.localstack.testing;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Like a browser, and unlike the JDK, sends secure cookies to 127.0.0.1 without TLS too. */
public final class LoopbackCookies extends CookieManager {
    @Override
    public void put(URI url, Map<String, List<String>> headers) throws IOException {
        super.put(url, headers);
        getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
    }
}
