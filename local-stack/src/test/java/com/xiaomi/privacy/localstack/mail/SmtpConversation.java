package com.xiaomi.privacy.localstack.mail;

import com.xiaomi.privacy.localstack.RunningStack;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends an e-mail as plainly as it gets. */
public final class SmtpConversation {
    private SmtpConversation() {}

    /**
     * Sends an e-mail to the mailbox of the stack under test.
     *
     * @throws IOException if the server refuses a step
     */
    public static void send(String recipient, String subject) throws IOException {
        try (Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(),
                        RunningStack.get().endpoints().smtpPort());
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            expect(in, "220");
            say(socket, "HELO localhost", in, "250");
            say(socket, "MAIL FROM:<privacy@example.com>", in, "250");
            say(socket, "RCPT TO:<%s>".formatted(recipient), in, "250");
            say(socket, "DATA", in, "354");
            say(socket, "Subject: %s\r\n\r\nHello\r\n.".formatted(subject), in, "250");
            say(socket, "QUIT", in, "221");
        }
    }

    private static void say(Socket socket, String line, BufferedReader in, String answer) throws IOException {
        socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        expect(in, answer);
    }

    private static void expect(BufferedReader in, String code) throws IOException {
        String line = in.readLine();
        if (line == null || !line.startsWith(code)) {
            throw new IOException("Expected " + code + " but got " + line);
        }
    }
}
