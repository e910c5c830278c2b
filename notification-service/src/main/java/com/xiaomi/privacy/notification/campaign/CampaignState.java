package com.xiaomi.privacy.notification.campaign;

/** How far a campaign is. */
public enum CampaignState {
    /** Its recipients are being looked up. */
    PREPARING,
    /** Messages are planned, so many a minute. */
    RUNNING,
    /** Nothing is planned until it is resumed; what was planned is sent. */
    PAUSED,
    /** All messages are planned. */
    DONE
}
