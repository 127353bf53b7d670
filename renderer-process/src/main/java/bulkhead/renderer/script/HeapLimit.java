package bulkhead.renderer.script;

import bulkhead.ipc.Outcome;
import com.caoccao.javet.interop.V8Runtime;
import com.caoccao.javet.interop.monitoring.V8HeapStatistics;

/// What happens when V8 says that its heap is about to be full. It says so too when there is no
/// memory for an array buffer, which lies outside of the heap: then the script is to get its
/// `RangeError` (ECMAScript §6.2.9.1), and nothing ends. Which of the two it is V8 tells only when
/// it is back in the script, for which there is some more room. Owned by the isolate's thread.
final class HeapLimit {
  /// Enough for V8 to leave the script that has filled the heap.
  private static final long ROOM_TO_END_BYTES = 64L << 20;

  /// What buffers without memory may add to the heap's limit, as a limit is never taken back.
  private static final long MOST_ROOM_BYTES = 4 * ROOM_TO_END_BYTES;

  private final V8Runtime runtime;
  private final Runnable outOfMemory;
  private boolean asked;

  /// @param outOfMemory ends the process or the script that is running
  HeapLimit(V8Runtime runtime, Runnable outOfMemory) {
    this.runtime = runtime;
    this.outOfMemory = outOfMemory;
  }

  /// The new limit in bytes.
  long near(long limit, long firstLimit) {
    if (asked) { // and the script did not go on, so the room was not enough for what it does
      outOfMemory.run();
      return limit + ROOM_TO_END_BYTES;
    }
    asked = true;
    Outcome.then(runtime.getV8HeapStatistics(), statistics -> told(statistics, firstLimit));
    return Math.max(limit, Math.min(limit + ROOM_TO_END_BYTES, firstLimit + MOST_ROOM_BYTES));
  }

  private void told(V8HeapStatistics statistics, long firstLimit) {
    asked = false;
    if (statistics.getUsedHeapSize() > firstLimit / 2) {
      outOfMemory.run();
    }
  }
}
