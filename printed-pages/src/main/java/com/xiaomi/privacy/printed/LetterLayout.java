package com.xiaomi.privacy.printed;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.FontRenderContext;
import java.awt.font.GlyphVector;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;

/** Java's own text layout (HarfBuzz), with fonts of ours. Safe for use by several threads. */
final class LetterLayout {

    /** Units in which places are given, per size of the font. */
    static final int EM = 1000;

    private static final FontRenderContext UNHINTED = new FontRenderContext(null, false, true);
    // Java keeps a copy of each font that it reads in a file.
    private static final Map<PaperFont, Font> READ = new EnumMap<>(PaperFont.class);

    static {
        doWithoutSystemFonts();
    }

    private LetterLayout() {}

    /** Which glyphs of the font, by their numbers in its file, stand where; y grows downwards. */
    static GlyphVector of(String text, PaperFont font) throws IOException {
        char[] letters = text.toCharArray();
        return read(font).layoutGlyphVector(UNHINTED, letters, 0, letters.length, Font.LAYOUT_LEFT_TO_RIGHT);
    }

    private static Font read(PaperFont font) throws IOException {
        synchronized (READ) {
            Font read = READ.get(font);
            if (read == null) {
                try (InputStream content = font.open()) {
                    read = Font.createFont(Font.TRUETYPE_FONT, content).deriveFont((float) EM);
                } catch (FontFormatException e) {
                    throw new IOException("a font of ours can't be read", e);
                }
                READ.put(font, read);
            }
            return read;
        }
    }

    /** A container may have neither fonts nor fontconfig, and Java reads no font at all then, unless it is told what there is. */
    private static void doWithoutSystemFonts() {
        try (InputStream content = LetterLayout.class.getResourceAsStream("/fontconfig.properties")) {
            Path file = Files.createTempFile("fontconfig", ".properties");
            file.toFile().deleteOnExit();
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            System.setProperty("sun.awt.fontconfig", file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
