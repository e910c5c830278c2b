package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Year;
import java.time.ZoneOffset;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** What people can read on the page they can read on paper. */
class PackagePdfTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8"/><title>Your data</title>
            <style>body { font-family: 'DejaVu Sans'; }</style></head>
            <body><h1>Your data</h1><p>%s</p></body></html>
            """;

    private final PackagePdf pdf = new PackagePdf();

    @Test
    void lettersOfManyLanguagesAreThere() throws IOException {
        String words = "Köln, Čeština, Ελληνικά, Москва, Việt Nam, İstanbul";

        assertThat(text(words)).contains(words);
    }

    @Test
    void theSamePageMakesTheSamePdf() throws IOException {
        assertThat(made("Hello")).isEqualTo(made("Hello")).isNotEqualTo(made("World"));
    }

    @Test
    void itDoesNotSayWhenItWasMade() throws IOException {
        try (PDDocument document = Loader.loadPDF(made("Hello"))) {
            PDMetadata metadata = document.getDocumentCatalog().getMetadata();
            String described = metadata == null ? "" : new String(metadata.toByteArray(), StandardCharsets.UTF_8);
            assertThat(described).doesNotContain(Year.now(ZoneOffset.UTC).toString());
            assertThat(document.getDocumentInformation().getCOSObject().toString())
                    .doesNotContain("D:" + Year.now(ZoneOffset.UTC));
        }
    }

    @Test
    void nothingIsFetchedWhateverStandsInThePage() throws IOException {
        assertThat(text("before <img src='http://127.0.0.1:1/x.png' alt='a picture'/>"
                        + "<img src='file:///etc/hostname' alt='a file'/> after"))
                .contains("before", "after");
    }

    private String text(String words) throws IOException {
        try (PDDocument document = Loader.loadPDF(made(words))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private byte[] made(String words) throws IOException {
        return pdf.of(PAGE.formatted(words).getBytes(StandardCharsets.UTF_8));
    }
}
