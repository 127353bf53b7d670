package bulkhead.gpu.display;

import bulkhead.gpu.frame.ClientMemory;
import bulkhead.gpu.frame.CompositorFrame;
import bulkhead.gpu.frame.PixelSize;
import bulkhead.gpu.frame.SurfaceId;
import bulkhead.gpu.frame.TileResource;
import bulkhead.gpu.output.OutputDevice;
import bulkhead.gpu.output.Renderer;
import bulkhead.ipc.BadMessage;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The heart of the GPU process: clients with their surfaces on one side, outputs on the other.
/// Thread: `GpuMain`. What the browser process says is believed; what a client says is checked, and
/// [BadMessage] is thrown into the client's face.
public final class FrameSinkManager {
  /// How long a message about a surface may come before the surface's grant.
  private static final long GRANT_WAIT_NANOS = 500_000_000;

  private final Timers timers;
  private final Renderer renderer;
  private final Map<Integer, Client> clients = new LinkedHashMap<>();
  private final Map<Integer, Display> displays = new LinkedHashMap<>();
  private final DisplayScheduler scheduler;

  public FrameSinkManager(Timers timers, Renderer renderer) {
    this.timers = timers;
    this.renderer = renderer;
    this.scheduler =
        new DisplayScheduler(
            timers,
            new DisplayScheduler.Work() {
              @Override
              public Iterable<Surface> visibleSurfaces() {
                return visible().values();
              }

              @Override
              public boolean needsDraw() {
                return displays.values().stream().anyMatch(Display::needsDraw);
              }

              @Override
              public boolean draw() {
                return drawOutputs();
              }
            });
  }

  // From the browser process.

  /// A renderer or plugin process may submit frames now.
  ///
  /// @param violation hears why, when something that the client sent turns out forged only later
  public void addClient(
      int clientId, ClientMemory memory, ClientListener listener, Consumer<BadMessage> violation) {
    Client client =
        new Client(
            clientId,
            memory,
            listener,
            resourceId -> renderer.releaseResource(memory, resourceId),
            violation);
    if (clients.putIfAbsent(clientId, client) != null) {
      throw new IllegalArgumentException("client " + clientId + " is there already");
    }
  }

  /// The client and all its surfaces are gone; outputs that showed one show the background colour.
  public void removeClient(int clientId) {
    Client client = clients.remove(clientId);
    if (client != null) {
      List<Surface> gone = new ArrayList<>(client.surfaces.values());
      client.surfaces.clear();
      client.releaseAll();
      gone.forEach(scheduler::answered);
      surfacesChanged();
    }
  }

  public void grantSurface(SurfaceId id) {
    Client client = clients.get(id.clientId());
    if (client == null) {
      return; // has died already
    }
    client.surfaces.putIfAbsent(id.localId(), new Surface(id, client));
    for (Runnable message : client.takeWaiting(id.localId())) {
      try {
        message.run();
      } catch (BadMessage e) {
        client.violation.accept(e);
        return;
      }
    }
  }

  public void dropSurface(SurfaceId id) {
    Client client = clients.get(id.clientId());
    if (client != null) {
      Surface surface = client.surfaces.get(id.localId());
      client.drop(id.localId());
      if (surface != null) {
        scheduler.answered(surface);
      }
      surfacesChanged();
    }
  }

  /// Lets `parent` draw `child`.
  public void allowEmbedding(SurfaceId parent, SurfaceId child) {
    Surface surface = surface(parent);
    if (surface != null) {
      surface.embeddable.add(child);
      surfacesChanged();
    }
  }

  /// @param surfaceShown hears of the first frame of each surface that [#showSurface] puts there
  public void addOutput(
      int outputId,
      OutputDevice device,
      PixelSize size,
      int backgroundColor,
      Consumer<SurfaceId> surfaceShown) {
    Display display = new Display(device, size, backgroundColor, this::surface, surfaceShown);
    if (displays.putIfAbsent(outputId, display) != null) {
      throw new IllegalArgumentException("output " + outputId + " is there already");
    }
    scheduler.scheduleDraw();
  }

  public void resizeOutput(int outputId, PixelSize size) {
    display(outputId).resize(size);
    scheduler.drawNow();
    surfacesChanged();
  }

  /// The output's memory was replaced, and its device with it.
  public void replaceDevice(int outputId, OutputDevice device, PixelSize size) {
    display(outputId).replaceDevice(device, size);
    scheduler.drawNow();
    surfacesChanged();
  }

  /// The output's device, which was not ready, may be so again.
  public void outputReady(int outputId) {
    Display display = displays.get(outputId);
    if (display != null && display.needsDraw()) {
      scheduler.scheduleDraw();
    }
  }

  /// The window system has lost the output's picture: all of it is drawn again.
  public void outputExposed(int outputId) {
    Display display = displays.get(outputId);
    if (display != null) {
      display.forgetPicture();
      scheduler.scheduleDraw();
    }
  }

  public void removeOutput(int outputId) {
    Display display = displays.remove(outputId);
    if (display != null) {
      display.close();
      answerHidden();
    }
  }

  /// Which surface fills the output; null for none. Drawn at once, so that switching tabs waits for
  /// nothing.
  public void showSurface(int outputId, @Nullable SurfaceId surface, int backgroundColor) {
    display(outputId).show(surface, backgroundColor);
    scheduler.drawNow();
    answerHidden();
    scheduler.updateNeeds();
  }

