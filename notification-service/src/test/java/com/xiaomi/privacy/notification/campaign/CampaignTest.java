package com.xiaomi.privacy.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import com.xiaomi.privacy.foundation.identifier.Ids;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CampaignTest {

    private final Campaign campaign = new Campaign(
            Ids.next(),
            new Campaign.Plan("2027-01-01", LocalDate.of(2027, 1, 1), 600),
            Ids.next(),
            "key",
            Instant.parse("2026-11-29T09:00:00Z"));

    @Test
    void whoIsPausedBeforeAnybodyWasLookedUpGoesOnWithThat() {
        campaign.pause();
        campaign.resume();

        assertThat(campaign.state()).isEqualTo(CampaignState.PREPARING);
    }

    @Test
    void whoIsPausedLaterGoesOnWhereItWas() {
        campaign.begin(2);
        campaign.planned(1, false);
        campaign.pause();
        campaign.resume();

        assertThat(campaign.state()).isEqualTo(CampaignState.RUNNING);
        campaign.planned(1, true);
        assertThat(campaign.state()).isEqualTo(CampaignState.DONE);
        assertThat(campaign.planned()).isEqualTo(2);
    }
}
