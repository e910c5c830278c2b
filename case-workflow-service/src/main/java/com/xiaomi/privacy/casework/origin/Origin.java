package com.xiaomi.privacy.casework.origin;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Scheme, host and port of an address (RFC 6454, section 4): what an operator allows to be called.
 *
 * @param port the usual one of the scheme if the address names none
 */
public record Origin(String scheme, String host, int port) {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** That of an address; empty if it is none of http or https, or carries credentials. */
    public static Optional<Origin> of(URI address) {
        if (!address.isAbsolute() || address.getHost() == null || address.getRawUserInfo() != null) {
            return Optional.empty();
        }
        String host = address.getHost().toLowerCase(Locale.ROOT);
        return switch (address.getScheme().toLowerCase(Locale.ROOT)) {
            case "https" -> Optional.of(new Origin("https", host, port(address, HTTPS_PORT)));
            case "http" -> Optional.of(new Origin("http", host, port(address, HTTP_PORT)));
            default -> Optional.empty();
        };
    }

    private static int port(URI address, int usual) {
        return address.getPort() < 0 ? usual : address.getPort();
    }
}
