package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.foundation.language.HouseLanguage;
import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The texts of {@link PackageTexts} in one language, as they are written down. */
final class BundleTexts {

    private BundleTexts() {}

    static Map<String, String> of(HouseLanguage language) {
        return language == HouseLanguage.ENGLISH ? english() : translated(language);
    }

    private static Map<String, String> english() {
        Map<String, String> texts = new TreeMap<>();
        for (Method method : PackageTexts.class.getDeclaredMethods()) {
            texts.put(method.getName(), method.getAnnotation(Message.class).value());
        }
        return texts;
    }

    private static Map<String, String> translated(HouseLanguage language) {
        Properties properties = new Properties();
        try (InputStream file =
                BundleTexts.class.getResourceAsStream("/messages/pack_%s.properties".formatted(language.tag()))) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> texts = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return texts;
    }
}
