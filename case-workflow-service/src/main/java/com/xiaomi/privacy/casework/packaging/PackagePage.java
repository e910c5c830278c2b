package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.redaction.RedactionGround;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.foundation.language.HouseLanguage;
import com.xiaomi.privacy.printed.PaperFont;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.i18n.Localized;
import io.quarkus.qute.i18n.MessageBundles;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** The page {@code index.html} of a package: what the manifest says, to be read. */
@ApplicationScoped
class PackagePage {

    private final Template page;

    PackagePage(@Location("package/index.html") Template page) {
        this.page = page;
    }

    /** @param authority the supervisory authority; empty if it is not known */
    byte[] of(PackageManifest manifest, HouseLanguage language, Optional<String> authority) {
        PackageTexts texts = texts(language);
        return page.data("language", language)
                .data("fonts", PaperFont.inOrderOf(language))
                .data("texts", texts)
                .data("english", texts(HouseLanguage.ENGLISH))
                .data("grounds", grounds(texts))
                .data("manifest", manifest)
                .data("access", manifest.right() == Right.ACCESS)
                .data("authority", authority.orElse(null))
                .render()
                .getBytes(StandardCharsets.UTF_8);
    }

    private static PackageTexts texts(HouseLanguage language) {
        return MessageBundles.get(PackageTexts.class, Localized.Literal.of(language.tag()));
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
