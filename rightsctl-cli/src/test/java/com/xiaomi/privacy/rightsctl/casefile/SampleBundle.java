package com.xiaomi.privacy.rightsctl.casefile;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A case file as case-workflow exports it, made by other means: its parts can be changed before and after it is signed. */
final class SampleBundle {

    static final String SERVICE = "case-workflow-service";

    private static final JsonMapper JSON = new JsonMapper();
    private static final UUID CASE = UUID.fromString("01997a3e-0000-7000-8000-000000000001");
    private static final Instant FIRST = Instant.parse("2026-11-24T09:00:00.000001Z");
    private static final int KEY_LENGTH = 32;

    final ObjectNode caseFile = JSON.createObjectNode();
    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final KeyPair key;
    private byte[] hash = new byte[KEY_LENGTH];
    private String format = "privacy-case-file 1";

    SampleBundle() throws GeneralSecurityException {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        caseFile.put("caseId", CASE.toString()).put("requestId", "01997a3e-0000-7000-8000-000000000002");
        caseFile.putObject("trail").putArray("services");
        trail().putArray("entries");
    }

    ObjectNode trail() {
        return (ObjectNode) caseFile.get("trail");
    }

    ObjectNode entry(int index) {
        return (ObjectNode) trail().withArray("entries").get(index);
    }

    SampleBundle service(String name, String state, Integer entries) {
        trail().withArray("services")
                .addObject()
                .put("service", name)
                .put("state", state)
                .put("entries", entries);
        return this;
    }

    SampleBundle recorded(String action) throws GeneralSecurityException {
        int position = trail().withArray("entries").size() + 1;
        UUID entryId = new UUID(0x01997a3e00007000L, 0x8000000000000100L + position);
        Instant at = FIRST.plus(position, ChronoUnit.MICROS);
        String content = "{\"action\":\"%s\",\"actor\":\"system:test\",\"facts\":{}}".formatted(action);
        byte[] digest = sha256(content.getBytes(UTF_8));
        MessageDigest next = MessageDigest.getInstance("SHA-256");
        next.update(hash);
        next.update(ByteBuffer.allocate(24)
                .putLong(entryId.getMostSignificantBits())
                .putLong(entryId.getLeastSignificantBits())
                .putLong(ChronoUnit.MICROS.between(Instant.EPOCH, at))
                .array());
        hash = next.digest(digest);
        trail().withArray("entries")
                .addObject()
                .put("service", SERVICE)
                .put("position", position)
                .put("entryId", entryId.toString())
                .put("recordedAt", at.toString())
                .put("content", content)
                .put("contentDigest", hex(digest))
                .put("hash", hex(hash));
        return this;
    }

    /** As something else that the same key may sign. */
    SampleBundle ofFormat(String other) {
        format = other;
        return this;
    }

    /** Signs what stands there now. */
    SampleBundle signed() throws GeneralSecurityException, IOException {
        files.clear();
        files.put("case-file.json", JSON.writeValueAsBytes(caseFile));
        files.put("case-file.pdf", "%PDF".getBytes(UTF_8));
        ObjectNode manifest = JSON.createObjectNode().put("format", format);
        manifest.set("caseId", caseFile.get("caseId"));
        manifest.set("requestId", caseFile.get("requestId"));
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            manifest.withArray("files")
                    .addObject()
                    .put("path", file.getKey())
                    .put("sha256", hex(sha256(file.getValue())));
        }
        byte[] listed = JSON.writeValueAsBytes(manifest);
        Signature signer = Signature.getInstance("Ed25519");
        signer.initSign(key.getPrivate());
        signer.update(listed);
        files.put("manifest.json", listed);
        files.put(
                "manifest.json.signature.json",
                JSON.writeValueAsBytes(JSON.createObjectNode()
                        .put("file", "manifest.json")
                        .put("algorithm", "Ed25519")
                        .put("keyId", "7")
                        .put("signature", Base64.getEncoder().encodeToString(signer.sign()))));
        return this;
    }

    /** Changes, adds or (with null) removes a file behind the signature's back. */
    SampleBundle with(String path, String content) {
        if (content == null) {
            files.remove(path);
        } else {
            files.put(path, content.getBytes(UTF_8));
        }
        return this;
    }

    Path written(Path folder) throws IOException {
        Path file = folder.resolve("case-file.zip");
        try (OutputStream target = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(target)) {
            for (Map.Entry<String, byte[]> entry : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    /** As {@code GET /api/v1/seal-keys} answers. */
    Path keys(Path folder, String keyId) throws IOException {
        byte[] encoded = key.getPublic().getEncoded();
        byte[] raw = Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length);
        ObjectNode keys = JSON.createObjectNode();
        keys.withArray("keys")
                .addObject()
                .put("kty", "OKP")
                .put("crv", "Ed25519")
                .put("kid", keyId)
                .put("x", Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
        return Files.write(folder.resolve("keys.json"), JSON.writeValueAsBytes(keys));
    }

    private static byte[] sha256(byte[] content) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(content);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
