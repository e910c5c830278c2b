package com.xiaomi.privacy.legal.export;

/** What can make it lawful that somebody elsewhere works on personal data (GDPR Art. 28 and 44 to 49). */
public enum Safeguard {
    /** The other country protects data as well (Art. 45). */
    ADEQUACY_DECISION,
    /** Standard contractual clauses, controller to controller (Art. 46(2)(c); Decision (EU) 2021/914, module 1). */
    SCC_CONTROLLER_TO_CONTROLLER,
    /** Controller to processor (module 2). */
    SCC_CONTROLLER_TO_PROCESSOR,
    /** Processor to processor (module 3). */
    SCC_PROCESSOR_TO_PROCESSOR,
    /** Processor to controller (module 4). */
    SCC_PROCESSOR_TO_CONTROLLER,
    /** Rules that bind a group of companies (Art. 47). */
    BINDING_CORPORATE_RULES,
    /** The person explicitly asked for it, or agreed after being told of the risk (Art. 49(1)(a)); for one request alone. */
    EXPLICIT_CONSENT,
    /** Another derogation (Art. 49(1)(b) to (g)). */
    OTHER_DEROGATION,
    /** The authority of the place allowed it (152-FZ Art. 12; DPDP Act s.16). */
    LOCAL_APPROVAL,
    /** A contract with a processor (Art. 28): enough where the data stays at home. */
    PROCESSOR_CONTRACT
}
