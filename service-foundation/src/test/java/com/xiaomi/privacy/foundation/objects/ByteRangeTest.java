package com.xiaomi.privacy.foundation.objects;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.objects.ByteRange.Wish;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteRangeTest {

    private static final long SIZE = 1000;

    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, 0, 1",
        "bytes=0-499, 0, 500",
        "bytes=999-, 999, 1",
        "bytes=500-2000, 500, 500",
        "bytes=-1, 999, 1",
        "bytes=-5000, 0, 1000"
    })
    void onePartIsUnderstood(String header, long first, long length) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Wish.Part(new ByteRange(first, length)));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "bytes=", "bytes=-", "bytes=a-b", "bytes=5-4", "bytes=0-1,3-4", "items=0-1"})
    void anythingElseIsIgnoredAsTheStandardAllows(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Wish.Whole());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=1000-", "bytes=1000-1001", "bytes=-0", "bytes=99999999999999999-"})
    void aPartThatIsNotThereIsOutside(String header) {
        assertThat(ByteRange.parse(header, SIZE)).isEqualTo(new Wish.Outside());
    }
}
