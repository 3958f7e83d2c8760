import { Migration } from '@mikro-orm/migrations';

export class Migration20261123020748_initial extends Migration {
  override name = 'Migration20261123020748_initial';

  override up(): void | Promise<void> {
    this.addSql(
      `create table "tenant" ("id" varchar(64) not null, "name" varchar(255) not null, "time_zone" varchar(64) not null default 'UTC', "default_usage_location" char(2) null, "expiring_window_days" smallint not null default 30, "created_at" timestamptz not null default now(), primary key ("id"));`,
    );
    this.addSql(
      `alter table "tenant" add constraint "tenant_expiring_window_days_check" check (expiring_window_days >= 1 and expiring_window_days <= 365);`,
    );

    this.addSql(
      `create table "service_plan" ("tenant_id" varchar(64) not null, "id" uuid not null, "plan_id" varchar(100) not null, "name" varchar(255) not null, "prohibited_countries" text[] not null default '{}', primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "service_plan" add constraint "service_plan_plan_id_unique" unique ("tenant_id", "plan_id");`,
    );

    this.addSql(
      `create table "product" ("tenant_id" varchar(64) not null, "id" uuid not null, "sku_id" varchar(100) not null, "sku_part_number" varchar(255) not null, "display_name" varchar(255) not null, "description" text null, "help_url" text null, "purchase_url" text null, "assigned" int not null default 0, "subscriptions_revision" int not null default 0, "created_at" timestamptz not null default now(), primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "product" add constraint "product_sku_id_unique" unique ("tenant_id", "sku_id");`,
    );
    this.addSql(
      `alter table "product" add constraint "product_assigned_check" check (assigned >= 0);`,
    );

    this.addSql(
      `create table "subscription" ("tenant_id" varchar(64) not null, "id" uuid not null, "product_id" uuid not null, "external_id" varchar(255) null, "seats" int null, "start_date" date not null, "end_date" date null, "price" numeric(12,2) null, "currency" char(3) null, "notice_date" date null, "created_at" timestamptz not null default now(), primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "subscription_product_index" on "subscription" ("tenant_id", "product_id");`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_external_id_unique" unique ("tenant_id", "external_id");`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_seats_check" check (seats >= 0);`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_dates_check" check (end_date >= start_date);`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_price_check" check (price is null or (price >= 0 and currency is not null));`,
    );

    this.addSql(
      `create table "product_plan" ("tenant_id" varchar(64) not null, "product_id" uuid not null, "plan_id" uuid not null, "friendly_name" varchar(255) not null, primary key ("tenant_id", "product_id", "plan_id"));`,
    );
    this.addSql(
      `create index "product_plan_plan_index" on "product_plan" ("tenant_id", "plan_id");`,
    );

    this.addSql(
      `create table "plan_exclusion" ("tenant_id" varchar(64) not null, "plan_id" uuid not null, "excludes_plan_id" uuid not null, primary key ("tenant_id", "plan_id", "excludes_plan_id"));`,
    );
    this.addSql(
      `alter table "plan_exclusion" add constraint "plan_exclusion_order_check" check (plan_id < excludes_plan_id);`,
    );

    this.addSql(
      `create table "plan_dependency" ("tenant_id" varchar(64) not null, "plan_id" uuid not null, "needs_plan_id" uuid not null, primary key ("tenant_id", "plan_id", "needs_plan_id"));`,
    );
    this.addSql(
      `alter table "plan_dependency" add constraint "plan_dependency_self_check" check (plan_id <> needs_plan_id);`,
    );

    this.addSql(
      `create table "person" ("tenant_id" varchar(64) not null, "id" uuid not null, "slack_user_id" varchar(64) null, "email" varchar(320) null, "display_name" varchar(255) not null, "usage_location" char(2) null, "manager_id" uuid null, "status" text not null default 'active', "is_guest" boolean not null default false, "is_workspace_admin" boolean not null default false, "locale" varchar(35) null, "slack_read_at" timestamptz null, "created_at" timestamptz not null default now(), primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `alter table "person" add constraint "person_slack_user_unique" unique ("tenant_id", "slack_user_id");`,
    );
    this.addSql(
      `alter table "person" add constraint "person_email_unique" unique ("tenant_id", "email");`,
    );
    this.addSql(
      `alter table "person" add constraint "person_email_lower_check" check (email = lower(email));`,
    );
    this.addSql(
      `alter table "person" add constraint "person_usage_location_check" check (usage_location ~ '^[A-Z]{2}$');`,
    );
    this.addSql(
      `alter table "person" add constraint "person_status_check" check ("status" in ('active', 'deleted'));`,
    );

    this.addSql(
      `create table "source" ("tenant_id" varchar(64) not null, "id" uuid not null, "person_id" uuid not null, "product_id" uuid not null, "state" text not null default 'active', "since" timestamptz not null, "until_date" date null, "assigned_by_id" uuid null, "reason" text null, "ended_at" timestamptz null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create unique index source_direct_unique on source (tenant_id, person_id, product_id) where state = 'active';`,
    );
    this.addSql(
      `create index source_holders_index on source (tenant_id, product_id, since desc, id) where state = 'active';`,
    );
    this.addSql(
      `alter table "source" add constraint "source_ended_check" check ((state = 'ended') = (ended_at is not null));`,
    );
    this.addSql(
      `alter table "source" add constraint "source_state_check" check ("state" in ('active', 'ended'));`,
    );

    this.addSql(
      `create table "source_disabled_plan" ("tenant_id" varchar(64) not null, "source_id" uuid not null, "plan_id" uuid not null, primary key ("tenant_id", "source_id", "plan_id"));`,
    );

    this.addSql(
      `create table "audit_entry" ("tenant_id" varchar(64) not null, "id" bigserial not null, "at" timestamptz not null, "actor_kind" text not null, "actor_id" uuid null, "on_behalf_of_id" uuid null, "action" varchar(64) not null, "person_id" uuid null, "product_id" uuid null, "surface" varchar(32) not null, "reason" text null, "before" jsonb null, "after" jsonb null, "request_id" varchar(64) null, primary key ("tenant_id", "id"));`,
    );
    this.addSql(
      `create index "audit_entry_person_index" on "audit_entry" ("tenant_id", "person_id", "at");`,
    );
    this.addSql(
      `create index "audit_entry_product_index" on "audit_entry" ("tenant_id", "product_id", "at");`,
    );
    this.addSql(
      `alter table "audit_entry" add constraint "audit_entry_actor_kind_check" check ("actor_kind" in ('administrator', 'approver', 'holder', 'everybody', 'system'));`,
    );

    this.addSql(
      `alter table "service_plan" add constraint "service_plan_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "product" add constraint "product_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "subscription" add constraint "subscription_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "subscription" add constraint "subscription_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "product_plan" add constraint "product_plan_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "product_plan" add constraint "product_plan_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "product_plan" add constraint "product_plan_tenant_id_plan_id_foreign" foreign key ("tenant_id", "plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "plan_exclusion" add constraint "plan_exclusion_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "plan_exclusion" add constraint "plan_exclusion_tenant_id_plan_id_foreign" foreign key ("tenant_id", "plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "plan_exclusion" add constraint "plan_exclusion_tenant_id_excludes_plan_id_foreign" foreign key ("tenant_id", "excludes_plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete cascade;`,
    );

    this.addSql(
      `alter table "plan_dependency" add constraint "plan_dependency_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "plan_dependency" add constraint "plan_dependency_tenant_id_plan_id_foreign" foreign key ("tenant_id", "plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "plan_dependency" add constraint "plan_dependency_tenant_id_needs_plan_id_foreign" foreign key ("tenant_id", "needs_plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete cascade;`,
    );

    this.addSql(
      `alter table "person" add constraint "person_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "person" add constraint "person_tenant_id_manager_id_foreign" foreign key ("tenant_id", "manager_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "source" add constraint "source_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "source" add constraint "source_tenant_id_person_id_foreign" foreign key ("tenant_id", "person_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "source" add constraint "source_tenant_id_product_id_foreign" foreign key ("tenant_id", "product_id") references "product" ("tenant_id", "id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "source" add constraint "source_tenant_id_assigned_by_id_foreign" foreign key ("tenant_id", "assigned_by_id") references "person" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "source_disabled_plan" add constraint "source_disabled_plan_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );
    this.addSql(
      `alter table "source_disabled_plan" add constraint "source_disabled_plan_tenant_id_source_id_foreign" foreign key ("tenant_id", "source_id") references "source" ("tenant_id", "id") on update restrict on delete cascade;`,
    );
    this.addSql(
      `alter table "source_disabled_plan" add constraint "source_disabled_plan_tenant_id_plan_id_foreign" foreign key ("tenant_id", "plan_id") references "service_plan" ("tenant_id", "id") on update restrict on delete restrict;`,
    );

    this.addSql(
      `alter table "audit_entry" add constraint "audit_entry_tenant_id_foreign" foreign key ("tenant_id") references "tenant" ("id") on update restrict on delete restrict;`,
    );

    this.addSql(`create function refuse_audit_change() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_entry is append-only' using errcode = 'restrict_violation';
      end $$;`);
    this.addSql(`create trigger audit_entry_append_only before update or delete or truncate
      on audit_entry for each statement execute function refuse_audit_change();`);
  }

  override down(): void {
    const tables = [
      'audit_entry',
      'source_disabled_plan',
      'source',
      'person',
      'plan_dependency',
      'plan_exclusion',
      'product_plan',
      'subscription',
      'product',
      'service_plan',
      'tenant',
    ];
    for (const table of tables) this.addSql(`drop table if exists "${table}";`);
    this.addSql('drop function if exists refuse_audit_change();');
  }
}
