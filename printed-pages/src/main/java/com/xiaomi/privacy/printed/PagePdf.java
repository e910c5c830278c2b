package com.xiaomi.privacy.printed;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;

/** A page (XHTML) on paper: the same words, tagged for screen readers (PDF/UA), with the fonts that it needs. */
@ApplicationScoped
public class PagePdf {

    // Of Latin, Greek and Cyrillic letters only: the other fonts are large, and their headings large enough to be told
    // apart.
    private static final String BOLD_FONT = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans-Bold.ttf";

    private static final String PICTURE = "data:image/png;base64,";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    // What stands where no font has the letter: the replacement character, which DejaVu Sans has.
    private static final String NO_LETTER = "\uFFFD";
    // XML 1.0, section 2.2. A file may be named with what a page can hold, but the PDF library refuses.
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    // As PDF writes times (ISO 32000-1, 7.9.4).
    private static final String NO_TIME = "D:19800101000000Z";

    /** Without more; it keeps nothing. */
    public PagePdf() {
        XRLog.setLoggingEnabled(false);
    }

    /**
     * The same page makes the same PDF.
     *
     * @param page well-formed, and asks for nothing from elsewhere
     */
    public byte[] of(byte[] page) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        // Whatever stood in a page: nothing is fetched. A picture may stand in the page itself.
        builder.useUriResolver((base, uri) -> uri.startsWith(PICTURE) ? uri : null);
        builder.usePdfUaAccessibility(true);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useReplacementText(NO_LETTER);
        String readable =
                NOT_IN_XML.matcher(new String(page, StandardCharsets.UTF_8)).replaceAll(NO_LETTER);
        builder.withHtmlContent(readable, null);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            builder.usePDDocument(document);
            TypesetText text = new TypesetText(document);
            useFonts(builder, text, readable);
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFWithoutClosing();
                text.typeset();
                forgetTime(document);
                document.save(target);
            }
        }
        return target.toByteArray();
    }

    private static void useFonts(PdfRendererBuilder builder, TypesetText text, String page) {
        builder.useFont(PaperFont.DEJAVU::open, PaperFont.DEJAVU.family(), NORMAL, FontStyle.NORMAL, true);
        builder.useFont(
                () -> PagePdf.class.getResourceAsStream(BOLD_FONT),
                PaperFont.DEJAVU.family(),
                BOLD,
                FontStyle.NORMAL,
                true);
        // The library reads each that it knows of, whether a letter needs it or not.
        Arrays.stream(PaperFont.values())
                .filter(font -> font.isNeededFor(page))
                .forEach(font -> builder.useFont(new OnDemand(text, font), font.family()));
    }

    private static void forgetTime(PDDocument document) {
        COSDictionary information = document.getDocumentInformation().getCOSObject();
        information.setString(COSName.CREATION_DATE, NO_TIME);
        information.setString(COSName.MOD_DATE, NO_TIME);
        document.setDocumentId(1L);
    }

    /** The library takes a font of ours only as a thing that is there. */
    private static class OnDemand extends PDFontSupplier {

        private final TypesetText text;
        private final PaperFont font;

        OnDemand(TypesetText text, PaperFont font) {
            super(null);
            this.text = text;
            this.font = font;
        }

        @Override
        public PDFont supply() {
            try {
                return text.load(font);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
