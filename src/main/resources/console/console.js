'use strict';

// The console of Bongsu: one page, no build. Everything that comes from the program is set as text, never as markup.

const WORDS = {
  ko: {
    skip: '본문으로', logout: '로그아웃', loginTitle: '로그인', token: '토큰 (bongsu.console.token)', login: '로그인',
    now: '현재', history: '이력', silences: '무음', try: '미리보기', routes: '라우트', since: '기간', alarm: '경보 (와일드카드)',
    person: '수신자', tag: '태그', outcome: '결과', searchButton: '검색', more: '더 보기', alarmGlob: '경보 이름 (와일드카드)',
    severity: '심각도', allButCritical: 'CRITICAL 제외 전부', minutes: '분', note: '메모', silenceButton: '무음 시작', end: '끝내기',
    document: '경보 문서 (JSON)', previewButton: '문자 미리보기', testText: '시험 문자', teamOrPerson: '팀 또는 사람',
    sendButton: '실제 문자 1건 보내기', queue: '대기열', held: '처리 중', dead: '처리 실패 (DLQ)', budget: '이번 달 비용',
    openAlarms: '열린 경보', openBursts: '묶는 중', health: '상태', onCall: '당직', none: '없음', due: '발송 예정', notSent: '문자 없음',
    unknown: '응답 없음', arrived: '도착', rule: '분류', lane: '레인', message: '문자', accepted: 'SENS 접수', delivered: '수신',
    decided: '결정', copies: '중복', bytes: '바이트', won: '원', until: '까지', confirmText: '실제 문자를 보냅니다. 요금이 듭니다.',
    accountWrong: '토큰이 맞지 않습니다.', offline: '프로그램이 응답하지 않습니다.', noText: '보낼 문자가 없습니다', other: 'English',
     picture: '라우트 그림과 통과 건수', failed: '실패', expired: '결과 없음', acceptedNo: '접수 전', menu: '메뉴', found: '건',
     acknowledged: '확인',
  },
  en: {
    skip: 'Skip to content', logout: 'Log out', loginTitle: 'Log in', token: 'Token (bongsu.console.token)', login: 'Log in',
    now: 'Now', history: 'History', silences: 'Silences', try: 'Preview', routes: 'Routes', since: 'Since', alarm: 'Alarm (glob)',
    person: 'Person', tag: 'Tag', outcome: 'Outcome', searchButton: 'Search', more: 'More', alarmGlob: 'Alarm name (glob)',
    severity: 'Severity', allButCritical: 'all but CRITICAL', minutes: 'Minutes', note: 'Note', silenceButton: 'Silence', end: 'End',
    document: 'Alarm document (JSON)', previewButton: 'Show the texts', testText: 'Test text', teamOrPerson: 'Team or person',
    sendButton: 'Send one real SMS', queue: 'Queue', held: 'In hand', dead: 'Dead letters', budget: 'Cost this month',
    openAlarms: 'Open alarms', openBursts: 'Open bursts', health: 'Health', onCall: 'On call', none: 'None', due: 'due', notSent: 'no text',
    unknown: 'no answer', arrived: 'Arrived', rule: 'Class', lane: 'Lane', message: 'Message', accepted: 'accepted', delivered: 'delivered',
    decided: 'Decided', copies: 'copies', bytes: 'bytes', won: 'won', until: 'until', confirmText: 'This sends a real SMS, which is paid for.',
    accountWrong: 'This is not the token.', offline: 'The program does not answer.', noText: 'No text would be sent', other: '한국어',
     picture: 'The routes with what passed through them', failed: 'failed', expired: 'no result', acceptedNo: 'not accepted yet', menu: 'Menu', found: 'entries',
     acknowledged: 'acknowledged',
  },
};
const VIEWS = ['now', 'history', 'silences', 'try', 'routes'];
const byId = id => document.getElementById(id);
let language = localStorage.getItem('language') || (navigator.language.startsWith('ko') ? 'ko' : 'en');
let next = null;
const t = word => WORDS[language][word] || word;

function make(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name === 'onclick') node.addEventListener('click', value);
    else node.setAttribute(name, value);
  }
  node.append(...children.filter(child => child !== null && child !== undefined).map(child => child instanceof Node ? child : String(child)));
  return node;
}

// For screen readers: said once, when it changes.
function speak(text) { if (byId('spoken').textContent !== text) byId('spoken').textContent = text; }

