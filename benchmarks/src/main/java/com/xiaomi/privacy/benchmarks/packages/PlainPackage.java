package com.xiaomi.privacy.benchmarks.packages;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.crypto.Cipher;
import javax.crypto.CipherOutputStream;
import javax.crypto.KeyGenerator;

/**
 * The baseline: the same bytes from the same store into one ZIP, encrypted by the JDK with AES-GCM, and back to the store. They
 * lie there in the clear, so nothing is decrypted; nothing is read twice, made into tables, digested, signed or noted.
 */
final class PlainPackage {
    private static final String FOLDER = "baseline/";
    private static final double NANOS = 1e9;
    private static final int KEY_BITS = 256;

    private final MinioClient store;
    private final String bucket;
    private final Path scratch;
    private final List<String> objects = new ArrayList<>();

    PlainPackage(MinioClient store, String bucket, Path scratch) {
        this.store = store;
        this.bucket = bucket;
        this.scratch = scratch;
    }

    /** Puts a file into the store, in the clear. */
    void add(SampleFile file) throws IOException {
        put(FOLDER + file.name(), file.content());
        objects.add(FOLDER + file.name());
    }

    /**
     * Builds a package of all files.
     *
     * @return seconds
     */
    double build() throws IOException {
        long begin = System.nanoTime();
        Path sealed = Files.createTempFile(scratch, "sealed-", null);
        try {
            try (ZipOutputStream zip =
                    new ZipOutputStream(new CipherOutputStream(Files.newOutputStream(sealed), gcm()))) {
                for (String object : objects) {
                    zip.putNextEntry(new ZipEntry(object));
                    try (InputStream content = get(object)) {
                        content.transferTo(zip);
                    }
                    zip.closeEntry();
                }
            }
            put(FOLDER + "package", sealed);
            return (System.nanoTime() - begin) / NANOS;
        } finally {
            Files.delete(sealed);
        }
    }

    /** Takes everything out of the store again. */
    void remove() throws IOException {
        objects.add(FOLDER + "package");
        for (String object : objects) {
            try {
                store.removeObject(
                        RemoveObjectArgs.builder().bucket(bucket).object(object).build());
            } catch (MinioException e) {
                throw new IOException(e);
            }
        }
        objects.clear();
    }

    private InputStream get(String object) throws IOException {
        try {
            return store.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(object).build());
        } catch (MinioException e) {
            throw new IOException(e);
        }
    }

    private void put(String object, Path file) throws IOException {
        try {
            store.uploadObject(UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(object)
                    .filename(file.toString())
                    .build());
        } catch (MinioException e) {
            throw new IOException(e);
        }
    }

    private static Cipher gcm() {
        try {
            KeyGenerator keys = KeyGenerator.getInstance("AES");
            keys.init(KEY_BITS);
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, keys.generateKey());
            return cipher;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }
}
