package com.xiaomi.privacy.casework.handover;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Another controller who may be sent packages.
 *
 * @param endpoint where they take uploads
 * @param token the bearer token they gave us; a secret
 */
record ReceivingController(String name, String title, URI endpoint, Optional<String> token) {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** Whether an address is of the same origin (RFC 6454, section 5) as the endpoint, without credentials of its own. */
    boolean isAtHome(URI address) {
        return address.isAbsolute()
                && address.getHost() != null
                && address.getRawUserInfo() == null
                && originOf(address).equals(originOf(endpoint));
    }

    private static String originOf(URI address) {
        String scheme = address.getScheme().toLowerCase(Locale.ROOT);
        int usual = scheme.equals("https") ? HTTPS_PORT : HTTP_PORT;
        int port = address.getPort() < 0 ? usual : address.getPort();
        return scheme + "://" + address.getHost().toLowerCase(Locale.ROOT) + ":" + port;
    }

    @Override
    public String toString() {
        return "ReceivingController[" + name + "]";
    }
}