// Changes only what differs, so that a refresh moves neither the focus nor the place where somebody reads.
function renew(old, fresh) {
  if (old.nodeName !== fresh.nodeName || old.childNodes.length !== fresh.childNodes.length) { old.replaceWith(fresh); return; }
  if (old.nodeType === Node.TEXT_NODE) { if (old.data !== fresh.data) old.data = fresh.data; return; }
  if (old.className !== fresh.className) old.className = fresh.className;
  [...old.childNodes].forEach((child, place) => renew(child, [...fresh.childNodes][place]));
}

function problem(text) {
  byId('problem').hidden = !text;
  byId('problem').textContent = text || '';
}

async function call(path, options = {}) {
  let answer;
  try {
    answer = await fetch(path, { ...options, headers: { 'Content-Type': 'application/json', 'X-Bongsu-Console': '1' }, credentials: 'same-origin' });
  } catch (offline) {
    throw new Error(t('offline'));
  }
  if (answer.status === 401 && path !== '/console/login') { showLogin(); throw new Error(''); }
  const body = answer.status === 204 ? {} : await answer.json();
  if (!answer.ok) throw new Error(answer.status === 401 ? t('accountWrong') : body.detail || answer.statusText);
  return body;
}

async function attempt(work) {
  try { problem(''); await work(); } catch (failed) { problem(failed.message); }
}

const post = (path, body) => call(path, { method: 'POST', body: JSON.stringify(body) });
const fields = form => Object.fromEntries(new FormData(form));
const clock = iso => iso ? iso.slice(0, 19).replace('T', ' ') : '';

function age(iso) {
  const minutes = Math.max(0, Math.round((Date.now() - Date.parse(iso)) / 60000));
  return minutes < 60 ? `${minutes}m` : minutes < 2880 ? `${Math.floor(minutes / 60)}h ${minutes % 60}m` : `${Math.floor(minutes / 1440)}d`;
}

function seconds(iso) { return Math.max(0, Math.round((Date.parse(iso) - Date.now()) / 1000)); }

function translate() {
  document.documentElement.lang = language;
  document.querySelectorAll('[data-t]').forEach(node => { node.textContent = t(node.dataset.t); });
  byId('language').textContent = t('other');
  byId('nav').replaceChildren(...VIEWS.map(view => make('a', { href: '#' + view }, t(view))));
  document.querySelectorAll('[data-label]').forEach(node => { node.setAttribute('aria-label', t(node.dataset.label)); });
  byId('language').lang = language === 'ko' ? 'en' : 'ko';
  byId('picture').alt = t('picture');
}

function showLogin() {
  byId('nav').hidden = byId('logout').hidden = true;
  VIEWS.forEach(view => { byId('view-' + view).hidden = true; });
  byId('login').hidden = false;
  byId('login').elements.token.focus();
}

function view() { return VIEWS.includes(location.hash.slice(1)) ? location.hash.slice(1) : 'now'; }

function show() {
  byId('login').hidden = true;
  byId('nav').hidden = byId('logout').hidden = false;
  VIEWS.forEach(name => { byId('view-' + name).hidden = name !== view(); });
  byId('nav').querySelectorAll('a').forEach(link => {
    if (link.hash === '#' + view()) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
  });
  document.title = `${t(view())} – Bongsu`;
  return attempt({ now: loadNow, history: () => loadHistory(false), silences: loadSilences, try: async () => {}, routes: loadRoutes }[view()]);
}

const tile = (title, value, kind) => make('li', {}, title, make('b', { class: kind || '' }, value));
const list = items => items.length ? make('ul', { class: 'list' }, ...items) : make('p', { class: 'dim' }, t('none'));
const number = value => value === null || value === undefined ? t('unknown') : value.toLocaleString();

