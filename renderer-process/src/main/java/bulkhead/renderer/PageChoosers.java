package bulkhead.renderer;

import bulkhead.ipc.api.ChosenValue;
import bulkhead.ipc.api.PageHost;
import bulkhead.ipc.api.ValueChooserNotice;
import bulkhead.renderer.dom.Element;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.github.humbleui.types.Rect;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/// The choosers of one document's dates, times and colours: they are shown by the browser process,
/// over the page. Thread: `RendererMain`.
final class PageChoosers {
  /// Who is told what the user has chosen.
  interface Choice {
    /// @param value a number; empty when the field is to be
    /// @param last the chooser is closed
    void made(Element input, String value, boolean last);
  }

  private static final int MOST_LABEL = 200;
  private static final AtomicInteger NUMBERS = new AtomicInteger();

  private final int pageId;
  private final PagePipeline pipeline;
  private final PageHost browser;
  private final Choice choice;
  private @Nullable Element open;
  private int number;

  PageChoosers(int pageId, PagePipeline pipeline, PageHost browser, Choice choice) {
    this.pageId = pageId;
    this.pipeline = pipeline;
    this.browser = browser;
    this.choice = choice;
  }

  /// @param wanted as `08-choosers.js` makes it; its numbers are those of the message
  void open(Element input, JsonObject wanted, float originX, float originY) {
    Rect place = pipeline.boxes().placeOf(input);
    if (place == null) {
      return;
    }
    open = input;
    number = NUMBERS.incrementAndGet();
    float scale = pipeline.viewport().scale();
    ValueChooserNotice.Builder notice =
        ValueChooserNotice.newBuilder()
            .setPageId(pageId)
            .setChooserId(number)
            .setX((place.getLeft() - pipeline.viewportX()) * scale + originX)
            .setY((place.getTop() - pipeline.viewportY()) * scale + originY)
            .setWidth(place.getWidth() * scale)
            .setHeight(place.getHeight() * scale)
            .setKindValue(wanted.get("kind").getAsInt())
            .setStep(wanted.get("step").getAsDouble())
            .setStepBase(wanted.get("base").getAsDouble());
    ifThere(wanted.get("value"), notice::setValue);
    ifThere(wanted.get("min"), notice::setMin);
    ifThere(wanted.get("max"), notice::setMax);
    for (JsonElement each : wanted.getAsJsonArray("suggestions")) {
      JsonObject suggestion = each.getAsJsonObject();
      String label = suggestion.get("label").getAsString();
      notice.addSuggestions(
          ValueChooserNotice.Suggestion.newBuilder()
              .setValue(suggestion.get("value").getAsDouble())
              .setLabel(label.substring(0, Math.min(label.length(), MOST_LABEL))));
    }
    browser.showValueChooser(notice.build());
  }

  private static void ifThere(@Nullable JsonElement value, DoubleConsumer sink) {
    if (value != null && !value.isJsonNull()) {
      sink.accept(value.getAsDouble());
    }
  }

  /// The user has taken a value, or closed the chooser.
  void chosen(ChosenValue value) {
    Element input = open;
    if (input == null || value.getChooserId() != number) {
      return;
    }
    if (value.getLast()) {
      open = null;
    }
    if (input.isConnected()) {
      double chosen = value.getValue();
      String text =
          chosen == Math.rint(chosen) ? String.valueOf((long) chosen) : String.valueOf(chosen);
      choice.made(input, value.hasValue() ? text : "", value.getLast());
    }
  }
}
