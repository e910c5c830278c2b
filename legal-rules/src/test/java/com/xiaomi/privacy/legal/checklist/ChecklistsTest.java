package com.xiaomi.privacy.legal.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChecklistsTest {
    private static final Checklists CHECKLISTS = Checklists.current();

    @ParameterizedTest
    @EnumSource
    void everyRightHasItemsOfItsOwnEachWithACodeOfItsOwnAndASource(Right right) {
        var items = CHECKLISTS.of(right);

        assertThat(items)
                .extracting(ChecklistItem::code)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.length() <= 64);
        assertThat(items).hasSizeGreaterThan(5);
        assertThat(items).allSatisfy(item -> {
            assertThat(item.code()).matches("[A-Z][A-Z_]*");
            assertThat(item.text()).endsWith(".");
            assertThat(item.source()).containsPattern("Policy §|GDPR Art\\.|DPDP Act|CCR §");
        });
    }

    @Test
    void whatCountsForEveryRightComesFirst() {
        assertThat(CHECKLISTS.of(Right.ERASURE))
                .extracting(ChecklistItem::code)
                .startsWith("IDENTITY", "AUTHORITY", "CONTROLLER_AND_LAW")
                .contains("GROUND", "EXCEPTIONS", "LEGAL_HOLD", "BACKUPS")
                .doesNotContain("BALANCING_TEST");
    }
}
