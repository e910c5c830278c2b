-- Asked before each message of a campaign: whether the address has one already.
CREATE INDEX delivery_by_campaign_address ON delivery (campaign_id, address_hash) WHERE campaign_id IS NOT NULL;
