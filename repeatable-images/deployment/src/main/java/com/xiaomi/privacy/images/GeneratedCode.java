package com.xiaomi.privacy.images;

import io.quarkus.runtime.util.HashUtil;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** The jar of the classes that Quarkus generated for a service. */
final class GeneratedCode {

    private GeneratedCode() {}

    /**
     * Gives the classes in a jar {@linkplain StableNames names that stay}. Order, times and all else of its entries stay as they are; it is
     * replaced only when all is written.
     *
     * @return the SHA-256 of the jar as it is then, in hexadecimal digits
     * @throws IOException if the jar can't be read or written, or a class in it is none
     */
    static String rename(Path jar) throws IOException {
        Path renamed = Files.createTempFile(jar.getParent(), "generated", ".jar");
        StableNames names = new StableNames();
        try (ZipFile from = new ZipFile(jar.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(renamed))) {
            for (ZipEntry entry : Collections.list(from.entries())) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(entry.getTimeLocal());
                to.putNextEntry(same);
                try (InputStream content = from.getInputStream(entry)) {
                    byte[] bytes = content.readAllBytes();
                    to.write(entry.getName().endsWith(".class") ? names.in(bytes) : bytes);
                }
            }
        }
        Files.move(renamed, jar, StandardCopyOption.REPLACE_EXISTING);
        return HashUtil.sha256(Files.readAllBytes(jar));
    }
}
