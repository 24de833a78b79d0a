'use strict';
(() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const root = document.documentElement;
  const byID = (id) => document.getElementById(id);
  const PAGE = 100;
  const SVG = 'http://www.w3.org/2000/svg';
  const ja = () => root.lang === 'ja';
  const pick = (text) => text[ja() ? 1 : 0];
  const label = (key) => pick(data.labels[key]);
  const fill = (key, n) => label(key).replace('%d', String(n));

  // el makes an element. Strings become text, so that nothing in the data can be markup.
  const el = (tag, attrs, ...children) => {
    const e = document.createElement(tag);
    for (const [k, v] of Object.entries(attrs || {})) e.setAttribute(k, v);
    for (const c of children) if (c !== null && c !== undefined) e.append(c);
    return e;
  };
  const chip = (kind, text) => el('span', { class: 'chip ' + kind }, text);
  const join = (...parts) => parts.flatMap((p, i) => (i ? [' ', p] : [p]));

  const verdicts = data.verdicts;
  const outcomes = data.outcomes;
  const haystack = new Array(verdicts.length);
  const textOf = (i) => {
    if (haystack[i] === undefined) {
      const v = verdicts[i], r = data.rules[v.r];
      haystack[i] = [r.id, r.t[0], r.t[1], v.a, v.m, v.y || '', v.f === undefined ? '' : data.files[v.f], v.x ? v.x.reason + ' ' + v.x.owner : '', v.acc || ''].join('\n').toLowerCase();
    }
    return haystack[i];
  };

  // The verdicts, worst first.
  const order = verdicts.map((_, i) => i);
  const rank = new Map(outcomes.map((o, i) => [o, i]));
  order.sort((a, b) => rank.get(verdicts[a].v) - rank.get(verdicts[b].v) || data.rules[verdicts[b].r].rank - data.rules[verdicts[a].r].rank || a - b);

  // ---- filters
  const checked = (id) => new Set([...document.querySelectorAll('#' + id + ' input:checked')].map((i) => i.value));
  let filter;
  const readFilter = () => {
    filter = {
      words: byID('search').value.toLowerCase().split(/\s+/).filter(Boolean),
      severity: byID('severity').value, service: byID('service').value, module: byID('module').value,
      outcome: checked('outcome'), status: checked('status'),
    };
    filter.narrow = filter.severity !== '' || filter.service !== '' || filter.module !== '';
  };
  const has = (text) => filter.words.every((w) => text.includes(w));
  const aspect = (v) => {
    const r = data.rules[v.r];
    return (filter.severity === '' || r.sev === filter.severity) && (filter.service === '' || r.service === filter.service) && (filter.module === '' || data.modules[v.mod] === filter.module);
  };
  const shown = (i) => filter.outcome.has(verdicts[i].v) && aspect(verdicts[i]) && (filter.words.length === 0 || has(textOf(i)));

  const options = (id, all, list) => {
    const s = byID(id), was = s.value;
    s.replaceChildren(el('option', { value: '' }, label(all)), ...list.map(([value, text]) => el('option', { value }, text)));
    s.value = list.some(([value]) => value === was) ? was : '';
  };
  const renderOptions = () => {
    options('severity', 'all', ['critical', 'high', 'medium', 'low'].map((s) => [s, label(s)]));
    options('service', 'all', [...new Set(verdicts.map((v) => data.rules[v.r].service))].sort().map((s) => [s, s]));
    options('module', 'all', data.modules.map((m) => [m, m === '(root)' ? label('root') : m]));
  };

  // ---- one verdict
  const place = (v) => {
    if (v.f === undefined) return null;
    const text = data.files[v.f] + (v.l ? ':' + v.l : '');
    if (data.sourceURL && v.l) {
      const href = data.sourceURL + data.files[v.f].split('/').map(encodeURIComponent).join('/') + '#L' + v.l;
      return el('a', { class: 'code', href, rel: 'noopener noreferrer' }, text);
    }
    return el('span', { class: 'code' }, text);
  };
  const excerpt = (rows) => {
    const pre = el('pre', { class: 'excerpt', tabindex: '0', 'aria-label': label('excerpt') });
    const width = String(rows[rows.length - 1][0] || rows[0][0]).length;
    for (const [n, text, marks] of rows) {
      if (n === 0) { pre.append(el('span', { class: 'no' }, '⋮'), '\n'); continue; }
      pre.append(el('span', { class: 'no' }, String(n).padStart(width) + ' | '), text, '\n');
      if (marks) pre.append(' '.repeat(width) + '   ', el('span', { class: 'mark' }, marks), '\n');
    }
    return pre;
  };
  const middle = (s, n) => (s.length <= n ? s : s.slice(0, Math.ceil(n / 2) - 1) + '…' + s.slice(s.length - Math.floor(n / 2)));
  const svg = (tag, attrs, text) => {
    const e = document.createElementNS(SVG, tag);
    for (const [k, v] of Object.entries(attrs)) e.setAttribute(k, v);
    if (text !== undefined) e.textContent = text;
    return e;
  };

  // split parts the address of an instance from the modules that it is in.
  const split = (address) => {
    const m = /^((?:module\.[^.[]+(?:\["(?:[^"\\]|\\.)*"\]|\[\d+\])?\.)*)(.*)$/.exec(address);
    return m && m[2] ? [m[1].replace(/\.$/, ''), m[2]] : ['', address];
  };

  // graph draws the resources that a verdict rests on, from the one it is about downward. An arrow leads from a resource to
  // the one that it refers to, so it points up where a resource was found by what refers to it.
  const graph = (hops) => {
    const depth = new Map(), nodes = [];
    const see = (a, d) => { depth.set(a, d); nodes.push(a); };
    for (const [from, , to] of hops) {
      if (!depth.has(from)) see(from, depth.has(to) ? depth.get(to) + 1 : 0);
      if (!depth.has(to)) see(to, depth.get(from) + 1);
    }
    const rows = [];
    for (const n of nodes) (rows[depth.get(n)] = rows[depth.get(n)] || []).push(n);
    const lines = rows.filter(Boolean);
    const W = 300, H = 42, GX = 30, GY = 42;
    const width = Math.max(...lines.map((r) => r.length)) * (W + GX) + 120, height = lines.length * (H + GY) - GY + 8;
    const at = new Map();
    lines.forEach((row, y) => row.forEach((n, x) => at.set(n, [4 + x * (W + GX), 4 + y * (H + GY)])));
    const out = svg('svg', { class: 'graph', viewBox: `0 0 ${width} ${height}`, width: String(width), height: String(height), role: 'img' });
    out.setAttribute('aria-label', label('graph') + ': ' + hops.map(([f, p, t]) => `${f} ${p} → ${t}`).join(', '));
    const words = [];
    for (const [from, path, to] of hops) {
      const [x1, y1] = at.get(from), [x2, y2] = at.get(to);
      if (y1 === y2) continue;
      const down = y2 > y1 ? 1 : -1;
      const ax = x1 + W / 2, ay = down > 0 ? y1 + H : y1, bx = x2 + W / 2, by = down > 0 ? y2 : y2 + H;
      out.append(svg('line', { x1: ax, y1: ay, x2: bx, y2: by - 6 * down }), svg('polygon', { points: `${bx},${by} ${bx - 4},${by - 8 * down} ${bx + 4},${by - 8 * down}` }));
      const text = svg('text', { class: 'path', x: bx + 8, y: ax === bx ? (ay + by) / 2 : by - 10 * down }, middle(path, 44));
      text.append(svg('title', {}, path));
      words.push(text);
    }
    out.append(...words);
    nodes.forEach((n, i) => {
      const [x, y] = at.get(n), [module, rest] = split(n);
      const g = svg('g', {});
      g.append(svg('title', {}, n), svg('rect', { x, y, width: W, height: H, rx: 5, class: i === 0 ? 'first' : i === nodes.length - 1 ? 'last' : '' }));
      if (module) g.append(svg('text', { class: 'module', x: x + W / 2, y: y + 12 }, middle(module, 44)));
      g.append(svg('text', { x: x + W / 2, y: y + (module ? 29 : H / 2) }, middle(rest, 40)));
      out.append(g);
    });
    return out;
  };

  const exception = (x) => el('p', { class: 'because' }, `${label('accepted')}: ${x.reason} · ${label('owner')}: ${x.owner || label('nobody')} · ${label('until')}: ${x.until || label('noEnd')}`);
  const details = (v) => {
    const r = data.rules[v.r];
    const box = el('div', {});
    if (v.e !== undefined) box.append(excerpt(data.excerpts[v.e]));
    if (v.h) box.append(graph(v.h));
    if (v.s) box.append(el('ul', {}, ...v.s.map(([text, where]) => el('li', {}, ...join(el('span', { class: 'code' }, pick(text)), where ? el('span', { class: 'code' }, '(' + where + ')') : '')))));
    if (v.v !== 'pass') box.append(el('p', {}, el('strong', {}, label('why')), ' ', pick(r.why)), el('p', {}, el('strong', {}, label('fix')), ' ', pick(r.fix)));
    if (r.refs.length) box.append(el('p', {}, ...r.refs.flatMap((u, i) => [i ? ' · ' : '', el('a', { href: u, rel: 'noopener noreferrer' }, u.replace(/^https:\/\//, ''))])));
    return box;
  };
  const lazy = (summary, make, open) => {
    const d = el('details', {}, el('summary', {}, summary));
    const build = () => { if (d.open && d.children.length === 1) d.append(make()); };
    d.addEventListener('toggle', build);
    if (open) { d.open = true; build(); }
    return d;
  };
  // verdict shows one; where its rule stands above already, without the rule.
  const verdict = (i, alone, open) => {
    const v = verdicts[i], r = data.rules[v.r];
    const a = el('article', { class: 'verdict' });
    if (alone) {
      a.append(el('h3', {}, ...join(chip('s-' + r.sev + ' on-' + r.sev, label(r.sev)), chip('v-' + v.v, label('v-' + v.v)), el('span', {}, pick(r.t)))), el('p', { class: 'code' }, r.id));
    }
    a.append(el('p', {}, ...join(alone ? '' : chip('v-' + v.v, label('v-' + v.v)), el('bdi', { class: 'code address' }, v.a), place(v) || '')));
    if (v.m || v.y) a.append(el('p', {}, v.m + (v.y ? (v.m ? ': ' : '') + v.y : '')));
    if (v.tag) a.append(el('p', {}, ...v.tag.map((t) => chip('v-tag', label(t)))));
    if (v.acc || v.reg) a.append(el('p', {}, el('small', {}, [v.acc || label('noAccount'), v.reg || label('noRegion')].join(' / '))));
    if (v.x) a.append(exception(v.x));
    if (v.v !== 'not_evaluated') a.append(lazy(label('evidence'), () => details(v), open));
    return a;
  };

  // ---- the list of verdicts
  let matching = [], listed = 0;
  const showMore = (n, open) => {
    const until = Math.min(matching.length, listed + n);
    const part = document.createDocumentFragment();
    for (; listed < until; listed++) part.append(verdict(matching[listed], true, open));
    byID('verdict-list').append(part);
    const rest = matching.length - listed;
    byID('more').hidden = rest === 0;
    byID('more').textContent = fill('more', Math.min(PAGE, rest)) + ' (' + fill('rest', rest) + ')';
  };
  const renderVerdicts = () => {
    matching = order.filter(shown);
    listed = 0;
    byID('verdict-list').replaceChildren();
    byID('verdict-count').textContent = fill('shown', matching.length).replace('%t', String(verdicts.length));
    showMore(PAGE, false);
  };

  // ---- controls
  const controls = [...document.querySelectorAll('details.control')];
  const own = data.controls.map((c) => [c.id, ...c.t, ...c.s, ...c.b.flatMap((b) => [b.id, ...b.m, ...b.u.map((u) => data.rules[u.r].id)])].join('\n').toLowerCase());
  const evidenceOf = (c) => c.b.flatMap((b) => b.u.flatMap((u) => u.e));
  const renderControls = () => {
    let n = 0;
    const hit = verdicts.map((_, i) => aspect(verdicts[i]) && (filter.words.length === 0 || has(textOf(i))));
    controls.forEach((d, i) => {
      const c = data.controls[i];
      const ok = filter.status.has(c.st) && ((!filter.narrow && has(own[i])) || (filter.narrow || filter.words.length > 0) && evidenceOf(c).some((e) => hit[e]));
      d.hidden = !ok;
      if (ok) n++;
      refill(d, false);
    });
    document.querySelectorAll('h3.group').forEach((h) => {
      let any = false;
      for (let s = h.nextElementSibling; s && !s.matches('h3.group'); s = s.nextElementSibling) any = any || !s.hidden;
      h.hidden = !any;
    });
    const count = byID('control-count');
    if (count) count.textContent = fill('shown', n).replace('%t', String(controls.length));
  };
  const counts = (list) => {
    const n = new Map();
    for (const i of list) n.set(verdicts[i].v, (n.get(verdicts[i].v) || 0) + 1);
    return outcomes.filter((o) => n.has(o)).map((o) => (ja() ? label('v-' + o) + ' ' + n.get(o) : n.get(o) + ' ' + label('v-' + o))).join(', ');
  };
  const use = (u, paper) => {
    const r = data.rules[u.r];
    const head = join(el('span', { class: 'code' }, r.id), el('span', {}, pick(r.t)), u.q ? el('small', {}, '(' + label('required') + u.q + ')') : '', el('small', {}, counts(u.e) || label('quiet')));
    if (u.e.length === 0 || paper) return el('p', {}, ...head);
    const d = el('details', { class: 'use' }, el('summary', {}, ...head));
    d.addEventListener('toggle', () => {
      if (!d.open || d.children.length > 1) return;
      const list = u.e.filter((i) => aspect(verdicts[i])).sort((a, b) => rank.get(verdicts[a].v) - rank.get(verdicts[b].v) || a - b);
      const box = el('div', {});
      const more = el('button', { type: 'button' });
      let at = 0;
      const next = () => {
        const until = Math.min(list.length, at + PAGE);
        for (; at < until; at++) box.append(verdict(list[at], false, false));
        more.hidden = at === list.length;
        more.textContent = fill('more', Math.min(PAGE, list.length - at));
      };
      more.addEventListener('click', next);
      next();
      d.append(box, more);
    });
    return d;
  };
  const controlBody = (c, paper) => {
    const box = document.createDocumentFragment();
    box.append(el('p', {}, el('strong', {}, label('st-' + c.st)), ': ' + label('about-' + c.st)));
    if (pick(c.s)) box.append(el('p', {}, pick(c.s)));
    box.append(el('p', {}, `${label('actor')}: ${label('actor-' + c.actor)} · ${label('degree')}: ${label('degree-' + c.au)}`));
    for (const b of c.b) {
      const s = el('div', { class: 'branch' });
      if (b.id !== '-') s.append(el('h4', {}, ...join(label('branch') + ' ' + b.id, chip('s-' + b.st + ' on-' + b.st, label('st-' + b.st)))));
      if (pick(b.m)) s.append(el('p', { class: 'show' }, el('strong', {}, label('show')), pick(b.m)));
      for (const u of b.u) s.append(use(u, paper));
      box.append(s);
    }
    return box;
  };
  function refill(d, paper) {
    const body = d.querySelector('.body');
    body.replaceChildren();
    if (d.open) body.append(controlBody(data.controls[Number(d.dataset.i)], paper));
  }
  controls.forEach((d) => d.addEventListener('toggle', () => { if (!printing) refill(d, false); }));

  // ---- language
  const renderAll = () => { renderOptions(); readFilter(); renderControls(); renderVerdicts(); };
  const speak = (lang) => {
    root.lang = lang;
    document.title = pick(data.title);
    document.querySelectorAll('[data-en]').forEach((e) => e.setAttribute('aria-label', e.dataset[lang]));
    for (const l of ['en', 'ja']) byID('lang-' + l).setAttribute('aria-pressed', String(l === lang));
    renderAll();
  };
  byID('lang-en').addEventListener('click', () => speak('en'));
  byID('lang-ja').addEventListener('click', () => speak('ja'));

  // ---- paper: all controls with their rules, and what the filters leave of the verdicts with all evidence
  let printing = false, opened = [];
  window.addEventListener('beforeprint', () => {
    printing = true;
    opened = controls.filter((d) => d.open);
    controls.forEach((d) => { if (!d.hidden) { d.open = true; refill(d, true); } });
    document.querySelectorAll('details.files').forEach((d) => { d.open = true; });
    byID('verdict-list').replaceChildren();
    listed = 0;
    showMore(matching.length, true);
  });
  window.addEventListener('afterprint', () => {
    controls.forEach((d) => { d.open = opened.includes(d); refill(d, false); });
    printing = false;
    renderVerdicts();
  });
  byID('print').addEventListener('click', () => window.print());

  // ---- start
  let wait = 0;
  const changed = () => { readFilter(); renderControls(); renderVerdicts(); };
  byID('search').addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(changed, 120); });
  byID('filter-form').addEventListener('change', (e) => { if (e.target.id !== 'search') changed(); });
  byID('filter-form').addEventListener('submit', (e) => e.preventDefault());
  byID('filter-form').addEventListener('reset', () => setTimeout(changed, 0));
  byID('more').addEventListener('click', () => showMore(PAGE, false));
  speak(root.lang === 'ja' ? 'ja' : 'en');
  root.dataset.ready = 'yes';
})();
