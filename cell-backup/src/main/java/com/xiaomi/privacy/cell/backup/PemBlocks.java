package com.xiaomi.privacy.cell.backup;

import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/** What PEM files hold (RFC 7468). */
final class PemBlocks {

    private PemBlocks() {}

    /**
     * The blocks with this label, in their order, decoded.
     *
     * @throws IllegalArgumentException if there is none, or one is no Base64
     */
    static List<byte[]> in(String text, String label) {
        Pattern block = Pattern.compile("-----BEGIN " + label + "-----([^-]*)-----END " + label + "-----");
        List<byte[]> blocks = block.matcher(text)
                .results()
                .map(found -> Base64.getMimeDecoder().decode(found.group(1).strip()))
                .toList();
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("no " + label);
        }
        return blocks;
    }
}
