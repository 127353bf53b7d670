package bulkhead.renderer;

import bulkhead.renderer.css.MediaQueryList;
import bulkhead.renderer.css.MediaValues;
import bulkhead.renderer.css.value.ImageTypes;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Which of its sources an `<img>` shows: `src`, `srcset`, `sizes` and `<picture>` (HTML
/// §4.8.4.3.7 "select an image source"). Stateless.
final class ImageSources {
  /// @param url as it is written
  /// @param density pixels of the image for one CSS px
  record Source(String url, double density) {}

  private ImageSources() {}

  /// HTML §4.8.4.3 "uses srcset or picture".
  static boolean usesSrcsetOrPicture(Element img) {
    return img.hasAttribute("srcset")
        || img.parent() instanceof Element picture && picture.is("picture");
  }

  /// @param autoSize what `sizes=auto` stands for, in CSS px; NaN if it is not known
  static @Nullable Source select(Element img, MediaValues media, double autoSize) {
    if (img.parent() instanceof Element picture && picture.is("picture")) {
      for (Node node = picture.firstChild();
          node != null && node != img;
          node = node.nextSibling()) {
        if (node instanceof Element source
            && source.is("source")
            && source.hasAttribute("srcset")) {
          List<Source> set = sourceSet(source, null, media, autoSize);
          if (!set.isEmpty() && fits(source, media)) {
            return best(set, media.devicePixelRatio());
          }
        }
      }
    }
    List<Source> set = sourceSet(img, img.attribute("src"), media, autoSize);
    return set.isEmpty() ? null : best(set, media.devicePixelRatio());
  }

  private static boolean fits(Element source, MediaValues media) {
    String type = source.attributeOrEmpty("type").strip().toLowerCase(Locale.ROOT);
    int semicolon = type.indexOf(';');
    type = semicolon < 0 ? type : type.substring(0, semicolon).strip();
    return (type.isEmpty() || ImageTypes.isSupported(type))
        && (!source.hasAttribute("media")
            || MediaQueryList.parse(source.attributeOrEmpty("media")).matches(media));
  }

  /// "Update the source set" for one element, with densities for widths.
  private static List<Source> sourceSet(
      Element element, @Nullable String src, MediaValues media, double autoSize) {
    List<SrcsetParser.Candidate> candidates =
        SrcsetParser.parse(element.attributeOrEmpty("srcset"));
    boolean widths = false;
    boolean single = false;
    for (SrcsetParser.Candidate each : candidates) {
      widths |= each.width() > 0;
      single |= each.width() == 0 && each.density() == 1;
    }
    double size = widths ? SourceSizes.of(element.attribute("sizes"), media, autoSize) : 0;
    List<Source> set = new ArrayList<>();
    for (SrcsetParser.Candidate each : candidates) {
      set.add(new Source(each.url(), each.width() > 0 ? each.width() / size : each.density()));
    }
    if (src != null && !src.isEmpty() && !widths && !single) {
      set.add(new Source(src, 1));
    }
    return set;
  }

  /// "Select an image source from a source set": as Chromium, the first density that is enough, or
  /// the one before if that is nearer.
  private static Source best(List<Source> set, float wanted) {
    List<Source> sorted = new ArrayList<>();
    for (Source source : set) {
      if (sorted.stream().noneMatch(earlier -> earlier.density == source.density)) {
        sorted.add(source);
      }
    }
    sorted.sort(Comparator.comparingDouble(Source::density));
    int i = 0;
    while (i < sorted.size() - 1) {
      double here = sorted.get(i).density;
      double next = sorted.get(i + 1).density;
      if (next >= wanted) {
        boolean nearer = wanted >= Math.sqrt(here * next);
        return sorted.get((wanted <= 1 && wanted > here) || nearer ? i + 1 : i);
      }
      i++;
    }
    return sorted.get(i);
  }
}
