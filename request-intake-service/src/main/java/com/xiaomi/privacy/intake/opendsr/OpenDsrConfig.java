package com.xiaomi.privacy.intake.opendsr;

import com.xiaomi.privacy.intake.partner.ListedPartner;
import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Requests by OpenDSR 2.0. Without a domain nothing answers there. */
@ConfigMapping(prefix = "rights.opendsr")
public interface OpenDsrConfig {

    /** Our domain in the protocol: that of the certificate, and under which controllers reach us. */
    Optional<String> domain();

    /** The certificate (X.509, PEM, with its chain) by which controllers check our answers. Mandatory with a domain. */
    Optional<Path> certificateFile();

    /** The private key of the certificate (PKCS#8, PEM, RSA). Mandatory with a domain. */
    Optional<Path> signingKeyFile();

    /** The controllers whose requests are taken. */
    Optional<List<Controller>> controllers();

    /** Another controller. */
    interface Controller extends ListedPartner {

        /**
         * SHA-256, in hexadecimal, of the token that the controller shows: 256 random bits or more, agreed upon outside of the
         * protocol (4.3).
         */
        String tokenSha256();
    }
}
