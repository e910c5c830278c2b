package com.xiaomi.privacy.casework.casefile;

/**
 * What a case file says of a case, table by table. Only the columns that stand here are in it: ids, codes, times, sums and digests, and as
 * staff or a data system named them organisations and provisions of a law. What a person wrote, or what was written about or to one, never is, nor
 * a name of a file.
 */
enum CaseFileSection {
    CASE("case", "The case", """
            SELECT c.case_id, c.request_id, r.reference, c.asserted_right AS "right", c.state, c.outcome, r.country,
                r.region, r.requester_kind, r.policy_version, r.received_at, c.law, c.law_version, c.due, c.due_status,
                c.opened_at, c.updated_at, c.closed_at, c.appeal_until, c.package_available_until, c.merged_into,
                c.split_from, c.categories, r.held, r.isolated
            FROM c JOIN case_request r USING (request_id)
            """),
    MOVES("moves", "Moves from state to state", """
            SELECT moved_at, command, from_state, to_state, actor
            FROM case_transition JOIN c USING (case_id) ORDER BY transition_id
            """),
    CLOCK_EVENTS("clockEvents", "What the legal clock counts", """
            SELECT at, type, cause, taken_back FROM clock_event JOIN c USING (case_id) ORDER BY event_id
            """),
    IDENTITY("identity", "Proofs of identity", """
            SELECT verified_at, level FROM proven_identity JOIN c USING (request_id) ORDER BY verified_at, level
            """),
    QUESTIONS("questions", "Questions to the person", """
            SELECT question_id, asked_by, asked_at, ending, ended_at
            FROM case_question JOIN c USING (case_id) ORDER BY asked_at, question_id
            """),
    FEES("fees", "Fees", """
            SELECT quote_id, amount_minor, currency, cap_minor, cap_source, earlier_requests, free_copies, period_months,
                quoted_by, quoted_at, lapses_at, answer, answered_at
            FROM fee_quote JOIN c USING (case_id) ORDER BY quoted_at, quote_id
            """),
    EXTENSIONS("extensions", "Extensions", """
            SELECT extension_id, reason, extended_by, extended_at
            FROM case_extension JOIN c USING (case_id) ORDER BY extended_at, extension_id
            """),
    DECISIONS("decisions", "Decisions", """
            SELECT d.decision_id, d.kind, d.decided_by, d.decided_at, d.confirms, d.grounds, d.exemptions, d.legal_basis,
                d.withdrawal_reason, d.reopening_reason, d.merged_into, d.explanation IS NOT NULL AS explained,
                EXISTS (SELECT FROM balancing_test b WHERE b.decision_id = d.decision_id) AS balanced
            FROM decision d JOIN c ON d.case_id = c.case_id ORDER BY d.decision_id
            """),
    DECISION_PARTS("decisionParts", "Decisions in parts", """
            SELECT p.decision_id, p.category, p.granted, p.grounds, p.exemptions
            FROM decision_part p JOIN decision d USING (decision_id) JOIN c ON d.case_id = c.case_id
            ORDER BY p.decision_id, p.category
            """),
    APPEALS("appeals", "Appeals", """
            SELECT a.appeal_id, a.decision_id, a.received_at, a.due, a.basis
            FROM appeal a JOIN c USING (case_id) ORDER BY a.received_at, a.appeal_id
            """),
    TASKS("tasks", "Tasks of data systems", """
            SELECT t.task_id, t.system, t.mode, t.round, t.categories, t.granted_by, t.approved_by, t.requested_at,
                t.answer_by, t.attempts, t.failures, t.overdue_since, t.taken_over_by, t.taken_over_at, t.cancelled_at,
                t.result, t.reason, t.settled_at
            FROM fulfilment_task t JOIN c ON t.case_id = c.case_id ORDER BY t.task_id
            """),
    FILES("files", "Files of data systems", """
            SELECT f.file_id, f.task_id, f.size_bytes, f.sha256, f.stored_at
            FROM task_file f JOIN fulfilment_task t USING (task_id) JOIN c ON t.case_id = c.case_id ORDER BY f.file_id
            """),
    REMAINDERS("remainders", "What could not be erased at once", """
            SELECT task_id, system, category, kind, ground, until, noted_at, ended_at
            FROM erasure_remainder JOIN c USING (case_id) ORDER BY noted_at, remainder_id
            """),
    RECIPIENTS("recipients", "Recipients to be told", """
            SELECT system, recipient, n.opened_at, n.outcome, settled_at, settled_by
            FROM recipient_notice n JOIN c USING (case_id) ORDER BY n.opened_at, notice_id
            """),
    LIFTS("lifts", "Restrictions lifted", """
            SELECT lift_id, lift_on, reason, announced_by, announced_at, kept_at, lifted_at
            FROM restriction_lift JOIN c USING (case_id) ORDER BY announced_at, lift_id
            """),
    PACKAGES("packages", "Package", """
            SELECT size_bytes, sha256, built_at FROM case_package JOIN c USING (case_id)
            """),
    HANDOVERS("handovers", "Handovers", """
            SELECT controller, h.state, planned_by, planned_at, released_by, released_at, ended_at
            FROM handover h JOIN c USING (case_id) ORDER BY handover_id
            """),
    DISCLOSURES("disclosures", "Disclosures", """
            SELECT d.disclosure_id, d.case_id, d.recipient_kind, d.recipient, d.purpose, d.legal_basis, d.categories,
                d.state, d.logged_at, d.disclosed_at, d.proposed_by, d.approved_by, d.decided_at
            FROM disclosure d JOIN c ON d.request_id = c.request_id
            WHERE d.case_id = c.case_id OR d.case_id IS NULL ORDER BY d.logged_at, d.disclosure_id
            """),
    LEGAL_BASES("legalBases", "On what each step rests", """
            SELECT b.step, NULLIF(b.subject, '') AS subject, b.basis, b.provision, b.law_version, b.noted_at, b.withdrawn
            FROM case_legal_basis b JOIN c ON b.case_id = c.case_id ORDER BY b.position
            """),
    TRANSFERS("transfers", "To what transfer the person agreed", """
            SELECT t.transfer_id, t.recipient, t.role, t.country, t.purposes, t.categories, t.safeguard, t.valid_from,
                t.valid_until, t.proposed_by, t.proposed_at, d.decided_by, d.agreed, d.decided_at, e.ended_by, e.ended_at
            FROM transfer t JOIN c ON t.request_id = c.request_id
            LEFT JOIN transfer_decision d USING (transfer_id) LEFT JOIN transfer_end e USING (transfer_id)
            ORDER BY t.proposed_at, t.transfer_id
            """),
    HOLDS("holds", "Legal holds", """
            SELECT h.hold_id, h.ground, h.until, h.state, h.placed_at, h.ended_at
            FROM legal_hold h JOIN c ON h.request_id = c.request_id ORDER BY h.placed_at, h.hold_id
            """),
    HOLD_PROPOSALS("holdProposals", "Who wanted what of a hold, and who agreed", """
            SELECT p.hold_id, p.kind, p.until, p.proposed_by, p.proposed_at, p.decided_by, p.agreed, p.settled_at
            FROM hold_proposal p JOIN legal_hold h USING (hold_id) JOIN c ON h.request_id = c.request_id
            ORDER BY p.proposed_at, p.proposal_id
            """);

    private static final String OF_CASE = "WITH c AS (SELECT * FROM rights_case WHERE case_id = ?) ";

    private final String key;
    private final String title;
    private final String sql;

    CaseFileSection(String key, String title, String sql) {
        this.key = key;
        this.title = title;
        this.sql = sql;
    }

    /** Its name in the file. */
    String key() {
        return key;
    }

    /** As people read it, in English. */
    String title() {
        return title;
    }

    /** Reads it; the only parameter is the id of the case. */
    String sql() {
        return OF_CASE + sql;
    }
}
