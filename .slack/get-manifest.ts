// For the Slack CLI, which reads JSON: prints manifest.yml as such.
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

console.log(JSON.stringify(parse(readFileSync('manifest.yml', 'utf8'))));
