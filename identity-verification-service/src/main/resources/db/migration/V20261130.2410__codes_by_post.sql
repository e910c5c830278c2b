-- Whether the code went by a letter, and so works for days; false for replicas of the version before, which know mails only.
ALTER TABLE challenge ADD COLUMN by_post boolean NOT NULL DEFAULT false;
