import { Migration } from '@mikro-orm/migrations';

export class Migration20261129220915_mirrors extends Migration {
  override name = 'Migration20261129220915_mirrors';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "license_group" add "slack_name" varchar(255) null, add "mirror_revision" int not null default 0;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `alter table "license_group" drop column "slack_name", drop column "mirror_revision";`,
    );
  }
}
