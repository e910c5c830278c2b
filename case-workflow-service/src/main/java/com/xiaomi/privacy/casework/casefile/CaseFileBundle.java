package com.xiaomi.privacy.casework.casefile;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.xiaomi.privacy.casework.seal.ManifestSignature;
import com.xiaomi.privacy.casework.seal.TimelessEntry;
import com.xiaomi.privacy.casework.trail.ServiceTrailBody;
import com.xiaomi.privacy.foundation.objects.CountingOutputStream;
import com.xiaomi.privacy.foundation.protection.Seal;
import com.xiaomi.privacy.printed.PagePdf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** The case file for an authority, sealed: JSON, the same as PDF, and the signed manifest that names the digest of both. */
@ApplicationScoped
class CaseFileBundle {

    private final CaseFilePage page;
    private final PagePdf pdf;
    private final Seal seal;
    private final ObjectWriter json;

    CaseFileBundle(CaseFilePage page, PagePdf pdf, Seal seal, ObjectMapper json) {
        this.page = page;
        this.pdf = pdf;
        this.seal = seal;
        // What follows in the ZIP is written to the same stream.
        this.json = json.writerWithDefaultPrettyPrinter().without(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    }

    /** The same file makes the same PDF. */
    byte[] pdf(CaseFile file) throws IOException {
        return pdf.of(page.of(file));
    }

    /** Streams everything; the same file makes the same bundle. */
    void write(CaseFile file, byte[] readable, OutputStream target) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        ListedFile data = entry(zip, "case-file.json", content -> json.writeValue(content, file));
        ListedFile paper = entry(zip, "case-file.pdf", content -> content.write(readable));
        byte[] manifest = json.writeValueAsBytes(new Manifest(
                CaseFile.FORMAT,
                file.caseId(),
                file.requestId(),
                file.trail().intact(),
                file.trail().services(),
                List.of(data, paper)));
        entry(zip, ManifestSignature.MANIFEST, content -> content.write(manifest));
        byte[] signature = json.writeValueAsBytes(ManifestSignature.of(manifest, seal));
        entry(zip, ManifestSignature.FILE, content -> content.write(signature));
        zip.finish();
    }

    private static ListedFile entry(ZipOutputStream zip, String path, Content content) throws IOException {
        zip.putNextEntry(TimelessEntry.of(path));
        CountingOutputStream counting = new CountingOutputStream(zip);
        DigestOutputStream digesting = new DigestOutputStream(counting, DigestUtils.getSha256Digest());
        content.writeTo(digesting);
        digesting.flush();
        zip.closeEntry();
        return new ListedFile(
                path,
                counting.written(),
                HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(OutputStream target) throws IOException;
    }

    /**
     * The file {@code manifest.json}.
     *
     * @param intact whether every service told its part of the trail, and none was tampered with
     * @param services each with how its part of the trail is
     */
    record Manifest(
            String format,
            UUID caseId,
            UUID requestId,
            boolean intact,
            List<ServiceTrailBody> services,
            List<ListedFile> files) {}

    /**
     * One file of the bundle.
     *
     * @param sha256 hexadecimal
     */
    record ListedFile(String path, long sizeBytes, String sha256) {}
}
