package com.xiaomi.privacy.checks.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.checks.project.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code -Ddocs.update=true} writes the page. */
class FieldsPageTest {
    private static final ProjectFolder PROJECT = ProjectFolder.ofThisBuild();
    private static final String PAGE = "docs/fields.md";

    private final String text = new FieldsPage(PROJECT).text();

    @Test
    void the_page_says_what_the_descriptions_say() throws IOException {
        if (Boolean.getBoolean("docs.update")) {
            Files.writeString(PROJECT.resolve(PAGE), text);
        }

        assertThat(PROJECT.text(PAGE)).isEqualTo(text);
    }

    @Test
    void a_call_has_its_roles_and_its_fields() {
        assertThat(text.lines().filter(line -> line.startsWith("| `PUT /api/v1/agents/{sub}` |")))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.split("\\|")[2]).isEqualTo(" dpo ");
                    assertThat(line.split("\\|")[4]).contains("`maxOpen`").doesNotContain("updatedAt");
                });
        assertThat(text.lines().filter(line -> line.startsWith("| `GET /api/v1/seal-keys` | none |")))
                .hasSize(1);
        assertThat(text.lines().filter(line -> line.startsWith("| `"))).hasSizeGreaterThan(150);
    }

    @Test
    void what_its_rules_name_is_there() {
        assertThat(new NamedProofs(PROJECT).missingIn(text)).isEmpty();
        assertThat(new NamedProofs(PROJECT).brokenLinksIn(text, "docs")).isEmpty();
    }
}
