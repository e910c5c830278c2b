CREATE TABLE IF NOT EXISTS account (
    mi_id            varchar(20) PRIMARY KEY,
    email            varchar(320) NOT NULL,
    display_name     varchar(200) NOT NULL,
    street           varchar(200),
    city             varchar(200),
    country          varchar(2) NOT NULL,
    member_since     date NOT NULL,
    direct_marketing boolean NOT NULL,
    profiling        boolean NOT NULL,
    sale_of_data     boolean NOT NULL,
    restricted_from  date,
    -- The task for which it is restricted; by that it is found when the restriction is lifted.
    restricted_for   uuid
);
CREATE TABLE IF NOT EXISTS customer_order (
    order_id   varchar(40) PRIMARY KEY,
    -- Null once the account was erased: the law wants the books kept, not the customer known.
    mi_id      varchar(20) REFERENCES account,
    -- The erasure that had to leave it; by that it is found when its time is over.
    kept_for   uuid,
    placed_at  timestamp with time zone NOT NULL,
    article    varchar(200) NOT NULL,
    amount     decimal(12, 2) NOT NULL,
    currency   varchar(3) NOT NULL
);
CREATE TABLE IF NOT EXISTS device (
    serial_number varchar(60) PRIMARY KEY,
    mi_id         varchar(20) NOT NULL REFERENCES account,
    model         varchar(100) NOT NULL,
    bound_since   date NOT NULL
);
CREATE TABLE IF NOT EXISTS consent (
    mi_id        varchar(20) NOT NULL REFERENCES account,
    name         varchar(100) NOT NULL,
    given_on     date NOT NULL,
    withdrawn_on date,
    PRIMARY KEY (mi_id, name)
);
-- What was done for a task, in the transaction that did it, so that it is done once and answered alike each time. The report about it is
-- for the case and goes as soon as it has arrived there.
CREATE TABLE IF NOT EXISTS carried_out (
    task_id     uuid PRIMARY KEY,
    result      varchar(20) NOT NULL,
    reason      varchar(40),
    -- JSON of what was left.
    remaining   varchar(10000) NOT NULL,
    report_name varchar(100),
    report      varbinary(1000000)
);
-- Whom the mail room tells of what was corrected, erased or restricted, and who had got nothing.
CREATE TABLE IF NOT EXISTS recipient_told (
    task_id   uuid NOT NULL,
    recipient varchar(200) NOT NULL,
    outcome   varchar(20) NOT NULL,
    PRIMARY KEY (task_id, recipient)
);
