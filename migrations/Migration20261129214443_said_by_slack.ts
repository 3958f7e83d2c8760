import { Migration } from '@mikro-orm/migrations';

export class Migration20261129214443_said_by_slack extends Migration {
  override name = 'Migration20261129214443_said_by_slack';

  override up(): void | Promise<void> {
    this.addSql(
      `alter table "person" add "slack_email" varchar(320) null, add "slack_updated_at" timestamptz null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "person" drop column "slack_email", drop column "slack_updated_at";`);
  }
}
