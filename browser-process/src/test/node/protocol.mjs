// What neither client says, but other tools do: commands and events of the protocol itself.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';

export async function drive({ browser: executablePath, locked, server, call, equal }) {
  const { base } = server;
  const browser = await chromium.launch({ executablePath, args: locked ? [] : ['--no-sandbox'] });
  const folder = mkdtempSync(path.join(tmpdir(), 'bulkhead-protocol-'));
  /** On a page of its own, with what the client is told meanwhile. */
  const within = (name, html, action) => call(name, async () => {
    const context = await browser.newContext();
    try {
      context.setDefaultTimeout(10_000);
      const page = await context.newPage();
      await page.goto(`${base}/second`);
      if (html) await page.setContent(html);
      const session = await context.newCDPSession(page), told = [];
      const listen = (...events) => { for (const event of events) session.on(event, parameters => told.push([event, parameters])); };
      return await action({ page, context, told, listen, send: (method, parameters) => session.send(method, parameters) });
    } finally { await context.close(); }
  });
  /** The commands before are answered in order, so that all that they caused has been told. */
  const settled = send => send('Runtime.evaluate', { expression: '1' });
  try {
    await within('DOM events', '<body><div id=d class=x>text <b>bold</b></div> <p>one</p>', async ({ page, told, listen, send }) => {
      listen('DOM.setChildNodes', 'DOM.attributeModified', 'DOM.attributeRemoved', 'DOM.childNodeInserted', 'DOM.childNodeRemoved', 'DOM.characterDataModified', 'DOM.childNodeCountUpdated');
      await send('DOM.enable');
      const { root } = await send('DOM.getDocument', {});
      equal(root.children[0].children.map(child => [child.nodeName, child.childNodeCount]), [['HEAD', 0], ['BODY', 2]]);
      const body = root.children[0].children[1].nodeId;
      const { nodeId } = await send('DOM.querySelector', { nodeId: root.nodeId, selector: 'b' });
      equal(told.splice(0).map(([event, { parentId, nodes }]) => [event, parentId === body, nodes.map(node => node.nodeName), nodes.some(node => node.nodeId === nodeId)]),
        [['DOM.setChildNodes', true, ['DIV', 'P'], false], ['DOM.setChildNodes', false, ['#text', 'B'], true]]);
      await page.evaluate(() => {
        d.setAttribute('title', 't');
        d.removeAttribute('class');
        d.firstChild.data = 'other';
        d.append(document.createElement('hr'));
        document.querySelector('p').remove();
        document.querySelector('b').append(document.createElement('i'));
      });
      await settled(send);
      equal(told.map(([event, { name, value, characterData, node, childNodeCount }]) => [event, name ?? characterData ?? node?.nodeName ?? childNodeCount ?? '', value ?? '']), [
        ['DOM.attributeModified', 'title', 't'], ['DOM.attributeRemoved', 'class', ''], ['DOM.characterDataModified', 'other', ''],
        ['DOM.childNodeInserted', 'HR', ''], ['DOM.childNodeRemoved', '', ''], ['DOM.childNodeInserted', 'I', '']]);
    });
    await within('exceptions and rejections', '<body>', async ({ page, told, listen, send }) => {
      await send('Runtime.enable');
      listen('Runtime.exceptionThrown', 'Runtime.exceptionRevoked');
      const after = async script => {
        told.length = 0;
        await page.evaluate(`new Promise(done => setTimeout(() => { setTimeout(() => setTimeout(done)); ${script} }))`);
        await settled(send);
        return told.map(([event, { exceptionId, exceptionDetails: details, reason }]) => event.endsWith('Revoked') ? [exceptionId, reason] : [details.text, details.exception]);
      };
      const values = ['5', '"s"', 'null', 'undefined', '-0', '10n'];
      const objects = [{ type: 'number', value: 5, description: '5' }, { type: 'string', value: 's' }, { type: 'object', subtype: 'null', value: null }, { type: 'undefined' },
        { type: 'number', unserializableValue: '-0', description: '-0' }, { type: 'bigint', unserializableValue: '10n', description: '10n' }];
      const sorted = object => Object.fromEntries(Object.entries(object).sort());
      for (const [i, value] of values.entries()) {
        equal((await after(`throw ${value}`)).map(([text, object]) => [text, sorted(object)]), [['Uncaught', sorted(objects[i])]]);
        equal((await after(`Promise.reject(${value})`)).map(([text, object]) => [text, sorted(object)]), [['Uncaught (in promise)', sorted(objects[i])]]);
      }
      const [[, { preview }]] = await after('throw { a: 1 }');
      equal(preview.properties, [{ name: 'a', type: 'number', value: '1' }]);
      equal(told[0][1].exceptionDetails.stackTrace.callFrames.length > 0, true);
      await after('window.late = Promise.reject(new Error("late"))');
      const id = told[0][1].exceptionDetails.exceptionId;
      equal(await after('late.catch(() => {})'), [[id, 'Handler added to rejected promise']]);
      await after('addEventListener("unhandledrejection", e => e.preventDefault(), { once: true }); window.late = Promise.reject(1)');
      equal([told.length, await after('late.catch(() => {})')], [0, []]);
      await send('Runtime.disable');
      equal(await after('throw 1'), []);
    });
    await within('exceptions of a worker', '<body>', async ({ page }) => {
      const [worker] = await Promise.all([page.waitForEvent('worker'), page.evaluate(() => {
        window.worker = new Worker(URL.createObjectURL(new Blob(['onmessage = e => (0, eval)(e.data)'])));
      })]);
      const thrown = page.waitForEvent('pageerror');
      await worker.evaluate(() => setTimeout(() => { throw new RangeError('from a worker'); }));
      equal((await thrown).message, 'from a worker');
    });
    await within('DOM changes, undone and done again', '<body><div id=d><b>one</b></div><p>two</p><ul></ul>', async ({ page, send }) => {
      await send('DOM.undo').then(() => { throw new Error('undone'); }, e => equal(/DOM agent is not enabled/.test(e.message), true));
      await send('DOM.enable');
      const { root } = await send('DOM.getDocument', { depth: -1 });
      const find = async selector => (await send('DOM.querySelector', { nodeId: root.nodeId, selector })).nodeId;
      const [div, p, ul, b] = [await find('div'), await find('p'), await find('ul'), await find('b')];
      const body = () => page.evaluate(() => document.body.innerHTML);
      const before = await body();
      const states = [before];
      const step = async (method, parameters, expected) => {
        await send('DOM.markUndoableState');
        const answer = await send(`DOM.${method}`, parameters);
        const now = await body();
        equal([method, now.includes(expected)], [method, true]);
        states.push(now);
        return answer;
      };
      await step('setNodeName', { nodeId: b, name: 'em' }, '<em>one</em>');
      const { nodeId: copy } = await step('copyTo', { nodeId: p, targetNodeId: div, insertBeforeNodeId: await find('em') }, '<p>two</p><em>');
      await step('moveTo', { nodeId: p, targetNodeId: ul }, '<ul><p>two</p></ul>');
      await step('setAttributeValue', { nodeId: div, name: 'title', value: 't' }, 'title="t"');
      await step('setAttributesAsText', { nodeId: div, text: 'lang=de', name: 'title' }, '<div id="d" lang="de">');
      await step('removeAttribute', { nodeId: div, name: 'lang' }, '<div id="d">');
      await step('removeNode', { nodeId: copy }, '<div id="d"><em>');
      await step('setOuterHTML', { nodeId: await find('ul'), outerHTML: '<ol></ol><hr>' }, '<ol></ol><hr>');
      for (const expected of states.slice(0, -1).reverse()) { await send('DOM.undo'); equal(await body(), expected); }
      for (const expected of states.slice(1)) { await send('DOM.redo'); equal(await body(), expected); }
      await send('DOM.setOuterHTML', { nodeId: await find('body'), outerHTML: '<body class=new>all</body>' });
      equal(await page.evaluate(() => [document.body.className, document.body.innerHTML, document.querySelectorAll('body').length]), ['new', 'all', 1]);
      const refused = (method, parameters) => send(`DOM.${method}`, parameters).then(() => '', e => /: (.*?)(\n|$)/.exec(e.message.slice(e.message.indexOf('Protocol error')))[1]);
      const anchored = await find('body');
      equal(await refused('moveTo', { nodeId: anchored, targetNodeId: anchored }), 'Unable to move node into self or descendant');
      equal(await refused('copyTo', { nodeId: anchored, targetNodeId: anchored, insertBeforeNodeId: anchored }), 'Anchor node must be child of the target element');
      equal(await refused('copyTo', { nodeId: root.nodeId, targetNodeId: anchored }), "HierarchyRequestError Nodes of type '#document' may not be inserted inside nodes of type 'BODY'.");
      equal(await refused('setNodeName', { nodeId: root.nodeId, name: 'x' }), 'Not an element');
      equal(await refused('setNodeValue', { nodeId: anchored, value: 'x' }), 'Can only set value of text nodes or processing instructions');
      equal(await refused('removeNode', { nodeId: root.nodeId }), 'Cannot remove detached node');
    });
    await within('DOM of a whole document', '<body><div id=g class="x y" style="display: grid">g</div><p class=y>p</p><dialog>d</dialog><i popover>i</i>', async ({ page, send }) => {
      const { root } = await send('DOM.getDocument', {});
      const names = async ({ nodeIds }) => (await Promise.all(nodeIds.map(nodeId => send('DOM.describeNode', { nodeId })))).map(({ node }) => node.nodeName).filter(name => name !== '::backdrop');
      const ofStyle = (name, value) => send('DOM.getNodesForSubtreeByStyle', { nodeId: root.nodeId, computedStyles: [{ name, value }] });
      equal(await names(await ofStyle('display', 'grid')), ['DIV']);
      equal(await ofStyle('nonsense', 'x').then(() => '', e => /Invalid CSS property name/.test(e.message)), true);
      equal((await send('DOM.collectClassNamesFromSubtree', { nodeId: root.nodeId })).classNames.sort(), ['x', 'y']);
      equal(await names(await send('DOM.getTopLayerElements')), []);
      await page.evaluate(() => { document.querySelector('dialog').showModal(); document.querySelector('i').showPopover(); });
      equal(await names(await send('DOM.getTopLayerElements')), ['DIALOG', 'I']);
    });
    await within('CSS.forcePseudoState', '<style>p { color: red } p:hover { color: blue } p:focus { top: 1px } div:focus-within { left: 2px }</style><div><p>text</p></div>', async ({ page, send }) => {
      await send('DOM.enable');
      await send('CSS.enable');
      const { root } = await send('DOM.getDocument', {});
      const node = async selector => (await send('DOM.querySelector', { nodeId: root.nodeId, selector })).nodeId;
      const [p, div] = [await node('p'), await node('div')];
      const style = () => page.evaluate(() => { const s = getComputedStyle(document.querySelector('p')); return [s.color, s.top, getComputedStyle(document.querySelector('div')).left]; });
      const [red, blue] = ['rgb(255, 0, 0)', 'rgb(0, 0, 255)'];
      await send('CSS.forcePseudoState', { nodeId: p, forcedPseudoClasses: ['hover'] });
      equal(await style(), [blue, 'auto', 'auto']);
      await page.mouse.move(300, 300);
      equal(await style(), [blue, 'auto', 'auto']);
      await send('CSS.forcePseudoState', { nodeId: p, forcedPseudoClasses: ['focus', 'nonsense'] });
      await send('CSS.forcePseudoState', { nodeId: div, forcedPseudoClasses: ['focus-within'] });
      equal(await style(), [red, '1px', '2px']);
      await send('CSS.disable');
      equal(await style(), [red, 'auto', 'auto']);
      equal(await send('CSS.forcePseudoState', { nodeId: p, forcedPseudoClasses: [] }).then(() => '', e => /CSS agent was not enabled/.test(e.message)), true);
    });
    await within('microtasks wait while the agent tells of values', '<body>', async ({ send }) => {
      await send('Runtime.enable');
      const order = async told => (await send('Runtime.evaluate', { expression: `(() => {
        const order = [];
        queueMicrotask(() => order.push('microtask'));
        ${told};
        order.push('script');
        return Promise.resolve().then(() => order.join());
      })()`, awaitPromise: true })).result.value;
      for (const told of ['console.log({ a: 1 })', 'console.log(document.body)', 'reportError(new Error("e"))', 'document.body.innerHTML = "<iframe></iframe>"']) {
        equal([told, await order(told)], [told, 'script,microtask']);
      }
    });
    await within('window.stop', '<body>', async ({ page }) => {
      await page.route('**/never', () => {});
      const told = await page.evaluate(async () => {
        const ended = [], end = name => new Promise(resolve => { window['on' + name] = () => { ended.push(name); resolve(); }; });
        const all = ['fetched', 'requested', 'loaded'].map(end);
        fetch('/never').catch(e => { if (e instanceof TypeError) window.onfetched(); });
        const request = new XMLHttpRequest();
        request.open('GET', '/never');
        request.onabort = () => window.onrequested();
        request.send();
        const script = document.createElement('script');
        script.src = '/never';
        script.onerror = () => window.onloaded();
        const frame = document.createElement('iframe');
        frame.src = '/never';
        frame.onload = () => ended.push('frame');
        document.body.append(script, frame);
        location = '/never';
        await new Promise(resolve => setTimeout(resolve, 50));
        stop();
        await Promise.all(all);
        return [ended.sort(), location.pathname, document.readyState];
      });
      equal(told, [['fetched', 'loaded', 'requested'], '/second', 'complete']);
    });
    await within('DOM.pushNodeByPathToFrontend', '<body> <p>one</p> <p>two <b>b</b></p>', async ({ send }) => {
      await send('DOM.enable');
      await send('DOM.getDocument', {});
      const { nodeId } = await send('DOM.pushNodeByPathToFrontend', { path: '0,HTML,1,BODY,1,P,1,B' });
      equal((await send('DOM.getOuterHTML', { nodeId })).outerHTML, '<b>b</b>');
      equal(await send('DOM.pushNodeByPathToFrontend', { path: '0,HTML,5,BODY' }).then(() => '', e => /No node with given path found/.test(e.message)), true);
    });
    await within('DOMDebugger.getEventListeners', '<body><button onclick="1">b</button>', async ({ page, send }) => {
      await page.evaluate(() => {
        const button = document.querySelector('button');
        button.addEventListener('keydown', function pressed() {}, { capture: true, passive: true });
        button.addEventListener('keyup', { handleEvent() {} }, { once: true });
        document.body.addEventListener('wheel', () => {});
      });
      const of = async (expression, more) => {
        const { result } = await send('Runtime.evaluate', { expression, objectGroup: 'listeners' });
        const { listeners } = await send('DOMDebugger.getEventListeners', { objectId: result.objectId, ...more });
        return listeners.map(each => [each.type, each.useCapture, each.passive, each.once, each.backendNodeId > 0]).sort();
      };
      equal(await of('document.querySelector("button")'), [['click', false, false, false, true], ['keydown', true, true, false, true], ['keyup', false, false, true, true]]);
      equal((await of('document', { depth: -1 })).map(([type]) => type), ['click', 'keydown', 'keyup', 'wheel']);
      equal(await of('({})'), []);
    });
    await within('DOMSnapshot.captureSnapshot', '<!doctype html><title>T</title><body style="margin: 0"><div style="width: 100px; height: 50px; color: rgb(1, 2, 3)">text</div><input value=v><a href=/>l</a><div style="position: absolute; z-index: 1; top: 0; width: 10px; height: 10px"></div><iframe style="position: absolute; left: 200px; top: 100px; border: 0" srcdoc="<body style=margin:0><i>in</i>"></iframe>', async ({ page, send }) => {
      await page.frameLocator('iframe').locator('i').waitFor();
      const { documents, strings } = await send('DOMSnapshot.captureSnapshot', { computedStyles: ['display', 'color'], includePaintOrder: true, includeDOMRects: true });
      const [{ nodes, layout, title, textBoxes }, inner] = documents;
      const names = nodes.nodeName.map(at => strings[at]), laid = at => layout.nodeIndex.indexOf(at);
      const div = names.indexOf('DIV'), above = names.lastIndexOf('DIV'), input = names.indexOf('INPUT');
      equal([strings[title], layout.bounds[laid(div)], layout.styles[laid(div)].map(at => strings[at]), layout.offsetRects[laid(div)]], ['T', [0, 0, 100, 50], ['block', 'rgb(1, 2, 3)'], [0, 0, 100, 50]]);
      equal([nodes.inputValue.index, strings[nodes.inputValue.value[0]], nodes.isClickable.index.map(at => names[at])], [[input], 'v', ['INPUT', 'A']]);
      equal([layout.paintOrders[laid(above)] > layout.paintOrders[laid(div)], strings[layout.text[textBoxes.layoutIndex[0]]]], [true, 'text']);
      equal([nodes.contentDocumentIndex.value, inner.layout.bounds.at(-1).slice(0, 2)], [[1], [0, 0]]);
    });
    await within('Page.getResourceTree', '', async ({ page, send }) => {
      await send('Page.enable');
      await page.goto(`${base}/styled`);
      const { frameTree } = await send('Page.getResourceTree');
      equal(frameTree.resources.map(({ url, type, mimeType }) => [new URL(url).pathname, type, mimeType]).sort(), [['/script.js', 'Script', 'text/javascript'], ['/style.css', 'Stylesheet', 'text/css']]);
      const frameId = frameTree.frame.id, document = { frameId, url: frameTree.frame.url };
      equal((await send('Page.getResourceContent', document)).content, await (await page.request.get(`${base}/styled`)).text());
      equal((await send('Page.getResourceContent', { frameId, url: `${base}/style.css` })).content, 'p { color: red }');
      equal((await send('Page.searchInResource', { ...document, query: '<TITLE' })).result.length, 1);
      equal((await send('Page.searchInResource', { ...document, query: '<TITLE', caseSensitive: true })).result, []);
    });
    await within('a slow network', '', async ({ page, send }) => {
      await page.route('**/never', route => route.abort());
      await send('Network.enable');
      await page.goto(`${base}/second`);
      const time = () => page.evaluate(async () => {
        const begin = performance.now();
        await (await fetch('/second', { cache: 'no-store' })).text();
        return performance.now() - begin;
      });
      await time();
      await send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: 100, uploadThroughput: -1 });
      equal(await time() > 300, true); // some 60 bytes at 100 bytes a second
    });
    await within('the engine has no scripts of its own', '', async ({ page, told, listen, send }) => {
      listen('Debugger.scriptParsed');
      await send('Runtime.enable');
      await send('Debugger.enable');
      await page.goto('data:text/html,<script>var a = 1</script>');
      await send('Runtime.evaluate', { expression: 'document.body' });
      const own = told.map(([, script]) => script).filter(({ length, url, executionContextAuxData: context }) => length > 0 && url !== '' && context.type === 'default');
      equal(own.map(({ url, executionContextAuxData }) => [url.slice(0, 14), executionContextAuxData.frameId.length]), [['data:text/html', 32]]);
    });
    await within('downloads end navigations', '', async ({ page, told, listen, send }) => {
      listen('Network.loadingFailed', 'Page.frameStoppedLoading', 'Page.downloadWillBegin');
      await send('Page.enable');
      await send('Network.enable');
      await page.goto(`${base}/second`);
      told.length = 0;
      const [download] = await Promise.all([page.waitForEvent('download'), page.evaluate(() => { location.href = '/file.bin'; })]);
      await download.path();
      const events = told.filter(([, { type }]) => type === undefined || type === 'Document').map(([event, { canceled }]) => `${event} ${canceled ?? ''}`);
      equal([...new Set(events)].sort(), ['Network.loadingFailed true', 'Page.downloadWillBegin ', 'Page.frameStoppedLoading ']);
      await page.locator('p').click();
    });
    await within('a folder for a file input', '<input type=file webkitdirectory multiple>', async ({ page }) => {
      mkdirSync(path.join(folder, 'photos/june'), { recursive: true });
      writeFileSync(path.join(folder, 'photos/a.txt'), 'a');
      writeFileSync(path.join(folder, 'photos/june/b.txt'), 'b');
      await page.locator('input').setInputFiles(path.join(folder, 'photos'));
      equal(await page.locator('input').evaluate(input => [...input.files].map(file => file.webkitRelativePath).sort()), ['photos/a.txt', 'photos/june/b.txt']);
    });
    await within('the size of a window that a script opens', '', async ({ page }) => {
      const [opened] = await Promise.all([page.waitForEvent('popup'), page.evaluate(() => { window.open('about:blank', 'small', 'width=300,height=200'); })]);
      equal([opened.viewportSize(), await opened.evaluate(() => [innerWidth, innerHeight])], [{ width: 300, height: 200 }, [300, 200]]);
    });
    await within('addresses in the accessibility tree', '<title>T</title><a href=/x>l</a><a>no</a><img alt=i src=/pixel.png>', async ({ page, send }) => {
      await send('Accessibility.enable');
      const { nodes } = await send('Accessibility.getFullAXTree');
      const found = nodes.flatMap(node => (node.properties ?? []).filter(each => each.name === 'url').map(each => [node.role.value, each.value.value]));
      equal(found, [['RootWebArea', page.url()], ['link', `${base}/x`], ['image', `${base}/pixel.png`]]);
    });
    await within('input that is ignored', '<button style="width:50px;height:50px" onclick="self.clicks = (self.clicks ?? 0) + 1">', async ({ page, send }) => {
      const click = async () => {
        for (const type of ['mousePressed', 'mouseReleased']) await send('Input.dispatchMouseEvent', { type, x: 20, y: 20, button: 'left', clickCount: 1 });
        return page.evaluate(() => self.clicks);
      };
      await send('Input.setIgnoreInputEvents', { ignore: true });
      equal(await click(), undefined);
      await send('Input.setIgnoreInputEvents', { ignore: false });
      equal(await click(), 1);
    });
    await within('DOMStorage', '', async ({ page, told, listen, send }) => {
      listen('DOMStorage.domStorageItemAdded', 'DOMStorage.domStorageItemUpdated', 'DOMStorage.domStorageItemRemoved', 'DOMStorage.domStorageItemsCleared');
      const storageId = { securityOrigin: base, storageKey: `${base}/`, isLocalStorage: true };
      await send('DOMStorage.enable');
      await page.evaluate(() => { localStorage.clear(); localStorage.a = '1'; localStorage.a = '2'; });
      await send('DOMStorage.setDOMStorageItem', { storageId, key: 'b', value: '3' });
      await send('DOMStorage.removeDOMStorageItem', { storageId, key: 'a' });
      equal((await send('DOMStorage.getDOMStorageItems', { storageId })).entries, [['b', '3']]);
      await send('DOMStorage.clear', { storageId });
      equal(await page.evaluate(() => localStorage.length), 0);
      while (told.length < 5) await new Promise(f => setTimeout(f, 20));
      equal(told.map(([event, { key, oldValue, newValue }]) => [event.slice(21), key, oldValue, newValue].filter(each => each !== undefined).join()),
        ['ItemAdded,a,1', 'ItemUpdated,a,1,2', 'ItemAdded,b,3', 'ItemRemoved,a', 'ItemsCleared']);
    });
    await within('the rules of an element', '<style>p, #x { margin: 1px }\n@media all { p.c { color: blue !important } }\np::before { content: "x" }</style><p id=x class=c style="top: 1px">',
      async ({ send }) => {
        await send('DOM.enable');
        await send('CSS.enable');
        const { root } = await send('DOM.getDocument');
        const { nodeId } = await send('DOM.querySelector', { nodeId: root.nodeId, selector: '#x' });
        const { matchedCSSRules, inlineStyle, pseudoElements } = await send('CSS.getMatchedStylesForNode', { nodeId });
        const own = matchedCSSRules.filter(({ rule }) => rule.origin === 'regular');
        equal(own.map(({ rule, matchingSelectors }) => [rule.selectorList.text, matchingSelectors, rule.style.cssText.trim(), rule.style.range.startLine, rule.style.styleSheetId !== undefined]),
          [['p.c', [0], 'color: blue !important', 1, true], ['p, #x', [0, 1], 'margin: 1px', 0, true]]);
        equal([inlineStyle.cssText, pseudoElements.map(({ pseudoType }) => pseudoType)], ['top: 1px', ['before']]);
      });
    await within('code in strings imports', '', async ({ page }) => {
      const module = 'data:text/javascript,export default 7';
      equal(await page.evaluate(async address => {
        const code = `import(${JSON.stringify(address)}).then(({ default: it }) => it)`;
        const local = 3;
        const timer = new Promise(done => { self.done = done; setTimeout(`${code}.then(done)`, 0); });
        const text = (() => eval('1')).toString();
        return [await eval(`${code}.then(it => it + local)`), await (0, eval)(code), await timer, text];
      }, module), [10, 7, 7, "() => eval('1')"]);
    });
    await within('a list that the console has no text for', '', async ({ page }) => {
      const [message] = await Promise.all([page.waitForEvent('console'), page.evaluate(() => { console.log(new Array(20000).fill(1)); })]);
      equal(message.args().length, 1);
    });
    await within('canvases without end', '', async ({ page }) => {
      equal(await page.evaluate(async () => {
        let red = 0;
        for (let i = 0; i < 300; i++) {
          const canvas = document.createElement('canvas');
          canvas.width = canvas.height = 2000;
          const context = canvas.getContext('2d');
          context.fillStyle = '#f00';
          context.fillRect(0, 0, 2000, 2000);
          red += context.getImageData(5, 5, 1, 1).data[0] / 255;
          await new Promise(done => setTimeout(done));
        }
        return red;
      }), 300);
    });
    await within('userGesture', '<body><div id=a>text</div>', async ({ page, send }) => {
      const active = 'navigator.userActivation.isActive';
      const of = async (expression, more) => (await send('Runtime.evaluate', { expression, returnByValue: true, ...more })).result.value;
      equal(await of(active, { userGesture: true }), true);
      const { result: { objectId } } = await send('Runtime.evaluate', { expression: '({})' });
      const { result } = await send('Runtime.callFunctionOn', { functionDeclaration: `() => [${active}, getSelection().selectAllChildren(document.body), document.execCommand("copy")]`, objectId, returnByValue: true, userGesture: true });
      equal([result.value[0], result.value[2]], [true, true]);
    });
    await within('the command line API', '<p id=a>one</p><p id=b onclick="1">two</p>', async ({ send }) => {
      const of = async (expression, includeCommandLineAPI = true) =>
        (await send('Runtime.evaluate', { expression, returnByValue: true, includeCommandLineAPI })).result.value;
      equal(await of('[$("p").id, $$("p").map(each => each.id).join(), $x("//p[2]")[0].id, $x("count(//p)"), $("none")]'), ['a', 'a,b', 'b', 2, null]);
      equal(await of('Object.entries(getEventListeners(b)).map(([type, [{ useCapture }]]) => [type, useCapture].join())'), ['click,false']);
      await send('DOM.enable');
      const { root } = await send('DOM.getDocument', {});
      for (const selector of ['#a', '#b']) {
        await send('DOM.setInspectedNode', { nodeId: (await send('DOM.querySelector', { nodeId: root.nodeId, selector })).nodeId });
      }
      equal(await of('[$0.id, $1.id, $2 === undefined]'), ['b', 'a', true]);
      equal(await of('["$", "$$", "$x", "$0", "getEventListeners"].filter(name => name in window)', false), []);
      equal(await of('var $ = 3; $', false), 3);
      equal(await of('$'), 3);
      equal(await of('typeof $', false), 'number');
    });
    await within('previews of the document\'s objects', '<p id=a class="x y">one</p><p id=b>two</p>', async ({ send }) => {
      const of = async expression => {
        const { result, exceptionDetails } = await send('Runtime.evaluate', { expression, generatePreview: true });
        const { description, subtype, properties, overflow } = (exceptionDetails?.exception ?? result).preview;
        return [description.split('\n')[0], subtype, overflow, ...properties.map(({ name, value, subtype }) => [name, value, subtype].filter(each => each !== undefined).join())];
      };
      equal(await of('document.querySelectorAll("p")'), ['NodeList(2)', 'array', false, '0,p#a.x.y,node', '1,p#b,node']);
      equal(await of('a.classList'), ['DOMTokenList(2)', 'array', false, '0,x', '1,y', 'value,x y']);
      equal(await of('throw new DOMException("m", "AbortError")'), ['AbortError: m', 'error', false, 'code,20', 'name,AbortError', 'message,m']);
    });
    await within('Page.getFrameTree', '<iframe id=first></iframe><iframe name=second></iframe>', async ({ page, send }) => {
      await page.goto(`${base}/second#at`);
      await page.setContent('<iframe id=first src="/second?inner"></iframe><iframe id=other name=second src="/second?inner"></iframe>');
      const { frameTree: { frame, childFrames } } = await send('Page.getFrameTree');
      equal([frame.url, frame.urlFragment, frame.secureContextType], [`${base}/second`, '#at', 'SecureLocalhost']);
      equal(childFrames.map(({ frame: { name, secureContextType } }) => [name, secureContextType]), [['first', 'SecureLocalhost'], ['second', 'SecureLocalhost']]);
    });
    await within('Page.navigate to code, and resetNavigationHistory', '', async ({ page, send }) => {
      const { errorText, loaderId } = await send('Page.navigate', { url: 'javascript:1' });
      equal([errorText, loaderId], ['net::ERR_ABORTED', undefined]);
      equal(new URL(page.url()).pathname, '/second');
      await page.goto(`${base}/second?more`);
      await send('Page.resetNavigationHistory');
      const { currentIndex, entries } = await send('Page.getNavigationHistory');
      equal([currentIndex, entries.map(({ url }) => url)], [0, [`${base}/second?more`]]);
    });
    await within('keys of the numeric keypad', '<input id=i>', async ({ page, send }) => {
      await page.evaluate(() => {
        window.told = [];
        for (const type of ['keydown', 'keyup']) i.addEventListener(type, e => told.push([type, e.code, e.keyCode]));
        i.focus();
      });
      await send('Input.dispatchKeyEvent', { type: 'keyDown', key: '1', code: 'Numpad1', text: '1', windowsVirtualKeyCode: 97, location: 3, isKeypad: true });
      equal(await page.evaluate(() => told), [['keydown', 'Numpad1', 97]]);
    });
    await within('parameters out of range', '', async ({ send }) => {
      const refused = (method, parameters) => send(method, parameters).then(() => '', e => e.message.replace(/^.*\): /, ''));
      equal(await refused('Emulation.setGeolocationOverride', { latitude: 1000, longitude: 2, accuracy: 3 }), 'Invalid geolocation');
      equal(await refused('Emulation.setLocaleOverride', { locale: 'de' }), '');
      equal(await refused('Emulation.setLocaleOverride', {}), '');
      equal(await refused('Network.setCookie', { url: base, name: 'a;', value: 'b' }), 'Sanitizing cookie failed');
      equal(await refused('Network.setCookie', { url: base, name: '', value: '' }), 'Sanitizing cookie failed');
    });
    await within('Storage', '', async ({ send }) => {
      const { quota, usage } = await send('Storage.getUsageAndQuota', { origin: base });
      equal([quota > 0, usage >= 0], [true, true]);
      const { frameTree } = await send('Page.getFrameTree');
      equal((await send('Storage.getStorageKeyForFrame', { frameId: frameTree.frame.id })).storageKey, `${base}/`);
    });
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
