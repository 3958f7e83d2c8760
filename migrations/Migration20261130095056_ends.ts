import { Migration } from '@mikro-orm/migrations';

export class Migration20261130095056_ends extends Migration {
  override name = 'Migration20261130095056_ends';

  override up(): void | Promise<void> {
    this.addSql(`alter table "person" add "time_zone" varchar(64) null;`);

    this.addSql(
      `alter table "source" add "end_told_for" date null, add "end_told_days" smallint null;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`alter table "person" drop column "time_zone";`);

    this.addSql(`alter table "source" drop column "end_told_for", drop column "end_told_days";`);
  }
}
