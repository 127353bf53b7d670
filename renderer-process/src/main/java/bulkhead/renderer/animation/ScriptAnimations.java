package bulkhead.renderer.animation;

import bulkhead.renderer.css.DeclarationParser;
import bulkhead.renderer.css.syntax.CssNumbers;
import bulkhead.renderer.css.value.AnimationComposition;
import bulkhead.renderer.css.value.AnimationDirection;
import bulkhead.renderer.css.value.AnimationFill;
import bulkhead.renderer.css.value.Easing;
import bulkhead.renderer.css.value.Keyword;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.Node;
import bulkhead.renderer.style.KeyframeDeclarations;
import bulkhead.renderer.style.PseudoElement;
import bulkhead.renderer.style.StyleText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// A document's animations as its scripts reach them (Web Animations 1 §6): by number, with records
/// as text whose fields are separated by NUL. Thread: `RendererMain`.
public final class ScriptAnimations implements DocumentAnimations.Listener {
  private static final int MOST_KEYFRAMES = 100_000;

  /// The times that scripts see.
  public interface Clock {
    /// The timeline's present time, ms since the script's time origin.
    double timelineTime();
  }

  private final DocumentAnimations animations;
  private final DocumentAnimations.Host host;
  private final Clock clock;

  /// Those that scripts hold.
  private final Map<Integer, Animation> known = new HashMap<>();

  private final StringBuilder notices = new StringBuilder();

  public ScriptAnimations(
      DocumentAnimations animations, DocumentAnimations.Host host, Clock clock) {
    this.animations = animations;
    this.host = host;
    this.clock = clock;
    animations.setListener(this);
  }

  /// Whether scripts hold any, and so are to be told of frames.
  public boolean isUsed() {
    return !known.isEmpty();
  }

  @Override
  public void notice(int animation, DocumentAnimations.Notice notice) {
    if (known.containsKey(animation)) {
      notices.append(notices.isEmpty() ? "" : ",").append(animation).append(' ').append(notice);
      host.frameWanted();
    }
  }

  public String takeNotices() {
    String text = notices.toString();
    notices.setLength(0);
    return text;
  }

  public double timelineTime() {
    return clock.timelineTime();
  }

  /// A timing function's canonical text; null when it is none.
  public static @Nullable String canonicalEasing(String text) {
    Easing easing = StyleText.easing(text);
    return easing == null ? null : easing.toString();
  }

  private static Easing easing(String text) {
    Easing easing = StyleText.easing(text);
    return easing == null ? Easing.LINEAR : easing;
  }

  public int make(
      @Nullable Element target, String pseudo, String keyframes, String timing, String composite) {
    Animation animation =
        animations.create(
            Animation.Kind.SCRIPT,
            "",
            target == null ? host.nowhere() : target,
            pseudo.isEmpty() ? null : PseudoElement.byName(pseudo.substring(2)),
            effect(keyframes, composite),
            timing(timing));
    if (target == null) {
      animation.detach();
    }
    known.put(animation.id, animation);
    return animation.id;
  }

  public void release(int id) {
    known.remove(id);
  }

  private @Nullable Animation find(int id) {
    Animation held = known.get(id);
    if (held == null) {
      held = animations.byNumber(id);
      if (held != null) {
        known.put(id, held);
      }
    }
    return held;
  }

  private KeyframeEffect effect(String text, String composite) {
    return new KeyframeEffect(
        frames(text),
        keyword(AnimationComposition.values(), composite, AnimationComposition.REPLACE));
  }

  private List<Keyframe> frames(String text) {
    List<Keyframe> frames = new ArrayList<>();
    for (String each : text.split("\u0001", MOST_KEYFRAMES)) {
      String[] parts = each.split("\0", 4);
      if (parts.length == 4) {
        boolean auto = parts[2].equals("auto");
        frames.add(
            new Keyframe(
                Double.parseDouble(parts[0]),
                easing(parts[1]),
                auto
                    ? null
                    : keyword(
                        AnimationComposition.values(), parts[2], AnimationComposition.REPLACE),
                KeyframeDeclarations.of(
                    DeclarationParser.parseAttribute(parts[3]), host.baseUrl(), host.isQuirks()),
                null));
      }
    }
    return frames;
  }

  private static <K extends Keyword> K keyword(K[] values, String css, K otherwise) {
    for (K each : values) {
      if (each.css().equals(css)) {
        return each;
      }
    }
    return otherwise;
  }

