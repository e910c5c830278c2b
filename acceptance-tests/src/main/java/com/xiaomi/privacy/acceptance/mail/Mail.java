package com.xiaomi.privacy.acceptance.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An e-mail as it arrived.
 *
 * @param messageId without the angle brackets
 * @param text the plain-text part, decoded
 */
public record Mail(String messageId, String subject, String text) {
    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{8}(?!\\d)");

    /** Reads a message in the form of RFC 5322. */
    static Mail parse(String source) {
        try {
            MimeMessage message =
                    new MimeMessage(null, new ByteArrayInputStream(source.getBytes(StandardCharsets.UTF_8)));
            return new Mail(
                    message.getMessageID().replaceAll("[<>]", ""),
                    message.getSubject(),
                    plainText(message).orElse(""));
        } catch (MessagingException | IOException e) {
            throw new IllegalArgumentException("not a readable e-mail", e);
        }
    }

    private static Optional<String> plainText(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/plain")) {
            return Optional.of(part.getContent().toString());
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                BodyPart candidate = parts.getBodyPart(i);
                Optional<String> text = plainText(candidate);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /** The one-time code in the text; empty if there is none. */
    public Optional<String> code() {
        Matcher matcher = CODE.matcher(text);
        return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
    }

    /** The delivery that the {@code Message-ID} names. */
    public UUID deliveryId() {
        return UUID.fromString(messageId.substring(0, messageId.indexOf('@')));
    }
}
