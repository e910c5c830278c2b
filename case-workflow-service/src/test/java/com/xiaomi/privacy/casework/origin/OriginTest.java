package com.xiaomi.privacy.casework.origin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OriginTest {

    @ParameterizedTest
    @CsvSource({
        "https://hooks.example/a?b=c, https, hooks.example, 443",
        "HTTPS://Hooks.Example, https, hooks.example, 443",
        "https://hooks.example:8443/, https, hooks.example, 8443",
        "http://127.0.0.1, http, 127.0.0.1, 80",
        "http://[::1]:9000/x, http, [::1], 9000"
    })
    void isSchemeHostAndPort(URI address, String scheme, String host, int port) {
        assertThat(Origin.of(address)).contains(new Origin(scheme, host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/a",
                "//hooks.example/a",
                "https:hooks",
                "https:///a",
                "https://user@hooks.example/",
                "https://user:secret@hooks.example/",
                "ftp://hooks.example/",
                "file:///etc/passwd",
                "mailto:a@hooks.example"
            })
    void noneOfWhatIsNoAddressOfTheWebOrCarriesCredentials(URI address) {
        assertThat(Origin.of(address)).isEmpty();
    }
}
