package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.printed.PagePdf;
import com.xiaomi.privacy.printed.PaperFont;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people can read on the page they can read on paper. */
class PackagePdfTest {

    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="%s" dir="%s"><head><meta charset="utf-8"/><title>Your data</title>
            <style>body { font-family: %s; }</style></head>
            <body><h1>Your data</h1><p>%s</p></body></html>
            """;

    // On which a vowel sign may stand.
    private static final int TATWEEL = 0x640;

    private final PagePdf pdf = new PagePdf();

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
    @EnumSource
    void whatALanguageSaysIsOnPaperAsItIsOnThePage(HouseLanguage language) throws IOException {
        String texts = String.join("</p><p>", BundleTexts.of(language).values());

        String found = text(language, texts);

        assertThat(found).doesNotContain("\uFFFD");
        assertThat(letters(language, found)).isEqualTo(letters(language, "Your data" + texts.replace("</p><p>", "\n")));
    }

    @ParameterizedTest
    @EnumSource
    void aLetterThatNoFontHasKeepsNoLanguageFromPaper(HouseLanguage language) throws IOException {
        assertThat(text(language, "before \uD83D\uDE00 \u1200 \u0B95 after")).contains("before", "after");
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
        try (PDDocument document = Loader.loadPDF(made(HouseLanguage.ARABIC, "بيان"))) {
            leftToRight.getText(document);
        }

        // Noon by itself, alef at the end, yeh in the middle, beh at the beginning.
        assertThat(drawn.toString()).endsWith("\uFEE5\uFE8E\uFEF4\uFE91");
    }

    @Test
    void lettersThatMakeOneAreDrawnAsOne() throws IOException {
        assertThat(glyphs(HouseLanguage.BENGALI, "\u0995\u09CD\u09B7")).hasSize(1);
        assertThat(glyphs(HouseLanguage.HINDI, "\u0915\u094D\u0937")).hasSize(1);
    }

    @Test
    void aVowelThatIsWrittenBeforeItsConsonantIsDrawnThere() throws IOException {
        int ka = glyphs(HouseLanguage.HINDI, "\u0915").getFirst().glyph();

        assertThat(glyphs(HouseLanguage.HINDI, "\u0915\u093F"))
                .extracting(Drawn::glyph)
                .element(1)
                .isEqualTo(ka);
    }

    @Test
    void aMarkAboveAnotherIsHigher() throws IOException {
        // A consonant with a vowel and a tone above, and one with the tone only.
        List<Drawn> stacked = glyphs(HouseLanguage.THAI, "\u0E17\u0E35\u0E48");
        List<Drawn> single = glyphs(HouseLanguage.THAI, "\u0E17\u0E48");

        assertThat(stacked).hasSize(3);
        assertThat(stacked.getLast()).isNotEqualTo(single.getLast());
    }

    @Test
    void whatIsSetAnewIsTaggedAsBefore() throws IOException {
        try (PDDocument document = Loader.loadPDF(made(HouseLanguage.THAI, "\u0E17\u0E35\u0E48"))) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
            extractor.processPage(document.getPage(0));
            assertThat(extractor.getMarkedContents())
                    .extracting(PDMarkedContent::getMCID)
                    .contains(0, 1);
        }
    }

    /** Letters and digits in their order; those that run from right to left in any. */
    private static List<Integer> letters(HouseLanguage language, String text) {
        IntStream letters = Normalizer.normalize(text, Normalizer.Form.NFKC)
                .codePoints()
                .filter(letter -> Character.isLetterOrDigit(letter) && letter != TATWEEL);
        return (language.direction().equals("rtl") ? letters.sorted() : letters)
                .boxed()
                .toList();
    }

    /** What is drawn of the words, from left to right. */
    private List<Drawn> glyphs(HouseLanguage language, String words) throws IOException {
        List<Drawn> drawn = new ArrayList<>();
        PDFTextStripper glyphs = new PDFTextStripper() {
            @Override
            protected void showGlyph(Matrix place, PDFont font, int code, Vector moved) {
                drawn.add(new Drawn(code, place.getTranslateY()));
            }
        };
        try (PDDocument document = Loader.loadPDF(made(language, words))) {
            glyphs.getText(document);
        }
        return drawn.subList("Your data".length(), drawn.size());
    }

    /** @param height above the lower edge of the page, in points */
    private record Drawn(int glyph, float height) {}

    private static String families(HouseLanguage language) {
        return PaperFont.inOrderOf(language).stream()
                .map(font -> "'%s'".formatted(font.family()))
                .collect(Collectors.joining(", "));
    }

    private String text(String words) throws IOException {
        return text(HouseLanguage.ENGLISH, words);
    }

    private String text(HouseLanguage language, String words) throws IOException {
        try (PDDocument document = Loader.loadPDF(made(language, words))) {
            return new PDFTextStripper().getText(document);
        }
    }

    private byte[] made(String words) throws IOException {
        return made(HouseLanguage.ENGLISH, words);
    }

    private byte[] made(HouseLanguage language, String words) throws IOException {
        return pdf.of(PAGE.formatted(language.tag(), language.direction(), families(language), words)
                .getBytes(StandardCharsets.UTF_8));
    }
}
