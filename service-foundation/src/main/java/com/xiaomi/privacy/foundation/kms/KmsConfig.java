package com.xiaomi.privacy.foundation.kms;

import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The key management service (KMS) whose key encrypts the keyset of the key-encryption keys. */
public interface KmsConfig {

    /**
     * The key there: {@code hcvault://HOST[:PORT]/MOUNT/keys/KEY} (HashiCorp Vault, Transit), {@code aws-kms://ARN},
     * {@code gcp-kms://projects/…/locations/…/keyRings/…/cryptoKeys/…}. {@code hcvault+http://} for a Vault or its agent on
     * this machine. Without it the keyset is plain.
     */
    Optional<String> uri();

    /** Another address of the cloud's KMS than its public one, for example a private endpoint: https, http for this machine only. */
    Optional<URI> endpoint();

    /**
     * File with the credentials for the cloud's KMS: AWS, properties {@code accessKey} and {@code secretKey}; Google, the JSON of a
     * service account. Without it, what the platform gives the pod.
     */
    Optional<Path> credentialsFile();

    /** File with a token of Vault. */
    Optional<Path> vaultTokenFile();

    /** The role of Vault's Kubernetes auth method as which the pod signs in, where there is no file with a token. */
    Optional<String> vaultRole();

    /** Where Vault's Kubernetes auth method is mounted. */
    @WithDefault("kubernetes")
    String vaultLogin();

    /** File with the token of the pod's service account, for that. */
    @WithDefault("/var/run/secrets/kubernetes.io/serviceaccount/token")
    Path vaultServiceAccountTokenFile();

    /** The namespace within Vault Enterprise. */
    Optional<String> vaultNamespace();

    /** File with the certificates (PEM) of the authority that vouches for Vault; it then counts in place of the public ones. */
    Optional<Path> vaultCaFile();

    /** How long each call to the KMS may take. */
    @WithDefault("PT10S")
    Duration patience();
}
