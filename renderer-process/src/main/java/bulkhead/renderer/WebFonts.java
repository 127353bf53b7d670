package bulkhead.renderer;

import bulkhead.ipc.api.ResourceRequest;
import bulkhead.renderer.css.CssRule;
import bulkhead.renderer.css.value.FontSetting;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.loader.ResourceLoads;
import bulkhead.renderer.text.FaceMatcher;
import bulkhead.renderer.text.FontCatalog;
import bulkhead.renderer.text.FontEntry;
import bulkhead.renderer.text.FontFace;
import bulkhead.renderer.text.FontFaceRule;
import bulkhead.renderer.text.FontSlant;
import bulkhead.renderer.text.PendingFace;
import bulkhead.renderer.text.Variations;
import io.github.humbleui.skija.Data;
import io.github.humbleui.skija.FontMgr;
import io.github.humbleui.skija.FontVariationAxis;
import io.github.humbleui.skija.Typeface;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fonts of one document: those that its `@font-face` rules define (CSS Fonts 4 §4) and those
/// that scripts add (CSS Font Loading 3), before those of the system. A face is loaded when text
/// first has a character for it, or a script wants it; the document's load event waits for it.
/// Thread: `RendererMain`.
final class WebFonts implements FontCatalog {
  private static final int MOST_BYTES = 32 << 20;
  private static final int BOLD = 600;

  private final int pageId;
  private final ResourceLoads fetcher;
  private final FontCatalog system;
  private final LoadTracker loads;
  private final Runnable began;
  private final Runnable changed;
  private List<CssRule.FontFace> rules = List.of();
  private Map<CssRule.FontFace, Face> faces = new IdentityHashMap<>();
  private final Map<String, List<Face>> families = new HashMap<>();

  /// Faces that scripts know, by [Face#number].
  private final Map<Integer, Face> numbered = new HashMap<>();

  /// Those of them that scripts made and added.
  private final List<Face> added = new ArrayList<>();

  /// Font files that came, by URL: several rules may name one.
  private final Map<String, Typeface> files = new HashMap<>();

  /// @param began faces load, and none did before
  /// @param changed a face has come, or will not come: text may look different from now on
  WebFonts(
      int pageId,
      ResourceLoads fetcher,
      FontCatalog system,
      LoadTracker loads,
      Runnable began,
      Runnable changed) {
    this.pageId = pageId;
    this.fetcher = fetcher;
    this.system = system;
    this.loads = loads;
    this.began = began;
    this.changed = changed;
  }

  /// Whether a face that was asked for is not there yet.
  boolean isLoading() {
    for (Face face : faces.values()) {
      if (face.loading) {
        return true;
      }
    }
    for (Face face : added) {
      if (face.loading) {
        return true;
      }
    }
    return false;
  }

  /// The rules that apply now, in order. Returns whether they are others than before.
  boolean setRules(List<CssRule.FontFace> now) {
    boolean same = now == rules || areSame(now, rules);
    rules = now;
    if (same) {
      return false; // though the list may be another: rules are collected anew for many reasons
    }
    Map<CssRule.FontFace, Face> before = faces;
    faces = new IdentityHashMap<>();
    families.clear();
    for (CssRule.FontFace rule : rules) {
      Face face = before.get(rule);
      if (face == null) {
        FontFaceRule read = FontFaceRule.of(rule);
        face = read == null ? null : new Face(read);
      }
      if (face != null) {
        faces.put(rule, face);
        addToFamily(face);
      }
    }
    added.forEach(this::addToFamily);
    return true;
  }

  private void addToFamily(Face face) {
    families.computeIfAbsent(familyKey(face.rule.family()), f -> new ArrayList<>()).add(face);
  }

