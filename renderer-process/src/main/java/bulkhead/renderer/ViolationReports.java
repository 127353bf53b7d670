package bulkhead.renderer;

import bulkhead.ipc.api.FetchParams;
import bulkhead.ipc.api.HttpHeader;
import bulkhead.ipc.api.ResourceRequest;
import bulkhead.process.TaskLoop;
import bulkhead.renderer.loader.ResourceFetcher;
import bulkhead.renderer.policy.PolicyContainer;
import bulkhead.renderer.policy.Violation;
import bulkhead.url.Url;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Tells of the violations of one document's or worker's policies (CSP §5.5 "report a violation"):
/// an event for its scripts, and a report for each endpoint that the policy names. Thread: that of
/// the document or worker.
final class ViolationReports implements Consumer<Violation> {
  static final String EVENT = "SecurityPolicyViolationEvent";
  static final String EVENT_TYPE = "securitypolicyviolation";

  private static final System.Logger LOG = System.getLogger("bulkhead.console");
  private static final int MOST_REPORTS = 100;

  private final ResourceFetcher fetcher;
  private final TaskLoop main;
  private final int pageId;
  private final Supplier<String> url;
  private final Supplier<String> origin;
  private final Executor tasks;
  private final BiConsumer<Violation, String> fire;
  private int reports;

  /// @param url of the document or worker
  /// @param origin serialized
  /// @param tasks runs what comes later on this thread
  /// @param fire fires the event, of this initial dictionary (JSON)
  ViolationReports(
      ResourceFetcher fetcher,
      TaskLoop main,
      int pageId,
      Supplier<String> url,
      Supplier<String> origin,
      Executor tasks,
      BiConsumer<Violation, String> fire) {
    this.fetcher = fetcher;
    this.main = main;
    this.pageId = pageId;
    this.url = url;
    this.origin = origin;
    this.tasks = tasks;
    this.fire = fire;
  }

  @Override
  public void accept(Violation violation) {
    if (++reports > MOST_REPORTS) {
      return;
    }
    LOG.log(System.Logger.Level.ERROR, "{0}", violation.message());
    tasks.execute(() -> tell(violation));
  }

  private void tell(Violation violation) {
    Url own = Url.parse(url.get());
    String address = own == null ? url.get() : PolicyContainer.strip(own);
    int status = own != null && own.isHttpFamily() ? 200 : 0;
    JsonObject init = new JsonObject();
    init.addProperty("bubbles", true);
    init.addProperty("composed", true);
    init.addProperty("documentURI", address);
    init.addProperty("referrer", "");
    init.addProperty("blockedURI", violation.blocked());
    init.addProperty("violatedDirective", violation.directive());
    init.addProperty("effectiveDirective", violation.directive());
    init.addProperty("originalPolicy", violation.policy());
    init.addProperty("disposition", disposition(violation));
    init.addProperty("sourceFile", "");
    init.addProperty("sample", violation.sample());
    init.addProperty("statusCode", status);
    fire.accept(violation, init.toString());
    for (String endpoint : violation.reportTo()) {
      Url target = own == null ? Url.parse(endpoint) : own.resolve(endpoint);
      if (target != null && target.isHttpFamily()) {
        byte[] report = report(violation, address, status).getBytes(StandardCharsets.UTF_8);
        main.execute(() -> post(target, report));
      }
    }
  }

  private static String disposition(Violation violation) {
    return violation.enforced() ? "enforce" : "report";
  }

  /// §5.3 the deprecated report format, which is what `report-uri` sends.
  private static String report(Violation violation, String address, int status) {
    JsonObject body = new JsonObject();
    body.addProperty("document-uri", address);
    body.addProperty("referrer", "");
    body.addProperty("violated-directive", violation.directive());
    body.addProperty("effective-directive", violation.directive());
    body.addProperty("original-policy", violation.policy());
    body.addProperty("disposition", disposition(violation));
    body.addProperty("blocked-uri", violation.blocked());
    body.addProperty("status-code", status);
    body.addProperty("script-sample", violation.sample());
    JsonObject report = new JsonObject();
    report.add("csp-report", body);
    return report.toString();
  }

  private void post(Url target, byte[] report) {
    fetcher.start(
        ResourceRequest.newBuilder()
            .setPageId(pageId)
            .setUrl(target.href())
            .setDestination(ResourceRequest.Destination.FETCH)
            .setPurpose("report")
            .setFetch(
                FetchParams.newBuilder()
                    .setMethod("POST")
                    .addHeaders(
                        HttpHeader.newBuilder()
                            .setName("Content-Type")
                            .setValue("application/csp-report"))
                    .setUploadId(fetcher.upload(report))
                    .setMode(FetchParams.Mode.NO_CORS)
                    .setCredentials(FetchParams.Credentials.CREDENTIALS_SAME_ORIGIN)
                    .setRedirects(FetchParams.Redirects.ERROR)
                    .setCache(FetchParams.Cache.NO_STORE)
                    .setOrigin(origin.get())),
        new Nobody());
  }

  /// Hears the answer to a report.
  private static final class Nobody implements ResourceFetcher.Listener {
    @Override
    public void data(byte[] chunk) {}

    @Override
    public void finished() {}

    @Override
    public void failed(String error) {}
  }
}
