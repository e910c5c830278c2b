package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The {@code Content-Digest} header (RFC 9530), of which this house reads SHA-256. */
public final class ContentDigest {

    /** Name of the header. */
    public static final String HEADER = "Content-Digest";

    private static final Pattern SHA_256 = Pattern.compile("(?:^|,)\\s*sha-256=:([A-Za-z0-9+/]{43}=):\\s*(?:,|$)");

    private ContentDigest() {}

    /**
     * The SHA-256 that the header names.
     *
     * @param header null if it was not sent
     * @return 32 bytes
     * @throws ProblemException {@link ProblemType#VALIDATION_FAILED} if there is none or it is malformed
     */
    public static byte[] require(String header) {
        return sha256(header)
                .orElseThrow(() -> ProblemException.ofField(
                        ProblemType.VALIDATION_FAILED, HEADER, "sha-256=:base64: of the content"));
    }

    /**
     * The SHA-256 that the header names.
     *
     * @param header null if it was not sent
     * @return 32 bytes; empty if there is none or it is malformed
     */
    static Optional<byte[]> sha256(String header) {
        if (header == null) {
            return Optional.empty();
        }
        Matcher matcher = SHA_256.matcher(header);
        return matcher.find() ? Optional.of(Base64.getDecoder().decode(matcher.group(1))) : Optional.empty();
    }
}
