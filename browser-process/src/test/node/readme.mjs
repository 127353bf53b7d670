// The examples of Playwright's documentation, and what is near them: one call each, on pages of this machine.
import { chromium, devices } from 'playwright-core';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { withPage } from './contexts.mjs';

export async function drive({ browser: executablePath, locked, server, call, equal }) {
  const { base, asked } = server;
  const folder = mkdtempSync(path.join(tmpdir(), 'drive-'));
  const browser = await call('launch', () => chromium.launch({ executablePath, chromiumSandbox: locked, timeout: 20_000 }));
  if (!browser) return;
  const within = (name, options, action) => call(name, () => withPage(browser, options, 15_000, action));
  try {
    await surroundings({ base, asked, within, equal });
    await network({ base, asked, within, equal });
    await finding({ base, within, equal });
    await acting({ base, within, equal });
    await watching({ base, within, equal, folder, browser, call });
    await storing({ base, within, equal, folder, browser, call });
  } finally {
    await call('browser.close', () => browser.close());
    rmSync(folder, { recursive: true, force: true });
  }
  await call('launchPersistentContext', async () => {
    const profile = mkdtempSync(path.join(tmpdir(), 'drive-'));
    const context = await chromium.launchPersistentContext(profile, { executablePath, chromiumSandbox: locked, viewport: { width: 500, height: 400 } });
    try {
      const page = context.pages()[0] ?? await context.newPage();
      await page.goto(`${base}/second`);
      equal([await page.title(), await page.evaluate(() => innerWidth)], ['Second', 500]);
    } finally {
      await context.close();
      rmSync(profile, { recursive: true, force: true });
    }
  });
}

async function surroundings({ base, asked, within, equal }) {
  await within('a device', devices['iPhone 13'], async page => {
    await page.goto(`${base}/form`);
    equal(await page.evaluate(() => [innerWidth <= 390 || innerWidth === 980, devicePixelRatio, navigator.userAgent.includes('iPhone'), navigator.maxTouchPoints > 0]), [true, 3, true, true]);
    await page.tap('#button');
    equal(await page.evaluate(() => log.includes('click button')), true);
  });
  await within('locale', { locale: 'de-DE' }, async page => {
    await page.goto(`${base}/second`);
    equal(await page.evaluate(() => [navigator.language, (1234.5).toLocaleString(), new Intl.DateTimeFormat().resolvedOptions().locale]), ['de-DE', '1.234,5', 'de-DE']);
    equal(asked.at(-1).headers['accept-language'].startsWith('de-DE'), true);
  });
  await within('timezoneId', { timezoneId: 'Asia/Tokyo' }, async page => {
    await page.goto(`${base}/second`);
    equal(await page.evaluate(() => [new Date(0).getHours(), Intl.DateTimeFormat().resolvedOptions().timeZone]), [9, 'Asia/Tokyo']);
  });
  await within('geolocation', { geolocation: { latitude: 59.95, longitude: 30.31667 }, permissions: ['geolocation'] }, async (page, context) => {
    await page.goto(`${base}/second`);
    const where = () => page.evaluate(() => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(p => done(p.coords.latitude), e => fail(new Error(e.message)))));
    equal(await where(), 59.95);
    await context.setGeolocation({ latitude: 10, longitude: 20 });
    equal(await where(), 10);
  });
  await within('permissions', {}, async (page, context) => {
    await page.goto(`${base}/second`);
    const state = () => page.evaluate(async () => (await navigator.permissions.query({ name: 'geolocation' })).state);
    await context.grantPermissions(['geolocation'], { origin: base });
    equal(await state(), 'granted');
    await context.clearPermissions();
    equal(await state(), 'prompt');
  });
  await within('userAgent', { userAgent: 'Mine/1.0' }, async page => {
    await page.goto(`${base}/second`);
    equal([await page.evaluate(() => navigator.userAgent), asked.at(-1).headers['user-agent']], ['Mine/1.0', 'Mine/1.0']);
  });
  await within('extraHTTPHeaders', { extraHTTPHeaders: { 'x-mine': 'yes' } }, async page => {
    await page.goto(`${base}/second`);
    equal(asked.at(-1).headers['x-mine'], 'yes');
  });
  await within('httpCredentials', { httpCredentials: { username: 'ada', password: 'love' } }, async page => {
    equal((await page.goto(`${base}/secret`)).status(), 200);
  });
  await within('javaScriptEnabled', { javaScriptEnabled: false }, async page => {
    await page.goto('data:text/html,<title>before</title><script>document.title = "after"</script>');
    equal(await page.title(), 'before');
  });
  await within('offline', {}, async (page, context) => {
    await page.goto(`${base}/second`);
    await context.setOffline(true);
    equal(await page.evaluate(() => navigator.onLine), false);
    const failure = await page.goto(`${base}/form`).catch(e => e.message);
    equal(failure.includes('net::ERR_INTERNET_DISCONNECTED'), true);
    await context.setOffline(false);
    equal((await page.goto(`${base}/form`)).ok(), true);
  });
  await within('colorScheme and media', { colorScheme: 'dark', reducedMotion: 'reduce', forcedColors: 'active', contrast: 'more' }, async page => {
    await page.goto(`${base}/second`);
    const matches = query => page.evaluate(q => matchMedia(q).matches, query);
    equal([await matches('(prefers-color-scheme: dark)'), await matches('(prefers-reduced-motion: reduce)'), await matches('(forced-colors: active)'), await matches('(prefers-contrast: more)')], [true, true, true, true]);
    await page.emulateMedia({ media: 'print', colorScheme: 'light' });
    equal([await matches('print'), await matches('(prefers-color-scheme: dark)')], [true, false]);
  });
  await within('viewport and scale', { viewport: { width: 300, height: 200 }, deviceScaleFactor: 2 }, async page => {
    await page.goto(`${base}/form`);
    equal(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio, screen.width]), [300, 200, 2, 300]);
    equal(width(await page.screenshot()), 600);
    equal(width(await page.screenshot({ scale: 'css' })), 300);
    await page.setViewportSize({ width: 400, height: 300 });
    equal(await page.evaluate(() => innerWidth), 400);
  });
  await within('baseURL', { baseURL: base }, async page => { await page.goto('/second'); equal(await page.title(), 'Second'); });
  await within('bypassCSP', { bypassCSP: true }, async page => {
    await page.goto(`${base}/csp`);
    await page.addScriptTag({ content: 'window.injected = 1' });
    equal(await page.evaluate(() => window.injected), 1);
  });
  await within('clock', {}, async page => {
    await page.clock.install({ time: new Date('2024-02-02T08:00:00Z') });
    await page.goto(`${base}/second`);
    await page.clock.fastForward(60_000);
    equal(await page.evaluate(() => new Date().getUTCMinutes()), 1);
  });
}

