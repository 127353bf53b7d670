package bulkhead.testing;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The first page of a browser that was started with `--remote-debugging-port=0`, by way of the
/// DevTools protocol: what its scripts say, and a keyboard and a mouse for it.
public final class DevToolsPage implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://127\\.0\\.0\\.1:(\\d+)/");

  private final BrowserProcess browser;
  private final WebSocket socket;
  private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private int nextCall = 1;

  private DevToolsPage(BrowserProcess browser, String endpoint) {
    this.browser = browser;
    StringBuilder part = new StringBuilder();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(endpoint),
                new WebSocket.Listener() {
                  @Override
                  public @Nullable CompletionStage<?> onText(
                      WebSocket from, CharSequence text, boolean last) {
                    part.append(text);
                    if (last) {
                      messages.add(part.toString());
                      part.setLength(0);
                    }
                    from.request(1);
                    return null;
                  }
                })
            .join();
  }

  private static String port(BrowserProcess browser) {
    String[] port = {""};
    browser.await(
        "the browser listens",
        () -> {
          Matcher said = LISTENING.matcher(browser.standardError());
          if (said.find()) {
            port[0] = said.group(1);
          }
          return !port[0].isEmpty();
        });
    return port[0];
  }

  /// A new tab of the browser, at that address.
  public static DevToolsPage another(BrowserProcess browser, String url) {
    String made =
        send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + port(browser) + "/json/new?" + url))
                .PUT(HttpRequest.BodyPublishers.noBody()));
    return new DevToolsPage(
        browser,
        JsonParser.parseString(made).getAsJsonObject().get("webSocketDebuggerUrl").getAsString());
  }

  public static DevToolsPage of(BrowserProcess browser) {
    String port = port(browser);
    String[] page = {""};
    browser.await(
        "a page",
        () -> {
          for (JsonElement each :
              JsonParser.parseString(
                      send(
                          HttpRequest.newBuilder(
                              URI.create("http://127.0.0.1:" + port + "/json/list"))))
                  .getAsJsonArray()) {
            JsonObject target = each.getAsJsonObject();
            if (target.get("type").getAsString().equals("page")) {
              page[0] = target.get("webSocketDebuggerUrl").getAsString();
            }
          }
          return !page[0].isEmpty();
        });
    return new DevToolsPage(browser, page[0]);
  }

  private static String send(HttpRequest.Builder request) {
    try {
      return HttpClient.newHttpClient()
          .send(request.build(), HttpResponse.BodyHandlers.ofString())
          .body();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// Sends a command and waits for its answer, which is its result or its error.
  ///
  /// @param parameters JSON
  public JsonObject call(String method, String parameters) {
    int id = nextCall++;
    socket
        .sendText(
            "{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
        .join();
    try {
      while (true) {
        String text = messages.poll(Await.LONG.toMillis(), TimeUnit.MILLISECONDS);
        if (text == null) {
          throw new AssertionError("no answer to " + method + "\n" + browser.evidence());
        }
        JsonObject message = JsonParser.parseString(text).getAsJsonObject();
        if (message.has("id") && message.get("id").getAsInt() == id) {
          return message.has("result") ? message.getAsJsonObject("result") : message;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /// What an expression gives, as text; "" while the page cannot say.
  public String evaluate(String expression) {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", "String(" + expression + ")");
    parameters.addProperty("awaitPromise", true);
    JsonObject answer = call("Runtime.evaluate", parameters.toString());
    return answer.has("result")
            && answer.getAsJsonObject("result").get("value") instanceof JsonPrimitive value
        ? value.getAsString()
        : "";
  }

  /// Waits until an expression gives that text.
  public void await(String expected, String expression) {
    String[] last = {""};
    try {
      browser.await(
          expression + " = " + expected,
          () -> {
            last[0] = evaluate(expression);
            return last[0].equals(expected);
          });
    } catch (AssertionError e) {
      throw new AssertionError(expression + " was " + last[0], e);
    }
  }

  /// Presses a key; one character types itself.
  public void press(String key) {
    String text = key.equals("Enter") ? "\r" : key.length() == 1 ? key : "";
    JsonObject down = new JsonObject();
    down.addProperty("type", "keyDown");
    down.addProperty("key", key);
    down.addProperty("code", key);
    down.addProperty("text", text);
    call("Input.dispatchKeyEvent", down.toString());
    JsonObject up = new JsonObject();
    up.addProperty("type", "keyUp");
    up.addProperty("key", key);
    up.addProperty("code", key);
    call("Input.dispatchKeyEvent", up.toString());
  }

  public void type(String text) {
    text.chars().forEach(c -> press(String.valueOf((char) c)));
  }

  /// Clicks in the middle of what a selector finds, which must be in sight.
  public void click(String selector) {
    click(selector, "left", 1);
  }

  /// @param count 2 for the second press of a double click
  public void click(String selector, String button, int count) {
    String[] at =
        evaluate(
                "(r => (r.left + r.right) / 2 + ' ' + (r.top + r.bottom) / 2)"
                    + "(document.querySelector('"
                    + selector
                    + "').getBoundingClientRect())")
            .split(" ");
    for (String type : new String[] {"mousePressed", "mouseReleased"}) {
      call(
          "Input.dispatchMouseEvent",
          "{\"type\":\""
              + type
              + "\",\"x\":"
              + at[0]
              + ",\"y\":"
              + at[1]
              + ",\"button\":\""
              + button
              + "\",\"clickCount\":"
              + count
              + "}");
    }
  }

  @Override
  public void close() {
    socket.abort();
  }
}
