import { Migration } from '@mikro-orm/migrations';

export class Migration20261130101905_alert_rules extends Migration {
  override name = 'Migration20261130101905_alert_rules';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "alert_rule" ("tenant_id" varchar(64) not null, "id" uuid not null, "product_id" uuid null, "kinds_on" text[] not null default '{}', "kinds_off" text[] not null default '{}', "expiry_days" smallint[] null, "notice_days" smallint[] null, "few_seats" int null, "few_percent" smallint null, "forecast_days" smallint null, "set_by_id" uuid null, "set_at" timestamptz not null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index alert_rule_product_unique on alert_rule (tenant_id, product_id) nulls not distinct;`,
    );

    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_tenant_id_set_by_id_foreign" foreign key ("tenant_id", "set_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_kinds_check" check (kinds_on <@ array['subscription_expires', 'notice_date', 'seats_short', 'assignments_in_error'] and kinds_off <@ array['subscription_expires', 'notice_date', 'seats_short', 'assignments_in_error'] and not (kinds_on && kinds_off));`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_expiry_days_check" check (cardinality(expiry_days) >= 1 and cardinality(expiry_days) <= 20 and 0 <= all (expiry_days) and 365 >= all (expiry_days));`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_notice_days_check" check (cardinality(notice_days) >= 1 and cardinality(notice_days) <= 20 and 0 <= all (notice_days) and 365 >= all (notice_days));`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_few_check" check ((few_seats is null or few_percent is null) and few_seats >= 0 and few_seats <= 1000000 and few_percent >= 0 and few_percent <= 100);`,
    );
    this.addSql(
      `alter table "alert_rule" add constraint "alert_rule_forecast_days_check" check (forecast_days >= 0 and forecast_days <= 90);`,
    );
    this.addSql(
      `insert into alert_rule (tenant_id, id, product_id, kinds_off, set_by_id, set_at)
        select tenant_id, gen_random_uuid(), product_id, array_agg(kind order by kind),
            (array_agg(set_by_id order by set_at desc))[1], max(set_at)
          from alert_off group by tenant_id, product_id;`,
    );
    this.addSql(`drop table "alert_off";`);
  }

  override down(): void | Promise<void> {
    this.addSql(
      `create table "alert_off" ("kind" text not null, "product_id" uuid not null, "set_at" timestamptz(6) not null, "set_by_id" uuid null, "tenant_id" varchar(64) not null, primary key ("tenant_id", "product_id", "kind"));`,
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
      `alter table "alert_off" add constraint "alert_off_kind_check" check ("kind" in ('subscription_expires', 'notice_date', 'seats_short', 'assignments_in_error'));`,
    );
    this.addSql(
      `insert into alert_off (tenant_id, product_id, kind, set_by_id, set_at)
        select tenant_id, product_id, unnest(kinds_off), set_by_id, set_at from alert_rule
         where product_id is not null;`,
    );
    this.addSql(`drop table "alert_rule";`);
  }
}
