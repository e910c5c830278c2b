package com.xiaomi.privacy.casework.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What data systems send as JSON can be opened in a spreadsheet. */
class TableFilesTest {

    // As strict as that of the service.
    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Test
    void anArrayIsATableAndAnObjectALineWithColumnsAsTheyAppear() throws IOException {
        Map<String, String> files = files("account.json", """
                {"profile": {"miId": "1", "address": {"city": "Köln", "zip": null}},
                 "orders": [{"id": "a", "amount": 1.50}, {"id": "b", "gift": true, "tags": ["x", "y"]}],
                 "notes": ["one", "two"],
                 "count": 2}
                """);

        assertThat(files)
                .containsOnlyKeys(
                        "account.profile.csv",
                        "account.orders.csv",
                        "account.notes.csv",
                        "account.count.csv",
                        "account.schema.json");
        assertThat(files.get("account.profile.csv")).isEqualTo("miId,address.city,address.zip\r\n1,Köln,\r\n");
        assertThat(files.get("account.orders.csv"))
                .isEqualTo("id,amount,gift,tags\r\na,1.5,,\r\nb,,true,\"[\"\"x\"\",\"\"y\"\"]\"\r\n");
        assertThat(files.get("account.notes.csv")).isEqualTo("value\r\none\r\ntwo\r\n");
        assertThat(files.get("account.count.csv")).isEqualTo("value\r\n2\r\n");
    }

    @Test
    void aFileThatIsOneArrayIsOneTable() throws IOException {
        assertThat(files("visits.json", "[{\"page\":\"/a\"},{\"page\":\"/b\"}]"))
                .containsEntry("visits.csv", "page\r\n/a\r\n/b\r\n");
    }

    @Test
    void theSchemaSaysWhatStandsInEachColumn() throws IOException {
        JsonNode schema = json.readTree(files("a.json", "{\"rows\":[{\"n\":1,\"s\":\"x\"},{\"n\":2.5,\"s\":null}]}")
                .get("a.schema.json"));

        JsonNode properties = schema.at("/$defs/a.rows.csv/properties");
        assertThat(properties.at("/n/type")).extracting(JsonNode::asText).containsExactly("integer", "number");
        assertThat(properties.at("/s/type")).extracting(JsonNode::asText).containsExactly("null", "string");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", "\r=1"})
    void noTextBecomesAFormulaNeitherInACellNorInAHeading(String formula) throws IOException {
        String content = json.writeValueAsString(Map.of("rows", new Object[] {Map.of(formula, formula)}));

        String csv = files("a.json", content).get("a.rows.csv");

        assertThat(csv.replace("\"", "")).startsWith("'" + formula).contains("\r\n'" + formula);
    }

    @Test
    void aNegativeNumberStaysANumber() throws IOException {
        assertThat(files("a.json", "[{\"balance\":-12.5}]")).containsEntry("a.csv", "balance\r\n-12.5\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not JSON", "{\"rows\":[{\"a\":1}", "[1] [2]", "5", "{}", "[]"})
    void whatIsNoJsonOrHasNoTablesStaysAsItIs(String content) throws IOException {
        assertThat(files("a.json", content)).isEmpty();
    }

    @Test
    void aNumberThatNoDoubleHoldsIsWrittenAsItIs() throws IOException {
        assertThat(files("a.json", "[{\"n\":1e400},{\"n\":12345678901234567890.25}]"))
                .containsEntry("a.csv", "n\r\n1E+400\r\n12345678901234567890.25\r\n");
    }

    @Test
    void tablesWhoseNamesWouldBeOneAreKeptApartFromEachOtherAndFromOtherFiles() throws IOException {
        assertThat(files("taken.json", "{\"rows\":[{\"a\":1}],\"x/y\":[{\"a\":2}],\"x:y\":[{\"a\":3}]}"))
                .containsEntry("taken.rows-2.csv", "a\r\n1\r\n")
                .containsEntry("taken.x_y.csv", "a\r\n2\r\n")
                .containsEntry("taken.x_y-2.csv", "a\r\n3\r\n");
    }

    @Test
    void onlyJsonIsRead() throws IOException {
        assertThat(files("a.txt", "[{\"a\":1}]")).isEmpty();
    }

    @Test
    void aMemberCannotLeadOutOfTheFolder() throws IOException {
        assertThat(files("data/a.json", "{\"../../evil\":[{\"a\":1}]}").keySet())
                .containsExactly("data/a.__.._evil.csv", "data/a.schema.json");
    }

    @Test
    void aFileOfAnySizeIsReadLineByLine() throws IOException {
        long lines = 400_000;
        long[] largest = {0};
        Map<String, Long> sizes = new LinkedHashMap<>();

        new TableFiles(json).write("a.json", () -> new Generated(lines), path -> path, (path, content) -> {
            Counting target = new Counting();
            content.writeTo(target);
            sizes.put(path, target.count);
            largest[0] = Math.max(largest[0], target.longest);
        });

        assertThat(sizes.get("a.csv")).isEqualTo("n,text\r\n".length() + lines * "7,abcdefghij\r\n".length());
        assertThat(largest[0]).isLessThan(100_000);
    }

    private Map<String, String> files(String path, String content) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        EntryNames names = new EntryNames();
        names.take(path);
        names.take("taken.rows.csv");
        new TableFiles(json)
                .write(
                        path,
                        () -> new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8)),
                        names::free,
                        (made, writer) -> {
                            ByteArrayOutputStream target = new ByteArrayOutputStream();
                            writer.writeTo(target);
                            files.put(made, target.toString(StandardCharsets.UTF_8));
                        });
        return files;
    }

    /** An array with many lines that is never whole in memory. */
    private static final class Generated extends InputStream {
        private static final byte[] LINE = "{\"n\":7,\"text\":\"abcdefghij\"},".getBytes(StandardCharsets.UTF_8);
        private final long end;
        private long position;

        Generated(long lines) {
            // The last line has no comma, the array two brackets.
            this.end = lines * LINE.length + 1;
        }

        @Override
        public int read() {
            if (position >= end) {
                return -1;
            }
            long at = position++;
            if (at == 0) {
                return '[';
            }
            return at == end - 1 ? ']' : LINE[(int) ((at - 1) % LINE.length)];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int read = 0;
            for (int next = read(); next >= 0; next = read()) {
                target[offset + read++] = (byte) next;
                if (read == length) {
                    break;
                }
            }
            return read == 0 ? -1 : read;
        }
    }

    /** Counts what is written, and how much at once. */
    private static final class Counting extends OutputStream {
        private long count;
        private long longest;

        @Override
        public void write(int value) {
            count++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            count += length;
            longest = Math.max(longest, length);
        }
    }
}
