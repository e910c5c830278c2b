package com.xiaomi.privacy.foundation.address;

import java.net.URI;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads where somebody is reached: an absolute URL of http or https. What is none stops the service as it starts, not its first call. */
public final class HttpUrlReader implements Converter<URI> {

    private static final long serialVersionUID = 1;

    @Override
    public URI convert(String value) {
        URI url = URI.create(value.strip());
        boolean isOfHttp = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        if (!isOfHttp || url.getHost() == null) {
            throw new IllegalArgumentException("not an absolute URL of http or https: " + value);
        }
        return url;
    }
}
