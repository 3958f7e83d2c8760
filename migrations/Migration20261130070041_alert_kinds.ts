import { Migration } from '@mikro-orm/migrations';

export class Migration20261130070041_alert_kinds extends Migration {
  override name = 'Migration20261130070041_alert_kinds';

  override up(): void | Promise<void> {
    this.addSql(`alter table "product" drop column "watched";`);
    this.addSql(`alter table "product" add "watched_from" int null;`);

    this.addSql(`alter table "alert_off" drop constraint "alert_off_kind_check";`);
    this.addSql(
      `alter table "alert_off" add constraint "alert_off_kind_check" check ("kind" in ('subscription_expires', 'notice_date', 'seats_short', 'assignments_in_error'));`,
    );

    this.addSql(`alter table "alert" drop constraint "alert_kind_check";`);
    this.addSql(`alter table "alert" drop constraint "alert_resolved_why_check";`);
    this.addSql(`alter table "alert" alter column "subscription_id" drop not null;`);
    this.addSql(
      `create unique index alert_open_product_unique on alert (tenant_id, kind, product_id) where resolved_at is null and subscription_id is null;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_subject_check" check ((kind in ('subscription_expires', 'notice_date')) = (subscription_id is not null));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_kind_check" check ("kind" in ('subscription_expires', 'notice_date', 'seats_short', 'assignments_in_error'));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_resolved_why_check" check ("resolved_why" in ('replaced', 'lapsed', 'renewed', 'passed', 'gone', 'enough', 'healed', 'off'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(
      `delete from alert_message m using alert a where a.tenant_id = m.tenant_id and a.id = m.alert_id and a.kind <> 'subscription_expires';`,
    );
    this.addSql(`delete from alert where kind <> 'subscription_expires';`);
    this.addSql(`delete from alert_off where kind <> 'subscription_expires';`);
    this.addSql(`drop index "alert_open_product_unique";`);
    this.addSql(`alter table "alert" drop constraint "alert_subject_check";`);
    this.addSql(`alter table "alert" drop constraint "alert_kind_check";`);
    this.addSql(`alter table "alert" drop constraint "alert_resolved_why_check";`);
    this.addSql(`alter table "alert" alter column "subscription_id" set not null;`);
    this.addSql(
      `alter table "alert" add constraint "alert_kind_check" check ("kind" in ('subscription_expires'));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_resolved_why_check" check ("resolved_why" in ('replaced', 'lapsed', 'renewed', 'gone', 'off'));`,
    );

    this.addSql(`alter table "alert_off" drop constraint "alert_off_kind_check";`);
    this.addSql(
      `alter table "alert_off" add constraint "alert_off_kind_check" check ("kind" in ('subscription_expires'));`,
    );

    this.addSql(`alter table "product" drop column "watched_from";`);
    this.addSql(`alter table "product" add "watched" boolean not null default false;`);
  }
}
