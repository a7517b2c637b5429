import { examples } from './examples.js';
import { describeOfficer } from './officers.js';
import { createSession } from './session.js';

const { React, ReactDOM, GraphiQL } = globalThis;
const session = createSession();
const officer = document.getElementById('officer');
const example = document.getElementById('example');
const root = ReactDOM.createRoot(document.getElementById('graphiql'));

let schemaIsKnown = false;
let fetcher = newFetcher();

// GraphiQL fetches the schema again for each new function that it is given, so this one stays.
const keepSchema = () => {
  schemaIsKnown = true;
};

/** And this one is new when the schema is to be fetched again. */
function newFetcher() {
  return (body, options) => session.ask(body, options?.headers);
}

function render(editors = {}) {
  root.render(
    React.createElement(GraphiQL, {
      fetcher,
      defaultQuery: examples[0].query,
      defaultEditorToolsVisibility: 'variables',
      shouldPersistHeaders: false,
      // Queries may name people: what was typed ends with the tab of the browser.
      storage: sessionStorage,
      onSchemaChange: keepSchema,
      ...editors,
    }),
  );
}

/** Who asks has changed; without a token the schema could not be had before. */
function renew() {
  if (!schemaIsKnown) fetcher = newFetcher();
  render();
}

function tell(text, bad = false) {
  const status = document.getElementById('status');
  status.textContent = text;
  status.classList.toggle('bad', bad);
}

async function askAs(login) {
  const { zh, en } = describeOfficer(login);
  try {
    await session.askAs(login);
    officer.value = login;
    sessionStorage.setItem('officer', login);
    tell(
      `当前身份：${zh}。换一个身份再运行同一查询，可见内容随之不同。 Asking as ${en}: run the same query as somebody else and compare.`,
    );
  } catch (error) {
    tell(`令牌获取失败 No token for ${en}: ${error.message}`, true);
  }
  renew();
}

async function showExample(chosen) {
  if (chosen.login !== officer.value && hasOption(officer, chosen.login)) await askAs(chosen.login);
  const variables = await chosen.variables?.((query) => session.ask({ query }));
  render({
    query: chosen.query,
    variables: variables ? JSON.stringify(variables, null, 2) : '',
    response: '',
  });
  // The editors take a text over when it changes: taken back, the same example can be chosen again.
  setTimeout(render);
}

function hasOption(select, value) {
  return [...select.options].some((option) => option.value === value);
}

/** Fills a select with options in the order of their groups. */
function fill(select, options) {
  for (const [label, members] of Map.groupBy(options, ({ group }) => group)) {
    const group = document.createElement('optgroup');
    group.label = label;
    group.append(...members.map(({ text, value }) => new Option(text, value)));
    select.append(group);
  }
}

async function start() {
  example.append(new Option('选择示例… Choose an example', ''));
  fill(
    example,
    examples.map(({ group, title }, value) => ({ group, text: title, value })),
  );
  const pasted = new Option('粘贴的令牌 Pasted token', '');
  pasted.disabled = true;
  officer.append(pasted);
  const logins = await fetch('/explorer/logins').then((response) => response.json());
  fill(
    officer,
    logins.map((login) => {
      const { group, label } = describeOfficer(login);
      return { group, text: label, value: login };
    }),
  );
  document.getElementById('officer-field').hidden = logins.length === 0;
  if (logins.length === 0) {
    tell('请粘贴令牌后查询。 Paste a bearer token of your identity provider to begin.');
    render();
  } else {
    const last = sessionStorage.getItem('officer');
    await askAs(logins.includes(last) ? last : logins[0]);
  }
}

officer.addEventListener('change', () => askAs(officer.value));
example.addEventListener('change', async () => {
  const chosen = examples[Number(example.value || Number.NaN)];
  example.value = '';
  if (chosen !== undefined) await showExample(chosen);
});
document.getElementById('token-form').addEventListener('submit', (event) => {
  event.preventDefault();
  const field = document.getElementById('token');
  session.useToken(field.value);
  field.value = '';
  officer.value = '';
  tell('正在使用粘贴的令牌。 Asking with the pasted token.');
  renew();
});
start().catch((error) => tell(`查询台无法启动 The explorer cannot start: ${error.message}`, true));
