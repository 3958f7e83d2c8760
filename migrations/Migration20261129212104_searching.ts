import { Migration } from '@mikro-orm/migrations';

export class Migration20261129212104_searching extends Migration {
  override name = 'Migration20261129212104_searching';

  override up(): void | Promise<void> {
    this.addSql(
      `create index person_outside_slack_index on person (tenant_id, lower(display_name) collate "C", id) where slack_user_id is null or status = 'deleted';`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "person_outside_slack_index";`);
  }
}
