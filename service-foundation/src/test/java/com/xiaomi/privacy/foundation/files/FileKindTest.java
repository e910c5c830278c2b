package com.xiaomi.privacy.foundation.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileKindTest {

    @ParameterizedTest
    @MethodSource("beginnings")
    void eachKindIsKnownByItsFirstBytes(FileKind kind, byte[] beginning) throws IOException {
        assertThat(FileKind.of(stream(beginning))).contains(kind);
    }

    static Stream<Arguments> beginnings() {
        return Stream.of(
                Arguments.of(FileKind.PNG, hex("89504e470d0a1a0a0000000d49484452")),
                Arguments.of(FileKind.JPEG, hex("ffd8ffe000104a46494600010100")),
                Arguments.of(FileKind.WEBP, hex("524946462400000057454250565038200000")),
                Arguments.of(FileKind.HEIC, hex("00000018667479706865696300000000")),
                Arguments.of(FileKind.PDF, "%PDF-1.7\n".getBytes(StandardCharsets.US_ASCII)),
                Arguments.of(FileKind.TEXT, "Grüße aus Köln\n".getBytes(StandardCharsets.UTF_8)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4d5a90000300000004000000ffff0000", // Windows program
                "7f454c4602010100", // Linux program
                "504b03041400060008000000", // archive, also of office documents
                "1f8b0800000000000003", // gzip
                "474946383961010001000000", // GIF
                "0001020304050607"
            })
    void whatIsNotOnTheListIsNoKind(String beginning) throws IOException {
        assertThat(FileKind.of(stream(hex(beginning)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>x",
                "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>",
                "#!/bin/sh\n"
            })
    void activeContentIsNotTakenForPlainText(String content) throws IOException {
        assertThat(FileKind.of(stream(content.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void eachKindCanBeDeclaredByItsMediaType(FileKind kind) {
        assertThat(FileKind.declared(kind.mediaType())).contains(kind);
    }

    @Test
    void lookingDoesNotConsumeTheContent() throws IOException {
        byte[] content = Arrays.copyOf(hex("89504e470d0a1a0a0000000d49484452"), 100_000);
        InputStream stream = stream(content);

        FileKind.of(stream);

        assertThat(stream.readAllBytes()).isEqualTo(content);
    }

    private static InputStream stream(byte[] content) {
        return new BufferedInputStream(new ByteArrayInputStream(content));
    }

    private static byte[] hex(String bytes) {
        return HexFormat.of().parseHex(bytes);
    }
}
