import { Migration } from '@mikro-orm/migrations';

export class Migration20261130063432_alert_hands extends Migration {
  override name = 'Migration20261130063432_alert_hands';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "alert_off" ("tenant_id" varchar(64) not null, "product_id" uuid not null, "kind" text not null, "set_by_id" uuid null, "set_at" timestamptz not null, primary key ("tenant_id", "product_id", "kind"));`,
    );

    this.addSql(`alter table "alert" drop constraint "alert_resolved_why_check";`);
    this.addSql(
      `alter table "alert" add "owner_id" uuid null, add "quiet_why" text null, add "quiet_at" timestamptz null, add "quiet_by_id" uuid null, add "quiet_level" smallint null, add "quiet_until" date null, add "quiet_reason" text null;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_tenant_id_owner_id_foreign" foreign key ("tenant_id", "owner_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_tenant_id_quiet_by_id_foreign" foreign key ("tenant_id", "quiet_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `create index alert_snoozed_index on alert (tenant_id, quiet_until) where quiet_until is not null and resolved_at is null;`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_quiet_check" check ((quiet_why is null) = (quiet_at is null) and (quiet_why is null) = (quiet_level is null) and (quiet_why is null) = (quiet_until is null and quiet_reason is null) and (quiet_until is null or quiet_reason is null));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_quiet_why_check" check ("quiet_why" in ('snoozed', 'resolved'));`,
    );
    this.addSql(
      `alter table "alert" add constraint "alert_resolved_why_check" check ("resolved_why" in ('replaced', 'lapsed', 'renewed', 'gone', 'off'));`,
    );

    this.addSql(
      `alter table "alert_off" add constraint "alert_off_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_off" add constraint "alert_off_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_off" add constraint "alert_off_tenant_id_set_by_id_foreign" foreign key ("tenant_id", "set_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_off" add constraint "alert_off_kind_check" check ("kind" in ('subscription_expires'));`,
    );
  }

  override down(): void | Promise<void> {
    this.addSql(`drop table if exists "alert_off" cascade;`);

    this.addSql(`alter table "alert" drop constraint "alert_tenant_id_owner_id_foreign";`);
    this.addSql(`alter table "alert" drop constraint "alert_tenant_id_quiet_by_id_foreign";`);

    this.addSql(`drop index "alert_snoozed_index";`);
    this.addSql(`alter table "alert" drop constraint "alert_quiet_check";`);
    this.addSql(`alter table "alert" drop constraint "alert_quiet_why_check";`);
    this.addSql(`alter table "alert" drop constraint "alert_resolved_why_check";`);
    this.addSql(
      `alter table "alert" drop column "owner_id", drop column "quiet_why", drop column "quiet_at", drop column "quiet_by_id", drop column "quiet_level", drop column "quiet_until", drop column "quiet_reason";`,
    );
    this.addSql(`update "alert" set resolved_why = 'gone' where resolved_why = 'off';`);
    this.addSql(
      `alter table "alert" add constraint "alert_resolved_why_check" check ("resolved_why" in ('replaced', 'lapsed', 'renewed', 'gone'));`,
    );
  }
}