  private static String familyKey(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  // ------------------------------------------------------------------ faces that scripts know

  /// What a script is told of a face.
  enum Status {
    UNLOADED,
    LOADING,
    LOADED,
    ERROR
  }

  /// The rules that define a face, in order, by their faces' numbers.
  Map<Integer, CssRule.FontFace> connected() {
    Map<Integer, CssRule.FontFace> found = new LinkedHashMap<>();
    for (CssRule.FontFace rule : rules) {
      Face face = faces.get(rule);
      if (face != null) {
        found.put(numberOf(face), rule);
      }
    }
    return found;
  }

  private int numberOf(Face face) {
    if (face.number == 0) {
      face.number = numbered.size() + 1;
      numbered.put(face.number, face);
    }
    return face.number;
  }

  /// A face that no text uses until it is added. Returns its number, or 0 for what is no face.
  ///
  /// @param file the font itself; empty for one that its sources lead to
  int make(CssRule.FontFace described, byte[] file) {
    FontFaceRule read = FontFaceRule.of(described);
    if (read == null || read.sources().isEmpty()) {
      return 0;
    }
    Face face = new Face(read);
    if (file.length > 0) {
      face.take(file);
    }
    return numberOf(face);
  }

  /// Text looks different from now on.
  void add(int number) {
    Face face = numbered.get(number);
    if (face != null && !added.contains(face)) {
      added.add(face);
      addToFamily(face);
    }
  }

  /// Text looks different from now on.
  void remove(int number) {
    Face face = numbered.get(number);
    if (face != null && added.remove(face)) {
      List<Face> family = families.get(familyKey(face.rule.family()));
      if (family != null) {
        family.remove(face);
        if (family.isEmpty()) {
          families.remove(familyKey(face.rule.family()));
        }
      }
    }
  }

  /// Loads a face whether text wants it or not.
  void load(int number) {
    Face face = numbered.get(number);
    if (face != null) {
      face.wanted = true;
      face.takeLocal();
      face.load();
    }
  }

  Status status(int number) {
    Face face = numbered.get(number);
    if (face == null) {
      return Status.ERROR;
    }
    return face.typeface != null
        ? Status.LOADED
        : face.loading
            ? Status.LOADING
            : face.nextSource < face.rule.sources().size() ? Status.UNLOADED : Status.ERROR;
  }

  /// CSS Font Loading 3 §3.3 "find the matching font faces": the numbers of those that a text of
  /// these families would use. Null where none of the families is defined here or by the system.
  @Nullable List<Integer> matching(
      List<String> names, int weight, float stretch, FontSlant slant, String text) {
    List<Integer> found = new ArrayList<>();
    boolean known = false;
    for (String name : names) {
      List<Face> defined = families.get(familyKey(name));
      if (defined == null) {
        known |= !system.family(name, weight, stretch, slant).isEmpty();
        continue;
      }
      known = true;
      for (Face face : FaceMatcher.best(defined, f -> f.rule, weight, stretch, slant)) {
        if (text.codePoints().anyMatch(face.rule.adjustments().ranges()::contains)) {
          found.add(numberOf(face));
        }
      }
    }
    return known ? found : null;
  }

  private static boolean areSame(List<CssRule.FontFace> one, List<CssRule.FontFace> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = one.get(i) == other.get(i);
    }
    return same;
  }

  @Override
  public List<FontEntry> match(List<String> names, int weight, float stretch, FontSlant slant) {
    List<FontEntry> entries = new ArrayList<>();
    boolean ready = false;
    for (String name : names) {
      for (FontEntry entry : family(name, weight, stretch, slant)) {
        entries.add(entry);
        ready |= entry instanceof FontFace;
      }
    }
    if (!ready) {
      entries.addAll(system.match(List.of(), weight, stretch, slant));
    }
    return entries;
  }

  @Override
  public List<? extends FontEntry> family(String name, int weight, float stretch, FontSlant slant) {
    List<Face> defined = families.get(name.toLowerCase(Locale.ROOT));
    if (defined == null) {
      return system.family(name, weight, stretch, slant);
    }
    List<FontEntry> entries = new ArrayList<>();
    for (Face face : FaceMatcher.best(defined, f -> f.rule, weight, stretch, slant)) {
      FontEntry entry = face.entry(weight, stretch, slant);
      if (entry != null) {
        entries.add(entry);
      }
    }
    return entries;
  }

  @Override
  public FontFace fallback(int codePoint, String locale, int weight, FontSlant slant) {
    return system.fallback(codePoint, locale, weight, slant);
  }

  @Override
  public @Nullable FontFace local(String name) {
    return system.local(name);
  }

  /// What an `@font-face` rule stands for, at whatever stage of loading.
  private final class Face {
    private record Instance(int weight, float stretch, FontSlant slant) {}

    final FontFaceRule rule;
    private final Map<Instance, FontFace> instances = new HashMap<>();
    private int nextSource;
    private boolean loading;
    private @Nullable Typeface typeface;

    /// How scripts name it; 0 for one that they do not know.
    private int number;

    /// A script has asked for it: what fails is followed by the next source at once.
    private boolean wanted;

    Face(FontFaceRule rule) {
      this.rule = rule;
    }

