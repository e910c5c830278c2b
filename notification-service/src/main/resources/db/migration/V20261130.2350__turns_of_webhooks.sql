-- Until when one of the replicas calls a webhook, and when one that has failed is called again with what it was never told.
ALTER TABLE webhook ADD COLUMN called_until timestamptz;
ALTER TABLE webhook ADD COLUMN left_alone_until timestamptz;

-- When it is told, or told again.
ALTER TABLE webhook_delivery ADD COLUMN due_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX webhook_delivery_due ON webhook_delivery (webhook_id, due_at, delivery_id) WHERE state = 'PENDING';
