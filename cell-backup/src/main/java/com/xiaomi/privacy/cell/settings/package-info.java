/** Where a cell lies: its services, their databases and their buckets. */
package com.xiaomi.privacy.cell.settings;
