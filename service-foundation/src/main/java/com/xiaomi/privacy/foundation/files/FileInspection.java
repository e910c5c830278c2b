package com.xiaomi.privacy.foundation.files;

import com.xiaomi.privacy.foundation.files.FileCheck.Expected;
import com.xiaomi.privacy.foundation.files.FileCheck.Findings;
import com.xiaomi.privacy.foundation.files.MalwareScanner.Scan;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Optional;

/**
 * The check of one file in one pass: what is scanned and measured is the file as it was sent, what is written is what may
 * be kept of it. The verdict falls at the end, so what was written must be thrown away if the copy fails.
 */
public final class FileInspection {

    private static final int BUFFER = 64 * 1024;

    private final MalwareScanner scanner;
    private final InputStream upload;
    private final Expected expected;
    private Findings findings;

    FileInspection(MalwareScanner scanner, InputStream upload, Expected expected) {
        this.scanner = scanner;
        this.upload = upload;
        this.expected = expected;
    }

    /**
     * Checks the file and writes what may be kept of it.
     *
     * @throws FileRejected if it is not acceptable
     * @throws IOException if it could not be checked, or written
     */
    public void copyTo(OutputStream target) throws IOException {
        try (Scan scan = scanner.begin()) {
            WatchedInput watched = new WatchedInput(upload, expected.sizeBytes(), scan);
            BufferedInputStream content = new BufferedInputStream(watched, BUFFER);
            requireKind(content);
            ByteReader in = new ByteReader(content);
            BufferedOutputStream out = new BufferedOutputStream(target, BUFFER);
            copy(in, out);
            out.flush();
            // What follows the end of a picture is scanned and measured, but not kept.
            in.copyRest(OutputStream.nullOutputStream());
            String sha256 = watched.requireWhole(expected.sha256());
            findings = new Findings(sha256, scan.finish());
        }
    }

    /**
     * What was found.
     *
     * @throws IllegalStateException if the file did not pass
     */
    public Findings findings() {
        if (findings == null) {
            throw new IllegalStateException("the file has not passed");
        }
        return findings;
    }

    private void requireKind(BufferedInputStream content) throws IOException {
        content.mark(1);
        if (content.read() < 0) {
            throw new FileRejected(FileRejection.EMPTY);
        }
        content.reset();
        Optional<FileKind> found = FileKind.of(content);
        if (found.isEmpty()) {
            throw new FileRejected(FileRejection.TYPE_NOT_ALLOWED);
        }
        if (found.get() != expected.kind()) {
            throw new FileRejected(FileRejection.TYPE_DIFFERS);
        }
    }

    private void copy(ByteReader in, OutputStream out) throws IOException {
        switch (expected.kind()) {
            case PNG -> new PngCleaner(in, out).copy();
            case JPEG -> new JpegCleaner(in, out).copy();
            case WEBP -> new WebpCleaner(in, out).copy();
            case HEIC -> new HeicCleaner(in, out).copy();
            case PDF -> in.copyRest(out);
            case TEXT -> in.copyRest(new PlainText(out));
        }
    }
}
