package bulkhead.browser.process;

import bulkhead.process.TaskLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// All renderer processes, and the spare one that waits, started and locked, for the next tab.
/// Thread: `BrowserMain`.
public final class RenderProcessPool {
  /// More deaths than this within [#DEATHS_MILLIS] stop the respawning.
  static final int MOST_DEATHS = 5;

  static final int DEATHS_MILLIS = 1000;

  /// From the end of a load to the start of a spare process: who has come through a page often goes
  /// on at once.
  private static final int QUIET_MILLIS = 200;

  /// So long a spare process waits: some pages never end to load.
  private static final long MOST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(3);

  private final ProcessModel policy;
  private final TaskLoop model;
  private final ChildProcessLauncher launcher;
  private final GpuProcessHost gpuHost;
  private final RenderProcessHost.Services services;
  private final System.Logger.Level deathLevel;
  private final List<RenderProcessHost> living = new ArrayList<>();
  private final List<RenderProcessHost> spares = new ArrayList<>();
  private final DeathLimit deaths = new DeathLimit(MOST_DEATHS, DEATHS_MILLIS);
  private final BestEffort bestEffort;
  private int nextClientId = 1;
  private boolean closing;
  private boolean refillAwaited;

  /// @param loading whether any page is being loaded
  /// @param deathLevel of the log lines about a death; in headless mode one line on standard error
  ///     says it already
  public RenderProcessPool(
      ProcessModel policy,
      TaskLoop model,
      ChildProcessLauncher launcher,
      GpuProcessHost gpuHost,
      RenderProcessHost.Services services,
      BooleanSupplier loading,
      System.Logger.Level deathLevel) {
    this.policy = policy;
    this.model = model;
    this.launcher = launcher;
    this.gpuHost = gpuHost;
    this.services = services;
    this.deathLevel = deathLevel;
    this.bestEffort = new BestEffort(model, loading, this::allowBestEffort);
  }

  public BestEffort bestEffort() {
    return bestEffort;
  }

  private void allowBestEffort(boolean allowed) {
    for (RenderProcessHost host : living) {
      host.allowBestEffort(allowed);
    }
  }

  /// The process that takes a document of `site` in a tab whose document is now in `current`.
  ///
  /// @param context the tab's browser context: documents of several do not meet in one process
  public RenderProcessHost hostFor(
      String site, Object context, @Nullable RenderProcessHost current) {
    model.assertOwner();
    RenderProcessHost usable = current == null || current.isGone() ? null : current;
    List<RenderProcessHost> used = used();
    if (policy.kind() != ProcessModel.Kind.SINGLE_PROCESS) {
      used.removeIf(each -> each.context() != null && each.context() != context);
    }
    RenderProcessHost chosen = policy.choose(site, usable, used);
    if (chosen == null) {
      chosen = spares.isEmpty() ? launch() : spares.removeFirst();
    }
    chosen.giveTo(context);
    boolean bySite =
        policy.kind() == ProcessModel.Kind.SITE_PER_PROCESS
            || policy.kind() == ProcessModel.Kind.PROCESS_PER_SITE;
    if (bySite && ProcessModel.locks(site)) {
      chosen.lockTo(site);
    }
    return chosen;
  }

  private List<RenderProcessHost> used() {
    List<RenderProcessHost> used = new ArrayList<>(living);
    used.removeAll(spares);
    used.removeIf(RenderProcessHost::closing);
    return used;
  }

  /// Whether so many renderers died just now that none is started by itself.
  public boolean respawningStopped() {
    return deaths.exceeded(System.nanoTime());
  }

  /// Starts the spare processes once there is time: the start of one takes as much processor time
  /// as a page does, and on two cores the page would wait for it.
  public void refillSparesWhenQuiet() {
    model.assertOwner();
    if (!refillAwaited) {
      refillAwaited = true;
      refillWhenQuiet(System.nanoTime());
    }
  }

  private void refillWhenQuiet(long since) {
    model.postDelayed(
        () -> {
          if (!bestEffort.isAllowed() && System.nanoTime() - since < MOST_WAIT_NANOS) {
            refillWhenQuiet(since);
            return;
          }
          refillAwaited = false;
          refillSpares();
        },
        QUIET_MILLIS);
  }

  /// Starts as many spare processes as the policy wants, at once.
  public void refillSpares() {
    if (policy.kind() == ProcessModel.Kind.SINGLE_PROCESS || closing || respawningStopped()) {
      return;
    }
    while (spares.size() < policy.spareRenderers()
        && used().size() + spares.size() < policy.rendererLimit()) {
      spares.add(launch());
    }
  }

  private RenderProcessHost launch() {
    RenderProcessHost host =
        new RenderProcessHost(nextClientId++, model, launcher, gpuHost, services);
    living.add(host);
    host.allowBestEffort(bestEffort.isAllowed());
    host.whenGone(status -> died(host, status));
    host.launch();
    return host;
  }

  /// A number for another kind of GPU client: plugins share the numbering.
  public int nextClientId() {
    return nextClientId++;
  }

  private void died(RenderProcessHost host, TerminationStatus status) {
    living.remove(host);
    boolean spare = spares.remove(host);
    if (host.closing() || closing) {
      return;
    }
    ChildProcessLauncher.Child child = host.child();
    if (child != null) {
      child.logEnd(
          deathLevel,
          "renderer-" + host.clientId() + " is gone: " + status + (spare ? " (spare)" : ""));
    }
    if (!deaths.exceededBy(System.nanoTime()) && spare) {
      model.postDelayed(this::refillSpares, 100);
    }
  }

  public List<RenderProcessHost> living() {
    return List.copyOf(living);
  }

  public void close() {
    closing = true;
    living().forEach(RenderProcessHost::close);
  }
}
