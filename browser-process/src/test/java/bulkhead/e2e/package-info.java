/// Tests of the whole browser: real processes, real signals, and the pixels that a person would
/// see. They run after `package`, which makes the installation that they start. First file to open:
/// `RendererDeathIT`.
@NullMarked
package bulkhead.e2e;

import org.jspecify.annotations.NullMarked;
