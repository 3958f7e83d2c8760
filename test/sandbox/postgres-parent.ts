// A process that starts PostgreSQL as its JSON argument says, tells its address, and stays.

import { startPostgres } from '../../sandbox/postgres.ts';

const { adminUrl } = await startPostgres(JSON.parse(process.argv[2] ?? ''));
console.log(adminUrl);
setInterval(() => {}, 60_000);
