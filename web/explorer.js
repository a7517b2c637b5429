import { examples } from './examples.js';
import { describeOfficer } from './officers.js';
import { createSession } from './session.js';

const { React, ReactDOM, GraphiQL } = globalThis;
const find = (id) => document.getElementById(id);
const officer = find('officer');
const example = find('example');
const root = ReactDOM.createRoot(find('graphiql'));
const session = createSession();