  private static Timing timing(String text) {
    String[] parts = text.split("\0");
    return new Timing(
        Double.parseDouble(parts[0]),
        Double.parseDouble(parts[1]),
        Double.parseDouble(parts[5]),
        Double.parseDouble(parts[3]),
        Double.parseDouble(parts[4]),
        keyword(AnimationDirection.values(), parts[6], AnimationDirection.NORMAL),
        keyword(AnimationFill.values(), parts[2], AnimationFill.NONE),
        easing(parts[7]));
  }

  /// From the script's clock to the timeline's.
  private double shift() {
    return animations.time() - clock.timelineTime();
  }

  /// False where the state does not allow it.
  public boolean control(int id, String command, double value) {
    Animation animation = find(id);
    if (animation == null) {
      return true;
    }
    switch (command) {
      case "play" -> {
        return animation.play(true);
      }
      case "pause" -> {
        return animation.pause();
      }
      case "finish" -> {
        return animation.finish();
      }
      case "reverse" -> {
        return animation.reverse();
      }
      case "cancel" -> animation.cancel();
      case "seek" -> animation.setCurrentTime(value);
      case "start" -> animation.setStartTime(value + shift());
      case "unstart" -> animation.setStartTime(null);
      case "rate" -> animation.setRate(value);
      case "updateRate" -> animation.updateRate(value);
      default -> {}
    }
    return true;
  }

  /// Start time, current time, playback rate, play state, whether it is pending, kind, name,
  /// pseudo-element.
  public String state(int id) {
    Animation animation = find(id);
    if (animation == null) {
      return "\0\0001\0idle\0000\0SCRIPT\0\0";
    }
    Double start = animation.startTime();
    StringJoiner out = new StringJoiner("\0");
    out.add(start == null ? "" : Double.toString(start - shift()));
    out.add(text(animation.currentTime()));
    out.add(Double.toString(animation.rate()));
    out.add(animation.playState());
    out.add(animation.isPending() ? "1" : "0");
    out.add(animation.kind.name());
    out.add(animation.name);
    PseudoElement pseudo = animation.pseudo;
    return out.add(pseudo == null ? "" : pseudo.css()).toString();
  }

  private static String text(@Nullable Double time) {
    return time == null ? "" : time.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  /// As given to [#make], then local time, progress and current iteration.
  public String timing(int id) {
    Animation animation = find(id);
    if (animation == null) {
      return "0\0000\0none\0000\0001\0000\0normal\0linear\0\0\0";
    }
    Timing timing = animation.timing();
    Timing.Moment moment = animation.moment();
    StringJoiner out = new StringJoiner("\0");
    out.add(number(timing.delay())).add(number(timing.endDelay())).add(timing.fill().css());
    out.add(number(timing.iterationStart())).add(number(timing.iterations()));
    out.add(number(timing.duration())).add(timing.direction().css());
    out.add(timing.easing().toString());
    out.add(text(animation.currentTime())).add(number(moment.progress()));
    return out.add(number(moment.iteration())).toString();
  }

  public void setTiming(int id, String timing) {
    Animation animation = find(id);
    if (animation != null) {
      animation.setTiming(timing(timing));
    }
  }

  public void setKeyframes(int id, String keyframes, String composite) {
    Animation animation = find(id);
    if (animation != null) {
      animation.setEffect(effect(keyframes, composite));
    }
  }

  /// As given to [#make].
  public String keyframes(int id) {
    Animation animation = find(id);
    StringJoiner out = new StringJoiner("\u0001");
    if (animation != null) {
      for (Keyframe each : animation.effect().keyframes()) {
        AnimationComposition composition = each.composition();
        out.add(
            CssNumbers.format(each.offset())
                + "\0"
                + each.easing()
                + "\0"
                + (composition == null ? "auto" : composition.css())
                + "\0"
                + each.text());
      }
    }
    return out.toString();
  }

  public @Nullable Element target(int id) {
    Animation animation = find(id);
    return animation == null || animation.element == host.nowhere() ? null : animation.element;
  }

  /// Numbers of what concerns an element, or everything at or below a node, in composite order.
  public String of(Node root, boolean subtree) {
    StringJoiner out = new StringJoiner(",");
    for (Animation animation : animations.relevant(root, subtree)) {
      out.add(Integer.toString(animation.id));
    }
    return out.toString();
  }
}
