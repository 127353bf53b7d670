/// The protoc plugin: turns each `service` of the project's .proto files into a Java interface with
/// its proxy and dispatcher.
@NullMarked
package bulkhead.ipc.generator;

import org.jspecify.annotations.NullMarked;
