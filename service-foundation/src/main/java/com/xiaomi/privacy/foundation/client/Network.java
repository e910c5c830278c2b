package com.xiaomi.privacy.foundation.client;

import java.net.InetAddress;

/**
 * A network of addresses, written as CIDR ({@code 10.0.0.0/8}, {@code fd00::/8}); a single address is a network of one.
 *
 * @param prefixLength number of leading bits that its addresses share
 */
public record Network(InetAddress address, int prefixLength) {

    private static final int BYTE = 8;

    public Network {
        if (prefixLength < 0 || prefixLength > address.getAddress().length * BYTE) {
            throw new IllegalArgumentException("the prefix length does not fit the address");
        }
    }

    /** Reads CIDR notation; for configuration. */
    public static Network parse(CharSequence text) {
        String[] parts = text.toString().strip().split("/", 2);
        // A literal only: a name would be looked up, and whoever owns the name would decide whom we trust.
        InetAddress address = InetAddress.ofLiteral(parts[0]);
        return new Network(
                address, parts.length == 1 ? address.getAddress().length * BYTE : Integer.parseInt(parts[1]));
    }

    /** Whether an address lies in this network; one of the other family never does. */
    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        byte[] its = other.getAddress();
        if (own.length != its.length) {
            return false;
        }
        for (int bit = 0; bit < prefixLength; bit++) {
            int mask = 1 << (BYTE - 1 - bit % BYTE);
            if (((own[bit / BYTE] ^ its[bit / BYTE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
