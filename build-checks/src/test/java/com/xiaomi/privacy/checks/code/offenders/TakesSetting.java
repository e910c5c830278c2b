package com.xiaomi.privacy.checks.code.offenders;

import org.eclipse.microprofile.config.inject.ConfigProperty;

public class TakesSetting {
    TakesSetting(
            @ConfigProperty(name = "quarkus.application.name") String ofThePlatform,
            @ConfigProperty(name = "rights.origin-url") String ofOurOwn) {}
}
