package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.redaction.RedactionGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The page {@code index.html} of a package: what the manifest says, to be read, in the person's language or else in English. */
@ApplicationScoped
class PackagePage {

    private static final String FALLBACK = "en";
    private static final Set<String> LANGUAGES = Set.of(FALLBACK, "de");

    private final Template page;

    PackagePage(@Location("package/index.html") Template page) {
        this.page = page;
    }

    /** @param authority the supervisory authority; empty if it is not known */
    byte[] of(PackageManifest manifest, String language, Optional<String> authority) {
        String shown = Locale.forLanguageTag(language).getLanguage();
        String known = LANGUAGES.contains(shown) ? shown : FALLBACK;
        PackageTexts texts = MessageBundles.get(PackageTexts.class, Localized.Literal.of(known));
        return page.data("language", known)
                .data("texts", texts)
                .data("grounds", grounds(texts))
                .data("manifest", manifest)
                .data("access", manifest.right() == Right.ACCESS)
                .data("authority", authority.orElse(null))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static Map<RedactionGround, String> grounds(PackageTexts texts) {
        Map<RedactionGround, String> grounds = new EnumMap<>(RedactionGround.class);
        for (RedactionGround ground : RedactionGround.values()) {
            grounds.put(
                    ground,
                    switch (ground) {
                        case THIRD_PARTY -> texts.groundThirdParty();
                        case TRADE_SECRET -> texts.groundTradeSecret();
                        case SECURITY -> texts.groundSecurity();
                        case PRIVILEGE -> texts.groundPrivilege();
                    });
        }
        return grounds;
    }
}
