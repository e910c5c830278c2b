-- What is deleted with its request is found without reading whole tables, and so is what refers to it.
CREATE INDEX access_ask_by_reference ON access_ask (reference);
CREATE INDEX contact_change_by_request ON contact_change (request_id);
CREATE INDEX contact_index_by_reference ON contact_index (contact_ref);
CREATE INDEX duplicate_hint_by_leading_case ON duplicate_hint (leading_case_id);
CREATE INDEX message_by_case ON message (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX registration_by_data_key ON registration (data_key_id);
CREATE INDEX requested_case_split_from ON requested_case (split_from) WHERE split_from IS NOT NULL;
CREATE INDEX timeline_entry_by_case ON timeline_entry (case_id) WHERE case_id IS NOT NULL;
