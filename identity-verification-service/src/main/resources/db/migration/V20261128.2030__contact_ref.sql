-- Random id of the mailbox that codes go to, as intake names it; null for requests from before it was said and for letters.
ALTER TABLE verification ADD COLUMN contact_ref uuid;
-- Many requests that are answered to one mailbox.
CREATE INDEX verification_by_contact ON verification (contact_ref, opened_at);
