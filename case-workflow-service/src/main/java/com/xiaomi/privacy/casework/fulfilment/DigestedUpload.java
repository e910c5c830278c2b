package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.casework.objects.KeptObjects;
import com.xiaomi.privacy.casework.objects.StoredObject;
import com.xiaomi.privacy.foundation.files.FileRejected;
import com.xiaomi.privacy.foundation.files.MalwareScanner;
import com.xiaomi.privacy.foundation.files.MalwareScanner.Scan;
import com.xiaomi.privacy.foundation.files.NamedContent;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.UUID;
import java.util.function.Function;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * Streams a file, encrypted, into the store. Nothing is stored unless size and digest are right, the content is what its name says,
 * and the virus scanner, if there is one, finds nothing.
 */
@ApplicationScoped
public class DigestedUpload {

    private final KeptObjects objects;
    private final DataKeys dataKeys;
    private final MalwareScanner scanner;
    private final CaseworkConfig config;

    DigestedUpload(KeptObjects objects, DataKeys dataKeys, MalwareScanner scanner, CaseworkConfig config) {
        this.objects = objects;
        this.dataKeys = dataKeys;
        this.scanner = scanner;
        this.config = config;
    }

    /**
     * Keeps a file.
     *
     * @param kind first part of the object's name
     * @param name under which people will get it
     * @param dataKeyId of the request it belongs to
     * @param sha256 what the content must have, 32 bytes
     * @param rows writes the rows that need it, and says whether it is wanted
     * @throws ProblemException {@link ProblemType#PAYLOAD_TOO_LARGE} or {@link ProblemType#FILE_REJECTED}
     * @throws IOException if it can't be scanned or stored now
     */
    public <R extends KeptObjects.Wanted> R keep(
            String kind, String name, UUID dataKeyId, InputStream body, byte[] sha256, Function<StoredObject, R> rows)
            throws IOException {
        return objects.write(kind, dataKeys.byId(dataKeyId), target -> copy(name, body, target, sha256), rows);
    }

    private void copy(String name, InputStream body, OutputStream target, byte[] expected) throws IOException {
        try (Scan scan = scanner.begin()) {
            copy(name, body, target, scan, expected);
            scan.finish();
        } catch (FileRejected e) {
            throw ProblemException.of(ProblemType.FILE_REJECTED, e.reason().words());
        }
    }

    private void copy(String name, InputStream body, OutputStream target, Scan scan, byte[] expected)
            throws IOException {
        MessageDigest digest = DigestUtils.getSha256Digest();
        byte[] buffer = body.readNBytes(NamedContent.BEGINNING);
        if (!NamedContent.fits(name, buffer)) {
            throw ProblemException.ofField(
                    ProblemType.FILE_REJECTED,
                    "name",
                    "The content is not what the ending of the name says; name the file by what it is.");
        }
        long total = 0;
        for (int read = buffer.length; read > 0; read = body.readNBytes(buffer, 0, buffer.length)) {
            total += read;
            if (total > config.maxFileBytes()) {
                throw ProblemException.of(
                        ProblemType.PAYLOAD_TOO_LARGE,
                        "Split the file; " + config.maxFileBytes() + " bytes are the most.");
            }
            digest.update(buffer, 0, read);
            scan.write(buffer, 0, read);
            target.write(buffer, 0, read);
        }
        if (!MessageDigest.isEqual(expected, digest.digest())) {
            throw ProblemException.ofField(
                    ProblemType.FILE_REJECTED,
                    ContentDigest.HEADER,
                    "The content does not have this digest; send it again.");
        }
    }
}
