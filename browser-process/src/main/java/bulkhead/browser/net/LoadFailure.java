package bulkhead.browser.net;

import java.io.IOException;

/// Ends a load with a reason that is known exactly. Thrown by loaders and by the streams that they
/// return.
final class LoadFailure extends IOException {
  private static final long serialVersionUID = 1;

  private final NetError error;

  LoadFailure(NetError error) {
    super(error.chromiumName());
    this.error = error;
  }

  NetError error() {
    return error;
  }
}
