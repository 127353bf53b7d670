// What people do with Puppeteer.
import { execFileSync } from 'node:child_process';
import puppeteer from 'puppeteer-core';
import { edit } from './editing.mjs';
import { useFields } from './fields.mjs';
import { PIXEL } from './pages.mjs';

export async function drive({ browser: executablePath, locked, server, call, equal }) {
  const { base, asked } = server;
  const browser = await puppeteer.launch({ executablePath, headless: true, args: locked ? [] : ['--no-sandbox'], protocolTimeout: 15_000 });
  try {
    await call('browser.version', async () => { if (!/\//.test(await browser.version())) throw new Error('no product/version'); });
    await call('browser.userAgent', async () => { if (!/Mozilla/.test(await browser.userAgent())) throw new Error(); });
    await call('browser.pages', async () => equal((await browser.pages()).length, 1));
    const page = await call('browser.newPage', () => browser.newPage());
    page.setDefaultTimeout(15_000);

    // Navigation
    const response = await call('page.goto', () => page.goto(`${base}/form`));
    await call('response.status', async () => equal(response.status(), 200));
    await call('response.text', async () => equal((await response.text()).includes('<title>Form'), true));
    await call('response.headers', async () => equal(response.headers()['content-type'], 'text/html; charset=utf-8'));
    await call('page.title', async () => equal(await page.title(), 'Form'));
    await call('page.url', async () => equal(page.url(), `${base}/form`));
    await call('goto a redirect', async () => {
      const r = await page.goto(`${base}/redirect`);
      equal([page.url(), r.request().redirectChain().length], [`${base}/second`, 1]);
    });
    await call('page.goBack', async () => { await page.goBack(); equal(page.url(), `${base}/form`); });
    await call('page.goForward', async () => { await page.goForward(); equal(page.url(), `${base}/second`); });
    await call('page.reload', async () => equal((await page.reload()).status(), 200));
    await call('import() in an expression', async () => equal(await page.evaluate(
      async () => (await import('data:text/javascript,export const made = 7')).made + (await import('/module.js')).made), 15));
    await call('goto fails', async () => {
      const e = await page.goto('http://127.0.0.1:9/').then(() => null, e => e);
      if (!/net::ERR_/.test(e?.message)) throw new Error(`said ${e?.message}`);
    });
    await call('goto 404', async () => equal((await page.goto(`${base}/nothing`)).status(), 404));
    await call('waitUntil networkidle0', () => page.goto(`${base}/assets`, { waitUntil: 'networkidle0' }));

    // Scripts
    await page.goto(`${base}/form`);
    await call('page.evaluate', async () => equal(await page.evaluate((a, b) => a + b, 2, 3), 5));
    await call('evaluate a promise', async () => equal(await page.evaluate(async () => { await null; return [1, { a: 2 }]; }), [1, { a: 2 }]));
    await call('evaluate throws', async () => {
      const e = await page.evaluate(() => { throw new RangeError('mine'); }).then(() => null, e => e);
      equal(e?.message, 'mine');
    });
    await call('page.evaluateHandle', async () => equal(await (await page.evaluateHandle(() => ({ a: [1] }))).jsonValue(), { a: [1] }));
    await call('page.exposeFunction', async () => {
      await page.exposeFunction('twice', n => 2 * n);
      equal(await page.evaluate(() => twice(21)), 42);
    });
    await call('page.evaluateOnNewDocument', async () => {
      await page.evaluateOnNewDocument(() => { window.early = document.readyState; });
      await page.goto(`${base}/form`);
      equal(await page.evaluate(() => window.early), 'loading');
    });
    await call('console event', async () => {
      const heard = new Promise(done => page.once('console', m => done(m.text())));
      await page.goto(`${base}/console`);
      equal(await heard, 'from the page 7');
    });
    await call('pageerror event', async () => {
      const heard = new Promise(done => page.once('pageerror', e => done(e.message)));
      await page.evaluate(() => { setTimeout(() => { throw new Error('late'); }); });
      equal(await heard, 'late'); // without the stack, which has a place of its own
    });

    // Elements
    await page.goto(`${base}/form`);
    await call('page.$', async () => { if (!await page.$('#box')) throw new Error('not found'); });
    await call('page.$$', async () => equal((await page.$$('input')).length, 3));
    await call('page.$eval', async () => equal(await page.$eval('#head', e => e.className), 'a b'));
    await call('page.$$eval', async () => equal(await page.$$eval('option', all => all.map(o => o.value)), ['one', 'two']));
    await call('page.waitForSelector', () => page.waitForSelector('#button'));
    await call('page.waitForFunction', () => page.waitForFunction(() => document.readyState === 'complete'));
    await call('page.content', async () => equal((await page.content()).includes('id="head"'), true));
    await call('element.boundingBox', async () => {
      const { width, height } = await (await page.$('#box')).boundingBox();
      equal([width, height], [100, 50]);
    });
    await call('element.isIntersectingViewport', async () => equal(await (await page.$('#far')).isIntersectingViewport(), false));
    await call('page.setContent', async () => { await page.setContent('<p id=made>made</p>'); equal(await page.$eval('#made', e => e.textContent), 'made'); });

    // Input
    await page.goto(`${base}/form`);
    await call('page.click', async () => { await page.click('#button'); equal(await page.evaluate(() => log.includes('click button')), true); });
    await call('page.type', async () => { await page.type('#name', 'Ada'); equal(await page.$eval('#name', e => e.value), 'Ada'); });
    await call('keyboard.press', async () => { await page.keyboard.press('Backspace'); equal(await page.$eval('#name', e => e.value), 'Ad'); });
    await call('keyboard.sendCharacter', async () => { await page.focus('#area'); await page.keyboard.sendCharacter('ä'); equal(await page.$eval('#area', e => e.value), 'ä'); });
    await call('check box', async () => { await page.click('#check'); equal(await page.$eval('#check', e => e.checked), true); });
    await call('page.select', async () => equal(await page.select('#choice', 'two'), ['two']));
    await call('page.hover', async () => { await page.hover('#box'); equal(await page.evaluate(() => log.includes('mouseover box')), true); });
    await call('mouse.wheel', async () => { await page.mouse.wheel({ deltaY: 300 }); await page.waitForFunction(() => scrollY > 0); });
    await call('locator.click', () => page.locator('#button').click());
    await call('upload a file', async () => {
      const input = await page.$('#file');
      await input.uploadFile(new URL(import.meta.url).pathname);
      equal(await page.$eval('#file', e => e.files[0].name), 'puppeteer.mjs');
    });
    await call('click on a link', async () => {
      await Promise.all([page.waitForNavigation(), page.click('#link')]);
      equal(page.url(), `${base}/second`);
    });

    // Dialogs
    await page.goto(`${base}/dialog`);
    await call('alert', async () => {
      const said = new Promise(done => page.once('dialog', d => { done(d.message()); d.accept(); }));
      await page.evaluate(() => alert('attention'));
      equal(await said, 'attention');
    });
    await call('prompt', async () => {
      page.once('dialog', d => d.accept('typed'));
      equal(await page.evaluate(() => prompt('?')), 'typed');
    });

    // Frames
    await call('frames', async () => { await page.goto(`${base}/frames`); equal(page.frames().length, 3); });
    await call('frame.evaluate', async () => equal(await page.frames()[1].evaluate(() => document.title), 'Second'));
    await call('frame.$eval', async () => equal(await page.frames()[2].$eval('#in', e => e.textContent), 'inside'));
    await call('contentFrame', async () => equal((await (await page.$('iframe')).contentFrame()).url(), `${base}/second`));

    // Network
    await call('setExtraHTTPHeaders', async () => {
      await page.setExtraHTTPHeaders({ 'x-drive': 'yes' });
      await page.goto(`${base}/second`);
      equal(asked.at(-1).path === '/favicon.ico' ? asked.at(-2).headers['x-drive'] : asked.at(-1).headers['x-drive'], 'yes');
    });
    await call('setUserAgent', async () => {
      await page.setUserAgent({ userAgent: 'Drive/1' });
      await page.goto(`${base}/second?agent`);
      equal(asked.filter(a => a.path === '/second').at(-1).headers['user-agent'], 'Drive/1');
    });
    await call('request and response events', async () => {
      const seen = [];
      const note = r => seen.push(new URL(r.url()).pathname);
      page.on('response', note);
      await page.goto(`${base}/assets`, { waitUntil: 'networkidle0' });
      page.off('response', note);
      equal(['/assets', '/pixel.png', '/style.css'].every(p => seen.includes(p)), true);
    });
    await call('interception', async () => {
      await page.setRequestInterception(true);
      const decide = r => r.url().endsWith('.css') ? r.abort() : r.url().endsWith('.png')
        ? r.respond({ status: 200, contentType: 'image/png', body: PIXEL }) : r.continue();
      page.on('request', decide);
      const before = asked.length;
      await page.goto(`${base}/assets`, { waitUntil: 'load' });
      equal(asked.slice(before).some(a => /css|png/.test(a.path)), false);
      await page.setRequestInterception(false);
      page.off('request', decide);
    });
    await call('setOfflineMode', async () => {
      await page.setOfflineMode(true);
      const e = await page.goto(`${base}/second`).then(() => null, e => e);
      await page.setOfflineMode(false);
      if (!/INTERNET_DISCONNECTED/.test(e?.message)) throw new Error(`said ${e?.message}`);
    });
    await call('setCacheEnabled', () => page.setCacheEnabled(false));

    // Cookies and storage
    await call('browser.cookies', async () => {
      await page.goto(`${base}/cookie`);
      equal((await browser.cookies()).map(c => c.name).sort(), ['hidden', 'served']);
    });
    await call('browser.setCookie', async () => {
      await browser.setCookie({ name: 'mine', value: '1', domain: '127.0.0.1', path: '/' });
      await page.goto(`${base}/second?cookie`);
      equal(asked.filter(a => a.path === '/second').at(-1).headers.cookie.includes('mine=1'), true);
    });
    await call('browser.deleteCookie', async () => {
      await browser.deleteCookie(...await browser.cookies());
      equal((await browser.cookies()).length, 0);
    });
    await call('document.cookie', async () => equal(await page.evaluate(() => { document.cookie = 'js=1'; return document.cookie; }), 'js=1'));
    await call('localStorage', async () => equal(await page.evaluate(() => { localStorage.a = 'b'; return localStorage.a; }), 'b'));
    await call('createBrowserContext', async () => {
      const context = await browser.createBrowserContext();
      const other = await context.newPage();
      await other.goto(`${base}/cookie`);
      equal([(await context.cookies()).length, (await browser.defaultBrowserContext().cookies()).some(c => c.name === 'served')], [2, false]);
      await context.close();
    });

    // Emulation and pictures
    await page.goto(`${base}/form`);
    await call('setViewport', async () => {
      await page.setViewport({ width: 500, height: 400, deviceScaleFactor: 2 });
      equal(await page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]), [500, 400, 2]);
    });
    await call('emulateMediaFeatures', async () => {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }]);
      equal(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches), true);
    });
    const size = png => { const b = Buffer.from(png); return [b.readUInt32BE(16), b.readUInt32BE(20)]; };
    await call('page.screenshot', async () => equal(size(await page.screenshot()), [1000, 800]));
    await call('screenshot of an element', async () => equal(size(await (await page.$('#box')).screenshot()), [200, 100]));
    await call('screenshot with clip', async () => equal(size(await page.screenshot({ clip: { x: 10, y: 10, width: 30, height: 20 } })), [60, 40]));
    await call('screenshot fullPage', async () => { if (size(await page.screenshot({ fullPage: true }))[1] < 4000) throw new Error('too short'); });
    await call('screenshot jpeg', async () => equal(Buffer.from(await page.screenshot({ type: 'jpeg', quality: 50 })).subarray(0, 2).toString('hex'), 'ffd8'));
    await call('screenshot webp', async () => {
      const [webp, png] = [await page.screenshot({ type: 'webp', encoding: 'base64' }), await page.screenshot({ encoding: 'base64' })];
      const differing = await page.evaluate(async files => {
        const pixels = await Promise.all(files.map(async file => {
          const image = new Image();
          image.src = file;
          await image.decode();
          const canvas = Object.assign(document.createElement('canvas'), { width: image.naturalWidth, height: image.naturalHeight });
          const context = canvas.getContext('2d');
          context.drawImage(image, 0, 0);
          return context.getImageData(0, 0, canvas.width, canvas.height).data;
        }));
        // Chromium's has losses, of text most.
        return pixels[0].filter((value, at) => Math.abs(value - pixels[1][at]) > 60).length / pixels[1].length;
      }, [`data:image/webp;base64,${webp}`, `data:image/png;base64,${png}`]);
      if (!(differing < 0.02)) throw new Error(`${differing} of it differs`);
    });

    await more({ browser, page, base, asked, call, equal });

    // The protocol itself, targets, the end of processes
    const session = await call('createCDPSession', () => page.createCDPSession());
    await call('unknown method', async () => {
      const e = await session.send('Nothing.here').then(() => null, e => e);
      if (!/'Nothing.here' wasn't found/.test(e?.message)) throw new Error(`said ${e?.message}`);
    });
    await call('wrong parameters', async () => {
      const e = await session.send('Page.navigate', { url: 5 }).then(() => null, e => e);
      if (!/Invalid parameters/.test(e?.message)) throw new Error(`said ${e?.message}`);
    });
    await call('targets', async () => equal(browser.targets().filter(t => t.type() === 'page').length, 2));
    await call('SystemInfo.getProcessInfo', async () => {
      const root = await browser.target().createCDPSession();
      const { processInfo } = await root.send('SystemInfo.getProcessInfo');
      equal(processInfo.some(p => p.type === 'renderer') && processInfo.some(p => p.type === 'browser'), true);
    });
    await call('a renderer that dies', async () => {
      const victim = await browser.newPage();
      await victim.goto(`${base}/second`);
      const root = await browser.target().createCDPSession();
      const died = new Promise(done => victim.once('error', e => done(e.message)));
      const { processInfo } = await root.send('SystemInfo.getProcessInfo');
      const renderers = processInfo.filter(p => p.type === 'renderer').map(p => p.id);
      const alive = new Set(renderers);
      execFileSync('kill', ['-9', String(await pidOf(victim, renderers))]);
      equal(await died, 'Page crashed!');
      if (!alive.size) throw new Error('no renderers');
      await victim.close();
      equal(await page.evaluate(() => 1), 1);
    });
    await edit({ page, call, equal });
    await useFields({ page, base, call, equal });
    await call('page.close', () => page.close());
  } finally {
    await call('browser.close', () => browser.close());
  }
}

