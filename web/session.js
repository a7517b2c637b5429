/** Who asks: the officer whose token the hub issues, or whoever pasted a token. Kept in memory only. */
export function createSession() {
  let token = '';
  let officer;

  const issue = async () => {
    const response = await fetch(`/explorer/token?login=${encodeURIComponent(officer)}`);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    ({ token } = await response.json());
  };

  const send = (body, headers) =>
    fetch('/graphql', {
      method: 'POST',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify(body),
    });

  return {
    async askAs(login) {
      officer = login;
      await issue();
    },
    useToken(pasted) {
      officer = undefined;
      token = pasted.replace(/^Bearer\s+/i, '').trim();
    },
    /** Asks the hub. A token that the hub issued itself is renewed once when it is refused. */
    async ask(body, headers) {
      let response = await send(body, headers);
      if (response.status === 401 && officer !== undefined) {
        await issue();
        response = await send(body, headers);
      }
      const text = await response.text();
      try {
        return JSON.parse(text);
      } catch {
        return { errors: [{ message: `HTTP ${response.status}: ${text.slice(0, 500)}` }] };
      }
    },
  };
}
