package com.xiaomi.privacy.foundation.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;

/** The kinds of files that people may send. Everything else is refused, whatever it calls itself. */
public enum FileKind {
    PNG("image/png", List.of(".png")),
    JPEG("image/jpeg", List.of(".jpg", ".jpeg")),
    WEBP("image/webp", List.of(".webp")),
    // Some telephones write the generic brand into the same container.
    HEIC("image/heic", List.of(".heic", ".heif"), "image/heif"),
    PDF("application/pdf", List.of(".pdf")),
    TEXT("text/plain", List.of(".txt", ".text", ".log"));

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    private final String mediaType;
    private final List<String> extensions;
    private final Set<String> contentTypes;

    FileKind(String mediaType, List<String> extensions, String... otherContentTypes) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.contentTypes = Set.copyOf(Stream.concat(Stream.of(mediaType), Arrays.stream(otherContentTypes))
                .toList());
    }

    /** The media type under which it is declared and kept. */
    public String mediaType() {
        return mediaType;
    }

    /** How the name of such a file may end, in small letters: what people's programs write, fewer than Tika knows. */
    public List<String> extensions() {
        return extensions;
    }

    /** Whether a file of this name, in letters of any size, is taken for this kind by who opens it. */
    public boolean isNamed(String fileName) {
        return extensions.stream().anyMatch(fileName.toLowerCase(Locale.ROOT)::endsWith);
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
