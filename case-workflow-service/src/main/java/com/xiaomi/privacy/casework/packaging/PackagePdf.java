package com.xiaomi.privacy.casework.packaging;

import com.openhtmltopdf.bidi.support.ICUBidiReorderer;
import com.openhtmltopdf.bidi.support.ICUBidiSplitter;
import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;

/** The page of a package on paper: the same words, tagged for screen readers (PDF/UA), with the fonts that it needs. */
@ApplicationScoped
class PackagePdf {

    private static final String FONT = "DejaVu Sans";
    /** Where the fonts lie. */
    static final String FONTS = "/net/sf/jasperreports/fonts/dejavu/";

    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    // What stands where the font has no letter: the replacement character, which it has.
    private static final String NO_LETTER = "\uFFFD";
    // XML 1.0, section 2.2. A file may be named with what a page can hold, but the PDF library refuses.
    private static final Pattern NOT_IN_XML =
            Pattern.compile("[^\\t\\n\\r -\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");
    // As PDF writes times (ISO 32000-1, 7.9.4).
    private static final String NO_TIME = "D:19800101000000Z";

    PackagePdf() {
        XRLog.setLoggingEnabled(false);
    }

    /**
     * The same page makes the same PDF.
     *
     * @param page well-formed, and asks for nothing from elsewhere
     */
    byte[] of(byte[] page) throws IOException {
        PdfRendererBuilder builder = new PdfRendererBuilder();
        builder.useFont(font("DejaVuSans.ttf"), FONT, NORMAL, FontStyle.NORMAL, true);
        builder.useFont(font("DejaVuSans-Bold.ttf"), FONT, BOLD, FontStyle.NORMAL, true);
        // Whatever stood in a page: nothing is fetched.
        builder.useUriResolver((base, uri) -> null);
        builder.usePdfUaAccessibility(true);
        builder.useUnicodeBidiSplitter(new ICUBidiSplitter.ICUBidiSplitterFactory());
        builder.useUnicodeBidiReorderer(new ICUBidiReorderer());
        builder.useReplacementText(NO_LETTER);
        String readable =
                NOT_IN_XML.matcher(new String(page, StandardCharsets.UTF_8)).replaceAll(NO_LETTER);
        builder.withHtmlContent(readable, null);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
            renderer.layout();
            renderer.createPDFWithoutClosing();
            PDDocument document = renderer.getPdfDocument();
            forgetTime(document);
            document.save(target);
        }
        return target.toByteArray();
    }

    private static void forgetTime(PDDocument document) {
        COSDictionary information = document.getDocumentInformation().getCOSObject();
        information.setString(COSName.CREATION_DATE, NO_TIME);
        information.setString(COSName.MOD_DATE, NO_TIME);
        document.setDocumentId(1L);
    }

    private static FSSupplier<InputStream> font(String file) {
        return () -> PackagePdf.class.getResourceAsStream(FONTS + file);
    }
}