    /// Null when the face cannot be had.
    @Nullable FontEntry entry(int weight, float stretch, FontSlant slant) {
      takeLocal();
      Typeface loaded = typeface;
      if (loaded != null) {
        return instances.computeIfAbsent(
            new Instance(weight, stretch, slant), wanted -> instance(loaded, wanted));
      }
      return nextSource < rule.sources().size()
          ? new PendingFace(rule.adjustments().ranges(), this::load)
          : null;
    }

    /// Fonts of the system, and files that are there already, need no waiting.
    private void takeLocal() {
      while (typeface == null && !loading && nextSource < rule.sources().size()) {
        switch (rule.sources().get(nextSource)) {
          case FontFaceRule.Source.Local(String name) -> {
            FontFace found = system.local(name);
            typeface = found == null ? null : found.typeface();
            nextSource++;
          }
          case FontFaceRule.Source.File(String url) -> {
            typeface = files.get(url);
            return;
          }
        }
      }
    }

    /// The font comes from a script, not from a source.
    void take(byte[] file) {
      typeface = decode(file);
      nextSource = rule.sources().size();
    }

    private FontFace instance(Typeface loaded, Instance wanted) {
      return new FontFace(
          Variations.apply(loaded, axes(loaded, wanted)),
          rule.family(),
          wanted.weight >= BOLD && rule.weightMax() < BOLD,
          wanted.slant != FontSlant.NORMAL && rule.slant() == FontSlant.NORMAL,
          rule.adjustments());
    }

    /// CSS Fonts 4 §7.2 "font matching and variations": within what the rule says that the face
    /// has.
    private List<FontSetting> axes(Typeface loaded, Instance wanted) {
      FontVariationAxis[] axes = loaded.getVariationAxes();
      List<FontSetting> settings = new ArrayList<>();
      for (FontVariationAxis axis : axes == null ? new FontVariationAxis[0] : axes) {
        switch (axis.getTag()) {
          case "wght" ->
              settings.add(
                  new FontSetting(
                      "wght", Math.clamp(wanted.weight, rule.weightMin(), rule.weightMax())));
          case "wdth" ->
              settings.add(
                  new FontSetting(
                      "wdth", Math.clamp(wanted.stretch, rule.stretchMin(), rule.stretchMax())));
          case "slnt" -> {
            if (wanted.slant != FontSlant.NORMAL && rule.slant() == FontSlant.OBLIQUE) {
              settings.add(
                  new FontSetting("slnt", -Math.clamp(14f, rule.angleMin(), rule.angleMax())));
            }
          }
          case "ital" ->
              settings.add(new FontSetting("ital", rule.slant() == FontSlant.ITALIC ? 1 : 0));
          default -> {}
        }
      }
      settings.addAll(rule.variations());
      return settings;
    }

    private void load() {
      if (loading
          || typeface != null
          || nextSource >= rule.sources().size()
          || !(rule.sources().get(nextSource) instanceof FontFaceRule.Source.File(String url))) {
        return;
      }
      boolean first = (added.contains(this) || faces.containsValue(this)) && !isLoading();
      loading = true;
      loads.begin();
      if (first) {
        began.run();
      }
      fetcher.start(
          pageId,
          url,
          ResourceRequest.Destination.FONT,
          new ResourceFetcher.Listener() {
            private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

            @Override
            public void data(byte[] chunk) {
              if (bytes.size() + chunk.length <= MOST_BYTES) {
                bytes.writeBytes(chunk);
              }
            }

            @Override
            public void finished() {
              loaded(url, decode(bytes.toByteArray()));
            }

            @Override
            public void failed(String error) {
              loaded(url, null);
            }
          });
    }

    private void loaded(String url, @Nullable Typeface decoded) {
      loading = false;
      nextSource++;
      if (decoded == null) {
        takeLocal();
      } else {
        typeface = decoded;
        files.put(url, decoded);
      }
      if (wanted) {
        load();
      }
      changed.run();
      loads.end();
    }
  }

  /// TrueType, OpenType, WOFF and WOFF2, as FreeType reads them; null for what is none.
  private static @Nullable Typeface decode(byte[] bytes) {
    if (bytes.length < 12) {
      return null;
    }
    try (Data data = Data.makeFromBytes(bytes)) {
      Typeface typeface = FontMgr.getDefault().makeFromData(data);
      return typeface == null || typeface.getGlyphsCount() == 0 ? null : typeface;
    } catch (IllegalArgumentException notAFont) {
      return null;
    }
  }
}