async function network({ base, asked, within, equal }) {
  await within('route.continue with changes', {}, async page => {
    await page.route('**/echo', r => r.continue({ method: 'POST', postData: 'changed', headers: { ...r.request().headers(), 'x-a': 'b' } }));
    await page.goto(`${base}/second`);
    const echoed = await page.evaluate(async () => (await fetch('/echo')).json());
    equal([echoed.method, echoed.body, echoed.headers['x-a']], ['POST', 'changed', 'b']);
  });
  await within('route.fetch and fulfill', {}, async page => {
    await page.route('**/data.json', async r => {
      const response = await r.fetch();
      const json = await response.json();
      json.answer++;
      await r.fulfill({ response, json });
    });
    await page.goto(`${base}/fetch`);
    equal(await page.evaluate(async () => (await (await fetch('/data.json')).json()).answer), 43);
  });
  await within('route.fulfill', {}, async page => {
    await page.route('**/made', r => r.fulfill({ status: 201, contentType: 'text/plain', headers: { 'x-made': '1' }, body: 'made' }));
    await page.goto(`${base}/second`);
    equal(await page.evaluate(async () => { const r = await fetch('/made'); return [r.status, await r.text(), r.headers.get('x-made')]; }), [201, 'made', '1']);
  });
  await within('route.abort', {}, async page => {
    await page.route('**/*.png', r => r.abort());
    const failed = page.waitForEvent('requestfailed');
    await page.goto(`${base}/assets`);
    equal((await failed).failure().errorText, 'net::ERR_FAILED');
  });
  await within('route of a document', {}, async page => {
    await page.route('**/nothing', r => r.fulfill({ contentType: 'text/html', body: '<title>Made up</title>' }));
    equal((await page.goto(`${base}/nothing`)).status(), 200);
    equal(await page.title(), 'Made up');
  });
  await within('context.route', {}, async (page, context) => {
    await context.route('**/style.css', r => r.fulfill({ contentType: 'text/css', body: 'p { color: blue }' }));
    await page.goto(`${base}/styled`);
    equal(await page.evaluate(() => getComputedStyle(document.querySelector('p')).color), 'rgb(0, 0, 255)');
  });
  await within('request details', {}, async page => {
    await page.goto(`${base}/second`);
    const [request] = await Promise.all([
      page.waitForRequest('**/echo'),
      page.evaluate(async () => { await fetch('/echo', { method: 'POST', body: JSON.stringify({ a: 1 }), headers: { 'content-type': 'application/json', 'x-b': 'c' } }); })]);
    const response = await request.response();
    equal([request.method(), request.postDataJSON(), request.headers()['x-b'], request.resourceType(), request.isNavigationRequest(), request.frame() === page.mainFrame()],
      ['POST', { a: 1 }, 'c', 'fetch', false, true]);
    equal([(await response.json()).body, response.headers()['content-type'], response.ok(), response.statusText()], ['{"a":1}', 'application/json', true, 'OK']);
    const all = await request.allHeaders();
    equal([all.host, typeof all['user-agent'], all['x-b']], [new URL(base).host, 'string', 'c']);
    equal((await response.allHeaders())['x-served'], 'yes');
    equal(await response.headerValue('X-Served'), 'yes');
    await response.finished();
    const sizes = await request.sizes();
    equal([sizes.requestBodySize, sizes.responseBodySize > 20, sizes.responseHeadersSize > 20], [7, true, true]);
    const timing = request.timing();
    equal([timing.startTime > 0, timing.responseStart > 0, timing.responseEnd >= timing.responseStart], [true, true, true]);
  });
  await within('redirects', {}, async page => {
    const response = await page.goto(`${base}/redirect`);
    const before = response.request().redirectedFrom();
    equal([response.url(), before.url(), (await before.response()).status(), before.redirectedTo() === response.request()], [`${base}/second`, `${base}/redirect`, 302, true]);
  });
  await within('server address', {}, async page => {
    const address = await (await page.goto(`${base}/second`)).serverAddr();
    equal([address.ipAddress, String(address.port)], ['127.0.0.1', new URL(base).port]);
  });
  await within('requests of a frame', {}, async page => {
    const request = page.waitForRequest('**/second');
    await page.goto(`${base}/frames`);
    equal((await request).frame() === page.frame('inner'), true);
  });
  await within('waitForResponse', {}, async page => {
    await page.goto(`${base}/second`);
    const [response] = await Promise.all([page.waitForResponse(r => r.url().includes('data.json') && r.status() === 200), page.evaluate(() => { fetch('/data.json'); })]);
    equal(await response.json(), { answer: 42 });
  });
  await within('networkidle', {}, async page => { equal((await page.goto(`${base}/assets`, { waitUntil: 'networkidle' })).status(), 200); });
  await within('wait until commit, parsed, loaded', {}, async page => {
    for (const waitUntil of ['commit', 'domcontentloaded', 'load']) await page.goto(`${base}/second?${waitUntil}`, { waitUntil });
  });
  await within('errors of navigation', {}, async page => {
    equal((await page.goto('http://127.0.0.1:1/').catch(e => e.message)).includes('net::ERR_UNSAFE_PORT'), true);
    equal((await page.goto('http://127.0.0.1:9999/').catch(e => e.message)).includes('net::ERR_CONNECTION_REFUSED'), true);
    equal((await page.goto('not a url').catch(e => e.message)).includes('invalid URL'), true);
  });
  await within('context.request', {}, async (page, context) => {
    equal((await (await context.request.get(`${base}/data.json`)).json()).answer, 42);
  });
  await within('page.goto twice', {}, async page => {
    const first = page.goto(`${base}/slow`).catch(e => e.message);
    await page.goto(`${base}/second`);
    equal([(await first).includes('interrupted') || (await first).includes('ERR_ABORTED'), await page.title()], [true, 'Second']);
  });
  await within('XMLHttpRequest', {}, async page => {
    await page.goto(`${base}/second`);
    const [request] = await Promise.all([page.waitForRequest('**/data.json'), page.evaluate(() => { const x = new XMLHttpRequest(); x.open('GET', '/data.json'); x.send(); })]);
    equal(request.resourceType(), 'xhr');
  });
  await within('websocket', {}, async page => {
    await page.goto(`${base}/second`);
    const [socket] = await Promise.all([page.waitForEvent('websocket'), page.evaluate(url => { window.s = new WebSocket(url); s.onopen = () => s.send('hello'); }, `${base.replace('http', 'ws')}/socket`)]);
    const frame = await socket.waitForEvent('framereceived');
    equal([socket.url().endsWith('/socket'), frame.payload], [true, 'hello']);
  });
  await within('har', {}, async page => {
    await page.goto(`${base}/styled`);
    equal(asked.some(a => a.path === '/style.css'), true);
  });
}

