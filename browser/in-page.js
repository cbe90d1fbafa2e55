// Questions put to a brief from inside the page. Each answers with a list of problems, empty if there are none.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const text = (node) => (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  const round = (number) => Math.round(number * 10) / 10;

  /** The name a drawing has for those who do not see it. */
  function name(svg) {
    const ids = (svg.getAttribute('aria-labelledby') ?? '').split(/\s+/).filter(Boolean);
    if (ids.length) return ids.map((id) => text(document.getElementById(id))).join(' ').trim();
    return svg.getAttribute('aria-label')?.trim() || text(svg.querySelector(':scope > title'));
  }

  /** An element in a few words, for a message. */
  function say(element) {
    const tag = element.localName + (element.id ? `#${element.id}` : '') + [...element.classList].map((c) => `.${c}`).join('');
    const words = (element.localName === 'svg' && name(element)) || text(element);
    return `<${tag}> “${words.slice(0, 40)}”`;
  }

  const shown = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && element.getClientRects().length > 0;

  /** Drawings, without the drawings inside a drawing. */
  const drawings = (root) => all('svg', root).filter((svg) => !svg.parentElement.closest('svg'));

  /** The element a link inside the page leads to. */
  function target(link) {
    const id = decodeURIComponent(link.getAttribute('href').slice(1));
    return document.getElementById(id);
  }

  /** Unfolds what is folded, so that it is examined, too. */
  const unfold = () => all('details').forEach((details) => (details.open = true));

  /** What the page would fetch, or lead the browser to fetch, from elsewhere. Plain links may lead out. */
  function outside() {
    const problems = [];
    const own = (address) => /^\s*(#|data:|$)/i.test(address);
    for (const element of all('*')) {
      if (element.localName === 'base') problems.push(say(element));
      for (const { name, value } of element.attributes) {
        const fetches = /^(src|srcset|imagesrcset|data|poster|action|formaction|background|ping|xlink:href)$/.test(name);
        const follows = name === 'href' && element.localName !== 'a' && element.localName !== 'area';
        if ((fetches || follows) && !own(value)) problems.push(`${say(element)} ${name}="${value.slice(0, 60)}"`);
      }
    }
    const styles = [...all('style').map((e) => e.textContent), ...all('[style]').map((e) => e.getAttribute('style'))];
    for (const style of styles) {
      if (/@import/i.test(style)) problems.push('a style with @import');
      for (const [whole, , address] of style.matchAll(/url\(\s*(["']?)(.*?)\1\s*\)/gi)) {
        if (!own(address)) problems.push(`a style with ${whole.slice(0, 60)}`);
      }
    }
    return problems;
  }

  /** What the page says of itself. */
  function head() {
    const problems = [];
    const want = (is, problem) => is || problems.push(problem);
    const headings = all('h1');
    want(document.compatMode === 'CSS1Compat', 'no <!doctype html>');
    want(document.characterSet === 'UTF-8', `characters are ${document.characterSet}`);
    want(/^[a-z]{2,3}(-|$)/i.test(document.documentElement.lang), 'no lang on <html>');
    want(document.title.trim(), 'no <title>');
    want(headings.length === 1, `${headings.length} h1`);
    want(headings.every(text), 'an empty h1');
    want(document.querySelector('meta[name=viewport][content*="width=device-width"]'), 'no viewport line');
    return problems;
  }

  /** Links inside the page, and the ids they lead to: several drawings in one page easily share an id. */
  function links() {
    const problems = [];
    const seen = new Set();
    for (const { id } of all('[id]')) {
      if (seen.has(id)) problems.push(`id “${id}” stands twice`);
      seen.add(id);
    }
    for (const link of all('a[href^="#"]')) {
      if (link.getAttribute('href') !== '#top' && !target(link)) {
        problems.push(`${say(link)} leads to ${link.getAttribute('href')}, which is nowhere`);
      }
    }
    for (const element of all('[aria-labelledby], [aria-describedby], [aria-controls]')) {
      for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
        for (const id of (element.getAttribute(name) ?? '').split(/\s+/).filter(Boolean)) {
          if (!document.getElementById(id)) problems.push(`${say(element)} ${name}="${id}" names nothing`);
        }
      }
    }
    return problems;
  }

  /** Every reference has a note with words in it, and every note a way back to one of its own references. */
  function footnotes() {
    const problems = [];
    const references = all('a[role~="doc-noteref"], sup a[href^="#"]');
    const back = (note) => all('a[href^="#"]', note).filter((link) => !references.includes(link));
    if (references.length === 0) problems.push('no footnote reference: a[role=doc-noteref], or a link inside <sup>');
    const notes = new Map();
    for (const reference of references) {
      const note = target(reference);
      if (!note) problems.push(`${say(reference)} has no note`);
      else notes.set(note, [...(notes.get(note) ?? []), reference]);
    }
    for (const [note, from] of notes) {
      const copy = note.cloneNode(true);
      all('a[role~="doc-backlink"]', copy).forEach((link) => link.remove());
      if (!text(copy)) problems.push(`${say(note)} says nothing`);
      const ends = back(note).map(target).filter(Boolean);
      const leads = (end) => from.some((reference) => end.contains(reference) || reference.contains(end));
      if (!ends.some(leads)) problems.push(`${say(note)} has no way back to a reference of its own`);
    }
    for (const link of all('a[role~="doc-backlink"]')) {
      if (![...notes.keys()].some((note) => note.contains(link))) problems.push(`${say(link)} stands in a note nobody refers to`);
    }
    return problems;
  }

  /** Figures have captions, drawings a role and a name. A drawing outside any figure may be mere decoration. */
  function figures() {
    const problems = [];
    if (all('figure').length === 0) problems.push('no figure');
    for (const figure of all('figure')) {
      if (!text(figure.querySelector('figcaption'))) problems.push(`${say(figure)} has no figcaption`);
    }
    for (const svg of drawings(document)) {
      if (svg.getAttribute('aria-hidden') === 'true' && !svg.closest('figure')) continue;
      if (svg.getAttribute('role') !== 'img') problems.push(`${say(svg)} has no role=img`);
      if (!name(svg)) problems.push(`${say(svg)} has no name: <title>, aria-label or aria-labelledby`);
    }
    return problems;
  }

  /**
   * What is wider than a screen or sheet of `width`. On a screen a box may scroll by itself if the keyboard can reach it; on
   * paper nothing scrolls.
   */
  function width(width, paper = false) {
    const problems = [];
    const root = document.scrollingElement;
    if (root.scrollWidth > width) problems.push(`the page is ${root.scrollWidth} px wide, its place ${width} px`);
    const flow = (element) => getComputedStyle(element).overflowX;
    const roots = [document.documentElement, document.body];
    const boxes = new Set(all('body *').filter((e) => !roots.includes(e) && !e.closest('svg') && flow(e) !== 'visible'));
    for (const box of boxes) {
      const more = box.scrollWidth - box.clientWidth;
      if (!shown(box) || box.clientWidth <= 1 || more <= 1) continue;
      const scrolls = /auto|scroll/.test(flow(box));
      if (!scrolls || paper) problems.push(`${say(box)} cuts ${more} px off its content`);
      else if (box.tabIndex < 0) problems.push(`${say(box)} scrolls, and the keyboard cannot reach it: tabindex="0"`);
    }
    const inBox = (element) => element && (boxes.has(element) || inBox(element.parentElement));
    const out = (element) => {
      if (!element || roots.includes(element) || !shown(element) || inBox(element.parentElement)) return false;
      return element.getBoundingClientRect().right + scrollX > width + 1;
    };
    for (const element of all('body *')) {
      if (element.parentElement.closest('svg') || !out(element) || out(element.parentElement)) continue;
      problems.push(`${say(element)} ends at ${round(element.getBoundingClientRect().right + scrollX)} px of ${width}`);
    }
    return problems;
  }

  /** Every piece of text in the drawings shown: its drawing, the element that holds it, the node. */
  function* words() {
    for (const svg of drawings(document).filter(shown)) {
      const walk = document.createTreeWalker(svg, NodeFilter.SHOW_TEXT);
      for (let node = walk.nextNode(); node; node = walk.nextNode()) {
        const element = node.parentElement;
        const silent = element.closest('title, desc, style, script, metadata');
        if (text(node) && !silent && shown(element)) yield { svg, element, node };
      }
    }
  }

  /** Font size and weight as drawn: a drawing that shrinks to fit shrinks its words. */
  function letters(element) {
    const { c, d } = (element.getScreenCTM ? element : element.closest('foreignObject')).getScreenCTM();
    const style = getComputedStyle(element);
    return { size: parseFloat(style.fontSize) * Math.hypot(c, d), bold: style.fontWeight >= 700 };
  }

  /** Words in drawings: at least `least` CSS px high on this screen, and not cut by the drawing's edge. */
  function sizes(least) {
    const problems = [];
    for (const { svg, element, node } of words()) {
      const { size } = letters(element);
      if (size < least - 0.05) problems.push(`“${text(node)}” is ${round(size)} px high in ${say(svg)}`);
      const range = document.createRange();
      range.selectNodeContents(node);
      const [box, edge] = [range.getBoundingClientRect(), svg.getBoundingClientRect()];
      const over = Math.max(edge.left - box.left, box.right - edge.right, edge.top - box.top, box.bottom - edge.bottom);
      const clips = getComputedStyle(svg).overflowX !== 'visible';
      if (clips && over > 1) problems.push(`“${text(node)}” is cut ${round(over)} px by the edge of ${say(svg)}`);
    }
    return problems;
  }

  const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });

  /** Any colour of CSS as red, green, blue (0 to 255) and alpha (0 to 1); nothing for `none` and for patterns. */
  function colour(css) {
    if (!css || css === 'none' || css.startsWith('url(')) return [0, 0, 0, 0];
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = css;
    canvas.fillRect(0, 0, 1, 1);
    const [r, g, b, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [r, g, b, alpha / 255];
  }

  const over = ([r, g, b, alpha], under) => [r, g, b].map((c, i) => c * alpha + under[i] * (1 - alpha));
  const linear = (c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
  const contrast = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };

  /** Opacity of an element and all it stands in. */
  const opacity = (element) => (element ? getComputedStyle(element).opacity * opacity(element.parentElement) : 1);

  /** What an element paints at a point, behind words of a height: red, green, blue, alpha. */
  function paint(element, point, height) {
    const style = getComputedStyle(element);
    const dim = ([r, g, b, alpha], by) => [r, g, b, alpha * by * opacity(element)];
    if (!(element instanceof SVGElement) || element.localName === 'svg') return dim(colour(style.backgroundColor), 1);
    if (!(element instanceof SVGGeometryElement)) return [0, 0, 0, 0];
    const matrix = element.getScreenCTM();
    const local = point.matrixTransform(matrix.inverse());
    const thick = parseFloat(style.strokeWidth) * Math.hypot(matrix.c, matrix.d) >= height / 2;
    if (thick && style.stroke !== 'none' && element.isPointInStroke(local)) return dim(colour(style.stroke), style.strokeOpacity);
    return element.isPointInFill(local) ? dim(colour(style.fill), style.fillOpacity) : [0, 0, 0, 0];
  }

  /** Points on up to eight letters of a text, in px of the window. */
  function points(element) {
    const count = element.getNumberOfChars();
    const steps = Math.min(count, 8);
    return Array.from({ length: steps }, (_, i) => {
      const { x, y, width, height } = element.getExtentOfChar(Math.floor(((i + 0.5) * count) / steps));
      return new DOMPoint(x + width / 2, y + height / 2).matrixTransform(element.getScreenCTM());
    });
  }

  /**
   * Words in drawings, which axe leaves alone: contrast with what lies behind each (WCAG 1.4.3), nothing painted over them,
   * no other words in the same place. Patterns and gradients count as nothing.
   */
  function clear() {
    const problems = new Set();
    const touchable = document.head.appendChild(document.createElement('style'));
    touchable.textContent = 'svg, svg * { pointer-events: all !important }';
    for (const { svg, element, node } of words()) {
      if (!element.getNumberOfChars) continue;
      const own = element.closest('text');
      const style = getComputedStyle(element);
      const { size, bold } = letters(element);
      const least = size >= 24 || (bold && size >= 18.66) ? 3 : 4.5;
      element.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
      for (const point of points(element)) {
        const stack = document.elementsFromPoint(point.x, point.y);
        const at = stack.findIndex((e) => own.contains(e));
        if (at < 0) continue;
        const fault = (what) => problems.add(`“${text(node)}” in ${say(svg)} ${what}`);
        const other = stack.find((e) => e.closest('text') && !own.contains(e));
        if (other) fault(`stands in the place of “${text(other)}”`);
        const before = stack.slice(0, at).find((e) => paint(e, point, size)[3] > 0.5);
        if (before) fault(`is covered by <${before.localName}>`);
        let behind = [255, 255, 255];
        for (const e of stack.slice(at).filter((e) => !own.contains(e)).reverse()) behind = over(paint(e, point, size), behind);
        const halo = style.paintOrder.startsWith('stroke') && parseFloat(style.strokeWidth) >= 2 && colour(style.stroke);
        if (halo) behind = over(halo, behind);
        const [r, g, b, alpha] = colour(style.fill);
        const ratio = contrast(over([r, g, b, alpha * style.fillOpacity * opacity(element)], behind), behind);
        if (ratio < least) fault(`has a contrast of ${round(ratio)}, at least ${least}`);
      }
    }
    touchable.remove();
    return [...problems];
  }

  /** What a reader sees, to compare a page with scripts and one without. */
  function seen() {
    const main = document.querySelector('main');
    const kinds = ['h1', 'h2', 'h3', 'p', 'figure', 'table', 'li', 'svg'];
    const counts = kinds.map((kind) => [kind, all(kind, main ?? document.body).filter(shown).length]);
    return { letters: (main?.innerText ?? '').length, ...Object.fromEntries(counts) };
  }

  /** The page's own margins on paper, in CSS px, or `otherwise` where it sets none. */
  function margins(otherwise) {
    const found = { left: otherwise, right: otherwise, top: otherwise, bottom: otherwise };
    const ruler = document.body.appendChild(document.createElement('div'));
    ruler.style.position = 'absolute';
    const visit = (rules) => {
      for (const rule of rules) {
        if (rule instanceof CSSPageRule && !rule.selectorText) {
          for (const side of Object.keys(found)) {
            const length = rule.style.getPropertyValue(`margin-${side}`);
            if (!length) continue;
            ruler.style.width = length;
            found[side] = ruler.getBoundingClientRect().width;
          }
        } else if (rule.cssRules && (!rule.media || matchMedia(rule.media.mediaText).matches)) visit(rule.cssRules);
      }
    };
    for (const sheet of document.styleSheets) visit(sheet.cssRules);
    ruler.remove();
    return found;
  }

  globalThis.inPage = { unfold, outside, head, links, footnotes, figures, width, sizes, clear, seen, margins };
})();
