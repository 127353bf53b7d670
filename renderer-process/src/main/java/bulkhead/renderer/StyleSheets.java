package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.ipc.api.ResourceResponse;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.StyleSheet;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.dom.ShadowRoot;
import bulkhead.renderer.html.Subresource;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.loader.ResourceLoads;
import bulkhead.renderer.policy.Integrity;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.style.ComputedStyle;
import bulkhead.renderer.style.Containers;
import bulkhead.renderer.style.FirstLineStyles;
import bulkhead.renderer.style.FontUnits;
import bulkhead.renderer.style.MatchedRule;
import bulkhead.renderer.style.PropertySyntax;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.StyleAnimator;
import bulkhead.renderer.style.StyleEngine;
import bulkhead.trace.Trace;
import bulkhead.url.Url;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The author style sheets of one document: loads them with what they import, and keeps the page
/// from being drawn before those that the document waits for are there (HTML §8.1.8
/// "render-blocking"). Thread: `RendererMain`.
final class StyleSheets {
  private static final int MOST_IMPORT_DEPTH = 16;
  private static final int MOST_BYTES = 32 << 20;

  private final Document document;
  private final int pageId;
  private BiConsumer<Element, String> settled = (element, type) -> {};
  private final ResourceLoads fetcher;
  private final LoadTracker loads;
  private final Runnable changed;
  private final StyleEngine engine;
  private final Map<Element, Owner> owners = new IdentityHashMap<>();
  private final Map<CssRule.Import, StyleSheet> imported = new IdentityHashMap<>();
  private final Map<String, StyleSheet> byUrl = new HashMap<>();
  private final List<ScriptSheet> scripted = new ArrayList<>();

  /// By document or shadow root.
  private final Map<Node, List<ScriptSheet>> adopted = new WeakHashMap<>();

  private @Nullable GuardedLoads guarded;
  private @Nullable PolicyContainer policies;
  private boolean sheetsStale = true;
  private int blocking;

  /// A `<style>` or `<link>` and its sheet, once that is there.
  private static final class Owner {
    final MediaQueryList media;
    @Nullable StyleSheet sheet;

    /// Where it was loaded from; null for one in the document.
    @Nullable String href;

    /// Once a script has asked for it.
    @Nullable ScriptSheet scripted;

    Owner(MediaQueryList media) {
      this.media = media;
    }
  }

  StyleSheets(
      Document document, int pageId, ResourceLoads fetcher, LoadTracker loads, Runnable changed) {
    this.document = document;
    this.pageId = pageId;
    this.fetcher = fetcher;
    this.loads = loads;
    this.changed = changed;
    this.engine = new StyleEngine(document, MediaValues.screen(800, 600, 1));
  }

  /// What says which sheets may be had.
  void setPolicies(GuardedLoads loads, PolicyContainer container) {
    guarded = loads;
    policies = container;
  }

  /// Has `listener` hear what became of each element's sheet: `load` or `error`.
  void whenSettled(BiConsumer<Element, String> listener) {
    settled = listener;
  }

  boolean blocksRendering() {
    return blocking > 0;
  }

  /// Whether scripts wait: they may ask for styles (HTML §4.2.4.1 "script-blocking style sheet").
  boolean blocksScripts() {
    return blocking > 0;
  }

  /// A `<link rel=stylesheet>` is in the document.
  void load(Subresource.StyleSheet found) {
    if (found.alternate()) {
      return;
    }
    Owner owner = new Owner(MediaQueryList.parse(found.media()));
    owners.put(found.element(), owner);
    blocking++;
    fetch(
        found.url(),
        0,
        found.element(),
        sheet -> {
          blocking--;
          if (owners.get(found.element()) == owner) {
            owner.sheet = sheet;
            owner.href = found.url();
            settled.accept(found.element(), sheet == null ? "error" : "load");
          }
          sheetChanged();
        });
  }

