/// The build-time generator of the JavaScript bindings: reads Web IDL, writes the JavaScript half
/// (prototypes with conversions) and the Java half (a switch that calls the implementation).
/// Starts at [bulkhead.idl.BindingsGenerator].
@NullMarked
package bulkhead.idl;

import org.jspecify.annotations.NullMarked;
