package com.xiaomi.privacy.cell.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The list of objects of one service in a backup: a line each of digest, bucket and name, separated by tabulators. */
public final class ObjectIndex {

    private ObjectIndex() {}

    /**
     * An object of a backup.
     *
     * @param object its name in the bucket
     * @param sha256 in hexadecimal, of what lies in the store
     */
    public record Entry(String bucket, String object, String sha256) {

        byte[] line() {
            return (sha256 + "\t" + bucket + "\t" + object + "\n").getBytes(StandardCharsets.UTF_8);
        }

        /** Where it lies in the backup. */
        public String path(String part) {
            return "objects/" + part + "/" + bucket + "/" + object;
        }
    }

    /** Reads a list line by line; the caller closes it. */
    public static Stream<Entry> read(Path index) throws IOException {
        return Files.lines(index).map(line -> {
            String[] fields = line.split("\t", 3);
            return new Entry(fields[1], fields[2], fields[0]);
        });
    }
}