async function finding({ base, within, equal }) {
  await within('getBy…', {}, async page => {
    await page.goto(`${base}/todo`);
    equal(await page.getByRole('heading', { name: 'Things' }).count(), 1);
    await page.getByPlaceholder('What needs to be done?').fill('water the plants');
    await page.getByPlaceholder('What needs to be done?').press('Enter');
    await page.getByPlaceholder('What needs to be done?').fill('feed the cat');
    await page.keyboard.press('Enter');
    equal(await page.getByTestId('item').allTextContents(), ['water the plants', 'feed the cat']);
    await page.getByRole('listitem').filter({ hasText: 'cat' }).getByRole('checkbox').check();
    equal(await page.getByRole('checkbox', { checked: true }).count(), 1);
    await page.getByLabel('Your name').fill('Ada');
    equal(await page.getByLabel('Your name').inputValue(), 'Ada');
    equal([await page.getByText('plants').count(), await page.getByAltText('a dot').count(), await page.getByTitle('the count').textContent()], [1, 1, '2']);
    await page.getByRole('button', { name: 'Clear' }).click();
    equal(await page.getByRole('listitem').count(), 0);
  });
  await within('locators', {}, async page => {
    await page.goto(`${base}/more`);
    equal(await page.locator('li').nth(1).textContent(), 'two');
    equal(await page.locator('li').last().innerText(), 'three');
    equal(await page.locator('li', { hasText: /^t/ }).allInnerTexts(), ['two', 'three']);
    equal(await page.locator('ul').locator('li').evaluateAll(all => all.length), 3);
    equal([await page.locator('#go').isDisabled(), await page.locator('#late').isVisible(), await page.locator('#mail').isEditable()], [true, false, true]);
    equal(await page.locator('my-box b').textContent(), 'in the shadow');
    equal(await page.locator('xpath=//li[2]').textContent(), 'two');
    equal(await page.locator('text=three').count(), 1);
    equal(await page.locator('li:has-text("one")').count(), 1);
    equal(await page.locator('#top').getAttribute('href'), '#end');
    equal(await page.locator('li').first().evaluate(e => e.localName), 'li');
    equal(await page.locator('li').and(page.getByText('two')).count(), 1);
    equal(await page.locator('li >> nth=0').innerHTML(), 'one');
  });
  await within('waiting', {}, async page => {
    await page.goto(`${base}/more`);
    await page.evaluate(() => { setTimeout(() => { document.getElementById('late').className = ''; }, 150); });
    await page.waitForSelector('#late', { state: 'visible' });
    await page.evaluate(() => { setTimeout(() => document.getElementById('late').remove(), 100); });
    await page.locator('#late').waitFor({ state: 'detached' });
    await page.evaluate(() => { setTimeout(() => { window.ready = 7; }, 100); });
    equal(await (await page.waitForFunction(() => window.ready)).jsonValue(), 7);
    await page.evaluate(() => { setTimeout(() => { document.getElementById('go').disabled = false; }, 100); });
    await page.locator('#go').click();
    await page.waitForLoadState('networkidle');
  });
  await within('frames inside frames', {}, async page => {
    await page.goto(`${base}/nested`);
    await page.frameLocator('#outer').frameLocator('#inner').getByRole('button').click();
    equal(await page.frameLocator('#outer').frameLocator('#inner').locator('button').textContent(), 'pressed');
    const inner = page.frames().find(f => f.url().endsWith('/button'));
    equal([page.frames().length, inner.parentFrame().parentFrame() === page.mainFrame(), (await inner.frameElement()) !== null], [3, true, true]);
    const box = await page.frameLocator('#outer').frameLocator('#inner').locator('button').boundingBox();
    equal(box.x > 40, true);
  });
  await within('aria snapshot', {}, async page => {
    await page.goto(`${base}/todo`);
    const text = await page.locator('body').ariaSnapshot();
    equal([text.includes('heading "Things"'), text.includes('textbox "Your name"'), text.includes('button "Clear"')], [true, true, true]);
  });
}

