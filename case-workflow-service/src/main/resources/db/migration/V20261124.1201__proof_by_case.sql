-- For which cases a proof is enough; null means for all of the request, as it was before that was said.
ALTER TABLE proven_identity ADD COLUMN case_ids uuid[];
