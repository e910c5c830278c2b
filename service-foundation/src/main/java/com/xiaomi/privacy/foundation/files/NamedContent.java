package com.xiaomi.privacy.foundation.files;

import java.util.Set;
import org.apache.tika.Tika;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/**
 * Whether a content is what the ending of its name makes people's computers take it for (OWASP ASVS 5.0, 5.2.2). Data systems may send any type; a program
 * that is called a picture is none.
 */
public final class NamedContent {

    /** So many of its first bytes say what a content is. */
    public static final int BEGINNING = 64 * 1024;

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final Tika TIKA = new Tika(TYPES);
    private static final MediaTypeRegistry KINSHIP = TYPES.getMediaTypeRegistry();
    // One container, and several names for what is in it.
    private static final Set<String> SOUND_AND_FILM = Set.of("audio", "video");

    private NamedContent() {}

    /**
     * Whether the content fits its name: it is of the type that the ending stands for, of a more general one (JSON looks like text), or of a special
     * form of it. An ending that stands for nothing fits everything.
     *
     * @param beginning its first bytes, up to {@link #BEGINNING}; an empty content fits every name
     */
    public static boolean fits(String name, byte[] beginning) {
        MediaType expected = type(TIKA.detect(name));
        MediaType found = type(TIKA.detect(beginning));
        if (expected.equals(MediaType.OCTET_STREAM) || beginning.length == 0) {
            return true;
        }
        if (found.equals(MediaType.OCTET_STREAM)) {
            return !canBeTold(expected);
        }
        return found.equals(expected)
                || KINSHIP.isSpecializationOf(expected, found)
                || KINSHIP.isSpecializationOf(found, expected)
                || SOUND_AND_FILM.contains(expected.getType()) && SOUND_AND_FILM.contains(found.getType());
    }

    private static MediaType type(String detected) {
        return MediaType.parse(detected).getBaseType();
    }

    /** Whether a content of the type is recognised: by its first bytes, or as text. */
    private static boolean canBeTold(MediaType type) {
        try {
            return KINSHIP.isInstanceOf(type, MediaType.TEXT_PLAIN)
                    || TYPES.forName(type.toString()).hasMagic();
        } catch (MimeTypeException e) {
            throw new IllegalStateException("a type of the registry has no name", e);
        }
    }
}
