package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** The kinds of files that people may send. Everything else is refused, whatever it calls itself. */
public enum FileKind {
    PNG("image/png"),
    JPEG("image/jpeg"),
    WEBP("image/webp"),
    // Some telephones write the generic brand into the same container.
    HEIC("image/heic", "image/heif"),
    PDF("application/pdf"),
    TEXT("text/plain");

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private final String mediaType;
    private final Set<String> contentTypes;

    FileKind(String mediaType, String... otherContentTypes) {
        this.mediaType = mediaType;
        this.contentTypes = Set.copyOf(Stream.concat(Stream.of(mediaType), Arrays.stream(otherContentTypes))
                .toList());
    }

    /** The media type under which it is declared and kept. */
    public String mediaType() {
        return mediaType;
    }

    /** The kind with this media type; empty if it is not allowed. */
    public static Optional<FileKind> declared(String mediaType) {
        return Arrays.stream(values())
                .filter(kind -> kind.mediaType.equals(mediaType))
                .findFirst();
    }

    /**
     * What the content really is, by its first bytes; empty if it is not allowed.
     *
     * @param content must support mark; is left where it was
     */
    static Optional<FileKind> of(InputStream content) throws IOException {
        String found = TYPES.detect(content, new Metadata()).getBaseType().toString();
        return Arrays.stream(values())
                .filter(kind -> kind.contentTypes.contains(found))
                .findFirst();
    }

    /** All media types, for people. */
    public static String allowed() {
        return Arrays.stream(values()).map(FileKind::mediaType).collect(Collectors.joining(", "));
    }
}
