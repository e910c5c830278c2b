package com.xiaomi.privacy.casework.table;

import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/** Writes tables as CSV (RFC 4180, UTF-8) that a spreadsheet takes for what it is: no text in it can become a formula. */
@Provider
@Produces(CsvWriter.MEDIA_TYPE)
public class CsvWriter implements MessageBodyWriter<Tabular> {

    /** RFC 7111. */
    public static final String MEDIA_TYPE = "text/csv";

    // What makes a spreadsheet read a cell as a formula (OWASP, CSV Injection).
    private static final String FORMULA_BEGINS = "=+-@\t\r";

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return Tabular.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Tabular table,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        body.write(csv(table).getBytes(StandardCharsets.UTF_8));
    }

    static String csv(Tabular table) throws IOException {
        StringWriter text = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(table.columns());
            for (List<Object> line : table.lines()) {
                printer.printRecord(line.stream().map(CsvWriter::harmless).toList());
            }
        }
        return text.toString();
    }

    /** A cell that no spreadsheet takes for a formula; empty for null. */
    public static Object harmless(Object cell) {
        return cell instanceof String text && !text.isEmpty() && FORMULA_BEGINS.indexOf(text.charAt(0)) >= 0
                ? "'" + text
                : cell == null ? "" : cell;
    }
}
