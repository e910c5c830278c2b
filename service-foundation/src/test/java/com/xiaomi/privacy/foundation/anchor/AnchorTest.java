package com.xiaomi.privacy.foundation.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.xiaomi.privacy.foundation.anchor.Anchor.Leaf;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An anchor is a text that can be read by people, and says one thing only. */
class AnchorTest {

    private static final Anchor ANCHOR = new Anchor(
            "request-intake-service",
            7,
            Instant.parse("2026-11-29T12:00:00.123456Z"),
            Instant.parse("2031-11-29T12:00:00Z"),
            Anchor.NONE_BEFORE,
            List.of(leaf(1, 3), leaf(2, 15)));

    private static Leaf leaf(int chain, long position) {
        return new Leaf(new UUID(chain, 1), position, Anchor.digest("entry " + position));
    }

    @Test
    void itsTextIsAsDocumented() {
        assertThat(ANCHOR.text()).isEqualTo("""
                audit anchor 1
                service: request-intake-service
                number: 7
                at: 2026-11-29T12:00:00.123456Z
                kept-until: 2031-11-29T12:00:00Z
                previous: 0000000000000000000000000000000000000000000000000000000000000000
                leaves: 2
                root: ROOT

                00000000-0000-0001-0000-000000000001 3 FIRST
                00000000-0000-0002-0000-000000000001 15 SECOND
                """.replace("ROOT", hex(ANCHOR.root()))
                .replace("FIRST", hex(Anchor.digest("entry 3")))
                .replace("SECOND", hex(Anchor.digest("entry 15"))));
    }

    @Test
    void itIsReadAsItWasWritten() {
        Anchor empty = new Anchor("one", 1, ANCHOR.at(), ANCHOR.keptUntil(), ANCHOR.previous(), List.of());

        assertThat(Anchor.parse(ANCHOR.text()).text()).isEqualTo(ANCHOR.text());
        assertThat(Anchor.parse(empty.text()).leaves()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void whatNobodyWroteIsNoAnchor(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Anchor.parse(text));
    }

    static Stream<String> whatNobodyWroteIsNoAnchor() {
        String text = ANCHOR.text();
        return Stream.of(
                "",
                "audit anchor 1\n\n\n\n\n\n\n\n\n",
                text.replace("anchor 1", "anchor 2"),
                text.replace("number: 7", "number: x"),
                text.replace("number: 7", "number: 07"),
                text.replace("2026-11-29", "2026-13-29"),
                text.replace(" 15 ", " 14 "),
                text.replace(" 15 ", " "),
                text.replace("leaves: 2", "leaves: 3"),
                text.replace("previous: 00", "previous: 0g"),
                text.replace("\n", "\r\n"),
                text + "\n",
                text.stripTrailing());
    }

    @Test
    void namesOfObjectsSortByNumberAndTellTheContent() {
        String name = Anchor.objectName(7, Anchor.digest(ANCHOR.text()));

        assertThat(name).isEqualTo("000000000007-" + hex(Anchor.digest(ANCHOR.text())) + ".txt");
        assertThat(name).isLessThan(Anchor.objectName(10, new byte[32]));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
