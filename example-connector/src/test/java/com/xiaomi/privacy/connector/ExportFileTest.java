package com.xiaomi.privacy.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExportFileTest {
    @Test
    void theDigestOfAFileIsTheOneOfRfc9530() {
        // The example of RFC 9530, appendix B.2.
        byte[] content = "{\"hello\": \"world\"}\n".getBytes(StandardCharsets.UTF_8);

        assertThat(new ExportFile("a.json", content).contentDigest())
                .isEqualTo("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    }
}
