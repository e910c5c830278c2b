package com.xiaomi.privacy.checks.deployment;

import java.util.List;
import java.util.Optional;

/** The certificates by the authority that is trusted inside of a cell. */
final class InnerCertificates {
    private static final String AUTHORITY = "privacy-support-inside";

    private InnerCertificates() {}

    /** The names in the certificate that lies in this Secret; none if there is no such certificate. */
    static List<Object> names(Overlay overlay, String secret, String namespace) {
        return overlay.customResources("Certificate").stream()
                .filter(certificate -> certificate.text("spec", "secretName").equals(Optional.of(secret)))
                .filter(certificate -> certificate.namespace().equals(Optional.of(namespace)))
                .filter(certificate ->
                        certificate.text("spec", "issuerRef", "name").equals(Optional.of(AUTHORITY)))
                .flatMap(certificate -> certificate.values("spec", "dnsNames").stream())
                .toList();
    }
}
