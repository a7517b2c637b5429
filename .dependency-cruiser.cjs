// Imports go down the floors only (docs/decisions/0001): each rule names what a floor may not see.
const floors = ['codes', 'db', 'entities', 'policy', 'resolvers', 'schema', 'server', 'cli'];
const ground = '^src/(errors|config)\\.ts$';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...floors.map((floor, height) => ({
      name: `${floor}-looks-up`,
      severity: 'error',
      comment: `src/${floor} may import only the floors below it`,
      from: { path: `^src/${floor}/` },
      to: {
        path:
          floors
            .slice(height + 1)
            .map((above) => `^src/${above}/`)
            .join('|') || '^$',
      },
    })),
    {
      name: 'beside-looks-up',
      severity: 'error',
      comment: 'import, generate and demo stand beside the server, below the commands',
      from: { path: '^src/(import|generate|demo)/' },
      to: { path: '^src/cli/' },
    },
    {
      name: 'floors-look-beside',
      severity: 'error',
      from: { path: '^src/(codes|db|entities|policy|resolvers|schema)/' },
      to: { path: '^src/(import|generate|demo)/' },
    },
    {
      name: 'ground-imports',
      severity: 'error',
      from: { path: '^src/errors\\.ts$' },
      to: { path: '^src/' },
    },
    {
      name: 'environment-has-one-reader',
      severity: 'error',
      comment: 'only the commands read the configuration',
      from: { path: '^src/(codes|entities|policy|resolvers|schema)/' },
      to: { path: '^src/config\\.ts$' },
    },
    {
      name: 'client-stands-alone',
      severity: 'error',
      comment: 'the client runs outside the hub, with fetch alone',
      from: { path: '^src/client/' },
      to: { pathNot: '^src/client/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment:
        'entities name each other lazily, nested objects compile each other, courses of a case cross',
      from: { pathNot: '^src/entities/|^src/db/projection/|^src/generate/courses/' },
      to: { circular: true },
    },
    {
      name: 'no-orphan',
      severity: 'error',
      from: { orphan: true, pathNot: ['\\.d\\.ts$', ground, '^src/main\\.ts$'] },
      to: {},
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
