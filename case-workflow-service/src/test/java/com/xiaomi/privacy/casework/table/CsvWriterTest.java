package com.xiaomi.privacy.casework.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {

    @Test
    void textsAreQuotedAndNothingIsEmpty() throws IOException {
        assertThat(CsvWriter.csv(table("PDPL, as amended", 12, null, 5.5)))
                .isEqualTo("a,b,c,d\r\n\"PDPL, as amended\",12,,5.5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"})
    void noTextBecomesAFormula(String text) throws IOException {
        assertThat(CsvWriter.csv(table(text, -1, null, "")))
                .contains("'" + text)
                .contains(",-1,");
    }

    private static Tabular table(Object... cells) {
        return new Tabular() {
            @Override
            public List<String> columns() {
                return List.of("a", "b", "c", "d");
            }

            @Override
            public List<List<Object>> lines() {
                return List.of(Arrays.asList(cells));
            }
        };
    }
}
