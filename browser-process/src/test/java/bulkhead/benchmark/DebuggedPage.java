package bulkhead.benchmark;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A browser without a window, and a client of its first page by the DevTools protocol. Used by one
/// thread.
final class DebuggedPage implements AutoCloseable {
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://127\\.0\\.0\\.1:(\\d+)/");

  private final Contender.Running running;
  private final WebSocket socket;
  private final LinkedBlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final ArrayDeque<JsonObject> events = new ArrayDeque<>();
  private int calls;

  DebuggedPage(Contender browser, List<String> arguments) throws IOException, InterruptedException {
    List<String> all = new java.util.ArrayList<>(arguments);
    all.addAll(List.of("--headless", "--remote-debugging-port=0", "about:blank"));
    running = browser.start(all);
    String port = "";
    Path err = running.profile().resolve("err");
    for (int i = 0; i < 1200 && port.isEmpty(); i++) {
      Matcher said = LISTENING.matcher(Files.readString(err));
      if (said.find()) {
        port = said.group(1);
      } else {
        Thread.sleep(50);
      }
    }
    StringBuilder part = new StringBuilder();
    socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(
                URI.create(page(port)),
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

  private static String page(String port) throws IOException, InterruptedException {
    for (int i = 0; i < 200; i++) {
      String list =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                      .build(),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      for (JsonElement each : JsonParser.parseString(list).getAsJsonArray()) {
        JsonObject target = each.getAsJsonObject();
        if (target.get("type").getAsString().equals("page")) {
          return target.get("webSocketDebuggerUrl").getAsString();
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("no page");
  }

  Contender.Running running() {
    return running;
  }

  /// Sends a command and waits for its result; empty if it failed.
  JsonObject call(String method, JsonObject parameters) throws IOException, InterruptedException {
    JsonObject message = new JsonObject();
    message.addProperty("id", ++calls);
    message.addProperty("method", method);
    message.add("params", parameters);
    socket.sendText(message.toString(), true).join();
    while (true) {
      JsonObject answer = next(method);
      if (answer.has("method")) {
        events.add(answer);
      } else if (answer.get("id").getAsInt() == calls) {
        JsonObject result = answer.getAsJsonObject("result");
        return result == null ? new JsonObject() : result;
      }
    }
  }

  JsonObject call(String method) throws IOException, InterruptedException {
    return call(method, new JsonObject());
  }

  /// Waits for an event that has not been waited for yet.
  void await(String event) throws IOException, InterruptedException {
    while (true) {
      JsonObject message = events.isEmpty() ? next(event) : events.poll();
      if (message.has("method") && message.get("method").getAsString().equals(event)) {
        return;
      }
    }
  }

  /// Forgets the events that came so far.
  void forgetEvents() {
    events.clear();
  }

  private JsonObject next(String wanted) throws IOException, InterruptedException {
    String text = messages.poll(120, TimeUnit.SECONDS);
    if (text == null) {
      throw new IOException("waited in vain for " + wanted);
    }
    return JsonParser.parseString(text).getAsJsonObject();
  }

  /// Begins a navigation.
  void navigate(String url) throws IOException, InterruptedException {
    JsonObject address = new JsonObject();
    address.addProperty("url", url);
    call("Page.navigate", address);
  }

  /// What an expression or the promise that it gives comes to, as text; "" for nothing.
  String evaluate(String expression) throws IOException, InterruptedException {
    JsonObject parameters = new JsonObject();
    parameters.addProperty("expression", expression);
    parameters.addProperty("returnByValue", true);
    parameters.addProperty("awaitPromise", true);
    JsonObject result = call("Runtime.evaluate", parameters).getAsJsonObject("result");
    return result == null || !result.has("value") ? "" : result.get("value").getAsString();
  }

  @Override
  public void close() throws IOException {
    socket.abort();
    running.close();
  }
}
