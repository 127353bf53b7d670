// Text of a page that the user edits: what stands in the tree after keys and commands, as Chromium has it.

const KEYS = [
  ['types into an empty host', '', ['hi'], 'hi'],
  ['keeps spaces', '', ['a  b'], 'a&nbsp; b'],
  ['a space at the end', '', ['a '], 'a&nbsp;'],
  ['Enter makes a block', 'ab', ['End', 'Enter', 'c'], 'ab<div>c</div>'],
  ['Enter in the middle', 'ab', ['End', 'ArrowLeft', 'Enter'], 'a<div>b</div>'],
  ['Enter splits a paragraph', '<p>ab</p>', ['End', 'ArrowLeft', 'Enter'], '<p>a</p><p>b</p>'],
  ['Shift+Enter breaks the line', 'ab', ['End', 'Shift+Enter', 'c'], 'ab<br>c'],
  ['Backspace joins paragraphs', '<p>ab</p><p>cd</p>', ['Control+End', 'Home', 'Backspace'], '<p>abcd</p>'],
  ['Delete joins paragraphs', '<p>ab</p><p>cd</p>', ['Control+Home', 'End', 'Delete'], '<p>abcd</p>'],
  ['typing replaces what is selected', '<p>ab</p><p>cd</p>', ['Control+a', 'x'], '<p>x</p>'],
  ['an emptied host keeps its line', 'ab', ['Control+a', 'Delete'], '<br>'],
  ['a word is deleted', 'foo bar', ['End', 'Control+Backspace'], 'foo&nbsp;'],
  ['bold by key', 'foo bar', ['End', 'Shift+Control+ArrowLeft', 'Control+b'], 'foo <b>bar</b>'],
  ['bold is what is typed next', 'foo', ['End', 'Control+b', 'xy'], 'foo<b>xy</b>'],
  ['undo', 'foo', ['End', 'Enter', 'xy', 'Control+z', 'Control+z'], 'foo'],
  ['redo', 'foo', ['End', 'xy', 'Control+z', 'Control+y'], 'fooxy'],
  ['the caret goes by lines', '<p>abc</p><p><br></p><p>def</p>', ['Control+End', 'ArrowUp', 'X', 'ArrowUp', 'Y'], '<p>aYbc</p><p>X</p><p>def</p>'],
  ['Enter in a list', '<ul><li>a</li></ul>', ['Control+End', 'Enter', 'b'], '<ul><li>a</li><li>b</li></ul>'],
  ['Enter leaves a list', '<ul><li>a</li></ul>', ['Control+End', 'Enter', 'Enter', 'b'], '<ul><li>a</li></ul><div>b</div>'],
];
const COMMANDS = [
  ['bold', 'foo', 'bold', '', '<b>foo</b>'],
  ['insertUnorderedList', 'foo', 'insertUnorderedList', '', '<ul><li>foo</li></ul>'],
  ['formatBlock', 'foo', 'formatBlock', 'h1', '<h1>foo</h1>'],
  ['createLink', 'foo', 'createLink', 'http://x/', '<a href="http://x/">foo</a>'],
  ['foreColor', 'foo', 'foreColor', 'red', '<font color="#ff0000">foo</font>'],
  ['insertHTML', 'foo', 'insertHTML', '<b>x</b><i>y</i>', '<b>x</b><i>y</i>'],
  ['removeFormat', '<b>a<i>b</i></b>c', 'removeFormat', '', 'abc'],
];

export async function edit({ page, call, equal }) {
  const open = async html => {
    await page.setContent(`<!doctype html><div contenteditable id=host style="width: 300px; font: 16px monospace">${html}</div>`);
    await page.click('#host');
  };
  const text = () => page.$eval('#host', e => e.innerHTML);
  const keyboard = page.keyboard;
  const press = async name => {
    const keys = name.split('+');
    if (!/^([A-Z]\w+)(\+\w+)*$/.test(name)) return keyboard.type(name);
    for (const key of keys.slice(0, -1)) await keyboard.down(key);
    if (keys.length > 1 || name.length > 1) await keyboard.press(keys.at(-1));
    for (const key of keys.slice(0, -1).reverse()) await keyboard.up(key);
    return undefined;
  };
  for (const [name, html, keys, expected] of KEYS) {
    await call(`rich text: ${name}`, async () => {
      await open(html);
      for (const key of keys) if (key.length === 1 || key === 'xy') await keyboard.type(key); else await press(key);
      equal(await text(), expected);
    });
  }
  for (const [name, html, command, value, expected] of COMMANDS) {
    await call(`execCommand ${name}`, async () => {
      await open(html);
      await page.evaluate((c, v) => { getSelection().selectAllChildren(document.querySelector('#host')); document.execCommand(c, false, v); }, command, value);
      equal(await text(), expected);
    });
  }
  await call('rich text: events', async () => {
    await open('');
    await page.evaluate(() => {
      window.heard = [];
      for (const type of ['beforeinput', 'input']) document.addEventListener(type, e => heard.push(`${type} ${e.inputType} ${e.data}`));
    });
    await keyboard.type('a');
    await keyboard.press('Enter');
    await keyboard.press('Backspace');
    equal(await page.evaluate(() => heard), ['insertText a', 'insertParagraph null', 'deleteContentBackward null'].flatMap(what => [`beforeinput ${what}`, `input ${what}`]));
  });
  await call('rich text: a canceled beforeinput', async () => {
    await open('a');
    await page.$eval('#host', e => e.addEventListener('beforeinput', event => event.preventDefault()));
    await keyboard.type('b');
    equal(await text(), 'a');
  });
  await call('autofocus', async () => {
    await page.setContent('<input><input autofocus id=wanted>');
    await page.waitForFunction(() => document.activeElement.id === 'wanted');
  });
  await call('Tab goes through a shadow tree', async () => {
    await page.setContent('<input id=one><div id=host></div><input id=three>');
    await page.$eval('#host', e => { e.attachShadow({ mode: 'open' }).innerHTML = '<button id=two>b</button>'; });
    const order = [];
    for (let i = 0; i < 3; i++) {
      await keyboard.press('Tab');
      order.push(await page.evaluate(() => { const e = document.activeElement; return e.shadowRoot ? e.shadowRoot.activeElement.id : e.id; }));
    }
    equal(order, ['one', 'two', 'three']);
  });
}
