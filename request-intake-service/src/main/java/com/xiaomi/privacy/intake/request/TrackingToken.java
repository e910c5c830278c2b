package com.xiaomi.privacy.intake.request;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The secret by which a person without an account follows their request: 256 random bits, shown once. Tokens of partners are of the
 * same kind.
 */
public final class TrackingToken {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final byte[] NOBODYS = TrackingToken.random().hash();

    private final String value;

    private TrackingToken(String value) {
        this.value = value;
    }

    /** A new token. */
    public static TrackingToken random() {
        byte[] secret = new byte[BYTES];
        RANDOM.nextBytes(secret);
        return of(secret);
    }

    /** @param secret as many bytes as nobody can guess */
    public static TrackingToken of(byte[] secret) {
        return new TrackingToken(Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    }

    /** The token that somebody sent; may be anything. */
    public static TrackingToken sent(String value) {
        return new TrackingToken(value);
    }

    /** A hash that no token has: compared with when there is no request, so that the work is the same. */
    public static byte[] nobodysHash() {
        return NOBODYS.clone();
    }

    /** Compares in constant time. */
    public boolean matches(byte[] expectedHash) {
        return MessageDigest.isEqual(hash(), expectedHash);
    }

    /** The token in the clear, for whoever it is meant for. */
    public String reveal() {
        return value;
    }

    /** SHA-256, to be kept. */
    public byte[] hash() {
        return DigestUtils.sha256(value);
    }

    @Override
    public String toString() {
        return "TrackingToken[•••]";
    }
}
