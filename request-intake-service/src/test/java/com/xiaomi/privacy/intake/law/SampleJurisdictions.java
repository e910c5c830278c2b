package com.xiaomi.privacy.intake.law;

import com.xiaomi.privacy.intake.IntakeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The real tables of law, as a deployment of the cell EU reads them. */
public final class SampleJurisdictions {

    private SampleJurisdictions() {}

    /** Of the cell EU. */
    public static Jurisdictions ofEurope() {
        return new Jurisdictions(new SmallRyeConfigBuilder()
                .withMapping(IntakeConfig.class)
                .withDefaultValue("rights.intake.access-link-secret-file", "unused")
                .withDefaultValue("rights.intake.cell", "EU")
                .withDefaultValue("rights.intake.cells.EU", "https://eu.privacy.example.org")
                .withDefaultValue("rights.intake.cells.IN", "https://in.privacy.example.org")
                .withDefaultValue("rights.intake.cells.RU", "https://ru.privacy.example.org")
                .withDefaultValue("rights.intake.cells.SG", "https://sg.privacy.example.org")
                .build()
                .getConfigMapping(IntakeConfig.class));
    }
}
