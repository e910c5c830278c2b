package com.xiaomi.privacy.checks.texts;

import static java.util.stream.Collectors.toUnmodifiableMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.xiaomi.privacy.checks.code.CheckedCode;
import com.xiaomi.privacy.checks.project.ProjectFolder;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Texts that people read, in English in an interface and in the other languages in files beside it.
 *
 * @param name as {@code @MessageBundle} has it
 * @param folder of the module that speaks them
 */
record Bundle(String name, Path folder) {

    private static final String DECLARATION = "io.quarkus.qute.i18n.MessageBundle";
    private static final String MESSAGE = "io.quarkus.qute.i18n.Message";
    private static final String ENDING = ".properties";

    /** All that are translated. */
    static List<Bundle> translated() {
        return ProjectFolder.ofThisBuild().moduleFolders().stream()
                .map(module -> ProjectFolder.ofThisBuild().resolve(module + "/src/main/resources/messages"))
                .filter(Files::isDirectory)
                .flatMap(folder -> files(folder).map(file -> new Bundle(file.substring(0, file.indexOf('_')), folder)))
                .distinct()
                .toList();
    }

    /** Names of the files that are there. */
    Stream<String> files() {
        return files(folder).filter(file -> file.startsWith(name + "_"));
    }

    static String file(String name, HouseLanguage language) {
        return name + "_" + language.tag() + ENDING;
    }

    /** The texts in one language, by key. */
    Map<String, String> texts(HouseLanguage language) {
        return language == HouseLanguage.ENGLISH ? english() : read(folder.resolve(file(name, language)));
    }

    private Map<String, String> english() {
        return declaration().getMethods().stream().collect(toUnmodifiableMap(method -> method.getName(), method ->
                (String) method.getAnnotationOfType(MESSAGE).get("value").orElseThrow()));
    }

    private JavaClass declaration() {
        return CheckedCode.ALL.stream()
                .filter(type -> type.isAnnotatedWith(DECLARATION))
                .filter(type -> name.equals(
                        type.getAnnotationOfType(DECLARATION).get("value").orElse("")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no interface of the texts " + name));
    }

    private static Map<String, String> read(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }

    private static Stream<String> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(ENDING))
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
