package com.xiaomi.privacy.rightsctl.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** A case file as it came: the ZIP with its signed manifest. Nothing in it is believed before the signature is checked. */
final class Bundle {

    static final String CASE_FILE = "case-file.json";

    // The same seal signs packages of persons.
    private static final String FORMAT = "privacy-case-file 1";
    private static final String MANIFEST = "manifest.json";
    private static final String SIGNATURE = "manifest.json.signature.json";
    // What stands before the 32 bytes of an Ed25519 key in its X.509 form (RFC 8410).
    private static final byte[] X509 = HexFormat.of().parseHex("302a300506032b6570032100");
    // A bundle of one case: what is larger is none, and would only fill the memory.
    private static final int LARGEST = 512 * 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build();

    private final Map<String, byte[]> files;

    private Bundle(Map<String, byte[]> files) {
        this.files = files;
    }

    /**
     * Reads a file as both kinds of programs do: those that go from its beginning, and those that go by the directory at its end.
     *
     * @throws BundleException if it is no ZIP of files that each have a name of their own, or shows different files to both
     */
    static Bundle read(Path file) throws IOException, BundleException {
        try {
            Map<String, byte[]> files = fromTheBeginning(file);
            if (files.isEmpty()) {
                throw new BundleException("it is no ZIP");
            }
            if (!isShown(files, file)) {
                throw new BundleException("the ZIP shows other files to other programs");
            }
            return new Bundle(files);
        } catch (ZipException e) {
            throw new BundleException("the ZIP is damaged");
        }
    }

    private static Map<String, byte[]> fromTheBeginning(Path file) throws IOException, BundleException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        int left = LARGEST;
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readNBytes(left);
                left -= bytes.length;
                if (left == 0 || files.put(entry.getName(), bytes) != null) {
                    throw new BundleException("the ZIP is too large, or has a file twice");
                }
            }
        }
        return files;
    }

    private static boolean isShown(Map<String, byte[]> files, Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                byte[] read = files.get(entry.getName());
                if (read == null
                        || !Arrays.equals(read, zip.getInputStream(entry).readNBytes(read.length + 1))) {
                    return false;
                }
            }
            return zip.size() == files.size();
        }
    }

    /**
     * The case file, once the signature, and the digest of every file, was checked.
     *
     * @param keys what {@code GET /api/v1/seal-keys} answers, kept in a file
     */
    JsonNode checked(Path keys) throws IOException, BundleException {
        byte[] manifest = file(MANIFEST);
        JsonNode signature = json(SIGNATURE);
        if (!isSigned(manifest, signature, key(keys, signature.path("keyId").asText()))) {
            throw new BundleException("the signature of " + MANIFEST + " is wrong");
        }
        JsonNode listed = json(MANIFEST);
        if (!listed.path("format").asText().equals(FORMAT)) {
            throw new BundleException(MANIFEST + " is of no case file");
        }
        checkFiles(listed);
        JsonNode caseFile = json(CASE_FILE);
        for (String id : List.of("caseId", "requestId")) {
            if (!caseFile.path(id).equals(listed.path(id))) {
                throw new BundleException(CASE_FILE + " is of another case than " + MANIFEST);
            }
        }
        return caseFile;
    }

    private static byte[] key(Path keys, String keyId) throws IOException, BundleException {
        try {
            for (JsonNode key : JSON.readTree(keys.toFile()).path("keys")) {
                if (key.path("kid").asText().equals(keyId)
                        && key.path("crv").asText().equals("Ed25519")) {
                    return Base64.getUrlDecoder().decode(key.path("x").asText());
                }
            }
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new BundleException(keys + " holds no keys");
        }
        throw new BundleException("the key " + keyId + " by which it is signed is not in " + keys);
    }

    private static boolean isSigned(byte[] manifest, JsonNode signature, byte[] key) throws BundleException {
        try {
            byte[] encoded = new byte[X509.length + key.length];
            System.arraycopy(X509, 0, encoded, 0, X509.length);
            System.arraycopy(key, 0, encoded, X509.length, key.length);
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
            check.update(manifest);
            return check.verify(
                    Base64.getDecoder().decode(signature.path("signature").asText()));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new BundleException("the signature of " + MANIFEST + " is wrong");
        }
    }

    private void checkFiles(JsonNode manifest) throws BundleException {
        Set<String> unlisted = new HashSet<>(files.keySet());
        unlisted.remove(MANIFEST);
        unlisted.remove(SIGNATURE);
        for (JsonNode listed : manifest.path("files")) {
            String path = listed.path("path").asText();
            String found = HexFormat.of().formatHex(sha256().digest(file(path)));
            if (!found.equals(listed.path("sha256").asText())) {
                throw new BundleException(path + " is not what was signed");
            }
            unlisted.remove(path);
        }
        if (!unlisted.isEmpty()) {
            throw new BundleException(unlisted.iterator().next() + " was added");
        }
    }

    private byte[] file(String path) throws BundleException {
        byte[] content = files.get(path);
        if (content == null) {
            throw new BundleException(path + " is missing");
        }
        return content;
    }

    private JsonNode json(String path) throws IOException, BundleException {
        try {
            return JSON.readTree(file(path));
        } catch (JsonProcessingException e) {
            throw new BundleException(path + " is no JSON");
        }
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
