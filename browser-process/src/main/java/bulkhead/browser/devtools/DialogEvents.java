package bulkhead.browser.devtools;

import bulkhead.browser.ui.PageDialog;
import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.ProtocolError;
import com.google.gson.JsonObject;
import org.jspecify.annotations.Nullable;

/// `Page`: what pages ask of the user, which a client may answer in his place. Stateless. Thread:
/// `BrowserMain`.
final class DialogEvents {
  private record Handle(boolean accept, @Nullable String promptText) {}

  private DialogEvents() {}

  static void describe(CommandTable<Session> commands) {
    commands.on("Page.handleJavaScriptDialog", Handle.class, DialogEvents::handle);
  }

  /// Whether there is a client that has heard of it.
  static boolean opening(PageTarget page, PageDialog dialog, String url) {
    page.event(
        "Page.javascriptDialogOpening",
        Json.object(
            "url",
            url,
            "frameId",
            page.id(),
            "message",
            isLeaving(dialog) ? "" : dialog.message(),
            "type",
            switch (dialog.kind()) {
              case ALERT -> "alert";
              case CONFIRM -> "confirm";
              case PROMPT -> "prompt";
              case LEAVE, RELOAD -> "beforeunload";
            },
            "hasBrowserHandler",
            page.tab().window().hasView(),
            "defaultPrompt",
            dialog.kind() == PageDialog.Kind.PROMPT ? dialog.text() : ""));
    return isHeard(page);
  }

  private static boolean isHeard(PageTarget page) {
    return page.sessions().stream().anyMatch(session -> session.enabled("Page"));
  }

  /// A client has gone: what it was asked is not asked of nobody.
  static void sessionEnded(PageTarget page) {
    if (!isHeard(page) && !page.tab().window().hasView()) {
      page.tab().dialogs().leaveUnanswered();
    }
  }

  private static boolean isLeaving(PageDialog dialog) {
    return dialog.kind() == PageDialog.Kind.LEAVE || dialog.kind() == PageDialog.Kind.RELOAD;
  }

  static void closed(PageTarget page, PageDialog.Answer answer) {
    page.event(
        "Page.javascriptDialogClosed",
        Json.object("frameId", page.id(), "result", answer.accepted(), "userInput", answer.text()));
  }

  private static @Nullable JsonObject handle(Session session, Handle wanted) throws ProtocolError {
    PageDialog shown = session.page().tab().dialogs().shown();
    if (shown == null) {
      throw ProtocolError.refused("No dialog is showing");
    }
    boolean text = wanted.accept() && shown.kind() == PageDialog.Kind.PROMPT;
    String given = wanted.promptText() == null ? shown.text() : wanted.promptText();
    session
        .page()
        .tab()
        .dialogs()
        .answer(new PageDialog.Answer(wanted.accept(), text ? given : ""));
    return null;
  }
}
