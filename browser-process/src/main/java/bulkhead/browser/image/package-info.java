/// Files of pictures, made of what the GPU process has drawn. Nothing here reads a picture.
@NullMarked
package bulkhead.browser.image;

import org.jspecify.annotations.NullMarked;
