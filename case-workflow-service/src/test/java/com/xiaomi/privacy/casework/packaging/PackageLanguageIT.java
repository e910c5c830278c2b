package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.casework.packaging.PackagePlan.Source;
import com.xiaomi.privacy.casework.testing.CaseworkStack;
import com.xiaomi.privacy.casework.testing.PackageEntries;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.contracts.vocabulary.TaskResult;
import com.xiaomi.privacy.foundation.identifier.Ids;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.foundation.protection.DataKey;
import com.xiaomi.privacy.foundation.protection.DataKeys;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** People read their packages in their own language, and are told where that is not quite so. */
@QuarkusTest
@QuarkusTestResource(CaseworkStack.class)
class PackageLanguageIT {

    @Inject
    PackageWriter writer;

    @Inject
    DataKeys dataKeys;

    @ParameterizedTest
    @EnumSource
    void pageAndReportSpeakEachLanguageAndThePageRunsInItsDirection(HouseLanguage language) throws IOException {
        Map<String, String> texts = BundleTexts.of(language);

        Map<String, byte[]> files = packageIn(language.tag());

        assertThat(page(files, "index.html"))
                .contains("<html lang=\"%s\" dir=\"%s\">".formatted(language.tag(), language.direction()))
                .contains("<h1>%s</h1>".formatted(texts.get("title")), texts.get("nothingHeld"), texts.get("rights"));
        assertThat(languageOfPdf(files)).isEqualTo(language.tag());
    }

    @Test
    void aPageThatNobodyHasCheckedSaysSoInBothLanguagesAndTheEnglishOneIsBesideIt() throws IOException {
        Map<String, byte[]> files = packageIn("fi-FI");

        assertThat(page(files, "index.html"))
                .contains("jota ihminen ei ole vielä tarkistanut", "that no person has checked yet")
                .doesNotContain("report.pdf");
        assertThat(page(files, "index.en.html"))
                .contains("lang=\"en\"", "Your data")
                .doesNotContain("index.en.html");
    }

    @Test
    void aReviewedPageStandsByItself() throws IOException {
        Map<String, byte[]> files = packageIn("de");

        assertThat(files).doesNotContainKey("index.en.html");
        assertThat(page(files, "index.html")).doesNotContain("index.en.html", "report.pdf");
    }

    private Map<String, byte[]> packageIn(String language) throws IOException {
        DataKey key = dataKeys.take();
        PackagePlan plan = new PackagePlan(
                Ids.next(),
                Ids.next(),
                key.id(),
                "7K3M-9QXP-2A4W",
                language,
                "DE",
                null,
                Right.ACCESS,
                "GDPR (EU) 2016/679",
                Instant.parse("2026-11-28T09:00:00Z"),
                List.of(new Source("orders", TaskResult.NOTHING_HELD, null, Optional.empty(), List.of())),
                List.of(),
                0);
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        writer.write(plan, key, target);
        return PackageEntries.of(target.toByteArray());
    }

    private static String page(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8)
                .replace("&#39;", "'")
                .replace("&quot;", "\"");
    }

    private static String languageOfPdf(Map<String, byte[]> files) throws IOException {
        try (PDDocument report = Loader.loadPDF(files.get("report.pdf"))) {
            return report.getDocumentCatalog().getLanguage();
        }
    }
}
