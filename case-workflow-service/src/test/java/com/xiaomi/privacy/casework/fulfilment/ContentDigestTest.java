package com.xiaomi.privacy.casework.fulfilment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentDigestTest {

    private static final byte[] HASH =
            HexFormat.of().parseHex("5f8f04f6a3a892aaabbddb6cf273894493773960d4a325b105fee46eef4304f1");
    private static final String FIELD = "sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:";

    @Test
    void readsTheExampleOfTheStandard() {
        assertThat(ContentDigest.sha256(FIELD)).hasValue(HASH);
    }

    @Test
    void findsSha256BesideOthers() {
        assertThat(ContentDigest.sha256("sha-512=:AAAA:, " + FIELD)).hasValue(HASH);
        assertThat(ContentDigest.sha256(FIELD + ",sha-512=:AAAA:")).hasValue(HASH);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"sha-256=X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=", "sha-256=:AAAA:", "md5=:AAAA:"})
    void refusesWhatIsMissingShortOrMalformed(String header) {
        assertThat(ContentDigest.sha256(header)).isEmpty();
    }
}
