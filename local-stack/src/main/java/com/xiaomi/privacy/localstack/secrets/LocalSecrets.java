package com.xiaomi.privacy.localstack.secrets;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig;
import com.xiaomi.privacy.localstack.LocalService;
import com.xiaomi.privacy.localstack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes the services' secrets for one life of the stack, readable by its user only, and says where they lie. */
public final class LocalSecrets {

    /** Name of the folder within the stack's home. */
    public static final String FOLDER = "secrets";

    private static final int RSA_BITS = 3072;
    private static final int RANDOM_BYTES = 32;
    private static final String PASS_SIGNING = "pass-signing.pem";
    private static final String PASS_VERIFICATION = "pass-verification.pem";
    private static final String PROOF_SIGNING = "proof-signing.pem";
    private static final String PROOF_VERIFICATION = "proof-verification.pem";
    private static final String BLIND_INDEX = "blind-index.json";
    private static final String BLIND_INDEX_OF_IDENTITY = "blind-index.identity-verification-service.json";
    private static final String BLIND_INDEX_OF_CASEWORK = "blind-index.case-workflow-service.json";
    private static final String SEAL = "seal.json";
    private static final String CODE_SECRET = "code-secret";
    private static final String ACCESS_LINK_SECRET = "access-link-secret";
    private static final String NOTIFICATION_SECRET = "notification-secret";

    private final Path folder;

    /** @param folder where the files lie, or will lie */
    public LocalSecrets(Path folder) {
        this.folder = folder;
    }

    /** Makes all secrets anew. */
    public void generate() {
        try {
            generateFiles();
        } catch (IOException | GeneralSecurityException e) {
            throw new StackException("The services' secrets can't be made in " + folder, e);
        }
    }

    private void generateFiles() throws IOException, GeneralSecurityException {
        AeadConfig.register();
        PrfConfig.register();
        SignatureConfig.register();
        Files.createDirectories(folder);
        for (LocalService service : LocalService.values()) {
            if (service.keyDatabase().isPresent()) {
                write(encryptionKeyFile(service), keyset(PredefinedAeadParameters.AES256_GCM));
            }
        }
        write(BLIND_INDEX, keyset(PredefinedPrfParameters.HMAC_SHA256_PRF));
        write(BLIND_INDEX_OF_IDENTITY, keyset(PredefinedPrfParameters.HMAC_SHA256_PRF));
        write(BLIND_INDEX_OF_CASEWORK, keyset(PredefinedPrfParameters.HMAC_SHA256_PRF));
        write(SEAL, keyset(PredefinedSignatureParameters.ED25519WithRawOutput));
        writePair(PASS_SIGNING, PASS_VERIFICATION);
        writePair(PROOF_SIGNING, PROOF_VERIFICATION);
        write(CODE_SECRET, randomText());
        write(ACCESS_LINK_SECRET, randomText());
        write(NOTIFICATION_SECRET, randomText());
    }

    /** The configuration that points a service at its secrets, and at no other's. */
    public Map<String, String> configuration(LocalService service) {
        Map<String, String> configuration = new LinkedHashMap<>();
        configuration.put("rights.access.pass-verification-key-file", path(PASS_VERIFICATION));
        if (service.keyDatabase().isPresent()) {
            configuration.put("rights.keys.encryption-key-file", path(encryptionKeyFile(service)));
        }
        switch (service) {
            case INTAKE -> {
                configuration.put("rights.keys.blind-index-key-file", path(BLIND_INDEX));
                configuration.put("rights.access.pass-signing-key-file", path(PASS_SIGNING));
                configuration.put("rights.access.proof-verification-key-file", path(PROOF_VERIFICATION));
                configuration.put("rights.intake.access-link-secret-file", path(ACCESS_LINK_SECRET));
            }
            case IDENTITY -> {
                configuration.put("rights.keys.blind-index-key-file", path(BLIND_INDEX_OF_IDENTITY));
                configuration.put("rights.access.proof-signing-key-file", path(PROOF_SIGNING));
                configuration.put("rights.identity.code-secret-file", path(CODE_SECRET));
            }
            case CASEWORK -> {
                configuration.put("rights.access.proof-verification-key-file", path(PROOF_VERIFICATION));
                configuration.put("rights.keys.blind-index-key-file", path(BLIND_INDEX_OF_CASEWORK));
                configuration.put("rights.keys.seal-key-file", path(SEAL));
            }
            case NOTIFICATION -> configuration.put("rights.notification.secret-file", path(NOTIFICATION_SECRET));
            case FOUNDATION -> {
                configuration.put("rights.keys.blind-index-key-file", path(BLIND_INDEX));
                configuration.put("rights.keys.seal-key-file", path(SEAL));
                configuration.put("rights.access.pass-signing-key-file", path(PASS_SIGNING));
                configuration.put("rights.access.proof-signing-key-file", path(PROOF_SIGNING));
                configuration.put("rights.access.proof-verification-key-file", path(PROOF_VERIFICATION));
            }
        }
        return configuration;
    }

    private static String encryptionKeyFile(LocalService service) {
        return "key-encryption." + service.serviceName() + ".json";
    }

    private String path(String file) {
        return folder.resolve(file).toAbsolutePath().toString();
    }

    private static String randomText() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    private static String keyset(Parameters parameters) throws GeneralSecurityException {
        return TinkJsonProtoKeysetFormat.serializeKeyset(
                KeysetHandle.generateNew(parameters), InsecureSecretKeyAccess.get());
    }

    private void writePair(String signing, String verification) throws IOException, GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(RSA_BITS);
        KeyPair pair = generator.generateKeyPair();
        write(signing, pem("PRIVATE KEY", pair.getPrivate()));
        write(verification, pem("PUBLIC KEY", pair.getPublic()));
    }

    private static String pem(String label, Key key) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded());
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private void write(String file, String content) throws IOException {
        Path target = folder.resolve(file);
        Files.deleteIfExists(target);
        Files.createFile(target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(target, content);
    }
}
