package bulkhead.renderer;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.DomObserver;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import com.google.gson.JsonArray;

/// Sees to it that the browser process knows what the user has made of a document's form controls
/// by the time that the document is left. Thread: `RendererMain`.
final class KeptForms implements DomObserver {
  /// As long as it is cheap, it is told at once: what is typed may be followed by a reload.
  private static final long CHEAP_NANOS = 2_000_000;

  private static final int PAUSE_MILLIS = 300;

  private final LocalFrame frame;
  private final Document document;
  private JsonArray told = new JsonArray();
  private boolean due;

  /// Something else is kept with the document's entry than what was told of it.
  private boolean stale;

  private long cost;

  KeptForms(LocalFrame frame, Document document) {
    this.frame = frame;
    this.document = document;
  }

  @Override
  public void stateChanged(Element element, int changed) {
    if ((changed & ElementState.CHECKED) != 0) {
      changed();
    }
  }

  @Override
  public void controlValueChanged(Element element) {
    changed();
  }

  /// Something may be other than the browser process knows.
  void changed() {
    if (due) {
      return;
    }
    due = true;
    LocalPage page = frame.page();
    if (cost < CHEAP_NANOS) {
      page.main.execute(this::tell);
    } else {
      page.main.postDelayed(this::tell, PAUSE_MILLIS);
    }
  }

  /// The document is about to be left: what has changed last is told now.
  void leaving() {
    if (due) {
      tell();
    }
  }

  private void tell() {
    due = false;
    OpenDocument open = frame.open();
    if (open == null || open.document != document || !open.parsed) {
      return;
    }
    long began = System.nanoTime();
    JsonArray now = FormStates.of(document);
    cost = System.nanoTime() - began;
    if (!now.equals(told) || stale) {
      told = now;
      stale = false;
      frame.traversal().controlsChanged();
    }
  }

  /// The document has gone on to an entry of its own.
  void moved() {
    if (!told.isEmpty()) {
      stale = true;
      changed();
    }
  }

  /// What is kept with the document's entry is not what its controls are now.
  void outdated() {
    stale = true;
    changed();
  }

  /// What the browser process is told of the controls.
  JsonArray states() {
    return told;
  }

  /// The document is there: its controls have the values that they were left with.
  void restore(JsonArray states) {
    try {
      FormStates.restore(document, states);
    } catch (IllegalStateException
        | IllegalArgumentException
        | UnsupportedOperationException
        | IndexOutOfBoundsException e) {
      outdated(); // of no use to anybody
    }
    told = FormStates.of(document);
    if (!told.equals(states)) {
      outdated();
    }
  }
}
