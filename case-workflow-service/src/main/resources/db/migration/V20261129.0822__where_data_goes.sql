-- Where a data system works; null if in the place of the cell.
ALTER TABLE data_system ADD COLUMN country varchar(2);

ALTER TABLE handover DROP CONSTRAINT handover_trouble_known;
ALTER TABLE handover ADD CONSTRAINT handover_trouble_known CHECK (trouble IN ('UNREACHABLE', 'REDIRECTED', 'REFUSED', 'RECEIVER_FAILS',
    'OTHER_ORIGIN', 'NOT_TUS', 'NOT_CONFIGURED', 'NOT_SAFEGUARDED', 'PACKAGE_UNREADABLE', 'PACKAGE_EXPIRED'));
