package com.xiaomi.privacy.casework.handover;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivingControllersTest {

    private record Listed(String title, String country, URI endpoint, Optional<Path> tokenFile)
            implements HandoverConfig.Controller {}

    private record Config(Map<String, HandoverConfig.Controller> controllers, Duration giveUpAfter)
            implements HandoverConfig {}

    private static ReceivingControllers with(String name, String endpoint, Optional<Path> tokenFile) {
        return new ReceivingControllers(new Config(
                Map.of(name, new Listed("Acme", "DE", URI.create(endpoint), tokenFile)), Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/files",
                "https://acme.example:8443/",
                "http://127.0.0.1:8080/files",
                "http://localhost/files",
                "http://[::1]:8080/files"
            })
    void safePlacesCanBeSentTo(String endpoint) {
        assertThat(with("acme", endpoint, Optional.empty()).named("acme"))
                .get()
                .extracting(ReceivingController::endpoint)
                .isEqualTo(URI.create(endpoint));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://acme.example/files",
                "http://127.0.0.1.acme.example/files",
                "http://10.0.0.1/files",
                "ftp://acme.example/files",
                "https://user:secret@acme.example/files",
                "https://acme.example/files?key=secret",
                "https://acme.example/files#1",
                "https:///files",
                "/files"
            })
    void theServiceDoesNotStartWithOtherPlacesAndNamesTheSetting(String endpoint) {
        assertThatThrownBy(() -> with("acme", endpoint, Optional.empty()))
                .hasMessageContaining("rights.handover.controllers.acme.endpoint")
                .hasMessageNotContaining("secret");
    }

    @Test
    void theEnvironmentListsThem() {
        HandoverConfig config = new SmallRyeConfigBuilder()
                .withMapping(HandoverConfig.class)
                .withSources(new EnvConfigSource(
                        Map.of(
                                "RIGHTS_HANDOVER_CONTROLLERS_ACME_TITLE",
                                "Acme Cloud",
                                "RIGHTS_HANDOVER_CONTROLLERS_ACME_COUNTRY",
                                "DE",
                                "RIGHTS_HANDOVER_CONTROLLERS_ACME_ENDPOINT",
                                "https://acme.example/files"),
                        300))
                .build()
                .getConfigMapping(HandoverConfig.class);

        assertThat(new ReceivingControllers(config).all())
                .containsExactly(new ReceivingController(
                        "acme", "Acme Cloud", "DE", URI.create("https://acme.example/files"), Optional.empty()));
        assertThat(config.giveUpAfter()).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void itDoesNotStartWithoutAnAnnouncedToken() {
        assertThatThrownBy(() -> with("acme", "https://acme.example/", Optional.of(Path.of("missing"))))
                .hasMessageContaining("rights.handover.controllers.acme.token-file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Acme", "acme cloud", "-acme", "acme/1"})
    void namesAreSimple(String name) {
        assertThatThrownBy(() -> with(name, "https://acme.example/", Optional.empty()))
                .hasMessageContaining("small letters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example/files/1",
                "https://ACME.example:443/elsewhere",
                "HTTPS://acme.example/files/1?x=1"
            })
    void theSameOriginIsHome(String address) {
        assertThat(acme().isAtHome(URI.create(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://acme.example:8443/files/1",
                "http://acme.example/files/1",
                "https://acme.example.evil.example/files/1",
                "https://user@acme.example/files/1",
                "https:/files/1",
                "/files/1"
            })
    void otherOriginsAreNot(String address) {
        assertThat(acme().isAtHome(URI.create(address))).isFalse();
    }

    @Test
    void aTokenIsNotPrinted() {
        assertThat(acme().toString()).doesNotContain("secret");
    }

    private static ReceivingController acme() {
        return new ReceivingController(
                "acme", "Acme", "DE", URI.create("https://acme.example/files"), Optional.of("secret"));
    }
}