  /// A `<style>` has its text, or another than before.
  void inline(Subresource.InlineStyle found) {
    PolicyContainer allowed = policies;
    if (allowed != null
        && !allowed.allowsInline(
            PolicyContainer.Inline.STYLE,
            FramePolicies.asker(found.element(), false),
            found.element().textContent())) {
      return;
    }
    Owner owner = new Owner(MediaQueryList.parse(found.media()));
    owners.put(found.element(), owner);
    StyleSheet sheet = StyleSheet.parse(found.element().textContent(), document.baseUrl());
    owner.sheet = sheet;
    blocking++;
    loadImports(
        sheet,
        0,
        () -> {
          blocking--;
          if (owners.get(found.element()) == owner) {
            settled.accept(found.element(), "load");
          }
          sheetChanged();
        });
  }

  /// The element has left the document.
  void remove(Element element) {
    if (owners.remove(element) != null) {
      sheetChanged();
    }
  }

  void mediaChanged(MediaValues media) {
    if (!media.equals(engine.media())) {
      engine.setMedia(media);
    }
  }

  void setAnimator(StyleAnimator animator) {
    engine.setAnimator(animator);
  }

  /// The `@keyframes` of a name, as the element's tree knows it; null for none.
  CssRule.@Nullable Keyframes keyframes(Element element, String name) {
    return engine.keyframes(element, name);
  }

  /// The syntax of a registered custom property; null for others.
  @Nullable PropertySyntax syntax(String name) {
    return engine.syntax(name);
  }

  /// The text of a registered custom property's syntax; empty for others.
  String syntaxText(String name) {
    return engine.syntaxText(name);
  }

  StyleEngine.Registration register(CssRule.PropertyRule rule) {
    return engine.register(rule);
  }

  void setTextZoom(float zoom) {
    engine.setTextZoom(zoom);
  }

  /// What `ex`, `ch` and their like refer to.
  void setFontUnits(FontUnits units) {
    engine.setFontUnits(units);
  }

  /// The `@font-face` rules that apply now, in order; the same list as long as they are the same.
  List<CssRule.FontFace> fontFaces() {
    takeSheets();
    return engine.fontFaces();
  }

  private void takeSheets() {
    if (sheetsStale) {
      sheetsStale = false;
      engine.setSheets(inTreeOrder(document), imported::get);
      takeShadowSheets();
    }
  }

  /// Brings all computed styles up to date.
  void updateStyles() {
    takeSheets();
    long start = Trace.now();
    engine.update();
    Trace.complete("renderer", "Style", start, 0);
  }

  /// The document's size containers.
  Containers containers() {
    return engine.containers();
  }

  /// Brings up to date the styles of an element and of all that it is in. If they are, the changes
  /// of others wait: a page that fills lists and asks for the focus after each pays only once.
  void updateStylesOf(Element element) {
    takeSheets();
    if (!engine.isUpToDate(element)) {
      updateStyles();
    }
  }

  FirstLineStyles firstLineStyles() {
    return engine;
  }

  /// The style of any element in the document, or of a part of it.
  @Nullable ComputedStyle computed(Element element, @Nullable PseudoElement part) {
    updateStylesOf(element);
    return engine.computed(element, part);
  }

  /// The sheets of each shadow tree apply in that tree alone.
  private void takeShadowSheets() {
    Set<ShadowRoot> trees = new HashSet<>(engine.styledTrees());
    for (Element owner : owners.keySet()) {
      if (owner.isInShadow() && owner.root() instanceof ShadowRoot tree) {
        trees.add(tree);
      }
    }
    for (Node root : adopted.keySet()) {
      if (root instanceof ShadowRoot tree && tree.ownerDocument() == document) {
        trees.add(tree);
      }
    }
    for (ShadowRoot tree : trees) {
      engine.setShadowSheets(tree, inTreeOrder(tree));
    }
  }

  private List<StyleEngine.AuthorSheet> inTreeOrder(Node root) {
    List<StyleEngine.AuthorSheet> sheets = new ArrayList<>();
    int left = 0;
    for (Element each : owners.keySet()) {
      left += each.root() == root ? 1 : 0;
    }
    Node node = root.firstChild();
    for (; left > 0 && node != null; node = node.nextInTree(root)) { // most stand in the head
      Owner owner = node instanceof Element element ? owners.get(element) : null;
      left -= owner == null ? 0 : 1;
      ScriptSheet scripted = owner == null ? null : owner.scripted;
      if (owner != null && owner.sheet != null && (scripted == null || !scripted.isDisabled())) {
        MediaQueryList media = scripted == null ? null : scripted.media();
        sheets.add(new StyleEngine.AuthorSheet(owner.sheet, media != null ? media : owner.media));
      }
    }
    for (ScriptSheet each : adopted.getOrDefault(root, List.of())) {
      if (!each.isDisabled()) {
        MediaQueryList media = each.media();
        sheets.add(
            new StyleEngine.AuthorSheet(each.sheet(), media != null ? media : MediaQueryList.ALL));
      }
    }
    return sheets;
  }

