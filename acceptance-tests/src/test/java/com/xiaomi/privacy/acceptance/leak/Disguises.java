package com.xiaomi.privacy.acceptance.leak;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** All the forms in which a value may have slipped through. */
final class Disguises {
    private static final List<String> DIGESTS = List.of("MD5", "SHA-1", "SHA-256");

    /**
     * A form to look for.
     *
     * @param text one character per byte
     * @param anyCase whether case makes no difference
     * @param alone whether it counts only if no letter or digit stands beside it, for short numbers turn up by chance
     */
    record Disguise(String form, String text, boolean anyCase, boolean alone) {

        Disguise {
            text = anyCase ? text.toLowerCase(Locale.ROOT) : text;
        }
    }

    private Disguises() {}

    /** All forms, plain hashes included: what is easily guessed is easily found again by its hash. */
    static Set<Disguise> of(String value) {
        Set<Disguise> forms = readable(value);
        variants(value).forEach(variant -> addDigests(forms, utf8(variant)));
        return forms;
    }

    /** The forms from which the value can be read back. */
    static Set<Disguise> readable(String value) {
        Set<Disguise> forms = new LinkedHashSet<>();
        boolean shortNumber = value.matches("\\d{1,9}");
        forms.add(new Disguise("clear", latin(utf8(value)), true, shortNumber));
        forms.add(new Disguise("UTF-16", latin(value.getBytes(StandardCharsets.UTF_16LE)), true, false));
        forms.add(new Disguise("UTF-16", latin(value.getBytes(StandardCharsets.UTF_16BE)), true, false));
        addUrlEncoded(forms, value);
        for (String variant : variants(value)) {
            forms.add(new Disguise("hex", HexFormat.of().formatHex(utf8(variant)), true, false));
            addBase64(forms, utf8(variant));
        }
        return forms;
    }

    private static Set<String> variants(String value) {
        return new LinkedHashSet<>(List.of(value, value.toLowerCase(Locale.ROOT), value.toUpperCase(Locale.ROOT)));
    }

    private static void addUrlEncoded(Set<Disguise> forms, String value) {
        String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
        if (!encoded.equals(value)) {
            forms.add(new Disguise("URL-encoded", encoded, true, false));
            forms.add(new Disguise("URL-encoded", encoded.replace("+", "%20"), true, false));
        }
        String each = HexFormat.ofDelimiter("%").withPrefix("").formatHex(utf8(value));
        forms.add(new Disguise("URL-encoded", "%" + each, true, false));
    }

    /** The value's position in what was encoded decides on its form; the characters at the edges depend on neighbours. */
    private static void addBase64(Set<Disguise> forms, byte[] bytes) {
        for (int shift = 0; shift < 3; shift++) {
            byte[] shifted = new byte[shift + bytes.length];
            System.arraycopy(bytes, 0, shifted, shift, bytes.length);
            int begin = (shift * 8 + 5) / 6;
            int end = shifted.length * 8 / 6;
            String standard = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            String core = standard.substring(begin, end);
            forms.add(new Disguise("base64", core, false, false));
            forms.add(new Disguise("base64", core.replace('+', '-').replace('/', '_'), false, false));
        }
    }

    private static void addDigests(Set<Disguise> forms, byte[] bytes) {
        for (String algorithm : DIGESTS) {
            byte[] digest = digest(algorithm, bytes);
            forms.add(new Disguise(algorithm, latin(digest), false, false));
            forms.add(new Disguise(algorithm, HexFormat.of().formatHex(digest), true, false));
            String base64 = Base64.getEncoder().withoutPadding().encodeToString(digest);
            forms.add(new Disguise(algorithm, base64, false, false));
            forms.add(new Disguise(algorithm, base64.replace('+', '-').replace('/', '_'), false, false));
        }
    }

    private static byte[] digest(String algorithm, byte[] bytes) {
        try {
            return MessageDigest.getInstance(algorithm).digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One character per byte, so that bytes can be searched like text. */
    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