async function acting({ base, within, equal }) {
  await within('mouse', {}, async page => {
    await page.goto(`${base}/more`);
    await page.locator('#drag').click({ button: 'right', position: { x: 3, y: 4 }, modifiers: ['Shift'] });
    equal(await page.evaluate(() => log.includes('contextmenu shift')), true);
    await page.locator('#drag').dblclick();
    equal(await page.evaluate(() => log.includes('dblclick')), true);
    await page.locator('#pad').hover();
    await page.mouse.wheel(0, 100);
    await page.waitForFunction(() => document.getElementById('pad').scrollTop > 50);
  });
  await within('drag and drop', {}, async page => {
    await page.goto(`${base}/drop`);
    await page.dragAndDrop('#source', '#target');
    equal(await page.locator('#target').textContent(), 'carried');
  });
  await within('keyboard', {}, async page => {
    await page.goto(`${base}/more`);
    await page.locator('#keys').pressSequentially('abc', { delay: 5 });
    await page.keyboard.press('Shift+ArrowLeft');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.insertText('日本');
    equal(await page.inputValue('#keys'), '日本');
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyA');
    await page.keyboard.up('Shift');
    equal(await page.inputValue('#keys'), '日本A');
  });
  await within('forms', {}, async page => {
    await page.goto(`${base}/form`);
    await page.locator('#name').fill('Grace');
    await page.locator('#name').clear();
    await page.locator('#check').setChecked(true);
    await page.locator('#check').uncheck();
    equal([await page.inputValue('#name'), await page.isChecked('#check')], ['', false]);
    equal(await page.locator('#choice').selectOption({ label: 'Two' }), ['two']);
    await page.locator('#area').focus();
    equal(await page.evaluate(() => document.activeElement.id), 'area');
    await page.locator('#area').blur();
    await page.locator('#far').scrollIntoViewIfNeeded();
    equal(await page.evaluate(() => scrollY > 0), true);
    await page.locator('#head').highlight();
    await page.locator('#button').dispatchEvent('click');
    await page.locator('#name').selectText();
  });
  await within('touchscreen', { hasTouch: true }, async page => {
    await page.goto(`${base}/form`);
    const { x, y } = await page.locator('#button').boundingBox();
    await page.touchscreen.tap(x + 3, y + 3);
    equal(await page.evaluate(() => log.includes('click button')), true);
  });
  await within('dialogs', {}, async page => {
    const seen = [];
    page.on('dialog', async d => { seen.push(`${d.type()} ${d.message()}`); await (d.type() === 'prompt' ? d.accept('42') : d.dismiss()); });
    equal(await page.evaluate(() => { alert('a'); return [confirm('b'), prompt('c', 'd')]; }), [false, '42']);
    equal(seen, ['alert a', 'confirm b', 'prompt c']);
  });
  await within('file chooser', {}, async page => {
    await page.goto(`${base}/form`);
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.locator('#file').click()]);
    await chooser.setFiles([{ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('hello') }]);
    equal(await page.evaluate(async () => { const f = document.getElementById('file').files[0]; return [f.name, await f.text()]; }), ['a.txt', 'hello']);
  });
  await within('popup', {}, async page => {
    await page.goto(`${base}/form`);
    const [popup] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { window.open('/second'); })]);
    await popup.waitForLoadState();
    equal([await popup.title(), (await popup.opener()) === page], ['Second', true]);
    const [link] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { const a = document.createElement('a'); a.href = '/more'; a.target = '_blank'; document.body.append(a); a.click(); })]);
    await link.waitForLoadState();
    equal(await link.title(), 'More');
  });
}

