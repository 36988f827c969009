import { setTimeout as wait } from 'node:timers/promises';

/** @typedef {import('./drivers.mjs').Driver} Driver */

const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 150;

/** In the page: the visible element of this role whose accessible name matches. */
function findInPage(/** @type {string} */ role, /** @type {string} */ name) {
  const selectors = /** @type {Record<string, string>} */ ({
    button: 'button,summary,[role=button]',
    link: 'a[href],[role=link]',
    heading: 'h1,h2,h3,h4,[role=heading]',
    region: 'section,[role=region]',
    radio: 'input[type=radio],[role=radio]',
    dialog: 'dialog[open],[role=dialog],[role=alertdialog]',
    textbox: 'input:not([type=hidden]),textarea,[role=textbox],[role=searchbox],[role=combobox]',
  });
  const wanted = new RegExp(name, 'i');
  const spokenIn = (/** @type {Element} */ element) => {
    const copy = document.createElement('div');
    copy.append(element.cloneNode(true));
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
    return copy.textContent ?? '';
  };
  const textOf = (/** @type {Element} */ element) => {
    const by = element.getAttribute('aria-labelledby');
    if (by)
      return by
        .split(' ')
        .map((id) => document.getElementById(id)?.textContent ?? '')
        .join(' ');
    const labels = 'labels' in element && element.labels instanceof NodeList ? [...element.labels] : [];
    const own = element.getAttribute('aria-label') ?? labels.map((label) => label.textContent).join(' ');
    return own || element.getAttribute('placeholder') || spokenIn(element);
  };
  const isVisible = (/** @type {Element} */ element) =>
    element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
  const found = [...document.querySelectorAll(selectors[role] ?? `[role=${role}]`)];
  const match = found.find(
    (element) => isVisible(element) && wanted.test(textOf(element).replaceAll(/\s+/g, ' ').trim()),
  );
  // What is drawn of a radio button is its label.
  return (role === 'radio' && match?.closest('label')) || match || null;
}

/** A page in a browser, or a frame in it. What is expected is waited for. */
export class Tab {
  /** @param {Driver} driver @param {string | null} frame CSS selector of an iframe */
  constructor(driver, frame = null) {
    this.driver = driver;
    this.frame = frame;
  }

  /** @param {string} selector */
  in(selector) {
    return new Tab(this.driver, selector);
  }

  /** @param {string} url */
  open(url) {
    return this.driver.open(url);
  }

  /**
   * The value of an expression in the page.
   * @param {string} source
   */
  value(source) {
    return this.driver.run(this.frame, source);
  }

  /**
   * Waits until an expression is truthy.
   * @param {string} what is expected, for the message
   * @param {string} source
   */
  async until(what, source, patience = PATIENCE_MS) {
    const end = Date.now() + patience;
    let last = '';
    for (;;) {
      try {
        const value = await this.value(source);
        if (value) return value;
        last = '';
      } catch (error) {
        // The page is on its way to another one.
        last = `: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`;
      }
      if (Date.now() > end) throw new Error(`${what} expected${last}`);
      await wait(LOOK_EVERY_MS);
    }
  }

  /** @param {string} words a regular expression */
  shows(words) {
    const source = `new RegExp(${JSON.stringify(words)}, 'i').test(document.body.innerText)`;
    return this.until(`the text /${words}/`, source);
  }

  /** @param {string} role @param {string} name a regular expression */
  has(role, name) {
    return this.until(`a ${role} named /${name}/`, `${found(role, name)} !== null`);
  }

  /** @param {string} role @param {string} name a regular expression */
  lacks(role, name) {
    return this.until(`no ${role} named /${name}/`, `${found(role, name)} === null`);
  }

  /** @param {string} role @param {string} name a regular expression */
  async click(role, name) {
    await this.has(role, name);
    const end = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        if (await this.driver.click(this.frame, found(role, name))) return;
      } catch (error) {
        if (Date.now() > end) throw error;
      }
      if (Date.now() > end) throw new Error(`a ${role} named /${name}/ to click expected`);
      await wait(LOOK_EVERY_MS);
    }
  }
}

/** @param {string} role @param {string} name */
function found(role, name) {
  return `(${findInPage.toString()})(${JSON.stringify(role)}, ${JSON.stringify(name)})`;
}
