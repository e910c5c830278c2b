package com.xiaomi.privacy.casework.handover;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import com.xiaomi.privacy.foundation.timers.DurableWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Sends a released package to another controller, decrypted while it streams, one piece in memory at a time. Goes on with what the
 * receiver has, however often it is run.
 */
@ApplicationScoped
class PackageTransfers implements DurableWork {

    static final String NAME = "hand-over-package";

    /** Bytes at a time: what common proxies let pass. */
    private static final int PIECE = 1 << 20;

    private final Transfers transfers;
    private final TusClient tus;
    private final HandoverStatement statement;
    private final EncryptedObjects objects;
    private final DataKeys dataKeys;

    PackageTransfers(
            Transfers transfers,
            TusClient tus,
            HandoverStatement statement,
            EncryptedObjects objects,
            DataKeys dataKeys) {
        this.transfers = transfers;
        this.tus = tus;
        this.statement = statement;
        this.objects = objects;
        this.dataKeys = dataKeys;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void run(UUID handoverId) throws IOException, InterruptedException {
        try {
            Optional<Transfer> next = transfers.next(handoverId);
            if (next.isPresent()) {
                send(next.get());
            }
        } catch (TransferException e) {
            transfers.stumbled(handoverId, e.trouble());
            throw e;
        } catch (IOException e) {
            transfers.stumbled(handoverId, Trouble.PACKAGE_UNREADABLE);
            throw e;
        }
    }

    private void send(Transfer transfer) throws IOException, InterruptedException {
        long size = transfer.content().sizeBytes();
        boolean withChecksums = tus.takesChecksums(transfer.to());
        Upload upload = open(transfer);
        boolean complete = upload.offset() == size || stream(transfer, upload, withChecksums);
        if (complete) {
            transfers.delivered(transfer.handoverId(), transfer.content().sha256());
        }
    }

    private Upload open(Transfer transfer) throws TransferException, InterruptedException {
        long size = transfer.content().sizeBytes();
        if (transfer.uploadUrl().isPresent()) {
            URI known = transfer.uploadUrl().get();
            OptionalLong offset = tus.offset(transfer.to(), known, size);
            if (offset.isPresent()) {
                return new Upload(known, offset.getAsLong());
            }
        }
        URI created = tus.create(transfer.to(), size, metadata(transfer));
        transfers.uploadsTo(transfer.handoverId(), created);
        return new Upload(created, 0);
    }

    private Map<String, String> metadata(Transfer transfer) {
        Map<String, String> metadata = new TreeMap<>();
        metadata.put("filename", transfer.reference() + ".zip");
        metadata.put("filetype", "application/zip");
        metadata.put("statement", statement.of(transfer));
        return metadata;
    }

    /** False if the rest is not wanted any more. */
    private boolean stream(Transfer transfer, Upload upload, boolean withChecksums)
            throws IOException, InterruptedException {
        transfers.leaves(transfer.handoverId());
        long size = transfer.content().sizeBytes();
        long offset = upload.offset();
        try (InputStream content =
                objects.open(transfer.content().sealed(), dataKeys.byId(transfer.dataKeyId()), offset, size - offset)) {
            while (offset < size && transfers.isWanted(transfer.handoverId())) {
                byte[] piece = content.readNBytes(PIECE);
                if (piece.length == 0) {
                    throw new IOException("a package is shorter than it should be");
                }
                tus.append(transfer.to(), upload.url(), offset, piece, withChecksums);
                offset += piece.length;
            }
        }
        return offset == size;
    }

    /** Where the bytes go, and how many are there. */
    private record Upload(URI url, long offset) {}
}
