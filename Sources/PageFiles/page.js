// Lets the page read along while one types. Without it the form works all the same.
'use strict';

(() => {
  document.documentElement.classList.add('js');
  const form = document.getElementById('formulier');
  if (!form) return;

  const text = document.getElementById('tekst');
  const marks = document.getElementById('merken');
  const outcome = document.getElementById('uitslag');
  const news = document.getElementById('melding');
  const format = document.getElementById('vorm');
  const buttons = Object.fromEntries(['veilig', 'vraag', 'terug', 'voorbeeld', 'nakijken', 'bestand'].map((id) => [id, document.getElementById(id)]));
  const signs = { hoog: '✖', midden: '▲', laag: '●' };
  const rank = { hoog: 3, midden: 2, laag: 1 };

  // ---- Small things

  const make = (tag, attributes = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (name in element && typeof value !== 'string') element[name] = value; else element.setAttribute(name, value);
    }
    element.append(...children);
    return element;
  };

  // ---- Checking: soon after the last key, one question at a time, and only the latest answer counts

  const pause = 80;
  let timer = 0;
  let asked = null;
  let waitUntil = 0;
  let found = []; // {start, end, severity, rule} in the order of the page
  let checkedText = '';

  const body = (value) => {
    const fields = new URLSearchParams();
    for (const [name, given] of new FormData(form)) if (typeof given === 'string') fields.append(name, given);
    fields.set('text', value);
    return fields;
  };

  const ask = async (value, signal) => {
    const answer = await fetch('/', { method: 'POST', body: body(value), headers: { 'X-Drukproef': 'deel' }, signal, cache: 'no-store' });
    if (answer.ok) return answer.text();
    let words = 'Het nakijken lukte niet. Probeer het nog eens.';
    try { words = (await answer.json()).message || words; } catch { /* no words with it */ }
    const wait = Number(answer.headers.get('Retry-After')) || 0;
    throw Object.assign(new Error(words), { wait });
  };

  const schedule = (delay = pause) => {
    clearTimeout(timer);
    timer = setTimeout(check, Math.max(delay, waitUntil - Date.now()));
  };

  const check = async () => {
    clearTimeout(timer);
    if (asked) asked.abort();
    const mine = asked = new AbortController();
    const value = text.value;
    try {
      const html = await ask(value, mine.signal);
      if (mine !== asked) return;
      asked = null;
      show(html, value);
    } catch (error) {
      if (error.name === 'AbortError' || mine !== asked) return;
      asked = null;
      waitUntil = Date.now() + (error.wait || 0) * 1000;
      trouble(error instanceof TypeError ? 'Drukproef is gestopt of niet bereikbaar. Start het opnieuw; je tekst blijft hier staan.' : error.message);
      if (error.wait) schedule();
    }
  };

  const trouble = (words) => {
    found = [];
    paint();
    outcome.replaceChildren(make('div', { class: 'verdict v-overleggen', 'data-verdict': '' },
      make('span', { class: 'badge', 'aria-hidden': 'true' }, '!'),
      make('div', {}, make('h2', {}, 'Dit kon niet worden nagekeken'), make('p', {}, words))));
    settle();
    say(words);
  };

  // ---- Showing

  let shown = '';

  const show = (html, value) => {
    checkedText = value;
    if (html !== shown) {
      shown = html;
      const focus = outcome.contains(document.activeElement) ? place(document.activeElement) : null;
      const open = [...outcome.querySelectorAll('details[open]')].map(path);
      const top = outcome.scrollTop;
      outcome.innerHTML = html;
      for (const details of outcome.querySelectorAll('details')) if (open.includes(path(details))) details.open = true;
      outcome.scrollTop = top;
      if (focus) refocus(focus);
    }
    found = [...outcome.querySelectorAll('.card:not(.s-hint) [data-start]')].map((item) => ({
      start: Number(item.dataset.start), end: Number(item.dataset.end), item,
      severity: item.closest('.card').dataset.severity, rule: item.closest('.card').dataset.rule,
    }));
    for (const item of outcome.querySelectorAll('[data-start]')) {
      item.querySelector('.words').textContent = value.slice(item.dataset.start, item.dataset.end).replace(/\s+/g, ' ');
      const words = item.querySelector('.words').textContent;
      item.querySelector('.place').setAttribute('aria-label', `Wijs aan: ${words}`);
      const fix = item.querySelector('.fix');
      if (fix) fix.setAttribute('aria-label', `${fix.textContent} (‘${words}’)`);
    }
    if (text.value !== value) { shift(value, text.value); schedule(); }
    paint();
    settle();
    announce();
  };

  // Where focus was, so that it can be there again when the list is new.
  const path = (element) => `${element.closest('.card')?.dataset.rule ?? ''}/${element.className}/${element.querySelector('summary')?.textContent ?? ''}`;
  const place = (element) => {
    const items = [...outcome.querySelectorAll('button, a, summary')];
    return { number: items.indexOf(element), rule: element.closest('.card')?.dataset.rule };
  };
  const refocus = ({ number, rule }) => {
    const items = [...outcome.querySelectorAll('button, a, summary')];
    const same = items.find((item) => item.closest('.card')?.dataset.rule === rule);
    const next = same ?? items[Math.min(Math.max(number, 0), items.length - 1)];
    (next ?? outcome).focus({ preventScroll: true });
  };

  // The marks under the text: runs of text, each with the smallest finding that covers it.
  const paint = () => {
    const value = text.value;
    const ranges = found.filter((one) => one.start < one.end && one.end <= value.length);
    const bounds = [...new Set([0, value.length, ...ranges.flatMap((one) => [one.start, one.end])])].sort((a, b) => a - b);
    const started = new Set();
    const runs = [];
    let open = ranges.slice().sort((a, b) => a.start - b.start);
    let active = [];
    for (let i = 0; i + 1 < bounds.length; i += 1) {
      const [start, end] = [bounds[i], bounds[i + 1]];
      while (open.length && open[0].start <= start) active.push(open.shift());
      active = active.filter((one) => one.end > start);
      const words = value.slice(start, end);
      if (!active.length) { runs.push(words); continue; }
      const one = active.reduce((a, b) => (b.end - b.start < a.end - a.start || (b.end - b.start === a.end - a.start && rank[b.severity] > rank[a.severity]) ? b : a));
      const mark = make('mark', { class: `s-${one.severity}` }, words);
      if (!started.has(one)) { started.add(one); mark.dataset.sign = signs[one.severity]; }
      one.mark = mark;
      if (one === pointed) mark.classList.add('here');
      runs.push(mark);
    }
    // A last line break is a line of its own in the field.
    marks.replaceChildren(...runs, '\u200b');
  };

  // While one types, marks go along with their words until the next answer.
  const shift = (before, after) => {
    let head = 0;
    const limit = Math.min(before.length, after.length);
    while (head < limit && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
    let tail = 0;
    while (tail < limit - head && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail += 1;
    const change = after.length - before.length;
    const last = before.length - tail;
    found = found.filter((one) => one.end <= head || one.start >= last);
    for (const one of found) if (one.start >= last) { one.start += change; one.end += change; }
  };

  // ---- The verdict at a glance (phones), and what a screen reader hears: once, after a rest, and only news

  const glance = make('button', { type: 'button', class: 'glance', hidden: true });
  form.append(glance);
  glance.addEventListener('click', () => { outcome.scrollIntoView({ block: 'start' }); outcome.focus({ preventScroll: true }); });

  const settle = () => {
    const verdict = outcome.querySelector('.verdict');
    const has = Boolean(verdict?.dataset.verdict);
    const count = Number(verdict?.dataset.count ?? 0);
    buttons.veilig.disabled = !has || count === 0;
    buttons.vraag.disabled = !has || count === 0;
    buttons.nakijken.hidden = true;
    glance.hidden = !has;
    glance.className = `glance ${verdict?.classList[1] ?? ''}`;
    glance.replaceChildren(
      make('span', { class: 'badge', 'aria-hidden': 'true' }, verdict?.querySelector('.badge')?.textContent ?? ''),
      make('span', {}, verdict?.querySelector('h2')?.textContent ?? ''),
      make('span', { class: 'to' }, count ? `${count} ${count === 1 ? 'punt' : 'punten'}` : 'bekijk'));
  };

  let said = '';
  let sayTimer = 0;
  const say = (words, delay = 0) => {
    clearTimeout(sayTimer);
    sayTimer = setTimeout(() => { news.textContent = words; }, delay);
  };
  const announce = () => {
    const verdict = outcome.querySelector('.verdict');
    const count = Number(verdict?.dataset.count ?? 0);
    const words = verdict?.dataset.verdict
      ? `${verdict.querySelector('h2').textContent}. ${count === 0 ? 'Geen punten' : count === 1 ? '1 punt' : `${count} punten`}.` : '';
    if (words === said) return;
    said = words;
    say(words, 1200);
  };

  // ---- Changing the text, with undo

  const history = [];

  // As typing does, so that the browser's own undo knows of it as well.
  const replace = (start, end, words) => {
    text.focus({ preventScroll: true });
    text.setSelectionRange(start, end);
    const did = words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words);
    if (!did) text.setRangeText(words, start, end, 'end');
    changed();
  };

  const remember = () => {
    history.push({ value: text.value, format: format.value });
    if (history.length > 100) history.shift();
    buttons.terug.disabled = false;
  };

  const setAll = (value) => { replace(0, text.value.length, value); };

  let last = text.value;
  const changed = () => {
    if (text.value === last) return;
    shift(last, text.value);
    last = text.value;
    pointed = null;
    paint();
  };

  // The words to put in, and around them the spaces and capital that belong there.
  const fitted = (value, start, end, words, sort) => {
    if (sort === 'sentence') {
      // The whole sentence goes: what is left of it would be none.
      const stop = /[.!?…]/;
      while (start > 0 && value[start - 1] !== '\n' && !(/\s/.test(value[start - 1]) && stop.test(value[start - 2] ?? ''))) start -= 1;
      while (end < value.length && value[end] !== '\n' && !(stop.test(value[end]) && !/\S/.test(value[end + 1] ?? ' '))) end += 1;
      while (end < value.length && stop.test(value[end])) end += 1;
      while (value[end] === ' ') end += 1;
      return { start, end, words };
    }
    if (words === '') {
      if (value[start - 1] === ' ') start -= 1; else if (value[end] === ' ') end += 1;
      return { start, end, words };
    }
    const before = value.slice(0, start);
    if (/(^|[.!?…:]\s+|\n\s*)$/.test(before)) words = words.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
    if (/[’']s$|s[’']$/.test(value.slice(start, end)) && /leerling [A-Z]$/.test(words)) words = `${words}’s`;
    return { start, end, words };
  };

  const apply = (item, { fix: words, sort }) => {
    const one = found.find((known) => known.item === item) ?? { start: Number(item.dataset.start), end: Number(item.dataset.end) };
    remember();
    const part = fitted(text.value, one.start, one.end, words, sort);
    replace(part.start, part.end, part.words);
    toast(words === '' ? 'Weggehaald.' : 'Veranderd.', true);
    schedule(0);
  };

  const add = (sentence) => {
    remember();
    const end = text.value.replace(/\s+$/, '').length;
    const gap = end === 0 ? '' : '\n\n';
    replace(end, text.value.length, gap + sentence);
    const hole = text.value.indexOf('[', end);
    if (hole >= 0) text.setSelectionRange(hole, text.value.indexOf(']', hole) + 1);
    toast('De zin staat erbij.', true);
    schedule(0);
  };

  const undo = () => {
    const state = history.pop();
    if (!state) return;
    format.value = state.format;
    setAll(state.value);
    buttons.terug.disabled = history.length === 0;
    toast('Teruggezet.');
    schedule(0);
  };

  // ---- Pointing: from the list to the words

  let pointed = null;
  const point = (item) => {
    const one = found.find((known) => known.item === item) ?? { start: Number(item.dataset.start), end: Number(item.dataset.end) };
    pointed = one;
    paint();
    text.focus({ preventScroll: true });
    text.setSelectionRange(one.start, one.end);
    (one.mark ?? text).scrollIntoView({ block: 'center' });
  };

  outcome.addEventListener('click', (event) => {
    const button = event.target.closest('button');
    if (!button) return;
    const item = button.closest('[data-start]');
    if (button.classList.contains('place')) point(item);
    else if (button.dataset.add !== undefined) add(button.dataset.add);
    else if (button.dataset.fix !== undefined) apply(item, button.dataset);
  });

  // ---- A word at the foot of the screen

  const toastBox = make('div', { class: 'toast', hidden: true });
  document.body.append(toastBox);
  let toastTimer = 0;
  const toast = (words, canUndo = false) => {
    clearTimeout(toastTimer);
    toastBox.replaceChildren(make('span', {}, words));
    if (canUndo) {
      const button = make('button', { type: 'button' }, 'Maak ongedaan');
      button.addEventListener('click', () => { undo(); });
      toastBox.append(button);
    }
    toastBox.hidden = false;
    say(words);
    toastTimer = setTimeout(() => { if (!toastBox.contains(document.activeElement)) toastBox.hidden = true; }, 7000);
  };

  // ---- The safe version: every fix and missing sentence, checked again until nothing can be mended

  const parse = (html) => new DOMParser().parseFromString(html, 'text/html');

  const mended = (value, page) => {
    const parts = [...page.querySelectorAll('.card:not(.s-hint) [data-start] .fix')].map((button) => {
      const item = button.closest('[data-start]');
      return { start: Number(item.dataset.start), end: Number(item.dataset.end), words: button.dataset.fix, sort: button.dataset.sort };
    }).sort((a, b) => a.start - b.start || b.end - a.end);
    let result = '';
    let done = 0;
    for (const part of parts) {
      if (part.start < done) continue; // lies in words that are gone already
      const piece = fitted(value, part.start, part.end, part.words, part.sort);
      const start = Math.max(piece.start, done);
      result += value.slice(done, start) + piece.words;
      done = piece.end;
    }
    result += value.slice(done);
    for (const button of page.querySelectorAll('.card:not(.s-hint) [data-add]')) {
      if (!result.includes(button.dataset.add)) result = `${result.replace(/\s+$/, '')}\n\n${button.dataset.add}`;
    }
    return result.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n').trim();
  };

  const safeVersion = async () => {
    let value = text.value;
    let page = parse(await ask(value));
    for (let round = 0; round < 4; round += 1) {
      const next = mended(value, page);
      if (next === value) break;
      value = next;
      page = parse(await ask(value));
    }
    const verdict = page.querySelector('.verdict')?.dataset.verdict ?? '';
    const left = [...page.querySelectorAll('.card:not(.s-hint)')].map((card) => card.dataset.title);
    return { value, verdict, left };
  };

  // What is new against the old text, word by word.
  const compared = (before, after) => {
    const [a, b] = [before, after].map((value) => value.match(/\s+|[^\s]+/g) ?? []);
    if (a.length * b.length > 4e6) return [after];
    const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
    for (let i = a.length - 1; i >= 0; i -= 1) {
      for (let j = b.length - 1; j >= 0; j -= 1) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
    const fresh = new Array(b.length).fill(true);
    for (let i = 0, j = 0; i < a.length && j < b.length;) {
      if (a[i] === b[j]) { fresh[j] = false; i += 1; j += 1; } else if (table[i + 1][j] >= table[i][j + 1]) i += 1;
      else j += 1;
    }
    // A space or a single word between new words is read with them.
    for (let j = 0; j < b.length; j += 1) {
      if (fresh[j] || !fresh[j - 1]) continue;
      const next = fresh.indexOf(true, j);
      if (next > 0 && b.slice(j, next).filter((words) => words.trim()).length <= 1 && !b.slice(j, next).some((words) => words.includes('\n'))) fresh.fill(true, j, next);
    }
    const parts = [];
    for (let j = 0; j < b.length;) {
      let end = j;
      while (end < b.length && fresh[end] === fresh[j]) end += 1;
      const words = b.slice(j, end).join('');
      parts.push(fresh[j] && words.trim() ? make('ins', {}, words) : words);
      j = end;
    }
    return parts;
  };

  const copy = async (words) => {
    try { await navigator.clipboard.writeText(words); return true; } catch { /* not allowed here: the old way */ }
    const box = make('textarea', { class: 'sr' });
    (document.querySelector('dialog[open]') ?? document.body).append(box);
    box.value = words;
    box.select();
    const did = document.execCommand('copy');
    box.remove();
    return did;
  };

  const dialog = (title, ...parts) => {
    const box = make('dialog', { 'aria-labelledby': 'venster' }, make('h2', { id: 'venster' }, title), ...parts);
    box.addEventListener('close', () => box.remove());
    document.body.append(box);
    box.showModal();
    return box;
  };
  const button = (words, action, kind = '') => {
    const made = make('button', { type: 'button', class: kind }, words);
    made.addEventListener('click', () => action(made));
    return made;
  };

  buttons.veilig.addEventListener('click', async () => {
    let safe;
    try { safe = await safeVersion(); } catch (error) { toast(error.message); return; }
    const did = await copy(safe.value);
    const fine = safe.verdict === 'publiceren';
    const words = did ? 'De veilige versie is gekopieerd.' : 'Kopiëren lukte niet vanzelf: selecteer de tekst hieronder.';
    const rest = fine ? 'Nagekeken: hier vind ik niets meer in. Lees nog even of de zinnen lopen.'
      : `Er blijft iets over waar je over moet praten: ${safe.left.join(', ') || 'overleg'}.`;
    const box = dialog('Veilige versie',
      make('p', { class: fine ? 'note good' : 'note' }, make('span', { 'aria-hidden': 'true' }, fine ? '✔' : '!'), make('span', {}, `${words} ${rest}`)),
      make('pre', { tabindex: '0', 'aria-label': 'Veilige versie' }, ...compared(text.value, safe.value)),
      make('div', { class: 'buttons' },
        button('Zet in het tekstvak', () => { box.close(); remember(); setAll(safe.value); toast('De veilige versie staat in het tekstvak.', true); schedule(0); }, 'primary'),
        button('Kopieer nog eens', async () => { toastIn(box, (await copy(safe.value)) ? 'Gekopieerd.' : 'Kopiëren lukte niet.'); }),
        button('Sluit', () => box.close())));
    say(`${words} ${rest}`);
  });

  const toastIn = (box, words) => { const note = box.querySelector('.note span:last-child'); if (note) note.textContent = words; say(words); };

  // ---- A mail to the manager, without a name or number of the draft

  const chosen = (id) => { const list = document.getElementById(id); return list && list.value ? list.selectedOptions[0].textContent : ''; };

  buttons.vraag.addEventListener('click', async () => {
    let safe;
    try { safe = await safeVersion(); } catch (error) { toast(error.message); return; }
    const kinds = new Map();
    for (const card of outcome.querySelectorAll('.card:not(.s-hint)')) {
      const { title } = card.dataset;
      kinds.set(title, (kinds.get(title) ?? 0) + Math.max(1, card.querySelectorAll('[data-start]').length));
    }
    const verdict = outcome.querySelector('.verdict h2').textContent.toLowerCase();
    const where = chosen('waar');
    const media = [...form.querySelectorAll('[name=media]:checked')].map((box) => box.parentElement.textContent.trim().toLowerCase());
    const lines = ['Hallo,', '',
      `Ik wil graag een bericht plaatsen${where ? ` (${where})` : ''}${media.length ? `, met ${media.join(' en ')} erbij` : ''}. Drukproef zegt: ${verdict}. Wil je met me meekijken?`, '',
      'Hier gaat het om:', ...[...kinds].map(([title, count]) => `- ${title}${count > 1 ? ` (${count} keer)` : ''}`), '',
      'Zo ziet het bericht eruit zonder de gegevens die eruit moeten:', '', safe.value.replace(/^/gm, '> '), '', 'Mijn vraag: kan dit zo naar buiten?', ''];
    const field = make('textarea', { 'aria-label': 'Tekst van de mail', spellcheck: 'false' });
    field.value = lines.join('\n');
    const mail = make('a', { class: 'button' }, 'Open in mijn mail');
    const link = () => { mail.href = `mailto:?subject=${encodeURIComponent('Wil je meekijken met een bericht?')}&body=${encodeURIComponent(field.value.replace(/\n/g, '\r\n'))}`; };
    link();
    field.addEventListener('input', link);
    const box = dialog('Vraag je leidinggevende',
      make('p', { class: 'note good' }, make('span', { 'aria-hidden': 'true' }, '✔'), make('span', {}, 'Namen en nummers die ik vond, staan niet in deze mail. Lees hem na en pas hem aan.')),
      field,
      make('div', { class: 'buttons' },
        button('Kopieer de mail', async () => { toastIn(box, (await copy(field.value)) ? 'De mail is gekopieerd.' : 'Kopiëren lukte niet.'); }, 'primary'),
        mail, button('Sluit', () => box.close())));
  });

  // ---- Files: read here in the browser; only their text is checked

  const entry = async (file, wanted) => {
    // A Word file is a ZIP; its list of contents stands at the end.
    const view = new DataView(await file.arrayBuffer());
    let end = view.byteLength - 22;
    while (end >= 0 && view.getUint32(end, true) !== 0x06054b50) end -= 1;
    if (end < 0) throw new Error('geen archief');
    let at = view.getUint32(end + 16, true);
    for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
      const [packed, names, extra, note] = [view.getUint32(at + 20, true), view.getUint16(at + 28, true), view.getUint16(at + 30, true), view.getUint16(at + 32, true)];
      const name = new TextDecoder().decode(new Uint8Array(view.buffer, at + 46, names));
      if (name === wanted) {
        const head = view.getUint32(at + 42, true);
        const start = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true);
        const bytes = new Uint8Array(view.buffer, start, packed);
        if (view.getUint16(at + 10, true) === 0) return bytes;
        const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
        return inflated(stream);
      }
      at += 46 + names + extra + note;
    }
    throw new Error('geen Word-bestand');
  };

  // No more than a post can be, however small the file was.
  const inflated = async (stream) => {
    const reader = stream.getReader();
    const parts = [];
    let size = 0;
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.length;
      if (size > 2e7) throw new Error('te groot');
      parts.push(value);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  };

  const word = async (file) => {
    const xml = new DOMParser().parseFromString(new TextDecoder().decode(await entry(file, 'word/document.xml')), 'application/xml');
    const space = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    return [...xml.getElementsByTagNameNS(space, 'p')].map((paragraph) => [...paragraph.getElementsByTagNameNS(space, '*')].map((node) => (
      node.localName === 't' ? node.textContent : node.localName === 'tab' ? '\t' : node.localName === 'br' || node.localName === 'cr' ? '\n' : '')).join('')).join('\n');
  };

  const decoded = (bytes) => {
    try { return new TextDecoder('utf-8', { fatal: true }).decode(bytes); } catch { /* an older file */ }
    if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    return new TextDecoder('windows-1252').decode(bytes);
  };

  const binary = (latin) => Uint8Array.from(latin, (letter) => letter.charCodeAt(0));

  // A mail: its subject and the first part that is plain text (or the HTML one).
  const mailText = (bytes) => {
    const part = (raw) => {
      const gap = raw.search(/\r?\n\r?\n/);
      const head = raw.slice(0, gap < 0 ? raw.length : gap).replace(/\r?\n[ \t]+/g, ' ');
      const field = (name) => head.match(new RegExp(`^${name}:[ \\t]*(.*)$`, 'im'))?.[1].trim() ?? '';
      return { field, content: gap < 0 ? '' : raw.slice(gap).replace(/^\r?\n\r?\n/, '') };
    };
    const plain = ({ field, content }) => {
      const type = field('content-type') || 'text/plain';
      const boundary = type.match(/boundary="?([^";]+)"?/i)?.[1];
      if (boundary && /^multipart/i.test(type)) {
        const inner = content.split(`--${boundary}`).slice(1, -1).map((raw) => part(raw.replace(/^\r?\n/, '')));
        const all = inner.map(plain).filter(Boolean);
        return all.find((one) => !one.html) ?? all[0] ?? null;
      }
      if (!/^text\/(plain|html)/i.test(type) || /attachment/i.test(field('content-disposition'))) return null;
      const way = field('content-transfer-encoding').toLowerCase();
      let data = content;
      if (way === 'base64') data = atob(content.replace(/[^A-Za-z0-9+/=]/g, ''));
      if (way === 'quoted-printable') data = content.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
      let words = decoded(binary(data));
      const html = /^text\/html/i.test(type);
      if (html) words = new DOMParser().parseFromString(words, 'text/html').body.textContent;
      return { html, words };
    };
    const whole = part(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const subject = whole.field('subject').replace(/=\?([\w-]+)\?([BQ])\?([^?]*)\?=/gi, (_, charset, way, data) => new TextDecoder(charset).decode(binary(
      way.toUpperCase() === 'B' ? atob(data) : data.replace(/_/g, ' ').replace(/=([0-9A-F]{2})/gi, (__, hex) => String.fromCharCode(parseInt(hex, 16))))));
    return [subject, plain(whole)?.words ?? ''].filter(Boolean).join('\n\n');
  };

  const read = async (file) => {
    const kind = file.name.toLowerCase().split('.').pop();
    if (file.size > 2e7) { toast('Dit bestand is te groot.'); return; }
    try {
      let value;
      if (kind === 'docx') value = await word(file);
      else if (kind === 'eml') value = mailText(new Uint8Array(await file.arrayBuffer()));
      else if (/^(txt|md|markdown|html?|text)$/.test(kind) || file.type.startsWith('text/')) value = decoded(new Uint8Array(await file.arrayBuffer()));
      else { toast('Dit soort bestand kan ik niet lezen. Kopieer de tekst en plak die hier.'); return; }
      remember();
      format.value = /^(md|markdown)$/.test(kind) ? 'markdown' : /^html?$/.test(kind) ? 'html' : 'text';
      setAll(value.replace(/\r\n?/g, '\n').replace(/\0/g, ''));
      text.setSelectionRange(0, 0);
      text.scrollIntoView({ block: 'nearest' });
      toast(`${file.name} staat in het tekstvak.`, true);
      schedule(0);
    } catch { toast('Dit bestand kon ik niet lezen. Kopieer de tekst en plak die hier.'); }
  };

  const paper = text.closest('.paper');
  const holdsFile = (event) => [...(event.dataTransfer?.types ?? [])].includes('Files');
  document.addEventListener('dragover', (event) => { if (holdsFile(event)) { event.preventDefault(); paper.classList.add('drop'); } });
  document.addEventListener('dragleave', (event) => { if (!event.relatedTarget) paper.classList.remove('drop'); });
  document.addEventListener('drop', (event) => {
    paper.classList.remove('drop');
    if (!holdsFile(event)) return;
    event.preventDefault();
    const file = event.dataTransfer.files[0];
    if (file) read(file);
  });
  buttons.bestand.addEventListener('change', () => { const file = buttons.bestand.files[0]; if (file) read(file); buttons.bestand.value = ''; });

  // ---- Choices, kept in this browser only; names of people are not kept

  const shelf = 'drukproef-keuzes';
  const restore = () => {
    let kept;
    try { kept = JSON.parse(localStorage.getItem(shelf) ?? '{}'); } catch { return; }
    for (const list of form.querySelectorAll('select')) {
      if (typeof kept[list.name] === 'string' && [...list.options].some((option) => option.value === kept[list.name])) list.value = kept[list.name];
    }
    if (Array.isArray(kept.media)) for (const box of form.querySelectorAll('[name=media]')) box.checked = kept.media.includes(box.value);
  };
  const keep = () => {
    const kept = { media: [...form.querySelectorAll('[name=media]:checked')].map((box) => box.value) };
    for (const list of form.querySelectorAll('select')) kept[list.name] = list.value;
    try { localStorage.setItem(shelf, JSON.stringify(kept)); } catch { /* not kept then */ }
  };
  // On a small screen the choices fold away once they are made.
  const over = document.getElementById('over');
  const tellChoices = () => {
    const words = ['wie', 'waar'].map(chosen).concat([...form.querySelectorAll('[name=media]:checked')].map((box) => box.parentElement.textContent.trim())).filter(Boolean);
    document.getElementById('gekozen').textContent = words.length ? `: ${words.join(' · ')}` : '';
    return words.length;
  };
  over.addEventListener('toggle', tellChoices);
  for (const field of form.querySelectorAll('select, [name=media]')) field.addEventListener('change', () => { keep(); schedule(0); });
  document.getElementById('op').addEventListener('input', () => schedule(250));

  // ---- Typing

  text.addEventListener('input', () => {
    if (text.value === '') format.value = 'text';
    changed();
    schedule();
  });
  text.addEventListener('scroll', () => { text.scrollTop = 0; });
  form.addEventListener('submit', (event) => { event.preventDefault(); check(); });
  buttons.terug.addEventListener('click', undo);
  buttons.voorbeeld.addEventListener('click', () => {
    remember();
    format.value = 'text';
    setAll('Wat een topdag! ☀️ Sportdag met groep 6: Sanne de Vries liep de zestig meter alsof ze vleugels had.\n\n'
      + 'Zin om volgende week te helpen? App de moeder van Sanne: 06-12345678. En die scheidsrechter was echt een eikel. 😅');
    text.setSelectionRange(0, 0);
    schedule(0);
  });

  restore();
  if (tellChoices() && matchMedia('(max-width: 40rem)').matches) over.open = false;
  paint();
  buttons.nakijken.hidden = true;
  if (text.value.trim()) check(); else settle();
})();
