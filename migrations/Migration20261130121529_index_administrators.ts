import { Migration } from '@mikro-orm/migrations';

export class Migration20261130121529_index_administrators extends Migration {
  override name = 'Migration20261130121529_index_administrators';

  override up(): void | Promise<void> {
    this.addSql(
      `create index person_administrator_index on person (tenant_id, id) where is_workspace_admin or slack_email is not null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop index "person_administrator_index";`);
  }
}
