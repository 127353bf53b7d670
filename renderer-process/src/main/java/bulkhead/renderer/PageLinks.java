package bulkhead.renderer;

import bulkhead.ipc.api.BeginNavigationRequest;
import bulkhead.ipc.api.Disposition;
import bulkhead.ipc.api.PageHost;
import bulkhead.renderer.dom.Document;
import bulkhead.renderer.dom.Element;
import bulkhead.renderer.dom.ElementState;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.url.PercentEncoding;
import bulkhead.url.Url;
import io.github.humbleui.types.Rect;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Where links lead, and going there: to the browser process, or to a fragment of this document.
/// Thread: `RendererMain`.
final class PageLinks {
  /// How a link was followed, which decides where it opens.
  ///
  /// @param middle with the middle button
  record Gesture(boolean middle, boolean control, boolean shift) {
    private static final int SHIFT = 1;
    private static final int CONTROL = 2;

    /// @param modifiers as in `MouseInput`
    static Gesture of(int modifiers, boolean middle) {
      return new Gesture(middle, (modifiers & CONTROL) != 0, (modifiers & SHIFT) != 0);
    }
  }

  private final int pageId;
  private final Document document;
  private final Map<Element, Integer> planned = new WeakHashMap<>();
  private int submissions;
  private final LocalFrame frame;
  private final PagePipeline pipeline;
  private final PageHost browser;
  private final Consumer<Element> reached;
  private @Nullable Element target;

  /// @param reached told of the element that a fragment leads to
  PageLinks(
      int pageId,
      Document document,
      LocalFrame frame,
      PagePipeline pipeline,
      PageHost browser,
      Consumer<Element> reached) {
    this.pageId = pageId;
    this.document = document;
    this.frame = frame;
    this.pipeline = pipeline;
    this.browser = browser;
    this.reached = reached;
  }

  @Nullable Url addressOf(Element link) {
    return resolve(
        link.hasAttribute("href") ? link.attribute("href") : link.attribute("xlink:href"));
  }

  @Nullable Url resolve(@Nullable String reference) {
    if (reference == null) {
      return null;
    }
    Url base = Url.parse(document.baseUrl());
    return base == null ? Url.parse(reference) : base.resolve(reference);
  }

  void follow(Element link, Gesture gesture) {
    Url address = addressOf(link);
    if (address == null || address.href().length() > ResourceFetcher.MOST_URL) {
      return; // as a link that leads nowhere
    }
    if (link.hasAttribute("download") && savesTo(address)) {
      FileSaving.start(
          pageId, frame.page().fetcher, address.href(), link.attributeOrEmpty("download"));
      return;
    }
    boolean elsewhere = gesture.middle || gesture.control || gesture.shift;
    LocalFrame shown = elsewhere ? null : chooseOrOpen(link, targetOf(link));
    if (shown != null) {
      shown.navigator().navigateFrom(frame, address.href(), false, true);
      return;
    }
    browser.beginNavigation(
        BeginNavigationRequest.newBuilder()
            .setPageId(pageId)
            .setUrl(address.href())
            .setDisposition(elsewhere ? disposition(gesture) : Disposition.TAB_OF_PAGE)
            .setUserGesture(true)
            .setReferrerPolicy(Referrers.policyName(frame, link))
            .build());
  }

  /// HTML §4.6.5: what another origin has is shown, not saved.
  private boolean savesTo(Url address) {
    if (address.hasScheme("blob") || address.hasScheme("data")) {
      return true;
    }
    Url own = Url.parse(document.url());
    return own != null && address.isHttpFamily() && address.origin().equals(own.origin());
  }

  /// HTML §4.10.22.3 "form submission", after its entry list has been made.
  ///
  /// @param supersedes the user's or a button's: what the form was to send before is not sent
  void submit(
      Element form,
      @Nullable Element submitter,
      String encoding,
      String entries,
      byte[] given,
      boolean supersedes) {
    String action = formAttribute(form, submitter, "action");
    Url address = action.isEmpty() ? Url.parse(document.url()) : resolve(action);
    String method = formAttribute(form, submitter, "method");
    FormSubmission submission =
        address == null
            ? null
            : FormSubmission.of(
                address.href(),
                method.equalsIgnoreCase("post"),
                formAttribute(form, submitter, "enctype").toLowerCase(Locale.ROOT),
                encoding,
                entries,
                new FormSubmission.Contents(given, frame.page().fetcher.files()::read));
    if (submission == null) {
      return;
    }
    FramePolicies policies = frame.policies();
    Url sent = Url.parse(submission.url());
    if (policies != null && sent != null && !policies.container().allowsForm(sent)) {
      return;
    }
    String own = submitter == null ? null : submitter.attribute("formtarget");
    LocalFrame shown = chooseOrOpen(form, own == null ? targetOf(form) : own);
    if (shown != null) {
      int from = supersedes ? ++submissions : planned.getOrDefault(form, 0);
      planned.put(form, from);
      shown
          .navigator()
          .planSubmission(frame, submission, () -> planned.getOrDefault(form, 0) == from);
    } else if (submission.url().length() <= ResourceFetcher.MOST_URL) {
      openInTab(submission);
    }
  }

