package bulkhead.renderer.html;

import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;

/// The thread `HtmlParser`, on which jsoup pulls its input. It is a coroutine of `RendererMain`: it
/// runs only inside [#feed] and [#end], which wait until it asks for more input than there is, so
/// both sides may use jsoup's tree without locks.
/// ```
/// RendererMain  feed("<p>a") ──────wait──────┐ mirror.sync   feed("b") ──wait──┐
/// HtmlParser                 step step read() ┘ (blocked in read)       step … ┘
/// ```
/// `RendererMain` waits for `HtmlParser`; `HtmlParser` waits for nobody but in `read()`, where it
/// holds nothing.
final class ParserThread {
  private final TreeMirror mirror;
  private final String baseUrl;
  private @Nullable Thread thread;

  private final Object turn = new Object();
  private boolean parserRuns;
  private boolean ended;
  private boolean closed;
  private boolean done;
  private @Nullable Throwable failure;
  private String input = "";
  private int position;

  ParserThread(TreeMirror mirror, String baseUrl) {
    this.mirror = mirror;
    this.baseUrl = baseUrl;
  }

  /// Parses `text` as far as it goes.
  void feed(String text) {
    synchronized (turn) {
      if (done || closed) {
        return;
      }
      input = text;
      position = 0;
    }
    run();
  }

  /// There is no more input: parses to the end.
  void end() {
    synchronized (turn) {
      if (done || closed) {
        return;
      }
      ended = true;
    }
    run();
  }

  /// Ends the thread, if it is still there.
  void close() {
    synchronized (turn) {
      closed = true;
      if (thread == null || done) {
        return;
      }
    }
    run();
  }

  private void run() {
    synchronized (turn) {
      parserRuns = true;
      if (thread == null) {
        Thread started = new Thread(null, this::parse, "HtmlParser", 512 << 10);
        started.setDaemon(true);
        thread = started;
        started.start();
      } else {
        turn.notifyAll();
      }
      boolean interrupted = false;
      while (parserRuns) {
        try {
          turn.wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure != null) {
        Throwable thrown = failure;
        failure = null;
        if (thrown instanceof Error error) {
          throw error;
        }
        throw new IllegalStateException("the HTML parser failed", thrown);
      }
    }
  }

  private void parse() {
    Throwable thrown = null;
    try {
      mirror.parser().start(new Input(), baseUrl);
      while (mirror.parser().step()) {
        // Each step is one token; the mirror looks on when the input runs dry.
      }
    } catch (RuntimeException | Error e) {
      thrown = closed ? null : e;
    }
    mirror.parser().close();
    synchronized (turn) {
      failure = thrown;
      done = true;
      parserRuns = false;
      turn.notifyAll();
    }
  }

  /// Hands out what was fed; gives the turn back when there is nothing left.
  private final class Input extends Reader {
    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      synchronized (turn) {
        while (position == input.length()) {
          if (closed) {
            throw new IOException("parsing was given up");
          }
          if (ended) {
            return -1;
          }
          parserRuns = false;
          turn.notifyAll();
          while (!parserRuns) {
            try {
              turn.wait();
            } catch (InterruptedException e) {
              throw new IOException(e);
            }
          }
        }
        if (closed) {
          throw new IOException("parsing was given up");
        }
        int count = Math.min(length, input.length() - position);
        input.getChars(position, position + count, buffer, offset);
        position += count;
        return count;
      }
    }

    @Override
    public void close() {}
  }
}
