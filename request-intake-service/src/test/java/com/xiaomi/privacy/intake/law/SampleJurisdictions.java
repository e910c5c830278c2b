package com.xiaomi.privacy.intake.law;

import com.xiaomi.privacy.foundation.cell.CellConfig;
import com.xiaomi.privacy.intake.IntakeConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The real tables of law, as a deployment of the cell EU reads them. */
public final class SampleJurisdictions {

    private SampleJurisdictions() {}

    /** Of the cell EU. */
    public static Jurisdictions ofEurope() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .withMapping(IntakeConfig.class)
                .withMapping(CellConfig.class)
                .withDefaultValue("rights.intake.access-link-secret-file", "unused")
                .withDefaultValue("rights.cell.name", "EU")
                .withDefaultValue("rights.intake.cells.EU", "https://eu.privacy.example.org")
                .withDefaultValue("rights.intake.cells.IN", "https://in.privacy.example.org")
                .withDefaultValue("rights.intake.cells.RU", "https://ru.privacy.example.org")
                .withDefaultValue("rights.intake.cells.SG", "https://sg.privacy.example.org")
                .build();
        return new Jurisdictions(
                config.getConfigMapping(IntakeConfig.class), config.getConfigMapping(CellConfig.class));
    }
}