  private void openInTab(FormSubmission submission) {
    FormSubmission.Body body = submission.body();
    BeginNavigationRequest.Builder request =
        BeginNavigationRequest.newBuilder()
            .setPageId(pageId)
            .setUrl(submission.url())
            .setDisposition(Disposition.TAB_OF_PAGE)
            .setUserGesture(true);
    if (body != null) {
      request.setUploadId(frame.page().fetcher.upload(body.bytes())).setContentType(body.type());
    }
    browser.beginNavigation(request.build());
  }

  /// HTML §7.3.1.7 "choose a navigable".
  ///
  /// @param element a link or form that names the target
  /// @return null for a new window that is not to know who opened it
  private @Nullable LocalFrame chooseOrOpen(Element element, String name) {
    LocalFrame chosen = frame.choose(name);
    if (chosen != null || hasNoOpener(element, name)) {
      return chosen;
    }
    boolean blank = name.equalsIgnoreCase("_blank");
    return frame.page().opener().open(frame, "", blank ? "" : name, WindowFeatureList.of(""), "");
  }

  /// HTML §4.6.5 "get an element's noopener".
  private static boolean hasNoOpener(Element element, String target) {
    String rel = element.attributeOrEmpty("rel").toLowerCase(Locale.ROOT).strip();
    List<String> types = List.of(rel.split("[ \\t\\n\\f\\r]+"));
    return types.contains("noopener")
        || types.contains("noreferrer")
        || target.equalsIgnoreCase("_blank") && !types.contains("opener");
  }

  private static String formAttribute(Element form, @Nullable Element submitter, String name) {
    String own = submitter == null ? null : submitter.attribute("form" + name);
    return own == null ? form.attributeOrEmpty(name) : own;
  }

  private static Disposition disposition(Gesture gesture) {
    boolean background = (gesture.middle || gesture.control) && !gesture.shift;
    return background ? Disposition.NEW_BACKGROUND_TAB : Disposition.NEW_FOREGROUND_TAB;
  }

  /// HTML §2.4.3 "get an element's target": its own, or that of the first `<base>` with one.
  private String targetOf(Element link) {
    String own = link.attribute("target");
    if (own != null) {
      return own;
    }
    for (var node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element
          && element.is("base")
          && element.attribute("target") instanceof String name) {
        return name;
      }
    }
    return "";
  }

  /// HTML §7.4.6.4 "scroll to the fragment": the indicated element becomes the target and is
  /// scrolled to, with the next picture. An empty fragment, and `top`, is the document's beginning.
  ///
  /// @return false if the document has no such place (yet)
  boolean scrollToFragment(String fragment) {
    Element found = fragment.isEmpty() ? null : indicated(fragment);
    setTarget(found);
    if (found == null) {
      boolean top =
          fragment.isEmpty() || PercentEncoding.decodeToString(fragment).equalsIgnoreCase("top");
      if (top) {
        pipeline.scroll().to(pipeline.viewportX(), 0);
      }
      return top;
    }
    Rect place = pipeline.boxes().placeOf(found);
    if (place == null) {
      return false;
    }
    pipeline.scroll().intoView(pipeline.update(), place, found.parent(), PageScroll.Align.START);
    reached.accept(found);
    return true;
  }

  /// `:target` (Selectors 4 §9.4).
  private void setTarget(@Nullable Element now) {
    Element before = target;
    if (before == now) {
      return;
    }
    target = now;
    if (before != null) {
      before.setState(ElementState.TARGET, false);
    }
    if (now != null) {
      now.setState(ElementState.TARGET, true);
    }
  }

  /// HTML §7.4.6.4 "find a potential indicated element", with the fragment as it is, then decoded.
  private @Nullable Element indicated(String fragment) {
    String decoded = PercentEncoding.decodeToString(fragment);
    Element byId = document.elementById(fragment);
    if (byId == null) {
      byId = anchor(fragment);
    }
    if (byId == null) {
      byId = document.elementById(decoded);
    }
    return byId == null ? anchor(decoded) : byId;
  }

  private @Nullable Element anchor(String name) {
    for (var node = document.firstChild(); node != null; node = node.nextInTree(document)) {
      if (node instanceof Element element
          && element.is("a")
          && name.equals(element.attribute("name"))) {
        return element;
      }
    }
    return null;
  }
}
