import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';

/** A file that the explorer's page is made of. */
export interface AssetFile {
  readonly file: string;
  readonly contentType: string;
}

const types = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
} as const;

const ownFiles = [
  'explorer.js',
  'explorer.css',
  'session.js',
  'officers.js',
  'examples.js',
  'examples/caseExamples.js',
  'examples/environmentExamples.js',
  'examples/justiceExamples.js',
  'examples/statisticsExamples.js',
  'examples/withheld.js',
];

/**
 * The files of the page by their path, all from this package and from npm: the hub's network may
 * know no other. A path that is not in this table names no file.
 */
export function explorerAssets(): ReadonlyMap<string, AssetFile> {
  const own = join(packageFolder('..'), 'web');
  const react = join(packageFolder('react'), 'umd');
  const reactDom = join(packageFolder('react-dom'), 'umd');
  const graphiql = packageFolder('graphiql');
  return new Map([
    ['/', asset(own, 'explorer.html')],
    ...ownFiles.map((name) => below(own, name)),
    below(react, 'react.production.min.js'),
    below(reactDom, 'react-dom.production.min.js'),
    below(graphiql, 'graphiql.min.js'),
    below(graphiql, 'graphiql.min.css'),
  ]);
}

function below(folder: string, name: string): [string, AssetFile] {
  return [`/explorer/${name}`, asset(folder, name)];
}

function asset(folder: string, name: string): AssetFile {
  const suffix = name.endsWith('.html') ? 'html' : name.endsWith('.css') ? 'css' : 'js';
  return { file: join(folder, name), contentType: types[suffix] };
}

/** The folder of a package, from `src/` as from `dist/`; `..` is the package of this file. */
function packageFolder(name: string): string {
  const found = findPackageJSON(name, import.meta.url);
  if (found === undefined) {
    throw new Error(`The package ${name} is missing. Install the hub again.`);
  }
  return dirname(found);
}