const width = png => png.readUInt32BE(16);
const height = png => png.readUInt32BE(20);

async function watching({ base, within, equal, folder, browser, call }) {
  await within('screenshots', { viewport: { width: 500, height: 400 } }, async page => {
    await page.goto(`${base}/form`);
    const file = path.join(folder, 'shot.png');
    await page.screenshot({ path: file });
    equal(width(readFileSync(file)), 500);
    equal(height(await page.screenshot({ fullPage: true })) > 2000, true);
    const clip = await page.screenshot({ clip: { x: 10, y: 20, width: 30, height: 40 } });
    equal([width(clip), height(clip)], [30, 40]);
    const jpeg = await page.screenshot({ type: 'jpeg', quality: 50 });
    equal(jpeg.readUInt16BE(0), 0xffd8);
    const clear = await page.screenshot({ omitBackground: true });
    equal(clear[25], 6); // true colour with alpha
    await page.locator('#box').screenshot({ animations: 'disabled' });
    await page.screenshot({ mask: [page.locator('#head')], caret: 'hide', style: '#head { color: red }' });
    equal(await page.evaluate(() => innerHeight), 400);
  });
  await within('pdf', {}, async page => {
    await page.goto(`${base}/form`);
    const file = await page.pdf({ format: 'A4', printBackground: true, margin: { top: '1cm' } });
    equal(file.subarray(0, 5).toString(), '%PDF-');
  });
  await within('console', {}, async page => {
    const heard = [];
    page.on('console', m => heard.push(m));
    await page.evaluate(() => { console.log('a', 1, { b: 2 }); console.error('bad'); console.table([1]); console.warn('hm'); console.debug('d'); });
    equal(heard.map(m => m.type()), ['log', 'error', 'table', 'warning', 'debug']);
    equal([heard[0].text(), heard[0].args().length, await heard[0].args()[2].jsonValue()], ['a 1 {b: 2}', 3, { b: 2 }]);
    equal(typeof heard[0].location().lineNumber, 'number');
  });
  await within('pageerror', {}, async page => {
    const [error] = await Promise.all([page.waitForEvent('pageerror'), page.evaluate(() => { setTimeout(() => { throw new TypeError('oh no'); }, 0); })]);
    equal([error.name, error.message, error.stack.includes('oh no')], ['TypeError', 'oh no', true]);
    const [rejection] = await Promise.all([page.waitForEvent('pageerror'), page.evaluate(() => { Promise.reject(new Error('no promise')); })]);
    equal(rejection.message, 'no promise');
  });
  await within('worker', {}, async page => {
    await page.goto(`${base}/second`);
    const [worker] = await Promise.all([
      page.waitForEvent('worker'),
      page.evaluate(() => { window.w = new Worker('/worker.js'); })]);
    equal([worker.url().endsWith('/worker.js'), await worker.evaluate(() => 6 * 7), await worker.evaluate(() => self.mine)], [true, 42, 'worker']);
    equal(page.workers().length, 1);
    const closed = worker.waitForEvent('close');
    await page.evaluate(() => w.terminate());
    await closed;
    equal(page.workers().length, 0);
  });
  await within('console of a worker', {}, async page => {
    await page.goto(`${base}/second`);
    const [message] = await Promise.all([
      page.waitForEvent('console'),
      page.evaluate(() => { new Worker(URL.createObjectURL(new Blob(['console.log("from a worker", 1)']))); })]);
    equal(message.text(), 'from a worker 1');
  });
  await within('evaluate and handles', {}, async page => {
    await page.goto(`${base}/form`);
    const handle = await page.evaluateHandle(() => ({ a: [1, 2], e: document.body, f: () => 1 }));
    equal(await (await handle.getProperty('a')).jsonValue(), [1, 2]);
    equal([...(await handle.getProperties()).keys()], ['a', 'e', 'f']);
    const body = (await handle.getProperty('e')).asElement();
    equal(await body.evaluate((e, x) => e.localName + x, '!'), 'body!');
    equal(await page.evaluate(o => o.a.length, handle), 2);
    equal(await page.evaluate(() => [undefined, null, NaN, -0, 1n, new Date(0), new Map([[1, 2]]), /x/g, new Error('e')].map(v => Object.prototype.toString.call(v))),
      ['[object Undefined]', '[object Null]', '[object Number]', '[object Number]', '[object BigInt]', '[object Date]', '[object Map]', '[object RegExp]', '[object Error]']);
    equal(await page.evaluate(v => v instanceof Date && v.getTime(), new Date(5)), 5);
    equal((await page.evaluate(() => new Promise((d, f) => f(new RangeError('far')))).catch(e => e.message)).includes('RangeError: far'), true);
    await handle.dispose();
    equal((await page.evaluate('[1, 2].map(x => x + 1)')), [2, 3]);
    const cycle = await page.evaluate(() => { const a = {}; a.self = a; return a; });
    equal(cycle.self === cycle, true);
  });
  await within('exposeBinding and init scripts', {}, async (page, context) => {
    await context.exposeBinding('where', source => source.frame.url());
    await context.exposeFunction('shout', text => text.toUpperCase());
    await context.addInitScript({ content: 'window.first = 1' });
    await page.addInitScript(v => { window.second = v; }, 2);
    await page.goto(`${base}/frames`);
    equal(await page.frame('inner').evaluate(async () => [await where(), await shout('a'), window.first, window.second]), [`${base}/second`, 'A', 1, 2]);
  });
  await within('addScriptTag and addStyleTag', {}, async page => {
    await page.goto(`${base}/second`);
    await page.addScriptTag({ url: `${base}/script.js` });
    await page.addStyleTag({ content: 'p { color: rgb(1, 2, 3) }' });
    equal(await page.evaluate(() => [window.scripted, getComputedStyle(document.querySelector('p')).color]), [1, 'rgb(1, 2, 3)']);
  });
  await within('setContent and content', {}, async page => {
    await page.setContent('<!doctype html><title>Set</title><img src="data:,"><p>content', { waitUntil: 'load' });
    equal([await page.title(), (await page.content()).includes('<p>content')], ['Set', true]);
    await page.setContent('<iframe srcdoc="<b>deep</b>"></iframe>');
    equal(await page.frameLocator('iframe').locator('b').textContent(), 'deep');
  });
  await within('coverage', {}, async page => {
    await Promise.all([page.coverage.startJSCoverage(), page.coverage.startCSSCoverage()]);
    await page.goto(`${base}/styled`);
    const js = await page.coverage.stopJSCoverage();
    const css = await page.coverage.stopCSSCoverage();
    equal([js.some(e => e.url.endsWith('/script.js')), css.find(e => e.url.endsWith('/style.css')).ranges.length], [true, 1]);
  });
  await within('CDPSession', {}, async (page, context) => {
    const client = await context.newCDPSession(page);
    await client.send('Runtime.enable');
    const seen = new Promise(done => client.once('Runtime.consoleAPICalled', done));
    await page.evaluate(() => console.log('x'));
    equal((await seen).args[0].value, 'x');
    equal((await client.send('Runtime.evaluate', { expression: '1 + 1' })).result.value, 2);
    await client.detach();
  });
  await call('browser CDPSession and tracing', async () => {
    const client = await browser.newBrowserCDPSession();
    equal(typeof (await client.send('Browser.getVersion')).product, 'string');
    const page = await browser.newPage();
    await browser.startTracing(page, { path: path.join(folder, 'trace.json'), screenshots: false });
    await page.goto(`${base}/second`);
    const trace = JSON.parse((await browser.stopTracing()).toString());
    equal(trace.traceEvents.length > 10, true);
    await page.close();
  });
  await within('context.tracing', {}, async (page, context) => {
    await context.tracing.start({ snapshots: true, screenshots: true });
    await page.goto(`${base}/form`);
    await page.click('#button');
    await context.tracing.stop({ path: path.join(folder, 'trace.zip') });
    equal(readFileSync(path.join(folder, 'trace.zip')).length > 1000, true);
  });
  await within('a page that crashes', {}, async page => {
    const crashed = page.waitForEvent('crash');
    page.goto('chrome://crash').catch(() => {});
    await crashed;
  });
  await within('page.close runs beforeunload', {}, async page => {
    await page.goto(`${base}/form`);
    await page.click('#button');
    await page.evaluate(() => { window.onbeforeunload = e => { e.preventDefault(); return 'stay?'; }; });
    const asking = page.waitForEvent('dialog');
    await page.close({ runBeforeUnload: true });
    const dialog = await asking;
    equal(dialog.type(), 'beforeunload');
    const closed = page.waitForEvent('close');
    await dialog.accept();
    await closed;
  });
  await within('requestGC and queryObjects', {}, async page => { await page.requestGC(); });
  await within('pause on an alert in a frame', {}, async page => {
    await page.goto(`${base}/frames`);
    page.once('dialog', d => d.accept());
    await page.frame('inner').evaluate(() => alert('in'));
  });
}

