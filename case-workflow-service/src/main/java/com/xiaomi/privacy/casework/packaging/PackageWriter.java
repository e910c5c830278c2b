package com.xiaomi.privacy.casework.packaging;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.intake.Intake;
import com.xiaomi.privacy.casework.intake.RequestDetails.AttachmentDetails;
import com.xiaomi.privacy.casework.packaging.PackageManifest.AttachmentInfo;
import com.xiaomi.privacy.casework.packaging.PackageManifest.FileInfo;
import com.xiaomi.privacy.casework.packaging.PackageManifest.HeldBack;
import com.xiaomi.privacy.casework.packaging.PackageManifest.SourceInfo;
import com.xiaomi.privacy.casework.packaging.PackagePlan.Source;
import com.xiaomi.privacy.casework.packaging.PackagePlan.SourceFile;
import com.xiaomi.privacy.casework.registry.DataSystem;
import com.xiaomi.privacy.casework.seal.ManifestSignature;
import com.xiaomi.privacy.casework.seal.TimelessEntry;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.objects.CountingOutputStream;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Grant;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Seal;
import com.xiaomi.privacy.printed.PagePdf;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.ZipOutputStream;
import org.apache.commons.codec.digest.DigestUtils;

/** Streams the ZIP of a package: the systems' files, the person's attachments, and the manifest that lists them. */
@ApplicationScoped
class PackageWriter {

    private final EncryptedObjects objects;
    private final Intake intake;
    private final ManifestFacts facts;
    private final PackagePage page;
    private final PagePdf pdf;
    private final TableFiles tables;
    private final Seal seal;
    private final ObjectMapper json;

    PackageWriter(
            EncryptedObjects objects,
            Intake intake,
            ManifestFacts facts,
            PackagePage page,
            PagePdf pdf,
            Seal seal,
            ObjectMapper json) {
        this.objects = objects;
        this.intake = intake;
        this.facts = facts;
        this.page = page;
        this.pdf = pdf;
        this.tables = new TableFiles(json);
        this.seal = seal;
        this.json = json;
    }

