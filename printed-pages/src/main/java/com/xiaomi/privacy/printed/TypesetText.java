package com.xiaomi.privacy.printed;

import java.awt.font.GlyphVector;
import java.awt.geom.Point2D;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.Character.UnicodeBlock;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdfwriter.ContentStreamWriter;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * Text that looks and reads as it was meant, where the PDF library alone gets it wrong. It writes one glyph per character, in a row, also
 * where letters join, change or stand above one another (Devanagari, Bengali, Thai): these are set anew, as {@link LetterLayout} has
 * them. And it takes a Han character for the radical that looks the same. So what the glyphs stand for is written beside them (ISO
 * 32000-1, 14.9.4), and they are read aloud and found.
 */
class TypesetText {

    private static final COSName ACTUAL_TEXT = COSName.getPDFName("ActualText");
    private static final COSName SPAN = COSName.getPDFName("Span");

    private static final Set<UnicodeBlock> RADICALS =
            Set.of(UnicodeBlock.KANGXI_RADICALS, UnicodeBlock.CJK_RADICALS_SUPPLEMENT);

    private final PDDocument document;
    // Those that were used, by what the pages refer to.
    private final Map<COSDictionary, Setter> setters = new IdentityHashMap<>();

    TypesetText(PDDocument document) {
        this.document = document;
    }

    /** The font; whole if it is one whose text is set anew, since only then its glyphs are known. */
    PDFont load(PaperFont font) throws IOException {
        try (InputStream content = font.open()) {
            TrueTypeFont file = new TTFParser().parse(new RandomAccessReadBuffer(content));
            // Else some glyphs, not all, would be exchanged already, and what they stand for forgotten.
            file.setEnableGsub(false);
            PDType0Font loaded = PDType0Font.load(document, file, !font.isShaped());
            setters.put(loaded.getCOSObject(), new Setter(font, loaded, file.getUnicodeCmapLookup()));
            return loaded;
        }
    }

    /** To be called once, when all pages are written. */
    void typeset() throws IOException {
        if (setters.isEmpty()) {
            return;
        }
        for (PDPage page : document.getPages()) {
            List<Object> written = typeset(page);
            PDStream content = new PDStream(document);
            try (OutputStream target = content.createOutputStream(COSName.FLATE_DECODE)) {
                new ContentStreamWriter(target).writeTokens(written);
            }
            page.setContents(content);
        }
    }

    private List<Object> typeset(PDPage page) throws IOException {
        List<Object> written = new ArrayList<>();
        List<COSBase> operands = new ArrayList<>();
        Setter setter = null;
        float size = 0;
        for (Object token : new PDFStreamParser(page).parse()) {
            if (!(token instanceof Operator operator)) {
                operands.add((COSBase) token);
                continue;
            }
            if (operator.getName().equals(OperatorName.SET_FONT_AND_SIZE)) {
                setter = setters.get(
                        page.getResources().getFont((COSName) operands.get(0)).getCOSObject());
                size = ((COSNumber) operands.get(1)).floatValue();
            }
            if (setter != null && operator.getName().equals(OperatorName.SHOW_TEXT)) {
                written.addAll(setter.typeset((COSString) operands.getFirst(), size));
            } else {
                written.addAll(operands);
                written.add(operator);
            }
            operands.clear();
        }
        return written;
    }

    /**
     * Of one font.
     *
     * @param loaded gives a glyph the number that it has in the file, in two bytes
     */
    private record Setter(PaperFont font, PDType0Font loaded, CmapLookup letters) {

        /** @param size of the font, in units of the text */
        List<Object> typeset(COSString shown, float size) throws IOException {
            String text = text(shown);
            COSDictionary meant = new COSDictionary();
            meant.setString(ACTUAL_TEXT, text);
            List<Object> written =
                    new ArrayList<>(List.of(SPAN, meant, Operator.getOperator(OperatorName.BEGIN_MARKED_CONTENT_SEQ)));
            if (font.isShaped()) {
                GlyphVector glyphs = LetterLayout.of(text, font);
                Row row = new Row(size);
                for (int i = 0; i < glyphs.getNumGlyphs(); i++) {
                    row.add(glyphs.getGlyphCode(i), glyphs.getGlyphPosition(i), loaded);
                }
                written.addAll(row.end());
            } else {
                written.addAll(List.of(shown, Operator.getOperator(OperatorName.SHOW_TEXT)));
            }
            written.add(Operator.getOperator(OperatorName.END_MARKED_CONTENT));
            return written;
        }

        private String text(COSString shown) {
            StringBuilder text = new StringBuilder();
            CharBuffer glyphs = ByteBuffer.wrap(shown.getBytes()).asCharBuffer();
            while (glyphs.hasRemaining()) {
                text.appendCodePoint(letter(glyphs.get()));
            }
            return text.toString();
        }

        private int letter(int glyph) {
            List<Integer> looksLikeIt = letters.getCharCodes(glyph);
            return looksLikeIt.stream()
                    .filter(letter -> !RADICALS.contains(UnicodeBlock.of(letter)))
                    .findFirst()
                    .orElseGet(looksLikeIt::getFirst);
        }
    }

    /** Glyphs at their places, as operators (ISO 32000-1, 9.4.3); what stands higher is raised (9.3.7). */
    private static class Row {

        private final float size;
        private final List<Object> written = new ArrayList<>();
        private COSArray level = new COSArray();
        private float end;
        private float rise;

        Row(float size) {
            this.size = size;
        }

        void add(int glyph, Point2D place, PDType0Font font) throws IOException {
            float height = (float) -place.getY();
            if (height != rise) {
                endLevel();
                rise = height;
                written.add(new COSFloat(height * size / LetterLayout.EM));
                written.add(Operator.getOperator(OperatorName.SET_TEXT_RISE));
            }
            level.add(new COSFloat(end - (float) place.getX()));
            level.add(new COSString(new byte[] {(byte) (glyph >> Byte.SIZE), (byte) glyph}));
            end = (float) place.getX() + font.getWidth(glyph);
        }

        List<Object> end() {
            endLevel();
            if (rise != 0) {
                written.add(COSFloat.ZERO);
                written.add(Operator.getOperator(OperatorName.SET_TEXT_RISE));
            }
            return written;
        }

        private void endLevel() {
            if (level.size() > 0) {
                written.add(level);
                written.add(Operator.getOperator(OperatorName.SHOW_TEXT_ADJUSTED));
                level = new COSArray();
            }
        }
    }
}
