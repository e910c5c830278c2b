package com.xiaomi.privacy.casework.transfer;

import com.xiaomi.privacy.casework.cases.RightsCase;
import com.xiaomi.privacy.casework.registry.DataSystems;
import com.xiaomi.privacy.foundation.problem.ProblemException;
import com.xiaomi.privacy.legal.export.Export;
import com.xiaomi.privacy.legal.export.TransferPurpose;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Whether data systems that work elsewhere may be asked, and told whom a task is about. */
@ApplicationScoped
public class SystemExports {

    private final Exports exports;
    private final DataSystems systems;

    SystemExports(Exports exports, DataSystems systems) {
        this.exports = exports;
        this.systems = systems;
    }

    /**
     * Before any system is asked: none of those that carry the right out may be one that nothing may be given to.
     *
     * @throws ProblemException {@code EXPORT_NOT_SAFEGUARDED}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireAll(RightsCase of) {
        systems.servingElsewhere(of.right())
                .forEach(system -> require(of, system.name(), system.country().orElseThrow()));
    }

    /**
     * When a system is told whom its task is about: a safeguard may have ended meanwhile.
     *
     * @throws ProblemException {@code EXPORT_NOT_SAFEGUARDED}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void require(RightsCase of, String system) {
        systems.countryOf(system).ifPresent(country -> require(of, system, country));
    }

    /**
     * When a system is told whom it had erased: keyed hashes, and no data of them.
     *
     * @throws ProblemException {@code EXPORT_NOT_SAFEGUARDED}
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void requireForSuppressions(String system) {
        systems.countryOf(system)
                .ifPresent(country ->
                        exports.require(new Export(system, country, TransferPurpose.FULFILMENT, null, null)));
    }

    private void require(RightsCase of, String system, String country) {
        exports.require(new Export(system, country, TransferPurpose.FULFILMENT, of.categories(), of.requestId()));
    }
}
