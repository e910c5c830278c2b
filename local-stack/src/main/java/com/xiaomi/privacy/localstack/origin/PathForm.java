package com.xiaomi.privacy.localstack.origin;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Recognises paths that different programs read differently. Such a path is how a rule at the border is got around, and
 * no honest client sends one.
 */
final class PathForm {
    /** An empty segment, one that means "here" or "up", a parameter within the path, or the other slash. */
    private static final Pattern AMBIGUOUS = Pattern.compile("//|/\\.{1,2}(/|$)|;|\\\\|[\\x00-\\x1f\\x7f]|\\?|#");

    private static final Pattern INTERNAL = Pattern.compile("^/internal(/|$)");
    private static final int MOST_DECODINGS = 5;

    private PathForm() {}

    /** Whether the path means the same to everyone, however often they decode it. */
    static boolean isUnambiguous(String path) {
        if (!path.startsWith("/")) {
            return false;
        }
        int slashes = slashes(path);
        String current = path;
        for (int i = 0; i < MOST_DECODINGS; i++) {
            if (AMBIGUOUS.matcher(current).find()
                    || INTERNAL.matcher(current.toLowerCase(Locale.ROOT)).find()
                    || slashes(current) != slashes) {
                return false;
            }
            String decoded = decode(current);
            if (decoded.equals(current)) {
                return true;
            }
            current = decoded;
        }
        return false;
    }

    private static int slashes(String path) {
        return (int) path.chars().filter(character -> character == '/').count();
    }

    /** Decodes once; a percent sign without two digits stays. Bytes become characters one by one: only ASCII matters here. */
    private static String decode(String text) {
        StringBuilder decoded = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%' && i + 2 < text.length() && isHex(text.charAt(i + 1)) && isHex(text.charAt(i + 2))) {
                decoded.append((char) Integer.parseInt(text.substring(i + 1, i + 3), 16));
                i += 2;
            } else {
                decoded.append(character);
            }
        }
        return decoded.toString();
    }

    private static boolean isHex(char character) {
        return Character.digit(character, 16) >= 0;
    }
}
