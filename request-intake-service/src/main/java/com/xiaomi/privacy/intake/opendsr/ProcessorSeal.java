package com.xiaomi.privacy.intake.opendsr;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import io.quarkus.runtime.Startup;
import io.smallrye.jwt.util.KeyUtils;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;

/** Signs our answers with the key of our certificate (4.1, 4.2): RSA with SHA-256 over the body as it is sent. */
@Startup
@ApplicationScoped
class ProcessorSeal {

    private static final String ALGORITHM = "SHA256withRSA";

    private final OpenDsrConfig config;
    private byte[] certificate;
    private PrivateKey key;

    ProcessorSeal(OpenDsrConfig config) {
        this.config = config;
    }

    @PostConstruct
    void open() {
        if (config.domain().isEmpty()) {
            return;
        }
        certificate = read(config.certificateFile(), "certificate-file");
        byte[] pem = read(config.signingKeyFile(), "signing-key-file");
        try {
            key = KeyUtils.decodePrivateKey(new String(pem, StandardCharsets.US_ASCII));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate)));
            check.update(certificate);
            if (!check.verify(Base64.getDecoder().decode(sign(certificate)))) {
                throw new IllegalStateException("rights.opendsr.signing-key-file is not the key of the certificate");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "rights.opendsr.certificate-file and signing-key-file hold no RSA certificate and its PKCS#8 key",
                    e);
        }
    }

    /**
     * Our domain in the protocol.
     *
     * @throws ProblemException {@link ProblemType#NOT_FOUND} where the protocol is not in use
     */
    String domain() {
        return config.domain().orElseThrow(() -> ProblemException.of(ProblemType.NOT_FOUND, "Check the address."));
    }

    /** @throws ProblemException {@link ProblemType#NOT_FOUND} where the protocol is not in use */
    void requireInUse() {
        domain();
    }

    /** The certificate, with its chain, in PEM. */
    byte[] certificate() {
        return certificate.clone();
    }

    /** The signature of a body, in base64. */
    String sign(byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(body);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("answer not signed", e);
        }
    }

    private static byte[] read(Optional<Path> file, String property) {
        Path present = file.orElseThrow(() -> new IllegalStateException("set rights.opendsr." + property));
        try {
            return Files.readAllBytes(present);
        } catch (IOException e) {
            throw new IllegalStateException("rights.opendsr." + property + " names an unreadable file", e);
        }
    }
}
