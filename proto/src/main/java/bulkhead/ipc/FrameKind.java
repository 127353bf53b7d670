package bulkhead.ipc;

import org.jspecify.annotations.Nullable;

/// What a frame is. The wire number is the first byte of a frame's body.
public enum FrameKind {
  ONE_WAY,
  REQUEST,
  REPLY,
  FAILURE;

  private static final FrameKind[] ALL = values();

  static @Nullable FrameKind of(int wireNumber) {
    return wireNumber >= 0 && wireNumber < ALL.length ? ALL[wireNumber] : null;
  }
}
