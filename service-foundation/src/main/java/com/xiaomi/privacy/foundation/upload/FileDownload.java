package com.xiaomi.privacy.foundation.upload;

import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.Personal;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A kept file, or a part of it, as an answer under the name that the person gave it. */
final class FileDownload {

    private final SealedContents contents;

    FileDownload(SealedContents contents) {
        this.contents = contents;
    }

    Response of(UploadedFile kept, DataKey key, Personal fileName, String range, String ifRange) throws IOException {
        return contents.download(kept, key, range, ifRange)
                .type(withLetters(kept.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName))
                .build();
    }

    /** Text is UTF-8: what is not is refused when it comes. */
    private static MediaType withLetters(String mediaType) {
        MediaType type = MediaType.valueOf(mediaType);
        return type.getType().equals(MediaType.TEXT_PLAIN_TYPE.getType())
                ? type.withCharset(StandardCharsets.UTF_8.name())
                : type;
    }

    /** RFC 6266: the encoded form can hold any name and no line end. */
    private static String disposition(Personal fileName) {
        return "attachment; filename*=UTF-8''"
                + URLEncoder.encode(fileName.reveal(), StandardCharsets.UTF_8).replace("+", "%20");
    }
}
