package bulkhead.renderer.devtools;

import bulkhead.devtools.CommandTable;
import bulkhead.devtools.Json;
import bulkhead.devtools.Parameters;
import bulkhead.devtools.ProtocolError;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `CSS` for whole style sheets: which there are, their texts, and which of their rules are used. A
/// rule counts as used once the style engine has needed its declarations. Thread: `RendererMain`.
final class SheetCommands {
  /// What one client knows of the sheets of its page.
  static final class Known {
    private final Map<StyleSheet, String> names = new IdentityHashMap<>();
    private final Map<String, StyleSheet> byName = new HashMap<>();
    private final Set<CssRule.Style> reported = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean enabled;
    private boolean tracking;
    private int last;

    private void forget() {
      enabled = false;
      names.clear();
      byName.clear();
    }
  }

  private record SheetId(String styleSheetId) {}

  /// What the client knows a sheet by; null for one that it has not heard of.
  static @Nullable String nameOf(AgentSession session, StyleSheet sheet) {
    return session.sheets().names.get(sheet);
  }

  private SheetCommands() {}

  static void describe(CommandTable<AgentSession> commands) {
    commands.on("CSS.enable", Parameters.None.class, SheetCommands::enable);
    commands.on(
        "CSS.disable",
        Parameters.None.class,
        (session, none) -> {
          session.sheets().forget();
          session.forced().clear();
          return null;
        });
    commands.on("CSS.getStyleSheetText", SheetId.class, SheetCommands::text);
    commands.on("CSS.startRuleUsageTracking", Parameters.None.class, SheetCommands::start);
    commands.on("CSS.stopRuleUsageTracking", Parameters.None.class, SheetCommands::stop);
    commands.on("CSS.takeCoverageDelta", Parameters.None.class, SheetCommands::takeDelta);
  }

  private static @Nullable JsonObject enable(AgentSession session, Parameters.None none)
      throws ProtocolError {
    session.sheets().enabled = true;
    tellNew(session);
    return null;
  }

  private static void tellNew(AgentSession session) throws ProtocolError {
    for (InspectedFrame frame : session.page().frames()) {
      tellNew(session, frame);
    }
  }

  /// Tells the client of the frame's sheets that it has not heard of.
  static void tellNew(AgentSession session, InspectedFrame frame) {
    Known known = session.sheets();
    if (!known.enabled) {
      return;
    }
    for (StyleSheet sheet : frame.styleSheets()) {
      if (!known.names.containsKey(sheet)) {
        String name = "style-sheet-" + session.number() + "-" + ++known.last;
        known.names.put(sheet, name);
        known.byName.put(name, sheet);
        session.event("CSS.styleSheetAdded", Json.object("header", header(session, frame, sheet)));
      }
    }
  }

  private static JsonObject header(AgentSession session, InspectedFrame frame, StyleSheet sheet) {
    Element holder = frame.holderOf(sheet);
    Document document = frame.document();
    SheetText text = SheetText.of(sheet);
    return Json.object(
        "styleSheetId",
        session.sheets().names.get(sheet),
        "frameId",
        frame.token(),
        "sourceURL",
        holder == null || document == null ? sheet.baseUrl() : document.url(),
        "origin",
        "regular",
        "title",
        "",
        "ownerNode",
        holder == null ? null : session.nodes().of(holder),
        "disabled",
        false,
        "isInline",
        holder != null,
        "isMutable",
        false,
        "isConstructed",
        false,
        "startLine",
        0,
        "startColumn",
        0,
        "length",
        text.length(),
        "endLine",
        text.line(text.length()),
        "endColumn",
        text.column(text.length()));
  }

  private static JsonObject text(AgentSession session, SheetId wanted) throws ProtocolError {
    StyleSheet sheet = session.sheets().byName.get(wanted.styleSheetId());
    if (sheet == null) {
      throw ProtocolError.because("No style sheet with given id found");
    }
    return Json.object("text", SheetText.of(sheet).text());
  }

  static void requireEnabled(AgentSession session) throws ProtocolError {
    if (!session.sheets().enabled) {
      throw ProtocolError.because("CSS agent was not enabled");
    }
  }

  private static @Nullable JsonObject start(AgentSession session, Parameters.None none)
      throws ProtocolError {
    requireEnabled(session);
    Known known = session.sheets();
    known.tracking = true;
    known.reported.clear();
    return null;
  }

  private static JsonObject stop(AgentSession session, Parameters.None none) throws ProtocolError {
    List<JsonObject> usage = usage(session);
    session.sheets().tracking = false;
    session.sheets().reported.clear();
    return Json.object("ruleUsage", usage);
  }

  private static JsonObject takeDelta(AgentSession session, Parameters.None none)
      throws ProtocolError {
    return Json.object("coverage", usage(session), "timestamp", System.nanoTime() / 1e9);
  }

  /// The rules that have come into use and were not told of before.
  private static List<JsonObject> usage(AgentSession session) throws ProtocolError {
    Known known = session.sheets();
    if (!known.tracking) {
      throw ProtocolError.because("CSS rule usage tracking is not enabled");
    }
    tellNew(session);
    List<JsonObject> usage = new ArrayList<>();
    for (InspectedFrame frame : session.page().frames()) {
      frame.metrics(); // brings styles up to date
      for (StyleSheet sheet : frame.styleSheets()) {
        String name = String.valueOf(known.names.get(sheet));
        for (CssRule.Style rule : sheet.styleRules()) {
          if (rule.compiled() != null && known.reported.add(rule)) {
            usage.add(
                Json.object(
                    "styleSheetId",
                    name,
                    "startOffset",
                    rule.sourceStart(),
                    "endOffset",
                    rule.sourceEnd(),
                    "used",
                    true));
          }
        }
      }
    }
    return usage;
  }
}
