package com.xiaomi.privacy.legal.table;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.apache.commons.csv.CSVFormat;

/** A UTF-8 CSV resource of this module with a header line, read whole and checked cell by cell. */
public final class CsvTable {
    private static final CSVFormat FORMAT = CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setRecordSeparator('\n')
            .get();

    private CsvTable() {}

    /**
     * Reads every record of a table.
     *
     * @param resource absolute name on the class path, without a leading slash
     * @param read turns one record into its value
     * @throws TableException if the resource is missing or a record is not what the reader expects
     */
    public static <T> List<T> read(String resource, Function<CsvRow, T> read) {
        try (InputStream bytes = CsvTable.class.getClassLoader().getResourceAsStream(resource)) {
            if (bytes == null) {
                throw new TableException("There is no table " + resource);
            }
            try (Reader text = new InputStreamReader(bytes, StandardCharsets.UTF_8);
                    var records = FORMAT.parse(text)) {
                return records.stream()
                        .map(cells -> new CsvRow(resource, cells))
                        .map(read)
                        .map(Objects::requireNonNull)
                        .toList();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Reading table " + resource, e);
        }
    }
}
