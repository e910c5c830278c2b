-- Whether the person accepted the version in policy_version by an act of their own; when is received_at. Nobody loses a right
-- for not accepting, so this is a note and no condition.
ALTER TABLE request ADD COLUMN policy_accepted boolean NOT NULL DEFAULT false;
