import { Migration } from '@mikro-orm/migrations';

export class Migration20261130105852_alert_lists extends Migration {
  override name = 'Migration20261130105852_alert_lists';

  override up(): void | Promise<void> {
    this.addSql(`alter table "alert_message" add "list_id" uuid null;`);
    this.addSql(
      `create index "alert_message_list_index" on "alert_message" ("tenant_id", "list_id");`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "alert_message_list_index";`);
    this.addSql(`alter table "alert_message" drop column "list_id";`);
  }
}
