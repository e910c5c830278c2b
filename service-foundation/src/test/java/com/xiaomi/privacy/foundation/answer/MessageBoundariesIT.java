package com.xiaomi.privacy.foundation.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.localstack.testing.StackTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where a message ends is found as RFC 9112 has it (section 6.3); what may be read in two ways is refused and the connection closed, so that nobody slips
 * a call past what stands in front.
 */
@QuarkusTest
@QuarkusTestResource(StackTestResource.class)
class MessageBoundariesIT {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.1 (\\d{3}) ");
    private static final String NEXT = "GET /problems/mine HTTP/1.1\r\nHost: next\r\nConnection: close\r\n\r\n";

    @Test
    void callsBehindEachOtherAreToldApartByLengthOrChunks() throws IOException {
        String chunked = head("Transfer-Encoding: chunked") + "c\r\n{\"name\":\"a\"}\r\n0\r\n\r\n";
        String counted = head("Content-Length: 12") + "{\"name\":\"a\"}";

        assertThat(statuses(chunked + counted + NEXT)).containsExactly(200, 200, 401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Transfer-Encoding: chunked\r\nContent-Length: 12",
                "Content-Length: 12\r\nContent-Length: 0",
                "Content-Length: 12, 0",
                "Content-Length: +12",
                "Content-Length: 0x0c",
                "Content-Length: -1",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding : chunked",
                "Transfer-Encoding:\u000bchunked",
                "Content-Length : 12"
            })
    void whatMayBeReadInTwoWaysIsRefusedAndNothingBehindItIsACall(String lengths) throws IOException {
        assertOnlyRefused(statuses(head(lengths) + "{\"name\":\"a\"}" + NEXT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "c;\n", "0xc\r\n"})
    void aChunkWithoutALengthIsRefused(String size) throws IOException {
        assertOnlyRefused(statuses(head("Transfer-Encoding: chunked") + size + "{\"name\":\"a\"}\r\n0\r\n\r\n" + NEXT));
    }

    /** Once, or by closing the connection without a word. */
    private static void assertOnlyRefused(List<Integer> statuses) {
        assertThat(statuses).hasSizeLessThanOrEqualTo(1).isSubsetOf(400);
    }

    private static String head(String... lines) {
        return "POST /problems HTTP/1.1\r\nHost: first\r\nContent-Type: application/json\r\n"
                + String.join("\r\n", lines) + "\r\n\r\n";
    }

    /** The status of each answer until the connection is closed by the service: as the last call asks, or because it refuses. */
    private static List<Integer> statuses(String sent) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), RestAssured.port)) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(sent.getBytes(StandardCharsets.ISO_8859_1));
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            // The body before it ends without the end of a line.
            return STATUS_LINE
                    .matcher(answers)
                    .results()
                    .map(line -> Integer.valueOf(line.group(1)))
                    .toList();
        }
    }
}
