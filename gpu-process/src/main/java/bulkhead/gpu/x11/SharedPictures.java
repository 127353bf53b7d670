package bulkhead.gpu.x11;

import bulkhead.gpu.frame.PixelRect;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.output.OutputFailedException;
import bulkhead.gpu.output.Renderer.SharedBitmap;
import bulkhead.platform.Libc;
import bulkhead.platform.Libc.Result;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Two pictures in memory that the X server reads too (MIT-SHM), and puts into a window when told.
/// Owned by `GpuMain`.
public final class SharedPictures implements AutoCloseable {
  private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT;
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG;

  /// Of System V shared memory (sys/ipc.h, sys/shm.h).
  private static final int IPC_PRIVATE = 0;

  private static final int IPC_CREATE = 01000;
  private static final int IPC_REMOVE = 0;
  private static final int OWNER_ONLY = 0600;

  /// A window may have no pixels yet; whether the server reaches the memory is tried with one.
  private static final long LEAST_BYTES = 4;

  /// sizeof(XShmSegmentInfo) and its fields, on 64-bit systems (XShm.h).
  private static final int INFO_BYTES = 32;

  private static final int INFO_SEGMENT = 0;
  private static final int INFO_ID = 8;
  private static final int INFO_ADDRESS = 16;

  /// What is used of XImage, on 64-bit systems (Xlib.h).
  private static final int IMAGE_BYTES = 64;

  private static final int IMAGE_BYTE_ORDER = 24;
  private static final int IMAGE_BYTES_PER_LINE = 44;
  private static final int LEAST_SIGNIFICANT_FIRST = 0;

  private static final int Z_PIXMAP = 2;
  private static final int ALL_PLANES = -1;
  private static final int TRUE = 1;
  private static final int FALSE = 0;

  private final X11Events events;
  private final long window;
  private final PixelSize max;
  private final Arena arena = Arena.ofShared();
  private final MemorySegment info = arena.allocate(INFO_BYTES, 8);
  private final MemorySegment memory;
  private final long context;
  private final long[] images = new long[2];

  private SharedPictures(X11Events events, long window, PixelSize max, MemorySegment memory) {
    this.events = events;
    this.window = window;
    this.max = max;
    this.memory = memory;
    this.context = x11().xlib.call("XCreateGC", x11().display(), window, 0, 0);
  }

  /// Shares memory for two pictures of at most `max` pixels.
  ///
  /// @param read run on `GpuMain` when the server has read what [#put] told it to
  /// @throws OutputFailedException when the server shares no memory with this process (it may be on
  ///     another machine), or the window's pixels are not four bytes: blue, green, red and one more
  public static SharedPictures create(X11Events events, long window, PixelSize max, Runnable read)
      throws OutputFailedException {
    X11Connection.PixelFormat format = events.connection().formatOf(window);
    if (!format.bgra()) {
      throw new OutputFailedException("the window's pixels are not BGRA");
    }
    long bytes = Math.max(SharedBitmap.bytes(max), LEAST_BYTES);
    Result id = Libc.syscall(Libc.SYS_SHMGET, IPC_PRIVATE, bytes, IPC_CREATE | OWNER_ONLY);
    if (id.failed()) {
      throw new OutputFailedException("no shared memory of " + bytes + " bytes: " + id.errno());
    }
    Result address = Libc.syscall(Libc.SYS_SHMAT, id.value(), 0, 0);
    if (address.failed()) {
      remove(id.value());
      throw new OutputFailedException("shared memory cannot be mapped: " + address.errno());
    }
    SharedPictures pictures =
        new SharedPictures(events, window, max, Xlib.at(address.value(), bytes));
    try {
      pictures.attach(id.value(), format);
    } catch (OutputFailedException e) {
      pictures.close();
      throw e;
    } finally {
      remove(id.value()); // it lives until both have let go of it
      events.flush();
    }
    events.watchSegment(pictures.segment(), read);
    return pictures;
  }

  private static void remove(long id) {
    Libc.syscall(Libc.SYS_SHMCTL, id, IPC_REMOVE, 0);
  }

  private X11Connection x11() {
    return events.connection();
  }

  /// The server's name for the memory.
  private long segment() {
    return info.get(LONG, INFO_SEGMENT);
  }

  private void attach(long id, X11Connection.PixelFormat format) throws OutputFailedException {
    long display = x11().display();
    info.set(INT, INFO_ID, (int) id);
    info.set(LONG, INFO_ADDRESS, memory.address());
    x11().xlib.call("XShmAttach", display, info.address());
    if (!canReach()) {
      throw new OutputFailedException("the X server cannot reach this process's memory");
    }
    for (int i = 0; i < images.length; i++) {
      long data = memory.address() + i * SharedBitmap.bytes(max) / 2;
      images[i] = image(format.visual(), format.depth(), data, max);
      MemorySegment image = Xlib.at(images[i], IMAGE_BYTES);
      if (image.get(INT, IMAGE_BYTE_ORDER) != LEAST_SIGNIFICANT_FIRST
          || image.get(INT, IMAGE_BYTES_PER_LINE) != max.width() * 4) {
        throw new OutputFailedException("the X server's pixels are laid out otherwise");
      }
    }
  }

  private long image(long visual, int depth, long data, PixelSize size)
      throws OutputFailedException {
    long image =
        x11()
            .xlib
            .call(
                "XShmCreateImage",
                x11().display(),
                visual,
                depth,
                Z_PIXMAP,
                data,
                info.address(),
                size.width(),
                size.height());
    if (image == 0) {
      throw new OutputFailedException("no X11 image of " + size);
    }
    return image;
  }

  /// Attaching fails without a word: one pixel of the screen tells whether the server can write
  /// there.
  private boolean canReach() throws OutputFailedException {
    Xlib xlib = x11().xlib;
    long display = x11().display();
    long root = xlib.call("XDefaultRootWindow", display);
    X11Connection.PixelFormat format = x11().formatOf(root);
    long image = image(format.visual(), format.depth(), memory.address(), new PixelSize(1, 1));
    boolean got = (int) xlib.call("XShmGetImage", display, root, image, 0, 0, ALL_PLANES) != FALSE;
    xlib.call("XFree", image);
    return got;
  }

  /// BGRA premultiplied: both pictures, rows of `max.width * 4` bytes.
  public MemorySegment memory() {
    return memory;
  }

  public PixelSize max() {
    return max;
  }

  /// Has the server copy a part of a picture to the same place in the window. Returns at once:
  /// until the server has read it the part must not be written.
  ///
  /// @param index 0 or 1
  public void put(int index, PixelRect part) {
    x11()
        .xlib
        .call(
            "XShmPutImage",
            x11().display(),
            window,
            context,
            images[index],
            part.left(),
            part.top(),
            part.left(),
            part.top(),
            part.width(),
            part.height(),
            TRUE);
    events.flush();
  }

  /// The server and this process let go of the memory.
  @Override
  public void close() {
    events.forgetSegment(segment());
    Xlib xlib = x11().xlib;
    xlib.call("XShmDetach", x11().display(), info.address());
    x11().sync(); // it has read all that it was told to
    events.flush();
    for (long image : images) {
      if (image != 0) {
        xlib.call("XFree", image);
      }
    }
    xlib.call("XFreeGC", x11().display(), context);
    Libc.syscall(Libc.SYS_SHMDT, memory.address());
    arena.close();
  }
}
