/// The build-time converter of ICU's data: ICU4J's big-endian files in, one little-endian package
/// out (`icudtl.dat`), which V8's ICU reads for `Intl`, time zones, collation and normalization.
/// Starts at [bulkhead.icu.IcuDataPackager]; nothing of it runs in the browser.
@NullMarked
package bulkhead.icu;

import org.jspecify.annotations.NullMarked;
