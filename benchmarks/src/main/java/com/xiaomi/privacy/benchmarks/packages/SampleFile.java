package com.xiaomi.privacy.benchmarks.packages;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/**
 * An invented file of a data system on disk, the same in every run.
 *
 * @param name as the data system calls it
 * @param digest as {@code Content-Digest} has it
 */
record SampleFile(String name, Path content, long sizeBytes, String digest) {
    /** The service takes 50 MiB. */
    private static final long LARGEST = 48L << 20;

    private static final int BLOCK = 1 << 16;
    private static final String LINE = """
            {"order":"%08d","placedAt":"2026-%02d-%02dT08:15:30Z","article":"Invented article %d","quantity":%d,\
            "price":%d.%02d,"address":{"street":"Sample Street %d","city":"Sampletown"}}""";

    /** Half of the bytes are JSON tables, which shrink, half are noise, which does not; pairs of files of equal size. */
    static List<SampleFile> write(Path folder, long bytes) throws IOException {
        long pairs = Math.ceilDiv(bytes, 2 * LARGEST);
        long size = bytes / (2 * pairs);
        List<SampleFile> files = new ArrayList<>();
        for (int pair = 1; pair <= pairs; pair++) {
            Random random = new Random(pair);
            files.add(write(folder, "orders-%02d.json".formatted(pair), target -> tables(target, size, random)));
            files.add(write(folder, "pictures-%02d.bin".formatted(pair), target -> noise(target, size, random)));
        }
        return files;
    }

    private static SampleFile write(Path folder, String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        MessageDigest digest = sha256();
        try (OutputStream target =
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BLOCK), digest)) {
            content.writeTo(target);
        }
        return new SampleFile(
                name, file, Files.size(file), "sha-256=:" + Base64.getEncoder().encodeToString(digest.digest()) + ":");
    }

    /** Two tables in one file, as systems that export whole accounts send them. */
    private static void tables(OutputStream target, long size, Random random) throws IOException {
        long written = 0;
        written += text(target, "{\"orders\":[");
        written += lines(target, size / 2, random);
        written += text(target, "],\"returns\":[");
        lines(target, size - written, random);
        text(target, "]}");
    }

    private static long lines(OutputStream target, long size, Random random) throws IOException {
        long written = 0;
        while (written < size) {
            written += text(target, written == 0 ? "" : ",\n");
            written += text(
                    target,
                    LINE.formatted(
                            random.nextInt(100_000_000),
                            random.nextInt(1, 13),
                            random.nextInt(1, 29),
                            random.nextInt(5_000),
                            random.nextInt(1, 10),
                            random.nextInt(1, 1_000),
                            random.nextInt(100),
                            random.nextInt(1, 200)));
        }
        return written;
    }

    private static int text(OutputStream target, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.write(bytes);
        return bytes.length;
    }

    private static void noise(OutputStream target, long size, Random random) throws IOException {
        byte[] block = new byte[BLOCK];
        for (long left = size; left > 0; left -= BLOCK) {
            random.nextBytes(block);
            target.write(block, 0, (int) Math.min(BLOCK, left));
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private interface Content {
        void writeTo(OutputStream target) throws IOException;
    }
}
