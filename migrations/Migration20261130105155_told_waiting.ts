import { Migration } from '@mikro-orm/migrations';

export class Migration20261130105155_told_waiting extends Migration {
  override name = 'Migration20261130105155_told_waiting';

  override up(): void | Promise<void> {
    this.addSql(`alter table "alert_message" add "told_waiting" int null;`);
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "alert_message" drop column "told_waiting";`);
  }
}
