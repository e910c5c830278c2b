package com.xiaomi.privacy.cell.backup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

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

    /** Reads a list line by line; whoever takes the iterator must go to its end. */
    public static Stream<Entry> read(Path index) throws IOException {
        BufferedReader reader = Files.newBufferedReader(index);
        Iterator<Entry> entries = new Iterator<>() {
            private String next = line(reader);

            @Override
            public boolean hasNext() {
                return next != null;
            }

            @Override
            public Entry next() {
                if (next == null) {
                    throw new NoSuchElementException();
                }
                String[] fields = next.split("\t", 3);
                next = line(reader);
                return new Entry(fields[1], fields[2], fields[0]);
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(entries, Spliterator.ORDERED), false)
                .onClose(() -> close(reader));
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            if (line == null) {
                reader.close();
            }
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