  /// See [StyleEngine#matchedRules(Element)].
  List<MatchedRule> matchedRules(Element element) {
    return engine.matchedRules(element);
  }

  /// The element that holds the sheet's text; null for one from elsewhere.
  @Nullable Element holderOf(StyleSheet sheet) {
    for (Map.Entry<Element, Owner> each : owners.entrySet()) {
      if (each.getValue().sheet == sheet && each.getValue().href == null) {
        return each.getKey();
      }
    }
    return null;
  }

  /// All that are there, with what they import.
  List<StyleSheet> all() {
    List<StyleSheet> sheets = new ArrayList<>(imported.values());
    for (Owner owner : owners.values()) {
      if (owner.sheet != null) {
        sheets.add(owner.sheet);
      }
    }
    return sheets;
  }

  // What scripts do with sheets (CSSOM §6).

  /// The number of the sheet of an element; 0 while it has none.
  int scriptSheetOf(Element element) {
    Owner owner = owners.get(element);
    StyleSheet sheet = owner == null ? null : owner.sheet;
    if (owner == null || sheet == null) {
      return 0;
    }
    ScriptSheet scripted = owner.scripted;
    if (scripted == null) {
      scripted = addScripted(sheet, owner.href);
      owner.scripted = scripted;
    }
    return scripted.number();
  }

  @Nullable ScriptSheet scriptSheet(int number) {
    return number > 0 && number <= scripted.size() ? scripted.get(number - 1) : null;
  }

  private ScriptSheet addScripted(StyleSheet sheet, @Nullable String href) {
    ScriptSheet made = new ScriptSheet(scripted.size() + 1, sheet, href);
    scripted.add(made);
    return made;
  }

  int newScriptSheet(String baseUrl) {
    return addScripted(StyleSheet.parse("", baseUrl), null).number();
  }

  /// Whether a script may read what is in a sheet.
  boolean isSameOrigin(ScriptSheet sheet) {
    String href = sheet.href();
    Url from = href == null ? null : Url.parse(href);
    Url own = Url.parse(document.url());
    return from == null || own != null && from.origin().equals(own.origin());
  }

  int importedBy(CssRule.@Nullable Import rule) {
    StyleSheet sheet = rule == null ? null : imported.get(rule);
    if (sheet == null) {
      return 0;
    }
    for (ScriptSheet each : scripted) {
      if (each.sheet() == sheet) {
        return each.number();
      }
    }
    return addScripted(sheet, sheet.baseUrl()).number();
  }

  /// A script has changed the rules of a sheet.
  void edited(ScriptSheet changedSheet) {
    StyleSheet before = changedSheet.sheet();
    StyleSheet now = changedSheet.editable().sheet();
    changedSheet.setSheet(now);
    for (Owner owner : owners.values()) {
      if (owner.scripted == changedSheet) {
        owner.sheet = now;
      }
    }
    imported.replaceAll((rule, sheet) -> sheet == before ? now : sheet);
    loadImports(now, 0, this::sheetChanged);
    sheetChanged();
  }

  /// A script has switched a sheet on or off, or given it other media.
  void switched() {
    sheetChanged();
  }

  /// The document, or a shadow tree, uses sheets that a script has made, after its own.
  void adopt(Node root, int[] numbers) {
    List<ScriptSheet> sheets = new ArrayList<>();
    for (int number : numbers) {
      ScriptSheet sheet = scriptSheet(number);
      if (sheet != null) {
        sheets.remove(sheet);
        sheets.add(sheet);
      }
    }
    adopted.put(root, sheets);
    sheetChanged();
  }

  private void sheetChanged() {
    sheetsStale = true;
    changed.run();
  }

