// The calls of both clients that the other scripts do not make: what fewer people use.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import puppeteer from 'puppeteer-core';
import { chromium } from 'playwright-core';
import { withPage } from './contexts.mjs';

export async function drive(tools) {
  await withPuppeteer(tools);
  await withPlaywright(tools);
}

async function withPuppeteer({ browser: executablePath, locked, server, call, equal }) {
  const { base, asked } = server;
  const browser = await puppeteer.launch({ executablePath, headless: true, args: locked ? [] : ['--no-sandbox'], protocolTimeout: 15_000 });
  /** On a page of its own, in a context of its own. */
  const within = (name, action) => call(`puppeteer ${name}`, async () => {
    const context = await browser.createBrowserContext();
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await page.goto(`${base}/form`);
      return await action(page, context);
    } finally { await context.close(); }
  });
  let shared;
  /** On the page of all the calls that ask for nothing which outlives a document: starting processes took most of the time. */
  const here = (name, action) => call(`puppeteer ${name}`, async () => {
    if (!shared || shared.isClosed()) {
      shared = await (await browser.createBrowserContext()).newPage();
      shared.setDefaultTimeout(10_000);
    }
    try {
      await shared.goto(`${base}/form`);
      return await action(shared, shared.browserContext());
    } catch (e) {
      shared = undefined; // who knows what the call has left behind
      throw e;
    }
  });
  try {
    // The browser
    await call('puppeteer browser.connected', async () => equal([browser.connected, browser.browserContexts().length, /^ws:/.test(browser.wsEndpoint())], [true, 1, true]));
    await call('puppeteer browser.waitForTarget', async () => {
      const wanted = browser.waitForTarget(t => t.url() === `${base}/second`, { timeout: 10_000 });
      const page = await browser.newPage();
      await page.goto(`${base}/second`);
      equal([(await wanted).type(), (await (await wanted).asPage()).url()], ['page', `${base}/second`]);
      await page.close();
    });
    await within('target.opener', async page => {
      const popup = new Promise(done => page.once('popup', done));
      await page.evaluate(() => { open('/second'); });
      equal((await popup).target().opener() === page.target(), true);
    });
    await here('deep values', async page => {
      await page.setContent('<p id=p title=t>one<b>two</b></p><iframe srcdoc=inside></iframe>');
      await page.$eval('p', p => { p.expando = { far: [1] }; p.attachShadow({ mode: 'closed' }).append('shade'); });
      const client = await page.createCDPSession(), { frameTree } = await client.send('Page.getFrameTree');
      const deep = async (expression, more) => {
        const { result } = await client.send('Runtime.evaluate', { expression, serializationOptions: { serialization: 'deep', ...more } });
        return result.deepSerializedValue;
      };
      const [first, again, { value: [[key, third]] }] = (await deep('[p, p, { x: p }]')).value;
      equal([first.type, first.value.localName, first.value.attributes, first.value.childNodeCount, first.value.children === undefined], ['node', 'p', { id: 'p', title: 't' }, 2, true]);
      equal([first.value.shadowRoot.value.mode, first.value.loaderId], ['closed', frameTree.frame.loaderId]);
      equal([again, key, third], [{ type: 'node', weakLocalObjectReference: first.weakLocalObjectReference }, 'x', again]);
      equal((await client.send('DOM.describeNode', { backendNodeId: first.value.backendNodeId })).node.nodeName, 'P');
      equal((await deep('p', { additionalParameters: { maxNodeDepth: 1 } })).value.children.map(c => c.value.nodeValue ?? c.value.localName), ['one', 'b']);
      equal((await deep('frames[0]')).value.context, frameTree.childFrames[0].frame.id);
      equal((await deep('[p.childNodes, p.children, location]')).value.map(v => [v.type, v.value?.length]), [['nodelist', 2], ['htmlcollection', 1], ['platformobject', undefined]]);
      equal(await deep('new Map([["a", new Set([/b/g, 1n, new Date(0)])], [p, -0]])', { maxDepth: 1 }).then(v => v.value.map(([k, v]) => [k.type ?? k, v])), [['a', { type: 'set' }], ['node', { type: 'number', value: '-0' }]]);
      equal(await deep('[[/b/g, 1n, new Date(0), undefined, () => 1]]'), { type: 'array', value: [{ type: 'array', value: [{ type: 'regexp', value: { pattern: 'b', flags: 'g' } }, { type: 'bigint', value: '1' }, { type: 'date', value: '1970-01-01T00:00:00.000Z' }, { type: 'undefined' }, { type: 'function' }] }] });
      equal([await deep('"text"'), await deep('null'), await deep('[[1]]', { maxDepth: 1 })], [{ type: 'string', value: 'text' }, { type: 'null' }, { type: 'array', value: [{ type: 'array' }] }]);
    });
    await within('context.deleteMatchingCookies', async (page, context) => {
      await page.goto(`${base}/cookie`);
      await context.deleteMatchingCookies({ name: 'hidden', url: base });
      equal((await context.cookies()).map(c => c.name), ['served']);
    });
    await within('Storage.clearDataForOrigin', async page => {
      await page.goto(`${base}/cookie`);
      await page.evaluate(() => { localStorage.setItem('kept', '1'); });
      const client = await page.createCDPSession(), clear = storageTypes => client.send('Storage.clearDataForOrigin', { origin: base, storageTypes });
      const left = () => page.evaluate(() => [localStorage.length, document.cookie]);
      await clear('local_storage');
      equal(await left(), [0, 'served=1']);
      await page.evaluate(() => { localStorage.setItem('kept', '2'); });
      await clear('all');
      equal(await left(), [0, '']);
    });
    await here('navigator.plugins', async page => equal(await page.evaluate(() => {
      const { plugins, mimeTypes } = navigator, plugin = plugins['Chrome PDF Viewer'];
      return [plugins.length, plugin === plugins[1], plugin.filename, plugin.length, plugin[0] === mimeTypes[0], mimeTypes['text/pdf'].suffixes, mimeTypes[1].enabledPlugin === plugins[0], plugins.item(5), plugins.nothing === undefined, Object.keys(plugins), plugins instanceof PluginArray];
    }), [5, true, 'internal-pdf-viewer', 2, true, 'pdf', true, null, true, ['0', '1', '2', '3', '4'], true]));
    await within('context.setPermission', async (page, context) => {
      await context.setPermission(base, { permission: { name: 'geolocation' }, state: 'granted' });
      equal(await page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state), 'granted');
      await context.clearPermissionOverrides();
    });
    await within('getWindowBounds', async page => {
      const id = await page.windowId();
      const bounds = await browser.getWindowBounds(id);
      equal([bounds.width > 0, bounds.height > 0], [true, true]);
      await browser.setWindowBounds(id, { width: 700, height: 500 });
      const after = await browser.getWindowBounds(id);
      equal([after.width, after.height], [700, 500]);
      await browser.setWindowBounds(id, { windowState: 'maximized' });
      equal((await browser.getWindowBounds(id)).windowState, 'maximized');
    });
    await call('puppeteer disconnect and connect', async () => {
      const other = await puppeteer.connect({ browserWSEndpoint: browser.wsEndpoint() });
      const page = await other.newPage();
      equal(await page.evaluate(() => 6 * 7), 42);
      await page.close();
      await other.disconnect();
      equal([other.connected, browser.connected], [false, true]);
    });

    // The page
    await here('addScriptTag', async page => {
      await page.addScriptTag({ url: `${base}/script.js` });
      await page.addScriptTag({ content: 'window.inline = 2', id: 'mine' });
      equal(await page.evaluate(() => [scripted, inline, !!document.querySelector('#mine')]), [1, 2, true]);
    });
    await here('addStyleTag', async page => {
      await page.addStyleTag({ content: '#box { width: 33px }' });
      await page.addStyleTag({ url: `${base}/style.css` });
      equal(await page.evaluate(() => [document.querySelector('#box').offsetWidth, getComputedStyle(document.querySelector('#far')).color]), [33, 'rgb(255, 0, 0)']);
    });
    await here('createPDFStream', async page => {
      let bytes = Buffer.alloc(0);
      const reader = (await page.createPDFStream({ format: 'A5' })).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) bytes = Buffer.concat([bytes, part.value]);
      equal(bytes.subarray(0, 5).toString(), '%PDF-');
    });
    await within('emulate', async page => {
      await page.emulate({ viewport: { width: 300, height: 500, deviceScaleFactor: 2, isMobile: true, hasTouch: true }, userAgent: 'Phone/1' });
      await page.goto(`${base}/second`);
      equal([await page.evaluate(() => [devicePixelRatio, navigator.userAgent, navigator.maxTouchPoints > 0]), page.viewport().width], [[2, 'Phone/1', true], 300]);
    });
    await within('a phone shows pages that say nothing smaller', async page => {
      await page.emulate({ viewport: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true }, userAgent: 'Phone/1' });
      await page.setContent(`<!doctype html><body style="margin: 0"><button style="position: absolute; left: 600px; top: 1500px" onclick="this.id = 'pressed'">x</button><div style="height: 3000px">`);
      const seen = () => page.evaluate(() => [innerWidth, innerHeight, document.documentElement.clientWidth, outerWidth, devicePixelRatio, Math.round(visualViewport.scale * 1000), matchMedia('(width: 980px) and (device-width: 390px)').matches]);
      equal(await seen(), [980, 2121, 980, 390, 2, 398, true]);
      await page.click('button');
      equal(await page.evaluate(() => document.querySelector('button').id), 'pressed');
      const whole = await page.screenshot({ fullPage: true }), area = await page.screenshot();
      equal([whole, area].map(png => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)]), [[1960, 6000], [780, 1688]]);
      equal(await seen(), [980, 2121, 980, 390, 2, 398, true]);
      await page.tap('button');
      await page.evaluate(() => { const meta = document.createElement('meta'); meta.name = 'viewport'; meta.content = 'width=device-width'; document.head.append(meta); });
      equal((await seen())[2], 390);
    });
    await within('a picture leaves a page where it is', async page => {
      await page.setContent('<!doctype html><body style="margin: 0"><div style="height: 100vh; background: rgb(255, 0, 0)"></div><div style="height: 3000px; background: rgb(0, 0, 255)">');
      await page.evaluate(() => new Promise(done => { onscroll = done; scrollTo(0, 1000); }));
      await page.evaluate(() => { window.heard = []; onscroll = onresize = e => heard.push(e.type); });
      const { height } = page.viewport();
      const colours = [];
      for (const y of [10, height - 10, height + 10]) colours.push(await pixel(page, await page.screenshot({ encoding: 'base64', clip: { x: 10, y, width: 1, height: 1 } })));
      equal(colours, [[255, 0, 0], [255, 0, 0], [0, 0, 255]]);
      await page.screenshot({ fullPage: true });
      equal(await page.evaluate(() => scrollY), 1000);
    });
    await within('emulateFocusedPage', async page => { await page.emulateFocusedPage(true); equal(await page.evaluate(() => document.hasFocus()), true); });
    await within('emulateIdleState', async page => { await page.emulateIdleState({ isUserActive: false, isScreenUnlocked: false }); await page.emulateIdleState(); });
    await within('emulateLocale', async page => {
      await page.emulateLocale('de-DE');
      equal(await page.evaluate(() => (1234.5).toLocaleString()), '1.234,5');
    });
    await within('emulateNetworkConditions', async page => {
      await page.emulateNetworkConditions({ download: 500_000, upload: 500_000, latency: 300 });
      equal(await page.evaluate(async () => { const from = performance.now(); await fetch('/data.json'); return performance.now() - from >= 290; }), true);
      await page.emulateNetworkConditions(null);
    });
    for (const deficiency of ['achromatopsia', 'deuteranopia', 'blurredVision', 'none']) {
      await within(`emulateVisionDeficiency ${deficiency}`, page => page.emulateVisionDeficiency(deficiency));
    }
    await within('emulateVisionDeficiency is seen', async page => {
      await page.setContent('<!doctype html><style>body { margin: 0; background: rgb(255, 0, 0) }</style>');
      await page.emulateVisionDeficiency('achromatopsia');
      equal(await pixel(page, await page.screenshot({ encoding: 'base64' })), [127, 127, 127]);
    });
    await within('removeExposedFunction', async page => {
      await page.exposeFunction('twice', n => 2 * n);
      await page.removeExposedFunction('twice');
      equal(await page.evaluate(() => typeof twice), 'undefined');
    });
    await within('removeScriptToEvaluateOnNewDocument', async page => {
      const { identifier } = await page.evaluateOnNewDocument(() => { window.early = 1; });
      await page.removeScriptToEvaluateOnNewDocument(identifier);
      await page.goto(`${base}/second`);
      equal(await page.evaluate(() => typeof early), 'undefined');
    });
    await within('setBypassCSP', async page => {
      await page.setBypassCSP(true);
      await page.goto(`${base}/policy`);
      await page.addScriptTag({ content: 'window.passed = 1' });
      equal(await page.evaluate(() => window.passed), 1);
    });
    await within('setBypassServiceWorker', page => page.setBypassServiceWorker(true));
    await within('setJavaScriptEnabled', async page => {
      await page.setJavaScriptEnabled(false);
      await page.goto(`${base}/console`);
      equal([page.isJavaScriptEnabled(), await page.title()], [false, 'Console']);
    });
    await call('puppeteer downloads of contexts', async () => {
      const folders = [1, 2].map(() => mkdtempSync(path.join(tmpdir(), 'drive-')));
      const contexts = [];
      for (const downloadPath of folders) contexts.push(await browser.createBrowserContext({ downloadBehavior: { policy: 'allow', downloadPath } }));
      const page = await contexts[0].newPage();
      await page.goto(`${base}/file.bin`).catch(() => {});
      for (let i = 0; i < 100 && !existsSync(path.join(folders[0], 'named.bin')); i++) await new Promise(done => setTimeout(done, 50));
      equal(folders.map(f => existsSync(path.join(f, 'named.bin'))), [true, false]);
      for (const context of contexts) await context.close();
      for (const folder of folders) rmSync(folder, { recursive: true, force: true });
    });
    await within('page.isClosed', async page => { await page.close(); equal(page.isClosed(), true); });
    await within('page.resize', async page => {
      await page.setViewport(null);
      await page.resize({ contentWidth: 640, contentHeight: 333 });
      await page.waitForFunction(() => innerWidth === 640 && innerHeight === 333);
    });
    await here('page.captureHeapSnapshot', async page => {
      const file = path.join(mkdtempSync(path.join(tmpdir(), 'drive-')), 'heap.heapsnapshot');
      try {
        await page.captureHeapSnapshot({ path: file });
        equal(JSON.parse(readFileSync(file, 'utf8')).snapshot.node_count > 100, true);
      } finally { rmSync(path.dirname(file), { recursive: true }); }
    });

    // Elements and handles
    await here('element.isVisible', async page => {
      await page.setContent('<p id=a>a</p><p id=b style="visibility: hidden">b</p>');
      const [a, b] = [await page.$('#a'), await page.$('#b')];
      equal([await a.isVisible(), await a.isHidden(), await b.isVisible(), await b.isHidden()], [true, false, false, true]);
    });
    await here('nodes as the protocol tells of them', async page => {
      await page.setContent(`<!doctype html><!--c--><div id=box style="position: absolute; left: 50px; top: 40px; width: 100px; height: 50px; padding: 1px 2px 3px 4px; border: 5px solid; margin: 6px 7px 8px 9px">text</div>
        <div id=turned style="position: absolute; left: 200px; top: 200px; width: 100px; height: 20px; transform: rotate(90deg)"></div><p style="width: 60px; font: 16px/20px monospace"><span id=lines>aaaa bbbb</span></p>
        <p id=none hidden></p><svg id=s><linearGradient id=g /></svg><div id=host></div><template id=t><i></i></template><iframe id=f srcdoc="<b>in</b>"></iframe>`);
      await page.$eval('#host', e => { e.attachShadow({ mode: 'open' }).innerHTML = '<b>shade</b>'; });
      const client = await page.createCDPSession();
      const root = (await client.send('DOM.getDocument', { depth: -1, pierce: true })).root;
      const named = {};
      (function walk(node) {
        const at = (node.attributes ?? []).indexOf('id');
        if (at >= 0) named[node.attributes[at + 1]] = node;
        for (const inside of [...node.children ?? [], ...node.shadowRoots ?? [], ...node.contentDocument ? [node.contentDocument] : []]) { if (node.children?.includes(inside)) equal(inside.parentId, node.nodeId); walk(inside); }
      })(root);
      equal([root.compatibilityMode, root.children[0].publicId, named.s.nodeName, named.s.isSVG, named.g.localName], ['NoQuirksMode', '', 'svg', true, 'linearGradient']);
      equal([named.host.shadowRoots[0].shadowRootType, named.host.shadowRoots[0].children[0].localName, named.t.templateContent.childNodeCount, named.f.contentDocument.children[0].children[1].children[0].localName], ['open', 'b', 1, 'b']);
      const model = async name => (await client.send('DOM.getBoxModel', { nodeId: named[name].nodeId })).model, quads = async name => (await client.send('DOM.getContentQuads', { nodeId: named[name].nodeId })).quads;
      equal(await model('box'), { content: [68, 52, 168, 52, 168, 102, 68, 102], padding: [64, 51, 170, 51, 170, 105, 64, 105], border: [59, 46, 175, 46, 175, 110, 59, 110], margin: [50, 40, 182, 40, 182, 118, 50, 118], width: 116, height: 64 });
      equal([await quads('turned'), (await quads('lines')).length, await quads('none')], [[[260, 160, 260, 260, 240, 260, 240, 160]], 2, []]);
      const { searchId, resultCount } = await client.send('DOM.performSearch', { query: 'iframe' });
      equal([resultCount, (await client.send('DOM.getSearchResults', { searchId, fromIndex: 0, toIndex: 1 })).nodeIds], [1, [named.f.nodeId]]);
      await client.send('DOM.discardSearchResults', { searchId });
    });
    await here('element.clickablePoint', async page => {
      const { x, y } = await (await page.$('#box')).clickablePoint({ x: 5, y: 6 });
      const box = await (await page.$('#box')).boundingBox();
      equal([x, y], [box.x + 5, box.y + 6]);
    });
    await here('element.scrollIntoView', async page => {
      await (await page.$('#far')).scrollIntoView();
      equal(await (await page.$('#far')).isIntersectingViewport(), true);
    });
    await here('element.toElement', async page => equal(await (await (await page.$('#box')).toElement('div')).evaluate(e => e.id), 'box'));
    await here('element.backendNodeId', async page => equal(await (await page.$('#box')).backendNodeId() > 0, true));
    await here('element.asLocator', async page => { await (await page.$('#button')).asLocator().click(); equal(await page.evaluate(() => log.includes('click button')), true); });
    await here('element.queryAXTree', async page => {
      let names = 0;
      for await (const found of (await page.$('body')).queryAXTree('Press', 'button')) names += await found.evaluate(e => e.id === 'button') ? 1 : 0;
      equal(names, 1);
    });
    await here('element touches', async page => {
      await page.evaluate(() => { window.touches = []; for (const type of ['touchstart', 'touchmove', 'touchend']) document.addEventListener(type, e => touches.push(type)); });
      const box = await page.$('#box');
      await box.touchStart();
      await page.touchscreen.touchMove(60, 160);
      await box.touchEnd();
      equal(await page.evaluate(() => touches), ['touchstart', 'touchmove', 'touchend']);
    });
    await here('handle.dispose', async page => {
      const handle = await page.evaluateHandle(() => document.body);
      equal([handle.asElement() !== null, handle.remoteObject().subtype, handle.disposed], [true, 'node', false]);
      await handle.dispose();
      equal(handle.disposed, true);
    });
    await here('handle.getProperties', async page => {
      const all = await (await page.evaluateHandle(() => ({ a: 1, b: 'x' }))).getProperties();
      equal([[...all.keys()], await all.get('b').jsonValue()], [['a', 'b'], 'x']);
    });
    await here('drag by mouse', async page => {
      await page.goto(`${base}/drop`);
      await (await page.$('#source')).drag(await page.$('#target')).catch(() => {});
      const [source, target] = [await page.$('#source'), await page.$('#target')];
      await target.drop(source);
      equal(await target.evaluate(e => e.textContent), 'carried');
    });

    // Frames
    await here('frame tree', async page => {
      await page.goto(`${base}/frames`);
      const frame = page.mainFrame().childFrames()[0];
      equal([frame.parentFrame() === page.mainFrame(), await (await frame.frameElement()).evaluate(e => e.name), frame.detached], [true, 'inner', false]);
      const gone = new Promise(done => page.once('framedetached', done));
      await page.evaluate(() => document.querySelector('iframe').remove());
      equal([await gone === frame, frame.detached], [true, true]);
    });

    // Requests and responses
    await here('request.initiator', async page => {
      const wanted = page.waitForRequest(r => r.url().endsWith('/style.css'));
      await page.goto(`${base}/assets`);
      const request = await wanted;
      equal([request.initiator().type, request.isNavigationRequest(), request.resourceType(), request.frame() === page.mainFrame()], ['parser', false, 'stylesheet', true]);
    });
    await here('request.postData', async page => {
      const wanted = page.waitForRequest(r => r.url().endsWith('/echo'));
      await page.evaluate(() => fetch('/echo', { method: 'POST', body: 'said' }));
      const request = await wanted;
      equal([request.method(), request.hasPostData(), request.postData(), await request.fetchPostData()], ['POST', true, 'said', 'said']);
    });
    await here('response', async page => {
      const response = await page.goto(`${base}/second`);
      equal([response.ok(), response.statusText(), response.remoteAddress().ip, response.fromCache(), response.fromServiceWorker(), response.securityDetails(), response.timing().receiveHeadersEnd >= 0],
        [true, 'OK', '127.0.0.1', false, false, null, true]);
    });
    await within('request.continue with overrides', async page => {
      await page.setRequestInterception(true);
      page.on('request', request => {
        if (request.isInterceptResolutionHandled()) return;
        if (request.url().endsWith('/echo')) request.continue({ method: 'PUT', postData: 'other', headers: { ...request.headers(), 'x-mine': '1' } }, 0);
        else request.continue({}, 0);
      });
      const echo = await page.evaluate(async () => (await fetch('/echo', { method: 'POST', body: 'said' })).json());
      equal([echo.method, echo.body, echo.headers['x-mine']], ['PUT', 'other', '1']);
    });
    await here('an empty error', async page => {
      const response = await page.goto(`${base}/empty-error`);
      equal(response?.status() ?? null, 500);
    });

    // Events, coverage, the rest
    await here('console.stackTrace', async page => {
      const heard = new Promise(done => page.once('console', done));
      await page.evaluate(() => { (function deep() { console.warn('x'); })(); });
      const message = await heard;
      equal([message.type(), message.stackTrace().length > 0, message.args().length], ['warn', true, 1]);
    });
    await here('dialog', async page => {
      const asking = new Promise(done => page.once('dialog', done));
      const answer = page.evaluate(() => prompt('name?', 'Ada'));
      const dialog = await asking;
      equal([dialog.type(), dialog.message(), dialog.defaultValue()], ['prompt', 'name?', 'Ada']);
      await dialog.dismiss();
      equal(await answer, null);
    });
    await here('fileChooser.isMultiple', async page => {
      const [chooser] = await Promise.all([page.waitForFileChooser(), page.click('#file')]);
      equal(chooser.isMultiple(), false);
      await chooser.cancel();
    });
    await here('CSS coverage', async page => {
      await page.coverage.startCSSCoverage();
      await page.goto(`${base}/assets`);
      await page.evaluate(() => document.body.append(document.createElement('p')));
      const entries = await page.coverage.stopCSSCoverage();
      equal(entries.map(e => [e.url, e.ranges.length]), [[`${base}/style.css`, 1]]);
    });
    await here('session.connection', async page => {
      const session = await page.createCDPSession();
      equal([!!session.connection(), typeof session.id()], [true, 'string']);
      await session.detach();
    });
    await here('locator.race', async page => {
      await puppeteer.Locator?.race?.([page.locator('#button'), page.locator('#none')]).click();
    });
    await here('locator of a function', async page => equal(await page.locator(() => document.title).wait(), 'Form'));
    await here('locator.map and filter', async page => equal(await page.locator('#head').filter(e => e.className === 'a b').map(e => e.textContent).wait(), 'Heading'));
    await here('waitForNetworkIdle', page => page.waitForNetworkIdle({ idleTime: 100 }));
    await here('worker.evaluate', async page => {
      const made = new Promise(done => page.once('workercreated', done));
      await page.evaluate(() => { window.worker = new Worker('/worker.js'); });
      const worker = await made;
      equal([await worker.evaluate(() => self.mine), worker.url(), page.workers().length], ['worker', `${base}/worker.js`, 1]);
      const ended = new Promise(done => page.once('workerdestroyed', done));
      await page.evaluate(() => window.worker.terminate());
      equal(await ended === worker, true);
    });
  } finally {
    await browser.close();
  }
}