/** What fewer people do. */
async function more({ browser, page, base, asked, call, equal }) {
  await page.setViewport({ width: 800, height: 600 });
  await page.emulateMediaFeatures();
  await page.goto(`${base}/more`);
  const log = () => page.evaluate(() => log.splice(0));

  // Queries
  await call('page.$ in a shadow tree', async () => equal(await page.$eval('my-box >>> #inner', e => e.textContent), 'in the shadow'));
  await call('aria query', async () => equal(await page.$eval('::-p-aria(Mail)', e => e.id), 'mail'));
  await call('text query', async () => equal(await page.$eval('::-p-text(three)', e => e.localName), 'li'));
  await call('xpath query', async () => equal((await page.$$('::-p-xpath(//li)')).length, 3));
  await call('accessibility.snapshot', async () => {
    const tree = await page.accessibility.snapshot();
    const has = node => node.role === 'heading' && node.name === 'More' || (node.children ?? []).some(has);
    equal([tree.role, tree.name, has(tree)], ['RootWebArea', 'More', true]);
  });
  await call('waitForSelector visible', async () => {
    const waiting = page.waitForSelector('#late', { visible: true });
    await page.evaluate(() => document.getElementById('late').classList.remove('hidden'));
    equal(await (await waiting).evaluate(e => e.id), 'late');
  });
  await call('waitForSelector hidden', async () => {
    const waiting = page.waitForSelector('#late', { hidden: true });
    await page.evaluate(() => document.getElementById('late').remove());
    await waiting;
  });
  await call('element.$$', async () => equal((await (await page.$('ul')).$$('li')).length, 3));
  await call('getProperty', async () => equal(await (await (await page.$('h1')).getProperty('textContent')).jsonValue(), 'More'));
  await call('handle.getProperties', async () => equal([...(await (await page.evaluateHandle(() => ({ a: 1, b: 2 }))).getProperties()).keys()], ['a', 'b']));
  await call('element.boxModel', async () => { const { width, border } = await (await page.$('#drag')).boxModel(); equal([width, border[2].x - border[0].x], [40, 40]); });
  await call('element.toString', async () => equal((await page.$('h1')).toString(), 'JSHandle@node'));
  await call('locator.wait', async () => {
    const waiting = page.locator('#go').setTimeout(5000).click();
    await page.evaluate(() => { document.getElementById('go').disabled = false; });
    await waiting;
  });
  await call('locator.fill', async () => { await page.locator('#mail').fill('a@b.c'); equal(await page.$eval('#mail', e => e.value), 'a@b.c'); });
  await call('select of several', async () => equal(await page.select('#many', 'a', 'c'), ['a', 'c']));

  // Mouse and keyboard
  await call('mouse drag', async () => {
    const { x, y } = await (await page.$('#drag')).boundingBox();
    await log();
    await page.mouse.move(x + 5, y + 5);
    await page.mouse.down();
    await page.mouse.move(x + 30, y + 30, { steps: 3 });
    await page.mouse.up();
    equal((await log()).filter(l => l.startsWith('mouse')), ['mousemove', 'mousedown', 'mousemove', 'mousemove', 'mousemove', 'mouseup']);
  });
  await call('right click', async () => { await page.click('#drag', { button: 'right' }); equal((await log()).includes('contextmenu'), true); });
  await call('double click', async () => { await page.click('#drag', { count: 2 }); equal((await log()).includes('dblclick'), true); });
  await call('wheel over an element', async () => {
    await page.hover('#pad');
    await page.mouse.wheel({ deltaY: 100 });
    await page.waitForFunction(() => document.getElementById('pad').scrollTop > 0);
  });
  await call('keyboard.down shift', async () => {
    await page.focus('#keys');
    await log();
    await page.keyboard.down('Shift');
    await page.keyboard.press('KeyA');
    await page.keyboard.up('Shift');
    equal((await log()).slice(0, 2), ['keydown Shift shift', 'keydown A shift']);
  });
  await call('keyboard shortcut', async () => {
    await page.$eval('#keys', e => { e.value = 'all of it'; e.focus(); });
    await page.keyboard.down('Control');
    await page.keyboard.press('KeyA');
    await page.keyboard.up('Control');
    await page.keyboard.type('new');
    equal(await page.$eval('#keys', e => e.value), 'new');
  });
  await call('Tab moves focus', async () => {
    await page.focus('#mail');
    await page.keyboard.press('Tab');
    equal(await page.evaluate(() => document.activeElement.id), 'go');
  });
  await call('touchscreen.tap', async () => {
    const { x, y } = await (await page.$('#go')).boundingBox();
    await page.evaluate(() => { document.getElementById('go').onclick = () => { window.tapped = true; }; });
    await page.touchscreen.tap(x + 5, y + 5);
    await page.waitForFunction(() => window.tapped);
  });

  // Navigation
  await call('goto a fragment', async () => { await page.goto(`${base}/more#end`); equal(page.url(), `${base}/more#end`); });
  await call('history.pushState', async () => {
    await page.evaluate(() => history.pushState(null, '', '/pushed'));
    await page.waitForFunction(() => location.pathname === '/pushed');
    equal(page.url(), `${base}/pushed`);
  });
  await call('waitForRequest', async () => {
    const [request] = await Promise.all([page.waitForRequest(r => r.url().endsWith('/style.css')), page.goto(`${base}/assets`)]);
    equal(request.resourceType(), 'stylesheet');
  });
  await call('waitForResponse', async () => {
    const [response] = await Promise.all([page.waitForResponse(r => r.url().endsWith('.png')), page.goto(`${base}/assets`)]);
    equal([response.status(), (await response.buffer()).length > 20], [200, true]);
  });
  await call('waitForNetworkIdle', () => page.waitForNetworkIdle({ idleTime: 100 }));
  await call('frame.goto', async () => {
    await page.goto(`${base}/frames`);
    const frame = page.frames()[1];
    await frame.goto(`${base}/more`);
    equal(await frame.title(), 'More');
  });
  await call('waitForFrame', async () => {
    const [frame] = await Promise.all([
      page.waitForFrame(f => f.name() === 'added'),
      page.evaluate(() => { const f = document.createElement('iframe'); f.name = 'added'; f.src = '/second'; document.body.append(f); })]);
    await frame.waitForSelector('p');
  });
  await call('frame detached', async () => {
    const gone = new Promise(done => page.once('framedetached', f => done(f.name())));
    await page.evaluate(() => document.querySelector('iframe[name=added]').remove());
    equal(await gone, 'added');
  });
  await call('popup', async () => {
    const [popup] = await Promise.all([new Promise(done => page.once('popup', done)), page.evaluate(() => { window.open('/second'); })]);
    await popup.waitForSelector('p');
    equal(await popup.title(), 'Second');
    await popup.close();
  });

  // Network
  await call('fetch from the page', async () => {
    await page.goto(`${base}/fetch`);
    equal(await page.evaluate(async () => (await (await fetch('/data.json')).json()).answer), 42);
  });
  await call('interception changes headers', async () => {
    await page.setRequestInterception(true);
    const decide = r => r.continue({ headers: { ...r.headers(), 'x-changed': 'yes' } });
    page.on('request', decide);
    await page.goto(`${base}/second?changed`);
    await page.setRequestInterception(false);
    page.off('request', decide);
    equal(asked.filter(a => a.path === '/second').at(-1).headers['x-changed'], 'yes');
  });
  await call('interception answers the page', async () => {
    await page.setRequestInterception(true);
    const decide = r => r.respond({ status: 203, contentType: 'text/html', body: '<title>Mine</title>' });
    page.on('request', decide);
    const response = await page.goto(`${base}/second`);
    await page.setRequestInterception(false);
    page.off('request', decide);
    equal([response.status(), await page.title()], [203, 'Mine']);
  });
  await call('authenticate', async () => {
    await page.authenticate({ username: 'ada', password: 'love' });
    const response = await page.goto(`${base}/secret`);
    await page.authenticate(null);
    equal([response.status(), await page.title()], [200, 'Secret']);
  });
  await call('a failed load is logged', async () => {
    const heard = new Promise(done => page.once('console', m => done(m.text())));
    await page.goto(`${base}/missing`);
    if (!/404/.test(await heard)) throw new Error(`said ${await heard}`);
  });
  await call('requestfailed event', async () => {
    const failed = new Promise(done => page.once('requestfailed', r => done(r.failure().errorText)));
    await page.evaluate(() => { const i = new Image(); i.src = 'http://127.0.0.1:9/x.png'; });
    if (!/net::ERR_/.test(await failed)) throw new Error(`said ${await failed}`);
  });

  // Surroundings, and what is measured
  await call('emulateMediaType', async () => {
    await page.emulateMediaType('print');
    const found = await page.evaluate(() => matchMedia('print').matches);
    await page.emulateMediaType();
    equal(found, true);
  });
  await call('reduced motion', async () => {
    await page.emulateMediaFeatures([{ name: 'prefers-reduced-motion', value: 'reduce' }]);
    const found = await page.evaluate(() => matchMedia('(prefers-reduced-motion: reduce)').matches);
    await page.emulateMediaFeatures();
    equal(found, true);
  });
  await call('emulateTimezone', async () => {
    await page.emulateTimezone('America/New_York');
    const found = await page.evaluate(() => new Date(0).getHours());
    await page.emulateTimezone();
    equal(found, 19);
  });
  await call('setGeolocation', async () => {
    await browser.defaultBrowserContext().overridePermissions(base, ['geolocation']);
    await page.setGeolocation({ latitude: 48.5, longitude: 11.5 });
    await page.goto(`${base}/second`);
    equal(await page.evaluate(() => new Promise((done, fail) => navigator.geolocation.getCurrentPosition(p => done(p.coords.latitude), fail))), 48.5);
  });
  await call('setJavaScriptEnabled', async () => {
    await page.setJavaScriptEnabled(false);
    await page.goto('data:text/html,<title>before</title><script>document.title = "after"</script>');
    const title = await page.title();
    await page.setJavaScriptEnabled(true);
    equal(title, 'before');
  });
  await call('emulateCPUThrottling', async () => { await page.emulateCPUThrottling(2); await page.emulateCPUThrottling(null); });
  await call('page.evaluate of paint timing', async () => {
    await page.goto(`${base}/second`);
    await page.waitForFunction(() => performance.getEntriesByType('paint').length === 2);
    const [paint, contents] = await page.evaluate(() => performance.getEntriesByType('paint').map(each => each.toJSON()));
    equal([paint.name, contents.name], ['first-paint', 'first-contentful-paint']);
    equal([paint.startTime > 0, contents.startTime >= paint.startTime], [true, true]);
  });
  await call('page.metrics', async () => { const m = await page.metrics(); equal([m.Nodes > 0, m.JSHeapUsedSize > 0], [true, true]); });
  await call('JavaScript coverage', async () => {
    await page.coverage.startJSCoverage();
    await page.goto(`${base}/more`);
    const entry = (await page.coverage.stopJSCoverage()).find(e => e.url.endsWith('/more'));
    equal(entry.ranges.some(r => entry.text.slice(r.start, r.end).includes('used(1)')), true);
  });
  await call('tracing', async () => {
    await page.tracing.start();
    await page.goto(`${base}/second`);
    equal(JSON.parse(Buffer.from(await page.tracing.stop()).toString()).traceEvents.length > 0, true);
  });
  await call('page.pdf', async () => equal(Buffer.from(await page.pdf({ format: 'A4' })).subarray(0, 5).toString(), '%PDF-'));
  await call('bringToFront', () => page.bringToFront());
  await call('workers', async () => {
    await page.goto(`${base}/second`);
    const begun = new Promise(done => page.once('workercreated', done)), ended = new Promise(done => page.once('workerdestroyed', done));
    const heard = new Promise(done => page.once('console', m => done(m.text())));
    await page.evaluate(() => { window.w = new Worker(URL.createObjectURL(new Blob(['self.mine = 1; console.log("at once")']))); });
    const worker = await begun;
    equal([await worker.evaluate(() => self.mine + 1), await heard, page.workers().length], [2, 'at once', 1]);
    await page.evaluate(() => w.terminate());
    await ended;
    equal(page.workers().length, 0);
  });
  await call('images beside the document', async () => equal(await page.evaluate(() => Promise.all(['/pixel.png', '/nowhere.png'].map(src => new Promise(done => {
    const image = new Image();
    image.onload = () => done(`${image.width}x${image.height}`);
    image.onerror = () => done('error');
    image.src = src;
  })))), ['1x1', 'error']));
  await call('xpath of attributes, counts and positions', async () => {
    await page.goto(`${base}/more`);
    equal(await page.evaluate(() => [
      document.evaluate('count(//li[position() > 1])', document).numberValue,
      document.evaluate('string(//*[@id="mail"]/@type)', document).stringValue,
      document.evaluate('//li[last()]', document, null, XPathResult.FIRST_ORDERED_NODE_TYPE).singleNodeValue.textContent,
      document.evaluate('//label[contains(., "Mail")]/input', document, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE).snapshotLength]),
    [2, 'email', 'three', 1]);
  });
  await call('queryObjects', async () => {
    const prototype = await page.evaluateHandle(() => { window.kept = new (class Mine {})(); return Object.getPrototypeOf(window.kept); });
    equal(await (await page.queryObjects(prototype)).evaluate(all => all.length), 1);
  });
  await call('confirm is dismissed', async () => {
    page.once('dialog', d => d.dismiss());
    equal(await page.evaluate(() => confirm('?')), false);
  });
  await call('beforeunload', async () => {
    await page.goto(`${base}/form`);
    await page.click('#button');
    await page.evaluate(() => { window.onbeforeunload = e => { e.preventDefault(); return 'stay?'; }; });
    const asking = new Promise(done => page.once('dialog', d => { done(d.type()); d.accept(); }));
    await page.goto(`${base}/second`);
    equal(await asking, 'beforeunload');
  });
  await call('file chooser', async () => {
    await page.goto(`${base}/form`);
    const [chooser] = await Promise.all([page.waitForFileChooser({ timeout: 5000 }), page.click('#file')]);
    await chooser.accept([new URL(import.meta.url).pathname]);
    equal(await page.$eval('#file', e => e.files.length), 1);
  });
  await call('exposed functions after a navigation', async () => {
    await page.exposeFunction('later', n => n + 1);
    await page.goto(`${base}/second`);
    equal(await page.evaluate(() => later(1)), 2);
  });
  await call('two pages at a time', async () => {
    const other = await browser.newPage();
    await Promise.all([other.goto(`${base}/second`), page.goto(`${base}/form`)]);
    equal([await other.title(), await page.title()], ['Second', 'Form']);
    await other.close();
  });
  await call('evaluate a large answer', async () => equal((await page.evaluate(() => 'x'.repeat(3_000_000))).length, 3_000_000));
  await call('evaluate odd numbers', async () => equal((await page.evaluate(() => [NaN, -0, Infinity].map(String))), ['NaN', '0', 'Infinity']));
  await call('evaluate a Map', async () => equal((await (await page.evaluateHandle(() => new Map([[1, 2]]))).toString()), 'JSHandle@map'));
}

/** The process whose CPU clock runs while the page is busy. */
async function pidOf(page, pids) {
  const { readFileSync } = await import('node:fs');
  const clock = pid => { const f = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' '); return Number(f[11]) + Number(f[12]); };
  const all = () => pids.reduce((sum, pid) => sum + clock(pid), 0);
  for (let then = -1, now = all(), i = 0; now !== then && i < 40; i++) { // one that is just starting is busy too
    await new Promise(done => setTimeout(done, 500));
    [then, now] = [now, all()];
  }
  const before = new Map(pids.map(pid => [pid, clock(pid)]));
  await page.evaluate(() => { const end = Date.now() + 1500; while (Date.now() < end); });
  return pids.reduce((a, b) => clock(a) - before.get(a) >= clock(b) - before.get(b) ? a : b);
}
