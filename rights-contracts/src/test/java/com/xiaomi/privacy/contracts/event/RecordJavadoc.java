package com.xiaomi.privacy.contracts.event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Javadoc of the event records, where the promise about nulls is made. */
final class RecordJavadoc {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern PARAM = Pattern.compile("@param (\\w+)([^@]*)");

    private RecordJavadoc() {}

    /** The components whose {@code @param} speaks of null. */
    static Set<String> nullableComponentsOf(Class<?> record) throws IOException {
        Set<String> nullable = new TreeSet<>();
        Matcher param = PARAM.matcher(javadocOf(record));
        while (param.find()) {
            if (param.group(2).contains("null ")) {
                nullable.add(param.group(1));
            }
        }
        return nullable;
    }

    private static String javadocOf(Class<?> record) throws IOException {
        Class<?> file = record.getNestHost();
        String source = Files.readString(SOURCES.resolve(file.getName().replace('.', '/') + ".java"));
        int declaration = source.indexOf("record " + record.getSimpleName() + "(");
        int start = source.lastIndexOf("/**", declaration);
        return source.substring(start, source.indexOf("*/", start));
    }
}
