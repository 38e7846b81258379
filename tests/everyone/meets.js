// What somebody without a mouse, with larger letters or with colours of their own meets on a page.
// Each function of `meets` returns the faults it found, in words.
(() => {
  const STOPS = "a[href], area[href], button, input, select, textarea, summary, [tabindex]";
  const LEAST = 24; // CSS pixels, WCAG 2.2 2.5.8
  const SLACK = 1.5; // what rounding may cost
  const MOST_PARTS = 12; // of one field, such as month, day, year and the calendar of a date
  const GRAPHIC = 3; // contrast, WCAG 2.2 1.4.11

  const named = (el) => el.outerHTML.replace(/\s+/g, " ").slice(0, 130);
  const isShown = (el) => el.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  // Clipped away from eyes, as the heads of a table that became a list.
  const isForReaders = (el) => Boolean(el.closest(".visually-hidden, .skip"))
    || Boolean(el.closest("thead") && getComputedStyle(el.closest("thead")).clipPath !== "none");
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  // ---------- where Tab stops
  const isOfItsGroup = (el) => {
    if (el.type !== "radio" || !el.name) return true;
    const group = all(document, "input[type=radio]").filter((other) =>
      other.name === el.name && other.form === el.form && !other.disabled && isShown(other));
    return el === (group.find((other) => other.checked) ?? group[0]);
  };
  const isOpener = (el) => el.tagName !== "SUMMARY"
    || (el.parentElement.tagName === "DETAILS" && el === el.parentElement.querySelector("summary"));
  const isControl = (el) => el.tabIndex >= 0 && !el.matches(":disabled, input[type=hidden]")
    && !el.closest("[inert]") && isOpener(el)
    && el.checkVisibility({ visibilityProperty: true });
  const stops = () => all(document, STOPS).filter((el) => isControl(el) && isOfItsGroup(el));
  const parts = (el) => ({ date: 4, time: 4, "datetime-local": 7 })[el.type] ?? 1;

  // A box that is drawn by its label (a segment, a tile) is looked for there.
  const drawn = (el) => (el.matches(".visually-hidden, .tile input, .seg input") && el.labels?.[0]) || el;
  const mark = (el) => {
    const style = getComputedStyle(el);
    const isRing = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
    return { ring: isRing ? style.outlineWidth + style.outlineColor : "", shadow: style.boxShadow };
  };
  const marks = (el) => [el, drawn(el)].map(mark);
  const isMarked = (el, before) => marks(el).some((now, at) =>
    (now.ring && now.ring !== before[at].ring)
    || (now.shadow !== "none" && now.shadow !== before[at].shadow));

  // ---------- in sight: a point of it in the window that nothing else covers
  const points = (box) => [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]]
    .map(([x, y]) => [box.left + box.width * x, box.top + box.height * y])
    .filter(([x, y]) => x >= 0 && y >= 0 && x < innerWidth && y < innerHeight);
  const isFree = (el) => {
    const own = [drawn(el), el, ...(el.labels ?? [])];
    return [...drawn(el).getClientRects()].flatMap(points).some(([x, y]) => {
      const met = document.elementFromPoint(x, y);
      return met && met !== document.body && met !== document.documentElement
        && own.some((part) => part.contains(met) || met.contains(part));
    });
  };

  // ---------- order: never back in a row, never up in a column
  const isStuck = (el) => {
    for (let at = el; at && at !== document.body; at = at.parentElement)
      if (["fixed", "sticky", "absolute"].includes(getComputedStyle(at).position)) return true;
    return false;
  };
  const onPage = (el) => {
    const box = drawn(el).getBoundingClientRect();
    return { left: box.left, right: box.right, top: box.top + scrollY, bottom: box.bottom + scrollY };
  };
  const isBackwards = (from, to) => {
    if (isStuck(from) || isStuck(to)) return false;
    const [a, b] = [onPage(from), onPage(to)];
    const isUp = b.bottom <= a.top + SLACK && b.left < a.right && b.right > a.left;
    const middle = (b.top + b.bottom) / 2;
    const isLeft = b.right <= a.left + SLACK && middle > a.top && middle < a.bottom
      && from.parentElement === to.parentElement;
    return isUp || isLeft;
  };

  // ---------- the walk itself: the keys are pressed outside, each stop is judged when Tab comes up
  let walk = null;
  const heard = (event) => { if (event.key === "Tab") judge(); };
  const judge = () => {
    const at = document.activeElement;
    if (!at || at === document.body) return;
    walk.same = at === walk.last ? walk.same + 1 : 1;
    if (walk.same > MOST_PARTS) walk.faults.add(`trap: ${named(at)}`);
    if (at === walk.last || walk.passed.has(at)) { walk.last = at; return; }
    if (!walk.last && document.querySelector("main") && !at.matches("a.skip"))
      walk.faults.add(`no skip link first, but ${named(at)}`);
    const before = walk.before.get(at);
    if (before && !isMarked(at, before) && !at.matches("iframe")) walk.faults.add(`focus is not seen: ${named(at)}`);
    if (!isFree(at)) walk.faults.add(`focus is covered: ${named(at)}`);
    if (walk.last && isBackwards(walk.last, at)) walk.faults.add(`order: ${named(walk.last)} before ${named(at)}`);
    walk.left.delete(at);
    walk.passed.add(at);
    walk.last = at;
  };
  const begin = () => {
    const found = stops();
    // Tab begins at the top, wherever the page had put the focus.
    document.documentElement.tabIndex = -1;
    document.documentElement.focus();
    document.documentElement.removeAttribute("tabindex");
    document.activeElement?.blur();
    scrollTo(0, 0);
    walk = {
      left: new Set(found), passed: new Set(), last: null, same: 0, faults: new Set(),
      before: new Map(found.map((el) => [el, marks(el)])),
    };
    for (const el of found) if (el.tabIndex > 0) walk.faults.add(`positive tabindex: ${named(el)}`);
    document.addEventListener("keyup", heard, true);
    return found.reduce((sum, el) => sum + parts(el), 0);
  };
  // A page may have put others in the place of those that it had.
  const missed = () => [...walk.left].filter((el) => el.isConnected && isControl(el) && isOfItsGroup(el));
  const end = () => {
    document.removeEventListener("keyup", heard, true);
    return [...walk.faults, ...missed().map((el) => `Tab never comes to ${named(el)}`)];
  };

  // ---------- large enough to hit
  const union = (boxes) => ({
    left: Math.min(...boxes.map((box) => box.left)), right: Math.max(...boxes.map((box) => box.right)),
    top: Math.min(...boxes.map((box) => box.top)), bottom: Math.max(...boxes.map((box) => box.bottom)),
  });
  const area = (el) => union([drawn(el), ...(el.labels ?? [])]
    .filter((part) => !part.matches(".visually-hidden")).map((part) => part.getBoundingClientRect()));
  const isInText = (el) => {
    if (getComputedStyle(el).display !== "inline") return false;
    const line = el.parentElement.closest("p, li, dd, td, th, div, span, label, small, summary, h1, h2, h3");
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    while (walker.nextNode())
      if (walker.currentNode.data.trim() && !walker.currentNode.parentElement.closest("a, button")) return true;
    return false;
  };
  const isSmall = (box) => box.right - box.left < LEAST - .5 || box.bottom - box.top < LEAST - .5;
  const isNear = (box, other) => {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2];
    const across = Math.max(other.left - x, 0, x - other.right);
    const down = Math.max(other.top - y, 0, y - other.bottom);
    return Math.hypot(across, down) < LEAST / 2;
  };
  const small = () => {
    const targets = all(document, STOPS)
      .filter((el) => isControl(el) && !isForReaders(drawn(el)))
      .map((el) => ({ el, box: area(el), stuck: isStuck(el) }));
    // What a bar lies over for a moment scrolls on: the two are not neighbours.
    return targets.filter(({ el, box, stuck }) => isSmall(box) && !isInText(el)
      && targets.some((other) => other.el !== el && other.stuck === stuck && !other.el.contains(el) && !el.contains(other.el)
        && isNear(box, other.box)))
      .map(({ el, box }) => `small: ${Math.round(box.right - box.left)}x${Math.round(box.bottom - box.top)} ${named(el)}`);
  };

  // ---------- larger letters and wider lines: nothing is cut, nothing lies on something else
  const SPACED = `* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; }
    p { margin-bottom: 2em !important; }`;
  const lines = () => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const [node, el] = [walker.currentNode, walker.currentNode.parentElement];
      if (!node.data.trim() || !isShown(el) || isForReaders(el)) continue;
      if (el.closest("option, textarea, script, style, template, dialog, [inert], svg")) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) if (box.width > 1 && box.height > 1) found.push({ el, box });
    }
    return found;
  };
  const isPast = (box, frame) => box.left < frame.left - SLACK || box.right > frame.right + SLACK
    || box.top < frame.top - box.height / 4 || box.bottom > frame.bottom + box.height / 4;
  const isDrawn = (style) => parseFloat(style.borderTopWidth) + parseFloat(style.borderLeftWidth) > 0
    || !/rgba\(.*, 0\)|transparent/.test(style.backgroundColor);
  const cutBy = ({ el, box }) => {
    let hasFrame = false;
    for (let at = el; at && at !== document.body; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (style.display === "inline" || style.display === "contents") continue;
      if (/auto|scroll/.test(style.overflowX + style.overflowY)) return null;
      const isCut = /hidden|clip/.test(style.overflowX + style.overflowY);
      // A bar that sticks does not scroll: what it cannot hold, nobody reaches.
      const isBar = /sticky|fixed/.test(style.position);
      if ((isCut || isBar || (!hasFrame && isDrawn(style))) && isPast(box, at.getBoundingClientRect())) return at;
      hasFrame ||= isDrawn(style);
      if (style.position === "absolute") return null;
    }
    return null;
  };
  const isOn = (a, b) => {
    const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    return wide > 2 && high > .4 * Math.min(a.height, b.height);
  };
  const overlaps = (every) => {
    const flat = every.filter(({ el }) => !isStuck(el)).sort((a, b) => a.box.top - b.box.top);
    const found = [];
    flat.forEach((one, at) => {
      for (let next = at + 1; next < flat.length && flat[next].box.top < one.box.bottom; next += 1)
        if (isOn(one.box, flat[next].box)) found.push(`overlap: ${named(one.el)} and ${named(flat[next].el)}`);
    });
    return found;
  };
  const stretched = (kind, rules) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(rules);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    const every = lines();
    const found = every.filter(cutBy).map((line) => `cut: ${named(line.el)} by ${named(cutBy(line))}`).concat(overlaps(every));
    const root = document.documentElement;
    if (root.scrollWidth > innerWidth) {
      const wide = all(document, "body *").filter((el) => el.getBoundingClientRect().right > innerWidth + SLACK);
      found.push(`sideways: ${wide.length ? named(wide.at(-1)) : "the page"}`);
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    return [...new Set(found)].map((fault) => `${kind}: ${fault}`);
  };
  const large = () => stretched("200 %", ""); // the browser has been told so
  const spaced = () => stretched("spacing", SPACED);

  // ---------- colours of one's own
  const shade = (color) => (color.match(/[\d.]+/g) ?? [0, 0, 0]).map(Number);
  const isClear = (color) => color === "transparent" || shade(color)[3] === 0;
  const light = (color) => {
    const [r, g, b] = shade(color).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4));
    return .2126 * r + .7152 * g + .0722 * b;
  };
  const contrast = (a, b) => {
    const [high, low] = [light(a), light(b)].sort((x, y) => y - x);
    return (high + .05) / (low + .05);
  };
  const ground = (el) => {
    for (let at = el; at; at = at.parentElement) {
      const color = getComputedStyle(at).backgroundColor;
      if (!isClear(color)) return color;
    }
    return getComputedStyle(document.body).backgroundColor;
  };
  // What is drawn by its ground alone, before anybody chose colours: a dash, a dot, a bar.
  const isBare = (el) => !el.children.length && !el.textContent.trim() && !el.matches("svg *, input, textarea, select, iframe, img, hr, button");
  const bareOnes = () => all(document, "body *").filter((el) => {
    if (!isBare(el) || !isShown(el)) return false;
    const [style, box] = [getComputedStyle(el), el.getBoundingClientRect()];
    return box.width >= 3 && box.height >= 3 && !isClear(style.backgroundColor)
      && style.backgroundColor !== ground(el.parentElement);
  });
  const hasEdge = (style) => ["Top", "Right", "Bottom", "Left"].some((side) =>
    parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== "none");
  const isGone = (el) => {
    const style = getComputedStyle(el);
    return !hasEdge(style) && contrast(style.backgroundColor, ground(el.parentElement)) < GRAPHIC;
  };
  const paints = (shape) => {
    const style = getComputedStyle(shape);
    return [style.fill, style.stroke].filter((paint) => paint.startsWith("rgb") && !isClear(paint));
  };
  const isDim = (svg) => {
    const shapes = all(svg, "path, rect, circle, line, text, use, ellipse, polyline")
      .filter((shape) => !shape.closest("defs, pattern, mask"));
    const each = shapes.map((shape) => paints(shape)).filter((every) => every.length);
    return each.length > 0 && !each.some((every) => every.some((paint) => contrast(paint, ground(svg)) >= GRAPHIC));
  };
  const STATES = "[aria-current]:not([aria-current=false]), [aria-pressed=true], [aria-selected=true]";
  const edges = (style) => [style.borderTopWidth, style.borderBottomWidth, style.borderLeftWidth, style.borderTopColor,
    style.borderLeftStyle, style.outlineStyle, style.outlineWidth, style.textDecorationLine].join();
  const added = (el) => ["::before", "::after"].map((part) => getComputedStyle(el, part)).map((style) =>
    (style.content === "none" || !(hasEdge(style) || contrast(style.backgroundColor, ground(el)) >= GRAPHIC) ? "" : "drawn")).join();
  // What somebody sees of it: its edges, its ground, and what is drawn beside it.
  const face = (el) => [edges(getComputedStyle(el)), ground(el), added(el)].join(";");
  const cousins = (el) => {
    const list = el.closest("ul, ol, nav, tr, [role=tablist], fieldset, .seg, .d-flex");
    return list ? all(list, el.tagName).filter((other) => other !== el && !other.matches(STATES)
      && other.className === el.className && isShown(other)) : [];
  };
  const isUnsaid = (el) => cousins(el).length > 0 && cousins(el).every((other) => face(other) === face(el));
  const isBlank = (box) => {
    if (!isForReaders(box) && getComputedStyle(box).appearance !== "none") return false;
    const label = box.labels?.[0];
    const rest = label ? all(document, `input[name="${box.name}"]:not(:checked)`).map((other) => other.labels?.[0]) : [];
    const isTold = label && rest.some((other) => other && face(other) !== face(label));
    return !isTold && !(box.closest(".tile, .seg") && rest.length === 0);
  };
  let bare = [];
  const before = () => { bare = bareOnes(); };
  const forced = () => {
    const found = bare.filter((el) => el.isConnected && isShown(el) && isGone(el)).map((el) => `gone: ${named(el)}`);
    for (const svg of all(document, "svg:not(.sprite)"))
      if (isShown(svg) && !svg.ownerSVGElement && isDim(svg)) found.push(`dim: ${named(svg)}`);
    for (const el of all(document, STATES)) if (isShown(el) && isUnsaid(el)) found.push(`no state: ${named(el)}`);
    for (const box of all(document, "input:checked")) if (isControl(box) && isBlank(box)) found.push(`no tick: ${named(box)}`);
    for (const el of all(document, "select")) if (isShown(el) && !el.multiple && getComputedStyle(el).appearance === "none")
      found.push(`no arrow: ${named(el)}`);
    return found;
  };
  // The keyboard was used last, so that what has the focus shows it.
  const unringed = () => stops().filter((el) => {
    el.focus({ focusVisible: true });
    return document.activeElement === el && !el.matches("iframe") && !marks(el).some((now) => now.ring);
  }).map((el) => `no ring: ${named(el)}`);

  // ---------- no movement for whom it makes ill
  const seconds = (list) => Math.max(...list.split(",").map((one) => parseFloat(one) * (one.trim().endsWith("ms") ? .001 : 1)));
  const isMoving = (style) => (style.transitionProperty !== "none" && seconds(style.transitionDuration) > .001)
    || (style.animationName !== "none" && seconds(style.animationDuration) > .001)
    || style.scrollBehavior === "smooth";
  const moving = () => [document.documentElement, ...all(document, "body, body *")].filter((el) =>
    [null, "::before", "::after", "::backdrop", "::details-content", "::file-selector-button"]
      .slice(0, el.matches("details, dialog, input[type=file]") ? 6 : 3)
      .some((part) => isMoving(getComputedStyle(el, part)))).map((el) => `moves: ${named(el)}`);

  window.meets = { begin, judge, passed: () => walk.passed.size, missed: () => missed().length, end, small, large, spaced, before, forced, unringed, moving };
})();
