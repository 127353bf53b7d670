package bulkhead.renderer.script.bindings;

import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.script.Realm;
import org.jspecify.annotations.Nullable;

/// The frame around a `Window`: its place in the tree of frames, navigation, what the process knows
/// of the user's system. The frame implements it. Thread: `RendererMain`.
public interface WindowHost {
  /// A window without a frame.
  WindowHost NONE = new WindowHost() {};

  /// Which window of the tree is meant.
  enum Relation {
    SELF,
    PARENT,
    TOP,
    CHILD,
    OPENER
  }

  /// The realm of that window's active document, made if need be; null if there is no such window.
  default @Nullable Realm related(Relation relation, int index) {
    return null;
  }

  /// The realm of the frame that an element shows.
  default @Nullable Realm contentWindow(Element element) {
    return null;
  }

  /// The realm of the first frame inside that has this name.
  default @Nullable Realm childNamed(String name) {
    return null;
  }

  default int frameCount() {
    return 0;
  }

  /// The element that shows this frame.
  default @Nullable Element frameElement() {
    return null;
  }

  default String name() {
    return "";
  }

  default void setName(String name) {}

  /// HTML §7.4.2.2; `url` is absolute.
  default void navigate(String url, boolean replace) {}

  /// As [#navigate], for a script of another document, which may not be allowed to.
  default void navigateBy(Document source, String url, boolean replace) {}

  default void reload() {}

  /// HTML §7.4.4, "URL and history update steps"; `url` may stand in the document's place.
  ///
  /// @return false when the document has navigated so often that it is passed over
  default boolean rewriteUrl(String url, boolean replace, String state) {
    return true;
  }

  /// Whether [#rewriteUrl] takes this URL.
  default boolean canRewriteUrl(String url) {
    return false;
  }

  default void goInHistory(int delta) {}

  default int historyLength() {
    return 1;
  }

  /// What was kept with the entry that the document was opened for; empty for nothing.
  default String historyState() {
    return "";
  }

  default void stopLoading() {}

  /// `window.open`; `url` is absolute, or empty for no navigation. The realm of the frame that was
  /// chosen or made; null where the script is not to know it.
  default @Nullable Realm open(String url, String target, String features) {
    return null;
  }

  /// Whether the frame has gone.
  default boolean isClosed() {
    return true;
  }

  /// The realm of the document that the frame has now; null if the frame has gone.
  default @Nullable Realm present() {
    return null;
  }

  /// `window.close()`
  default void close() {}

  /// `window.focus()`
  default void focus() {}

  /// The window has no opener any more.
  default void disownOpener() {}

  /// What a simple dialog may be.
  enum Dialog {
    ALERT,
    CONFIRM,
    PROMPT
  }

  /// Asks the user and waits for the answer: the text of a prompt, "" for another dialog that was
  /// accepted, null if it was dismissed or may not be shown.
  default @Nullable String showDialog(Dialog kind, String message, String text) {
    return null;
  }

  /// `window.print()`: the user is asked, and the script goes on.
  default void print() {}

  /// A listener for `beforeunload` is there.
  default void listensForUnload() {}

  /// HTML §7.3.2.5: whether the document's `load` event is over.
  default boolean isCompletelyLoaded() {
    return true;
  }

  /// HTML §6.4.1: 1 for sticky activation, 2 for transient, as a sum.
  default int userActivation() {
    return 0;
  }

  default String referrer() {
    return "";
  }

  /// Milliseconds since 1970 of the document's last change, 0 when that is not known.
  default long lastModifiedMillis() {
    return 0;
  }

  default boolean isVisible() {
    return false;
  }

  default String userAgent() {
    return "";
  }

  default String language() {
    return "en-US";
  }

  /// Whether a program drives the browser.
  default boolean isAutomated() {
    return false;
  }

  /// The origin of the document, serialized.
  default String origin() {
    return "null";
  }

  /// What tells this origin from others: as [#origin], and for an opaque one something of its own.
  default String originKey() {
    return origin();
  }

  /// The screen's width (0) or height (1) in CSS px.
  default int screenMetric(int which) {
    return 0;
  }

  // Workers

  /// Starts a dedicated worker (HTML §10.2.4), whose messages go to `port`; the other end of it is
  /// the next number. Returns the worker's number.
  default int startWorker(
      int port, String url, String name, boolean asModule, String surroundings) {
    return 0;
  }

  /// Connects to a shared worker, which is started if it is not there (HTML §10.2.6.4). `port` is
  /// the worker's end, `peer` the maker's; `errors` hears that its script could not be had.
  default void connectShared(
      int port, int peer, int errors, String url, String name, String options) {}

  default void terminateWorker(int worker) {}

  /// `self.close()` of a worker.
  default void closeWorker() {}

  /// The address of a worker's script.
  default String workerUrl() {
    return "";
  }

  /// The text of a classic script for `importScripts`; null when it could not be had. Waits.
  default @Nullable String scriptText(String url) {
    return null;
  }

  /// Whether this is a worker of the type `module`.
  default boolean isModuleWorker() {
    return false;
  }
}
