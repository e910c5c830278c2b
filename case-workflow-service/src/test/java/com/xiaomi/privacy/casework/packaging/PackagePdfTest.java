package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people can read on the page they can read on paper. */
class PackagePdfTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s" dir="%s"><head><meta charset="utf-8"/><title>Your data</title>
            <style>body { font-family: 'DejaVu Sans'; }</style></head>
            <body><h1>Your data</h1><p>%s</p></body></html>
            """;

    // On which a vowel sign may stand.
    private static final int TATWEEL = 0x640;

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

    @ParameterizedTest(name = "{index}")
    @ValueSource(
            strings = {
                "李雷-简历.pdf",
                "राम.json",
                "\uD83D\uDE00 smile.txt",
                "\uFFFE\uFFFF\u0001 no characters of XML",
                "\uD800 half a character"
            })
    void aNameThatTheFontHasNoLettersForIsShownAsFarAsItGoes(String name) throws IOException {
        assertThat(text("before " + name + " after")).contains("before", "after");
    }

    @ParameterizedTest
    @MethodSource("languagesOnPaper")
    void theFontHasEveryLetterOfALanguageThatIsPutOnPaper(PackageLanguage language) throws IOException {
        String texts = String.join("\n", BundleTexts.of(language).values());
        for (String file : List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf")) {
            try (TrueTypeFont font = new TTFParser()
                    .parse(new RandomAccessReadBuffer(PackagePdf.class.getResourceAsStream(PackagePdf.FONTS + file)))) {
                CmapLookup letters = font.getUnicodeCmapLookup();
                assertThat(texts.codePoints().filter(letter -> letter > ' ' && letters.getGlyphId(letter) == 0))
                        .as("letters of %s that %s lacks", language, file)
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("languagesOnPaper")
    void whatALanguageSaysIsOnPaperAsItIsOnThePage(PackageLanguage language) throws IOException {
        String texts = String.join("</p><p>", BundleTexts.of(language).values());

        String found = text(language, texts);

        assertThat(found).doesNotContain("\uFFFD");
        assertThat(letters(language, found)).isEqualTo(letters(language, "Your data" + texts.replace("</p><p>", "\n")));
    }

    @Test
    void arabicLettersAreJoinedAndRunFromRightToLeft() throws IOException {
        StringBuilder drawn = new StringBuilder();
        PDFTextStripper leftToRight = new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition text) {
                drawn.append(text.getUnicode());
            }
        };
        try (PDDocument document = Loader.loadPDF(made(PackageLanguage.ARABIC, "بيان"))) {
            leftToRight.getText(document);
        }

        // Noon by itself, alef at the end, yeh in the middle, beh at the beginning.
        assertThat(drawn.toString()).endsWith("\uFEE5\uFE8E\uFEF4\uFE91");
    }

    static Stream<PackageLanguage> languagesOnPaper() {
        return Arrays.stream(PackageLanguage.values()).filter(PackageLanguage::isOnPaper);
    }

    /** Letters and digits in their order; those that run from right to left in any. */
    private static List<Integer> letters(PackageLanguage language, String text) {
        IntStream letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(letter -> Character.isLetterOrDigit(letter) && letter != TATWEEL);
        return (language.direction().equals("rtl") ? letters.sorted() : letters)
                .boxed()
                .toList();
    }

    private String text(String words) throws IOException {
        return text(PackageLanguage.ENGLISH, words);
    }

    private String text(PackageLanguage language, String words) throws IOException {
        try (PDDocument document = Loader.loadPDF(made(language, words))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private byte[] made(String words) throws IOException {
        return made(PackageLanguage.ENGLISH, words);
    }

    private byte[] made(PackageLanguage language, String words) throws IOException {
        return pdf.of(
                PAGE.formatted(language.tag(), language.direction(), words).getBytes(StandardCharsets.UTF_8));
    }
}