async function storing({ base, within, equal, folder, browser, call }) {
  await within('storageState', {}, async (page, context) => {
    await page.goto(`${base}/cookie`);
    await page.evaluate(() => { localStorage.setItem('k', 'v'); document.cookie = 'mine=1'; });
    const file = path.join(folder, 'state.json');
    const state = await context.storageState({ path: file });
    equal([state.cookies.map(c => c.name).sort(), state.origins], [['hidden', 'mine', 'served'], [{ origin: base, localStorage: [{ name: 'k', value: 'v' }] }]]);
    const again = await browser.newContext({ storageState: file });
    const other = await again.newPage();
    await other.goto(`${base}/second`);
    equal(await other.evaluate(() => [localStorage.getItem('k'), document.cookie.includes('mine=1')]), ['v', true]);
    await again.close();
  });
  await within('cookies', {}, async (page, context) => {
    await context.addCookies([{ name: 'a', value: 'b', url: base, httpOnly: true, sameSite: 'Lax', expires: Math.floor(Date.now() / 1000) + 3600 }]);
    const [cookie] = await context.cookies(base);
    equal([cookie.name, cookie.value, cookie.domain, cookie.path, cookie.httpOnly, cookie.secure, cookie.sameSite, cookie.expires > 0], ['a', 'b', '127.0.0.1', '/', true, false, 'Lax', true]);
    await page.goto(`${base}/second`);
    equal(await page.evaluate(() => document.cookie), '');
    await context.clearCookies({ name: 'a' });
    equal((await context.cookies()).length, 0);
  });
  await call('contexts do not share', async () => {
    const [one, two] = [await browser.newContext(), await browser.newContext()];
    const [a, b] = [await one.newPage(), await two.newPage()];
    await Promise.all([a.goto(`${base}/second`), b.goto(`${base}/second`)]);
    await a.evaluate(() => { localStorage.setItem('shared', 'no'); document.cookie = 'shared=no'; });
    equal(await b.evaluate(() => [localStorage.getItem('shared'), document.cookie]), [null, '']);
    equal([one.pages().length, browser.contexts().length >= 2], [1, true]);
    await Promise.all([one.close(), two.close()]);
  });
  await within('download', { acceptDownloads: true }, async page => {
    await page.goto(`${base}/form`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => { const a = document.createElement('a'); a.href = '/file.bin'; document.body.append(a); a.click(); })]);
    equal([download.suggestedFilename(), download.url()], ['named.bin', `${base}/file.bin`]);
    const file = path.join(folder, 'saved.bin');
    await download.saveAs(file);
    equal(readFileSync(file, 'utf8'), 'content of the file');
    equal(await download.failure(), null);
  });
  await within('download of a blob', {}, async page => {
    await page.goto(`${base}/second`);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.evaluate(() => { const a = document.createElement('a'); a.href = URL.createObjectURL(new Blob(['blob'])); a.download = 'made.txt'; a.click(); })]);
    equal([download.suggestedFilename(), readFileSync(await download.path(), 'utf8')], ['made.txt', 'blob']);
  });
  await within('download by navigation', {}, async page => {
    const download = page.waitForEvent('download');
    equal((await page.goto(`${base}/file.bin`).catch(e => e.message)).includes('Download is starting'), true);
    equal((await download).suggestedFilename(), 'named.bin');
  });
  await within('setInputFiles of a file', {}, async page => {
    const file = path.join(folder, 'up.txt');
    writeFileSync(file, 'up');
    await page.goto(`${base}/form`);
    await page.locator('#file').setInputFiles(file);
    equal(await page.evaluate(async () => document.getElementById('file').files[0].text()), 'up');
    await page.locator('#file').setInputFiles([]);
    equal(await page.evaluate(() => document.getElementById('file').files.length), 0);
  });
}
