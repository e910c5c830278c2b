package com.xiaomi.privacy.benchmarks.measure;

import java.util.UUID;

/** Addresses of invented clients, of the block for documentation (RFC 3849), so that nobody's allowance is used up. */
public final class SampleAddress {

    /** The header by which a trusted proxy tells the address. */
    public static final String HEADER = "X-Forwarded-For";

    private SampleAddress() {}

    /** An address of a client's own. */
    public static String of(UUID client) {
        return "2001:db8:%x:%x::1"
                .formatted(client.getLeastSignificantBits() & 0xFFFF, client.getMostSignificantBits() & 0xFFFF);
    }
}
