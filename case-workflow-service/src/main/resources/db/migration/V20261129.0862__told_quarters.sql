-- What this cell has told outside of itself about a quarter. It stays as it was told, whatever happens to the cases later.
CREATE TABLE told_quarter (
    quarter    varchar(7)  NOT NULL,
    told_since timestamptz NOT NULL,
    counts     jsonb       NOT NULL,
    CONSTRAINT told_quarter_pk PRIMARY KEY (quarter)
);
CREATE TRIGGER told_quarter_stays BEFORE UPDATE OR DELETE ON told_quarter
    FOR EACH ROW EXECUTE FUNCTION refuse_change_of_history();
