package com.xiaomi.privacy.acceptance.leak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The test of the test: a planted value is found in each form. */
class LeakSearchTest {
    private static final String EMAIL = "erika.mustermann@example.org";

    private final LeakSearch search = new LeakSearch(Map.of("e-mail", EMAIL, "code", "12345678"));

    @ParameterizedTest(name = "{0}")
    @MethodSource("plantedForms")
    void aPlantedValueIsFoundInEachForm(String form, byte[] planted) throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write("2026-11-24 INFO something ".getBytes(StandardCharsets.UTF_8));
        content.write(planted);
        content.write(" and so on\n".getBytes(StandardCharsets.UTF_8));

        assertThat(search.in("log", content.toByteArray()))
                .extracting(LeakSearch.Leak::name, LeakSearch.Leak::form)
                .contains(tuple("e-mail", form));
    }

    static Stream<Arguments> plantedForms() throws Exception {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(utf8(EMAIL));
        String capitals = EMAIL.toUpperCase(Locale.ROOT);
        return Stream.of(
                Arguments.of("clear", utf8(EMAIL)),
                Arguments.of("clear", utf8(capitals)),
                Arguments.of("clear", utf8("Erika.Mustermann@Example.org")),
                Arguments.of("UTF-16", EMAIL.getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("UTF-16", EMAIL.getBytes(StandardCharsets.UTF_16BE)),
                Arguments.of("URL-encoded", utf8(URLEncoder.encode(EMAIL, StandardCharsets.UTF_8))),
                Arguments.of("URL-encoded", utf8(allPercents(EMAIL))),
                Arguments.of("hex", utf8(HexFormat.of().formatHex(utf8(EMAIL)))),
                Arguments.of("hex", utf8(HexFormat.of().withUpperCase().formatHex(utf8(EMAIL)))),
                Arguments.of("hex", utf8(HexFormat.of().formatHex(utf8(capitals)))),
                Arguments.of("MD5", utf8(hexDigest("MD5", EMAIL))),
                Arguments.of("SHA-1", utf8(hexDigest("SHA-1", EMAIL))),
                Arguments.of("SHA-256", sha256),
                Arguments.of("SHA-256", utf8(hexDigest("SHA-256", EMAIL).toUpperCase(Locale.ROOT))),
                Arguments.of("SHA-256", utf8(hexDigest("SHA-256", capitals))),
                Arguments.of("SHA-256", Base64.getEncoder().encode(sha256)),
                Arguments.of("SHA-256", Base64.getUrlEncoder().encode(sha256)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "{\"a\":\"", "name=Erika&mail=", "??>>??>>"})
    void aValueInsideOfWhatWasEncodedIsFoundAtAnyPosition(String before) {
        byte[] whole = utf8(before + EMAIL + "\",\"b\":1}");

        for (Base64.Encoder encoder : new Base64.Encoder[] {Base64.getEncoder(), Base64.getUrlEncoder()}) {
            assertThat(search.in("log", encoder.encode(whole)))
                    .extracting(LeakSearch.Leak::form)
                    .containsOnly("base64");
        }
    }

    @Test
    void aShortNumberCountsOnlyIfItStandsAlone() {
        assertThat(search.in("log", utf8("code=12345678;"))).hasSize(1);
        assertThat(search.in("log", utf8("912345678 12345678f 0x12345678a 12345678")))
                .hasSize(1);
        assertThat(search.in("log", utf8("912345678 a12345678"))).isEmpty();
    }

    @Test
    void nothingIsFoundWhereNothingIs() {
        String innocent = "Mustermann Erika example.org " + UUID.randomUUID() + " 2026-11-24T03:00:00Z";

        assertThat(search.in("log", utf8(innocent))).isEmpty();
    }

    private static String allPercents(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : utf8(text)) {
            encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
        }
        return encoded.toString();
    }

    private static String hexDigest(String algorithm, String text) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(utf8(text)));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
