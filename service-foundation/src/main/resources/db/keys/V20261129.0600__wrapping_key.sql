-- By which key-encryption key a data key is wrapped: its id in the keyset, as Tink writes it in front of the ciphertext. `wrapped` is
-- an EncryptedKeyset (tink.proto): tag 18, the length as a varint, then the ciphertext: 1, four bytes of the id, and so on.
-- Read from what lies there, so that no second column can say something else.
CREATE FUNCTION wrapping_key(wrapped bytea) RETURNS integer IMMUTABLE STRICT LANGUAGE sql AS $$
    SELECT ('x' || encode(substring(wrapped FROM CASE WHEN get_byte(wrapped, 1) < 128 THEN 4 ELSE 5 END FOR 4), 'hex'))::bit(32)::integer
$$;

-- Rotation: what older keys still wrap; readiness: the keys in use.
CREATE INDEX data_key_by_wrapping_key ON data_key (wrapping_key(wrapped));
