package com.xiaomi.privacy.localstack.process;

import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The stack's folders. */
public final class Folders {
    private static final long NEEDED_BYTES = 1L << 30;

    private Folders() {}

    /** Creates a folder with its parents and returns it. */
    public static Path create(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StackException("The folder %s cannot be created: %s".formatted(folder, e.getMessage()), e);
        }
    }

    /** Deletes a folder with all in it; links are deleted, not followed. Does nothing if there is none. */
    public static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                    if (failure != null) {
                        throw failure;
                    }
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Fails if a folder's disk is nearly full, for the servers fail late and unclearly then.
     *
     * @throws StackException if less than one GiB is free
     */
    public static void requireSpace(Path folder) {
        requireSpace(folder, NEEDED_BYTES);
    }

    /**
     * Fails if a folder's disk has less room than this.
     *
     * @throws StackException if less is free
     */
    public static void requireSpace(Path folder, long neededBytes) {
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free < neededBytes) {
                throw new StackException("The disk of %s has only %d MiB free; the servers need %d MiB."
                        .formatted(folder, free >> 20, neededBytes >> 20));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
