package bulkhead.browser.tab;

import bulkhead.ipc.api.MediaFeature;
import bulkhead.ipc.api.PictureArea;
import bulkhead.ipc.api.SetViewportRequest;
import bulkhead.ipc.api.Size;
import bulkhead.ipc.api.ViewportParams;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the pages of one tab are told of their area: the window's, or what a DevTools client wants
/// instead. Thread: `BrowserMain`.
public final class TabViewport {
  /// What a client of the protocol wants the page area to be instead of the window's.
  ///
  /// @param widthPx device pixels
  /// @param heightPx device pixels
  /// @param mobile whether pages say by `<meta name=viewport>` how wide they are laid out
  /// @param picture for which it is, and then the page is where it was; or that it is for none
  public record Override(
      int widthPx, int heightPx, float deviceScale, boolean mobile, PictureArea picture) {}

  /// What a client of the protocol wants media queries to be told.
  ///
  /// @param dark null for what the window has
  /// @param others features by their names
  public record Media(
      @Nullable Boolean dark, boolean print, boolean reducedMotion, Map<String, String> others) {
    public static final Media NONE = new Media(null, false, false, Map.of());

    public Media {
      others = Map.copyOf(others);
    }

    List<MediaFeature> features() {
      return others.entrySet().stream()
          .map(e -> MediaFeature.newBuilder().setName(e.getKey()).setValue(e.getValue()).build())
          .toList();
    }
  }

  /// What one page of paper has room for.
  ///
  /// @param width CSS px
  /// @param height CSS px
  record Paper(int width, int height) {}

  /// What a touch screen is to media queries.
  private static final Media COARSE =
      new Media(
          null,
          false,
          false,
          Map.of(
              "pointer", "coarse", "any-pointer", "coarse", "hover", "none", "any-hover", "none"));

  private final Tab tab;
  private @Nullable Override override;
  private Media media = Media.NONE;
  private boolean touch;
  private boolean printing;
  private @Nullable Paper paper;
  private @Nullable Integer background;
  private final Map<PageRef, Float> pageScales = new HashMap<>();
  private int sentZoom; // what the latest page was told last

  TabViewport(Tab tab) {
    this.tab = tab;
  }

  /// Null ends the override.
  public void setOverride(@Nullable Override wanted) {
    if (Objects.equals(wanted, override)) {
      return;
    }
    override = wanted;
    tab.window().tabViewportChanged(tab);
    changed();
  }

  public @Nullable Override override() {
    return override;
  }

  public void setMedia(Media wanted) {
    media = wanted;
    changed();
  }

  public Media media() {
    return media;
  }

  /// Whether pages are to find a touch screen instead of a mouse.
  public void setTouch(boolean wanted) {
    if (touch != wanted) {
      touch = wanted;
      changed();
    }
  }

  /// Whether the user prints the page, or is asked how to: documents hear when that begins and when
  /// it ends. A page that began by itself is told in any case.
  void setPrinting(boolean now) {
    printing = now;
    changed();
  }

  boolean isPrinting() {
    return printing;
  }

  /// Has the page laid out for paper, and by style sheets for print; on the screen it stays as it
  /// is.
  void setPaper(Paper wanted) {
    paper = wanted;
    changed();
  }

  /// The page has its usual area again, of which it hears at once with the end of the printing.
  ///
  /// @param printingOn whether the user is still asked how to print it
  void endPaper(boolean printingOn) {
    paper = null;
    setPrinting(printingOn);
  }

  /// Has the page lie on that colour, ARGB, where it has none itself; null for the browser's.
  public void setBackground(@Nullable Integer argb) {
    background = argb;
    changed();
  }

  @Nullable Integer background() {
    return background;
  }

  /// Zoom belongs to the site that is shown.
  int zoomPercent() {
    return tab.browser().zoomLevels().percent(tab.documentUrl());
  }

  void setZoom(int percent) {
    tab.browser().zoomLevels().set(tab.documentUrl(), Math.clamp(percent, 25, 500));
  }

  /// What the pages are told has changed.
  void changed() {
    tab.pages().forEach(page -> send(page, zoomPercent()));
  }

  /// A page says that it is shown at another scale than it is laid out at.
  void pageScaled(PageRef page, float scale) {
    Set<PageRef> alive = new HashSet<>();
    tab.pages().forEach(alive::add);
    pageScales.keySet().retainAll(alive);
    pageScales.put(page, scale);
  }

  /// At which the page is shown; 1 but on a phone.
  public float pageScale() {
    Override area = override;
    PageRef page = tab.page();
    return area == null || !area.mobile() || page == null ? 1 : pageScales.getOrDefault(page, 1f);
  }

  /// Device pixels for one CSS px of the page.
  public float scale() {
    ViewportParams now = params();
    return now.getDeviceScaleFactor() * now.getPageZoom() * pageScale();
  }

  /// What the page is told of its area.
  public ViewportParams params() {
    return params(zoomPercent());
  }

  /// What a page that is about to be made is told.
  ViewportParams paramsOfNewPage(int percent) {
    sentZoom = percent;
    return params(percent);
  }

  /// Tells the page the zoom if it knows another.
  void update(PageRef page, int percent) {
    if (sentZoom != percent) {
      send(page, percent);
    }
  }

  private ViewportParams params(int percent) {
    ViewportParams params = tab.window().viewportParams(percent);
    if (touch) {
      params = params.toBuilder().addAllMediaFeatures(COARSE.features()).build();
    }
    if (!media.equals(Media.NONE)) {
      Boolean dark = media.dark();
      params =
          params.toBuilder()
              .setDark(dark == null ? params.getDark() : dark)
              .setPrint(media.print())
              .setReducedMotion(media.reducedMotion())
              .addAllMediaFeatures(media.features())
              .build();
    }
    Integer colour = background;
    if (colour != null) {
      params = params.toBuilder().setBackground(colour).build();
    }
    Override area = override;
    return area == null
        ? params
        : params.toBuilder()
            .setSize(Size.newBuilder().setWidth(area.widthPx()).setHeight(area.heightPx()))
            .setDeviceScaleFactor(area.deviceScale())
            .setMobile(area.mobile())
            .setPicture(area.picture())
            .build();
  }

  private ViewportParams beingPrinted(ViewportParams params) {
    if (!printing) {
      return params;
    }
    ViewportParams.Builder told = params.toBuilder().setPrinting(true);
    Paper sheet = paper;
    if (sheet != null) {
      told.setSize(Size.newBuilder().setWidth(sheet.width()).setHeight(sheet.height()))
          .setDeviceScaleFactor(1)
          .setMobile(false)
          .setPrint(true)
          .setPicture(PictureArea.PAPER);
    }
    return told.build();
  }

  private void send(PageRef ref, int percent) {
    ViewportParams viewport = beingPrinted(params(percent));
    sentZoom = percent;
    ref.host()
        .withPage(
            p ->
                p.setViewport(
                    SetViewportRequest.newBuilder()
                        .setPageId(ref.pageId())
                        .setViewport(viewport)
                        .build()));
  }
}