  /// Loads a sheet and all that it imports, then hands it over; null when it cannot be had.
  private void fetch(
      String url,
      int depth,
      @Nullable Element link,
      java.util.function.Consumer<@Nullable StyleSheet> done) {
    loads.begin();
    ResourceFetcher.Listener listener =
        new ResourceFetcher.Listener() {
          private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
          private String finalUrl = url;
          private String charset = "";
          private boolean refused;
          private boolean noSniff;

          @Override
          public void responseStarted(String answered, String mimeType, String named) {
            finalUrl = answered;
            charset = named;
            boolean css = mimeType.equals("text/css");
            // In quirks mode a sheet of the same origin may have any type (HTML §4.6.7).
            refused = !css && (noSniff || !document.isQuirks()) && !answered.startsWith("file:");
          }

          @Override
          public void head(ResourceResponse response) {
            noSniff = NoSniff.isSaid(response);
          }

          @Override
          public void data(byte[] chunk) {
            if (bytes.size() + chunk.length <= MOST_BYTES) {
              bytes.writeBytes(chunk);
            }
          }

          @Override
          public void finished() {
            byte[] all = bytes.toByteArray();
            boolean whole =
                link == null || Integrity.matches(all, link.attributeOrEmpty("integrity"));
            if (refused || !whole) {
              failed("not a style sheet");
              return;
            }
            long start = Trace.now();
            StyleSheet sheet = StyleSheet.parse(decode(all, charset), finalUrl);
            Trace.complete("renderer", "ParseStyleSheet", start, 0);
            loadImports(
                sheet,
                depth + 1,
                () -> {
                  done.accept(sheet);
                  loads.end();
                });
          }

          @Override
          public void failed(String error) {
            done.accept(null);
            loads.end();
          }
        };
    GuardedLoads guard = guarded;
    if (guard == null || link == null) {
      fetcher.start(pageId, url, ResourceRequest.Destination.STYLE, listener);
    } else {
      guard.start(
          pageId,
          url,
          ResourceRequest.Destination.STYLE,
          PolicyContainer.Kind.STYLE,
          FramePolicies.asker(link, false),
          link.attribute("crossorigin"),
          listener);
    }
  }

  private void loadImports(StyleSheet sheet, int depth, Runnable allThere) {
    record Missing(CssRule.Import rule, String url) {}
    List<Missing> missing = new ArrayList<>();
    Url base = Url.parse(sheet.baseUrl());
    for (CssRule.Import each : sheet.imports()) {
      Url url = base == null ? Url.parse(each.url()) : base.resolve(each.url());
      StyleSheet known = url == null ? null : byUrl.get(url.href());
      if (known != null) {
        imported.put(each, known);
      } else if (url != null) {
        missing.add(new Missing(each, url.href()));
      }
    }
    if (missing.isEmpty() || depth > MOST_IMPORT_DEPTH) {
      allThere.run();
      return;
    }
    int[] left = {missing.size()};
    for (Missing wanted : missing) {
      fetch(
          wanted.url,
          depth,
          null,
          found -> {
            if (found != null) {
              imported.put(wanted.rule, found);
              byUrl.put(wanted.url, found);
            }
            left[0]--;
            if (left[0] == 0) {
              allThere.run();
            }
          });
    }
  }

  /// CSS Syntax 3 §3.2: byte order mark, then the transport, then `@charset`, then the document's
  /// encoding.
  private String decode(byte[] bytes, String transport) {
    if (bytes.length >= 3
        && (bytes[0] & 0xff) == 0xef
        && (bytes[1] & 0xff) == 0xbb
        && (bytes[2] & 0xff) == 0xbf) {
      return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
    }
    Charset charset = charset(transport);
    if (charset == null) {
      String start = new String(bytes, 0, Math.min(bytes.length, 100), StandardCharsets.ISO_8859_1);
      int end = start.startsWith("@charset \"") ? start.indexOf("\";") : -1;
      charset = end > 0 ? charset(start.substring("@charset \"".length(), end)) : null;
    }
    if (charset == null) {
      charset = charset(document.encoding());
    }
    return new String(bytes, charset == null ? StandardCharsets.UTF_8 : charset);
  }

  private static @Nullable Charset charset(String name) {
    try {
      return name.isEmpty() ? null : Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return null;
    }
  }
}
