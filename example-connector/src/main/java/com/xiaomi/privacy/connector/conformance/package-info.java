/** Shows whether a connector keeps the contract of data systems: any connector, whatever it is written in. */
package com.xiaomi.privacy.connector.conformance;
