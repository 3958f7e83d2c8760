import { Migration } from '@mikro-orm/migrations';

export class Migration20261130100422_alert_digest extends Migration {
  override name = 'Migration20261130100422_alert_digest';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "alert_digest" ("tenant_id" varchar(64) not null, "day" date not null, "ts" varchar(64) null, "sending_at" timestamptz null, "sending_until" timestamptz null, primary key ("tenant_id", "day"));`,
    );

    this.addSql(`alter table "tenant" add "digest_hour" smallint null;`);
    this.addSql(
      `alter table "tenant" add constraint "tenant_digest_hour_check" check (digest_hour >= 0 and digest_hour <= 23);`,
    );

    this.addSql(
      `alter table "alert_digest" add constraint "alert_digest_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "alert_digest" cascade;`);

    this.addSql(`alter table "tenant" drop constraint "tenant_digest_hour_check";`);
    this.addSql(`alter table "tenant" drop column "digest_hour";`);
  }
}
