import { Migration } from '@mikro-orm/migrations';

export class Migration20261129210347_leavers extends Migration {
  override name = 'Migration20261129210347_leavers';

  override up(): void | Promise<void> {
    this.addSql(`alter table "person" add "deleted_at" timestamptz null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "person" drop column "deleted_at";`);
  }
}
