-- Why the fee could be asked for: the person had asked for a further copy. Earlier quotes did not say.
ALTER TABLE fee_quote ADD COLUMN extra_copy boolean NOT NULL DEFAULT false;