  public PixelSize outputSize(int outputId) {
    return display(outputId).size();
  }

  /// Copies the output's picture; see [OutputDevice#copy].
  public void copyOutput(int outputId, MemorySegment target) {
    scheduler.drawNow();
    display(outputId).copy(target);
  }

  private Display display(int outputId) {
    Display display = displays.get(outputId);
    if (display == null) {
      throw new IllegalArgumentException("no output " + outputId);
    }
    return display;
  }

  // From clients.

  public void submitFrame(CompositorFrame frame) {
    Client client = clients.get(frame.surface().clientId());
    if (client != null && client.wasDropped(frame.surface().localId())) {
      client.returnUnused(frame);
      return;
    }
    Surface surface = ownSurface(frame.surface(), () -> submitFrame(frame));
    if (surface == null) {
      return;
    }
    CompositorFrame old = surface.frame;
    if (surface.unansweredFrame) {
      throw new BadMessage("frame " + frame.number() + " before FrameShown of the last");
    }
    if (old != null && Long.compareUnsigned(frame.number(), old.number()) <= 0) {
      throw new BadMessage("frame " + frame.number() + " after frame " + old.number());
    }
    if (Long.compareUnsigned(frame.beginFrameSequence(), scheduler.sequence()) > 0) {
      throw new BadMessage("answer to BeginFrame " + frame.beginFrameSequence() + " of the future");
    }
    for (TileResource resource : frame.resources()) {
      surface.client.startUse(resource);
    }
    if (old != null) {
      for (TileResource resource : old.resources()) {
        if (surface.client.stopUse(resource.id())) {
          surface.toReturn.add(resource.id());
        }
      }
    }
    surface.frame = frame;
    surface.unansweredFrame = true;
    surface.answeredBeginFrame();
    if (!visible().containsKey(surface.id)) {
      surface.answerFrame(OutputDevice.NOT_PRESENTED);
      return;
    }
    displays.values().forEach(display -> display.surfaceChanged(surface.id));
    scheduler.answered(surface);
    scheduler.updateNeeds();
    scheduler.scheduleDraw();
  }

  public void setNeedsBeginFrame(SurfaceId id, boolean needed) {
    Surface surface = ownSurface(id, () -> setNeedsBeginFrame(id, needed));
    if (surface != null) {
      surface.needsBeginFrame = needed;
      surface.unansweredBeginFrames = 0;
      if (!needed) {
        scheduler.answered(surface);
      }
      scheduler.updateNeeds();
    }
  }

  public void didNotProduceFrame(SurfaceId id, long sequence) {
    Surface surface = ownSurface(id, () -> didNotProduceFrame(id, sequence));
    if (surface == null) {
      return;
    }
    if (Long.compareUnsigned(sequence, scheduler.sequence()) > 0) {
      throw new BadMessage("answer to BeginFrame " + sequence + " of the future");
    }
    surface.answeredBeginFrame();
    if (sequence == scheduler.sequence()) {
      scheduler.answered(surface);
    }
    scheduler.updateNeeds();
  }

  /// The client's own surface; null when it was dropped, or is not granted yet: then the message is
  /// handled again once it is.
  private @Nullable Surface ownSurface(SurfaceId id, Runnable message) {
    Client client = clients.get(id.clientId());
    if (client == null || client.wasDropped(id.localId())) {
      return null;
    }
    Surface surface = client.surfaces.get(id.localId());
    if (surface == null) {
      if (!client.isWaitingForGrant(id.localId())) {
        timers.at(timers.now() + GRANT_WAIT_NANOS, () -> grantMissing(client, id));
      }
      client.waitForGrant(id.localId(), message);
    }
    return surface;
  }

  private void grantMissing(Client client, SurfaceId id) {
    if (clients.get(client.id) == client && !client.takeWaiting(id.localId()).isEmpty()) {
      client.violation.accept(new BadMessage("surface " + id.localId() + " is not granted"));
    }
  }

  // Both sides.

  private @Nullable Surface surface(SurfaceId id) {
    Client client = clients.get(id.clientId());
    return client == null ? null : client.surfaces.get(id.localId());
  }

  private Map<SurfaceId, Surface> visible() {
    Map<SurfaceId, Surface> visible = new LinkedHashMap<>();
    displays.values().forEach(display -> display.collectVisible(visible));
    return visible;
  }

  private void surfacesChanged() {
    displays.values().forEach(Display::setNeedsDraw);
    answerHidden();
    scheduler.updateNeeds();
    scheduler.scheduleDraw();
  }

  /// A client whose surface nobody sees any more must not wait for its frame to be shown.
  private void answerHidden() {
    Map<SurfaceId, Surface> visible = visible();
    for (Client client : clients.values()) {
      for (Surface surface : client.surfaces.values()) {
        if (!visible.containsKey(surface.id)) {
          surface.answerFrame(OutputDevice.NOT_PRESENTED);
          scheduler.answered(surface);
          surface.releaseCopies(renderer);
        } else {
          surface.released = null;
        }
      }
    }
  }

  private boolean drawOutputs() {
    boolean drawn = false;
    for (Display display : List.copyOf(displays.values())) {
      if (display.needsDraw()) {
        drawn |= display.draw(timers, scheduler::updateNeeds);
      }
    }
    answerHidden();
    return drawn;
  }

  /// Ends all outputs.
  public void close() {
    displays.values().forEach(Display::close);
    displays.clear();
    renderer.close();
  }
}
