// The built hub of an agency tells composers its subgraph as `xianjie schema` printed it.
import { cpSync } from 'node:fs';

cpSync('src/schema/sdl', 'dist/schema/sdl', { recursive: true });
