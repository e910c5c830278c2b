package com.xiaomi.privacy.foundation.files;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The description of a HEIC file (box {@code meta}, ISO/IEC 23008-12 and 14496-12): which items it has, where they lie,
 * and how large the pictures are.
 */
final class HeicDescription {

    private static final Set<String> PARTS = Set.of("hdlr", "pitm", "iinf", "iloc", "iprp", "iref", "idat", "grpl");
    private static final Set<String> PICTURES = Set.of("hvc1", "hev1", "lhv1", "av01", "grid", "iovl", "iden", "tmap");
    // Names, descriptions, tags and times that people or cameras gave; and whatever makers invented.
    private static final Set<String> TELLING_PROPERTIES = Set.of("udes", "uuid", "crtt", "mdft");
    private static final int HEADER = 8;
    private static final int VERSION_AND_FLAGS = 4;
    private static final int TYPE_LENGTH = 4;
    private static final int MOST_EXTENTS = 10_000;
    private static final int HALF_BYTE = 0xf;
    private static final int NIBBLE = 4;
    private static final int IN_FILE = 0;
    private static final int IN_DESCRIPTION = 1;

    private final byte[] bytes;
    private final Set<Long> noPictures = new HashSet<>();
    private final List<Extent> inFile = new ArrayList<>();
    private final List<Extent> inDescription = new ArrayList<>();
    private boolean hasPicture;