/** The first pixel of a picture, as the page's own decoder has it. */
function pixel(page, base64) {
  return page.evaluate(async file => {
    const image = new Image();
    image.src = file;
    await image.decode();
    const context = document.createElement('canvas').getContext('2d');
    context.drawImage(image, 0, 0);
    return [...context.getImageData(0, 0, 1, 1).data.slice(0, 3)];
  }, `data:image/png;base64,${base64}`);
}

async function withPlaywright({ browser: executablePath, locked, server, call, equal }) {
  const { base, asked } = server;
  const folder = mkdtempSync(path.join(tmpdir(), 'drive-'));
  const browser = await chromium.launch({ executablePath, chromiumSandbox: locked, timeout: 20_000 });
  const within = (name, options, action) => call(`playwright ${name}`, () => withPage(browser, options, 10_000, async (page, context) => {
    await page.goto(`${base}/form`);
    return action(page, context);
  }));
  try {
    await call('playwright browser.isConnected', async () => equal([browser.isConnected(), browser.browserType().name()], [true, 'chromium']));
    await within('addLocatorHandler', {}, async page => {
      await page.evaluate(() => { const cover = document.createElement('div'); cover.id = 'cover'; cover.style = 'position: fixed; inset: 0'; cover.onclick = () => cover.remove(); document.body.append(cover); });
      await page.addLocatorHandler(page.locator('#cover'), cover => cover.click());
      await page.click('#button');
      equal(await page.evaluate(() => log.includes('click button')), true);
    });
    await within('ariaSnapshot', {}, async page => equal((await page.locator('body').ariaSnapshot()).includes('button "Press"'), true));
    await within('bringToFront', {}, async (page, context) => {
      const other = await context.newPage();
      await page.bringToFront();
      equal(await page.evaluate(() => document.visibilityState), 'visible');
      await other.close();
    });
    await within('consoleMessages', {}, async page => {
      await page.evaluate(() => { console.log('one'); setTimeout(() => { throw new Error('two'); }); });
      await page.waitForEvent('pageerror').catch(() => {});
      equal([(await page.consoleMessages()).map(m => m.text()), (await page.pageErrors()).map(e => e.message)], [['one'], ['two']]);
    });
    await within('goForward', {}, async page => {
      await page.goto(`${base}/second`);
      await page.goBack();
      equal((await page.goForward()).url(), `${base}/second`);
    });
    await within('isEnabled and isHidden', {}, async page => {
      await page.goto(`${base}/more`);
      equal([await page.isEnabled('#go'), await page.isHidden('#late'), await page.locator('#mail').isEnabled(), await page.locator('#late').isHidden()], [false, true, true, true]);
    });
    await within('routeFromHAR', {}, async (page, context) => {
      const har = path.join(folder, 'all.har');
      await page.routeFromHAR(har, { update: true });
      await page.goto(`${base}/assets`);
      await context.close();
      equal(JSON.parse(readFileSync(har)).log.entries.some(e => e.request.url === `${base}/style.css`), true);
      const again = await browser.newContext();
      const other = await again.newPage();
      await other.routeFromHAR(har);
      const before = asked.length;
      await other.goto(`${base}/assets`);
      equal([await other.title(), asked.slice(before).filter(a => a.path !== '/favicon.ico').length], ['Assets', 0]);
      await again.close();
    });
    await within('routeWebSocket', {}, async page => {
      await page.routeWebSocket('**/mocked', socket => socket.onMessage(text => socket.send(`heard ${text}`)));
      equal(await page.evaluate(() => new Promise(done => {
        const socket = new WebSocket(`ws://${location.host}/mocked`);
        socket.onopen = () => socket.send('you');
        socket.onmessage = e => done(e.data);
      })), 'heard you');
    });
    await within('routeWebSocket to the server', {}, async page => {
      await page.routeWebSocket('**/echo', socket => {
        const behind = socket.connectToServer();
        socket.onMessage(text => behind.send(`${text}!`));
      });
      equal(await page.evaluate(() => new Promise(done => {
        const socket = new WebSocket(`ws://${location.host}/echo`);
        socket.onopen = () => socket.send('you');
        socket.onmessage = e => done(e.data);
      })), 'you!');
    });
    await within('setExtraHTTPHeaders', {}, async (page, context) => {
      await context.setExtraHTTPHeaders({ 'x-context': '1' });
      await page.setExtraHTTPHeaders({ 'x-page': '2' });
      await page.goto(`${base}/second?extra`);
      const { headers } = asked.filter(a => a.path === '/second').at(-1);
      equal([headers['x-context'], headers['x-page']], ['1', '2']);
    });
    await within('unrouteAll', {}, async page => {
      await page.route('**/*', route => route.abort());
      await page.unrouteAll();
      equal((await page.goto(`${base}/second`)).status(), 200);
    });
    await within('viewportSize', { viewport: { width: 432, height: 321 } }, async page => {
      equal(page.viewportSize(), { width: 432, height: 321 });
      await page.setViewportSize({ width: 500, height: 300 });
      equal(await page.evaluate(() => [innerWidth, innerHeight]), [500, 300]);
    });
    await within('frame events', {}, async page => {
      const seen = [];
      for (const event of ['frameattached', 'framenavigated', 'framedetached']) page.on(event, frame => seen.push(`${event} ${frame === page.mainFrame() ? 'main' : 'child'}`));
      await page.evaluate(() => new Promise(done => { const frame = document.createElement('iframe'); frame.src = '/second'; frame.onload = () => { frame.remove(); done(); }; document.body.append(frame); }));
      await page.waitForTimeout(100);
      equal([...new Set(seen)], ['frameattached child', 'framenavigated child', 'framedetached child']);
      equal(page.frames()[0].childFrames().length, 0);
    });
    await within('request events', {}, async page => {
      const seen = [];
      for (const event of ['request', 'response', 'requestfinished']) page.on(event, () => seen.push(event));
      await page.evaluate(async () => (await fetch('/data.json')).json());
      await page.waitForTimeout(100);
      equal(seen, ['request', 'response', 'requestfinished']);
    });
    await within('headers of a request and a response', {}, async page => {
      const [request] = await Promise.all([page.waitForRequest('**/echo'), page.evaluate(() => fetch('/echo', { method: 'POST', body: 'b', headers: { 'X-Mine': 'M' } }))]);
      const response = await request.response();
      equal([request.postDataBuffer().toString(), (await request.headersArray()).some(h => h.name.toLowerCase() === 'x-mine' && h.value === 'M'), await response.headerValues('x-served'),
        (await response.headersArray()).some(h => h.name.toLowerCase() === 'x-served'), response.fromServiceWorker(), (await response.serverAddr()).ipAddress],
      ['b', true, ['yes'], true, false, '127.0.0.1']);
    });
    await within('several cookies are several headers', {}, async page => {
      const response = await page.goto(`${base}/cookie`);
      equal(await response.headerValues('set-cookie'), ['served=1; Path=/', 'hidden=2; HttpOnly; Path=/']);
    });
    await within('request.sizes and timing', {}, async page => {
      const [request] = await Promise.all([page.waitForEvent('requestfinished'), page.goto(`${base}/second`)]);
      const sizes = await request.sizes();
      equal([sizes.responseBodySize > 0, sizes.responseHeadersSize > 0, request.timing().responseEnd > 0], [true, true, true]);
    });
    await within('httpCredentials', { httpCredentials: { username: 'ada', password: 'love' } }, async page => equal((await page.goto(`${base}/secret`)).status(), 200));
    await within('contentFrame and ownerFrame', {}, async page => {
      await page.goto(`${base}/frames`);
      const element = await page.$('iframe');
      equal([(await element.contentFrame()).url(), (await element.ownerFrame()) === page.mainFrame(), await page.locator('iframe').first().contentFrame().locator('p').textContent(), await page.frameLocator('iframe >> nth=0').owner().getAttribute('name')],
        [`${base}/second`, true, 'second page', 'inner']);
    });
    await within('waitForElementState', {}, async page => {
      await page.goto(`${base}/more`);
      const button = await page.$('#go');
      const enabled = button.waitForElementState('enabled');
      await page.evaluate(() => { document.getElementById('go').disabled = false; });
      await enabled;
      await button.waitForElementState('stable');
    });
    await within('dragTo', {}, async page => {
      await page.goto(`${base}/drop`);
      await page.locator('#source').dragTo(page.locator('#target'));
      equal(await page.locator('#target').textContent(), 'carried');
    });
    await within('drag by mouse steps', {}, async page => {
      await page.goto(`${base}/drop`);
      await page.locator('#source').hover();
      await page.mouse.down();
      await page.locator('#target').hover();
      await page.locator('#target').hover();
      await page.mouse.up();
      equal(await page.locator('#target').textContent(), 'carried');
    });
    await within('scripts forbid to select, and hide what has the focus', {}, async page => {
      await page.setContent(`<p id=a>some words</p><p id=b>other words</p><div id=w><input id=i></div><script>
        addEventListener('selectstart', e => { (window.starts ??= []).push(e.target.nodeName); if (e.target.parentNode.id === 'b') e.preventDefault(); })</script>`);
      const drag = async id => {
        const { x, y } = await page.locator(id).boundingBox();
        await page.mouse.move(x + 1, y + 9);
        await page.mouse.down();
        await page.mouse.move(x + 300, y + 9);
        await page.mouse.up();
        return page.evaluate(() => getSelection().toString());
      };
      equal([await drag('#a'), await drag('#b')], ['some words', 'some words']);
      await page.click('#i');
      equal(await page.evaluate(() => starts), ['#text', '#text', 'INPUT']);
      await page.evaluate(() => { window.blurred = 0; i.onblur = () => blurred++; w.style.display = 'none'; });
      await page.waitForFunction(() => document.activeElement === document.body);
      equal(await page.evaluate(() => blurred), 1);
    });
    await within('a key shows the focus, and wheels have an older event', {}, async page => {
      await page.setContent('<button id=b>b</button><div id=w style="height: 3000px">');
      await page.click('#b');
      const shown = () => page.evaluate(() => b.matches(':focus-visible'));
      const before = await shown();
      await page.keyboard.press('x');
      equal([before, await shown()], [false, true]);
      await page.evaluate(() => {
        window.heard = [];
        w.addEventListener('wheel', e => heard.push(`div ${e.type}`));
        w.addEventListener('mousewheel', e => heard.push(`div ${e.type}`));
        document.body.onmousewheel = e => heard.push(`body ${e.type} ${e.wheelDelta < 0}`);
      });
      await page.mouse.move(100, 100);
      await page.mouse.wheel(0, 100);
      await page.waitForFunction(() => heard.length > 0);
      equal(await page.evaluate(() => heard), ['div wheel', 'body mousewheel true']);
    });
    await within('locator.or, describe, elementHandles', {}, async page => {
      await page.goto(`${base}/more`);
      equal([await page.locator('#none').or(page.locator('#end')).textContent(), await page.locator('li').describe('items').count(), (await page.locator('li').elementHandles()).length, await (await page.locator('#end').elementHandle()).textContent()], ['end', 3, 3, 'end']);
    });
    await within('api requests', {}, async (page, context) => {
      const answers = [];
      for (const verb of ['post', 'put', 'patch', 'delete']) answers.push((await (await context.request[verb](`${base}/echo`, { data: 'x' })).json()).method);
      equal(answers, ['POST', 'PUT', 'PATCH', 'DELETE']);
    });
    await within('clock.runFor', {}, async page => {
      await page.clock.install({ time: new Date('2030-01-01T00:00:00Z') });
      await page.goto(`${base}/second`);
      await page.evaluate(() => { window.ticks = 0; setInterval(() => ticks++, 1000); });
      await page.clock.runFor(5000);
      equal(await page.evaluate(() => window.ticks), 5);
    });
    await within('clock.pauseAt and resume', {}, async page => {
      await page.clock.install({ time: new Date('2030-01-01T00:00:00Z') });
      await page.goto(`${base}/second`);
      await page.clock.pauseAt(new Date('2030-01-02T00:00:00Z'));
      equal(await page.evaluate(() => new Date().toISOString()), '2030-01-02T00:00:00.000Z');
      await page.clock.resume();
    });
    await within('clock.setFixedTime', {}, async page => {
      await page.clock.setFixedTime(new Date('2031-05-06T07:08:09Z'));
      equal(await page.evaluate(() => new Date().toISOString()), '2031-05-06T07:08:09.000Z');
      await page.clock.setSystemTime(new Date('2032-05-06T07:08:09Z'));
      equal(await page.evaluate(() => new Date().getUTCFullYear()), 2032);
    });
    await within('dialog.defaultValue', {}, async page => {
      const said = new Promise(done => page.once('dialog', dialog => { done(dialog.defaultValue()); dialog.dismiss(); }));
      equal([await page.evaluate(() => prompt('?', 'this')), await said], [null, 'this']);
    });
    await within('download.createReadStream', {}, async page => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => { location.href = '/file.bin'; })]);
      let text = '';
      for await (const part of await download.createReadStream()) text += part;
      equal(text, 'content of the file');
      await download.delete();
    });
    await within('fileChooser', {}, async page => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#file')]);
      equal([chooser.isMultiple(), await chooser.element().getAttribute('id')], [false, 'file']);
      await chooser.setFiles({ name: 'x.txt', mimeType: 'text/plain', buffer: Buffer.from('x') });
      equal(await page.$eval('#file', e => e.files[0].name), 'x.txt');
    });
    await within('mouse.move and dblclick', {}, async page => {
      await page.goto(`${base}/more`);
      const box = await page.locator('#drag').boundingBox();
      await page.mouse.move(box.x + 5, box.y + 5, { steps: 4 });
      await page.mouse.dblclick(box.x + 5, box.y + 5);
      equal(await page.evaluate(() => [log.filter(l => l === 'mousemove').length >= 4, log.includes('dblclick')]), [true, true]);
    });
    await within('route.fallback', {}, async page => {
      const order = [];
      await page.route('**/data.json', route => { order.push(1); route.fulfill({ json: { mine: true } }); });
      await page.route('**/data.json', route => { order.push(2); route.fallback(); });
      equal([await page.evaluate(async () => (await fetch('/data.json')).json()), order], [{ mine: true }, [2, 1]]);
    });
    await within('tracing chunks and groups', {}, async (page, context) => {
      await context.tracing.start({ snapshots: true });
      await context.tracing.startChunk();
      await context.tracing.group('mine');
      await page.click('#button');
      await context.tracing.groupEnd();
      await context.tracing.stopChunk({ path: path.join(folder, 'chunk.zip') });
      await context.tracing.stop();
      equal(readFileSync(path.join(folder, 'chunk.zip')).length > 500, true);
    });
    await within('web errors of a context', {}, async (page, context) => {
      const heard = new Promise(done => context.once('weberror', done));
      await page.evaluate(() => { setTimeout(() => { throw new TypeError('here'); }); });
      equal([(await heard).error().message, (await heard).page() === page], ['here', true]);
    });
    await within('websocket events', {}, async page => {
      const opened = page.waitForEvent('websocket');
      await page.evaluate(() => { window.socket = new WebSocket(`ws://${location.host}/echo`); socket.onopen = () => socket.send('a'); });
      const socket = await opened;
      const sent = await socket.waitForEvent('framereceived');
      equal([sent.payload, socket.isClosed()], ['a', false]);
      const closed = socket.waitForEvent('close');
      await page.evaluate(() => window.socket.close());
      await closed;
    });
    await within('selectors', {}, async page => {
      await page.setContent('<button>Save</button><label>Mail<input placeholder="you@x" title="Your mail"></label><img alt=logo><p data-testid=t>text</p>');
      equal([await page.getByRole('button', { name: 'Save' }).count(), await page.getByLabel('Mail').count(), await page.getByPlaceholder('you@x').count(), await page.getByTitle('Your mail').count(), await page.getByAltText('logo').count(), await page.getByTestId('t').count(), await page.getByText('text').count(),
        await page.locator('button:has-text("Save")').count(), await page.locator('xpath=//p').count(), await page.locator('button:visible').count(), await page.locator('p:near(button)').count()], Array(11).fill(1));
    });
    await within('popovers', {}, async page => {
      await page.setContent('<button popovertarget=p>open</button><div popover id=p>shown</div>');
      await page.click('button');
      equal(await page.locator('#p').isVisible(), true);
      await page.keyboard.press('Escape');
      equal(await page.locator('#p').isVisible(), false);
    });
    // A window that goes on with its first document is known to the client again.
    await within('popup main world', {}, async page => {
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { window.open('/second'); })]);
      await popup.waitForLoadState();
      equal(await popup.evaluate(() => [location.pathname, opener !== null]), ['/second', true]);
    });
    await within('links to named windows', {}, async (page, context) => {
      await page.setContent('<a href=/second target=named>named</a>');
      const [popup] = await Promise.all([page.waitForEvent('popup'), page.click('a')]);
      await popup.waitForURL('**/second');
      equal(await popup.evaluate(() => [name, opener !== null]), ['named', true]);
      await Promise.all([popup.waitForEvent('framenavigated'), page.click('a')]);
      equal(context.pages().length, 2);
    });
    await within('back within the document', {}, async page => {
      await page.evaluate(() => { history.pushState({}, '', '/pushed'); });
      await page.goBack();
      equal(new URL(page.url()).pathname, '/form');
    });
    await within('clipboard', { permissions: ['clipboard-read', 'clipboard-write'] }, async page => {
      equal(await page.evaluate(async () => { await navigator.clipboard.writeText('copied'); return navigator.clipboard.readText(); }), 'copied');
    });
    await within('coverage of the page alone', {}, async page => {
      await page.coverage.startJSCoverage();
      await page.goto(`${base}/more`);
      const found = (await page.coverage.stopJSCoverage()).map(entry => entry.url);
      equal([found.length > 0, found.filter(url => !url.startsWith(base))], [true, []]);
    });
    // Fingers
    await within('taps', { hasTouch: true }, async page => {
      await page.setContent('<body style="margin:0"><div id=pad style="width:200px;height:200px"></div>');
      await page.evaluate(() => {
        window.log = [];
        for (const type of ['pointerdown', 'touchstart', 'pointerup', 'touchend', 'mousemove', 'mousedown', 'mouseup', 'click'])
          pad.addEventListener(type, e => log.push(`${type} ${e.touches ? `${e.touches.length} of ${e.changedTouches[0].clientX},${e.changedTouches[0].clientY}` : e.pointerType ?? 'mouse'}`));
      });
      await page.touchscreen.tap(10, 20);
      equal(await page.evaluate(() => log), ['pointerdown touch', 'touchstart 1 of 10,20', 'pointerup touch', 'touchend 0 of 10,20', 'mousemove mouse', 'mousedown mouse', 'mouseup mouse', 'click touch']);
      await page.evaluate(() => { log = []; pad.addEventListener('touchstart', e => e.preventDefault()); });
      await page.locator('#pad').tap();
      equal(await page.evaluate(() => log.map(each => each.split(' ')[0])), ['pointerdown', 'touchstart', 'pointerup', 'touchend']);
      equal(await page.evaluate(() => ['ontouchstart' in window, navigator.maxTouchPoints, matchMedia('(pointer: coarse)').matches, matchMedia('(hover: none)').matches]), [true, 1, true, true]);
    });
    await within('no fingers', {}, async page => equal(await page.evaluate(() => ['ontouchstart' in window, navigator.maxTouchPoints, typeof TouchEvent]), [false, 0, 'function']));
    await within('several fingers', { hasTouch: true }, async (page, context) => {
      await page.setContent('<body style="margin:0"><div id=pad style="width:200px;height:200px;touch-action:none"></div>');
      await page.evaluate(() => {
        window.log = [];
        for (const type of ['touchstart', 'touchmove', 'touchend', 'touchcancel']) pad.addEventListener(type, e => log.push([type, e.touches.length, [...e.changedTouches].map(t => t.identifier)]));
        for (const type of ['pointerdown', 'pointermove', 'pointerup', 'pointercancel']) pad.addEventListener(type, e => log.push([type, e.isPrimary, pad.hasPointerCapture(e.pointerId)]));
      });
      const client = await context.newCDPSession(page);
      const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([id, x, y]) => ({ id, x, y })) });
      await touch('touchStart', [5, 10, 10]);
      await touch('touchStart', [5, 10, 10], [6, 50, 50]);
      await touch('touchMove', [5, 10, 40], [6, 50, 50]);
      await touch('touchEnd', [6, 50, 50]);
      await touch('touchCancel');
      equal(await page.evaluate(() => log), [['pointerdown', true, true], ['touchstart', 1, [5]], ['pointerdown', false, true], ['touchstart', 2, [6]],
        ['pointermove', true, true], ['touchmove', 2, [5]], ['pointerup', false, true], ['touchend', 1, [6]], ['pointercancel', true, true], ['touchcancel', 0, [5]]]);
    });
    await within('a finger scrolls', { hasTouch: true }, async (page, context) => {
      await page.setContent('<div style="height:3000px"></div>');
      await page.evaluate(() => { window.log = []; for (const type of ['pointermove', 'pointercancel', 'click']) addEventListener(type, e => log.push(type)); });
      const client = await context.newCDPSession(page);
      await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 100, y: 300 }] });
      for (let y = 280; y >= 100; y -= 20) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 100, y }] });
      await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
      await page.waitForFunction(() => scrollY > 100);
      equal(await page.evaluate(() => log), ['pointermove', 'pointercancel']);
    });
    // What clients change, elsewhere than in documents
    await within('a worker finds what is emulated', { locale: 'de-DE', timezoneId: 'Asia/Tokyo', userAgent: 'Mine/1' }, async page =>
      equal(await page.evaluate(() => new Promise(done => {
        const source = 'postMessage([navigator.language, navigator.userAgent, new Date(0).getHours(), (1.5).toLocaleString()])';
        new Worker(URL.createObjectURL(new Blob([source]))).onmessage = e => done(e.data);
      })), ['de-DE', 'Mine/1', 9, '1,5']));
    await within('types of requests', {}, async page => {
      const types = [];
      await page.route('**/{module,part}.js', route => route.fulfill({ contentType: 'text/javascript', body: route.request().url().includes('module') ? 'import "/part.js"; document.title = "done"' : '' }));
      page.on('request', request => types.push(request.resourceType()));
      await page.evaluate(() => { const script = document.createElement('script'); script.type = 'module'; script.src = '/module.js'; document.body.append(script); });
      await page.waitForFunction(() => document.title === 'done');
      equal(types, ['script', 'script']);
    });
    await within('who blocked a request', {}, async page => {
      await page.route('**/data.json', route => route.abort('blockedbyclient'));
      const [request] = await Promise.all([page.waitForEvent('requestfailed'), page.evaluate(() => fetch('/data.json').catch(() => {}))]);
      equal(request.failure().errorText, 'net::ERR_BLOCKED_BY_CLIENT.Inspector');
    });
    await within('frames that begin empty', {}, async page => {
      const seen = [];
      page.on('framenavigated', frame => seen.push([frame.name(), new URL(frame.url()).pathname]));
      await page.setContent('<iframe name=stays></iframe><iframe name=goes src=/second></iframe>');
      equal(seen.sort(), [['goes', '/second'], ['stays', 'blank']]);
      equal(await page.goto('about:blank'), null);
    });
    await within('download.cancel', {}, async page => {
      const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => { location = '/endless.bin'; })]);
      await download.cancel();
      equal(await download.failure(), 'canceled');
    });
    await call('playwright caches of contexts', async () => {
      const times = () => asked.filter(a => a.path === '/cached').length, before = times();
      for (const options of [{}, {}]) {
        const context = await browser.newContext(options);
        for (let i = 0; i < 2; i++) await (await context.newPage()).goto(`${base}/cached`);
        await context.close();
      }
      equal(times() - before, 2);
    });
    for (const [password, title] of [['lo:ve', 'Second'], ['wrong', 'Who?']]) {
      await within(`a proxy that asks who it is, ${title}`, { proxy: { server: base, username: 'ada', password } }, async page => {
        await page.goto('http://locked.test/second');
        equal([await page.title(), (await page.evaluate(async () => (await fetch('/data.json')).status))], [title, password === 'wrong' ? 407 : 200]);
      });
    }
    await within('a proxy that is not told who asks', { proxy: { server: base } }, async page => {
      const error = await page.goto('http://locked.test/second').then(() => 'went', e => e.message);
      equal(/ERR_INVALID_AUTH_CREDENTIALS/.test(error), true);
    });
    await within('proxy of a context', { proxy: { server: base, bypass: 'near.test' } }, async page => {
      equal(await (await page.goto('http://far.test/second')).text(), '<!doctype html><title>Second</title><p>second page');
      equal(asked.at(-1).headers.host, 'far.test');
      equal(/ERR_NAME_NOT_RESOLVED/.test(await page.goto('http://near.test/second').catch(e => e.message)), true);
    });
    await within('who opened a page', {}, async (page, context) => {
      await page.setContent(`<a id=plain href=${base}/second>a</a><a id=blank target=_blank href=${base}/second>b</a>`);
      const opened = async click => {
        const [made] = await Promise.all([context.waitForEvent('page'), click]);
        await made.waitForLoadState();
        const told = await made.opener() === page;
        await made.close();
        return told;
      };
      equal([await opened(page.click('#plain', { modifiers: ['ControlOrMeta'] })), await opened(page.click('#plain', { button: 'middle' })), await opened(page.click('#blank'))], [false, false, true]);
    });
    await within('navigator.webdriver', {}, async page => equal(await page.evaluate(() => navigator.webdriver), true));
    await within('screen', { viewport: { width: 600, height: 400 }, screen: { width: 1600, height: 900 } }, async page =>
      equal(await page.evaluate(() => [innerWidth, screen.width, screen.availHeight, screen.orientation.type, screen.orientation.angle]), [600, 1600, 900, 'landscape-primary', 0]));
    await within('a phone is turned', { viewport: { width: 300, height: 500 }, isMobile: true, hasTouch: true }, async page => {
      await page.setContent('<meta name=viewport content=width=device-width><p>x');
      const before = await page.evaluate(() => { window.turns = []; screen.orientation.onchange = e => turns.push(e.type, screen.orientation.angle); return screen.orientation.type; });
      await page.setViewportSize({ width: 500, height: 300 });
      equal([before, await page.evaluate(() => turns), await page.evaluate(() => [screen.width, screen.orientation.type])], ['portrait-primary', ['change', 90], [500, 'landscape-primary']]);
    });
    await within('route.continue elsewhere', {}, async page => {
      await page.route('**/first', route => route.continue({ url: `${base}/second` }));
      await page.goto(`${base}/first`);
      equal([page.url(), await page.title(), await page.evaluate(() => location.pathname)], [`${base}/first`, 'Second', '/first']);
      equal(await page.evaluate(() => fetch('/first').then(r => new URL(r.url).pathname)), '/first');
    });
    await within('a tall element', {}, async page => {
      await page.setContent('<body style="margin: 0"><div id=tall style="width: 300px; height: 3000px; background: red"></div><p>end');
      await page.evaluate(() => scrollTo(0, 700));
      const picture = await page.locator('#tall').screenshot();
      equal([picture.readUInt32BE(16), picture.readUInt32BE(20)], [300, 3000]);
    });
    await within('screencast', {}, async (page, context) => {
      await page.setContent('<body style="background: rgb(255, 0, 0)">');
      const session = await context.newCDPSession(page), frames = [];
      session.on('Page.screencastFrame', frame => { frames.push(frame); session.send('Page.screencastFrameAck', { sessionId: frame.sessionId }).catch(() => {}); });
      const shown = async () => { for (const n = frames.length; frames.length === n;) await new Promise(done => setTimeout(done, 20)); };
      const began = shown();
      await session.send('Page.startScreencast', { format: 'png', maxWidth: 320, maxHeight: 320 });
      await began;
      const changed = shown();
      await page.evaluate(() => { document.body.style.background = 'rgb(0, 0, 255)'; });
      await changed;
      await session.send('Page.stopScreencast');
      const { deviceWidth, deviceHeight, pageScaleFactor, offsetTop } = frames[0].metadata, picture = Buffer.from(frames[0].data, 'base64');
      equal([deviceWidth, deviceHeight, pageScaleFactor, offsetTop, picture.readUInt32BE(16), picture.readUInt32BE(20)], [1280, 720, 1, 0, 320, 180]);
    });
    await within('locks of several tabs and workers', {}, async (page, context) => {
      const held = async on => (await on.evaluate(() => navigator.locks.query())).held.map(lock => `${lock.name} ${lock.mode}`);
      const other = await context.newPage();
      for (const each of [page, other]) await each.goto(`${base}/second`);
      await page.evaluate(() => { navigator.locks.request('leader', () => new Promise(() => {})); return navigator.locks.request('asked', () => {}); });
      const led = other.evaluate(() => navigator.locks.request('leader', () => 'led'));
      equal([await held(other), await other.evaluate(() => navigator.locks.request('leader', { ifAvailable: true }, lock => lock))], [['leader exclusive'], null]);
      await page.close();
      equal(await led, 'led');
      await other.evaluate(async () => {
        window.worker = new Worker(URL.createObjectURL(new Blob(['navigator.locks.request("work", { mode: "shared" }, () => { postMessage(0); return new Promise(() => {}); })'])));
        await new Promise(done => { worker.onmessage = done; });
      });
      equal(await held(other), ['work shared']);
      equal(await other.evaluate(() => { const mine = navigator.locks.request('work', lock => lock.mode); worker.terminate(); return mine; }), 'exclusive');
      // A renderer that dies holds nothing; one that asks for too much hears of it.
      const third = await context.newPage();
      await third.goto(`${base}/second`);
      await third.evaluate(() => new Promise(granted => { navigator.locks.request('crash', () => { granted(); return new Promise(() => {}); }); }));
      const after = other.evaluate(() => navigator.locks.request('crash', lock => lock.name));
      const died = new Promise(done => { third.on('crash', done); });
      (await context.newCDPSession(third)).send('Page.crash').catch(() => {});
      await died;
      equal(await after, 'crash');
      equal(await other.evaluate(() => navigator.locks.request('n'.repeat(100_000), () => 'held').catch(e => e.name)), 'NotSupportedError');
      equal(await other.evaluate(async () => {
        const controller = new AbortController();
        const all = [];
        for (let i = 0; i < 6000; i++) all.push(navigator.locks.request('many' + i % 2, { signal: controller.signal }, () => new Promise(() => {})).catch(e => e.name));
        const first = await Promise.race(all);
        return [first, await navigator.locks.request('one', () => 'held').catch(e => e.name)];
      }), ['NotSupportedError', 'NotSupportedError']);
    });
    await within('errors of other origins', {}, async page => {
      await page.route('http://other.test/*', route => route.fulfill(
        { contentType: 'text/javascript', headers: { 'access-control-allow-origin': '*' }, body: 'undefined.x' }));
      await page.goto(`${base}/second`);
      equal(await page.evaluate(async () => {
        const heard = [];
        for (const cors of [false, true]) {
          await new Promise(done => {
            window.onerror = (...told) => { heard.push([...told.slice(0, 4), told[4] === null]); done(); return true; };
            const script = document.createElement('script');
            if (cors) script.crossOrigin = '';
            script.src = `http://other.test/${cors}.js`;
            document.head.append(script);
          });
        }
        return heard;
      }), [['Script error.', '', 0, 0, true],
        ["Uncaught TypeError: Cannot read properties of undefined (reading 'x')", 'http://other.test/true.js', 1, 11, false]]);
    });
    await within('storage of a new context', { storageState: { cookies: [], origins: [{ origin: base, localStorage: [{ name: 'k', value: 'v' }] }] } },
      async page => equal(await page.evaluate(() => localStorage.getItem('k')), 'v'));
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
