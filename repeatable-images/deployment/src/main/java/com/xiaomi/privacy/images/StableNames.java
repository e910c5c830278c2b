package com.xiaomi.privacy.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives names that differ from build to build names that do not. Quarkus 3.33 numbers what its recorders hand to each other in the order in which
 * threads come to a counter, and Byte Buddy puts random letters into the names of the fields in which proxies keep methods.
 *
 * <p>Both are constants of class files (JVMS 4.4.7) and are referred to by their place, so that nothing else in a class changes with them. Keys of
 * recorders are shared by classes: one object of this class must see all of them, in an order that is always the same. Not for several threads.
 */
final class StableNames {

    private static final Pattern KEY_OF_A_RECORDER = Pattern.compile("proxykey\\d+");
    private static final Pattern FIELD_OF_A_PROXY = Pattern.compile("cachedValue\\$[A-Za-z0-9]{8}\\$([A-Za-z0-9]+)");

    private final Map<String, String> keys = new HashMap<>();

    /**
     * The same class with names that stay.
     *
     * @param classFile a class file, not changed
     * @throws IOException if this is not a class file
     */
    byte[] in(byte[] classFile) throws IOException {
        ByteArrayOutputStream stable = new ByteArrayOutputStream(classFile.length);
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(classFile));
        DataOutputStream to = new DataOutputStream(stable);
        copy(from, to, 8);
        int constants = from.readUnsignedShort();
        to.writeShort(constants);
        for (int place = 1; place < constants; place++) {
            int tag = from.readUnsignedByte();
            to.writeByte(tag);
            switch (tag) {
                case 1 -> to.writeUTF(stable(from.readUTF()));
                case 7, 8, 16, 19, 20 -> copy(from, to, 2);
                case 15 -> copy(from, to, 3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> copy(from, to, 4);
                case 5, 6 -> {
                    copy(from, to, 8);
                    // A long and a double take two places.
                    place++;
                }
                default -> throw new IOException("No class file has a constant of kind " + tag);
            }
        }
        from.transferTo(to);
        return stable.toByteArray();
    }

    private static void copy(DataInputStream from, DataOutputStream to, int bytes) throws IOException {
        byte[] copied = new byte[bytes];
        from.readFully(copied);
        to.write(copied);
    }

    private String stable(String name) {
        if (KEY_OF_A_RECORDER.matcher(name).matches()) {
            return keys.computeIfAbsent(name, unknown -> "proxykey" + (keys.size() + 1));
        }
        Matcher field = FIELD_OF_A_PROXY.matcher(name);
        return field.matches() ? "cachedValue$" + field.group(1) : name;
    }
}
