/// URLs by the WHATWG URL Standard (https://url.spec.whatwg.org/): [bulkhead.url.Url] and its
/// origin. It is in `proto` since both the browser process and a renderer must read an address in
/// the same way. It reads text only: no look-up, no network, no public suffix list (a site is
/// worked out in `bulkhead.browser.net`).
@NullMarked
package bulkhead.url;

import org.jspecify.annotations.NullMarked;
