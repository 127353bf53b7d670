/// What Web Cryptography computes, by the JDK's providers. Knows bytes and numbers, no scripts.
@NullMarked
package bulkhead.renderer.crypto;

import org.jspecify.annotations.NullMarked;
