package com.xiaomi.privacy.benchmarks.mails;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailReceiverTest {

    private static final byte[] LETTER = """
            Message-ID: <one@example.org>
            Subject: A line that begins with a dot

            .hidden
            """.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII);

    private MailReceiver receiver;

    @BeforeEach
    void start() throws Exception {
        receiver = new MailReceiver();
    }

    @AfterEach
    void stop() throws Exception {
        receiver.close();
    }

    @Test
    void notesEveryLetterOfAPlainLoopUnderItsMessageIdAndForWhomItIs() throws Exception {
        new PlainMails(receiver.port(), LETTER, 2).send(5);

        assertThat(receiver.count()).isEqualTo(5);
        assertThat(receiver.letters())
                .extracting(MailReceiver.Letter::messageId)
                .containsOnly("<one@example.org>")
                .hasSize(5);
        assertThat(receiver.letters())
                .extracting(MailReceiver.Letter::recipient)
                .allMatch(recipient -> recipient.endsWith(PlayedServices.DOMAIN))
                .doesNotHaveDuplicates();
        assertThat(receiver.latest()).isEqualTo(LETTER);
    }

    @Test
    void aLetterWhoseSenderDiesBeforeItsEndIsNone() throws Exception {
        try (Socket sender = new Socket(InetAddress.getLoopbackAddress(), receiver.port())) {
            OutputStream out = sender.getOutputStream();
            out.write("EHLO x\r\nMAIL FROM:<a@b.c>\r\nRCPT TO:<d@e.f>\r\nDATA\r\nMessage-ID: <1@b.c>\r\n\r\nhalf"
                    .getBytes(StandardCharsets.US_ASCII));
            sender.shutdownOutput();
            // It hangs up once it has seen the end.
            sender.getInputStream().readAllBytes();
        }

        assertThat(receiver.letters()).isEmpty();
    }
}