    /** Writes everything; a content that is not what its digest says ends in an {@link IOException}. */
    void write(PackagePlan plan, DataKey key, OutputStream target) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(target);
        List<SourceInfo> sources = new ArrayList<>();
        for (Source source : plan.sources()) {
            sources.add(writeSource(source, key, zip));
        }
        List<AttachmentInfo> attachments = writeAttachments(plan, zip);
        PackageManifest manifest = new PackageManifest(
                plan.caseId(),
                plan.reference(),
                plan.right(),
                plan.law(),
                plan.settledAt(),
                facts.controller(plan),
                facts.information(plan),
                sources,
                attachments,
                heldBack(plan));
        byte[] listed = json.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest);
        writeEntry(zip, ManifestSignature.MANIFEST, listed);
        writePages(plan, manifest, zip);
        writeEntry(zip, ManifestSignature.FILE, json.writeValueAsBytes(ManifestSignature.of(listed, seal)));
        // Not closed: the target goes on to its own end.
        zip.finish();
    }

    /** In the person's language; in English too, where nobody has checked the translation yet. */
    private void writePages(PackagePlan plan, PackageManifest manifest, ZipOutputStream zip) throws IOException {
        HouseLanguage language = HouseLanguage.nearest(plan.language());
        byte[] readable = page.of(manifest, language, facts.authority(plan));
        writeEntry(zip, "index.html", readable);
        if (!language.isReviewed()) {
            writeEntry(zip, "index.en.html", page.of(manifest, HouseLanguage.ENGLISH, facts.authority(plan)));
        }
        writeEntry(zip, "report.pdf", pdf.of(readable));
    }

    private SourceInfo writeSource(Source source, DataKey key, ZipOutputStream zip) throws IOException {
        List<FileInfo> files = new ArrayList<>();
        EntryNames names = new EntryNames();
        source.files().forEach(file -> names.take(EntryName.ofData(source.system(), file.name())));
        for (SourceFile file : source.files()) {
            if (file.isHeldBackEntirely()) {
                continue;
            }
            String path = EntryName.ofData(source.system(), file.name());
            try (InputStream content = objects.open(file.content().sealed(), key)) {
                writeEntry(zip, path, content, file.content().sha256());
            }
            files.add(new FileInfo(
                    path, file.content().sizeBytes(), file.content().sha256(), null));
            tables.write(
                    path,
                    () -> objects.open(file.content().sealed(), key),
                    names::free,
                    (made, content) -> files.add(writeMade(zip, made, path, content)));
        }
        return new SourceInfo(
                source.system(),
                source.described().map(DataSystem::title).orElse(null),
                source.result(),
                source.reason(),
                source.described().map(DataSystem::holdings).orElse(List.of()),
                source.described().map(DataSystem::retentionExceptions).orElse(List.of()),
                files);
    }

    private static List<HeldBack> heldBack(PackagePlan plan) {
        return plan.sources().stream()
                .flatMap(source -> source.files().stream()
                        .filter(file -> file.heldBack().isPresent())
                        .map(file -> new HeldBack(
                                EntryName.ofData(source.system(), file.name()),
                                file.heldBack().get(),
                                file.isHeldBackEntirely())))
                .toList();
    }

    private List<AttachmentInfo> writeAttachments(PackagePlan plan, ZipOutputStream zip) throws IOException {
        if (plan.attachmentIds().isEmpty()) {
            return List.of();
        }
        Map<UUID, AttachmentDetails> details = intake.detailsForPackage(plan.requestId()).attachments().stream()
                .collect(Collectors.toMap(AttachmentDetails::attachmentId, Function.identity()));
        List<AttachmentInfo> written = new ArrayList<>();
        for (UUID attachmentId : plan.attachmentIds()) {
            AttachmentDetails attachment = details.get(attachmentId);
            // The person may have taken it back since.
            if (attachment != null) {
                written.add(writeAttachment(plan, attachment, written.size() + 1, zip));
            }
        }
        return written;
    }

    private AttachmentInfo writeAttachment(
            PackagePlan plan, AttachmentDetails attachment, int number, ZipOutputStream zip) throws IOException {
        Grant grant = intake.attachmentForPackage(plan.requestId(), attachment.attachmentId());
        String path = EntryName.ofAttachment(number, attachment.fileName());
        try (InputStream content = objects.open(grant)) {
            writeEntry(zip, path, content, grant.sha256());
        }
        return new AttachmentInfo(path, attachment.mediaType(), grant.size(), grant.sha256());
    }

    private static FileInfo writeMade(ZipOutputStream zip, String path, String from, TableFiles.Writer content)
            throws IOException {
        zip.putNextEntry(TimelessEntry.of(path));
        CountingOutputStream counting = new CountingOutputStream(zip);
        DigestOutputStream digesting = new DigestOutputStream(counting, DigestUtils.getSha256Digest());
        content.writeTo(digesting);
        digesting.flush();
        zip.closeEntry();
        return new FileInfo(
                path,
                counting.written(),
                HexFormat.of().formatHex(digesting.getMessageDigest().digest()),
                from);
    }

    private static void writeEntry(ZipOutputStream zip, String path, byte[] content) throws IOException {
        zip.putNextEntry(TimelessEntry.of(path));
        zip.write(content);
        zip.closeEntry();
    }

    private static void writeEntry(ZipOutputStream zip, String path, InputStream content, String sha256)
            throws IOException {
        DigestInputStream digesting = new DigestInputStream(content, DigestUtils.getSha256Digest());
        zip.putNextEntry(TimelessEntry.of(path));
        digesting.transferTo(zip);
        zip.closeEntry();
        String found = HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        if (!found.equals(sha256)) {
            throw new IOException("content of a package entry does not have its digest");
        }
    }
}
