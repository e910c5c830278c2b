package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A kept file, or a part of it, as an answer: decrypted while it streams, never shown by the browser, never cached. */
final class FileDownload {

    private static final int PARTIAL_CONTENT = 206;

    private final SealedContents contents;

    FileDownload(SealedContents contents) {
        this.contents = contents;
    }

    Response of(UploadedFile kept, DataKey key, Personal fileName, String range, String ifRange) throws IOException {
        String tag = '"' + kept.content().sha256() + '"';
        String wanted = ifRange == null || ifRange.equals(tag) ? range : null;
        Response.ResponseBuilder answer = switch (ByteRange.parse(wanted, kept.sizeBytes())) {
            case ByteRange.Wish.Whole() -> whole(kept, key);
            case ByteRange.Wish.Part(ByteRange part) -> part(kept, key, part);
            case ByteRange.Wish.Outside() ->
                throw ProblemException.of(
                        ProblemType.RANGE_NOT_SATISFIABLE,
                        "The file has " + kept.sizeBytes() + " bytes; ask for some of them.");
        };
        return answer.type(kept.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private Response.ResponseBuilder whole(UploadedFile kept, DataKey key) throws IOException {
        return Response.ok(contents.open(kept, key)).header(HttpHeaders.CONTENT_LENGTH, kept.sizeBytes());
    }

    private Response.ResponseBuilder part(UploadedFile kept, DataKey key, ByteRange part) throws IOException {
        return Response.status(PARTIAL_CONTENT)
                .entity(contents.open(kept, key, part))
                .header("Content-Range", part.header(kept.sizeBytes()))
                .header(HttpHeaders.CONTENT_LENGTH, part.length());
    }

    /** RFC 6266: the encoded form can hold any name and no line end. */
    private static String disposition(Personal fileName) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(fileName.reveal(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
