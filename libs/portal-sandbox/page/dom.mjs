/** An element with its attributes, listeners (`onclick` …) and children; text stays text. */
export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : value);
  }
  made.append(
    ...children.flat(Infinity).filter((child) => child !== undefined && child !== null && child !== false),
  );
  return made;
};

/** Vietnamese first, English small behind it. */
export const both = ([vietnamese, english]) => [vietnamese, ' ', element('small', {}, english)];

/** What was entered: vietnamese label, english label, control. */
export const field = (words, control) => element('label', {}, element('span', {}, both(words)), control);

export const table = (heads, rows) =>
  element(
    'table',
    {},
    element(
      'thead',
      {},
      element(
        'tr',
        {},
        heads.map((words) => element('th', { scope: 'col' }, both(words))),
      ),
    ),
    element('tbody', {}, rows),
  );

export const cells = (...contents) =>
  element(
    'tr',
    {},
    contents.map((content) =>
      content instanceof HTMLTableCellElement ? content : element('td', {}, content),
    ),
  );

let hiding;
/** Says something for some seconds. */
export const notice = (text) => {
  document.getElementById('notice').textContent = text;
  clearTimeout(hiding);
  hiding = setTimeout(() => (document.getElementById('notice').textContent = ''), 5000);
};

/** Asks the desk. Throws an Error that names what it did not like. */
export const ask = async (path, { method = 'GET', json } = {}) => {
  const body =
    json === undefined ? {} : { body: JSON.stringify(json), headers: { 'content-type': 'application/json' } };
  const response = await fetch(`/sandbox/${path}`, { method, ...body });
  const text = await response.text();
  const answer = text === '' ? undefined : JSON.parse(text);
  if (!response.ok) throw new Error(answer?.message ?? `HTTP ${response.status}`);
  return answer;
};

/** Runs what a button orders and says how it ended. */
export const doing = (work, done) => async (event) => {
  event?.preventDefault();
  try {
    await work(event);
    if (done) notice(done);
  } catch (error) {
    notice(`Không thực hiện được (failed): ${error.message}`);
  }
};