async function loadNow() {
  const now = await call('/console/now');
  const alarms = now.alarms.map(each => make('li', {}, make('b', {}, each.alarm), ' ', make('span', { class: 'dim' }, `${age(each.since)} · ${clock(each.since)}${each.sent ? '' : ' · ' + t('notSent')}${each.acknowledgedBy ? ` · ${t('acknowledged')} ${each.acknowledgedBy}` : ''}`)));
  const bursts = now.bursts.map(each => make('li', {}, make('b', {}, each.lane), ` ${each.group} × ${each.size} `, make('span', { class: 'dim' }, `${t('due')} ${seconds(each.due)} s`)));
  const health = Object.entries(now.health).map(([name, each]) => {
    const details = Object.entries(each.details).map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`).join(' · ');
    return make('li', {}, make('b', { class: each.status === 'UP' ? 'good' : 'bad' }, `${each.status === 'UP' ? '●' : '▲'} ${name} ${each.status}`), ' ', make('small', {}, details));
  });
  const onCall = Object.entries(now.onCall).map(([team, people]) => make('li', {}, make('b', {}, team), ' ' + people.map(each => `${each.person || ''} ${each.phone}`.trim()).join(', ')));
  const budget = `${now.budget.won.toLocaleString()} ${t('won')}` + (now.budget.limit ? ` / ${now.budget.limit.toLocaleString()}` : '');
  const fresh = byId('view-now').cloneNode(false);
  fresh.append(
    make('h1', { id: 'title-now', tabindex: '-1' }, t('now'), ' ', make('small', {}, clock(now.at))),
    make('ul', { class: 'tiles' },
      tile(t('openAlarms'), now.alarms.length, now.alarms.length ? 'warn' : 'good'),
      tile(t('queue'), number(now.queue)), tile(t('held'), number(now.held)),
      tile(t('dead'), number(now.dead), now.dead ? 'bad' : ''),
      tile(t('budget'), budget, now.budget.spent ? 'bad' : now.budget.digestsStop ? 'warn' : '')),
    make('h2', {}, t('openAlarms')), list(alarms), make('h2', {}, t('openBursts')), list(bursts),
    make('h2', {}, t('onCall')), list(onCall), make('h2', {}, t('health')), list(health));
  renew(byId('view-now'), fresh);
  const ill = Object.entries(now.health).filter(([, each]) => each.status !== 'UP').map(([name, each]) => `${name} ${each.status}`);
  speak([`${t('openAlarms')} ${now.alarms.length}`, ...ill].join(', '));
}

async function loadHistory(more) {
  const wanted = new URLSearchParams();
  for (const [name, value] of Object.entries(fields(byId('search')))) if (value) wanted.set(name, value);
  wanted.set('limit', '50');
  if (more && next) wanted.set('before', next);
  const page = await call('/history?' + wanted);
  next = page.next;
  const items = page.alarms.map(entry);
  const here = view() === 'history';
  if (more) { byId('entries').append(...items); if (items.length) items[0].querySelector('summary').focus(); }
  else byId('entries').replaceChildren(...(items.length ? items : [make('li', { class: 'dim' }, t('none'))]));
  byId('more').hidden = !next;
  if (here) speak(`${byId('entries').querySelectorAll('details').length}${next ? '+' : ''} ${t('found')}`);
}

function entry(each) {
  const kind = each.outcome === 'sent' ? 'good' : each.outcome === 'refused' ? 'bad' : 'warn';
  const tags = each.messages.map(message => '#' + message.tag).join(' ');
  const summary = make('summary', {}, make('span', { class: 'dim' }, clock(each.changed)), ' ', make('b', {}, each.alarm), ` ${each.state} `,
    make('span', { class: 'outcome ' + kind }, each.outcome), ' ', make('small', {}, each.reason || tags));
  const details = make('details', {}, summary);
  details.addEventListener('toggle', () => { if (details.open && details.children.length === 1) details.append(timeline(each)); });
  return make('li', {}, details);
}

function timeline(each) {
  const step = (name, ...rest) => make('li', {}, make('b', {}, name), ' ', ...rest);
  const steps = [step(t('arrived'), clock(each.arrived), each.copies ? ` (+${each.copies} ${t('copies')})` : '')];
  if (each.rule) steps.push(step(t('rule'), `${each.severity} ${each.serverType} → ${each.team} · ${each.rule}`));
  if (each.lane) steps.push(step(t('lane'), each.lane));
  for (const message of each.messages) {
    steps.push(step(t('message'), `${clock(message.composed)} ${message.kind} #${message.tag}`, make('br'), make('span', { class: 'sms' }, message.text)));
    for (const person of message.people) {
      const receipt = person.at ? ` · ${t(person.state.toLowerCase())} ${clock(person.at)} ${person.carrier || ''} ${person.code || ''}` : '';
      const accepted = message.accepted ? `${t('accepted')} ${clock(message.accepted)}` : t('acceptedNo');
      steps.push(step(person.person || t('person'), `${person.phone} · ${accepted}${receipt}`));
    }
  }
  for (const ack of each.acknowledged) steps.push(step(t('acknowledged'), `${clock(ack.at)} ${ack.by}`));
  steps.push(step(t('decided'), `${clock(each.decided)} ${each.outcome}${each.reason ? ': ' + each.reason : ''}`));
  return make('ol', { class: 'timeline' }, ...steps);
}

async function loadSilences() {
  const now = await call('/console/now');
  const items = now.silences.map(each => make('li', {}, make('b', {}, each.alarm), ` ${each.severity || ''} ${t('until')} ${clock(each.until)} ${each.note} `,
    make('button', { type: 'button', 'aria-label': `${t('end')}: ${each.alarm}`, onclick: () => attempt(async () => { await call('/console/silences/' + encodeURIComponent(each.id), { method: 'DELETE' }); await loadSilences(); }) }, t('end'))));
  byId('silenced').replaceChildren(...(items.length ? items : [make('li', { class: 'dim' }, t('none'))]));
}

async function loadRoutes() {
  const columns = matchMedia('(min-width: 850px)').matches ? 2 : 1;
  byId('picture').src = `/routes.svg?columns=${columns}&${Date.now()}`;
}

function sample() {
  const at = new Date().toISOString().replace('Z', '+0000');
  return JSON.stringify({ AlarmName: 'api-3-cpu', AlarmDescription: 'severity=critical server-type=api resource=api-3', AWSAccountId: '000000000000',
    NewStateValue: 'ALARM', OldStateValue: 'OK', StateChangeTime: at, Region: 'Asia Pacific (Seoul)',
    NewStateReason: 'Threshold Crossed: 1 datapoint [97.0] was greater than the threshold (80.0).',
    Trigger: { MetricName: 'CPUUtilization', Namespace: 'AWS/EC2', Statistic: 'AVERAGE', Unit: 'Percent', Dimensions: [{ name: 'InstanceId', value: 'i-0' }],
      Period: 60, EvaluationPeriods: 1, ComparisonOperator: 'GreaterThanThreshold', Threshold: 80.0 } }, null, 1);
}

function phone(message) {
  return make('figure', { class: 'phone' }, make('div', { class: 'sms' }, message.text),
    make('figcaption', {}, make('small', {}, `${message.kind} · ${message.bytes} / ${message.kind === 'SMS' ? 90 : 2000} ${t('bytes')} · ${message.won} ${t('won')} · ${message.to.join(', ')}`)));
}

function listen(id, work) {
  byId(id).addEventListener('submit', event => { event.preventDefault(); attempt(() => work(event.target)); });
}

listen('login', async form => { await post('/console/login', fields(form)); form.reset(); show(); byId('main').focus(); });
listen('search', () => loadHistory(false));
listen('silence', async form => {
  const wanted = fields(form);
  await post('/console/silences', { ...wanted, minutes: Number(wanted.minutes) });
  form.reset();
  await loadSilences();
});
listen('preview', async form => {
  const shown = await call('/console/preview', { method: 'POST', body: form.elements.document.value });
  const notes = shown.alarms.filter(each => !each.messages.length).map(each => make('p', {}, `${t('noText')}: ${each.outcome} ${each.because || ''}`));
  byId('phones').replaceChildren(...shown.messages.map(phone), ...notes);
});
listen('test', async form => {
  if (!confirm(t('confirmText'))) return;
  const answer = await post('/console/test-text', fields(form));
  byId('sent').textContent = `${t('accepted')} ${answer.request}`;
});
byId('more').addEventListener('click', () => attempt(() => loadHistory(true)));
byId('logout').addEventListener('click', () => attempt(async () => { await post('/console/logout', {}); showLogin(); }));
byId('language').addEventListener('click', () => {
  language = language === 'ko' ? 'en' : 'ko';
  localStorage.setItem('language', language);
  translate();
  if (byId('login').hidden) show();
});
document.querySelector('.skip').addEventListener('click', event => { event.preventDefault(); byId('main').focus(); });
window.addEventListener('hashchange', async () => { await show(); (byId('title-' + view()) || byId('main')).focus(); });
setInterval(() => {
  const load = { now: loadNow, routes: loadRoutes }[view()];
  if (load && !document.hidden && byId('login').hidden) attempt(load);
}, 5000);
byId('preview').elements.document.value = sample();
translate();
show();
