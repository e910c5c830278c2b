package com.xiaomi.privacy.foundation.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlReaderTest {

    private final HttpUrlReader reader = new HttpUrlReader();

    @ParameterizedTest
    @ValueSource(strings = {"http://request-intake-service:8081", "https://privacy.example.org", "HTTPS://[::1]:8443"})
    void whereSomebodyIsReachedIsTaken(String url) {
        assertThat(reader.convert(" " + url + " ")).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"privacy.example.org", "/here", "ftp://privacy.example.org", "http:///here", "http://a b"})
    void whatIsNoSuchPlaceIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> reader.convert(text));
    }
}
