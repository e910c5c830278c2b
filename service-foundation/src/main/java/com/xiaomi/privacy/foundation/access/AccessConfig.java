package com.xiaomi.privacy.foundation.access;

import com.xiaomi.privacy.foundation.address.HttpUrlReader;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithConverter;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Whose tokens this service trusts, and with which keys it signs its own. Key files are PEM; secrets have no default. */
@ConfigMapping(prefix = "rights.access")
public interface AccessConfig {

    /** Issuer of the customer realm: people who sign in. */
    @WithConverter(HttpUrlReader.class)
    URI customerIssuer();

    /** Issuer of the staff realm: staff, services and data systems. */
    @WithConverter(HttpUrlReader.class)
    URI staffIssuer();

    /** The secret with which this service gets tokens of the staff realm, to call other services. */
    String clientSecret();

    /** The audience that tokens of both realms must name. */
    @WithDefault("privacy-support")
    String audience();

    /** Public key (X.509, RSA) by which passes of intake are checked offline. */
    Optional<Path> passVerificationKeyFile();

    /** Private key (PKCS#8, RSA) by which intake signs passes. Only intake has it. */
    Optional<Path> passSigningKeyFile();

    /** Public key (X.509, RSA) by which step-up proofs of identity-verification are checked offline. */
    Optional<Path> proofVerificationKeyFile();

    /** Private key (PKCS#8, RSA) by which identity-verification signs step-up proofs. Only it has it. */
    Optional<Path> proofSigningKeyFile();
}
