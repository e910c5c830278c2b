package com.xiaomi.privacy.casework.packaging;

import com.xiaomi.privacy.casework.packaging.PackageManifest.ControllerInfo;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import com.xiaomi.privacy.legal.clock.LegalClock;
import com.xiaomi.privacy.legal.controller.Controller;
import com.xiaomi.privacy.legal.law.Jurisdiction;
import com.xiaomi.privacy.legal.law.JurisdictionRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a package tells the person beside their data, as far as it is known (GDPR Art. 15(1); other laws ask for less). */
@ApplicationScoped
class ManifestFacts {

    private final LegalClock clock;

    ManifestFacts(LegalClock clock) {
        this.clock = clock;
    }

    /** Who answers. */
    ControllerInfo controller(PackagePlan plan) {
        Controller controller = clock.controllers().forCountry(plan.country());
        return new ControllerInfo(controller.name(), controller.addressLines());
    }

    /** The supervisory authority to complain to; empty if the tables name none. */
    Optional<String> authority(PackagePlan plan) {
        return clock.lawBook()
                .row(new Jurisdiction(plan.country(), plan.region()))
                .map(JurisdictionRow::authorityName)
                .filter(name -> !name.isBlank());
    }

    /** Sentences in English, one per fact. */
    List<String> information(PackagePlan plan) {
        List<String> information = new ArrayList<>();
        information.add("Each source below is a system in which data about you is processed;"
                + " its files are a copy of that data.");
        if (plan.right() == Right.ACCESS) {
            information.add("You may ask for correction or erasure of this data or for restriction of its processing,"
                    + " and object to the processing, as far as your law gives these rights.");
        }
        authority(plan)
                .map(name -> "You may lodge a complaint with the supervisory authority: " + name + ".")
                .ifPresent(information::add);
        return information;
    }
}
