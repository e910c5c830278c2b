package com.xiaomi.privacy.casework.fulfilment;

import com.xiaomi.privacy.casework.CaseworkConfig;
import com.xiaomi.privacy.contracts.vocabulary.Right;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/** The registry of data systems: the configuration names them, a table lets tasks refer to them. */
@ApplicationScoped
public class DataSystems {

    private final CaseworkConfig config;
    private final EntityManager entities;

    DataSystems(CaseworkConfig config, EntityManager entities) {
        this.config = config;
        this.entities = entities;
    }

    /** Names of the systems that carry out a right; empty if none does. */
    public List<String> serving(Right right) {
        return config.dataSystemRights().contains(right)
                ? config.dataSystems().stream().sorted().toList()
                : List.of();
    }

    /** Makes sure that tasks can refer to a system. */
    @Transactional(Transactional.TxType.MANDATORY)
    void register(String system) {
        entities.createNativeQuery("INSERT INTO data_system (name) VALUES (?1) ON CONFLICT (name) DO NOTHING")
                .setParameter(1, system)
                .executeUpdate();
    }
}