    /** @param bytes the content of the box; is changed */
    HeicDescription(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Overwrites what must not stay in the description itself.
     *
     * @return what must be overwritten in the rest of the file
     */
    List<Extent> clean() throws FileRejected {
        try {
            List<Box> parts = boxes(VERSION_AND_FLAGS, bytes.length);
            for (Box part : parts) {
                if (part.name().equals("iinf")) {
                    readItems(part);
                } else if (part.name().equals("iprp")) {
                    cleanProperties(part);
                } else if (!PARTS.contains(part.name())) {
                    overwrite(part);
                }
            }
            for (Box part : parts) {
                if (part.name().equals("iloc")) {
                    readPlaces(part);
                }
            }
            parts.stream().filter(part -> part.name().equals("idat")).forEach(this::cleanData);
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw FileRejected.damaged();
        }
        if (!hasPicture) {
            throw FileRejected.damaged();
        }
        return inFile;
    }

    /** The description as it is now. */
    byte[] bytes() {
        return bytes;
    }

    private void readItems(Box box) throws FileRejected {
        ByteBuffer in = content(box);
        int entries = version(in) == 0 ? Short.BYTES : Integer.BYTES;
        for (Box item : boxes(box.begin() + VERSION_AND_FLAGS + entries, box.end())) {
            ByteBuffer entry = content(item);
            int version = version(entry);
            if (version < 2) {
                throw FileRejected.damaged();
            }
            long id = number(entry, version == 2 ? Short.BYTES : Integer.BYTES);
            entry.getShort();
            byte[] type = new byte[TYPE_LENGTH];
            entry.get(type);
            if (!PICTURES.contains(new String(type, StandardCharsets.ISO_8859_1))) {
                noPictures.add(id);
            }
        }
    }

    private void cleanProperties(Box box) throws FileRejected {
        for (Box part : boxes(box.begin(), box.end())) {
            if (part.name().equals("ipco")) {
                for (Box property : boxes(part.begin(), part.end())) {
                    cleanProperty(property);
                }
            }
        }
    }

    private void cleanProperty(Box property) throws FileRejected {
        if (property.name().equals("ispe")) {
            ByteBuffer in = content(property);
            in.getInt();
            new PixelBudget().add(Integer.toUnsignedLong(in.getInt()), Integer.toUnsignedLong(in.getInt()));
            hasPicture = true;
        } else if (TELLING_PROPERTIES.contains(property.name())) {
            overwrite(property);
        }
    }

    private void readPlaces(Box box) throws FileRejected {
        ByteBuffer in = content(box);
        int version = version(in);
        int sizes = Short.toUnsignedInt(in.getShort());
        int offsetSize = sizes >>> (3 * NIBBLE);
        int lengthSize = (sizes >>> (2 * NIBBLE)) & HALF_BYTE;
        int baseSize = (sizes >>> NIBBLE) & HALF_BYTE;
        int indexSize = version == 0 ? 0 : sizes & HALF_BYTE;
        int idSize = version == 2 ? Integer.BYTES : Short.BYTES;
        long items = number(in, idSize);
        int total = 0;
        for (long i = 0; i < items; i++) {
            long id = number(in, idSize);
            int method = version == 0 ? IN_FILE : in.getShort() & HALF_BYTE;
            in.getShort();
            long base = number(in, baseSize);
            int extents = Short.toUnsignedInt(in.getShort());
            total += extents;
            if (total > MOST_EXTENTS) {
                throw FileRejected.damaged();
            }
            for (int j = 0; j < extents; j++) {
                number(in, indexSize);
                long begin = Math.addExact(base, number(in, offsetSize));
                note(id, method, begin, number(in, lengthSize));
            }
        }
    }

    private void note(long id, int method, long begin, long length) throws FileRejected {
        if (!noPictures.contains(id)) {
            return;
        }
        if (begin < 0 || length <= 0) {
            throw FileRejected.damaged();
        }
        Extent extent = new Extent(begin, Math.addExact(begin, length));
        switch (method) {
            case IN_FILE -> inFile.add(extent);
            case IN_DESCRIPTION -> inDescription.add(extent);
            // Made of other items: nothing of its own lies anywhere.
            default -> {}
        }
    }

    private void cleanData(Box data) {
        for (Extent extent : inDescription) {
            for (long at = extent.begin(); at < Math.min(extent.end(), data.end() - data.begin()); at++) {
                bytes[Math.toIntExact(data.begin() + at)] = 0;
            }
        }
    }

    /** Readers pass over a box called "free"; it keeps its length, so that nothing behind it moves. */
    private void overwrite(Box box) {
        ByteBuffer.wrap(bytes).put(box.begin() - TYPE_LENGTH, "free".getBytes(StandardCharsets.US_ASCII));
        for (int at = box.begin(); at < box.end(); at++) {
            bytes[at] = 0;
        }
    }

    private List<Box> boxes(int from, int to) throws FileRejected {
        List<Box> boxes = new ArrayList<>();
        int at = from;
        while (at < to) {
            ByteBuffer header = ByteBuffer.wrap(bytes, at, to - at);
            int size = header.getInt();
            byte[] type = new byte[TYPE_LENGTH];
            header.get(type);
            if (size < HEADER || size > to - at) {
                throw FileRejected.damaged();
            }
            boxes.add(new Box(new String(type, StandardCharsets.ISO_8859_1), at + HEADER, at + size));
            at += size;
        }
        return boxes;
    }

    private ByteBuffer content(Box box) {
        return ByteBuffer.wrap(bytes, box.begin(), box.end() - box.begin());
    }

    private static int version(ByteBuffer in) {
        return in.getInt() >>> (3 * Byte.SIZE);
    }

    private static long number(ByteBuffer in, int size) {
        return switch (size) {
            case 0 -> 0;
            case Short.BYTES -> Short.toUnsignedLong(in.getShort());
            case Integer.BYTES -> Integer.toUnsignedLong(in.getInt());
            case Long.BYTES -> in.getLong();
            default -> throw new IllegalArgumentException("no size of a field: " + size);
        };
    }

    /** A piece of the file, or of its data box: from a position to before another one. */
    record Extent(long begin, long end) {

        boolean contains(long position) {
            return begin <= position && position < end;
        }
    }

    /** A box within the description: where its content begins and ends. */
    private record Box(String name, int begin, int end) {}
}
