package com.xiaomi.privacy.casework.registry;

import com.xiaomi.privacy.contracts.vocabulary.Right;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything that was ever registered of data systems. */
@ApplicationScoped
class SystemVersions implements PanacheRepositoryBase<SystemVersion, SystemVersion.Key> {

    private static final String PRESENT =
            "from SystemVersion v join RegisteredSystem s on s.name = v.name and s.version = v.version";

    /** What is registered now; empty if nothing ever was. */
    Optional<SystemVersion> presentOf(String name) {
        return find("select v " + PRESENT + " where v.name = ?1", name).firstResultOptional();
    }

    /**
     * What is registered now, by name.
     *
     * @param after begins behind this name; empty for the first page
     */
    List<SystemVersion> present(String after, Optional<Right> right, boolean alsoRetired, int atMost) {
        return find(
                        "select v " + PRESENT + " where v.name > ?1"
                                + " and (?2 = '' or array_contains(s.rights, ?2))"
                                + " and (?3 = true or v.retired = false) order by v.name",
                        after,
                        right.map(Right::name).orElse(""),
                        alsoRetired)
                .page(Page.ofSize(atMost))
                .list();
    }

    /** The newest first. */
    List<SystemVersion> of(String name) {
        return list("name = ?1 order by version desc", name);
    }

    /** What was in use at a time, by name. */
    List<SystemVersion> inUseAt(Instant at) {
        return list(
                "from SystemVersion v where v.retired = false and v.version ="
                        + " (select max(o.version) from SystemVersion o where o.name = v.name and o.changedAt <= ?1)"
                        + " order by v.name",
                at);
    }
}
