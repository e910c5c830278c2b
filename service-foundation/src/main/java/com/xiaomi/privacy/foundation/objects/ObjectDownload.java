package com.xiaomi.privacy.foundation.objects;

import com.xiaomi.privacy.foundation.objects.EncryptedObjects.Sealed;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import com.xiaomi.privacy.foundation.protection.DataKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;

/**
 * An object, or a part of it (RFC 9110, section 14), as an answer: decrypted while it streams, never shown by the browser, never
 * cached.
 */
@ApplicationScoped
public class ObjectDownload {

    private static final int PARTIAL_CONTENT = 206;

    private final EncryptedObjects objects;

    public ObjectDownload(EncryptedObjects objects) {
        this.objects = objects;
    }

    /**
     * The answer, without media type and file name.
     *
     * @param range the {@code Range} header; null if it was not sent
     * @param ifRange the {@code If-Range} header; null if it was not sent
     * @throws ProblemException {@link ProblemType#RANGE_NOT_SATISFIABLE} for a part that the object does not have
     */
    public Response.ResponseBuilder of(Sealed sealed, DataKey key, String range, String ifRange) throws IOException {
        String tag = '"' + sealed.sha256() + '"';
        String wanted = ifRange == null || ifRange.equals(tag) ? range : null;
        Response.ResponseBuilder answer = switch (ByteRange.parse(wanted, sealed.size())) {
            case ByteRange.Wish.Whole() ->
                Response.ok(objects.open(sealed, key)).header(HttpHeaders.CONTENT_LENGTH, sealed.size());
            case ByteRange.Wish.Part(ByteRange part) -> part(sealed, key, part);
            case ByteRange.Wish.Outside() ->
                throw ProblemException.of(
                        ProblemType.RANGE_NOT_SATISFIABLE,
                        "The file has " + sealed.size() + " bytes; ask for some of them.");
        };
        return answer.header(HttpHeaders.ETAG, tag)
                .header("Accept-Ranges", "bytes")
                .header("X-Content-Type-Options", "nosniff");
    }

    private Response.ResponseBuilder part(Sealed sealed, DataKey key, ByteRange part) throws IOException {
        return Response.status(PARTIAL_CONTENT)
                .entity(objects.open(sealed, key, part.first(), part.length()))
                .header("Content-Range", part.header(sealed.size()))
                .header(HttpHeaders.CONTENT_LENGTH, part.length());
    }
}
