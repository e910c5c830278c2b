package com.xiaomi.privacy.foundation.files;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Optional;

/**
 * Checks files that people send, for every service that takes some: size, checksum, real type, soundness, malware; and
 * takes out of pictures what they tell beyond what can be seen. Works on streams, with the same little memory for each.
 */
@ApplicationScoped
public class FileCheck {

    /** No file may be larger: 20 MB. */
    public static final long MAX_BYTES = 20L * 1024 * 1024;

    private final MalwareScanner scanner;

    FileCheck(MalwareScanner scanner) {
        this.scanner = scanner;
    }

    /**
     * Prepares the check of one file.
     *
     * @param upload is read once, and not closed
     */
    public FileInspection inspect(InputStream upload, Expected expected) {
        return new FileInspection(scanner, upload, expected);
    }

    /**
     * What the sender said about a file.
     *
     * @param sha256 hexadecimal, in small letters; empty if it was not said
     */
    public record Expected(FileKind kind, long sizeBytes, Optional<String> sha256) {}

    /**
     * What was found about a file that passed.
     *
     * @param sha256 of the file as it was sent, hexadecimal
     * @param scanned false if no scanner is configured; if true, the scanner found nothing
     */
    public record Findings(String sha256, boolean scanned) {}
}
