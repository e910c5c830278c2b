package com.xiaomi.privacy.cell.backup;

import com.xiaomi.privacy.cell.backup.Manifest.FileContent;
import java.io.BufferedOutputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;

/** A new file of a backup, digested while it is written and on disk when it is closed. */
final class DigestedFile extends OutputStream {

    private static final int BUFFER = 64 * 1024;

    private final Path folder;
    private final Path file;
    private final MessageDigest digest = DigestUtils.getSha256Digest();
    private final FileOutputStream target;
    private final OutputStream stream;
    private long bytes;
    private String sha256;

    /** @param path relative to the folder of the backup */
    DigestedFile(Path folder, String path) throws IOException {
        this.folder = folder;
        this.file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        this.target = new FileOutputStream(file.toFile());
        this.stream = new BufferedOutputStream(new DigestOutputStream(target, digest), BUFFER);
    }

    @Override
    public void write(int oneByte) throws IOException {
        stream.write(oneByte);
        bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
        stream.write(buffer, from, length);
        bytes += length;
    }

    @Override
    public void close() throws IOException {
        try (target) {
            stream.flush();
            target.getFD().sync();
            if (sha256 == null) {
                sha256 = Hex.encodeHexString(digest.digest());
            }
        }
    }

    /** What it is; once it is closed. */
    FileContent content() {
        return new FileContent(folder.relativize(file).toString(), bytes, sha256);
    }

    /** The digest of what is there now, in hexadecimal. */
    static String digestOf(Path file) throws IOException {
        return new DigestUtils(DigestUtils.getSha256Digest()).digestAsHex(file);
    }
}
