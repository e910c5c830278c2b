package com.xiaomi.privacy.notification;

import com.xiaomi.privacy.foundation.contact.MailAddress;
import com.xiaomi.privacy.foundation.limit.Rate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.spi.Converter;

/**
 * How many mails some domains take from us, by their names in ASCII and lower case; the domains below them are others.
 *
 * @param byDomain so many at once, and as many more in each minute
 */
public record DomainLimits(Map<String, Rate> byDomain) {

    private static final Pattern ENTRY = Pattern.compile("\\s*([^\\s=]+)\\s*=\\s*([1-9][0-9]{0,5})\\s*");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    public DomainLimits {
        byDomain = Map.copyOf(byDomain);
    }

    /** Reads {@code example.org=60,example.net=600}, mails per minute. */
    static DomainLimits parse(String text) {
        Map<String, Rate> limits = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            Matcher read = ENTRY.matcher(entry);
            Optional<String> domain = read.matches() ? MailAddress.domain(read.group(1)) : Optional.empty();
            boolean isNew = domain.isPresent()
                    && limits.put(domain.get(), new Rate(Long.parseLong(read.group(2)), MINUTE)) == null;
            if (!isNew) {
                throw new IllegalArgumentException(
                        "limits of domains read 'example.org=60,example.net=600': mails per minute, each domain once");
            }
        }
        return new DomainLimits(limits);
    }

    /**
     * That of a domain.
     *
     * @param domain in ASCII and lower case
     */
    public Optional<Rate> of(String domain) {
        return Optional.ofNullable(byDomain.get(domain));
    }

    /** For configuration. What SmallRye finds by itself would not say what is wrong. */
    public static final class Reader implements Converter<DomainLimits> {

        private static final long serialVersionUID = 1L;

        @Override
        public DomainLimits convert(String value) {
            return parse(value);
        }
    }
}
