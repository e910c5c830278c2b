package com.xiaomi.privacy.casework.views;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.xiaomi.privacy.casework.queue.QueueFilter;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.foundation.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Views of queues that staff keep for themselves or share. Only the owner of a view changes it. */
@ApplicationScoped
class SavedViews {

    private static final int MOST = 100;

    private final SavedViewRows rows;
    private final ObjectMapper json;
    private final Clock clock;

    SavedViews(SavedViewRows rows, ObjectMapper json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    /** Those of somebody, then those that others share with all, by name. */
    @Transactional
    List<ViewBody> seenBy(UUID staff) {
        return rows.seenBy(staff).stream().map(view -> body(view, staff)).toList();
    }

    /** The view of this name: one's own, or else the one that is shared under it. */
    @Transactional
    Optional<ViewBody> find(UUID staff, String name) {
        return rows.own(staff, name).or(() -> rows.shared(name)).map(view -> body(view, staff));
    }

    /**
     * Keeps a view under a name, in place of what was kept there.
     *
     * @throws ProblemException {@link ProblemType#NOT_ALLOWED} if somebody else shares a view of this name,
     *     {@link ProblemType#VALIDATION_FAILED} if there are too many
     */
    @Transactional
    ViewBody keep(UUID staff, String name, QueueFilter filter, boolean shared) {
        rows.oneAtATime();
        Optional<SavedView> own = rows.own(staff, name);
        if (own.isEmpty() || shared) {
            requireNotAnothers(staff, name);
        }
        if (own.isEmpty() && rows.countOf(staff) >= MOST) {
            throw ProblemException.ofField(
                    ProblemType.VALIDATION_FAILED,
                    "name",
                    "one of at most " + MOST + " views; delete another one first");
        }
        SavedView view = own.orElseGet(() -> new SavedView(staff, name));
        view.keep(written(filter), shared, clock.instant());
        rows.persist(view);
        return body(view, staff);
    }

    /**
     * Deletes one's own view.
     *
     * @return false if there is none of this name
     * @throws ProblemException {@link ProblemType#NOT_ALLOWED} for the shared view of somebody else
     */
    @Transactional
    boolean delete(UUID staff, String name) {
        Optional<SavedView> own = rows.own(staff, name);
        if (own.isEmpty()) {
            requireNotAnothers(staff, name);
        }
        own.ifPresent(rows::delete);
        return own.isPresent();
    }

    private void requireNotAnothers(UUID staff, String name) {
        if (rows.shared(name).filter(view -> !view.owner().equals(staff)).isPresent()) {
            throw ProblemException.of(
                    ProblemType.NOT_ALLOWED, "Somebody else shares a view of this name; choose another name.");
        }
    }

    private ViewBody body(SavedView view, UUID staff) {
        return new ViewBody(
                view.name(),
                view.owner(),
                view.owner().equals(staff),
                view.isShared(),
                read(view.query()),
                view.savedAt());
    }

    private String written(QueueFilter filter) {
        try {
            return json.writeValueAsString(filter);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("view not written", e);
        }
    }

    private QueueFilter read(String written) {
        try {
            return json.readValue(written, QueueFilter.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("view not read", e);
        }
    }

    /**
     * A view.
     *
     * @param owner {@code sub} of the member of the staff who keeps it
     * @param mine whether that is whoever asks
     * @param shared whether all staff see it
     * @param query what its queue holds; {@code me} means whoever asks
     * @param savedAt UTC
     */
    record ViewBody(String name, UUID owner, boolean mine, boolean shared, QueueFilter query, Instant savedAt) {}
}
