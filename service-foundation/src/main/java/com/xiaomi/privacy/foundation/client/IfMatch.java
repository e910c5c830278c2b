package com.xiaomi.privacy.foundation.client;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of something that is changed by one caller at a time, as it travels in {@code ETag} and {@code If-Match} (RFC 9110). */
public final class IfMatch {

    private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

    private IfMatch() {}

    /** The {@code ETag} of a version. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that a caller saw.
     *
     * @param ifMatch null if none was sent
     * @throws ProblemException {@link ProblemType#VERSION_REQUIRED} if none was sent, {@link ProblemType#STALE_VERSION} for
     *     one that nothing ever had
     */
    public static long version(String ifMatch) {
        if (ifMatch == null) {
            throw ProblemException.of(ProblemType.VERSION_REQUIRED, "Send the ETag of what you saw as If-Match.");
        }
        Matcher matcher = ETAG.matcher(ifMatch.strip());
        if (!matcher.matches()) {
            throw stale();
        }
        return Long.parseLong(matcher.group(1));
    }

    /** The problem of somebody who saw an earlier version. */
    public static ProblemException stale() {
        return ProblemException.of(ProblemType.STALE_VERSION, "Read it again and decide on what it is now.");
    }
}
